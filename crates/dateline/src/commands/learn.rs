//! `dateline knowledge learn`: who holds which office, as reports say, as a table for people to judge.

use super::desk;
use super::every::Every;
use crate::arguments::Learn;
use anyhow::{Context, ensure};
use dateline::corpus::learning::{HEAD, Learning, sightings};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

/// Reads every path and writes the table.
pub(crate) fn run(learn: &Learn) -> anyhow::Result<ExitCode> {
    if let Some(file) = &learn.into {
        check(file)?;
    }
    let desk = desk(&learn.tables, false)?;
    let mut learning = Learning::default();
    let every = Every { paths: &learn.paths, intake: &learn.intake, jobs: &learn.jobs };
    let code = every.read(
        |source, report| Ok(sightings(&desk, source, report)),
        |sightings| {
            learning.add(sightings);
            Ok(())
        },
    )?;
    let table = learning.table(desk.knowledge.gazetteer(), learn.all);
    match &learn.into {
        None => std::io::stdout().lock().write_all(table.as_bytes())?,
        Some(file) => {
            let named = || format!("--into {}", file.display());
            if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder).with_context(named)?;
            }
            std::fs::write(file, table).with_context(named)?;
        }
    }
    Ok(code)
}

/// Whether the file would be found as a table of people, and nothing but a learned table would be lost.
fn check(file: &Path) -> anyhow::Result<()> {
    let named = file.display();
    let is_table = file.extension().is_some_and(|extension| extension == "tsv");
    let in_people = file.parent().and_then(Path::file_name).is_some_and(|folder| folder == "people");
    ensure!(
        is_table && (in_people || file.file_name().is_some_and(|name| name == "people.tsv")),
        "--into {named}: --knowledge would not find it; name it people.tsv, or a .tsv in a folder named people"
    );
    match std::fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("--into {named}")),
        Ok(text) => {
            ensure!(
                text.is_empty() || text.starts_with(HEAD),
                "--into {named}: the file is there and was not learned; move it away or give another name"
            );
            Ok(())
        }
    }
}
