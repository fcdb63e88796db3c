//! Scores happenings, end to end: reports are read and stored, and what is tied is held against what tells of one thing.

mod sample;
mod topics;

use super::{Figure, Options};
use dateline_corpus::reading::Reading;
use dateline_corpus::rows::Filed;
use dateline_corpus::store::settle::settle;
use dateline_corpus::store::sqlite::Sqlite;
use dateline_corpus::store::{Filter, Kind, Store, Stored, fingerprint};
use dateline_read::Desk;
use dateline_types::Report;
use std::path::Path;

pub(super) fn score(shared: Option<&Path>, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let wanted = |data: &str| options.data.as_deref().is_none_or(|only| only == data);
    let mut figures = Vec::new();
    if wanted(sample::DATA) {
        figures.extend(sample::score(options)?);
    }
    if let Some(shared) = shared.filter(|_| wanted(topics::DATA)) {
        figures.extend(topics::score(shared, options)?);
    }
    Ok(figures)
}

/// The events of reports that were read and stored together.
fn events(reports: impl IntoIterator<Item = anyhow::Result<Report>>) -> anyhow::Result<Vec<Stored>> {
    let desk = Desk::built_in();
    let mut batch = Vec::new();
    for report in reports {
        let report = report?;
        batch.push((fingerprint(&report), Filed::of(Reading::of(&desk, &report))));
    }
    let mut store = Sqlite::in_memory()?;
    store.put(&batch)?;
    settle(&mut store)?;
    let mut events = Vec::new();
    store.records(&Filter { all_versions: true, ..Filter::of(Kind::Event) }, &mut |stored| {
        events.push(stored);
        Ok(())
    })?;
    Ok(events)
}
