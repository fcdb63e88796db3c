//! The trees of a document, and a word's place in them: parents, children, subtrees, paths.

use super::{Analysis, Document, Sentence};
use crate::Span;
use crate::tags::{Features, NameTag, Relation, Upos, Xpos};
use std::fmt;

/// The trees of all sentences of a document. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Tree<'d> {
    document: &'d Document<'d>,
    analysis: &'d Analysis,
}

impl<'d> Tree<'d> {
    pub(super) fn new(document: &'d Document<'d>, analysis: &'d Analysis) -> Self {
        Self { document, analysis }
    }

    /// The document.
    pub fn document(self) -> &'d Document<'d> {
        self.document
    }

    /// Number of words.
    pub fn len(self) -> usize {
        self.analysis.layers().len()
    }

    /// Whether there are no words.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The word at `index`, if the document has so many.
    pub fn get(self, index: usize) -> Option<Word<'d>> {
        (index < self.len()).then_some(Word { tree: self, index: index as u32 })
    }

    /// All words in reading order.
    pub fn words(self) -> impl DoubleEndedIterator<Item = Word<'d>> + ExactSizeIterator {
        (0..self.len() as u32).map(move |index| Word { tree: self, index })
    }

    /// The words of sentence `index`, in reading order.
    pub fn sentence(self, index: usize) -> impl DoubleEndedIterator<Item = Word<'d>> + ExactSizeIterator {
        let range = self.document.sentences.get(index).map_or(0..0, |sentence| sentence.tokens.clone());
        range.map(move |index| Word { tree: self, index })
    }

    /// The head of sentence `index`.
    pub fn root(self, sentence: usize) -> Option<Word<'d>> {
        (sentence < self.document.sentences.len()).then(|| self.at(self.analysis.root(sentence)))
    }

    /// The heads of all sentences, in reading order.
    pub fn roots(self) -> impl DoubleEndedIterator<Item = Word<'d>> + ExactSizeIterator {
        (0..self.document.sentences.len()).map(move |sentence| self.at(self.analysis.root(sentence)))
    }

    fn at(self, index: usize) -> Word<'d> {
        Word { tree: self, index: index as u32 }
    }
}

/// A word in its tree. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Word<'d> {
    tree: Tree<'d>,
    index: u32,
}

impl PartialEq for Word<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && std::ptr::eq(self.tree.analysis, other.tree.analysis)
    }
}

impl Eq for Word<'_> {}

impl fmt::Debug for Word<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}/{}", self.index, self.form(), self.upos())
    }
}

impl<'d> Word<'d> {
    /// Its index in the document, from 0.
    pub fn index(self) -> usize {
        self.index as usize
    }

