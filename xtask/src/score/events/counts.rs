//! What is right of a report's events, counted as the reference scorer counts.

use super::agreement::{Role, codes, countries, first, is_one_of, joined, root, same_type, same_words, touches, types};
use super::gold::{Coded, GoldReport};
use super::matching::pairs;
use crate::score::share::{Found, Share};
use std::collections::{BTreeMap, BTreeSet};

/// What went wrong with one event.
pub(super) enum Fault<'c> {
    /// Gold that is not found.
    Missed(&'c Coded),
    /// Ours that is none of gold's.
    Spurious(&'c Coded),
    /// Found with another party.
    Party(&'c Coded, &'c Coded),
    /// Found with another value in the field named, gold's before ours.
    Field(&'static str, &'c Coded, &'c Coded, String, String),
}

/// What is right of one side.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    /// Of the found that gold gives one to: named as gold names it.
    pub(super) text: Share,
    /// The same, with gold's codes.
    pub(super) code: Share,
    /// The same, with gold's countries.
    pub(super) country: Share,
    /// Named, of all that are in gold and all in ours.
    pub(super) named: Found,
    /// Coded, of all that are in gold and all in ours.
    pub(super) coded: Found,
}

/// Counts over reports.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// Events with the right type. Where gold is not all of a text's events, ours that it lacks count for nothing.
    pub(super) events: Found,
    /// The same, where they count as wrong.
    pub(super) closed: Found,
    /// The types of a report, each once.
    pub(super) type_sets: Found,
    /// Pairs of parties of gold that an event of ours has.
    pub(super) dyads: Share,
    /// Of these, with the right type.
    pub(super) type_of_dyad: Share,
    /// Roots of CAMEO codes, whole codes, and roots with both parties' codes.
    pub(super) cameo: [Found; 3],
    /// Actors and recipients.
    pub(super) sides: [Side; 2],
    /// Events with the right type and both parties named.
    pub(super) with_parties: Found,
    /// Of the found with the right type: both parties right; and with modality and source too.
    pub(super) parties: Share,
    pub(super) whole: Share,
    /// Of the found that have one in gold: mode, modality, first and last day.
    pub(super) mode: Share,
    pub(super) modality: Share,
    pub(super) date: Share,
    pub(super) date_end: Share,
    /// The same: place, source and trigger.
    pub(super) place: Share,
    pub(super) source: Share,
    pub(super) trigger: Share,
    /// `events` by type.
    pub(super) by_type: BTreeMap<String, Found>,
}

impl Counts {
    /// Counts one report, telling of every fault.
    pub(super) fn add(&mut self, gold: &GoldReport, ours: &[Coded], tell: &mut impl FnMut(Fault)) {
        let ours: Vec<Coded> = ours.iter().map(Coded::first).collect();
        let typed = |event: &&Coded| !types(event).is_empty();
        let (all, given): (Vec<&Coded>, Vec<&Coded>) =
            (gold.events.iter().filter(typed).collect(), ours.iter().filter(typed).collect());
        // What hits an optional event counts for nothing.
        let found = pairs(&all, &given, same_type);
        let free: Vec<usize> = found.iter().filter(|(i, _)| all[*i].optional).map(|(_, j)| *j).collect();
        let found: Vec<(&Coded, usize)> =
            found.iter().filter(|(i, _)| !all[*i].optional).map(|&(i, j)| (all[i], j)).collect();
        let asked: Vec<&Coded> = all.into_iter().filter(|own| !own.optional).collect();
        let is_found = |event: &Coded| found.iter().any(|(own, _)| std::ptr::eq(*own, event));
        let is_right = |j: usize| found.iter().any(|(_, own)| *own == j);
        let given: Vec<(usize, &Coded)> = given.into_iter().enumerate().filter(|(j, _)| !free.contains(j)).collect();
        let counted: Vec<&Coded> =
            given.iter().filter(|(j, _)| gold.exhaustive || is_right(*j)).map(|(_, own)| *own).collect();
        let kept: Vec<&Coded> = given.iter().map(|(_, own)| *own).collect();
        let matched = found.iter().filter_map(|(theirs, j)| {
            let own = given.iter().find(|(at, _)| at == j)?;
            Some((*theirs, own.1))
        });
        let matched: Vec<(&Coded, &Coded)> = matched.collect();
        self.events.count(matched.len(), asked.len(), counted.len());
        self.closed.count(matched.len(), asked.len(), kept.len());
        for event in &asked {
            self.of_type(event).gold += 1;
            if !is_found(event) {
                tell(Fault::Missed(event));
            }
        }
        for &(j, event) in &given {
            if !is_right(j) && gold.exhaustive {
                self.of_type(event).ours += 1;
                tell(Fault::Spurious(event));
            }
        }
        for (theirs, _) in &matched {
            let of_type = self.of_type(theirs);
            (of_type.right, of_type.ours) = (of_type.right + 1, of_type.ours + 1);
        }
        self.add_dyads(&asked, &kept);
        self.add_type_sets(&asked, &kept, gold.exhaustive);
        self.add_cameo(gold, &ours);
        if asked.is_empty() {
            self.add_by_root(gold, &ours, tell);
        } else {
            self.add_pairs(&asked, &counted, &matched, gold.exhaustive, tell);
        }
        for (theirs, own) in &matched {
            let parties = same_parties(theirs, own);
            let modality = theirs.modality.as_deref().is_none_or(|gold| is_one_of(gold, own.modality.as_deref()));
            let source = theirs.source.is_none() || same_words(theirs.source.as_deref(), own.source.as_deref());
            self.parties.add(parties);
            self.whole.add(parties && modality && source);
        }
    }

