//! The shape of `read` and `parse`.

use super::{EXIT_STATUS, IntakeFlags, Jobs, Tables};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Reads reports and prints their ledgers.
///
/// A PATH is a file, a folder with everything in it, or `-` for standard input. Text files, JSON Lines (one object with
/// `text`, and where known `id date title outlet url`, per line), web pages and CoNLL-U (which keeps its words and trees)
/// are recognised by their content.
///
/// Ledgers come out in the order of the reports, whatever the number of threads. A report's date is its own: from its
/// container, its header or its dateline; `--date` is for reports that have none.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS, after_long_help = READ_EXAMPLES)]
pub(crate) struct Read {
    /// Files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Form of the output; the same whether it goes to a terminal, a file or a pipe.
    #[arg(short, long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Put each report's text into its ledger (jsonl).
    #[arg(long)]
    pub(crate) with_text: bool,
    /// Stop at the first file or line that cannot be read.
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) intake: IntakeFlags,
    #[command(flatten)]
    pub(crate) tables: Tables,
    #[command(flatten)]
    pub(crate) jobs: Jobs,
}

const READ_EXAMPLES: &str = "\
Examples:
  dateline read stories/                            every report of a folder, for people
  dateline read -f html stories/ > stories.html     one page for a browser or a printer
  dateline read -f jsonl wire.jsonl | jq .times     ledgers for programs
  curl -s URL | dateline read - --outlet dawn.com   a page from standard input
  dateline read note.txt --date 2026-02-03          a report that does not say its date

Exit status:
  0  everything was read
  1  something could not be read (each file or line is named on standard error; the rest was read)
  2  the command itself was wrong";

/// Parses reports and prints words, lemmas, tags, names and trees as CoNLL-U.
///
/// A PATH is a file, a folder with everything in it, or `-` for standard input; formats are recognised as by `read`.
/// Reports that are CoNLL-U already keep their words and trees: they are checked, and printed with our labels.
///
/// Each report is one document. White space between words is kept (`SpaceAfter=No`, `SpacesAfter=\n\n`), names stand in
/// the last column (`Name=B-PER`), and the report's date, title and outlet in comments, so that `dateline read` makes of
/// the output what it makes of the report.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS, after_long_help = PARSE_EXAMPLES)]
pub(crate) struct Parse {
    /// Files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// What words and trees are made from.
    #[arg(long, value_enum, default_value_t = Source::Any)]
    pub(crate) from: Source,
    /// A trained network to tag and parse with, in the place of the built-in one.
    #[arg(long, value_name = "FILE")]
    pub(crate) network: Option<PathBuf>,
    /// Stop at the first file, line or document that cannot be read.
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) intake: IntakeFlags,
    #[command(flatten)]
    pub(crate) jobs: Jobs,
}

const PARSE_EXAMPLES: &str = "\
Examples:
  dateline parse story.txt                          words and trees of one report
  dateline parse wire.jsonl > wire.conllu           of many, in their order
  dateline parse --from conllu theirs.conllu        another parser's trees, checked and with our labels
  dateline parse --from text theirs.conllu          the same texts, parsed by our own parser
  dateline parse story.txt | dateline read -        what read makes of them

Exit status:
  0  everything was read
  1  something could not be read (each file or line is named on standard error; the rest was read)
  2  the command itself was wrong";

/// What words and trees are made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Source {
    /// The given trees of CoNLL-U reports, the text of all others.
    Any,
    /// The text, even where trees are given.
    Text,
    /// Given trees; a report without them is an error.
    Conllu,
}

/// Forms of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: each paragraph with its records under it.
    Text,
    /// For programs: one ledger per line, offsets in code points (see `dateline schema`).
    Jsonl,
    /// For notes and wikis: Markdown.
    Md,
    /// For browsers and printers: one self-contained page.
    Html,
}
