//! Sentences as the network takes them: numbers for words, features and right answers.

use dateline_syntax::network::features::{BUCKETS, Features, features, normal, quote_states};
use rustc_hash::FxHashMap;

/// No answer is known: nothing is learnt from this word here.
pub const UNKNOWN: u16 = u16::MAX;

/// A word type: what is looked up for it.
#[derive(Clone, Debug)]
pub struct Type {
    /// Row of the word, 0 for words outside the vocabulary.
    pub word: u32,
    /// Hashed features.
    pub features: Features,
    /// How often it was seen in the treebanks, for word dropout.
    pub count: u32,
}

/// All the word types met, and the vocabulary.
#[derive(Debug, Default)]
pub struct Types {
    /// Every type; a sentence's words are indices into it.
    pub types: Vec<Type>,
    index: FxHashMap<String, u32>,
    words: FxHashMap<String, (u32, u32)>,
}

impl Types {
    /// With a vocabulary of normal forms and their counts; the first gets row 1.
    pub fn new(vocabulary: &[(String, u32)]) -> Self {
        let words = vocabulary.iter().enumerate().map(|(i, (w, count))| (w.clone(), (i as u32 + 1, *count))).collect();
        Self { words, ..Self::default() }
    }

    /// The index of a form's type.
    pub fn of(&mut self, form: &str) -> u32 {
        if let Some(&index) = self.index.get(form) {
            return index;
        }
        let (word, count) = self.words.get(&normal(form)).copied().unwrap_or((0, 0));
        let index = self.types.len() as u32;
        self.types.push(Type { word, features: features(form), count });
        self.index.insert(form.to_owned(), index);
        index
    }
}

/// One sentence. Answers are [`UNKNOWN`] where there is none.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// Indices into [`Types::types`].
    pub types: Vec<u32>,
    /// Quotation state of each word.
    pub quotes: Vec<u8>,
    /// UPOS class.
    pub upos: Vec<u16>,
    /// XPOS class.
    pub xpos: Vec<u16>,
    /// Class of the bundle of features.
    pub feats: Vec<u16>,
    /// Head: 0 for the root, else the word's number from 1.
    pub heads: Vec<u16>,
    /// Relation class.
    pub relations: Vec<u16>,
    /// Allowed name tags, one bit each; 0 where nothing is known.
    pub names: Vec<u32>,
    /// How much its answers count.
    pub weight: f32,
}

impl Example {
    /// A sentence without answers.
    pub fn bare(forms: &[&str], types: &mut Types) -> Self {
        let n = forms.len();
        Self {
            types: forms.iter().map(|form| types.of(form)).collect(),
            quotes: quote_states(forms),
            upos: vec![UNKNOWN; n],
            xpos: vec![UNKNOWN; n],
            feats: vec![UNKNOWN; n],
            heads: vec![UNKNOWN; n],
            relations: vec![UNKNOWN; n],
            names: vec![0; n],
            weight: 1.0,
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.types.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.types.is_empty()
    }
}

/// Rows of the embedding of hashed features.
pub const FEATURE_ROWS: usize = BUCKETS;
