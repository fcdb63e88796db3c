//! One report to one ledger. Reading cannot fail: trouble becomes a note.

pub mod desk;
pub mod document;
pub mod entities;
pub mod events;
pub mod facts;
pub mod factuality;
pub mod figures;
pub mod mentions;
pub mod places;
pub mod published;
pub mod quotes;
pub mod reader;
mod scene;
pub mod statements;
pub mod time;

pub use desk::Desk;
pub use reader::{read, read_document, read_watched};
