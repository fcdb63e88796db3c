//! Weights of attribution from marked reports.

use super::gold::{Attribution, GoldReport};
use super::structured::{Settings, Table, chains, choices, rankings};
use dateline_read::statements::tagger::Weights;
use dateline_read::statements::tagger::decode::{by, decode};
use dateline_read::statements::training::Candidates;
use dateline_read::{Desk, document, read_document};
use dateline_types::json::CodePoints;
use dateline_types::{At, CharSpan, Report, Span};

/// What the shipped weights are trained with.
pub const SETTINGS: Settings = Settings {
    bits: 20,
    chain_epochs: 12,
    rank_epochs: 12,
    rank_margin: 20,
    choice_epochs: 20,
    cost: 2,
    margin: 80,
    lean: 20,
    seed: 7,
    runs: 5,
};

/// Content shared with gold, of all content of both, from which an attribution counts as found.
const FOUND: f64 = 0.5;

/// Trains on reports; the file of weights.
///
/// # Errors
/// Where the weights made could not be read back.
pub fn train(desk: &Desk, reports: &[GoldReport], settings: &Settings) -> anyhow::Result<Vec<u8>> {
    let raw: Vec<Report> = reports.iter().map(report).collect();
    let documents: Vec<_> = raw.iter().map(|report| document::of(desk, report, &mut Vec::new(), &mut |_| {})).collect();
    let mut all: Vec<(Candidates, &GoldReport)> = Vec::new();
    for ((report, document), gold) in raw.iter().zip(&documents).zip(reports) {
        let times = read_document(desk, report, document, Vec::new(), &mut |_| {}).times;
        all.extend(Candidates::of(desk, document, &times).map(|candidates| (candidates, gold)));
    }
    let mut labelled = Vec::new();
    for (candidates, gold) in &all {
        let points = CodePoints::of(&gold.text);
        for at in 0..candidates.len() {
            let Some(own) = attribution_of(candidates.cue(at), gold, &points) else { continue };
            let chain = candidates.chain(at);
            let document = candidates.document();
            let inside = |word: usize| {
                let span = points.span(document.tokens.spans[word]);
                own.content.iter().any(|At(content)| content.start <= span.start && span.end <= content.end)
            };
            labelled.push((chain, chain.words.clone().map(inside).collect::<Vec<bool>>()));
        }
    }
    let chained = mean(settings, |table, settings| chains(table, &labelled, settings));
    let first = Weights::read(&Weights::write(&chained))?;
    let score = by(&first);
    let mut ranked = Vec::new();
    for (candidates, gold) in &all {
        let points = CodePoints::of(&gold.text);
        for at in 0..candidates.len() {
            let Some(own) = attribution_of(candidates.cue(at), gold, &points) else { continue };
            let right = |span: Option<Span>| match span.map(|span| points.span(span)) {
                None => own.source.is_empty(),
                Some(span) => own.source.iter().any(|At(gold)| gold.start <= span.start && span.end <= gold.end),
            };
            let labels = decode(candidates.chain(at), |_| 0, &score);
            ranked.push(candidates.sources(at, &labels).into_iter().map(|(span, own)| (own, right(span))).collect());
        }
    }
    let ranked = mean(settings, |table, settings| rankings(table, &ranked, settings));
    let both = added(&chained, &ranked);
    let first = Weights::read(&Weights::write(&both))?;
    let score = by(&first);
    let mut stand = Vec::new();
    for (candidates, gold) in &all {
        let points = CodePoints::of(&gold.text);
        for at in 0..candidates.len() {
            let (content, features) = candidates.labelled(at, &decode(candidates.chain(at), |_| 0, &score), &first);
            if content.is_empty() {
                continue;
            }
            let own = attribution_of(candidates.cue(at), gold, &points);
            let stands = own.is_some_and(|own| shared(&content, &own.content, &points) >= FOUND);
            stand.push((features, stands));
        }
    }
    let judged = mean(settings, |table, settings| choices(table, &stand, settings));
    Ok(Weights::write(&added(&both, &judged)))
}

/// The mean of several runs in other orders: less luck.
fn mean(settings: &Settings, run: impl Fn(&mut Table, &Settings)) -> Vec<i16> {
    let mut sums = vec![0i32; 1 << settings.bits];
    for seed in 0..settings.runs {
        let mut table = Table::new(settings.bits);
        run(&mut table, &Settings { seed: settings.seed + seed, ..*settings });
        sums.iter_mut().zip(table.averaged()).for_each(|(sum, own)| *sum += i32::from(own));
    }
    let runs = settings.runs.max(1) as i32;
    sums.into_iter().map(|sum| (sum / runs) as i16).collect()
}

/// Weights of two kinds in one table; their features differ by their templates; where two hash alike they add up.
fn added(one: &[i16], other: &[i16]) -> Vec<i16> {
    one.iter().zip(other).map(|(a, b)| a.saturating_add(*b)).collect()
}

/// A marked report as the reader takes it.
fn report(gold: &GoldReport) -> Report {
    let published = gold.date.as_deref().and_then(|date| date.parse().ok());
    Report { text: gold.text.clone(), published, ..Report::default() }
}

/// The gold attribution whose cue a candidate's cue is.
fn attribution_of<'g>(cue: Option<Span>, gold: &'g GoldReport, points: &CodePoints) -> Option<&'g Attribution> {
    let cue = points.span(cue?);
    let shares = |own: &At<CharSpan>| own.0.start < cue.end && cue.start < own.0.end;
    gold.quotes.iter().find(|own| own.cue.iter().any(shares))
}

/// Characters in both contents over characters in either.
fn shared(ours: &[Span], gold: &[At<CharSpan>], points: &CodePoints) -> f64 {
    let ours: Vec<CharSpan> = ours.iter().map(|span| points.span(*span)).collect();
    let length = |spans: &mut dyn Iterator<Item = (u32, u32)>| {
        spans.map(|(from, to)| f64::from(to.saturating_sub(from))).sum::<f64>()
    };
    let both = length(
        &mut ours
            .iter()
            .flat_map(|own| gold.iter().map(|At(other)| (own.start.max(other.start), own.end.min(other.end)))),
    );
    let all = length(&mut ours.iter().map(|own| (own.start, own.end)))
        + length(&mut gold.iter().map(|At(own)| (own.start, own.end)));
    if all - both <= 0.0 { 0.0 } else { both / (all - both) }
}

/// Reports in so many parts, by turns: what is trained on and what it is measured on, part by part.
pub fn folds(reports: &[GoldReport], parts: usize) -> Vec<(Vec<GoldReport>, Vec<GoldReport>)> {
    let part = |held: usize| {
        let (own, others): (Vec<_>, Vec<_>) =
            reports.iter().cloned().enumerate().partition(|(at, _)| at % parts == held);
        let plain = |pairs: Vec<(usize, GoldReport)>| pairs.into_iter().map(|(_, report)| report).collect();
        (plain(others), plain(own))
    };
    (0..parts).map(part).collect()
}
