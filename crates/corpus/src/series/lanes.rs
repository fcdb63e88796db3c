//! Which claims of a matter are one lane, and which only repeat another's.

use super::claim::{Claim, Counter};
use super::lane::{Course, Drawn, draw};
use super::matter::span;
use super::value::{identity, number, rounds};
use super::view::{Lane, Span};
use dateline_types::figure::{FigureModality, Method};
use dateline_types::source::Naming;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Below this a number with nobody named is not taken for another's.
const TELLING: f64 = 10.0;

/// How numbers are held: only asserted ones make bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Held {
    Asserted,
    UnderReview,
    NotAsserted,
}

impl Held {
    pub(super) fn of(claim: &Claim) -> Self {
        match (claim.method, claim.modality) {
            (_, modality) if modality != FigureModality::Asserted => Self::NotAsserted,
            (Some(Method::UnderReview), _) => Self::UnderReview,
            _ => Self::Asserted,
        }
    }
}

/// What a lane is known by within its matter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'c> {
    held: Held,
    /// Known counters first.
    unknown: bool,
    counter: &'c str,
    /// Who published what an unknown counter said.
    publisher: &'c str,
    group: &'c str,
    /// What parts of no named group are called.
    part: Option<&'c str>,
    span: Span,
}

impl<'c> Key<'c> {
    fn of(claim: &'c Claim, publishers: &HashMap<&'c str, &'c str>) -> Self {
        let known = claim.counter.is_known();
        let part = claim.part_of.is_some() && claim.group.key.is_empty();
        Self {
            held: Held::of(claim),
            unknown: !known,
            counter: &claim.counter.key,
            publisher: if known { "" } else { publisher(claim, publishers) },
            group: &claim.group.key,
            part: part.then_some(claim.counted.as_str()),
            span: span(claim),
        }
    }

    /// Whether the other is the same but for who counts.
    fn is_beside(&self, other: &Self) -> bool {
        (self.held, self.group, self.part, self.span) == (other.held, other.group, other.part, other.span)
    }
}

/// Who published a report; for a copy, whoever published the first of its story.
fn publisher<'c>(claim: &'c Claim, publishers: &HashMap<&'c str, &'c str>) -> &'c str {
    let story = claim.report.story.as_deref().and_then(|story| publishers.get(story).copied());
    story.or_else(|| claim.report.publisher()).unwrap_or(&claim.report.id)
}

/// The lanes of a matter with how each is held, in the order in which they are drawn.
pub(super) fn lanes<'c>(claims: &[&'c Claim]) -> Vec<(Held, Lane<'c>)> {
    let mut publishers: HashMap<&str, &str> = HashMap::new();
    for claim in claims.iter().filter(|claim| claim.report.first) {
        if let (Some(story), Some(publisher)) = (claim.report.story.as_deref(), claim.report.publisher()) {
            // Of one report all say the same.
            publishers.insert(story, publisher);
        }
    }
    let mut heaps: BTreeMap<Key<'c>, Vec<&'c Claim>> = BTreeMap::new();
    for &claim in claims {
        heaps.entry(Key::of(claim, &publishers)).or_default().push(claim);
    }
    let mut foreign: BTreeMap<Key<'c>, Vec<&'c Claim>> = BTreeMap::new();
    fold_unattributed(&mut heaps, &mut foreign);
    fold_rounded(&mut heaps, &mut foreign);
    let mut lanes: Vec<(Held, Lane)> = heaps
        .into_iter()
        .map(|(key, own)| {
            let others = foreign.remove(&key).unwrap_or_default();
            (key.held, lane(&key, &own, &others))
        })
        .collect();
    lanes.sort_by(|(held, one), (other_held, other)| (held, order(one)).cmp(&(other_held, order(other))));
    lanes
}

fn order<'l>(lane: &'l Lane) -> impl Ord + use<'l> {
    let first = lane.points.first().map(|point| (point.day.is_none(), &point.day));
    let group = (!lane.group.key.is_empty() || lane.part, &lane.group.key);
    (group.0, lane.span, !lane.known, first, &lane.counter.key, group.1, lane.publisher)
}

fn lane<'c>(key: &Key<'c>, own: &[&'c Claim], others: &[&'c Claim]) -> Lane<'c> {
    let course = match (key.part, key.span) {
        (Some(_), _) => Course::Mixed,
        (None, Span::Total) => Course::Totals,
        (None, Span::Increment) => Course::Increments,
    };
    let Drawn { points, revisions, current } = draw(own, others, course);
    // The name that is written most; of several the first by the alphabet.
    let mut names: BTreeMap<&str, (usize, &'c Counter)> = BTreeMap::new();
    for claim in own {
        names.entry(&claim.counter.name).or_insert((0, &claim.counter)).0 += 1;
    }
    let most = names.values().map(|own| own.0).max();
    let counter = names.values().find(|own| Some(own.0) == most).map_or(&own[0].counter, |own| own.1);
    let group = own.iter().map(|claim| &claim.group).min().unwrap_or(&own[0].group);
    Lane {
        counter,
        publisher: key.unknown.then_some(key.publisher),
        known: !key.unknown,
        group,
        part: own.iter().any(|claim| claim.part_of.is_some()),
        span: key.span,
        points,
        revisions,
        current,
        stale_since: None,
    }
}

