//! From claims to the ledger's records.

use super::about::{self, About};
use super::measure::{self, Measured};
use super::numbers::{Decimal, Kind};
use super::revisions::{self, Standing};
use super::whose::{self, Whose};
use super::{Claim, Number, facets, method, modality, period, place, responsible};
use crate::scene::Scene;
use crate::statements::plain;
use dateline_knowledge::counted::Class;
use dateline_types::document::Word;
use dateline_types::figure::{Method, PartOf, Qualifier, Scope};
use dateline_types::{Figure, Measure, Source, Span, content_id};
use rustc_hash::FxHashSet;

/// The records of claims, in reading order.
pub(super) fn figures(scene: &Scene, claims: &[Claim]) -> (Vec<Figure>, Vec<Source>) {
    let standings = revisions::standings(scene, claims);
    let mut counters: Vec<Source> = Vec::new();
    // By the number of the claim; none where a claim measures nothing.
    let mut figures: Vec<Option<Figure>> = Vec::with_capacity(claims.len());
    for claim in claims {
        let mut own = claim.measured.map(|measured| figure(scene, claim, measured, &mut counters));
        if let (Some(own), Some(Some(whole))) = (&mut own, claim.part_of.and_then(|part| figures.get(part))) {
            inherit(own, whole);
        }
        if let (Some(own), Some(Some(before))) = (&mut own, figures.last()) {
            go_on(scene, own, before);
        }
        figures.push(own);
    }
    // A whole may stand behind its part: "two of the five wounded".
    for (at, claim) in claims.iter().enumerate() {
        let whole = claim.part_of.filter(|whole| *whole > at).and_then(|whole| figures[whole].as_ref());
        let part_of = whole.map(|whole| PartOf { figure: whole.id.clone(), relation: "subset".to_owned() });
        if let (Some(own), Some(part_of)) = (&mut figures[at], part_of) {
            own.part_of = Some(part_of);
        }
    }
    // Ids are known only now: what is revised may stand before or behind.
    for (at, standing) in standings.into_iter().enumerate() {
        let Some(Standing { status, of }) = standing else { continue };
        let of = of.and_then(|of| figures[of].as_ref()).map(|own| own.id.clone());
        if let Some(own) = &mut figures[at] {
            (own.status, own.of) = (Some(status), of);
        }
    }
    share(scene, claims, &mut figures);
    let abouts = about::find(scene, claims);
    let abouts: Vec<Figure> =
        abouts.into_iter().filter_map(|own| of_another(scene, &own, figures[own.of].as_ref()?)).collect();
    let mut figures: Vec<Figure> = figures.into_iter().flatten().chain(abouts).collect();
    for figure in &mut figures {
        figure.value_hash = value_hash(figure);
    }
    figures.sort_by_key(|own| (own.span.start, own.span.end));
    figures.dedup_by(|a, b| a.id == b.id);
    let mut seen = FxHashSet::default();
    counters.retain(|own| seen.insert(own.id.clone()));
    (figures, counters)
}

fn figure<'a>(scene: &Scene<'a>, claim: &Claim<'a>, measured: Measured<'a>, counters: &mut Vec<Source>) -> Figure {
    let Claim { number, site, .. } = claim;
    let whose = whose::whose(scene, number, site, measured);
    let span = span(scene, claim, measured);
    let measure = measured.measure;
    let when = period::when(scene, number, site, measured, whose);
    let source = source(scene, &whose, counters);
    let place = place::place(scene, site, measured, source.as_ref().map(|source| source.1));
    Figure {
        id: id(scene, span, measure),
        value_hash: String::new(),
        span,
        measure,
        unit: unit(number, site.class, measure),
        low: number.low.and_then(Decimal::as_f64),
        high: number.high.and_then(Decimal::as_f64),
        qualifier: number.qualifier,
        word: word(scene, number),
        each: each(scene, claim),
        counted: facets::counted(scene, number, site, measured),
        by: responsible::by(scene, site, measured).map(|entity| entity.id.clone()),
        scope: when.scope,
        period: when.period,
        asof: when.asof.map(|time| time.id.clone()),
        place: place.map(|entity| entity.id.clone()),
        source: source.map(|source| source.0),
        method: Some(method::method(scene, site, measured, number.qualifier, whose)),
        modality: modality::modality(scene, site, measured, whose),
        status: None,
        of: None,
        part_of: None,
        derived: number.derived.clone().filter(|own| own != "ordinal"),
        statement: whose.statement.map(|own| own.id.clone()),
        rule: measured.rule.to_owned(),
        confidence: measured.confidence,
    }
}

