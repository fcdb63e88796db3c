//! Rows like those of UCDP's event data set: low, high, and whose numbers they are.
//!
//! UCDP codes three numbers an event: `best`, the most reliable estimate; `low` and `high`, the lowest and the highest that a
//! reliable source gives. Which source is reliable a coder decides, case by case, and the sources do not stand beside the
//! numbers. Here `low` and `high` are the ends of what is claimed now, each with
//! whoever claims it, and `best` is always empty: no rule stands in for that coder, and rival counters count different things.

use super::view::{Bounds, End, Series};
use serde::Serialize;

/// The names of a row's columns, in order.
pub const COLUMNS: [&str; 18] = [
    "measure",
    "unit",
    "place",
    "event",
    "group",
    "date_start",
    "date_end",
    "best",
    "low",
    "low_open",
    "low_source",
    "low_report",
    "high",
    "high_open",
    "high_source",
    "high_report",
    "number_of_sources",
    "number_of_reports",
];

/// One group of one series.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the codebook is in the head of the file and in the names")]
pub struct Row {
    pub measure: String,
    pub unit: String,
    pub place: String,
    pub event: String,
    pub group: String,
    pub date_start: String,
    pub date_end: String,
    pub best: Option<f64>,
    pub low: f64,
    /// Whether the claim is only "up to".
    pub low_open: bool,
    pub low_source: String,
    pub low_report: String,
    pub high: f64,
    /// Whether the claim is only "at least".
    pub high_open: bool,
    pub high_source: String,
    pub high_report: String,
    pub number_of_sources: usize,
    pub number_of_reports: usize,
}

/// A row for each group of each series; what is under review, feared, recalled or withdrawn is in none.
pub fn rows(all: &[Series]) -> Vec<Row> {
    let told = all.iter().filter(|own| !own.background);
    told.flat_map(|own| own.bounds.iter().map(|bounds| row(own, bounds))).collect()
}

fn row(own: &Series, bounds: &Bounds) -> Row {
    let source = |end: &End| match &end.claim.counter.name {
        name if name.is_empty() => end.claim.report.publisher().unwrap_or("").to_owned(),
        name => name.clone(),
    };
    let name = |named: &Option<super::Named>| named.as_ref().map(|own| own.name.clone()).unwrap_or_default();
    let (start, end) = own.days.clone().unwrap_or_default();
    Row {
        measure: own.measure.clone(),
        unit: own.unit.clone(),
        place: name(&own.place),
        event: name(&own.event),
        group: bounds.group.name.clone(),
        date_start: start,
        date_end: end,
        best: None,
        low: bounds.low.number,
        low_open: bounds.low.open,
        low_source: source(&bounds.low),
        low_report: bounds.low.claim.report.name().to_owned(),
        high: bounds.high.number,
        high_open: bounds.high.open,
        high_source: source(&bounds.high),
        high_report: bounds.high.claim.report.name().to_owned(),
        number_of_sources: bounds.counters,
        number_of_reports: own.reports,
    }
}
