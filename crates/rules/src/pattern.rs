//! The pattern of a rule in the form it is matched in: names resolved, word sets sorted, labels as numbers.

use crate::rule::NodeIx;
use dateline_types::Relation;
use dateline_types::document::Role;
use dateline_types::tags::Features;
use std::sync::Arc;

/// The most nodes a rule may have, its cue among them.
pub(crate) const MOST_NODES: usize = 16;

/// A cue and the lines that hang from it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pattern {
    pub(crate) cue: Line,
    /// Nodes in the order of the file: line `i` binds node `i + 1`.
    pub(crate) lines: Vec<Line>,
    pub(crate) unless: Vec<Line>,
}

/// A line of a rule: where to look from, along which edges, for what word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub(crate) optional: bool,
    /// One or several; none for the cue itself.
    pub(crate) anchors: Vec<NodeIx>,
    pub(crate) way: Way,
    pub(crate) edges: Vec<Edge>,
    pub(crate) tests: Vec<Test>,
    /// Line of the file, from 1.
    pub(crate) number: u32,
    /// As it stands in the file, trimmed.
    pub(crate) text: String,
}

impl Line {
    /// How much it asks: its tests, and two more where every edge asks for a case or mark word, which says more than a
    /// tag does.
    pub(crate) fn asked(&self) -> usize {
        let marked = !self.edges.is_empty() && self.edges.iter().all(|edge| edge.words.is_some());
        self.tests.len() + 2 * usize::from(marked)
    }
}

/// Which way a line looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Way {
    /// At the anchor: `cue` lines, and `unless` with tests alone.
    #[default]
    Itself,
    /// `>`: at its children, or at what plays a role for it.
    Down,
    /// `<`: at its parent.
    Up,
    /// `>>`: at all that hang below it.
    Below,
}

/// One alternative of the edges of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) label: Label,
    /// Case or mark words, one of which must be there; none where any will do.
    pub(crate) words: Option<Words>,
}

/// What an edge is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// `_`.
    Any,
    /// A relation; without a subtype it stands for all its subtypes too.
    Relation(Relation),
    Role(Role),
    Negation,
    Condition,
}

/// A condition on a word.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    pub(crate) not: bool,
    pub(crate) what: What,
    /// As it stands in the file.
    pub(crate) text: String,
}

impl Test {
    /// The words by which a cue with this test is found, and whether they are lemmas.
    pub(crate) fn leads(&self) -> Option<(&Words, bool)> {
        match &self.what {
            What::Lemma(words) if !self.not => Some((words, true)),
            What::Text(words) if !self.not => Some((words, false)),
            _ => None,
        }
    }
}

/// What a test asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Lemma(Words),
    Text(Words),
    /// Bits by the index of the tag: universal, Penn.
    Pos(u32, u64),
    /// One of these features.
    Feat(Vec<Features>),
    Is(Vec<String>),
    InQuotes,
    Before(NodeIx),
    After(NodeIx),
}

/// A set of folded words, sorted, so that it can be searched and walked in one order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    sorted: Arc<[Box<str>]>,
    /// A bit for each [`sign`] in the set: most words that are not in it have another.
    signs: u64,
}

impl Words {
    pub(crate) fn new(mut words: Vec<Box<str>>) -> Self {
        words.sort_unstable();
        words.dedup();
        let signs = words.iter().fold(0, |signs, word| signs | sign(word));
        Self { sorted: words.into(), signs }
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.signs & sign(word) != 0 && self.sorted.binary_search_by(|own| own.as_ref().cmp(word)).is_ok()
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        let (few, many) = if self.sorted.len() < other.sorted.len() { (self, other) } else { (other, self) };
        few.iter().any(|word| many.has(word))
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.sorted.iter().map(AsRef::as_ref)
    }
}

/// One of 64 bits, by a word's length and its first and last letter.
fn sign(word: &str) -> u64 {
    let letters = word.as_bytes();
    let at = |letter: Option<&u8>| letter.map_or(0, |letter| u32::from(*letter));
    1 << ((at(letters.first()) * 7 + at(letters.last()) * 3 + letters.len() as u32 * 11) % 64)
}