    fn of_type(&mut self, event: &Coded) -> &mut Found {
        self.by_type.entry(joined(&types(event))).or_default()
    }

    /// Of gold's pairs of parties: whether an event of ours has the same, and whether the best has the right type.
    fn add_dyads(&mut self, asked: &[&Coded], kept: &[&Coded]) {
        for theirs in asked.iter().filter(|own| Role::BOTH.iter().all(|role| role.text(own).is_some())) {
            let both = |own: &&&Coded| touches(theirs, own) && Role::BOTH.iter().all(|role| role.agrees(theirs, own));
            let likeness = |own: &Coded| Role::BOTH.iter().map(|role| role.likeness(theirs, own)).sum::<f64>();
            let better = |best: &'_ Coded, own: &'_ Coded| likeness(own) > likeness(best);
            let best = kept.iter().filter(both).copied().reduce(|best, own| if better(best, own) { own } else { best });
            self.dyads.add(best.is_some());
            if let Some(best) = best {
                self.type_of_dyad.add(same_type(theirs, best));
            }
        }
    }

    fn add_type_sets(&mut self, asked: &[&Coded], kept: &[&Coded], exhaustive: bool) {
        let mut sets: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for event in asked {
            let preferred = first(event.kind.as_deref()).unwrap_or_default().to_uppercase();
            sets.entry(preferred).or_default().extend(types(event));
        }
        let given: BTreeSet<String> = kept.iter().map(|own| joined(&types(own))).collect();
        let bare = |kind: String| Coded { kind: Some(kind), ..Coded::default() };
        let sets: Vec<Coded> = sets.values().map(|set| bare(joined(set))).collect();
        let given: Vec<Coded> = given.into_iter().map(bare).collect();
        let right = pairs(&sets.iter().collect::<Vec<_>>(), &given.iter().collect::<Vec<_>>(), same_type).len();
        self.type_sets.count(right, sets.len(), if exhaustive { given.len() } else { right });
    }

    fn add_cameo(&mut self, gold: &GoldReport, ours: &[Coded]) {
        let coded = |event: &&Coded| root(event).is_some();
        let asked: Vec<&Coded> = gold.events.iter().filter(coded).collect();
        let given: Vec<&Coded> = ours.iter().filter(coded).collect();
        if asked.is_empty() && !(gold.exhaustive && gold.events.is_empty()) {
            return;
        }
        let same_root = |a: &Coded, b: &Coded| root(a) == root(b);
        let same_parties =
            |a: &Coded, b: &Coded| Role::BOTH.iter().all(|role| codes(role.code(a)) == codes(role.code(b)));
        let ways = [
            pairs(&asked, &given, same_root),
            pairs(&asked, &given, |a, b| a.code == b.code),
            pairs(&asked, &given, |a, b| same_root(a, b) && same_parties(a, b)),
        ];
        for (found, pairs) in self.cameo.iter_mut().zip(ways) {
            let optional = pairs.iter().filter(|(i, _)| asked[*i].optional).count();
            let ours = if gold.exhaustive { given.len() } else { pairs.len() };
            let asked = asked.iter().filter(|own| !own.optional).count();
            found.count(pairs.len() - optional, asked, ours - optional);
        }
    }

    /// Counts the fields of a report whose gold has no types: its events are paired by the roots of their codes.
    fn add_by_root(&mut self, gold: &GoldReport, ours: &[Coded], tell: &mut impl FnMut(Fault)) {
        let coded = |event: &&Coded| root(event).is_some();
        let asked: Vec<&Coded> = gold.events.iter().filter(coded).collect();
        let given: Vec<&Coded> = ours.iter().filter(coded).collect();
        let found = pairs(&asked, &given, |a, b| root(a) == root(b));
        let is_right = |j: &usize| gold.exhaustive || found.iter().any(|(_, own)| own == j);
        let counted: Vec<&Coded> = (0..given.len()).filter(is_right).map(|j| given[j]).collect();
        let matched: Vec<(&Coded, &Coded)> = found.iter().map(|&(i, j)| (asked[i], given[j])).collect();
        self.add_pairs(&asked, &counted, &matched, gold.exhaustive, tell);
    }