    /// The tree it is in.
    pub fn tree(self) -> Tree<'d> {
        self.tree
    }

    /// Where it stands in the text.
    pub fn span(self) -> Span {
        self.tree.document.tokens.spans[self.index()]
    }

    /// Its characters.
    pub fn form(self) -> &'d str {
        self.span().of(self.tree.document.text)
    }

    /// Its dictionary form; empty where a given tree had none.
    pub fn lemma(self) -> &'d str {
        self.tree.analysis.layers().lemmas.get(self.index())
    }

    /// Its universal part of speech.
    pub fn upos(self) -> Upos {
        self.tree.analysis.layers().upos[self.index()]
    }

    /// Its Penn Treebank tag.
    pub fn xpos(self) -> Xpos {
        self.tree.analysis.layers().xpos[self.index()]
    }

    /// Its morphological features.
    pub fn feats(self) -> Features {
        self.tree.analysis.layers().feats[self.index()]
    }

    /// What it is to its parent.
    pub fn relation(self) -> Relation {
        self.tree.analysis.layers().relations[self.index()]
    }

    /// Its part in a name.
    pub fn name(self) -> NameTag {
        self.tree.analysis.layers().names[self.index()]
    }

    /// Index of its sentence.
    pub fn sentence_index(self) -> usize {
        self.tree.analysis.sentence(self.index())
    }

    /// Its sentence.
    pub fn sentence(self) -> &'d Sentence {
        &self.tree.document.sentences[self.sentence_index()]
    }

    /// The word before it in the document.
    pub fn before(self) -> Option<Word<'d>> {
        self.index().checked_sub(1).and_then(|index| self.tree.get(index))
    }

    /// The word after it in the document.
    pub fn after(self) -> Option<Word<'d>> {
        self.tree.get(self.index() + 1)
    }

    /// The word it hangs on; none for the head of a sentence.
    pub fn parent(self) -> Option<Word<'d>> {
        self.tree.analysis.layers().heads[self.index()].index().map(|index| self.tree.at(index))
    }

    /// Its parent, its parent's parent and so on up to the head of the sentence.
    pub fn ancestors(self) -> impl Iterator<Item = Word<'d>> {
        std::iter::successors(self.parent(), |word| word.parent())
    }

    /// The words that hang on it, in reading order.
    pub fn children(self) -> impl Iterator<Item = Word<'d>> {
        let analysis = self.tree.analysis;
        let first = analysis.first_child(self.index());
        std::iter::successors(first, move |&child| analysis.next_sibling(child)).map(move |child| self.tree.at(child))
    }

    /// The first word that hangs on it by `relation`, its subtype included: `Nsubj` does not find `nsubj:pass`.
    pub fn child(self, relation: Relation) -> Option<Word<'d>> {
        self.children().find(|child| child.relation() == relation)
    }

    /// The first word that hangs on it by `relation` or a subtype of it: `Nsubj` finds `nsubj:pass`.
    pub fn child_like(self, relation: Relation) -> Option<Word<'d>> {
        self.children().find(|child| child.relation().base() == relation)
    }

    /// The span from the first to the last word of its subtree. Of a subtree with gaps it covers words of others too:
    /// see [`is_contiguous`](Self::is_contiguous).
    pub fn subtree_span(self) -> Span {
        let (left, right, _) = self.tree.analysis.subtree(self.index());
        let spans = &self.tree.document.tokens.spans;
        spans[left].join(spans[right])
    }

    /// Whether its subtree is an unbroken run of words.
    pub fn is_contiguous(self) -> bool {
        let (left, right, size) = self.tree.analysis.subtree(self.index());
        right - left + 1 == size
    }

    /// The words of its subtree, itself included, in reading order.
    pub fn subtree(self) -> impl Iterator<Item = Word<'d>> {
        let (left, right, size) = self.tree.analysis.subtree(self.index());
        let whole = right - left + 1 == size;
        (left..=right).map(move |index| self.tree.at(index)).filter(move |word| whole || word.is_within(self))
    }

    /// The words that hang on it, directly or by way of others, in reading order.
    pub fn descendants(self) -> impl Iterator<Item = Word<'d>> {
        self.subtree().filter(move |word| word.index != self.index)
    }

    /// Whether it is `other` or hangs on it, directly or by way of others.
    pub fn is_within(self, other: Word<'d>) -> bool {
        self == other || self.ancestors().any(|word| word == other)
    }

    /// The way from this word to another of its sentence: up to the lowest word that both hang on, then down. Both
    /// ends are in it. Empty for words of different sentences.
    pub fn path(self, to: Word<'d>) -> Vec<Word<'d>> {
        let mut up: Vec<_> = std::iter::once(self).chain(self.ancestors()).collect();
        let mut down: Vec<_> = std::iter::once(to).chain(to.ancestors()).collect();
        let shared = up.iter().rev().zip(down.iter().rev()).take_while(|(a, b)| a == b).count();
        if shared == 0 {
            return Vec::new();
        }
        up.truncate(up.len() - shared + 1);
        down.truncate(down.len() - shared);
        up.extend(down.into_iter().rev());
        up
    }
}
