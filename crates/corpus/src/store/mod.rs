//! Many reports in one place: what was read of them, what people corrected, and what all of them together say.
//!
//! A store files reports as they were read ([`Filed`]) and never alters them. [`Store`] is what every store can do; [`sqlite`] is
//! the one there is, one file on disk. `conformance` (tests) is the suite that any other has to pass.
//!
//! What is in a store is a function of the set of reports put into it and of the corrections: neither the order of putting nor
//! the number of threads nor an interruption shows in anything that comes out.

pub mod correction;
mod error;
mod filter;
mod line;
pub mod query;
pub mod settle;
#[cfg(test)]
pub(crate) mod settled;
pub mod sqlite;

pub use correction::{Correction, Operation, Standing};
pub use error::{StoreError, Trouble};
pub use filter::{Filter, Kind};
pub use line::{Line, Stored};

use crate::copies::{Copies, Sketch, Story};
use crate::happenings::{Names, Told};
use crate::rows::Filed;
use dateline_types::ledger::{DocumentFacts, MadeBy};
use dateline_types::{CharSpan, Ledger, Report, content_id};
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// What a report is known by before it is read: a hash of its text and of all that its container said.
///
/// ```
/// use dateline_corpus::store::fingerprint;
/// use dateline_types::Report;
/// let report = |text: &str| Report { text: text.into(), ..Report::default() };
/// assert_eq!(fingerprint(&report("Iran")), fingerprint(&report("Iran")));
/// assert_ne!(fingerprint(&report("Iran")), fingerprint(&report("Iraq")));
/// ```
pub fn fingerprint(report: &Report) -> String {
    let published = report.published.map(|own| own.to_string());
    let facts = [&report.title, &report.outlet, &report.byline, &report.url, &report.external_id, &report.language];
    // A missing field differs from an empty one by its mark.
    let marked = |own: &Option<String>| own.as_ref().map_or_else(|| "-".to_owned(), |own| format!("+{own}"));
    let parts: Vec<String> =
        facts.into_iter().chain([&report.trees, &published]).map(marked).chain([report.text.clone()]).collect();
    content_id("i", parts.iter().map(String::as_str))
}

/// SHA-256 of a text, hexadecimal: what pins a report's text.
pub fn text_hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Put {
    /// Reports that were not there.
    pub new: usize,
    /// Reports that were there as read by another version or with other tables, and were read again.
    pub again: usize,
    /// Reports that were there already.
    pub known: usize,
}

/// How much a store holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[allow(missing_docs, reason = "their names say it")]
pub struct Counts {
    pub reports: u64,
    pub stories: u64,
    pub events: u64,
    pub figures: u64,
    pub statements: u64,
    pub positions: u64,
    pub corrections: u64,
}

/// A report found by its words.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Hit {
    /// Which.
    pub report: Line,
    /// Some words around those asked for, which stand between [`query::OPEN`] and [`query::CLOSE`].
    pub snippet: String,
}

/// A report with its sketch, as [`settle`] compares them.
#[derive(Clone, Debug)]
pub struct Sketched {
    /// Which.
    pub report: Line,
    /// What it is made of.
    pub sketch: Sketch,
}

/// A report with its text and its ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    /// Which.
    pub report: Line,
    /// Its facts.
    pub facts: DocumentFacts,
    /// Its text.
    pub text: String,
    /// Its ledger as it was read.
    pub ledger: Ledger<CharSpan>,
}

/// What every store can do. All of it is one transaction each: done whole or not at all.
pub trait Store {
    /// The [`fingerprint`]s of all that is there as read by `made_by`: it need not be read again.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn held(&self, made_by: &MadeBy) -> Result<HashSet<String>, StoreError>;

    /// Files reports with their fingerprints. What is there already is left; of two containers of one report the facts that sort
    /// first are kept, so that the order of putting does not show.
    ///
    /// # Errors
    /// Where the store cannot be written; it is then as it was before.
    fn put(&mut self, batch: &[(String, Filed)]) -> Result<Put, StoreError>;

    /// How much is there.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn counts(&self) -> Result<Counts, StoreError>;

