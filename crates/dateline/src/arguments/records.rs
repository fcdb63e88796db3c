//! The shape of the commands that print records as rows.

use super::{EXIT_STATUS, Filters, IntakeFlags, Jobs, Listing, Tables};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Lists who acts, speaks or is named in reports, with the codes of CAMEO and PLOVER.
///
/// One row for each person, body, state and group of a report, and for each place that stands for those who act for it. A
/// PATH is a file, a folder with everything in it, or `-` for standard input; formats are recognised as by `read`.
///
/// Columns: report (the ledger's id), external_id (the container's), date, entity (the ledger's id), name, kind (person,
/// organisation, state, group, place), role, country (ISO 3166 alpha-3, or a slot: IGO UNO EUR NGO IMG MNC), sectors (CAMEO's
/// letters, with `;` between), cameo (country and sectors in one), plover_primary_sector and plover_sectors (PLOVER's
/// letters, as POLECAT's columns of an actor), plover (country and sectors in one), mentions (how many), start, end and words
/// of the first mention, in code points of the report. In tables an empty cell is `-`, in JSON Lines `null`.
///
/// Of a store it prints who acts on whom: the happenings of each doer, target and type, each once however many reports tell of
/// it, and how many of them took place, are only meant, or are disputed.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS, after_long_help = ACTORS_EXAMPLES)]
pub(crate) struct Actors {
    /// Files, folders, or `-` for standard input; or one store.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Form of the output. [default: tsv; of a store text]
    #[arg(short, long, value_enum)]
    pub(crate) format: Option<Listing>,
    /// Of a store: all of a country as one.
    #[arg(long)]
    pub(crate) by_country: bool,
    #[command(flatten)]
    pub(crate) filters: Filters,
    #[command(flatten)]
    pub(crate) intake: IntakeFlags,
    #[command(flatten)]
    pub(crate) tables: Tables,
    #[command(flatten)]
    pub(crate) jobs: Jobs,
}

/// Lists every number that counts people, incidents, munitions, buildings or money, as the claim of its source.
///
/// One row a figure: what is measured, the bounds as claimed and how they are hedged, who is counted, who is held
/// responsible, over what period and as of when, where, who counts and who relays, how it was come by, and the figure it is a
/// part of or replaces. Rival numbers are rows of their own; nothing is merged. `start` and `end` are code points of the
/// report. In tables an empty cell is `-`, in JSON Lines `null`.
///
/// Of a store it prints series: what each source counted as of which day, with revisions, restated claims, bounds between the
/// sources, where they contradict each other, and which sums are right. Sources are never joined, nor averaged.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS, after_long_help = FIGURES_EXAMPLES)]
pub(crate) struct Figures {
    /// Files, folders, or `-` for standard input; or one store.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Form of the output. [default: tsv; of a store text]
    #[arg(short, long, value_enum)]
    pub(crate) format: Option<Listing>,
    #[command(flatten)]
    pub(crate) filters: Filters,
    #[command(flatten)]
    pub(crate) intake: IntakeFlags,
    #[command(flatten)]
    pub(crate) tables: Tables,
    #[command(flatten)]
    pub(crate) jobs: Jobs,
}

const FIGURES_EXAMPLES: &str = "\
Examples:
  dateline figures stories/ > figures.tsv
  dateline figures -f jsonl wire.jsonl | jq 'select(.measure == \"killed\")'
  dateline figures karabakh.db --measure killed         of a store: series by source, with bounds

Exit status:
  0  everything was read
  1  something could not be read (each file or line is named on standard error; the rest was read)
  2  the command itself was wrong";

/// Forms of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Rows {
    /// For spreadsheets and statistics: a line of column names, then one row a line, with tabs between.
    Tsv,
    /// For programs: one object per line.
    Jsonl,
}

const ACTORS_EXAMPLES: &str = "\
Examples:
  dateline actors stories/ > actors.tsv
  dateline actors -f jsonl wire.jsonl | jq -r .plover
  dateline actors wire.jsonl --knowledge my-tables/
  dateline actors karabakh.db --by-country --type ASSAULT

Exit status:
  0  everything was read
  1  something could not be read (each file or line is named on standard error; the rest was read)
  2  the command itself was wrong";
