//! The shape of `ingest` and `verify`.

use super::{IntakeFlags, Jobs, Tables};
use clap::Args;
use std::path::PathBuf;

/// Reads reports into a store: one file that all questions over many reports are asked of.
///
/// A PATH is a file, a folder with everything in it, or `-` for standard input; formats are recognised as by `read`. What is in
/// the store already is not read again, so that a run that was stopped, or a folder that has grown, is gone through by giving
/// the same command again. A report that was read by another version of the program, or with other tables, is read again; the
/// corrections made to it are kept.
///
/// What could not be read stands in FILE.rejects.tsv, with its place and the reason, until it is read.
#[derive(Args, Debug)]
#[command(after_long_help = INGEST_EXAMPLES)]
pub(crate) struct Ingest {
    /// Files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The store; it is made where there is none.
    #[arg(long, value_name = "FILE", default_value = "ledger.db")]
    pub(crate) into: PathBuf,
    /// Also write a dossier of the whole store, as `dateline dossier` does.
    #[arg(long, value_name = "FILE")]
    pub(crate) dossier: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) intake: IntakeFlags,
    #[command(flatten)]
    pub(crate) tables: Tables,
    #[command(flatten)]
    pub(crate) jobs: Jobs,
}

const INGEST_EXAMPLES: &str = "\
Examples:
  dateline ingest sample/karabakh --into karabakh.db    every report of a folder
  dateline ingest sample/karabakh --dossier k.html      and a page of what they say
  dateline ingest wire-2025.jsonl.gz                    a year of an agency, into ledger.db
  curl -s URL | dateline ingest - --outlet dawn.com     a page from standard input

Exit status:
  0  everything is in the store
  1  something could not be read (see FILE.rejects.tsv; the rest is in the store), or the store could not be written
  2  the command itself was wrong";

/// Checks a store: the file, every text against its hash, every record against its words, the chain of corrections.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  dateline verify ledger.db

Exit status:
  0  all is well
  1  something is wrong (each fault is a line)
  2  the command itself was wrong")]
pub(crate) struct Verify {
    /// The store.
    #[arg(value_name = "DB")]
    pub(crate) store: PathBuf,
}
