//! Series as people see them: one measure of one matter, a lane a counter, and what follows from setting them side by side.

use super::claim::{Claim, Counter, Named};
use serde::Serialize;

/// All that is claimed of one measure, place and happening: rival lanes side by side, never joined.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Series<'c> {
    /// The name of a [`dateline_types::Measure`], or another that an import brought.
    pub measure: String,
    /// `person`, an ISO 4217 code, …
    pub unit: String,
    /// Where, as most claims have it.
    pub place: Option<Named>,
    /// The happening, where it is known.
    pub event: Option<Named>,
    /// Whether reports only recall it.
    pub background: bool,
    /// Whether nothing but days holds the claims together, and so many of them that several incidents may be among them: there
    /// are then neither bounds nor conflicts.
    pub loose: bool,
    /// The first and the last day as of which anything is claimed.
    pub days: Option<(String, String)>,
    /// One lane a counter and group; known counters first, whole counts before those of groups, then by first day.
    pub lanes: Vec<Lane<'c>>,
    /// What sources still look into; never added to a lane.
    pub under_review: Vec<Lane<'c>>,
    /// What is feared, expected, possible, denied or promised: in no lane, no bounds.
    pub not_asserted: Vec<Lane<'c>>,
    /// The bounds of what is claimed now, for each group and span that is counted; whole counts first.
    pub bounds: Vec<Bounds<'c>>,
    /// Counters whose ranges as of one day do not meet.
    pub conflicts: Vec<Conflict<'c>>,
    /// Arithmetic: what adds up and what does not.
    pub checks: Vec<Check<'c>>,
    /// How many claims stand in it, restated ones included.
    pub claims: usize,
    /// In how many reports.
    pub reports: usize,
    /// Wire stories among them: copies count once.
    pub stories: usize,
    /// Counters that can be told apart: the independent ones.
    pub counters: usize,
}

/// What a lane's numbers span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Span {
    /// All since the beginning, or all of one incident.
    Total,
    /// One day's or one period's own: "12 killed on Tuesday".
    Increment,
}

/// What one counter claims of one group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lane<'c> {
    /// Who counts. Where nobody is named, the lane is the report's own.
    pub counter: &'c Counter,
    /// Who stands for a counter without a name: the publisher of the report.
    pub publisher: Option<&'c str>,
    /// Whether the counter can be told apart over reports.
    pub known: bool,
    /// Whom or what it covers; empty for all.
    pub group: &'c Named,
    /// Whether the numbers are parts of totals.
    pub part: bool,
    /// Totals or increments.
    pub span: Span,
    /// Its claims by as-of day, those without a day last.
    pub points: Vec<Point<'c>>,
    /// Which of them revise which.
    pub revisions: Vec<Revision>,
    /// Which of the points holds now; none where all is withdrawn.
    pub current: Option<usize>,
    /// The day since which it has said nothing new, though others have.
    pub stale_since: Option<String>,
}

/// How a point stands in its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It holds now; of increments, each.
    Current,
    /// A later claim stands in its place.
    Revised,
    /// A second number of the same counter as of the same time, or one given only as an earlier total.
    Beside,
    /// Taken back.
    Withdrawn,
    /// Only in a version of a page that a later one replaced.
    Superseded,
}

/// One claim, with those that repeat it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point<'c> {
    /// As of which day, else the report's; none where neither is known.
    pub day: Option<String>,
    /// The claim that was first.
    pub claim: &'c Claim,
    /// Others that say the same, by day.
    pub restated: Vec<Restated<'c>>,
    /// How it stands.
    pub standing: Standing,
}

/// A claim folded under another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Restated<'c> {
    /// It.
    pub claim: &'c Claim,
    /// In what way.
    pub relation: Relation,
}

/// How a claim repeats another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// In a copy of the same wire story.
    Copy,
    /// By the same counter through others.
    Relay,
    /// By the same counter again.
    Restated,
    /// In rounder words: "more than 3,000" for 3,117.
    Rounded,
    /// The same number with nobody named.
    Unattributed,
    /// It says that the number is taken back.
    Withdrawal,
}

/// Which way a revision goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "their names say it")]
pub enum Turn {
    Up,
    Down,
    Withdrawn,
}

/// One point put in the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Revision {
    /// Which of the lane's points is revised.
    pub from: usize,
    /// By which; for a withdrawal the same point, whose restatements hold the claim that takes it back.
    pub to: usize,
    /// Which way.
    pub turn: Turn,
}

/// The bounds of what is claimed: not an estimate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bounds<'c> {
    /// Of whom; empty for all.
    pub group: &'c Named,
    /// Totals, or the increments of one day.
    pub span: Span,
    /// The lowest current claim.
    pub low: End<'c>,
    /// The highest.
    pub high: End<'c>,
    /// How many counters' current claims were compared.
    pub counters: usize,
}

/// An end of the bounds with whoever set it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct End<'c> {
    /// The number.
    pub number: f64,
    /// Whether the claim leaves it open: "at least" above, "up to" below.
    pub open: bool,
    /// The claim.
    pub claim: &'c Claim,
}

/// Two counters that cannot both be right as of one day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Conflict<'c> {
    /// As of which day.
    pub day: String,
    /// The lower claim.
    pub lower: &'c Claim,
    /// The higher.
    pub higher: &'c Claim,
}

/// What arithmetic says of claims.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check<'c> {
    /// What was found.
    pub finding: Finding,
    /// The total, or the claim that stands out.
    pub claim: &'c Claim,
    /// Its parts, or its neighbours.
    pub others: Vec<&'c Claim>,
}

/// What a check finds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Finding {
    /// The parts make the total.
    AddsUp,
    /// The parts named leave so many.
    Leaves {
        /// How many.
        rest: f64,
    },
    /// The parts make more than the total by so many, and are not known to overlap.
    Exceeds {
        /// By how many.
        by: f64,
    },
    /// The parts make more than the total, being counted by age, sex and standing at once: they overlap.
    Overlap,
    /// One part is greater than its total.
    PartExceeds,
    /// Day by day figures make what the totals grew by.
    DaysAddUp,
    /// They make so many more, or less, than the totals grew by.
    DaysDiffer {
        /// By how many.
        by: f64,
    },
    /// About ten times or a tenth of the same counter's claims before and after.
    Slip,
    /// As of a day after the report.
    AheadOfReport,
}

impl Finding {
    /// Whether something is wrong.
    pub fn is_trouble(self) -> bool {
        !matches!(self, Self::AddsUp | Self::Leaves { .. } | Self::Overlap | Self::DaysAddUp)
    }
}
