//! Treebanks as examples, and the lists of classes.

use super::batch::{Example, Types, UNKNOWN};
use crate::conllu::{Id, Row, Sentence};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A list of classes and their numbers.
#[derive(Clone, Debug, Default)]
pub struct Classes {
    /// Names in order.
    pub names: Vec<String>,
    index: FxHashMap<String, u16>,
}

impl Classes {
    /// From names in order.
    pub fn new(names: Vec<String>) -> Self {
        let index = names.iter().enumerate().map(|(i, name)| (name.clone(), i as u16)).collect();
        Self { names, index }
    }

    /// Of all values seen at least `least` times, in alphabetical order.
    fn seen<'a>(values: impl Iterator<Item = &'a str>, least: usize) -> Self {
        let mut counts = BTreeMap::new();
        for value in values {
            *counts.entry(value).or_insert(0) += 1;
        }
        Self::new(counts.into_iter().filter(|(_, count)| *count >= least).map(|(value, _)| value.to_owned()).collect())
    }

    /// The number of a class, [`UNKNOWN`] for others.
    pub fn of(&self, name: &str) -> u16 {
        self.index.get(name).copied().unwrap_or(UNKNOWN)
    }
}

/// The classes of a treebank.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// UPOS tags.
    pub upos: Classes,
    /// XPOS tags.
    pub xpos: Classes,
    /// Bundles of features seen at least 8 times.
    pub feats: Classes,
    /// Relations.
    pub relations: Classes,
}

/// The syntactic words of a sentence.
pub fn words(sentence: &Sentence) -> Vec<&Row> {
    sentence.rows.iter().filter(|row| matches!(row.id, Id::Word(_))).collect()
}

impl Labels {
    /// All there are in `sentences`.
    pub fn of(sentences: &[Sentence]) -> Self {
        let all = || sentences.iter().flat_map(words);
        Self {
            upos: Classes::seen(all().map(|row| row.upos.as_str()), 1),
            xpos: Classes::seen(all().map(|row| row.xpos.as_str()), 1),
            feats: Classes::seen(all().map(|row| row.feats.as_str()), 8),
            relations: Classes::seen(all().map(|row| row.relation.as_str()), 1),
        }
    }

    /// A sentence with its answers.
    pub fn example(&self, sentence: &Sentence, types: &mut Types) -> Example {
        let rows = words(sentence);
        let forms: Vec<&str> = rows.iter().map(|row| row.form.as_str()).collect();
        Example {
            upos: rows.iter().map(|row| self.upos.of(&row.upos)).collect(),
            xpos: rows.iter().map(|row| self.xpos.of(&row.xpos)).collect(),
            feats: rows.iter().map(|row| self.feats.of(&row.feats)).collect(),
            heads: rows.iter().map(|row| row.head.map_or(UNKNOWN, |head| head as u16)).collect(),
            relations: rows.iter().map(|row| self.relations.of(&row.relation)).collect(),
            ..Example::bare(&forms, types)
        }
    }
}

/// Normal forms seen at least `least` times, most frequent first, with their counts.
pub fn vocabulary(sentences: &[Sentence], least: u32) -> Vec<(String, u32)> {
    let mut counts = BTreeMap::new();
    for row in sentences.iter().flat_map(words) {
        *counts.entry(dateline_syntax::network::features::normal(&row.form)).or_insert(0) += 1;
    }
    let mut words: Vec<(String, u32)> = counts.into_iter().filter(|(_, count)| *count >= least).collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words
}
