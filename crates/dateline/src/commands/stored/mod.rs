//! Commands that ask a store.

pub(crate) mod actors;
pub(crate) mod ask;
pub(crate) mod changes;
mod comma;
pub(crate) mod copies;
pub(crate) mod correct;
pub(crate) mod dossier;
pub(crate) mod export;
pub(crate) mod figures;
pub(crate) mod positions;
pub(crate) mod timeline;
pub(crate) mod voices;

use crate::arguments::{Filters, Kind};
use dateline::corpus::store::sqlite::{Sqlite, is_store};
use dateline::corpus::store::{self, Filter};
use serde::Serialize;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The store among paths, where it is the only one: the other paths are reports.
///
/// # Errors
/// Where there is none, and filters ask for one.
pub(super) fn store_of<'p>(paths: &'p [PathBuf], filters: &Filters) -> anyhow::Result<Option<&'p Path>> {
    match paths {
        [path] if is_store(path) => Ok(Some(path)),
        _ => {
            anyhow::ensure!(
                *filters == Filters::default(),
                "filters ask a store, and these are reports; make a store with `dateline ingest PATH… --into FILE`"
            );
            Ok(None)
        }
    }
}

/// Opens a store for reading.
pub(super) fn open(path: &Path) -> anyhow::Result<Sqlite> {
    Ok(Sqlite::open(path)?)
}

/// The filter of flags.
pub(super) fn filter(own: &Filters) -> Filter {
    let kind = |kind: &Kind| match kind {
        Kind::Event => store::Kind::Event,
        Kind::Figure => store::Kind::Figure,
        Kind::Statement => store::Kind::Statement,
        Kind::Position => store::Kind::Position,
    };
    Filter {
        kinds: own.kind.iter().map(kind).collect(),
        actors: own.actor.clone(),
        about: own.about.clone(),
        types: own.types.clone(),
        modalities: own.modality.clone(),
        sources: own.source.clone(),
        places: own.place.clone(),
        measures: own.measure.clone(),
        outlets: own.publisher.clone(),
        reports: own.report.clone(),
        from: own.from.clone(),
        to: own.to.clone(),
        all_versions: own.all_versions,
        no_background: own.no_background,
    }
}

/// Lines of JSON.
pub(super) fn lines<T: Serialize>(all: impl IntoIterator<Item = T>) -> anyhow::Result<String> {
    let mut out = String::new();
    for own in all {
        writeln!(out, "{}", serde_json::to_string(&own)?)?;
    }
    Ok(out)
}

/// Prints what a command made.
pub(super) fn print(out: &str) -> anyhow::Result<std::process::ExitCode> {
    use std::io::Write as _;
    let mut to = std::io::stdout().lock();
    to.write_all(out.as_bytes())?;
    to.flush()?;
    Ok(std::process::ExitCode::SUCCESS)
}