/// Id and place of the source; one that is not among the statements' is made.
fn source(scene: &Scene, whose: &Whose, counters: &mut Vec<Source>) -> Option<(String, Span)> {
    let Some(counter) = whose.counter else { return whose.source.map(|own| (own.id.clone(), own.span)) };
    let mut own = plain::source(scene.report, counter, scene.entities, scene.heads);
    // Whoever cites it relays it.
    own.via = whose.source.map(|relay| relay.id.clone());
    let made = (own.id.clone(), own.span);
    if scene.source(&own.id).is_none() {
        counters.push(own);
    }
    Some(made)
}

/// A part stands within the scope, period, place, source and method of its whole, unless it has its own.
fn inherit(part: &mut Figure, whole: &Figure) {
    part.part_of = Some(PartOf { figure: whole.id.clone(), relation: "subset".to_owned() });
    if part.source.is_none() {
        part.source.clone_from(&whole.source);
        part.statement.clone_from(&whole.statement);
    }
    if part.source == whole.source && part.method == Some(Method::Reported) {
        part.method = whole.method;
    }
    if part.asof.is_none() && part.period.is_none() {
        part.asof.clone_from(&whole.asof);
        part.period.clone_from(&whole.period);
        part.scope = whole.scope;
    }
    part.by = part.by.take().or_else(|| whole.by.clone());
    part.place = part.place.take().or_else(|| whole.place.clone());
}

/// "raised the toll from 12 to 19", "140 new cases, bringing the total to 2,050": numbers of one sentence and measure that
/// are nobody's are of whoever gives the other.
fn share(scene: &Scene, claims: &[Claim], figures: &mut [Option<Figure>]) {
    for at in 1..claims.len() {
        let (before, rest) = figures.split_at_mut(at);
        let (Some(Some(before)), Some(own)) = (before.last_mut(), &mut rest[0]) else { continue };
        let sentence = |at: usize| claims[at].site.anchor.sentence_index();
        let total = measure::counts(scene, &claims[at].number, &claims[at].site)
            .into_iter()
            .any(|noun| measure::is_total(noun.lemma()));
        let linked = total || before.of.as_deref() == Some(&own.id);
        let same_sentence = sentence(at) == sentence(at - 1);
        let same = same_sentence && own.measure == before.measure && own.statement.is_none();
        if same && linked && own.source.is_none() {
            own.source.clone_from(&before.source);
            own.statement.clone_from(&before.statement);
            if own.method == Some(Method::Reported) {
                own.method = before.method;
            }
        }
        // "The army raised its toll of 12 to 19": the old count is whose the new one is.
        if same_sentence && before.of.as_deref() == Some(&own.id) && before.source.is_none() {
            before.source.clone_from(&own.source);
        }
    }
}

/// Rival counts of one thing stand side by side: what is told next of the same measure, by another, is no single event's
/// where the one before runs over many.
fn go_on(scene: &Scene, own: &mut Figure, before: &Figure) {
    let near = scene.block_of(own.span) <= scene.block_of(before.span) + 1;
    let rival = own.measure == before.measure && own.source.is_some() && own.source != before.source;
    if near && rival && own.scope == Scope::Incident && before.scope == Scope::Cumulative {
        own.scope = Scope::Cumulative;
        own.period = own.period.take().or_else(|| before.period.clone());
    }
}

