//! The columns of figures.

use super::cell::{Cell, Holds};
use super::column::{Of, may, must};
use crate::rows::Figure;

/// What was counted.
pub(super) const FIGURE: &[Of<Figure>] = &[
    must("figure", Holds::Text, "The figure's id: a hash of its report and its words.", |own| (&own.id).into()),
    must("value_hash", Holds::Text, "A hash of all that the id leaves out.", |own| (&own.value_hash).into()),
    must(
        "measure",
        Holds::Text,
        "What is measured: killed, injured, casualties, missing, rescued, hospitalised, arrested, charged, \
         displaced, affected, infected, recovered, exposed, crowd, personnel, incidents, munitions, buildings or money.",
        |own| own.measure.name().into(),
    ),
    must("unit", Holds::Text, "What is counted: person and so on, or an ISO 4217 code for money.", |own| {
        (&own.unit).into()
    }),
    may(
        "low",
        Holds::Number,
        "The lower bound as claimed; with more_than it is above it. Empty where none is.",
        |own| own.low.into(),
    ),
    may(
        "high",
        Holds::Number,
        "The upper bound as claimed; with fewer_than it is below it. Empty where none is.",
        |own| own.high.into(),
    ),
    must(
        "qualifier",
        Holds::Text,
        "How the number is hedged: exact, at_least, more_than, about, up_to, fewer_than, range or vague.",
        |own| Cell::word(own.qualifier),
    ),
    may("qualifier_word", Holds::Text, "The word that hedges it.", |own| (&own.word).into()),
    must("words", Holds::Text, "The number with its qualifier, verbatim.", |own| (&own.words).into()),
    must("each", Holds::Flag, "Whether the number is of each of several.", |own| own.each.into()),
    may("counted", Holds::Text, "The words for those counted.", |own| (&own.counted).into()),
    may("counted_status", Holds::Text, "What those counted are: civilian, combatant, protester and so on.", |own| {
        (&own.counted_status).into()
    }),
    may("age", Holds::Text, "Their age: child, adult or elderly.", |own| (&own.age).into()),
    may("sex", Holds::Text, "Their sex: female or male.", |own| (&own.sex).into()),
    may("nationality", Holds::Text, "Their nationality: ISO 3166 alpha-3.", |own| (&own.nationality).into()),
    must(
        "scope",
        Holds::Text,
        "What stretch of events the number covers: incident, daily, cumulative or background.",
        |own| Cell::word(own.scope),
    ),
    may("date_from", Holds::Text, "Beginning of the period counted, an ISO 8601 prefix such as 2025-06.", |own| {
        (&own.from).into()
    }),
    may("date_to", Holds::Text, "End of the period counted, likewise.", |own| (&own.to).into()),
    may("day_from", Holds::Day, "The first day that `date_from` can mean.", |own| Cell::first_day(own.from.as_deref())),
    may("day_to", Holds::Day, "The last day that `date_to` can mean.", |own| Cell::last_day(own.to.as_deref())),
    may(
        "as_of",
        Holds::Day,
        "The day at which the count stood; the first of it where only a month or year is known.",
        |own| Cell::first_day(own.asof.as_deref()),
    ),
    may(
        "method",
        Holds::Text,
        "How the source came by it: confirmed, counted, documented, estimated, projected, claimed, \
         acknowledged, alleged, reported or under_review.",
        |own| own.method.map_or(Cell::Empty, Cell::word),
    ),
    must(
        "modality",
        Holds::Text,
        "How the number is held to be: asserted, denied, feared, possible, expected, hypothetical or \
         promised.",
        |own| Cell::word(own.modality),
    ),
    may(
        "status",
        Holds::Text,
        "How it stands to an earlier figure: revised_up, revised_down, superseded, withdrawn or repeated.",
        |own| own.status.map_or(Cell::Empty, Cell::word),
    ),
];

/// What it hangs together with.
pub(super) const LINKS: &[Of<Figure>] = &[
    may("of", Holds::Text, "The id of the earlier figure that `status` is about.", |own| (&own.of).into()),
    may("part_of", Holds::Text, "The id of the figure that this one is a part of.", |own| (&own.part_of).into()),
    may("derived", Holds::Text, "How the number was worked out, where the report does not say it itself.", |own| {
        (&own.derived).into()
    }),
    may("statement", Holds::Text, "The id of the statement that gives it.", |own| (&own.statement).into()),
    must("rule", Holds::Text, "The rule that made the record: name@file:line.", |own| (&own.rule).into()),
    must("confidence", Holds::Number, "How sure the rule is, above 0 and at most 1.", |own| {
        Cell::score(own.confidence)
    }),
];
