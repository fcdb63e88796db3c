//! `dateline correct` and `dateline corrections`: what people say of what was read.

use super::{lines, open, print};
use crate::arguments::{Colour, Correct, CorrectTask, Corrections, Signed, View};
use crate::commands::look;
use crate::render::stored::corrections::render;
use anyhow::Context;
use dateline::corpus::rows::Record;
use dateline::corpus::store::settle::settle;
use dateline::corpus::store::sqlite::Sqlite;
use dateline::corpus::store::{Correction, Operation, Standing, Store};
use serde::Serialize;
use serde_json::Value;
use std::path::Path;
use std::process::ExitCode;

/// Adds a correction and says its hash.
pub(crate) fn run(own: &Correct) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(own.store.is_file(), "{}: there is no such store", own.store.display());
    let (record, operation, signed) = asked(&own.task)?;
    let time = match &signed.time {
        Some(time) => {
            time.parse::<jiff::Timestamp>().with_context(|| format!("--time {time}: give a time as in RFC 3339"))?
        }
        None => now(),
    };
    let (author, reason) = (signed.by.clone(), signed.reason.clone());
    let correction = Correction { record, operation, author, time: time.to_string(), reason, base: None };
    let mut store = Sqlite::create(&own.store)?;
    let hash = store.correct(correction)?;
    settle(&mut store)?;
    store.close()?;
    print(&format!("corrected; the chain now ends with {hash}\n"))
}

/// The one place where the clock counts: when somebody said so.
#[allow(clippy::disallowed_methods, reason = "a correction is dated by the clock; no ledger is")]
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

fn asked(task: &CorrectTask) -> anyhow::Result<(Option<String>, Operation, &Signed)> {
    Ok(match task {
        CorrectTask::Accept { record, signed } => (Some(record.clone()), Operation::Accept, signed),
        CorrectTask::Reject { record, signed } => (Some(record.clone()), Operation::Reject, signed),
        CorrectTask::Set { record, field, value, signed } => {
            let new = serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.clone()));
            (Some(record.clone()), Operation::Set { field: field.clone(), old: Value::Null, new }, signed)
        }
        CorrectTask::Add { report, file, signed } => {
            (None, Operation::Add { report: report.clone(), body: Box::new(body(file)?) }, signed)
        }
        CorrectTask::Merge { from, into, signed } => {
            (None, Operation::Merge { from: from.clone(), into: into.clone() }, signed)
        }
        CorrectTask::Split { report, from, into, signed } => {
            (None, Operation::Split { report: report.clone(), from: from.clone(), into: into.clone() }, signed)
        }
    })
}

fn body(file: &Path) -> anyhow::Result<Record> {
    let name = file.display();
    let text = std::fs::read_to_string(file).with_context(|| format!("{name} could not be read"))?;
    serde_json::from_str(&text)
        .with_context(|| format!("{name} is no record; take one of `dateline ask -f jsonl` as a pattern"))
}

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    correction: &'a Correction,
    standing: Standing,
}

/// Prints the corrections.
pub(crate) fn list(own: &Corrections, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(&own.store)?;
    let mut all = store.corrections()?;
    if own.queued {
        all.retain(|(_, standing)| *standing == Standing::Queued);
    }
    match own.format {
        View::Text => print(&render(&all, look(colour))),
        View::Jsonl => {
            print(&lines(all.iter().map(|(correction, standing)| Line { correction, standing: *standing }))?)
        }
    }
}
