//! What an entity is built from: the report's words, trees, mentions and date, with the tables beside them.

use crate::mentions::Mention;
use crate::places::Toponym;
use dateline_knowledge::cues::Cues;
use dateline_knowledge::gazetteer::{Gazetteer, Row, RowId};
use dateline_types::PlaceSense;
use dateline_types::document::{Roles, Tree, Word};
use jiff::civil::Date;

/// Everything that is known before entities are built.
pub(crate) struct Scene<'a> {
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) cues: &'a Cues,
    pub(crate) tree: Tree<'a>,
    pub(crate) roles: &'a Roles,
    /// For each word whether it does something.
    pub(crate) doers: Vec<bool>,
    pub(crate) mentions: Vec<Mention>,
    /// For each mention the place it was resolved to, if it names one.
    pub(crate) toponyms: Vec<Option<Toponym>>,
    /// For each mention of a place its sense.
    pub(crate) senses: Vec<Option<PlaceSense>>,
    /// The report's date.
    pub(crate) date: Option<Date>,
}

impl<'a> Scene<'a> {
    /// The characters of a mention.
    pub(crate) fn text(&self, mention: usize) -> &'a str {
        self.mentions[mention].span.of(self.tree.document().text)
    }

    /// The word that heads a mention.
    pub(crate) fn head(&self, mention: usize) -> Option<Word<'a>> {
        self.tree.get(self.mentions[mention].head)
    }

    /// Index of the sentence a mention stands in.
    pub(crate) fn sentence(&self, mention: usize) -> usize {
        self.head(mention).map_or(0, Word::sentence_index)
    }

    /// Index of the block a mention stands in.
    pub(crate) fn block(&self, mention: usize) -> u32 {
        self.head(mention).map_or(0, |head| head.sentence().block)
    }

    /// The row of a number.
    pub(crate) fn row(&self, row: RowId) -> Row<'a> {
        self.gazetteer.row(row)
    }

    /// The place a mention was resolved to.
    pub(crate) fn place(&self, mention: usize) -> Option<Row<'a>> {
        self.toponyms[mention].as_ref().and_then(|toponym| toponym.row).map(|row| self.row(row))
    }

    /// The mentions that lie inside another, itself left out, in reading order.
    pub(crate) fn inside(&self, mention: usize) -> impl Iterator<Item = usize> {
        let words = &self.mentions[mention].words;
        let first = self.mentions.partition_point(|other| other.words.start < words.start);
        (first..self.mentions.len())
            .take_while(move |&other| self.mentions[other].words.start < words.end)
            .filter(move |&other| other != mention && self.mentions[other].words.end <= words.end)
    }

    /// The mention whose head is a word: the longest.
    pub(crate) fn headed_by(&self, word: usize) -> Option<usize> {
        // A phrase begins at most this many words before its head that the tables would have known.
        const FAR: usize = 24;
        let from = self.mentions.partition_point(|mention| mention.words.start + FAR < word);
        (from..self.mentions.len())
            .take_while(|&mention| self.mentions[mention].words.start <= word)
            .find(|&mention| self.mentions[mention].head == word)
    }
}
