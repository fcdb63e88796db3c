//! What the syntactic stage finds out about each word: one row a word, as a struct of arrays.

use crate::tags::{Features, NameTag, Relation, Upos, Xpos};

/// What is known of one word: a row of [`Layers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The form under which a dictionary has the word; empty where it is not known.
    pub lemma: &'a str,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: Xpos,
    /// Morphological features.
    pub feats: Features,
    /// The word this one hangs on.
    pub head: Head,
    /// What it is to its head.
    pub relation: Relation,
    /// Its part in a name.
    pub name: NameTag,
}

/// The parent of a word: another word of the same document, or none for the head of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Head(u32);

impl Head {
    /// The head of the sentence hangs on nothing.
    pub const ROOT: Self = Self(u32::MAX);

    /// The word at `index`, counted over the whole document.
    pub const fn word(index: usize) -> Self {
        Self(index as u32)
    }

    /// The index of the word, counted over the whole document.
    pub const fn index(self) -> Option<usize> {
        if self.0 == u32::MAX { None } else { Some(self.0 as usize) }
    }
}

/// Rows for the words of a document, in their order. To be checked and linked: [`Analysis::new`](super::Analysis::new).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// Dictionary forms.
    pub lemmas: Strings,
    /// Universal parts of speech.
    pub upos: Vec<Upos>,
    /// Penn Treebank tags.
    pub xpos: Vec<Xpos>,
    /// Morphological features.
    pub feats: Vec<Features>,
    /// Parents.
    pub heads: Vec<Head>,
    /// Relations to the parents.
    pub relations: Vec<Relation>,
    /// Name tags.
    pub names: Vec<NameTag>,
}

impl Layers {
    /// With room for so many words.
    pub fn with_capacity(words: usize) -> Self {
        Self {
            lemmas: Strings::with_capacity(words),
            upos: Vec::with_capacity(words),
            xpos: Vec::with_capacity(words),
            feats: Vec::with_capacity(words),
            heads: Vec::with_capacity(words),
            relations: Vec::with_capacity(words),
            names: Vec::with_capacity(words),
        }
    }

    /// Adds the row of the next word.
    pub fn push(&mut self, row: Row<'_>) {
        self.lemmas.push(row.lemma);
        self.upos.push(row.upos);
        self.xpos.push(row.xpos);
        self.feats.push(row.feats);
        self.heads.push(row.head);
        self.relations.push(row.relation);
        self.names.push(row.name);
    }

    /// The row of word `index`.
    pub fn row(&self, index: usize) -> Option<Row<'_>> {
        Some(Row {
            lemma: self.lemmas.get(index),
            upos: *self.upos.get(index)?,
            xpos: *self.xpos.get(index)?,
            feats: *self.feats.get(index)?,
            head: *self.heads.get(index)?,
            relation: *self.relations.get(index)?,
            name: *self.names.get(index)?,
        })
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.upos.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.upos.is_empty()
    }

    /// Whether all layers are of this length.
    pub(super) fn all_of(&self, words: usize) -> bool {
        let lengths = [
            self.lemmas.len(),
            self.upos.len(),
            self.xpos.len(),
            self.feats.len(),
            self.heads.len(),
            self.relations.len(),
            self.names.len(),
        ];
        lengths.iter().all(|&length| length == words)
    }
}

/// Many short strings, one after the other in one buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// With room for so many strings of the length of words.
    pub fn with_capacity(strings: usize) -> Self {
        Self { text: String::with_capacity(strings * 5), ends: Vec::with_capacity(strings) }
    }

    /// Adds a string.
    pub fn push(&mut self, string: &str) {
        self.text.push_str(string);
        self.ends.push(self.text.len() as u32);
    }

    /// The string at `index`; empty where there is none.
    pub fn get(&self, index: usize) -> &str {
        let end = self.ends.get(index).copied().unwrap_or(0) as usize;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize;
        self.text.get(start..end).unwrap_or("")
    }

    /// Number of strings.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}
