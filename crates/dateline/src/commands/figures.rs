//! `dateline figures`: every number that counts, as the claim of its source, a row each.

use super::every::Every;
use super::{desk, rows, stored};
use crate::arguments::{Figures, Rows};
use dateline::read::desk::Records;
use dateline::read::{Desk, read};
use dateline::types::figure::{FigureModality, Method, Qualifier, Scope, Status};
use dateline::types::json::CodePoints;
use dateline::types::source::Naming;
use dateline::types::{Figure, Ledger, Measure, Report, Source};
use serde::Serialize;
use std::process::ExitCode;

/// One row; its fields are the columns, in this order.
#[derive(Serialize)]
struct Row<'r> {
    report: &'r str,
    external_id: Option<&'r str>,
    date: Option<String>,
    outlet: Option<&'r str>,
    figure: &'r str,
    measure: Measure,
    unit: &'r str,
    low: Option<serde_json::Number>,
    high: Option<serde_json::Number>,
    qualifier: Qualifier,
    words: &'r str,
    counted: Option<&'r str>,
    counted_status: Option<&'r str>,
    age: Option<&'r str>,
    sex: Option<&'r str>,
    nationality: Option<&'r str>,
    each: bool,
    by: Option<&'r str>,
    scope: Scope,
    from: Option<&'r str>,
    to: Option<&'r str>,
    asof: Option<&'r str>,
    place: Option<&'r str>,
    source: Option<&'r str>,
    source_name: Option<&'r str>,
    naming: Option<Naming>,
    via: Vec<&'r str>,
    method: Option<Method>,
    modality: FigureModality,
    status: Option<Status>,
    of: Option<&'r str>,
    part_of: Option<&'r str>,
    derived: Option<&'r str>,
    start: u32,
    end: u32,
    rule: &'r str,
    confidence: f32,
}

/// The names of the columns.
const COLUMNS: [&str; 37] = [
    "report",
    "external_id",
    "date",
    "outlet",
    "figure",
    "measure",
    "unit",
    "low",
    "high",
    "qualifier",
    "words",
    "counted",
    "counted_status",
    "age",
    "sex",
    "nationality",
    "each",
    "by",
    "scope",
    "from",
    "to",
    "asof",
    "place",
    "source",
    "source_name",
    "naming",
    "via",
    "method",
    "modality",
    "status",
    "of",
    "part_of",
    "derived",
    "start",
    "end",
    "rule",
    "confidence",
];

/// Reads every path and prints the rows.
pub(crate) fn run(figures: &Figures) -> anyhow::Result<ExitCode> {
    if let Some(store) = stored::store_of(&figures.paths, &figures.filters, (&figures.tables, &figures.intake))? {
        return stored::figures::run(figures, store);
    }
    let format = rows::of_reports(figures.format)?;
    let desk = desk(&figures.tables, false)?.only(Records { figures: true, events: false });
    let every = Every { paths: &figures.paths, intake: &figures.intake, jobs: &figures.jobs };
    rows::print(&every, rows::head(&COLUMNS, format), |report| table(&desk, report, format))
}

/// The rows of one report.
fn table(desk: &Desk, report: &Report, format: Rows) -> anyhow::Result<String> {
    let ledger = read(desk, report);
    let points = CodePoints::of(&report.text);
    let mut out = String::new();
    for figure in &ledger.figures {
        rows::add(&mut out, &COLUMNS, &row(&ledger, &points, &report.text, figure), format)?;
    }
    Ok(out)
}

