//! The columns of statements.

use super::cell::{Cell, Holds};
use super::column::{Of, may, must};
use crate::rows::Statement;

/// What was said.
pub(super) const STATEMENT: &[Of<Statement>] = &[
    must("statement", Holds::Text, "The statement's id: a hash of its report and its words.", |own| (&own.id).into()),
    must("value_hash", Holds::Text, "A hash of all that the id leaves out.", |own| (&own.value_hash).into()),
    must(
        "form",
        Holds::Text,
        "How the words are given: direct, indirect, mixed, or scare for words kept at a distance.",
        |own| Cell::word(own.form),
    ),
    must("content", Holds::Text, "What was said, with … between stretches.", |own| (&own.content).into()),
    must("cue", Holds::Text, "The words that attribute it.", |own| (&own.cue).into()),
    must(
        "stance",
        Holds::Text,
        "What kind of act it is: claim, deny, confirm, concede, accuse, warn, threaten, demand, offer, \
         promise, accept, reject, praise, appeal or none.",
        |own| Cell::word(own.stance),
    ),
    must(
        "absence",
        Holds::Flag,
        "Whether the report says that this was not said (did not say whether …); never a claim of its source.",
        |own| own.absence.into(),
    ),
    may("certainty", Holds::Text, "How sure the speaker is: certain, probable, possible or uncommitted.", |own| {
        own.held.map_or(Cell::Empty, |own| Cell::word(own.certainty))
    }),
    may("polarity", Holds::Text, "Whether the speaker holds it to be so (positive) or not (negative).", |own| {
        own.held.map_or(Cell::Empty, |own| Cell::word(own.polarity))
    }),
    may("held_time", Holds::Text, "Whether it lies ahead for the speaker: future or non_future.", |own| {
        own.held.map_or(Cell::Empty, |own| Cell::word(own.time))
    }),
    may("condition", Holds::Text, "The words of the condition it hangs on.", |own| (&own.condition).into()),
    may("said", Holds::Day, "The day of speaking, where the report tells it.", |own| {
        Cell::first_day(own.said.as_deref())
    }),
];

/// What it hangs together with.
pub(super) const LINKS: &[Of<Statement>] = &[
    may("inside", Holds::Text, "The id of the statement that reports this one.", |own| (&own.inside).into()),
    must("rule", Holds::Text, "The rule that made the record: name@file:line.", |own| (&own.rule).into()),
    must("confidence", Holds::Number, "How sure the rule is, above 0 and at most 1.", |own| {
        Cell::score(own.confidence)
    }),
];
