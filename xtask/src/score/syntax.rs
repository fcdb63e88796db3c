//! Scores words and sentences from raw text on the UD English dev files: F1 by the shared task's definitions.

use super::{Figure, Options};
use anyhow::Context;
use dateline_lab::conllu_score::Scores;
use dateline_lab::texts::Text;
use dateline_lab::{conllu, evaluation};
use dateline_syntax::Syntax;
use std::collections::BTreeSet;
use std::path::Path;

/// Short name and file of each data set.
const DATA: [(&str, &str); 2] = [("ewt", "en_ewt-ud-dev.conllu"), ("gum", "en_gum-clean-dev.conllu")];

/// The measures of the layers there are.
const MEASURES: [&str; 3] = ["tokens", "sentences", "words"];

pub(super) fn score(shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let syntax = Syntax::built_in();
    let mut figures = Vec::new();
    for (data, name) in DATA {
        if options.data.as_deref().is_some_and(|only| only != data) {
            continue;
        }
        let path = shared.join("corpora/ud").join(name);
        let file = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let gold = conllu::parse(&file).with_context(|| format!("in {}", path.display()))?;
        let mut predictions = String::new();
        let mut left = options.errors;
        let genres = evaluation::each(&syntax, &gold, |text, document| {
            if options.pred.is_some() {
                // Writing to a string cannot fail.
                let _ = conllu::write(document, &text.id, &[], &mut predictions);
            }
            list(text, document, options, &mut left);
        })?;
        if let Some(folder) = &options.pred {
            std::fs::create_dir_all(folder)?;
            std::fs::write(folder.join(name), predictions)?;
        }
        for (genre, scores) in &genres {
            if genre == "all" {
                add(&mut figures, data.to_owned(), scores);
            } else if options.by_type {
                add(&mut figures, format!("{data}/{genre}"), scores);
            }
        }
    }
    Ok(figures)
}

fn add(figures: &mut Vec<Figure>, data: String, scores: &Scores) {
    for (metric, count) in scores.named() {
        if MEASURES.contains(&metric) {
            figures.push(Figure { task: "syntax", data: data.clone(), metric, value: count.f1() });
        }
    }
}

/// Prints wrong cuts: `kind` is `tokens` or `sentences`, both where it is left out.
fn list(text: &Text, document: &dateline_types::Document, options: &Options, left: &mut usize) {
    if *left == 0 {
        return;
    }
    let wants = |kind: &str| options.kind.as_deref().is_none_or(|only| only == kind);
    let ends = |spans: &mut dyn Iterator<Item = u32>| spans.collect::<BTreeSet<u32>>();
    if wants("tokens") {
        let gold = ends(&mut text.tokens.iter().map(|t| t.span.end));
        let tokens = &document.tokens;
        let predicted = ends(
            &mut (0..tokens.len()).filter(|&i| tokens.joined.get(i + 1) != Some(&true)).map(|i| tokens.spans[i].end),
        );
        show("tokens", text, &gold, &predicted, 24, left);
    }
    if wants("sentences") {
        let gold = ends(&mut text.tokens.iter().filter(|t| t.ends_sentence).map(|t| t.span.end));
        let predicted = ends(&mut document.sentences.iter().map(|s| s.span.end));
        show("sentences", text, &gold, &predicted, 60, left);
    }
}

fn show(kind: &str, text: &Text, gold: &BTreeSet<u32>, predicted: &BTreeSet<u32>, around: usize, left: &mut usize) {
    for &at in gold.symmetric_difference(predicted).take(*left) {
        let (before, after) = text.text.split_at(at as usize);
        let before: String = before.chars().skip(before.chars().count().saturating_sub(around)).collect();
        let after: String = after.chars().take(around).collect();
        let what = if gold.contains(&at) { "missed" } else { "spurious" };
        let line = format!("{before}¦{after}").replace('\n', "⏎");
        println!("{kind:<9} {what:<8} {:<24} {line}", text.id);
        *left -= 1;
    }
}
