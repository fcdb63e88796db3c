//! A document's words through the network and the lemmatiser, into its layers.

use super::agree::agree;
use super::{Network, Reading, Worker};
use crate::kernels::Kernel;
use dateline_types::Document;
use dateline_types::document::{Head, Layers, Row, TreeError};
use dateline_types::tags::NameTag;
use std::ops::Range;

impl Network {
    /// Gives every word of a document its lemma, tags, head and part in a name.
    ///
    /// # Errors
    /// Where the document's sentences do not hold all its words in their order.
    pub fn annotate(&self, kernel: Kernel, worker: &mut Worker, document: &mut Document<'_>) -> Result<(), TreeError> {
        let forms: Vec<&str> = document.tokens.spans.iter().map(|span| span.of(document.text)).collect();
        let sentences: Vec<Range<usize>> = document.sentences.iter().map(dateline_types::Sentence::words).collect();
        let mut next = 0;
        let in_order = sentences.iter().all(|words| std::mem::replace(&mut next, words.end) == words.start);
        if !in_order || next != forms.len() {
            return Err(TreeError::Length { rows: next, words: forms.len() });
        }
        let mut readings: Vec<Reading> = Vec::with_capacity(forms.len());
        self.read_sentences(kernel, worker, &forms, &sentences, &mut readings);
        let mut names: Vec<NameTag> = readings.iter().map(|reading| reading.name).collect();
        agree(&forms, &document.sentences, &mut names);
        let mut layers = Layers::with_capacity(forms.len());
        let mut lemma = String::new();
        for words in sentences {
            for (word, reading) in words.clone().zip(&readings[words.clone()]) {
                lemma.clear();
                self.lemmas.lemma(forms[word], reading.upos, reading.xpos, &mut lemma);
                layers.push(Row {
                    lemma: &lemma,
                    upos: reading.upos,
                    xpos: reading.xpos,
                    feats: reading.feats,
                    head: match reading.head.checked_sub(1) {
                        Some(head) => Head::word(words.start + head as usize),
                        None => Head::ROOT,
                    },
                    relation: reading.relation,
                    name: names[word],
                });
            }
        }
        document.set_layers(layers)
    }
}
