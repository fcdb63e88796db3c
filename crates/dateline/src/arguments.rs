//! The command line's shape: every flag, its help and its examples in one place.
//!
//! Parsing, `--help`, completions and man pages are all made from these types.

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
    Bench(Bench),
    Knowledge(Knowledge),
    Rules(Rules),
    /// Prints the contract of ledgers as JSON Schema.
    #[command(after_long_help = "Examples:\n  dateline schema > ledger.schema.json")]
    Schema,
    Completions(Completions),
    Man(Man),
}

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

/// Says which rule made what of a stretch of a report, or what was looked at where no rule made anything.
#[derive(Args, Debug)]
#[command(after_long_help = EXPLAIN_EXAMPLES)]
pub(crate) struct Explain {
    /// A file, or `-` for standard input.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The stretch, in code points as ledgers count them: from A up to, not including, B.
    #[arg(long, value_name = "A..B", value_parser = stretch, required_unless_present = "rule")]
    pub(crate) span: Option<(u32, u32)>,
    /// A rule: for every cue of it in the stretch, or in the report, which of its lines held, which failed and on which
    /// word. `all` shows every rule that was tried; a name's beginning (`said`) will do.
    #[arg(long, value_name = "NAME")]
    pub(crate) rule: Option<String>,
    /// Which report, counted from 1, where the file holds several.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) report: u64,
    #[command(flatten)]
    pub(crate) intake: IntakeFlags,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  dateline explain story.txt --span 441..447
  dateline explain wire.jsonl --report 12 --span 0..80
  dateline explain story.txt --rule said.clause            why it held, or did not, on every cue
  dateline explain story.txt --rule all --span 441..447    every rule tried on the words there";

/// `441..447` as two numbers.
fn stretch(text: &str) -> Result<(u32, u32), String> {
    let wrong = || format!("“{text}” is no stretch; write it as A..B, for example 441..447");
    let (from, to) = text.split_once("..").ok_or_else(wrong)?;
    let (from, to) = (from.trim().parse().map_err(|_| wrong())?, to.trim().parse().map_err(|_| wrong())?);
    if from > to {
        return Err(format!("“{text}” ends before it starts"));
    }
    Ok((from, to))
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
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS, after_long_help = ACTORS_EXAMPLES)]
pub(crate) struct Actors {
    /// Files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Form of the output.
    #[arg(short, long, value_enum, default_value_t = Rows::Tsv)]
    pub(crate) format: Rows,
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
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS, after_long_help = FIGURES_EXAMPLES)]
pub(crate) struct Figures {
    /// Files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Form of the output.
    #[arg(short, long, value_enum, default_value_t = Rows::Tsv)]
    pub(crate) format: Rows,
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

Exit status:
  0  everything was read
  1  something could not be read (each file or line is named on standard error; the rest was read)
  2  the command itself was wrong";

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

/// Checks, tests, begins and weighs rules of attribution.
///
/// Rules are text files (*.rules): trees hung from a cue word, each with `yes` and `no` lines that are its tests. Those
/// built in are `crates/knowledge/data/rules`; `crates/rules/README.md` is the language's manual.
#[derive(Args, Debug)]
pub(crate) struct Rules {
    #[command(subcommand)]
    pub(crate) what: RulesTask,
}

/// What to do with rules.
#[derive(Debug, Subcommand)]
pub(crate) enum RulesTask {
    /// Compiles rule files and says what is wrong with them: file, line, column, and what to do.
    #[command(after_long_help = "Examples:\n  dateline rules check my-rules/")]
    Check(RuleFiles),
    /// Runs the `yes` and `no` lines of rules.
    #[command(
        after_long_help = "Examples:\n  dateline rules test                 the built-in rules\n  dateline rules test my-rules/"
    )]
    Test(RuleFiles),
    /// Prints the beginning of a rule to fill in.
    #[command(after_long_help = "Examples:\n  dateline rules new claim.tweet > my-rules/tweets.rules")]
    New {
        /// Its dotted name.
        #[arg(value_name = "NAME")]
        name: String,
    },
    Unused(Unused),
}

/// Files of rules.
#[derive(Args, Debug)]
pub(crate) struct RuleFiles {
    /// Files, or folders with all *.rules in them; the built-in rules when left out.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

/// Counts how often each rule wins in reports, and lists those that never do.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  dateline rules unused wire.jsonl\n  dateline rules unused wire.jsonl --rules my-rules/"
)]
pub(crate) struct Unused {
    /// Reports: files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// List every rule with its count.
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) tables: Tables,
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

    #[test]
    fn stretches() {
        assert_eq!(stretch("441..447"), Ok((441, 447)));
        for wrong in ["", "441", "..", "a..b", "5..2", "1..-2"] {
            assert!(stretch(wrong).is_err(), "{wrong}");
        }
    }
}
