//! What can go wrong with a store: what, where, and what to do.

use std::fmt;

/// Kinds of trouble with stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no file of that name, or it cannot be opened.
    Missing,
    /// It is a file of another kind.
    NotAStore,
    /// It was made by a newer program.
    Newer,
    /// It is damaged.
    Damaged,
    /// Nothing may be written there.
    ReadOnly,
    /// The disk is full.
    Full,
    /// Another program is writing.
    Busy,
    /// What was asked for makes no sense: no such record, no such field.
    Asked,
    /// Anything else.
    Other,
}

/// What is wrong with a store.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct StoreError {
    /// Its kind.
    pub trouble: Trouble,
    /// The store's name.
    pub store: String,
    /// What is wrong, in words.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.store, self.what, self.remedy)
    }
}

impl StoreError {
    pub(crate) fn new(trouble: Trouble, store: &str, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { trouble, store: store.to_owned(), what: what.into(), remedy: remedy.into() }
    }
}
