//! The nouns of dateline: reports, spans, documents, records and the ledger.
//!
//! Plain data with its invariants; no I/O and no reading. The record shapes follow the ledger contract, which
//! `dateline schema` prints as JSON Schema generated from these types.
//!
//! Offsets inside the program are UTF-8 bytes ([`Span`]); at the JSON border they are Unicode code points
//! ([`CharSpan`]). A ledger in bytes cannot be serialised by mistake: [`Span`] has no `Serialize`.

pub mod document;
pub mod entity;
pub mod event;
pub mod figure;
pub mod id;
pub mod json;
pub mod ledger;
pub mod moment;
pub mod note;
pub mod report;
pub mod rule;
pub mod source;
pub mod span;
pub mod statement;
pub mod tags;
pub mod time;

pub use document::{
    Analysis, Block, BlockKind, Dateline, Document, Head, Layers, Layout, Quotation, Row, Sentence, Tokens, Tree,
    TreeError, Word,
};
pub use entity::{Entity, EntityKind, Mention, MentionForm, NameType, Place, PlaceSense};
pub use event::{Event, Modality};
pub use figure::{Figure, Measure};
pub use id::{RecordId, content_id};
pub use ledger::Ledger;
pub use moment::{Interval, Moment, Published};
pub use note::Note;
pub use report::Report;
pub use rule::Rule;
pub use source::Source;
pub use span::{At, CharSpan, Span};
pub use statement::Statement;
pub use tags::{Features, NameKind, NameTag, Relation, Upos, Xpos};
pub use time::{Anchor, Timex};
