//! Who acts on whom: happenings counted by doer, target and type, each once however often it is told.

use crate::happenings::Happening;
use crate::rows::Party;
use dateline_types::Modality;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How finely parties are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// Each person and body by itself.
    #[default]
    Party,
    /// All of a country as one; who has none stands by itself.
    Country,
}

/// Who did what to whom, how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dyad {
    /// Key of the doer: of a party, or a country's code.
    pub doer: String,
    /// Its name.
    pub doer_name: String,
    /// Key of the target; empty where there is none.
    pub target: String,
    /// Its name.
    pub target_name: String,
    /// PLOVER type.
    pub r#type: String,
    /// Happenings that took place or go on, as somebody says, and nobody denies.
    pub done: usize,
    /// Happenings that are planned, threatened, demanded or conditional.
    pub meant: usize,
    /// Happenings that somebody denies, or that a party only alleges.
    pub disputed: usize,
    /// Reports that tell of them.
    pub reports: usize,
    /// Wire stories among those.
    pub stories: usize,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// Ids of the happenings.
    pub happenings: Vec<String>,
}

/// Dyads being counted: happenings come one by one, so that they need not be held. What is said not to have happened is left out.
#[derive(Debug)]
pub struct Dyads {
    level: Level,
    counted: BTreeMap<(String, String, String), Counted>,
}

impl Dyads {
    /// None yet.
    pub fn new(level: Level) -> Self {
        Self { level, counted: BTreeMap::new() }
    }

    /// Counts a happening.
    pub fn add(&mut self, own: &Happening) {
        if own.versions.iter().all(|version| matches!(version.modality, Modality::Negated | Modality::Hypothetical)) {
            return;
        }
        let targets = if own.targets.is_empty() { vec![None] } else { own.targets.iter().map(Some).collect() };
        let mut seen = Vec::new();
        for doer in &own.doers {
            for target in &targets {
                // Nobody acts on himself; two of one country do.
                if target.is_some_and(|target| target.key == doer.key) {
                    continue;
                }
                let ends = (end(Some(doer), self.level), end(*target, self.level));
                if seen.contains(&ends) {
                    continue;
                }
                add(&mut self.counted, own, &ends);
                seen.push(ends);
            }
        }
    }

    /// All of them, pairs with most happenings first.
    pub fn end(self) -> Vec<Dyad> {
        let mut of_pair: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut dyads: Vec<Dyad> = self.counted.into_values().map(Counted::close).collect();
        for own in &dyads {
            *of_pair.entry((own.doer.clone(), own.target.clone())).or_default() += own.happenings.len();
        }
        dyads.sort_by_cached_key(|own| {
            let pair = (own.doer.clone(), own.target.clone());
            (Reverse(of_pair.get(&pair).copied()), pair, Reverse(own.happenings.len()), own.r#type.clone())
        });
        dyads
    }
}

type End = (String, String);

fn end(party: Option<&Party>, level: Level) -> End {
    match (party, level) {
        (None, _) => End::default(),
        (Some(own), Level::Party) => (own.key.clone(), own.name.clone()),
        (Some(own), Level::Country) => match &own.country {
            Some(country) => (country.clone(), country.clone()),
            None => (own.key.clone(), own.name.clone()),
        },
    }
}

/// A dyad with the reports that tell of it: one may tell of many of its happenings.
#[derive(Debug)]
struct Counted {
    dyad: Dyad,
    reports: BTreeSet<String>,
    stories: BTreeSet<String>,
}

impl Counted {
    fn close(mut self) -> Dyad {
        self.dyad.reports = self.reports.len();
        self.dyad.stories = self.stories.len();
        self.dyad
    }
}

fn add(dyads: &mut BTreeMap<(String, String, String), Counted>, own: &Happening, (doer, target): &(End, End)) {
    let empty = || Dyad {
        doer: doer.0.clone(),
        doer_name: doer.1.clone(),
        target: target.0.clone(),
        target_name: target.1.clone(),
        r#type: own.r#type.clone(),
        done: 0,
        meant: 0,
        disputed: 0,
        reports: 0,
        stories: 0,
        from: None,
        to: None,
        happenings: Vec::new(),
    };
    let counted = dyads.entry((doer.0.clone(), target.0.clone(), own.r#type.clone())).or_insert_with(|| Counted {
        dyad: empty(),
        reports: BTreeSet::new(),
        stories: BTreeSet::new(),
    });
    for mention in &own.mentions {
        counted.reports.insert(mention.report.id.clone());
        counted.stories.insert(mention.report.story.as_ref().unwrap_or(&mention.report.id).clone());
    }
    let dyad = &mut counted.dyad;
    let has = |modalities: &[Modality]| own.versions.iter().any(|version| modalities.contains(&version.modality));
    if has(&[Modality::Denied, Modality::Alleged]) {
        dyad.disputed += 1;
    } else if has(&[Modality::Happened, Modality::Ongoing]) {
        dyad.done += 1;
    } else {
        dyad.meant += 1;
    }
    dyad.happenings.push(own.id.clone());
    let first = own.from.as_ref().or(own.to.as_ref());
    if dyad.from.is_none() || first.is_some_and(|day| Some(day) < dyad.from.as_ref()) {
        dyad.from = first.cloned().or(dyad.from.take());
    }
    let last = own.to.as_ref().or(own.from.as_ref());
    if last > dyad.to.as_ref() {
        dyad.to = last.cloned();
    }
}
