//! The words of a document: where each stands and whether it is joined to the one before.

use crate::Span;

/// Syntactic words in the convention of UD English ("don't" is two, "Iran's" is two), as a struct of arrays.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// Where each word stands.
    pub spans: Vec<Span>,
    /// Whether the word continues the orthographic token of the one before it: the `n't` of "don't".
    pub joined: Vec<bool>,
}

impl Tokens {
    /// Number of words.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Adds a word.
    pub fn push(&mut self, span: Span, joined: bool) {
        self.spans.push(span);
        self.joined.push(joined);
    }
}
