//! What the weights of attribution are trained on: every cue of a document with its chain, before anything is decided.

use super::attribution::{self, Attribution};
use super::marks::Marks;
use super::senses::Known;
use super::tagger::features::{Chain, chain};
use super::tagger::{content, judge, ranker, settle_head};
use super::{quoted, settle};
use crate::statements::tagger::Weights;
use crate::{Desk, quotes};
use dateline_types::document::Tree;
use dateline_types::{Document, Span, Timex};

/// The cues of a document that may give something to somebody.
pub struct Candidates<'d> {
    desk: &'d Desk,
    tree: Tree<'d>,
    marks: Marks,
    all: Vec<(Attribution, Chain)>,
}

impl<'d> Candidates<'d> {
    /// Of a document with trees and its time expressions.
    pub fn of(desk: &'d Desk, document: &'d Document, times: &[Timex]) -> Option<Self> {
        let tree = document.tree()?;
        let marks = Marks::of(document, &quotes::classify(document, &mut Vec::new()));
        let roles = dateline_syntax::roles::derive(tree);
        let cues = desk.knowledge.cues();
        let known = Known { gazetteer: desk.knowledge.gazetteer(), quoted: &marks.of, times };
        let mut found = attribution::find(&desk.rules, cues, tree, &roles, &known);
        let unruled = attribution::unruled(&found, cues, tree, &roles);
        found.extend(unruled);
        found.sort_by_key(|own| own.cue);
        settle::settle(&mut found, tree);
        let with_chain = |own: Attribution| {
            let chain = chain(&own, cues, &marks.of, tree)?;
            Some((own, chain))
        };
        let all = found.into_iter().filter_map(with_chain).collect();
        Some(Self { desk, tree, marks, all })
    }

    /// The document.
    pub fn document(&self) -> &'d Document<'d> {
        self.tree.document()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The characters of a candidate's cue.
    pub fn cue(&self, candidate: usize) -> Option<Span> {
        self.all.get(candidate).and_then(|(own, _)| own.cue_span)
    }

    /// Its chain.
    pub fn chain(&self, candidate: usize) -> &Chain {
        &self.all[candidate].1
    }

    /// Who may be its source, were the words of its chain labelled so: the characters of each, none for nobody, with
    /// the features that speak for it.
    pub fn sources(&self, candidate: usize, labels: &[bool]) -> Vec<(Option<Span>, Vec<u32>)> {
        let (own, chain) = &self.all[candidate];
        let mut own = own.clone();
        own.content = content(&own, chain, labels);
        settle_head(&mut own, self.tree);
        let span = |word: Option<usize>| word.and_then(|word| self.tree.get(word)).map(|word| word.span());
        let all = ranker::candidates(&own, &self.marks.of, self.tree);
        all.into_iter().map(|(word, features)| (span(word), features)).collect()
    }

    /// Its content as characters, and the features it is judged by, were the words of its chain labelled so and its source
    /// chosen by these weights.
    pub fn labelled(&self, candidate: usize, labels: &[bool], weights: &Weights) -> (Vec<Span>, Vec<u32>) {
        let (own, chain) = &self.all[candidate];
        let mut own = own.clone();
        own.content = content(&own, chain, labels);
        settle_head(&mut own, self.tree);
        let source = ranker::best(&ranker::candidates(&own, &self.marks.of, self.tree), own.source, weights);
        own.set_source(source, self.tree);
        let features = judge::features(&own, self.desk.knowledge.cues(), &self.marks.of, self.tree);
        quoted::keep_whole(&mut own, &self.marks);
        quoted::tidy(&mut own, &self.marks, self.tree);
        (own.content.spans(self.tree.document()), features)
    }
}
