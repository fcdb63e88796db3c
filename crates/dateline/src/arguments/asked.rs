//! The shape of the commands that ask a store.

use super::EXIT_STATUS_OF_STORES;
use clap::{Args, ValueEnum};
use dateline::corpus::export::MODALITIES;
use dateline::corpus::positions::Act;
use dateline::corpus::rows::word;
use dateline::knowledge::ontology::PloverType;
use dateline::types::Measure;
use dateline::types::figure::FigureModality;
use dateline::types::statement::Stance;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Which records of a store are wanted; of several values of one filter one has to hold, of several filters all.
#[derive(Args, Clone, Debug, Default, PartialEq)]
#[command(next_help_heading = "Filters of a store")]
pub(crate) struct Filters {
    /// Who acts, is acted upon or speaks: words of the name, a country code (ARM), or a key.
    #[arg(long, value_name = "WHO")]
    pub(crate) actor: Vec<String>,
    /// Words of the sentence, or who is spoken of.
    #[arg(long, value_name = "WORDS")]
    pub(crate) about: Vec<String>,
    /// PLOVER types of events (ASSAULT), stances of statements (deny), acts of positions (refuses), measures of figures.
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = label)]
    pub(crate) types: Vec<String>,
    /// How it is held to be: happened, planned, threatened, denied, alleged …
    #[arg(long, value_name = "MODALITY", value_delimiter = ',', value_parser = modality)]
    pub(crate) modality: Vec<String>,
    /// Who says so.
    #[arg(long, value_name = "WHO")]
    pub(crate) source: Vec<String>,
    /// Where: words of the name, a country code, or a key.
    #[arg(long, value_name = "PLACE")]
    pub(crate) place: Vec<String>,
    /// First day: YYYY-MM-DD, YYYY-MM or YYYY; the record's own date counts, else the report's.
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    pub(crate) from: Option<String>,
    /// Last day.
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    pub(crate) to: Option<String>,
    /// Measures of figures: killed, injured, displaced … Records of other kinds have none and are taken all.
    #[arg(long, value_name = "MEASURE", value_delimiter = ',', value_parser = measure)]
    pub(crate) measure: Vec<String>,
    /// Outlets and agencies, by their whole names.
    #[arg(long, value_name = "OUTLET")]
    pub(crate) publisher: Vec<String>,
    /// Reports, by the input's id or the ledger's.
    #[arg(long, value_name = "ID")]
    pub(crate) report: Vec<String>,
    /// Also what a later version of the same page no longer has.
    #[arg(long)]
    pub(crate) all_versions: bool,
    /// Not events, figures and positions that a report only recalls.
    #[arg(long)]
    pub(crate) no_background: bool,
}

/// PLOVER types, stances, acts of positions and measures.
fn label(asked: &str) -> Result<String, String> {
    let types = PloverType::ALL.map(|(name, _)| name.to_owned());
    let others = Stance::ALL.map(word).into_iter().chain(Act::ALL.map(|(name, _)| name.to_owned()));
    one_of(asked, types.into_iter().chain(others).chain(Measure::ALL.map(word)))
}

fn modality(asked: &str) -> Result<String, String> {
    const OF_FIGURES: [FigureModality; 5] = [
        FigureModality::Asserted,
        FigureModality::Feared,
        FigureModality::Possible,
        FigureModality::Expected,
        FigureModality::Promised,
    ];
    let events = MODALITIES.map(|(name, _)| name.to_owned());
    one_of(asked, events.into_iter().chain(OF_FIGURES.map(word)))
}

fn measure(asked: &str) -> Result<String, String> {
    one_of(asked, Measure::ALL.map(word).into_iter())
}

fn one_of(asked: &str, known: impl Iterator<Item = String>) -> Result<String, String> {
    let known: BTreeSet<String> = known.collect();
    match known.iter().find(|own| own.eq_ignore_ascii_case(asked)) {
        Some(own) => Ok(own.clone()),
        None => Err(format!("there are: {}", known.into_iter().collect::<Vec<_>>().join(", "))),
    }
}

/// Kinds of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "their names say it")]
pub(crate) enum Kind {
    Event,
    Figure,
    Statement,
    Position,
}

fn first_day(text: &str) -> Result<String, String> {
    dateline::corpus::export::first_day(text).ok_or_else(|| NO_DAY.to_owned())
}

fn last_day(text: &str) -> Result<String, String> {
    dateline::corpus::export::last_day(text).ok_or_else(|| NO_DAY.to_owned())
}

