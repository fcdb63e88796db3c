//! The proper names of a document, each as one stretch of words with its head and kind.

use crate::Span;
use crate::tags::NameKind;
use std::ops::Range;

/// A proper name: "United States" is one, whatever its words are tagged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProperName {
    /// Its words: indices in the document, all of one sentence.
    pub words: Range<u32>,
    /// The word of it by which it hangs in the sentence.
    pub head: u32,
    /// From its first character to its last.
    pub span: Span,
    /// What it names; none where only its shape shows that it is a name.
    pub kind: Option<NameKind>,
}

/// The proper names of a document, in reading order, without overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProperNames {
    names: Vec<ProperName>,
}

impl ProperNames {
    /// Names in any order. Of two that overlap the one that begins first is kept.
    pub fn new(mut names: Vec<ProperName>) -> Self {
        names.sort_by_key(|name| (name.words.start, std::cmp::Reverse(name.words.end)));
        let mut end = 0;
        names.retain(|name| {
            let keep = name.words.start >= end && !name.words.is_empty();
            end = if keep { name.words.end } else { end };
            keep
        });
        Self { names }
    }

    /// All of them.
    pub fn all(&self) -> &[ProperName] {
        &self.names
    }

    /// The name that the word at `index` is part of.
    pub fn at(&self, index: usize) -> Option<&ProperName> {
        let after = self.names.partition_point(|name| name.words.start as usize <= index);
        self.names[..after].last().filter(|name| index < name.words.end as usize)
    }
}