fn row<'r>(ledger: &'r Ledger, points: &CodePoints, text: &'r str, own: &'r Figure) -> Row<'r> {
    let document = &ledger.document;
    let place = points.span(own.span);
    let entity = |id: &Option<String>| {
        let id = id.as_ref()?;
        ledger.entities.iter().find(|entity| &entity.id == id).map(|entity| entity.name.as_str())
    };
    let source = own.source.as_deref().and_then(|id| source(ledger, id));
    let asof = own.asof.as_ref().and_then(|id| ledger.times.iter().find(|time| &time.id == id));
    let counted = own.counted.as_ref();
    let facet = |facet: fn(&dateline::types::figure::Counted) -> &Option<String>| {
        counted.and_then(|counted| facet(counted).as_deref())
    };
    Row {
        report: &document.id,
        external_id: document.external_id.as_deref(),
        date: document.published.map(|published| published.date.to_string()),
        outlet: document.outlet.as_deref().or(document.agency.as_deref()),
        figure: &own.id,
        measure: own.measure,
        unit: &own.unit,
        low: own.low.and_then(plain),
        high: own.high.and_then(plain),
        qualifier: own.qualifier,
        words: own.span.of(text),
        counted: counted.map(|counted| counted.span.of(text)),
        counted_status: facet(|own| &own.status),
        age: facet(|own| &own.age),
        sex: facet(|own| &own.sex),
        nationality: facet(|own| &own.nationality),
        each: own.each,
        by: entity(&own.by),
        scope: own.scope,
        from: own.period.as_ref().and_then(|period| period.from.as_deref()),
        to: own.period.as_ref().and_then(|period| period.to.as_deref()),
        asof: asof.map(|time| time.value.as_deref().unwrap_or_else(|| time.span.of(text))),
        place: entity(&own.place),
        source: source.map(|source| source.span.of(text)),
        source_name: source.and_then(|source| entity(&source.entity)),
        naming: source.map(|source| source.naming),
        via: source.map(|source| relays(ledger, source, text)).unwrap_or_default(),
        method: own.method,
        modality: own.modality,
        status: own.status,
        of: own.of.as_deref(),
        part_of: own.part_of.as_ref().map(|part| part.figure.as_str()),
        derived: own.derived.as_deref(),
        start: place.start,
        end: place.end,
        rule: &own.rule,
        confidence: own.confidence,
    }
}

fn source<'r>(ledger: &'r Ledger, id: &str) -> Option<&'r Source> {
    ledger.sources.iter().find(|source| source.id == id)
}

/// Those through whom it reached the page, the nearest to the source first.
fn relays<'r>(ledger: &'r Ledger, of: &'r Source, text: &'r str) -> Vec<&'r str> {
    const LONGEST: usize = 8;
    let next = |link: &&'r Source| link.via.as_deref().and_then(|id| source(ledger, id));
    std::iter::successors(next(&of), next).take(LONGEST).map(|link| link.span.of(text)).collect()
}

/// A whole number without a point.
fn plain(number: f64) -> Option<serde_json::Number> {
    if number.fract() == 0.0 { Some((number as i64).into()) } else { serde_json::Number::from_f64(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_report() {
        let text = "AFP - In Beira at least 91 people were killed by rebels, the army said on Friday.";
        let report = Report { text: text.into(), published: "2026-02-03".parse().ok(), ..Report::default() };
        let desk = Desk::built_in();
        let table = table(&desk, &report, Rows::Tsv).unwrap();
        let cells: Vec<&str> = table.lines().next().unwrap().split('\t').collect();
        assert_eq!(cells.len(), COLUMNS.len());
        let cell = |column: &str| cells[COLUMNS.iter().position(|name| *name == column).unwrap()];
        assert_eq!((cell("measure"), cell("low"), cell("high"), cell("qualifier")), ("killed", "91", "-", "at_least"));
        assert_eq!((cell("words"), cell("counted"), cell("by")), ("at least 91 people", "people", "rebels"));
        assert_eq!((cell("place"), cell("source"), cell("date")), ("Beira", "the army", "2026-02-03"));
        let lines = super::table(&desk, &report, Rows::Jsonl).unwrap();
        let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
        assert!(COLUMNS.iter().all(|column| first.get(column).is_some()), "{first}");
    }
}
