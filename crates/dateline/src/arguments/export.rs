//! The shape of `export`.

use super::asked::{Filters, Kind};
use clap::Args;
use dateline::corpus::export::Format;
use std::path::PathBuf;

/// Writes a store out for other programs: tables with a codebook, maps, timelines, rows of event data sets.
///
/// Formats: jsonl; csv:TABLE and parquet:TABLE, where TABLE is reports, events, figures, statements, positions, happenings or
/// mentions; codebook, which says what every column means; geojson and geojson:events; timelinejs; polecat, gdelt and icews;
/// ucdp (low and high with their sources, never a best guess). Without a format all of them are written into a folder.
///
/// The table of reports takes --publisher, --report, --from and --to alone: the other filters are of records.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  dateline export karabakh.db -o karabakh/                      everything, a file each
  dateline export karabakh.db -f csv:figures > figures.csv
  dateline export karabakh.db -f parquet:events -o events.parquet --type ASSAULT
  dateline export karabakh.db -f geojson --from 2023-09-19 > map.geojson

Exit status:
  0  written
  1  the store cannot be read, or the output not written
  2  the command itself was wrong")]
pub(crate) struct Export {
    /// The store.
    #[arg(value_name = "DB")]
    pub(crate) store: PathBuf,
    /// Form.
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// The file to write, without a format the folder. [default: standard output; without a format the store's name]
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Kinds of records, of jsonl.
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',')]
    pub(crate) kind: Vec<Kind>,
    #[command(flatten)]
    pub(crate) filters: Filters,
}
