//! A report and a record as views see them.

use crate::rows::Record;
use serde::Serialize;

/// One report in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Line {
    /// Its day, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// Its day with the time of day, where known.
    pub published: Option<String>,
    /// The ledger's id.
    pub id: String,
    /// The id that the input gave.
    pub external_id: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The agency it comes from.
    pub agency: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The wire story it is a copy of, itself included; none before the store was settled.
    pub story: Option<String>,
    /// Whether it is the first report of its story: not a copy.
    pub first: bool,
    /// The report that stands in its place: a later version of the same page.
    pub superseded_by: Option<String>,
}

impl Line {
    /// The outlet, else the agency.
    pub fn publisher(&self) -> Option<&str> {
        self.outlet.as_deref().or(self.agency.as_deref())
    }

    /// How people know it: by the input's id, else the ledger's.
    pub fn name(&self) -> &str {
        self.external_id.as_deref().unwrap_or(&self.id)
    }
}

/// One record with its report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stored {
    /// Where it comes from.
    pub report: Line,
    /// The record's id, which no correction changes.
    pub id: String,
    /// The record, corrected where it was.
    pub record: Record,
    /// The sentences it stands in, verbatim.
    pub sentence: String,
    /// The happening it tells of, for events.
    pub happening: Option<String>,
    /// What people made of it: `accepted`, `corrected`, `added`; none where nobody looked at it.
    pub review: Option<String>,
}
