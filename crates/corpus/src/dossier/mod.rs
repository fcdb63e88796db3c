//! The dossier: what many reports say of a matter, as plain data ready to be drawn, every item with its links.
//!
//! A page draws these fields and nothing else: it counts, sorts and judges nothing. Lists are drawn in the order they have
//! here. Days are ISO 8601 (`2026-02-03`, or `2026-02`); words are those of reports where they are said to be, and everything
//! here may hold any character: whoever draws it escapes it.

mod figures;
pub mod fill;
mod reports;
mod voices;

pub use figures::{Chart, Lane, Point, Revision, Turn};
pub use reports::{CopyOf, Mark, Origin, OriginKind, Origins, Paragraph, Report, Reprint, Story};
pub use voices::{Position, Utterance, Voice};

use dateline_types::Modality;
use serde::Serialize;

/// The whole dossier.
///
/// ```
/// use dateline_corpus::dossier::{Dossier, Link, Report, Sentence};
/// let mut report = Report { number: 1, text: "Talks failed.".into(), ..Report::default() };
/// let link = report.mark(0, 13);
/// let dossier = Dossier {
///     summary: vec![Sentence { words: "One report says that talks failed.".into(), links: vec![link] }],
///     reports: vec![report],
///     ..Dossier::default()
/// };
/// assert_eq!(dossier.summary[0].links, [Link { report: 1, mark: Some(0) }]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Dossier {
    /// What it is about: "Nagorno-Karabakh, September 2023".
    pub title: String,
    /// The filters in words: "actor Armenia; 19 September to 3 October 2023".
    pub filters: String,
    /// Program and version, and the hash of its tables and weights.
    pub made_by: String,
    /// Head of the chain of corrections, where there is one.
    pub chain_head: Option<String>,
    /// The numbers at the top.
    pub counts: Vec<Count>,
    /// What stands out, a sentence each: bounds, denials, what changed last.
    pub summary: Vec<Sentence>,
    /// What happened, day by day, the undated last.
    pub timeline: Vec<Day>,
    /// Rival figures over time.
    pub charts: Vec<Chart>,
    /// Who wants what.
    pub positions: Vec<Position>,
    /// Who said what, a speaker at a time.
    pub voices: Vec<Voice>,
    /// Where things happened.
    pub spots: Vec<Spot>,
    /// Whence the reports come.
    pub origins: Origins,
    /// The reports with their texts.
    pub reports: Vec<Report>,
    /// What a reader of this dossier must know besides.
    pub notes: Vec<String>,
}

/// A way to a record's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Link {
    /// The report's [`Report::number`].
    pub report: u32,
    /// Which of its [`Report::marks`]; none for the report as a whole.
    pub mark: Option<u32>,
}

/// One of the numbers at the top.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// How many.
    pub number: u64,
    /// Of what: "reports", in the number's own grammatical number.
    pub noun: String,
    /// What the number leaves out or collapses: "19 of them reprints"; may be empty.
    pub detail: String,
}

/// A sentence of the dossier's own about records, with links to them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// The sentence.
    pub words: String,
    /// What it rests on.
    pub links: Vec<Link>,
}

/// A day of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Day {
    /// The day, a month or a year; empty for what has no date.
    pub day: String,
    /// What is said to have happened on it.
    pub entries: Vec<Entry>,
}

/// A happening of the timeline: an event of one or many reports.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// What kind of event, in words: "assault", "request".
    pub kind: String,
    /// The first report's words.
    pub words: String,
    /// Who is said to have done it.
    pub doers: Vec<String>,
    /// To whom.
    pub targets: Vec<String>,
    /// Where.
    pub place: Option<String>,
    /// When, where that is not the day alone: "19 to 20 September".
    pub when: Option<String>,
    /// How the event is held to be.
    pub modality: Modality,
    /// Who says so; empty where the reports themselves do.
    pub sources: Vec<String>,
    /// Who denies it, and in what words.
    pub denied_by: Vec<Sentence>,
    /// Where it is told, first report first, reprints left out.
    pub links: Vec<Link>,
    /// How many reprints of these reports were collapsed.
    pub reprints: u32,
}

impl Default for Entry {
    fn default() -> Self {
        Self {
            kind: String::new(),
            words: String::new(),
            doers: Vec::new(),
            targets: Vec::new(),
            place: None,
            when: None,
            modality: Modality::Happened,
            sources: Vec::new(),
            denied_by: Vec::new(),
            links: Vec::new(),
            reprints: 0,
        }
    }
}

/// How far a place's point is to be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// A town, a district or a site: its own point.
    #[default]
    Point,
    /// A region: the point is only somewhere within it.
    Region,
    /// A country: the point is only somewhere within it.
    Country,
}

/// A place of the map.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Spot {
    /// Its name.
    pub name: String,
    /// The region or country it lies in, where that says more; may be empty.
    pub within: String,
    /// Degrees north; none where no table knows it.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// What the point stands for.
    pub precision: Precision,
    /// How many happenings of the timeline are placed there.
    pub count: u32,
    /// Where they are told.
    pub links: Vec<Link>,
}
