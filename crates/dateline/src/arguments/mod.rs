//! The command line's shape: every flag, its help and its examples in one place.
//!
//! Parsing, `--help`, completions and man pages are all made from these types.

mod asked;
mod correct;
mod dossier;
mod events;
mod explain;
mod export;
mod ingest;
mod knowledge;
mod read;
mod records;
mod rules;

pub(crate) use asked::{Answers, Ask, Changes, Copies, Filters, Kind, Timeline, View, Voices};
pub(crate) use correct::{Correct, CorrectTask, Corrections, Signed};
pub(crate) use dossier::{Dossier, DossierFormat};
pub(crate) use events::{EventRows, Events, Listing, Positions};
pub(crate) use explain::Explain;
pub(crate) use export::Export;
pub(crate) use ingest::{Ingest, Verify};
pub(crate) use knowledge::{Knowledge, KnowledgeTask, Learn, Show, ShowFormat};
pub(crate) use read::{Format, Parse, Read, Source};
pub(crate) use records::{Actors, Figures, Rows};
pub(crate) use rules::{RuleFiles, Rules, RulesTask, Unused};

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};
use dateline::types::Published;
use std::path::PathBuf;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXIT_STATUS: &str = "\
Exit status:
  0  everything was read
  1  something could not be read (each file or line is named on standard error; the rest was read)
  2  the command itself was wrong";

const EXIT_STATUS_OF_STORES: &str = "\
Exit status:
  0  done, whether anything was found or not
  1  the store cannot be read
  2  the command itself was wrong";

/// Reads dated news reports and writes an evidence ledger: what each report says, pinned to its exact words.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, styles = STYLES, max_term_width = 100, after_help = EXIT_STATUS)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Whether to write colours; `auto` writes them to a terminal unless NO_COLOR is set.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colour,
}

/// When to write colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// To a terminal, unless NO_COLOR is set or TERM is dumb.
    Auto,
    /// Also to files and pipes.
    Always,
    /// Not at all.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Read(Read),
    Parse(Parse),
    Explain(Explain),
    Actors(Actors),
    Figures(Figures),
    Events(Events),
    Positions(Positions),
    Ingest(Ingest),
    Ask(Ask),
    Changes(Changes),
    Timeline(Timeline),
    Voices(Voices),
    Copies(Copies),
    Dossier(Dossier),
    Export(Export),
    Correct(Correct),
    Corrections(Corrections),
    Verify(Verify),
    Bench(Bench),
    Knowledge(Knowledge),
    Rules(Rules),
    /// Prints the contract of ledgers as JSON Schema.
    #[command(after_long_help = "Examples:\n  dateline schema > ledger.schema.json")]
    Schema,
    Completions(Completions),
    Man(Man),
}

/// How reports are taken in.
#[derive(Args, Debug)]
pub(crate) struct IntakeFlags {
    /// Date of reports that have none of their own: YYYY-MM-DD, or YYYY-MM-DDThh:mm with a zone.
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<Published>,
    /// Outlet of reports that name none.
    #[arg(long, value_name = "OUTLET")]
    pub(crate) outlet: Option<String>,
}

/// What reports are read with.
#[derive(Args, Debug)]
pub(crate) struct Tables {
    /// Folder of tables of your own (holidays.tsv, outlets.tsv …) that add to, replace or take out lines of the
    /// built-in ones; every ledger records their hash.
    #[arg(long, value_name = "DIR")]
    pub(crate) knowledge: Option<PathBuf>,
    /// Folder of rules of your own (*.rules) that are read after the built-in ones and win over them; see `dateline rules`.
    #[arg(long, value_name = "DIR")]
    pub(crate) rules: Option<PathBuf>,
}

/// How many threads read.
#[derive(Args, Debug)]
pub(crate) struct Jobs {
    /// Threads; the output is the same for any number. [default: one per processor]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
}

impl Jobs {
    /// The number given, or one per processor.
    pub(crate) fn count(&self) -> usize {
        match self.jobs {
            Some(jobs) => usize::from(jobs),
            None => std::thread::available_parallelism().map_or(1, usize::from),
        }
    }
}

/// Measures reading: reports, words and megabytes a second, peak memory, and each stage's share.
///
/// Reads everything twice: once on one thread with a clock at each stage, once on all threads as `read -f jsonl` does,
/// with the output thrown away. Words are stretches between white space.
#[derive(Args, Debug)]
#[command(after_long_help = "Examples:\n  dateline bench stories/\n  dateline bench wire.jsonl --jobs 8")]
pub(crate) struct Bench {
    /// Files or folders.
    #[arg(required = true, value_name = "DIR")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) tables: Tables,
    #[command(flatten)]
    pub(crate) jobs: Jobs,
}

/// Prints a completion script for a shell.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  dateline completions bash > ~/.local/share/bash-completion/completions/dateline
  dateline completions zsh > ~/.zfunc/_dateline
  dateline completions fish > ~/.config/fish/completions/dateline.fish")]
pub(crate) struct Completions {
    /// The shell.
    pub(crate) shell: clap_complete::Shell,
}

/// Prints a manual page (roff).
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  dateline man > ~/.local/share/man/man1/dateline.1
  dateline man read | man -l -")]
pub(crate) struct Man {
    /// The command to describe; without it, dateline itself.
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }
}