const NO_DAY: &str = "give a date as YYYY-MM-DD, YYYY-MM or YYYY";

/// Forms of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Answers {
    /// For people.
    Text,
    /// For programs: one object per line.
    Jsonl,
    /// For spreadsheets: comma-separated, RFC 4180.
    Csv,
}

/// Forms of views.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum View {
    /// For people.
    Text,
    /// For programs: one object per line.
    Jsonl,
}

/// Asks a store: the records and reports that have certain words, or that the filters take.
///
/// WORDS are looked for in headlines and texts: all of them must be there; `"in this order"`, `one OR other`, `-without`,
/// `begin*`. The reports that fit best come first, with the words in their surroundings and the records of the sentences that
/// have them. Without WORDS the records that the filters take come by day. Reprints of a wire story are folded into its first
/// print.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS_OF_STORES, after_long_help = ASK_EXAMPLES)]
pub(crate) struct Ask {
    /// The store.
    #[arg(value_name = "DB")]
    pub(crate) store: PathBuf,
    /// What to look for; after `--` where a word begins with `-`.
    #[arg(value_name = "WORDS")]
    pub(crate) words: Vec<String>,
    /// Kinds of records.
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',')]
    pub(crate) kind: Vec<Kind>,
    /// Form of the output.
    #[arg(short, long, value_enum, default_value_t = Answers::Text)]
    pub(crate) format: Answers,
    /// At most so many reports (with WORDS) or records (without); 0 for all. [default: 20 as text, all as rows]
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    #[command(flatten)]
    pub(crate) filters: Filters,
}

const ASK_EXAMPLES: &str = "\
Examples:
  dateline ask karabakh.db fuel depot
  dateline ask karabakh.db '\"fuel depot\"' -- -Northgate
  dateline ask karabakh.db --measure killed --source Stepanyan
  dateline ask karabakh.db --actor AZE --type ASSAULT --from 2023-09-19 --to 2023-09-20
  dateline ask karabakh.db --kind statement --about \"peace talks\" -f csv > talks.csv

Exit status:
  0  done, whether anything was found or not
  1  the store cannot be read
  2  the command itself was wrong";

macro_rules! views {
    ($($(#[$docs:meta])* $name:ident: $examples:literal;)*) => {$(
        $(#[$docs])*
        #[derive(Args, Debug)]
        #[command(after_help = EXIT_STATUS_OF_STORES, after_long_help = $examples)]
        pub(crate) struct $name {
            /// The store.
            #[arg(value_name = "DB")]
            pub(crate) store: PathBuf,
            /// Form of the output.
            #[arg(short, long, value_enum, default_value_t = View::Text)]
            pub(crate) format: View,
            #[command(flatten)]
            pub(crate) filters: Filters,
        }
    )*};
}

views! {
    /// Prints what happened, day by day: the events of all reports as happenings, each with who tells of it.
    ///
    /// A happening is what several reports tell of: one type, parties that fit, one place, days that meet. Its mentions stay
    /// apart, and where one source says that it took place and another denies it, both stand beside it.
    Timeline: "\
Examples:
  dateline timeline karabakh.db
  dateline timeline karabakh.db --type ASSAULT,THREATEN --from 2023-09-19 --to 2023-09-20
  dateline timeline karabakh.db --modality denied,alleged";

    /// Prints what every speaker said, in order, by channel, stance and topic, and what changed.
    ///
    /// A speaker without a name is one wire story's speaker alone. A change is a statement or position that differs from what
    /// the same speaker said before on the same issue.
    Voices: "\
Examples:
  dateline voices karabakh.db --source Pashinyan
  dateline voices karabakh.db --type deny,accuse";

    /// Prints wire stories with their reprints, what outlets added, and how many independent origins there are.
    ///
    /// Filters choose reports: --publisher, --report, --from, --to.
    Copies: "\
Examples:
  dateline copies karabakh.db
  dateline copies karabakh.db --publisher \"Harbour Courier\"";
}

/// Prints what came with reports of a day and later: new happenings, figures, statements, and what is newly denied.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS_OF_STORES, after_long_help = "\
Examples:
  dateline changes karabakh.db --since 2023-09-28
  dateline changes karabakh.db --since 2023-09-28 --actor ARM -f jsonl")]
pub(crate) struct Changes {
    /// The store.
    #[arg(value_name = "DB")]
    pub(crate) store: PathBuf,
    /// The first day of reports that count as new.
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    pub(crate) since: String,
    /// Form of the output.
    #[arg(short, long, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
    #[command(flatten)]
    pub(crate) filters: Filters,
}