type Heaps<'c> = BTreeMap<Key<'c>, Vec<&'c Claim>>;

/// A number with nobody named that exactly one known counter gives too is that counter's, told without saying so.
fn fold_unattributed<'c>(heaps: &mut Heaps<'c>, foreign: &mut Heaps<'c>) {
    let bare = |key: &Key| key.unknown && key.counter.is_empty();
    if !heaps.keys().any(bare) {
        return;
    }
    type Told<'c> = (Held, &'c str, Option<&'c str>, Span, (u64, u64));
    let told =
        |key: &Key<'c>, claim: &Claim| -> Told<'c> { (key.held, key.group, key.part, key.span, identity(claim)) };
    let mut tellers: HashMap<Told<'c>, BTreeSet<&Key<'c>>> = HashMap::new();
    let known: Vec<(Key<'c>, Vec<&'c Claim>)> =
        heaps.iter().filter(|(key, _)| !key.unknown).map(|(key, own)| (key.clone(), own.clone())).collect();
    for (key, claims) in &known {
        for claim in claims {
            tellers.entry(told(key, claim)).or_default().insert(key);
        }
    }
    for (key, claims) in heaps.iter_mut().filter(|(key, _)| bare(key)) {
        claims.retain(|claim| {
            let of = tellers.get(&told(key, claim)).filter(|of| of.len() == 1 && number(claim) >= TELLING);
            let Some(teller) = of.and_then(|of| of.first().copied()) else { return true };
            foreign.entry(teller.clone()).or_default().push(claim);
            false
        });
    }
    heaps.retain(|_, claims| !claims.is_empty());
}

/// Counters of one country or kind among which the one that is rounded is looked for; where there are more, none is.
const MOST_AKIN: usize = 64;

/// "Officials said more than 3,000" beside a foundation's 3,117: a body without a name whose every number rounds what one
/// known counter of its country or kind gives is that counter seen from further off.
fn fold_rounded<'c>(heaps: &mut Heaps<'c>, foreign: &mut Heaps<'c>) {
    let known: Vec<(&Key<'c>, &Vec<&'c Claim>)> = heaps.iter().filter(|(key, _)| !key.unknown).collect();
    let mut akin: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (at, (key, claims)) in known.iter().enumerate() {
        for tag in tags(&claims[0].counter) {
            akin.entry((key.group, tag)).or_default().push(at);
        }
    }
    let vague = |claims: &[&Claim]| {
        let unnamed = |own: &&Claim| matches!(own.counter.naming, Naming::Collective | Naming::Role);
        claims.iter().all(unnamed)
    };
    let mut folds: Vec<(Key<'c>, Key<'c>)> = Vec::new();
    for (key, claims) in known.iter().filter(|(_, claims)| vague(claims)) {
        let mut near: Vec<usize> = tags(&claims[0].counter)
            .into_iter()
            .filter_map(|tag| akin.get(&(key.group, tag)))
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        if near.len() > MOST_AKIN {
            continue;
        }
        let mut tellers = near.into_iter().map(|at| known[at]).filter(|(other, exact)| {
            key.is_beside(other)
                && other.counter != key.counter
                && are_akin(&claims[0].counter, &exact[0].counter)
                && claims.iter().all(|loose| exact.iter().any(|exact| rounds(loose, exact)))
        });
        if let (Some((teller, _)), None) = (tellers.next(), tellers.next()) {
            folds.push(((*key).clone(), teller.clone()));
        }
    }
    // What is folded itself takes nothing in.
    let folded: BTreeSet<Key<'c>> = folds.iter().map(|(from, _)| from.clone()).collect();
    for (from, to) in folds {
        if !folded.contains(&to) {
            let claims = heaps.remove(&from).unwrap_or_default();
            foreign.entry(to).or_default().extend(claims);
        }
    }
}

/// What counters have in common where they are akin.
fn tags(counter: &Counter) -> Vec<&str> {
    counter.country.as_deref().into_iter().chain(Some(counter.kind.as_str()).filter(|kind| !kind.is_empty())).collect()
}

fn are_akin(one: &Counter, other: &Counter) -> bool {
    match (&one.country, &other.country) {
        (Some(one), Some(other)) => one == other,
        _ => !one.kind.is_empty() && one.kind == other.kind,
    }
}
