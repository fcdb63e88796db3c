//! What a syntactic stage makes of the raw text of gold files, and of their words.

use crate::conllu::{self, Sentence};
use crate::conllu_score::{Scores, score};
use crate::texts::{self, Text};
use anyhow::Context;
use dateline_syntax::Syntax;
use dateline_syntax::network::Worker;
use dateline_types::Document;
use std::collections::BTreeMap;

/// The scores of a file by genre; `all` holds their sum.
///
/// # Errors
/// Where words leave out or add characters.
pub fn by_genre(syntax: &Syntax, gold: &[Sentence]) -> anyhow::Result<BTreeMap<String, Scores>> {
    each(syntax, gold, |_, _| ())
}

/// The same, showing each text with its reading.
///
/// # Errors
/// Where words leave out or add characters.
pub fn each(
    syntax: &Syntax,
    gold: &[Sentence],
    mut show: impl FnMut(&Text, &Document),
) -> anyhow::Result<BTreeMap<String, Scores>> {
    let mut genres: BTreeMap<String, Scores> = BTreeMap::new();
    let mut worker = Worker::default();
    for text in texts::rebuild(gold) {
        let document = read(syntax, &mut worker, &text.text)?;
        let mut written = String::new();
        conllu::write(&document, &text.id, &[], &mut written)?;
        let predicted = conllu::parse(&written)?;
        let scores = score(&gold[text.sentences.clone()], &predicted).with_context(|| text.id.clone())?;
        genres.entry("all".to_owned()).or_default().add(&scores);
        genres.entry(text.genre().to_owned()).or_default().add(&scores);
        show(&text, &document);
    }
    Ok(genres)
}

/// The same on gold words and sentences, showing each text's gold analysis with that of the stage. Empty where the stage
/// makes no trees.
///
/// # Errors
/// Where gold rows are no trees over their text.
pub fn on_gold_words(
    syntax: &Syntax,
    gold: &[Sentence],
    mut show: impl FnMut(&Text, &Document, &Document),
) -> anyhow::Result<BTreeMap<String, Scores>> {
    let mut genres: BTreeMap<String, Scores> = BTreeMap::new();
    let mut worker = Worker::default();
    for text in texts::rebuild(gold) {
        let sentences = &gold[text.sentences.clone()];
        let given = conllu::document(&text.text, sentences).with_context(|| text.id.clone())?;
        let mut document = Document { analysis: None, ..given.clone() };
        syntax.annotate(&mut worker, &mut document).with_context(|| text.id.clone())?;
        if !document.has_tree() {
            return Ok(BTreeMap::new());
        }
        let mut written = String::new();
        conllu::write(&document, &text.id, &[], &mut written)?;
        let scores = score(sentences, &conllu::parse(&written)?).with_context(|| text.id.clone())?;
        genres.entry("all".to_owned()).or_default().add(&scores);
        genres.entry(text.genre().to_owned()).or_default().add(&scores);
        show(&text, &given, &document);
    }
    Ok(genres)
}

/// A text taken apart and, where the stage has a network, with its trees.
///
/// # Errors
/// Where the stage's words and sentences do not fit together.
pub fn read<'t>(syntax: &Syntax, worker: &mut Worker, text: &'t str) -> anyhow::Result<Document<'t>> {
    let mut document = syntax.parse(text);
    if !document.has_tree() {
        syntax.annotate(worker, &mut document)?;
    }
    Ok(document)
}
