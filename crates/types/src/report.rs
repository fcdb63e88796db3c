//! One report as it came in: its text, untouched, and what its container said about it.

use crate::{Note, Published};

/// A report: the text every offset refers to, and the facts its container gave.
///
/// Layout facts found *in* the text (wire dateline, byline, sign-off) are not here; they are read from the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The decoded text, exactly as stored; never altered after intake.
    pub text: String,
    /// Publication date: the container's field, or the date the user gave. `None` leaves it to the text itself.
    pub published: Option<Published>,
    /// The headline, where the container holds it apart from the text.
    pub title: Option<String>,
    /// Who published it: a domain or a name.
    pub outlet: Option<String>,
    /// The author line, where the container holds it apart from the text.
    pub byline: Option<String>,
    /// Where it was fetched from.
    pub url: Option<String>,
    /// The container's own identifier.
    pub external_id: Option<String>,
    /// BCP 47 language tag, where declared.
    pub language: Option<String>,
    /// The CoNLL-U that the report came as: its words, sentences and trees are read in the place of our own.
    pub trees: Option<String>,
    /// What intake had to say about it (bytes replaced, markup dropped).
    pub notes: Vec<Note>,
}
