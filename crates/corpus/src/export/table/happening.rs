//! The columns of happenings and of their mentions.

use super::cell::{Cell, Holds};
use super::column::{Of, may, must};
use crate::export::modality;
use crate::happenings::{Happening, Mention};

/// The key that happenings and mentions share.
pub(super) const ID: &[Of<Happening>] = &[must(
    "happening",
    Holds::Text,
    "The id of the happening: what several reports tell of as one event. It may change when reports are added.",
    |own| (&own.id).into(),
)];

/// What several reports tell of.
pub(super) const HAPPENING: &[Of<Happening>] = &[
    must("type", Holds::Text, "PLOVER event type, as the richest mention has it.", |own| (&own.r#type).into()),
    may("mode", Holds::Text, "PLOVER mode.", |own| (&own.mode).into()),
    must("trigger", Holds::Text, "The words that name it in the richest mention.", |own| (&own.trigger).into()),
    may("date_from", Holds::Text, "First day as far as it is known, an ISO 8601 prefix such as 2025-06.", |own| {
        (&own.from).into()
    }),
    may("date_to", Holds::Text, "Last day, likewise.", |own| (&own.to).into()),
    may("day_from", Holds::Day, "The first day that `date_from` can mean.", |own| Cell::first_day(own.from.as_deref())),
    may("day_to", Holds::Day, "The last day that `date_to` can mean.", |own| Cell::last_day(own.to.as_deref())),
];

/// Who tells of it, and how.
pub(super) const TOLD: &[Of<Happening>] = &[
    must("sentence", Holds::Text, "The sentence of the richest mention, verbatim.", |own| (&own.sentence).into()),
    must(
        "modalities",
        Holds::List,
        "How it is held to be, in the order in which that was first said; more than one where parties \
         differ or time went by. Values as in `modality` of events.",
        |own| Cell::list(own.versions.iter().map(|own| modality(own.modality))),
    ),
    must(
        "said_by",
        Holds::List,
        "Who says each of `modalities`, with ` | ` between names; reports that say so themselves by \
         their publisher.",
        |own| Cell::list(own.versions.iter().map(|own| own.by.join(" | "))),
    ),
    must("mentions", Holds::Whole, "How many records tell of it.", |own| own.mentions.len().into()),
    must("reports", Holds::Whole, "How many reports tell of it.", |own| own.reports.into()),
    must("stories", Holds::Whole, "How many wire stories those are: copies count once.", |own| own.stories.into()),
    may("first_report", Holds::Text, "The id of the first report that tells of it.", |own| {
        own.mentions.first().map(|own| own.report.id.as_str()).into()
    }),
    may("first_report_day", Holds::Day, "The day of that report.", |own| {
        Cell::first_day(own.mentions.first().and_then(|own| own.report.day.as_deref()))
    }),
    must("publishers", Holds::List, "Who published the reports, each once, in the order of their reports.", |own| {
        let mut seen: Vec<&str> = Vec::new();
        for publisher in own.mentions.iter().filter_map(|own| own.report.publisher()) {
            if !seen.contains(&publisher) {
                seen.push(publisher);
            }
        }
        Cell::list(seen)
    }),
];

/// One record that tells of a happening.
pub(super) const MENTION: &[Of<Mention>] = &[
    must("event", Holds::Text, "The id of the event that tells of it.", |own| (&own.record).into()),
    must("trigger", Holds::Text, "The words that name it, with … between stretches.", |own| (&own.trigger).into()),
    must("modality", Holds::Text, "How it is held to be; values as in events.", |own| modality(own.modality).into()),
    must("background", Holds::Flag, "Whether the report only recalls it.", |own| own.background.into()),
    may("source_name", Holds::Text, "Who says so; empty where the report itself does.", |own| (&own.source).into()),
    must("sentence", Holds::Text, "The sentence it stands in, verbatim.", |own| (&own.sentence).into()),
];
