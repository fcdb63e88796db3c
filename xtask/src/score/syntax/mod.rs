//! Scores the syntactic stage on dev data: words, sentences, tags, lemmas and trees, and names.

mod cuts;
mod names;
mod trees;

use super::{Figure, Options};
use dateline_lab::conllu_score::Count;
use std::path::Path;

pub(super) fn score(shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let syntax = dateline_syntax::Syntax::built_in();
    let mut figures = trees::score(&syntax, shared, options)?;
    figures.extend(names::score(&syntax, shared, options)?);
    Ok(figures)
}

fn figure(data: &str, metric: &'static str, count: Count) -> Figure {
    Figure { task: "syntax", data: data.to_owned(), metric, value: count.f1() }
}

/// Whether errors of a kind are to be listed.
fn wants(options: &Options, kinds: &[&str]) -> bool {
    options.kind.as_deref().is_none_or(|only| kinds.contains(&only))
}
