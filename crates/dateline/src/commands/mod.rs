//! One file per command; each takes its arguments and gives the exit status.

pub(crate) mod actors;
pub(crate) mod bench;
pub(crate) mod completions;
pub(crate) mod events;
mod every;
pub(crate) mod explain;
pub(crate) mod figures;
pub(crate) mod ingest;
mod kernel;
pub(crate) mod knowledge;
mod learn;
pub(crate) mod man;
pub(crate) mod parse;
pub(crate) mod positions;
pub(crate) mod read;
mod rows;
pub(crate) mod rules;
pub(crate) mod schema;
pub(crate) mod stored;
pub(crate) mod verify;

use crate::arguments::{Colour, IntakeFlags, Tables};
use crate::render::text::Look;
use anyhow::{Context, ensure};
use dateline::corpus::intake::IntakeOptions;
use dateline::knowledge::Knowledge;
use dateline::read::Desk;
use std::io::{self, ErrorKind, IsTerminal};
use std::path::{Path, PathBuf};

/// Exit status where something could not be read.
pub(crate) const INCOMPLETE: u8 = 1;

/// Columns where no terminal says otherwise, and at most: longer lines are hard to read.
const COLUMNS: usize = 80;

/// Whether a command failed only because nobody reads its output any more.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe))
}

/// How to write to standard output.
fn look(colour: Colour) -> Look {
    let colour = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    };
    let width = match terminal_size::terminal_size() {
        Some((width, _)) if io::stdout().is_terminal() => usize::from(width.0).min(COLUMNS),
        _ => COLUMNS,
    };
    Look { width, colour }
}

/// The desk to read at, with the user's tables and rules where given. What is wrong with rules is said; the others are
/// used, unless `strict`.
fn desk(tables: &Tables, strict: bool) -> anyhow::Result<Desk> {
    let knowledge = match &tables.knowledge {
        Some(folder) => {
            let overlays = overlays(folder).with_context(|| format!("--knowledge {}", folder.display()))?;
            Knowledge::with_overlays(&overlays)?
        }
        None => Knowledge::built_in(),
    };
    let files = match &tables.rules {
        Some(folder) => {
            rules::files(std::slice::from_ref(folder)).with_context(|| format!("--rules {}", folder.display()))?
        }
        None => Vec::new(),
    };
    let (desk, problems) = Desk::with(knowledge, &files);
    rules::tell(&problems, strict)?;
    with_kernel(desk)
}

/// The desk with everything built into the program, and the kernel that was asked for.
fn built_in() -> anyhow::Result<Desk> {
    with_kernel(Desk::built_in())
}

fn with_kernel(desk: Desk) -> anyhow::Result<Desk> {
    let Some(kernel) = kernel::asked_for()? else { return Ok(desk) };
    Ok(desk.with_kernel(kernel))
}

/// Name and text of every table in a folder and in its folder `people`, in the order of their names.
fn overlays(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let mut paths = Vec::new();
    let mut entries: Vec<_> = std::fs::read_dir(folder)?.collect();
    let people = folder.join("people");
    if people.is_dir() {
        entries.extend(std::fs::read_dir(people)?);
    }
    for entry in entries {
        let path = entry?.path();
        if path.is_file() && path.extension().is_some_and(|e| e == "tsv" || e == "list") {
            paths.push(path);
        }
    }
    ensure!(!paths.is_empty(), "no tables there; they end in .tsv or .list");
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path).with_context(|| format!("{name} could not be read as UTF-8 text"))?;
        Ok((name, text))
    };
    paths.iter().map(read).collect()
}

/// The intake the flags ask for.
fn intake_options(flags: &IntakeFlags) -> IntakeOptions {
    IntakeOptions { date: flags.date, outlet: flags.outlet.clone(), ..IntakeOptions::default() }
}
