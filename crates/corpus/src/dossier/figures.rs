//! Rival figures: one lane a source, never joined, with revisions and what is still under review apart.

use super::{Link, Sentence};
use dateline_types::figure::Qualifier;
use serde::Serialize;

/// The figures of one measure, place and matter.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Chart {
    /// "Killed, Nagorno-Karabakh".
    pub title: String,
    /// What is counted: "people", "USD".
    pub unit: String,
    /// One lane a counting source.
    pub lanes: Vec<Lane>,
    /// What sources still look into; never added to a lane.
    pub under_review: Vec<Lane>,
    /// "Claimed between 31 (by A) and 213 (by B); not estimated."
    pub bounds: Option<Sentence>,
    /// Where sources contradict each other.
    pub conflicts: Vec<Sentence>,
    /// Totals against parts, and other arithmetic: what adds up and what does not.
    pub checks: Vec<Sentence>,
}

/// What one source counted, by day.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Lane {
    /// Who counts; empty where no report says who.
    pub source: String,
    /// What sort of source: "monitoring group"; may be empty.
    pub kind: String,
    /// Whether the source is named ("an official" is not).
    pub named: bool,
    /// Its claims in the order of their days, those without a day last.
    pub points: Vec<Point>,
    /// Which of them revise others.
    pub revisions: Vec<Revision>,
    /// The day since which this source has said nothing new, though others have.
    pub stale_since: Option<String>,
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    /// As of which day, else the report's; none where neither is known.
    pub day: Option<String>,
    /// The least it claims; none for "up to" alone, and for a withdrawal.
    pub low: Option<f64>,
    /// The most; none for "at least".
    pub high: Option<f64>,
    /// How the number is hedged; one that is vague ("hundreds") is drawn hollow.
    pub qualifier: Qualifier,
    /// The report's words: "at least 216 people".
    pub words: String,
    /// How the source came by it: "confirmed"; may be empty.
    pub method: String,
    /// Where it stands.
    pub link: Link,
    /// Where others repeat it.
    pub restated: Vec<Link>,
}

impl Default for Point {
    fn default() -> Self {
        Self {
            day: None,
            low: None,
            high: None,
            qualifier: Qualifier::Exact,
            words: String::new(),
            method: String::new(),
            link: Link::default(),
            restated: Vec::new(),
        }
    }
}

/// Which way a revision goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "their names say it")]
pub enum Turn {
    Up,
    Down,
    Withdrawn,
}

/// One claim put in the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Revision {
    /// Which of the lane's points is revised.
    pub from: usize,
    /// By which; for a withdrawal, the point that says so, which may have no number.
    pub to: usize,
    /// Which way.
    pub turn: Turn,
}
