//! The shape of `events` and `positions`.

use super::{EXIT_STATUS, Filters, IntakeFlags, Jobs, Tables};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use dateline::corpus::export::MODALITIES;
use dateline::knowledge::ontology::PloverType;
use std::path::PathBuf;

/// Lists who did what to whom, when, where, how sure and according to whom, a row an event.
///
/// A PATH is a file, a folder with everything in it, or `-` for standard input; formats are recognised as by `read`.
///
/// Several doers or targets make one row with a list, `;` between, never a row for each pair. GDELT and ICEWS have room for
/// one of each: theirs is the first, and the whole lists stand in columns at the end (doers, doer_codes, targets,
/// target_codes).
///
/// Columns of tsv and jsonl: report, external_id, date and outlet of the report; event (its id), trigger (the words that name
/// it), type, mode, contexts (PLOVER), cameo, quad, goldstein; doers and targets with their codes (CAMEO); place, country,
/// lat, lon; from and to (the event's own first and last day, as far as known: 2025-06), basis (clause, sentence, statement,
/// discourse, published: what the date rests on); modality, condition (its words), background (recalled, not reported);
/// source (its words) and source_name; statement, same_as, rule, confidence; start and end of the trigger in code points of
/// the report. In tsv an empty cell is `-`, in jsonl `null`.
///
/// polecat, gdelt and icews are tables with the columns of those data sets, named and in their order, under a line of names
/// (GDELT's own files have none: `tail -n +2`); empty cells are empty. At the end stand columns for what they have no room
/// for: event, trigger, modality, condition, background, source, source_name, date_from, date_to, date_basis, doers,
/// doer_codes, targets, target_codes, start, end, same_as, rule. Where only a month or a year is known, the day filed under is
/// its first; where only the last possible day is, that day; where none is, the report's. Filter by modality before you count: a planned or denied event has a row, too.
///
/// Actors have CAMEO codes in gdelt and icews, PLOVER codes in polecat. Intensity is the Goldstein score. In gdelt, places
/// have ISO 3166 alpha-3 codes (not FIPS), NumMentions counts the mentions in the report, IsRootEvent is 1 for events of the
/// first paragraph, AvgTone and FeatureID are empty, GlobalEventID is a number made of the event's id.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS, after_long_help = EVENTS_EXAMPLES)]
pub(crate) struct Events {
    /// Files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Form of the output.
    #[arg(short, long, value_enum, default_value_t = EventRows::Tsv)]
    pub(crate) format: EventRows,
    /// PLOVER types to list, with commas between; all when left out.
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', ignore_case = true, value_parser = types())]
    pub(crate) types: Vec<String>,
    /// Modalities to list, with commas between; all when left out.
    #[arg(long, value_name = "MODALITY", value_delimiter = ',', ignore_case = true, value_parser = modalities())]
    pub(crate) modality: Vec<String>,
    /// Leave out events that a report only recalls.
    #[arg(long)]
    pub(crate) no_background: bool,
    /// A row for every mention of an event (those after the richest name it in same_as), not one an event.
    #[arg(long)]
    pub(crate) all_mentions: bool,
    #[command(flatten)]
    pub(crate) intake: IntakeFlags,
    #[command(flatten)]
    pub(crate) tables: Tables,
    #[command(flatten)]
    pub(crate) jobs: Jobs,
}

fn types() -> PossibleValuesParser {
    PossibleValuesParser::new(PloverType::ALL.map(|(name, _)| name))
}

fn modalities() -> PossibleValuesParser {
    PossibleValuesParser::new(MODALITIES.map(|(name, _)| name))
}

const EVENTS_EXAMPLES: &str = "\
Examples:
  dateline events stories/ > events.tsv
  dateline events -f jsonl wire.jsonl | jq 'select(.type == \"ASSAULT\")'
  dateline events -f gdelt wire.jsonl --modality happened,ongoing --no-background > events.csv
  dateline events wire.jsonl --type threaten,reject     refusals and threats alone

Exit status:
  0  everything was read
  1  something could not be read (each file or line is named on standard error; the rest was read)
  2  the command itself was wrong";

/// Forms of rows of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EventRows {
    /// For spreadsheets and statistics: a line of column names, then one row a line, with tabs between.
    Tsv,
    /// For programs: one object per line.
    Jsonl,
    /// The columns of POLECAT, and ours.
    Polecat,
    /// The 61 columns of GDELT 2.0, and ours.
    Gdelt,
    /// The 20 columns of ICEWS, and ours.
    Icews,
}

/// Lists what each party demands, offers, promises, refuses, threatens, accepts and concedes, in the report's words.
///
/// A PATH is a file, a folder with everything in it, or `-` for standard input; formats are recognised as by `read`.
///
/// For people, positions of all reports stand together under their party, parties of a country beside each other and those
/// with most first, and then by issue. Each is a line: what the party does, the issue, the clause as it was printed, and in
/// brackets the day, towards whom, on which condition, and by whom it was said where that is another. Nothing is weighed
/// against anything: two positions that contradict each other are two lines.
///
/// Columns: party, country (ISO 3166 alpha-3, or a slot such as NGO), date (the event's, else the report's), stance, issue
/// (what the CAMEO code is about, and the first nouns of the clause), toward, words (verbatim), condition, modality,
/// background (recalled, not reported), source, hearsay (who says so is neither the party nor of its country), channel ("in a post on X"), outlet,
/// report, external_id, record (the id of the event or statement), start and end of the words in code points of the report,
/// party_id and toward_ids (the same in every report). In tables an empty cell is `-`, in JSON Lines `null`.
///
/// Of a store it prints what each party held on each issue from report to report, and what changed.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS, after_long_help = POSITIONS_EXAMPLES)]
pub(crate) struct Positions {
    /// Files, folders, or `-` for standard input; or one store.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Form of the output. [default: text to a terminal and of a store, tsv to a file or a pipe]
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

const POSITIONS_EXAMPLES: &str = "\
Examples:
  dateline positions story.txt                          who wants what, for people
  dateline positions -f text wire.jsonl | less
  dateline positions wire.jsonl > positions.tsv
  dateline positions karabakh.db --actor AZE            of a store: over time, with what changed
  dateline positions -f jsonl wire.jsonl | jq 'select(.stance == \"refuses\")'

Exit status:
  0  everything was read
  1  something could not be read (each file or line is named on standard error; the rest was read)
  2  the command itself was wrong";

/// Forms of lists that people read too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Listing {
    /// For people.
    Text,
    /// For spreadsheets and statistics: a line of column names, then one row a line, with tabs between.
    Tsv,
    /// For programs: one object per line.
    Jsonl,
}
