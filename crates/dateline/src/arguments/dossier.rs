//! The shape of `dossier`.

use super::asked::Filters;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Writes a dossier: one page with what the reports of a store say of a matter, every item linked to its sentence.
///
/// Summary, timeline, figures by source with their revisions, positions, voices, a map, sources and their independence, and the
/// reports' texts with the words that each record rests on. One file that needs no network and no script, for browsers and
/// printers; or Markdown.
#[derive(Args, Debug)]
#[command(after_long_help = DOSSIER_EXAMPLES)]
pub(crate) struct Dossier {
    /// The store.
    #[arg(value_name = "DB")]
    pub(crate) store: PathBuf,
    /// The file to write; `-` for standard output.
    #[arg(short, long, value_name = "FILE", default_value = "dossier.html")]
    pub(crate) output: PathBuf,
    /// Form. [default: by the file's ending, else html]
    #[arg(short, long, value_enum)]
    pub(crate) format: Option<DossierFormat>,
    /// Its title. [default: the store's name]
    #[arg(long, value_name = "WORDS")]
    pub(crate) title: Option<String>,
    #[command(flatten)]
    pub(crate) filters: Filters,
}

/// Forms of dossiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DossierFormat {
    /// One self-contained page.
    Html,
    /// Markdown.
    Md,
}

const DOSSIER_EXAMPLES: &str = "\
Examples:
  dateline dossier karabakh.db -o karabakh.html --title \"Nagorno-Karabakh, September 2023\"
  dateline dossier karabakh.db -o depot.html --about \"fuel depot\"
  dateline dossier karabakh.db -o - -f md --actor ARM | less

Exit status:
  0  written
  1  the store cannot be read, or the file not written
  2  the command itself was wrong";
