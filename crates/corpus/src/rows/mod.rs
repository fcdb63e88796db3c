//! A report as rows: its records with the names, codes and words they stand for, so that views need neither trees nor tables.
//!
//! A ledger's records point at one another by ids that hold within one report. Views over many reports need to know who is the
//! same in another report: [`Party::key`] says so. All offsets are code points of the report's text.

mod actor;
mod event;
mod figure;
mod index;
pub(crate) mod keys;
mod statement;

pub use actor::{Party, Spot, Voice};
pub use event::Event;
pub use figure::Figure;
pub use index::{Part, Partaker, word};
pub use statement::Statement;

use crate::copies::{Credit, Sketch, credit};
use crate::positions::{self, Position};
use crate::reading::Reading;
use dateline_types::json::in_code_points;
use dateline_types::ledger::DocumentFacts;
use dateline_types::{BlockKind, CharSpan, Ledger, Span};
use serde::{Deserialize, Serialize};

/// Where a record stands: its own words, and the sentence around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Site {
    /// First code point of its words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// First code point of the sentences they stand in.
    pub from: u32,
    /// One past their last.
    pub to: u32,
}

/// One record that views are made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Record {
    /// Something done.
    Event(Event),
    /// A number somebody gave.
    Figure(Box<Figure>),
    /// Words given to somebody.
    Statement(Statement),
    /// What a party wants.
    Position(Position),
}

impl Record {
    /// Its id: that of the ledger's record, for a position that of the event or statement it is made of with its party's name.
    pub fn id(&self) -> String {
        match self {
            Self::Event(own) => own.id.clone(),
            Self::Figure(own) => own.id.clone(),
            Self::Statement(own) => own.id.clone(),
            Self::Position(own) => format!("{}/{}", own.record, own.party_id),
        }
    }

    /// `event`, `figure`, `statement` or `position`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Figure(_) => "figure",
            Self::Statement(_) => "statement",
            Self::Position(_) => "position",
        }
    }

    /// Where it stands.
    pub fn site(&self) -> Site {
        match self {
            Self::Event(own) => own.site,
            Self::Figure(own) => own.site,
            Self::Statement(own) => own.site,
            Self::Position(own) => Site { start: own.start, end: own.end, from: own.start, to: own.end },
        }
    }
}

/// One report, ready to be filed.
#[derive(Clone, Debug, PartialEq)]
pub struct Filed {
    /// The report's facts.
    pub facts: DocumentFacts,
    /// Who published it and whose it is, by the names of the table of outlets.
    pub credit: Credit,
    /// Its text.
    pub text: String,
    /// Its ledger as read.
    pub ledger: Ledger<CharSpan>,
    /// Its records, in reading order within each kind.
    pub records: Vec<Record>,
    /// What its running text is made of, to find copies by.
    pub sketch: Sketch,
}

impl Filed {
    /// The rows of a report that was read.
    ///
    /// ```
    /// use dateline_corpus::{reading::Reading, rows::Filed};
    /// use dateline_read::Desk;
    /// use dateline_types::Report;
    /// let desk = Desk::built_in();
    /// let text = "Iran rejected the offer, an official said.";
    /// let report = Report { text: text.into(), published: "2026-02-03".parse().ok(), ..Report::default() };
    /// let filed = Filed::of(Reading::of(&desk, &report));
    /// assert!(filed.records.iter().any(|record| record.kind() == "event"));
    /// ```
    pub fn of(reading: Reading) -> Self {
        let ledger = &reading.ledger;
        let mut records = Vec::new();
        records.extend(ledger.events.iter().map(|own| Record::Event(Event::of(&reading, own))));
        records.extend(ledger.figures.iter().map(|own| Record::Figure(Box::new(figure::of(&reading, own)))));
        records.extend(ledger.statements.iter().map(|own| Record::Statement(statement::of(&reading, own))));
        records.extend(positions::of(&reading).into_iter().map(Record::Position));
        let blocks = &reading.document.layout.blocks;
        let running = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
        let sketch = Sketch::of(running.map(|block| reading.words(block.span)));
        let text = reading.document.text.to_owned();
        let facts = reading.ledger.document.clone();
        let credit = credit(reading.knowledge, facts.outlet.as_deref(), facts.agency.as_deref());
        Self { facts, credit, ledger: in_code_points(reading.ledger, &text), records, sketch, text }
    }
}

/// Where a stretch stands in a report.
fn site(reading: &Reading, span: Span) -> Site {
    let first = reading.sentence(span.start).map_or(span, |own| own.span);
    let last = reading.sentence(span.end.saturating_sub(1).max(span.start)).map_or(span, |own| own.span);
    let (own, around) = (reading.points(span), reading.points(first.join(last).join(span)));
    Site { start: own.start, end: own.end, from: around.start, to: around.end }
}
