//! Scores words, tags, lemmas and trees on the UD English dev files, from raw text and on gold words: F1 by the shared
//! task's definitions.

use super::{cuts, figure, wants};
use crate::score::{Figure, Options};
use anyhow::Context;
use dateline_lab::conllu_score::{Count, Scores};
use dateline_lab::{conllu, evaluation};
use dateline_syntax::Syntax;
use dateline_types::{Document, Relation, document::Word};
use std::path::Path;

/// Short name and file of each data set.
const DATA: [(&str, &str); 2] = [("ewt", "en_ewt-ud-dev.conllu"), ("gum", "en_gum-clean-dev.conllu")];

/// The measures of a text that was cut but not parsed.
const CUTS: [&str; 3] = ["tokens", "sentences", "words"];

/// Relations of who said what, which are measured one by one on news.
const RELATIONS: [Relation; 4] = [Relation::Ccomp, Relation::Parataxis, Relation::Appos, Relation::Conj];

pub(super) fn score(syntax: &Syntax, shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for (data, name) in DATA {
        let on_words = format!("{data} words");
        let asked = |own: &str| options.data.as_deref().is_none_or(|only| only == own);
        if !asked(data) && !asked(&on_words) {
            continue;
        }
        let path = shared.join("corpora/ud").join(name);
        let file = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let gold = conllu::parse(&file).with_context(|| format!("in {}", path.display()))?;
        let mut left = options.errors;
        let mut parsed = true;
        if asked(data) {
            let mut predictions = String::new();
            let genres = evaluation::each(syntax, &gold, |text, document| {
                parsed &= document.has_tree();
                if options.pred.is_some() {
                    // Writing to a string cannot fail.
                    let _ = conllu::write(document, &text.id, &[], &mut predictions);
                }
                cuts::list(text, document, options, &mut left);
            })?;
            if let Some(folder) = &options.pred {
                std::fs::create_dir_all(folder)?;
                std::fs::write(folder.join(name), predictions)?;
            }
            for (genre, scores) in &genres {
                if genre == "all" {
                    add(&mut figures, data, scores, |metric| parsed || CUTS.contains(&metric));
                } else if options.by_type {
                    add(&mut figures, &format!("{data}/{genre}"), scores, |metric| parsed || CUTS.contains(&metric));
                }
                if parsed && genre == "news" {
                    relations(&mut figures, &format!("{data}/{genre}"), scores, options.by_type);
                }
            }
        }
        if !asked(&on_words) {
            continue;
        }
        let genres = evaluation::on_gold_words(syntax, &gold, |text, gold, ours| {
            list(&text.id, gold, ours, options, &mut left);
        })?;
        for (genre, scores) in &genres {
            if genre == "all" {
                add(&mut figures, &on_words, scores, |metric| !CUTS.contains(&metric));
            } else if options.by_type {
                add(&mut figures, &format!("{on_words}/{genre}"), scores, |metric| !CUTS.contains(&metric));
            }
            if genre == "news" {
                relations(&mut figures, &format!("{on_words}/{genre}"), scores, options.by_type);
            }
        }
    }
    Ok(figures)
}

fn add(figures: &mut Vec<Figure>, data: &str, scores: &Scores, wanted: impl Fn(&str) -> bool) {
    for (metric, count) in scores.named() {
        if wanted(metric) {
            figures.push(figure(data, metric, count));
        }
    }
}

/// Attachment of the relations that news rules lean on, or of all.
fn relations(figures: &mut Vec<Figure>, data: &str, scores: &Scores, all: bool) {
    if !all {
        figures.push(figure(data, "las", scores.las));
    }
    for relation in Relation::ALL.iter().filter(|relation| relation.base() == **relation) {
        let count = scores.relations.get(relation.as_str()).copied().unwrap_or_default();
        let shown = RELATIONS.contains(relation) || all && count != Count::default();
        if shown {
            figures.push(figure(data, relation.as_str(), count));
        }
    }
}

/// Prints words that hang elsewhere or otherwise than in gold: `kind` is the relation in either.
fn list(id: &str, gold: &Document, ours: &Document, options: &Options, left: &mut usize) {
    let (Some(gold), Some(ours)) = (gold.tree(), ours.tree()) else { return };
    for (theirs, own) in gold.words().zip(ours.words()) {
        if *left == 0 {
            return;
        }
        let parent = |word: Word<'_>| word.parent().map(Word::index);
        let (right, given) = (theirs.relation().base(), own.relation().base());
        if right == given && parent(theirs) == parent(own) || !wants(options, &[right.as_str(), given.as_str()]) {
            continue;
        }
        *left -= 1;
        let head = |word: Word<'_>| word.parent().map_or("(root)", Word::form).to_owned();
        let sentence = theirs.sentence().span.of(gold.document().text);
        let at = (theirs.span().start - theirs.sentence().span.start) as usize;
        let (before, rest) = sentence.split_at(at);
        let (word, after) = rest.split_at(theirs.form().len().min(rest.len()));
        println!(
            "{id}: {word} ← {right} – {}; ours {given} – {}\n    {}",
            head(theirs),
            head(own),
            format!("{before}«{word}»{after}").replace('\n', "⏎")
        );
    }
}