/// The record of a claim about another's number.
fn of_another(scene: &Scene, own: &About, other: &Figure) -> Option<Figure> {
    let (low, high, qualifier) = if own.higher {
        (other.low.or(other.high), None, Qualifier::MoreThan)
    } else {
        (None, other.high.or(other.low), Qualifier::FewerThan)
    };
    low.or(high)?;
    let whose = whose::of_span(scene, own.span);
    Some(Figure {
        id: id(scene, own.span, other.measure),
        span: own.span,
        low,
        high,
        qualifier,
        word: None,
        counted: None,
        source: whose.source.map(|source| source.id.clone()),
        statement: whose.statement.map(|own| own.id.clone()),
        method: Some(Method::Reported),
        modality: own.modality,
        status: None,
        of: Some(other.id.clone()),
        part_of: None,
        derived: None,
        rule: dateline_types::rule!("figures.about").to_string(),
        confidence: 0.7,
        ..other.clone()
    })
}

fn id(scene: &Scene, span: Span, measure: Measure) -> String {
    content_id("f", [scene.report, &span.start.to_string(), &span.end.to_string(), measure.name()])
}

/// From the hedge before the number to the noun right behind it.
fn span(scene: &Scene, claim: &Claim, measured: Measured) -> Span {
    let spans = &scene.tree.document().tokens.spans;
    let (from, mut to) = (claim.number.phrase.start, claim.number.phrase.end);
    // "a third of the 90 people": the whole belongs to the words.
    to = to.max(claim.number.words.end);
    if let Some(noun) = claim.site.noun.filter(|noun| noun.index() >= to) {
        to = noun.index() + 1;
        let both = |other: &Word| measure::itself(scene, *other).is_some();
        if measured.measure == Measure::Casualties
            && let Some(other) = measure::joined(noun).filter(both)
        {
            to = other.index() + 1;
        }
        // Marks that open inside close inside.
        let marked = noun.before().is_some_and(|word| matches!(word.form(), "“" | "\"" | "‘"));
        let closes = |word: &Word| matches!(word.form(), "”" | "\"" | "’");
        if marked && noun.after().filter(closes).is_some() {
            to += 1;
        }
    }
    spans[from].join(spans[to - 1])
}

/// "three each", "three people each".
fn each(scene: &Scene, claim: &Claim) -> bool {
    let behind = claim.site.noun.map_or(claim.number.phrase.end, |noun| noun.index() + 1).max(claim.number.phrase.end);
    let each = |at: usize| scene.tree.get(at).is_some_and(|word| matches!(word.form(), "each" | "apiece"));
    each(claim.number.phrase.end) || each(behind)
}

fn unit(number: &Number, class: Option<Class>, measure: Measure) -> String {
    match (&number.currency, measure) {
        (Some(code), _) => code.clone(),
        (None, _) if class == Some(Class::Household) => "household".to_owned(),
        (None, Measure::Munitions) => "munition".to_owned(),
        (None, Measure::Buildings) => "building".to_owned(),
        (None, Measure::Incidents) => "incident".to_owned(),
        _ => "person".to_owned(),
    }
}

fn word(scene: &Scene, number: &Number) -> Option<String> {
    let spans = &scene.tree.document().tokens.spans;
    let span = spans[number.words.start].join(spans[number.words.end - 1]);
    (number.kind == Kind::Vague).then(|| span.of(scene.tree.document().text).to_lowercase())
}

fn value_hash(own: &Figure) -> String {
    let parts = [
        format!("{:?} {:?} {:?} {}", own.low, own.high, own.qualifier, own.each),
        own.unit.clone(),
        format!("{:?}", own.counted),
        format!("{:?} {:?} {:?} {:?}", own.by, own.scope, own.period, own.asof),
        format!("{:?} {:?} {:?} {:?}", own.place, own.source, own.method, own.modality),
        format!("{:?} {:?} {:?} {:?}", own.status, own.of, own.part_of, own.derived),
    ];
    content_id("", parts.iter().map(String::as_str))
}
