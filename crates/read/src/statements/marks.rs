//! The quotations of a document as runs of words, each with its class.

use super::stretch::Stretch;
use crate::quotes::{Class, Classed};
use dateline_types::document::{Tree, Word};
use dateline_types::{Document, Relation, Upos};
use std::ops::Range;

/// A quotation.
#[derive(Clone, Debug)]
pub(crate) struct Quoted {
    /// Its number in the document.
    pub(crate) number: usize,
    /// Its class, and what told it.
    pub(crate) classed: Classed,
    /// The words of each part, marks included.
    pub(crate) runs: Vec<Range<usize>>,
}

impl Quoted {
    /// The first word: the opening mark.
    pub(crate) fn first(&self) -> usize {
        self.runs.first().map_or(0, |run| run.start)
    }

    /// One past the last word: the closing mark.
    pub(crate) fn end(&self) -> usize {
        self.runs.last().map_or(0, |run| run.end)
    }

    /// Whether a word stands in it.
    pub(crate) fn has(&self, word: usize) -> bool {
        self.runs.iter().any(|run| run.contains(&word))
    }

    /// Whether it names something, or stands in a heading.
    pub(crate) fn is_name(&self) -> bool {
        matches!(self.classed.class, Class::Title | Class::Nickname | Class::Heading)
    }

    /// Whether it is whole sentences.
    pub(crate) fn is_direct(&self) -> bool {
        self.classed.class == Class::Direct
    }

    /// Whether a whole clause stands between the marks, small letter or not: “it is a good day”, not “a good day”.
    pub(crate) fn is_clause(&self, tree: Tree) -> bool {
        // Of a clause read amiss the parts hang apart; so many at most are looked at.
        const MOST: usize = 4;
        let words = self.runs.iter().cloned().flatten().filter_map(|word| tree.get(word));
        let top = |word: &Word| word.upos() != Upos::Punct && word.parent().is_none_or(|over| !self.has(over.index()));
        let subject = |word: Word| {
            word.children().any(|child| {
                matches!(child.relation().base(), Relation::Nsubj | Relation::Csubj | Relation::Expl)
                    && self.has(child.index())
            })
        };
        words.filter(top).take(MOST).any(subject)
    }
}

/// All quotations.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Those in the report's own voice, in reading order.
    pub(crate) outer: Vec<Quoted>,
    /// Those inside others.
    pub(crate) inner: Vec<Quoted>,
    /// For each word the number of its quotation in `outer`, from 1; 0 for none.
    pub(crate) of: Vec<u32>,
}

impl Marks {
    /// The quotations of a document, with their classes.
    pub(crate) fn of(document: &Document, classes: &[Classed]) -> Self {
        let mut marks = Self { of: vec![0; document.tokens.len()], ..Self::default() };
        for (number, (quotation, classed)) in document.quotations.iter().zip(classes).enumerate() {
            let runs: Vec<_> = quotation.parts.iter().map(|part| Stretch::within(document, *part)).collect();
            let runs: Vec<_> = runs.into_iter().filter(|run| !run.is_empty()).collect();
            if runs.is_empty() {
                continue;
            }
            let quoted = Quoted { number, classed: *classed, runs };
            let free = quoted.runs.iter().all(|run| marks.of[run.clone()].iter().all(|of| *of == 0));
            if quotation.depth > 0 || !free {
                marks.inner.push(quoted);
                continue;
            }
            let own = marks.outer.len() as u32 + 1;
            quoted.runs.iter().for_each(|run| marks.of[run.clone()].fill(own));
            marks.outer.push(quoted);
        }
        marks
    }

    /// The quotation a word stands in.
    pub(crate) fn around(&self, word: usize) -> Option<usize> {
        self.of.get(word).filter(|of| **of > 0).map(|of| *of as usize - 1)
    }

    /// The quotations inside others that may share a word with a stretch, the nearest ones.
    pub(crate) fn inner_of(&self, stretch: &Stretch) -> &[Quoted] {
        // Inner quotations are near what touches them; so many at most are looked at.
        const NEAR: usize = 32;
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { return &[] };
        let from = self.inner.partition_point(|inner| inner.end() <= first);
        let to = self.inner.partition_point(|inner| inner.first() <= last).clamp(from, from + NEAR);
        &self.inner[from..to]
    }

    /// The quotations that share a word with a stretch.
    pub(crate) fn touching(&self, stretch: &Stretch) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for range in stretch.ranges() {
            let mut at = range.start;
            while at < range.end {
                match self.around(at) {
                    Some(quotation) => {
                        if found.last() != Some(&quotation) {
                            found.push(quotation);
                        }
                        let runs = &self.outer[quotation].runs;
                        at = runs.iter().find(|run| run.contains(&at)).map_or(at + 1, |run| run.end);
                    }
                    None => at += 1,
                }
            }
        }
        found.dedup();
        found
    }
}
