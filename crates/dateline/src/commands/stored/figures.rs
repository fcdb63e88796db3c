//! `dateline figures` of a store: series by counting source.

use super::{filter, lines, open, print, show};
use crate::arguments::{Figures, Listing, Rows};
use crate::commands::rows;
use crate::render::series;
use dateline::corpus::series::{self as counted, Lane, Point, Series, Standing};
use serde::Serialize;
use std::path::Path;
use std::process::ExitCode;

/// Prints them.
pub(crate) fn run(own: &Figures, store: &Path) -> anyhow::Result<ExitCode> {
    let store = open(store)?;
    let claims = counted::claims(&store, &filter(&store, &own.filters)?)?;
    let all = counted::series(&claims);
    match own.format {
        None | Some(Listing::Text) => show(&series::text(&all)),
        Some(Listing::Jsonl) => print(&lines(&all)?),
        Some(Listing::Tsv) => {
            let mut out = format!("{}\n", COLUMNS.join("\t"));
            for (number, series) in all.iter().enumerate() {
                for lane in series.lanes.iter().chain(&series.under_review).chain(&series.not_asserted) {
                    for point in &lane.points {
                        rows::add(&mut out, &COLUMNS, &row(number + 1, series, lane, point), Rows::Tsv)?;
                    }
                }
            }
            print(&out)
        }
    }
}

/// The names of the columns.
const COLUMNS: [&str; 18] = [
    "series",
    "measure",
    "unit",
    "place",
    "happening",
    "source",
    "known",
    "group",
    "day",
    "low",
    "high",
    "qualifier",
    "words",
    "standing",
    "modality",
    "restated",
    "report",
    "figure",
];

/// One claim with its place in its series.
#[derive(Serialize)]
struct Row<'r> {
    /// Claims of one number are side by side.
    series: usize,
    measure: &'r str,
    unit: &'r str,
    place: Option<&'r str>,
    happening: Option<&'r str>,
    source: &'r str,
    known: bool,
    group: &'r str,
    day: Option<&'r str>,
    low: Option<f64>,
    high: Option<f64>,
    qualifier: dateline::types::figure::Qualifier,
    words: &'r str,
    standing: Standing,
    modality: dateline::types::figure::FigureModality,
    restated: usize,
    report: &'r str,
    figure: &'r str,
}

fn row<'r>(number: usize, series: &'r Series, lane: &'r Lane, point: &'r Point) -> Row<'r> {
    let claim = point.claim;
    Row {
        series: number,
        measure: &series.measure,
        unit: &series.unit,
        place: series.place.as_ref().map(|own| own.name.as_str()),
        happening: series.event.as_ref().map(|own| own.key.as_str()),
        source: &lane.counter.name,
        known: lane.known,
        group: &lane.group.name,
        day: point.day.as_deref(),
        low: claim.low,
        high: claim.high,
        qualifier: claim.qualifier,
        words: &claim.words,
        standing: point.standing,
        modality: claim.modality,
        restated: point.restated.len(),
        report: claim.report.name(),
        figure: &claim.id,
    }
}
