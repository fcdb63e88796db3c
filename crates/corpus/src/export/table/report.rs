//! The columns of reports, and those that every record has.

use super::cell::{Cell, Holds};
use super::column::{Of, may, must};
use crate::rows::Site;
use crate::store::{Line, Stored};

/// Where a record comes from: the same columns in every table.
pub(super) const REPORT: &[Of<Line>] = &[
    must("report", Holds::Text, "The report's id: a hash of its text, day and outlet.", |own| (&own.id).into()),
    may("external_id", Holds::Text, "The id that the report's container gave it.", |own| (&own.external_id).into()),
    may("report_day", Holds::Day, "The day the report is of.", |own| Cell::first_day(own.day.as_deref())),
    may(
        "published",
        Holds::Text,
        "The report's day in ISO 8601, with the time of day and the offset where it has them.",
        |own| (&own.published).into(),
    ),
    may("outlet", Holds::Text, "Who published the report.", |own| (&own.outlet).into()),
    may("agency", Holds::Text, "The agency the report comes from.", |own| (&own.agency).into()),
    may("title", Holds::Text, "The report's headline.", |own| (&own.title).into()),
    may("url", Holds::Text, "The report's address.", |own| (&own.url).into()),
    may(
        "story",
        Holds::Text,
        "The wire story the report is a copy of, itself included; empty before the store was settled.",
        |own| (&own.story).into(),
    ),
    must(
        "is_original",
        Holds::Flag,
        "Whether the report is the first of its story; false for copies, and before the store was settled.",
        |own| own.first.into(),
    ),
    may("superseded_by", Holds::Text, "The report that is a later version of the same page.", |own| {
        (&own.superseded_by).into()
    }),
];

/// The words of a record, in the report's text.
pub(super) const SITE: &[Of<Site>] = &[
    must("start", Holds::Whole, "First code point of the record's own words in the report's text, from 0.", |own| {
        own.start.into()
    }),
    must("end", Holds::Whole, "One past their last code point.", |own| own.end.into()),
    must("sentence_start", Holds::Whole, "First code point of the sentences they stand in.", |own| own.from.into()),
    must("sentence_end", Holds::Whole, "One past the last code point of those sentences.", |own| own.to.into()),
];

/// What a store adds to a record.
pub(super) const STORED: &[Of<Stored>] = &[
    must("sentence", Holds::Text, "The sentences the record stands in, verbatim.", |own| (&own.sentence).into()),
    may(
        "review",
        Holds::Text,
        "What people made of the record: accepted, corrected or added; empty where nobody looked at it.",
        |own| (&own.review).into(),
    ),
];
