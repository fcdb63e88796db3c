//! `dateline ingest`: reports into a store, in batches, each filed whole or not at all.

mod rejects;

use super::every::{Every, Unread};
use super::stored::dossier;
use super::{INCOMPLETE, desk};
use crate::arguments::{Filters, Ingest};
use crate::progress::Bar;
use crate::render::wording::number::{count, many};
use anyhow::ensure;
use dateline::corpus::reading::Reading;
use dateline::corpus::rows::Filed;
use dateline::corpus::store::settle::settle;
use dateline::corpus::store::sqlite::Sqlite;
use dateline::corpus::store::{Put, Store, fingerprint};
use rejects::Rejects;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Reports filed in one transaction: a program that is killed reads at most so many again.
const BATCH: usize = 100;

/// Reports not read that are named on standard error; the table has all.
const NAMED: usize = 10;

/// What a report became.
enum Made {
    /// It was there.
    Held,
    /// It was read.
    Read(Box<(String, Filed)>),
}

/// Reads every path into the store.
pub(crate) fn run(ingest: &Ingest) -> anyhow::Result<ExitCode> {
    let is_there = |path: &PathBuf| path.as_os_str() == "-" || path.exists();
    if let [path] = ingest.paths.as_slice() {
        // A mistyped name shall leave no empty store behind.
        ensure!(is_there(path), "{}: there is no such file or folder; check the path", path.display());
    }
    let desk = desk(&ingest.tables, false)?;
    let mut store = Sqlite::create(&ingest.into)?;
    let mut rejects = Rejects::open(&ingest.into)?;
    let held = store.held(&desk.made_by())?;
    let mut batch = Vec::with_capacity(BATCH);
    let mut all = Put::default();
    let mut unread = 0;
    let every = Every { paths: &ingest.paths, intake: &ingest.intake, jobs: &ingest.jobs };
    every.each(
        Bar::alone,
        |source, report| {
            let fingerprint = fingerprint(report);
            if held.contains(&fingerprint) {
                return Ok((source.to_owned(), Made::Held));
            }
            let filed = Filed::of(Reading::of(&desk, report));
            Ok((source.to_owned(), Made::Read(Box::new((fingerprint, filed)))))
        },
        |bar, made| {
            match made {
                Ok((source, made)) => {
                    rejects.read(&source);
                    match made {
                        Made::Held => all.known += 1,
                        Made::Read(own) => batch.push(*own),
                    }
                }
                Err(fault) => {
                    unread += 1;
                    tell(bar, unread, &fault);
                    rejects.add(&fault);
                }
            }
            if batch.len() >= BATCH {
                add(&mut all, store.put(&batch)?);
                batch.clear();
            }
            Ok(())
        },
    )?;
    add(&mut all, store.put(&batch)?);
    // What all reports together say takes room.
    drop((held, desk, batch));
    let table = rejects.path.display().to_string();
    rejects.close()?;
    settle(&mut store)?;
    let told = summary(&ingest.into.display().to_string(), &store, all)?;
    let mut out = std::io::stdout().lock();
    out.write_all(told.as_bytes())?;
    if unread > 0 {
        writeln!(out, "{} not read: see {table}", many(unread, "report"))?;
    }
    out.flush()?;
    if let Some(page) = &ingest.dossier {
        dossier::write(&store, &Filters::default(), dossier::named(&ingest.into), page, None)?;
    }
    store.close()?;
    Ok(if unread > 0 { ExitCode::from(INCOMPLETE) } else { ExitCode::SUCCESS })
}

fn add(all: &mut Put, more: Put) {
    all.new += more.new;
    all.again += more.again;
    all.known += more.known;
}

fn tell(bar: &Bar, number: usize, fault: &Unread) {
    if number <= NAMED {
        bar.say(&fault.to_string());
    } else if number == NAMED + 1 {
        bar.say("more could not be read; the table of rejects has all");
    }
}

/// What came in, and what there is.
fn summary(name: &str, store: &Sqlite, put: Put) -> anyhow::Result<String> {
    let counts = store.counts()?;
    let mut came = vec![format!("{} new", count(put.new))];
    for (number, what) in [(put.again, "read again"), (put.known, "there already")] {
        if number > 0 {
            came.push(format!("{} {what}", count(number)));
        }
    }
    Ok(format!(
        "{name}: {} ({}), {}\n{}, {}, {}, {}\n",
        many(counts.reports as usize, "report"),
        came.join(", "),
        many(counts.stories as usize, "story"),
        many(counts.events as usize, "event"),
        many(counts.figures as usize, "figure"),
        many(counts.statements as usize, "statement"),
        many(counts.positions as usize, "position"),
    ))
}
