//! Scores the syntactic stage on dev data: words, sentences, tags, lemmas and trees, and names.

mod cuts;
mod names;
mod trees;

use super::{Figure, Options};
use anyhow::Context;
use dateline_lab::conllu_score::Count;
use dateline_syntax::Syntax;
use dateline_syntax::network::Network;
use std::path::Path;

pub(super) fn score(shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let mut syntax = Syntax::built_in();
    if let Some(path) = &options.network {
        let file = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
        syntax = syntax.with_network(Network::read(file).with_context(|| path.display().to_string())?);
    }
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