    /// Counts the fields of what is found.
    fn add_pairs(
        &mut self,
        asked: &[&Coded],
        counted: &[&Coded],
        matched: &[(&Coded, &Coded)],
        exhaustive: bool,
        tell: &mut impl FnMut(Fault),
    ) {
        for (side, role) in self.sides.iter_mut().zip(Role::BOTH) {
            side.add(role, asked, counted, matched, exhaustive);
        }
        if asked.iter().any(|own| Role::BOTH.iter().any(|role| role.text(own).is_some())) {
            let right = matched.iter().filter(|(theirs, own)| same_parties(theirs, own)).count();
            self.with_parties.count(right, asked.len(), counted.len());
        }
        for &(theirs, own) in matched {
            if !same_parties(theirs, own) && !theirs.optional {
                tell(Fault::Party(theirs, own));
            }
            let fields = [
                ("mode", &mut self.mode, &theirs.mode, &own.mode, true),
                ("modality", &mut self.modality, &theirs.modality, &own.modality, true),
                ("date", &mut self.date, &theirs.date, &own.date, true),
                ("date", &mut self.date_end, &theirs.date_end, &own.date_end, true),
                ("place", &mut self.place, &theirs.place, &own.place, false),
                ("source", &mut self.source, &theirs.source, &own.source, false),
                ("trigger", &mut self.trigger, &theirs.trigger, &own.trigger, false),
            ];
            for (name, share, gold, ours, listed) in fields {
                let Some(gold) = gold.as_deref().filter(|gold| !gold.is_empty()) else { continue };
                let ours = ours.as_deref();
                let right = if listed { is_one_of(gold, ours) } else { same_words(Some(gold), ours) };
                share.add(right);
                if !right && !theirs.optional {
                    tell(Fault::Field(name, theirs, own, gold.to_owned(), ours.unwrap_or("").to_owned()));
                }
            }
        }
    }
}

/// Whether every party of gold is named as gold names it.
fn same_parties(gold: &Coded, ours: &Coded) -> bool {
    Role::BOTH.iter().all(|role| role.text(gold).is_none() || role.agrees(gold, ours))
}

impl Side {
    fn add(
        &mut self,
        role: Role,
        asked: &[&Coded],
        counted: &[&Coded],
        matched: &[(&Coded, &Coded)],
        exhaustive: bool,
    ) {
        let Self { text, code, country, named, coded } = self;
        let by_text = |theirs: &Coded, own: &Coded| {
            let agrees = role.agrees(theirs, own);
            text.add(agrees);
            agrees
        };
        tally(named, asked, counted, matched, exhaustive, |own| role.text(own).is_some(), by_text);
        let by_code = |theirs: &Coded, own: &Coded| {
            let (gold, ours) = (role.code(theirs), role.code(own));
            country.add(ours.is_some() && countries(gold) == countries(ours));
            let agrees = codes(gold) == codes(ours);
            code.add(agrees);
            agrees
        };
        tally(coded, asked, counted, matched, exhaustive, |own| role.code(own).is_some(), by_code);
    }
}

/// Counts what some events have and others lack; nothing where gold never has it.
fn tally(
    found: &mut Found,
    asked: &[&Coded],
    counted: &[&Coded],
    matched: &[(&Coded, &Coded)],
    exhaustive: bool,
    has: impl Fn(&Coded) -> bool,
    mut agrees: impl FnMut(&Coded, &Coded) -> bool,
) {
    let gold = asked.iter().filter(|own| has(own)).count();
    if gold == 0 {
        return;
    }
    let mut ours = counted.iter().filter(|own| has(own)).count();
    let mut right = 0;
    for (theirs, own) in matched {
        if has(theirs) {
            right += usize::from(agrees(theirs, own));
        } else if !exhaustive {
            ours -= usize::from(has(own));
        }
    }
    found.count(right, gold, ours);
}

impl Coded {
    /// Of every list its first member: a prediction gives one.
    fn first(&self) -> Self {
        Self {
            kind: first(self.kind.as_deref()),
            mode: first(self.mode.as_deref()),
            modality: first(self.modality.as_deref()),
            date: first(self.date.as_deref()),
            date_end: first(self.date_end.as_deref()),
            ..self.clone()
        }
    }
}
