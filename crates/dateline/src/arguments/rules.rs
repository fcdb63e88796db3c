//! The shape of `rules`.

use super::Tables;
use clap::{Args, Subcommand};
use std::path::PathBuf;

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
