//! The quotations of a document as runs of words, each with its class.

use super::stretch::Stretch;
use crate::quotes::{Class, Classed};
use dateline_types::Document;
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