    /// Every report, by day, time and id.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn reports(&self, filter: &Filter) -> Result<Vec<Line>, StoreError>;

    /// One report with text and ledger; none of that id is none.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn report(&self, id: &str) -> Result<Option<Whole>, StoreError>;

    /// Hands over the records that a filter takes, corrected, by report and place; `each` may end it with an error of its own.
    ///
    /// # Errors
    /// Where the store cannot be read, and what `each` gives.
    fn records(
        &self,
        filter: &Filter,
        each: &mut dyn FnMut(Stored) -> Result<(), StoreError>,
    ) -> Result<(), StoreError>;

    /// The records that a filter takes, in the order of [`Store::records`].
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn all(&self, filter: &Filter) -> Result<Vec<Stored>, StoreError> {
        let mut all = Vec::new();
        self.records(filter, &mut |stored| {
            all.push(stored);
            Ok(())
        })?;
        Ok(all)
    }

    /// The hash that the last correction ends the chain with; none where nobody corrected anything.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn chain_head(&self) -> Result<Option<String>, StoreError>;

    /// The ids of reports that go by a name: the ledger's id, or the one that the input gave.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn reports_named(&self, name: &str) -> Result<Vec<String>, StoreError>;

    /// The reports that best match words (see [`query`]), the best first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn search(&self, words: &str, filter: &Filter, limit: usize) -> Result<Vec<Hit>, StoreError>;

    /// All reports with their sketches, in no order.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn sketches(&self) -> Result<Vec<Sketched>, StoreError>;

    /// How far the store has come if reports or corrections came since the last [`Store::file_findings`]; else none.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn unsettled(&self) -> Result<Option<Change>, StoreError>;

    /// Settles the reports that came since the store was settled by what they touch, to the same as [`Store::file_findings`]
    /// would. Gives whether it could: no where records changed that were settled, or where more reports or events are touched than
    /// `most`; none is as many as cost less than settling the whole store.
    ///
    /// # Errors
    /// Where the store cannot be written.
    fn settle_near(&mut self, most: Option<usize>) -> Result<bool, StoreError> {
        let _ = most;
        Ok(false)
    }

    /// Files what all reports together say, in the place of what was filed before.
    ///
    /// # Errors
    /// Where the store cannot be written.
    fn file_findings(&mut self, findings: Findings) -> Result<(), StoreError>;

    /// The wire stories, by the id of their first report.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn stories(&self) -> Result<Vec<Story>, StoreError>;

    /// Every correction in the order in which they were made.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn corrections(&self) -> Result<Vec<(Correction, Standing)>, StoreError>;

    /// Adds a correction to the end of the chain, and gives its hash.
    ///
    /// # Errors
    /// Where there is no such record, where the correction makes no record, and where the store cannot be written.
    fn correct(&mut self, correction: Correction) -> Result<String, StoreError>;

    /// Everything that is not as it should be: damaged pages, texts that do not fit their hashes, records whose words do not stand
    /// where they say, broken chains of corrections. Empty where all is well.
    ///
    /// # Errors
    /// Where the store cannot be read at all.
    fn faults(&self) -> Result<Vec<String>, StoreError>;
}

/// How far a store has come: counted up whenever something changes in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change(pub i64);

/// What all reports together say, as [`settle`] finds it.
#[derive(Debug, Default)]
pub struct Findings {
    /// What the store had come to when they were looked for: what another program adds meanwhile is not settled by them.
    pub upto: Change,
    /// Which reports are copies of which.
    pub stories: Vec<Story>,
    /// Pages that were changed: the earlier report and the later that supersedes it.
    pub versions: Vec<(String, String)>,
    /// The happening of each event: record id, happening id.
    pub happenings: Vec<(String, String)>,
    /// What they were found by, for [`Store::settle_near`].
    pub kept: Kept,
}

/// What a store was settled by.
#[derive(Debug, Default)]
pub struct Kept {
    /// For each report the code of its text.
    pub(crate) texts: Vec<(String, i64)>,
    pub(crate) copies: Copies,
    pub(crate) told: Vec<Told>,
    pub(crate) names: Names,
    /// Pairs of events that are alike, with their points.
    pub(crate) edges: Vec<(i64, i64, u32)>,
}
