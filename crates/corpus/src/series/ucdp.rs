//! Rows like those of UCDP's event data set: low, high, and whose numbers they are.
//!
//! UCDP codes three numbers an event: `best`, the most reliable estimate; `low` and `high`, the lowest and the highest that a
//! reliable source gives. Which source is reliable a coder decides, case by case, and the sources do not stand beside the
//! numbers. Here `low` and `high` are the ends of what is claimed now, each with whoever claims it, and `best` stays empty unless
//! a rule is picked by name ([`Best`]); the rule's name is in the row. It is never a mean: rival counters count different things.

use super::view::{Bounds, End, Lane, Series, Span, Standing};
use super::wording::written;
use serde::Serialize;

/// By which rule `best` is filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Best {
    /// It is left empty.
    #[default]
    None,
    /// The latest current claim of a named counter, by as-of day; of one day the lowest.
    LatestNamed,
    /// The lowest current claim of a named counter: the most conservative.
    LowestNamed,
}

impl Best {
    /// Its name in rows; empty where `best` is left empty.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "",
            Self::LatestNamed => "latest_named",
            Self::LowestNamed => "lowest_named",
        }
    }
}

/// The names of a row's columns, in order.
pub const COLUMNS: [&str; 20] = [
    "measure",
    "unit",
    "place",
    "event",
    "group",
    "date_start",
    "date_end",
    "best",
    "best_rule",
    "best_source",
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
    pub best_rule: &'static str,
    pub best_source: String,
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
pub fn rows(all: &[Series], best: Best) -> Vec<Row> {
    let told = all.iter().filter(|own| !own.background);
    told.flat_map(|own| own.bounds.iter().map(|bounds| row(own, bounds, best))).collect()
}

fn row(own: &Series, bounds: &Bounds, rule: Best) -> Row {
    let best = picked(own, bounds, rule);
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
        best: best.map(|own| own.0),
        best_rule: if best.is_some() { rule.name() } else { "" },
        best_source: best.map(|own| own.1.to_owned()).unwrap_or_default(),
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

/// The number that a rule picks among the current claims of known counters, with its source.
fn picked<'s>(own: &'s Series, bounds: &Bounds, rule: Best) -> Option<(f64, &'s str)> {
    let current = |lane: &'s Lane| {
        let point = lane.points.get(lane.current?)?;
        let number = super::value::number(point.claim);
        (point.standing == Standing::Current).then_some((point.day.as_deref(), number, lane.counter.name.as_str()))
    };
    let fits = |lane: &&Lane| lane.known && lane.span == Span::Total && lane.group.key == bounds.group.key;
    let mut held: Vec<_> = own
        .lanes
        .iter()
        .filter(fits)
        .filter(|lane| !lane.part || !lane.group.key.is_empty())
        .filter_map(current)
        .collect();
    held.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.2.cmp(other.2)));
    let best = match rule {
        Best::None => None,
        Best::LowestNamed => held.first().copied(),
        Best::LatestNamed => {
            let latest = held.iter().map(|own| own.0).max()?;
            held.iter().find(|own| own.0 == latest).copied()
        }
    };
    best.map(|(_, number, name)| (number, name))
}

impl Row {
    /// Its cells, in the order of [`COLUMNS`]; numbers are written plain, what is not known is empty.
    pub fn cells(&self) -> [String; 20] {
        let number = |number: f64| written(number).replace(',', "");
        let flag = |is: bool| if is { "1" } else { "0" }.to_owned();
        [
            self.measure.clone(),
            self.unit.clone(),
            self.place.clone(),
            self.event.clone(),
            self.group.clone(),
            self.date_start.clone(),
            self.date_end.clone(),
            self.best.map(number).unwrap_or_default(),
            self.best_rule.to_owned(),
            self.best_source.clone(),
            number(self.low),
            flag(self.low_open),
            self.low_source.clone(),
            self.low_report.clone(),
            number(self.high),
            flag(self.high_open),
            self.high_source.clone(),
            self.high_report.clone(),
            self.number_of_sources.to_string(),
            self.number_of_reports.to_string(),
        ]
    }
}
