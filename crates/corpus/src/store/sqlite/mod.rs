//! A store in one SQLite file.
//!
//! Written in batches, each a transaction in a write-ahead log: a program that is killed leaves what its last whole batch left.
//! Everything is indexed when it is put; what only all reports together say is filed by [`super::settle`].

mod correct;
mod fault;
mod findings;
mod near;
mod open;
mod put;
mod records;
mod reports;
mod search;
mod verify;

pub use open::{FORMAT, is_store};

use super::{
    Change, Correction, Counts, Filter, Findings, Hit, Put, Sketched, Standing, Store, StoreError, Stored, Whole,
    line::Line,
};
use crate::copies::Story;
use crate::rows::Filed;
use dateline_types::ledger::MadeBy;
use rusqlite::Connection;
use std::collections::HashSet;

/// An open store.
///
/// ```
/// use dateline_corpus::{reading::Reading, rows::Filed};
/// use dateline_corpus::store::{Filter, Kind, Store, fingerprint, sqlite::Sqlite};
/// use dateline_read::Desk;
/// use dateline_types::Report;
/// let desk = Desk::built_in();
/// let text = "At least 91 people were killed in Beira, the army said.";
/// let report = Report { text: text.into(), published: "2026-02-03".parse().ok(), ..Report::default() };
/// let mut store = Sqlite::in_memory()?;
/// store.put(&[(fingerprint(&report), Filed::of(Reading::of(&desk, &report)))])?;
/// let mut figures = Vec::new();
/// store.records(&Filter::of(Kind::Figure), &mut |stored| Ok(figures.push(stored.sentence)))?;
/// assert_eq!(figures, [text]);
/// # Ok::<(), dateline_corpus::store::StoreError>(())
/// ```
pub struct Sqlite {
    db: Connection,
    /// How the store is called in messages.
    name: String,
}

impl Store for Sqlite {
    fn held(&self, made_by: &MadeBy) -> Result<HashSet<String>, StoreError> {
        put::held(self, made_by)
    }

    fn put(&mut self, batch: &[(String, Filed)]) -> Result<Put, StoreError> {
        put::put(self, batch)
    }

    fn counts(&self) -> Result<Counts, StoreError> {
        reports::counts(self)
    }

    fn reports(&self, filter: &Filter) -> Result<Vec<Line>, StoreError> {
        reports::reports(self, filter)
    }

    fn report(&self, id: &str) -> Result<Option<Whole>, StoreError> {
        reports::report(self, id)
    }

    fn records(
        &self,
        filter: &Filter,
        each: &mut dyn FnMut(Stored) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        records::records(self, filter, each)
    }

    fn chain_head(&self) -> Result<Option<String>, StoreError> {
        let head = correct::head(&self.db).map_err(|error| self.told(&error))?;
        Ok(Some(head).filter(|own| !own.is_empty()))
    }

    fn reports_named(&self, name: &str) -> Result<Vec<String>, StoreError> {
        reports::named(self, name)
    }

    fn search(&self, words: &str, filter: &Filter, limit: usize) -> Result<Vec<Hit>, StoreError> {
        search::search(self, words, filter, limit)
    }

    fn sketches(&self) -> Result<Vec<Sketched>, StoreError> {
        findings::sketches(self)
    }

    fn unsettled(&self) -> Result<Option<Change>, StoreError> {
        findings::unsettled(self)
    }

    fn settle_near(&mut self, most: Option<usize>) -> Result<bool, StoreError> {
        near::settle(self, most)
    }

    fn file_findings(&mut self, findings: Findings) -> Result<(), StoreError> {
        findings::file(self, findings)
    }

    fn stories(&self) -> Result<Vec<Story>, StoreError> {
        findings::stories(self)
    }

    fn corrections(&self) -> Result<Vec<(Correction, Standing)>, StoreError> {
        correct::all(self)
    }

    fn correct(&mut self, correction: Correction) -> Result<String, StoreError> {
        correct::correct(self, correction)
    }

    fn faults(&self) -> Result<Vec<String>, StoreError> {
        verify::faults(self)
    }
}
