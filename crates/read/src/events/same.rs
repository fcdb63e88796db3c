//! Mentions of one event within a report.

use super::compose::Mention;
use super::kinds::lower;
use dateline_types::document::Word;
use dateline_types::event::{Argument, DateBasis, EventDate};
use dateline_types::{Event, Modality, Relation, Upos};

/// By what a mention is known again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// The trigger's lemma.
    word: String,
    /// Whether it points back: "the attack", "the meeting".
    points_back: bool,
    /// Number of its sentence.
    sentence: usize,
}

impl Key {
    pub(super) fn of(own: &Mention) -> Self {
        let nouns = std::iter::once(own.fit.word).chain(own.fit.own.iter().copied());
        let definite = |noun: Word| {
            noun.upos() == Upos::Noun
                && noun.children().any(|child| {
                    child.relation() == Relation::Det
                        && matches!(lower(child.form()).as_ref(), "the" | "this" | "that" | "these")
                })
        };
        Self {
            word: lower(own.fit.word.lemma()).into_owned(),
            points_back: own.fit.doers.is_empty() && nouns.into_iter().any(definite),
            sentence: own.fit.word.sentence_index(),
        }
    }
}

/// How many events before one are looked at.
const LOOK: usize = 60;

/// Ties each mention to the richest mention of the same event. `keys` are the triggers' lemmas.
pub(super) fn tie(events: &mut [Event], keys: &[Key]) {
    // The first mention of each event's chain.
    let mut first: Vec<usize> = (0..events.len()).collect();
    for at in 1..events.len() {
        let before = (at.saturating_sub(LOOK)..at).rev();
        // One with every mention of the chain: two of seven pardons are not one for being each of the seven.
        let (known, all) = (&first, &*events);
        let fits = |other: &usize| {
            let chain =
                (known[*other].max(at.saturating_sub(LOOK))..at).filter(|&member| known[member] == known[*other]);
            chain.into_iter().all(|member| is_same(&all[member], &all[at], keys, member, at))
        };
        if let Some(other) = before.into_iter().find(fits) {
            first[at] = first[other];
        }
    }
    let mut chains: Vec<Vec<usize>> = vec![Vec::new(); events.len()];
    for (at, chain) in first.iter().enumerate() {
        chains[*chain].push(at);
    }
    for members in chains.into_iter().filter(|members| members.len() > 1) {
        let richest = members.iter().copied().max_by_key(|&at| (richness(&events[at]), std::cmp::Reverse(at)));
        let Some(richest) = richest else { continue };
        let id = events[richest].id.clone();
        share(events, &members);
        for at in members.into_iter().filter(|&at| at != richest) {
            events[at].same_as = Some(id.clone());
        }
    }
}

/// What one mention says of an event holds for all: its date, its place, its parties.
fn share(events: &mut [Event], members: &[usize]) {
    let weak = |event: &Event| event.date.as_ref().is_none_or(|date| date.basis == DateBasis::Published);
    let first = |fits: &dyn Fn(&Event) -> bool| members.iter().copied().find(|&at| fits(&events[at]));
    let date = first(&|event| !weak(event)).and_then(|at| events[at].date.clone());
    let place = first(&|event| event.place.is_some()).and_then(|at| events[at].place.clone());
    let plays = |event: &Event, role: &str| event.arguments.iter().any(|own| own.role == role);
    let doers = first(&|event| plays(event, "doer")).map(|at| events[at].clone());
    let targets = first(&|event| plays(event, "target")).map(|at| events[at].clone());
    for &at in members {
        let event = &mut events[at];
        if let Some(date) = date.as_ref().filter(|_| weak(event)) {
            event.date = Some(EventDate { basis: DateBasis::Discourse, ..date.clone() });
        }
        event.place = event.place.take().or_else(|| place.clone());
        for (role, from) in [("doer", &doers), ("target", &targets)] {
            let Some(from) = from.as_ref().filter(|_| !event.arguments.iter().any(|own| own.role == role)) else {
                continue;
            };
            let (own, other) = match role {
                "doer" => (&mut event.doers, &from.doers),
                _ => (&mut event.targets, &from.targets),
            };
            own.clone_from(other);
            let shared = from.arguments.iter().filter(|own| own.role == role).cloned();
            event.arguments.extend(shared.map(|own| Argument { implied: true, ..own }));
        }
    }
}

fn richness(event: &Event) -> usize {
    event.arguments.len() + event.doers.len() + event.targets.len() + usize::from(event.time.is_some())
}

fn is_same(one: &Event, other: &Event, keys: &[Key], at: usize, to: usize) -> bool {
    let compatible = |one: &[String], other: &[String]| {
        one.is_empty() || other.is_empty() || one.iter().any(|party| other.contains(party))
    };
    let shared = |one: &[String], other: &[String]| one.iter().any(|party| other.contains(party));
    let dates = match (&one.date, &other.date) {
        (Some(one), Some(other)) => one.meets(other),
        _ => true,
    };
    let same_word = keys[at].word == keys[to].word;
    // "The attack killed 14": the one told of just before.
    const NEAR: usize = 3;
    let back = keys[to].points_back
        && keys[to].sentence.saturating_sub(keys[at].sentence) <= NEAR
        && keys[to].sentence > keys[at].sentence;
    if back && one.kind == other.kind && one.modality == other.modality && keys[at].word != "arrest" {
        return one.date.as_ref().zip(other.date.as_ref()).is_none_or(|(one, other)| one.meets(other));
    }
    let both = compatible(&one.doers, &other.doers) && compatible(&one.targets, &other.targets);
    let some = shared(&one.doers, &other.doers) || shared(&one.targets, &other.targets) || same_word;
    let modes = match (&one.mode, &other.mode) {
        (Some(one), Some(other)) => one == other,
        (None, None) => true,
        _ => !matches!(one.mode.as_deref().or(other.mode.as_deref()), Some("abduct" | "torture" | "sexual" | "beat")),
    };
    // Of words and of measures there may be many in one report: only the same word tells that one is meant.
    let plain = matches!(one.kind.as_str(), "ASSAULT" | "PROTEST" | "CONSULT" | "AID" | "MOBILIZE") || same_word;
    let real = |event: &Event| !matches!(event.modality, Modality::Negated | Modality::Denied | Modality::Hypothetical);
    one.kind == other.kind && both && some && dates && modes && plain && real(one) == real(other)
}
