//! `dateline events`: who did what to whom, a row an event, in our columns or those of other data sets.

use super::every::Every;
use super::{desk, rows};
use crate::arguments::{EventRows, Events, Rows};
use dateline::corpus::export::{Choice, gdelt, icews, polecat, row};
use dateline::corpus::reading::Reading;
use dateline::read::desk::Records;
use std::process::ExitCode;

/// Reads every path and prints the rows.
pub(crate) fn run(events: &Events) -> anyhow::Result<ExitCode> {
    let desk = desk(&events.tables, false)?.only(Records { figures: false, events: true });
    let every = Every { paths: &events.paths, intake: &events.intake, jobs: &events.jobs };
    let choice = Choice {
        types: events.types.iter().map(|name| name.to_uppercase()).collect(),
        modalities: events.modality.iter().map(|name| name.to_lowercase()).collect(),
        no_background: events.no_background,
        all_mentions: events.all_mentions,
    };
    let names = columns(events.format);
    let names: Option<Vec<&str>> = names.as_ref().map(|names| names.iter().map(String::as_str).collect());
    rows::print(&every, names.as_deref(), |report| table(&Reading::of(&desk, report), &choice, events.format))
}

/// The columns' names, where the form has a line for them.
fn columns(format: EventRows) -> Option<Vec<String>> {
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    match format {
        EventRows::Tsv => Some(owned(row::COLUMNS.to_vec())),
        EventRows::Jsonl => None,
        EventRows::Polecat => Some(owned(polecat::columns())),
        EventRows::Gdelt => Some(gdelt::columns()),
        EventRows::Icews => Some(owned(icews::columns())),
    }
}

/// The rows of one report.
fn table(reading: &Reading, choice: &Choice, format: EventRows) -> anyhow::Result<String> {
    let mut out = String::new();
    for event in reading.ledger.events.iter().filter(|event| choice.takes(event)) {
        match format {
            EventRows::Tsv => rows::add(&mut out, &row::COLUMNS, &row::row(reading, event), Rows::Tsv)?,
            EventRows::Jsonl => rows::add(&mut out, &row::COLUMNS, &row::row(reading, event), Rows::Jsonl)?,
            EventRows::Polecat => rows::add_cells(&mut out, &polecat::cells(reading, event)),
            EventRows::Gdelt => rows::add_cells(&mut out, &gdelt::cells(reading, event)),
            EventRows::Icews => rows::add_cells(&mut out, &icews::cells(reading, event)),
        }
    }
    Ok(out)
}
