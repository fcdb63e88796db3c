//! What is asked of a store.

use crate::rows::Record;

/// Kinds of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Kind {
    Event,
    Figure,
    Statement,
    Position,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Event, Self::Figure, Self::Statement, Self::Position];

    /// Its name, as [`crate::rows::Record::kind`] gives it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Figure => "figure",
            Self::Statement => "statement",
            Self::Position => "position",
        }
    }

    /// The kind of a record.
    pub fn of(record: &Record) -> Self {
        match record {
            Record::Event(_) => Self::Event,
            Record::Figure(_) => Self::Figure,
            Record::Statement(_) => Self::Statement,
            Record::Position(_) => Self::Position,
        }
    }

    pub(crate) fn number(self) -> i64 {
        match self {
            Self::Event => 1,
            Self::Figure => 2,
            Self::Statement => 3,
            Self::Position => 4,
        }
    }
}

/// Which records are asked for. An empty list asks for all; of several in a list one has to hold, of several lists all.
///
/// A name means everybody whose name has its words, or whose key or country code it is: `Pashinyan`, `arm`, `ARM`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds of records.
    pub kinds: Vec<Kind>,
    /// Who acts, is acted upon, speaks, or whose position it is.
    pub actors: Vec<String>,
    /// Words of the sentence, or who is named in what is said.
    pub about: Vec<String>,
    /// PLOVER types, measures, stances or acts of positions.
    pub types: Vec<String>,
    /// How events and figures are held to be.
    pub modalities: Vec<String>,
    /// Who says so.
    pub sources: Vec<String>,
    /// Where.
    pub places: Vec<String>,
    /// Measures of figures; of the other kinds everything is taken.
    pub measures: Vec<String>,
    /// Outlets and agencies.
    pub outlets: Vec<String>,
    /// Ids of reports.
    pub reports: Vec<String>,
    /// Ids of records.
    pub records: Vec<String>,
    /// Ids of happenings, of events; an event that is of none goes by its own.
    pub happenings: Vec<String>,
    /// First day (`YYYY-MM-DD`) of the record's own dates, else of the report.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// Also what a later version of the same page no longer has.
    pub all_versions: bool,
    /// Not what a report only recalls.
    pub no_background: bool,
}

impl Filter {
    /// Everything of one kind.
    pub fn of(kind: Kind) -> Self {
        Self { kinds: vec![kind], ..Self::default() }
    }

    /// The same for another kind.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> Self {
        Self { kinds: vec![kind], ..self.clone() }
    }
}
