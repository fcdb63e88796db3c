//! Pairs of mentions in the sample that gold ties.
//!
//! A mention of gold is found where a report has an event whose sentence holds its words; of several the one whose trigger is
//! nearest to them.

use crate::score::share::{Found, Share};
use crate::score::{Figure, Options};
use crate::workspace;
use anyhow::Context;
use dateline_corpus::intake::{Intake, IntakeOptions};
use dateline_corpus::store::Stored;
use std::collections::BTreeMap;

pub(super) const DATA: &str = "sample";

/// A mention of gold with the happening that it was given.
struct Mention {
    gold: String,
    report: String,
    words: String,
    ours: Option<String>,
}

pub(super) fn score(options: &Options) -> anyhow::Result<Vec<Figure>> {
    let mut mentions = gold()?;
    let events = sample()?;
    let mut found = Share::default();
    for own in &mut mentions {
        own.ours = happening(&events, own);
        found.add(own.ours.is_some());
    }
    let mut pairs = Found::default();
    let mut left = options.errors;
    let told: Vec<&Mention> = mentions.iter().filter(|own| own.ours.is_some()).collect();
    for (at, one) in told.iter().enumerate() {
        for other in &told[at + 1..] {
            let (same, ours) = (one.gold == other.gold, one.ours == other.ours);
            pairs.count(usize::from(same && ours), usize::from(same), usize::from(ours));
            if same != ours && left > 0 {
                left -= 1;
                let what = if same { "apart" } else { "joined" };
                println!("happenings: {what}: {} “{}”, {} “{}”", one.report, one.words, other.report, other.words);
            }
        }
    }
    for own in mentions.iter().filter(|own| own.ours.is_none()).take(left) {
        println!("happenings: no event: {} “{}”", own.report, own.words);
    }
    let figure = |metric, value| Figure { task: "happenings", data: DATA.to_owned(), metric, value };
    Ok(vec![
        figure("mentions found", found.percent()),
        figure("pairs precision", pairs.precision()),
        figure("pairs recall", pairs.recall()),
        figure("pairs F1", pairs.f1()),
    ])
}

fn gold() -> anyhow::Result<Vec<Mention>> {
    let path = workspace::root().join("sample/gold/happenings.tsv");
    let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    let mention = |row: &str| {
        let mut cells = row.split('\t').map(str::to_owned);
        Some(Mention { gold: cells.next()?, report: cells.next()?, words: cells.next()?, ours: None })
    };
    Ok(rows.filter_map(mention).collect())
}

/// The events of the sample, by the report's own id.
fn sample() -> anyhow::Result<BTreeMap<String, Vec<Stored>>> {
    let reports = Intake::of_paths(&[workspace::root().join("sample/karabakh")], IntakeOptions::default());
    let mut events: BTreeMap<String, Vec<Stored>> = BTreeMap::new();
    for stored in super::events(reports.map(|parcel| Ok(parcel.open().result?)))? {
        events.entry(stored.report.name().to_owned()).or_default().push(stored);
    }
    Ok(events)
}

fn happening(events: &BTreeMap<String, Vec<Stored>>, own: &Mention) -> Option<String> {
    // By where the trigger begins, or ends among the words: of one verb with several days each event has words of its own.
    let mut best: Option<((usize, usize), &Stored)> = None;
    for stored in events.get(&own.report).into_iter().flatten() {
        let Some(at) = stored.sentence.find(&own.words) else { continue };
        let words = at..at + own.words.len();
        let site = stored.record.site();
        let gap = |point: u32| {
            let points = point.saturating_sub(site.from) as usize;
            let at = stored.sentence.char_indices().nth(points).map_or(stored.sentence.len(), |(byte, _)| byte);
            let inside = (words.start..=words.end).contains(&at);
            if inside { 0 } else { at.abs_diff(words.start).min(at.abs_diff(words.end)) }
        };
        let (start, end) = (gap(site.start), gap(site.end));
        let gap = (if end == 0 { 0 } else { start }, start + end);
        if best.is_none_or(|(least, _)| gap < least) {
            best = Some((gap, stored));
        }
    }
    // Another event of the sentence is not the one that is meant.
    const NEAR: usize = 40;
    best.filter(|((gap, _), _)| *gap <= NEAR).and_then(|(_, stored)| stored.happening.clone())
}
