//! The columns of positions.

use super::cell::{Cell, Holds};
use super::column::{Of, may, must};
use crate::export::modality;
use crate::positions::Position;

/// Who wants what.
pub(super) const POSITION: &[Of<Position>] = &[
    must("record", Holds::Text, "The id of the event or statement that the position is made of.", |own| {
        (&own.record).into()
    }),
    must("party", Holds::Text, "Whose position it is.", |own| (&own.party).into()),
    must("party_id", Holds::Text, "The id of `party`, the same in every report.", |own| (&own.party_id).into()),
    may("party_country", Holds::Text, "The country of `party`: ISO 3166 alpha-3, or a slot such as NGO.", |own| {
        (&own.country).into()
    }),
    may(
        "date",
        Holds::Text,
        "Its day, an ISO 8601 prefix: the event's first day, else its last, else the report's.",
        |own| (&own.date).into(),
    ),
    may("day", Holds::Day, "The first day that `date` can mean.", |own| Cell::first_day(own.date.as_deref())),
    must(
        "stance",
        Holds::Text,
        "What the party does: demands, offers, promises, refuses, threatens, accepts or concedes.",
        |own| own.stance.name().into(),
    ),
    must("issue", Holds::Text, "What it is about: nouns of the clause, else a verb.", |own| (&own.issue).into()),
    must("toward", Holds::List, "Towards whom.", |own| (&own.toward).into()),
    must("toward_ids", Holds::List, "Their ids, the same in every report, in the order of `toward`.", |own| {
        (&own.toward_ids).into()
    }),
    must("words", Holds::Text, "The clause, verbatim.", |own| (&own.words).into()),
    may("condition", Holds::Text, "The words of the condition it hangs on.", |own| (&own.condition).into()),
    may(
        "modality",
        Holds::Text,
        "How the report holds the act to be: happened, ongoing, planned, proposed, threatened, demanded, \
         conditional or alleged; empty where the position is made of a statement alone.",
        |own| own.modality.map(modality).into(),
    ),
    must("background", Holds::Flag, "Whether the report only recalls it.", |own| own.background.into()),
    may("source_name", Holds::Text, "Who says so; empty where the report itself does.", |own| (&own.source).into()),
    must("hearsay", Holds::Flag, "Whether who says so is neither the party nor of its country.", |own| {
        own.hearsay.into()
    }),
    may("channel", Holds::Text, "The report's words for the channel it came by.", |own| (&own.channel).into()),
];
