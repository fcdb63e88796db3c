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

use crate::arguments::{Filters, IntakeFlags, Kind, Tables};
use anyhow::ensure;
use dateline::corpus::store::sqlite::{Sqlite, is_store};
use dateline::corpus::store::{self, Filter, Store};
use dateline::knowledge::Knowledge;
use dateline::read::entities::id_of_row;
use serde::Serialize;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The store among paths, where it is the only one: the other paths are reports.
///
/// # Errors
/// Where filters ask for a store and there is none, and where flags of reading stand beside one.
pub(super) fn store_of<'p>(
    paths: &'p [PathBuf],
    filters: &Filters,
    (tables, intake): (&Tables, &IntakeFlags),
) -> anyhow::Result<Option<&'p Path>> {
    let [path] = paths else {
        ensure!(*filters == Filters::default(), "{NO_STORE}");
        return Ok(None);
    };
    if is_store(path) {
        let of_reading =
            tables.knowledge.is_some() || tables.rules.is_some() || intake.date.is_some() || intake.outlet.is_some();
        ensure!(
            !of_reading,
            "--knowledge, --rules, --date and --outlet are for reading reports, and {} is a store: give them to `dateline ingest`",
            path.display()
        );
        return Ok(Some(path));
    }
    ensure!(*filters == Filters::default() || path.exists(), "{}: there is no such file", path.display());
    ensure!(*filters == Filters::default(), "{NO_STORE}");
    Ok(None)
}

const NO_STORE: &str =
    "filters ask a store, and these are reports; make a store with `dateline ingest PATH… --into FILE`";

/// Opens a store for reading.
pub(super) fn open(path: &Path) -> anyhow::Result<Sqlite> {
    Ok(Sqlite::open(path)?)
}

/// The filter of flags. Names of places and outlets that our tables know by another name are asked for by that too.
pub(super) fn filter(store: &dyn Store, own: &Filters) -> anyhow::Result<Filter> {
    if let (Some(from), Some(to)) = (&own.from, &own.to) {
        ensure!(from <= to, "--from {from} is after --to {to}");
    }
    let mut filter = Filter {
        kinds: Vec::new(),
        actors: own.actor.clone(),
        about: own.about.clone(),
        types: own.types.clone(),
        modalities: own.modality.clone(),
        sources: own.source.clone(),
        places: own.place.clone(),
        measures: own.measure.clone(),
        outlets: own.publisher.clone(),
        reports: Vec::new(),
        records: Vec::new(),
        happenings: Vec::new(),
        from: own.from.clone(),
        to: own.to.clone(),
        all_versions: own.all_versions,
        no_background: own.no_background,
    };
    for name in &own.report {
        let named = store.reports_named(name)?;
        ensure!(!named.is_empty(), "--report {name}: the store has no report of this id; `dateline ask` prints them");
        filter.reports.extend(named);
    }
    if !own.place.is_empty() || !own.publisher.is_empty() {
        let knowledge = Knowledge::built_in();
        let gazetteer = knowledge.gazetteer();
        for posting in own.place.iter().flat_map(|name| gazetteer.named_in_any_case(name)) {
            filter.places.push(id_of_row(gazetteer.row(posting.row)));
        }
        let called = own.publisher.iter().filter_map(|name| knowledge.outlets().by_name_or_domain(name));
        filter.outlets.extend(called.map(|own| own.name.clone()));
    }
    Ok(filter)
}

/// The kinds of flags.
pub(super) fn kinds(own: &[Kind]) -> Vec<store::Kind> {
    let kind = |kind: &Kind| match kind {
        Kind::Event => store::Kind::Event,
        Kind::Figure => store::Kind::Figure,
        Kind::Statement => store::Kind::Statement,
        Kind::Position => store::Kind::Position,
    };
    own.iter().map(kind).collect()
}

/// Lines of JSON.
pub(super) fn lines<T: Serialize>(all: impl IntoIterator<Item = T>) -> anyhow::Result<String> {
    let mut out = String::new();
    for own in all {
        writeln!(out, "{}", serde_json::to_string(&own)?)?;
    }
    Ok(out)
}

/// Prints a view for people, who are told where it is empty.
pub(super) fn show(out: &str) -> anyhow::Result<std::process::ExitCode> {
    print(if out.is_empty() { "nothing found\n" } else { out })
}

/// Prints what a command made.
pub(super) fn print(out: &str) -> anyhow::Result<std::process::ExitCode> {
    use std::io::Write as _;
    let mut to = std::io::stdout().lock();
    to.write_all(out.as_bytes())?;
    to.flush()?;
    Ok(std::process::ExitCode::SUCCESS)
}
