//! The thread of a story: what is told of a war after a dated clause falls on the same days until another date is given.

use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::event::{Argument, DateBasis, EventDate};
use dateline_types::{At, Event, Modality, Relation, Upos};
use rustc_hash::FxHashMap;

/// How many events before one are looked at.
const LOOK: usize = 8;
/// How many blocks before its own.
const BLOCKS: usize = 1;

/// Gives undated acts of material conflict the date of the nearest one before them.
pub(super) fn date(scene: &Scene, events: &mut [Event]) {
    let block = |event: &Event| event.trigger.first().map_or(0, |At(span)| scene.block_of(*span));
    // The last event that goes on from what is recalled.
    let mut going_on = None;
    for at in 1..events.len() {
        let weak = |event: &Event| {
            event.date.as_ref().is_none_or(|date| date.basis == DateBasis::Published && date.from.is_none())
        };
        let acts = |event: &Event| {
            event.quad == Some(4)
                && matches!(event.modality, Modality::Happened | Modality::Ongoing | Modality::Alleged)
        };
        if !weak(&events[at]) || !acts(&events[at]) || events[at].time.is_some() {
            continue;
        }
        let own = block(&events[at]);
        let mut before = (at.saturating_sub(LOOK)..at)
            .rev()
            .filter(|&other| acts(&events[other]) && own.saturating_sub(block(&events[other])) <= BLOCKS);
        // What goes on since then dates nothing after it.
        let closed = |event: &Event| event.date.as_ref().is_some_and(|date| date.to.is_some());
        // Nor does what is only recalled date what is told: "the first war ended in 1994" says nothing of today's strikes,
        // where they do not go on from it.
        let own = &events[at];
        let goes_on = |other: usize| {
            let beside = going_on == Some(other) && sentence(scene, own) == sentence(scene, &events[other]);
            beside || answers(scene, own, &events[other])
        };
        let passes = |other: usize| !events[other].background || own.background || goes_on(other);
        // "said on Sunday they had arrested five": not on the Monday told of before.
        let allowed =
            |event: &Event| event.date.as_ref().zip(own.date.as_ref()).is_none_or(|(other, bound)| other.meets(bound));
        let found = before.find(|&other| {
            let event = &events[other];
            !weak(event) && closed(event) && allowed(event) && passes(other)
        });
        let Some((date, recalled)) = found.and_then(|at| Some((events[at].date.clone()?, events[at].background)))
        else {
            continue;
        };
        if recalled && !events[at].background {
            going_on = Some(at);
            events[at].background = true;
        }
        events[at].date = Some(EventDate { basis: DateBasis::Discourse, ..date });
    }
}

/// What a report of a day recalls had happened by that day, however much later the report came out.
pub(super) fn bound(scene: &Scene, events: &mut [Event]) {
    const LEAD: usize = 2;
    const DAYS: i32 = 7;
    let Some(published) = scene.published.map(|own| own.date) else { return };
    let day = |event: &Event| {
        let date = event.date.as_ref().filter(|date| date.from == date.to && date.basis != DateBasis::Published)?;
        let day: jiff::civil::Date = date.from.as_deref()?.parse().ok()?;
        let recent = (0..=DAYS).contains(&published.since(day).ok()?.get_days());
        (recent && !event.background && sentence(scene, event)? < LEAD).then_some(day)
    };
    let Some(lead) = events.iter().find_map(day).map(|day| day.to_string()) else { return };
    let published = published.to_string();
    for event in events.iter_mut().filter(|event| event.background) {
        let open = |date: &&mut EventDate| {
            date.from.is_none() && date.basis == DateBasis::Published && date.to.as_ref() == Some(&published)
        };
        if let Some(date) = event.date.as_mut().filter(open) {
            date.to = Some(lead.clone());
        }
    }
}

/// Dates what fell in an event told of before by that one: "detained 139 foreigners during the protests".
pub(super) fn date_within(scene: &Scene, events: &mut [Event]) {
    // The last date of an event of each noun.
    let mut dates: FxHashMap<&str, EventDate> = FxHashMap::default();
    for event in events.iter_mut() {
        let own = words(scene, event);
        let is_dated = event.date.as_ref().is_some_and(|date| date.from.is_some());
        if let Some(date) = event.date.clone().filter(|_| is_dated) {
            let nouns = own.iter().filter(|word| word.upos() == Upos::Noun);
            dates.extend(nouns.map(|noun| (noun.lemma(), date.clone())));
            continue;
        }
        let during = |phrase: &Word| {
            phrase.relation() == Relation::Obl
                && phrase.child(Relation::Case).is_some_and(|case| case.lemma() == "during")
                && phrase.child(Relation::Det).is_some_and(|det| matches!(det.lemma(), "the" | "these"))
        };
        let within = own.iter().flat_map(|word| word.children()).find(during);
        if let Some(date) = within.and_then(|noun| dates.get(noun.lemma())) {
            event.date = Some(EventDate { basis: DateBasis::Discourse, ..date.clone() });
        }
    }
}

/// The words of an event's trigger.
fn words<'a>(scene: &Scene<'a>, event: &Event) -> Vec<Word<'a>> {
    let spans = &scene.tree.document().tokens.spans;
    let of = |At(own): &At| {
        let from = spans.partition_point(|word| word.end <= own.start);
        let to = spans.partition_point(|word| word.start < own.end);
        (from..to).filter_map(|at| scene.tree.get(at)).collect::<Vec<Word>>()
    };
    event.trigger.iter().flat_map(of).collect()
}

/// Whether an event points back to one ("the Israeli strikes", "joined the conflict") or answers it, with a side of it.
fn answers(scene: &Scene, event: &Event, before: &Event) -> bool {
    let the =
        |word: &Word| word.child(Relation::Det).is_some_and(|det| matches!(det.lemma(), "the" | "this" | "these"));
    let answers = |word: &Word| matches!(word.lemma(), "respond" | "retaliate" | "answer");
    let sides = |event: &Event| [event.doers.clone(), event.targets.clone(), event.place.clone().into_iter().collect()];
    let before = sides(before).concat();
    words(scene, event).iter().any(|word| the(word) || answers(word))
        && sides(event).concat().iter().any(|side| before.contains(side))
}

/// Number of the sentence an event is told in.
fn sentence(scene: &Scene, event: &Event) -> Option<usize> {
    words(scene, event).first().map(|word| word.sentence_index())
}

/// Gives talks and meetings without parties those of the talks told of before: "a meeting was likely on Friday".
pub(super) fn parties(events: &mut [Event]) {
    let talks = |event: &Event| {
        let code = event.cameo.as_deref().unwrap_or("");
        code.starts_with("04") || matches!(code, "036" | "026" | "106" | "125" | "164")
    };
    for at in 1..events.len() {
        let named = events[at].arguments.iter().any(|own| matches!(own.role.as_str(), "doer" | "target"));
        if named || !talks(&events[at]) {
            continue;
        }
        let before = events[at.saturating_sub(LOOK)..at].iter().rev();
        let found = before.into_iter().find(|event| talks(event) && !event.doers.is_empty());
        let Some(from) = found.cloned() else { continue };
        let sides = from.arguments.iter().filter(|own| matches!(own.role.as_str(), "doer" | "target"));
        let sides: Vec<Argument> =
            sides.map(|own| Argument { role: "doer".to_owned(), implied: true, ..own.clone() }).collect();
        events[at].doers = sides.iter().filter_map(|own| own.of.clone()).collect();
        events[at].doers.dedup();
        events[at].arguments.splice(0..0, sides);
    }
}
