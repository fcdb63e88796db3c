//! Time expressions: found, resolved against the report's date, explained.

use crate::Desk;
use dateline_types::{Document, Note, Published, Timex};

/// Every time expression of a document, in reading order.
pub fn read(
    _desk: &Desk,
    _document: &Document,
    _published: Option<Published>,
    _report_id: &str,
    _notes: &mut Vec<Note>,
) -> Vec<Timex> {
    Vec::new()
}
