//! The shape of `correct` and `corrections`.

use super::EXIT_STATUS_OF_STORES;
use super::asked::View;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Corrects what was read: adds a correction to the store, which is never taken out again.
///
/// A record is shown as it was read with its corrections upon it; what was read stays beneath. When a report is read again by
/// a newer program each correction is applied, absorbed (the program now says the same) or queued (what it corrected is no longer
/// there: `dateline corrections` lists these). Each correction names who makes it, when and why, and is chained to the one
/// before by a hash.
#[derive(Args, Debug)]
#[command(after_long_help = CORRECT_EXAMPLES)]
pub(crate) struct Correct {
    /// The store.
    #[arg(value_name = "DB")]
    pub(crate) store: PathBuf,
    /// What to do.
    #[command(subcommand)]
    pub(crate) task: CorrectTask,
}

/// Who corrects, and why.
#[derive(Args, Debug)]
pub(crate) struct Signed {
    /// Who makes the correction.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// Why; only `accept` does without.
    #[arg(long, value_name = "WORDS")]
    pub(crate) reason: Option<String>,
    /// When, in RFC 3339. [default: now]
    #[arg(long, value_name = "TIME")]
    pub(crate) time: Option<String>,
}

/// What is corrected.
#[derive(Debug, Subcommand)]
pub(crate) enum CorrectTask {
    /// Says that a record is right.
    Accept {
        /// The record's id.
        record: String,
        #[command(flatten)]
        signed: Signed,
    },
    /// Says that a record is wrong: it is shown no more.
    Reject {
        /// The record's id.
        record: String,
        #[command(flatten)]
        signed: Signed,
    },
    /// Sets one field of a record.
    Set {
        /// The record's id.
        record: String,
        /// The field, with dots: low, place.name, doers.0.name.
        field: String,
        /// Its value in JSON; what is no JSON is taken as words.
        value: String,
        #[command(flatten)]
        signed: Signed,
    },
    /// Adds a record that was not read.
    Add {
        /// The report's id.
        report: String,
        /// File with the record as `dateline ask -f jsonl` prints it (its field `record`).
        file: PathBuf,
        #[command(flatten)]
        signed: Signed,
    },
    /// Says that two keys of actors are one actor's.
    Merge {
        /// The key that goes.
        from: String,
        /// The key that stays.
        into: String,
        #[command(flatten)]
        signed: Signed,
    },
    /// Says that in one report a key stands for another actor.
    Split {
        /// The report's id.
        report: String,
        /// The key that was read.
        from: String,
        /// The key that it is.
        into: String,
        #[command(flatten)]
        signed: Signed,
    },
}

const CORRECT_EXAMPLES: &str = "\
Examples:
  dateline correct karabakh.db accept f4b2 --by \"A. Reader\"
  dateline correct karabakh.db set f4b2 high 31 --by \"A. Reader\" --reason \"the text has 31\"
  dateline correct karabakh.db set f4b2 place.name Stepanakert --by \"A. Reader\" --reason \"see the dateline\"
  dateline correct karabakh.db merge person/arm/babayan person/arm/david-babayan --by \"A. Reader\" --reason \"one man\"

Exit status:
  0  the correction is in the store
  1  it could not be made
  2  the command itself was wrong";

/// Prints the corrections of a store in the order in which they were made, and what became of each.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS_OF_STORES, after_long_help = "\
Examples:
  dateline corrections karabakh.db
  dateline corrections karabakh.db --queued")]
pub(crate) struct Corrections {
    /// The store.
    #[arg(value_name = "DB")]
    pub(crate) store: PathBuf,
    /// Only those whose record is no longer as it was when they were made.
    #[arg(long)]
    pub(crate) queued: bool,
    /// Form of the output.
    #[arg(short, long, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}
