//! The columns of events.

use super::cell::{Cell, Holds};
use super::column::{Of, may, must};
use crate::export::modality;
use crate::rows::Event;
use crate::store::Stored;

/// What was done.
pub(super) const EVENT: &[Of<Event>] = &[
    must("event", Holds::Text, "The event's id: a hash of its report and the words that name it.", |own| {
        (&own.id).into()
    }),
    must("value_hash", Holds::Text, "A hash of all that the id leaves out.", |own| (&own.value_hash).into()),
    must("trigger", Holds::Text, "The words that name the event, with … between stretches.", |own| {
        (&own.trigger).into()
    }),
    must("type", Holds::Text, "PLOVER event type.", |own| (&own.r#type).into()),
    may("mode", Holds::Text, "PLOVER mode.", |own| (&own.mode).into()),
    must("contexts", Holds::List, "PLOVER contexts.", |own| (&own.contexts).into()),
    may("cameo", Holds::Text, "CAMEO code; text, for it begins with zeros.", |own| (&own.cameo).into()),
    may(
        "quad",
        Holds::Whole,
        "Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
        |own| own.quad.map_or(Cell::Empty, |own| Cell::Whole(own.into())),
    ),
    may(
        "goldstein",
        Holds::Number,
        "Goldstein score of the CAMEO code, from -10 (conflict) to 10 (cooperation).",
        |own| own.goldstein.map_or(Cell::Empty, Cell::score),
    ),
    must(
        "modality",
        Holds::Text,
        "How the event is held to be: happened, ongoing, planned, proposed, threatened, demanded, \
         conditional, negated, denied, alleged or hypothetical.",
        |own| modality(own.modality).into(),
    ),
    may("condition", Holds::Text, "The words of the condition it hangs on.", |own| (&own.condition).into()),
    must("background", Holds::Flag, "Whether the report only recalls it.", |own| own.background.into()),
];

/// When.
pub(super) const WHEN: &[Of<Event>] = &[
    may(
        "date_from",
        Holds::Text,
        "First day as far as it is known, an ISO 8601 prefix such as 2025-06; empty where it has only \
         happened by `date_to`.",
        |own| (&own.from).into(),
    ),
    may("date_to", Holds::Text, "Last day, likewise; empty where it goes on.", |own| (&own.to).into()),
    may("day_from", Holds::Day, "The first day that `date_from` can mean.", |own| Cell::first_day(own.from.as_deref())),
    may("day_to", Holds::Day, "The last day that `date_to` can mean.", |own| Cell::last_day(own.to.as_deref())),
    may(
        "date_basis",
        Holds::Text,
        "What the date rests on: clause, sentence, statement, discourse, or published where nothing \
         but the report's own day does.",
        |own| own.basis.map_or(Cell::Empty, Cell::word),
    ),
];

/// What it hangs together with.
pub(super) const LINKS: &[Of<Event>] = &[
    may("statement", Holds::Text, "The id of the statement that gives it.", |own| (&own.statement).into()),
    may(
        "same_as",
        Holds::Text,
        "The id of the richest mention of the same event in the report, where it is another.",
        |own| (&own.same_as).into(),
    ),
    must("rule", Holds::Text, "The rule that made the record: name@file:line.", |own| (&own.rule).into()),
    must("confidence", Holds::Number, "How sure the rule is, above 0 and at most 1.", |own| {
        Cell::score(own.confidence)
    }),
];

/// What all reports together make of it.
pub(super) const HAPPENING: &[Of<Stored>] = &[may(
    "happening",
    Holds::Text,
    "The id of the happening it tells of; empty before the store was settled.",
    |own| (&own.happening).into(),
)];
