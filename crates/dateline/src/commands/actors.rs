//! `dateline actors`: who acts, speaks or is named in each report, with the codes of CAMEO and PLOVER.

use super::every::Every;
use super::{desk, rows, stored};
use crate::arguments::{Actors, Colour, Rows};
use dateline::read::desk::Records;
use dateline::read::entities::codes::{cameo, plover, plover_sector};
use dateline::read::{Desk, read};
use dateline::types::json::CodePoints;
use dateline::types::ledger::DocumentFacts;
use dateline::types::{Entity, EntityKind, PlaceSense, Report};
use serde::Serialize;
use std::process::ExitCode;

/// One row; its fields are the columns, in this order.
#[derive(Serialize)]
struct Actor<'r> {
    report: &'r str,
    external_id: Option<&'r str>,
    date: Option<String>,
    entity: &'r str,
    name: &'r str,
    kind: EntityKind,
    role: Option<&'r str>,
    country: Option<&'r str>,
    sectors: &'r [String],
    cameo: Option<String>,
    plover_primary_sector: Option<&'r str>,
    plover_sectors: Vec<&'r str>,
    plover: Option<String>,
    mentions: usize,
    start: u32,
    end: u32,
    words: &'r str,
}

/// The names of the columns.
const COLUMNS: [&str; 17] = [
    "report",
    "external_id",
    "date",
    "entity",
    "name",
    "kind",
    "role",
    "country",
    "sectors",
    "cameo",
    "plover_primary_sector",
    "plover_sectors",
    "plover",
    "mentions",
    "start",
    "end",
    "words",
];

/// Reads every path and prints the rows.
pub(crate) fn run(actors: &Actors, colour: Colour) -> anyhow::Result<ExitCode> {
    if let Some(store) = stored::store_of(&actors.paths, &actors.filters, (&actors.tables, &actors.intake))? {
        return stored::actors::run(actors, store, colour);
    }
    anyhow::ensure!(
        !actors.by_country,
        "--by-country is of a store; make one with `dateline ingest PATH… --into FILE`"
    );
    let format = rows::of_reports(actors.format)?;
    let desk = desk(&actors.tables, false)?.only(Records { figures: false, events: false });
    let every = Every { paths: &actors.paths, intake: &actors.intake, jobs: &actors.jobs };
    rows::print(&every, rows::head(&COLUMNS, format), |report| table(&desk, report, format))
}

/// The rows of one report.
fn table(desk: &Desk, report: &Report, format: Rows) -> anyhow::Result<String> {
    let ledger = read(desk, report);
    let points = CodePoints::of(&report.text);
    let mut out = String::new();
    for entity in ledger.entities.iter().filter(|entity| is_actor(entity)) {
        let Some(actor) = actor(&ledger.document, &points, &report.text, entity) else { continue };
        rows::add(&mut out, &COLUMNS, &actor, format)?;
    }
    Ok(out)
}

/// Persons, bodies, states and groups; of places those that once stand for the people who act for them.
fn is_actor(entity: &Entity) -> bool {
    match entity.kind {
        EntityKind::Person | EntityKind::Organisation | EntityKind::State | EntityKind::Group => true,
        EntityKind::Place => entity.mentions.iter().any(|mention| mention.sense == Some(PlaceSense::Associative)),
        EntityKind::Other => false,
    }
}

fn actor<'r>(document: &'r DocumentFacts, points: &CodePoints, text: &'r str, entity: &'r Entity) -> Option<Actor<'r>> {
    let first = entity.mentions.first()?.span;
    let place = points.span(first);
    let sectors: Vec<&str> = entity.sectors.iter().map(|sector| plover_sector(sector)).collect();
    Some(Actor {
        report: &document.id,
        external_id: document.external_id.as_deref(),
        date: document.published.map(|published| published.date.to_string()),
        entity: &entity.id,
        name: &entity.name,
        kind: entity.kind,
        role: entity.role.as_deref(),
        country: entity.country.as_deref(),
        sectors: &entity.sectors,
        cameo: cameo(entity),
        plover_primary_sector: sectors.first().copied(),
        plover_sectors: sectors,
        plover: plover(entity),
        mentions: entity.mentions.len(),
        start: place.start,
        end: place.end,
        words: first.of(text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_report() {
        let text = "Iranian Foreign Minister Abbas Araghchi met reporters in Geneva. He left.";
        let report = Report { text: text.into(), published: "2026-02-03".parse().ok(), ..Report::default() };
        let desk = Desk::built_in();
        let table = table(&desk, &report, Rows::Tsv).unwrap();
        let minister: Vec<&str> = table.lines().find(|line| line.contains("Araghchi")).unwrap().split('\t').collect();
        assert_eq!(minister.len(), COLUMNS.len());
        let cell = |column: &str| minister[COLUMNS.iter().position(|name| *name == column).unwrap()];
        assert_eq!((cell("date"), cell("external_id")), ("2026-02-03", "-"));
        assert_eq!((cell("name"), cell("kind"), cell("country")), ("Abbas Araghchi", "person", "IRN"));
        assert_eq!((cell("cameo"), cell("plover"), cell("plover_primary_sector")), ("IRNGOV", "IRNGOV", "GOV"));
        assert_eq!((cell("mentions"), cell("start"), cell("end")), ("3", "0", "39"));
        assert_eq!(cell("words"), "Iranian Foreign Minister Abbas Araghchi");
        let lines = super::table(&desk, &report, Rows::Jsonl).unwrap();
        let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
        assert!(COLUMNS.iter().all(|column| first.get(column).is_some()), "{first}");
    }
}
