//! `dateline dossier`: one page of what a store says of a matter.

use super::{filter, open};
use crate::arguments::{Dossier, DossierFormat, Filters};
use crate::progress::say;
use crate::render::dossier;
use crate::render::wording::number::many;
use anyhow::Context;
use dateline::corpus::dossier::fill::{self, Heading};
use dateline::corpus::store::Store;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Writes it.
pub(crate) fn run(own: &Dossier) -> anyhow::Result<ExitCode> {
    let store = open(&own.store)?;
    let title = own.title.clone().unwrap_or_else(|| named(&own.store));
    write(&store, &own.filters, title, &own.output, own.format)?;
    Ok(ExitCode::SUCCESS)
}

/// What a dossier is called where nobody says: as the store.
pub(crate) fn named(store: &Path) -> String {
    store.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

/// Writes what filters take of a store to a file, or `-` for standard output.
pub(crate) fn write(
    store: &dyn Store,
    filters: &Filters,
    title: String,
    output: &Path,
    format: Option<DossierFormat>,
) -> anyhow::Result<()> {
    let program = concat!("dateline ", env!("CARGO_PKG_VERSION")).to_owned();
    let filled = fill::of(store, &filter(store, filters)?, Heading { title, filters: in_words(filters), program })?;
    let is_markdown = output.extension().is_some_and(|ending| ending == "md");
    let page = match format {
        Some(DossierFormat::Md) => dossier::markdown(&filled),
        None if is_markdown => dossier::markdown(&filled),
        _ => dossier::html(&filled),
    };
    if output.as_os_str() == "-" {
        std::io::stdout().lock().write_all(page.as_bytes())?;
    } else {
        let name = output.display();
        std::fs::write(output, page).with_context(|| format!("{name} could not be written"))?;
        say(&format!("{name} written: {}", many(filled.reports.len(), "report")));
    }
    Ok(())
}

/// The filters as a reader of the dossier should know them.
fn in_words(own: &Filters) -> String {
    let lists = [
        ("actor", &own.actor),
        ("about", &own.about),
        ("type", &own.types),
        ("modality", &own.modality),
        ("source", &own.source),
        ("place", &own.place),
        ("measure", &own.measure),
        ("publisher", &own.publisher),
        ("report", &own.report),
    ];
    let mut parts: Vec<String> = lists
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| format!("{name} {}", values.join(" or ")))
        .collect();
    parts.extend(own.from.as_ref().map(|day| format!("from {day}")));
    parts.extend(own.to.as_ref().map(|day| format!("to {day}")));
    if own.all_versions {
        parts.push("earlier versions of pages too".to_owned());
    }
    if own.no_background {
        parts.push("nothing that is only recalled".to_owned());
    }
    parts.join("; ")
}
