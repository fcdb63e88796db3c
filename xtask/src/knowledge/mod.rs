//! `cargo xtask knowledge make`: facts of reference tables, re-expressed as tables of our own.

mod codes;
mod news;
mod places;
mod regions;

use crate::workspace;
use anyhow::{Context, ensure};
use clap::{Args, Subcommand};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Write regions.tsv, cities.tsv and towns.tsv anew from GeoNames' tables
    Make {
        /// The folder of reference tables and gold data
        #[arg(long)]
        shared: PathBuf,
    },
}

/// Text of the three tables together may be this long.
const LONGEST: usize = 12 << 20;

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let What::Make { shared } = &options.what;
    let tables = shared.join("knowledge");
    let codes = codes::Codes::read(&tables)?;
    let places = places::read(&tables, &codes)?;
    let news = news::News::read(shared)?;
    let regions = regions::table(&tables, &codes, &places)?;
    let (cities, towns) = places::tables(&places, &news);
    let length = regions.len() + cities.len() + towns.len();
    ensure!(length <= LONGEST, "the three tables are {length} bytes long, more than {LONGEST}");
    for (name, text) in [("regions.tsv", regions), ("cities.tsv", cities), ("towns.tsv", towns)] {
        let path = workspace::root().join("crates/knowledge/data").join(name);
        std::fs::write(&path, &text).with_context(|| format!("writing {}", path.display()))?;
        println!(
            "knowledge: {name}: {} rows, {} bytes",
            text.lines().filter(|l| !l.starts_with('#')).count(),
            text.len()
        );
    }
    Ok(())
}

/// The head of a table made of GeoNames' facts.
fn head(what: &str, notes: &[&str], columns: &str) -> String {
    let mut head = String::new();
    let _ = writeln!(head, "# {what}");
    let _ =
        writeln!(head, "# source: GeoNames (geonames.org); made by `cargo xtask knowledge make`, not edited by hand");
    let _ = writeln!(head, "# licence: CC BY 4.0; credit GeoNames (geonames.org)");
    let _ = writeln!(head, "# date: 2026");
    for note in notes {
        let _ = writeln!(head, "# {note}");
    }
    let _ = writeln!(head, "# columns: {}", columns.replace(' ', "\t"));
    head
}

/// A file's text.
fn text(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// Names that differ once folded, without the row's own, in their order.
fn distinct<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut met = BTreeSet::from([dateline_knowledge::gazetteer::fold(name)]);
    names.filter(|name| met.insert(dateline_knowledge::gazetteer::fold(name))).collect()
}

/// A list as a cell.
fn cell(names: &[&str]) -> String {
    if names.is_empty() { "-".to_owned() } else { names.join(" | ") }
}
