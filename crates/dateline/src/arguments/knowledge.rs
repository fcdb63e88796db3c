//! The shape of `knowledge`.

use super::{IntakeFlags, Jobs, Tables};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Looks things up in the tables reports are read with, and learns from reports what they could hold.
#[derive(Args, Debug)]
pub(crate) struct Knowledge {
    #[command(subcommand)]
    pub(crate) what: KnowledgeTask,
}

/// What to do with the tables.
#[derive(Debug, Subcommand)]
pub(crate) enum KnowledgeTask {
    Show(Show),
    Learn(Learn),
}

/// Gathers from reports who holds which office, as a table for people to judge.
///
/// A dated report that says "Iranian Foreign Minister Abbas Araghchi" states that he holds the office on its day. Such
/// statements are collected where person, office and country (or a body of the tables) all stand in the words, from
/// titles and appositions; former and acting holders, and what is told of another time, are left out. A PATH is a file, a
/// folder with everything in it, or `-` for standard input.
///
/// The output has the format of the tables of people. Above each row stands its evidence: quotations with day, outlet and
/// report, and how many reports and outlets say so. When an office was taken is not learned: `from` and `to` stay open, so a
/// learned row never makes the tables certain. What contradicts a table is listed as a comment, not as a row.
///
/// Nothing is learned silently: a table has effect only where its folder is named with --knowledge.
#[derive(Args, Debug)]
#[command(after_long_help = LEARN_EXAMPLES)]
pub(crate) struct Learn {
    /// Files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// File to write, named people.tsv or in a folder named people so that --knowledge finds it; only a file that was
    /// learned before is written over. Without it the table is printed.
    #[arg(long, value_name = "FILE")]
    pub(crate) into: Option<PathBuf>,
    /// List also what the tables have already, as comments.
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) intake: IntakeFlags,
    #[command(flatten)]
    pub(crate) tables: Tables,
    #[command(flatten)]
    pub(crate) jobs: Jobs,
}

const LEARN_EXAMPLES: &str = "\
Examples:
  dateline knowledge learn wire.jsonl                                       who is said to hold what, and where
  dateline knowledge learn wire.jsonl --into my-tables/people/learned.tsv   the same as a file
  dateline read report.txt --knowledge my-tables/                           the file in use
  dateline knowledge learn stories/ --all                                   what the tables confirm, too

Exit status:
  0  everything was read
  1  something could not be read (each file or line is named on standard error; the rest was read)
  2  the command itself was wrong";

/// Says who or what a name stood for on a day, and which line of which table says so.
///
/// Every row the name can mean is listed, the most prominent first: countries, places, bodies, people with the offices they
/// held, offices, roles. A surname, an adjective ("Iranian") or a key of a table will do for NAME.
#[derive(Args, Debug)]
#[command(after_long_help = SHOW_EXAMPLES)]
pub(crate) struct Show {
    /// The name; quotes are only needed where the shell wants them.
    #[arg(required = true, value_name = "NAME")]
    pub(crate) name: Vec<String>,
    /// The day to judge by; without it every office is listed with its dates.
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<jiff::civil::Date>,
    /// Form of the output.
    #[arg(short, long, value_enum, default_value_t = ShowFormat::Text)]
    pub(crate) format: ShowFormat,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

/// Forms of what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShowFormat {
    /// For people.
    Text,
    /// For programs: one array of objects.
    Json,
}

const SHOW_EXAMPLES: &str = "\
Examples:
  dateline knowledge show Rouhani --on 2015-07-14
  dateline knowledge show Georgia
  dateline knowledge show -f json \"secretary of state\" --on 2013-02-01
  dateline knowledge show Doe --knowledge my-tables/

Exit status:
  0  something goes by that name
  1  nothing does, or a table could not be read
  2  the command itself was wrong";
