//! `cargo xtask outline make`: the world's coasts and borders as a compact table, from Natural Earth's lines.

mod simplify;
mod topology;

use crate::workspace;
use anyhow::{Context, ensure};
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Write crates/dateline/data/world.tsv anew
    Make {
        /// `countries-50m.json` of the npm package world-atlas
        topology: PathBuf,
    },
}

/// The table may be this long.
const LONGEST: usize = 400 << 10;

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let What::Make { topology } = &options.what;
    let json = std::fs::read_to_string(topology).with_context(|| format!("reading {}", topology.display()))?;
    let table = topology::table(&json).with_context(|| format!("in {}", topology.display()))?;
    ensure!(table.len() <= LONGEST, "the table is {} bytes long, more than {LONGEST}", table.len());
    let path = workspace::root().join("crates/dateline/data/world.tsv");
    std::fs::write(&path, &table).with_context(|| format!("writing {}", path.display()))?;
    println!("outline: {} lines, {} bytes", table.lines().filter(|l| !l.starts_with('#')).count(), table.len());
    Ok(())
}
