//! Runs of proper nouns of a treebank with the kinds of name they are, typed by hand (`data/ewt_names.tsv`).
//!
//! A line is a run, words with a blank between, and after a tab either one kind for all of it, `O` for no name, or
//! stretches in order: `President=O;Bush=PER`.

use super::marked::Marked;
use super::tags::{Kind, Name};
use crate::conllu::Row;
use anyhow::Context;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Stretches of a run: number of words and kind, none for no name.
type Stretches = Vec<(usize, Option<Kind>)>;

/// The table.
#[derive(Debug, Default)]
pub(super) struct Typed {
    of: FxHashMap<String, Stretches>,
}

impl Typed {
    /// Reads the table's text.
    pub(super) fn read(table: &str) -> anyhow::Result<Self> {
        let mut of = FxHashMap::default();
        for (number, line) in table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
            let place = || format!("line {}: {line}", number + 1);
            let (run, answer) = line.split_once('\t').with_context(place)?;
            let words = run.split(' ').count();
            let stretches: Stretches = if answer.contains('=') {
                answer
                    .split(';')
                    .map(|part| {
                        let (words, kind) = part.rsplit_once('=')?;
                        Some((words.trim().split(' ').count(), kind_of(kind)?))
                    })
                    .collect::<Option<_>>()
                    .with_context(place)?
            } else {
                vec![(words, kind_of(answer).with_context(place)?)]
            };
            anyhow::ensure!(stretches.iter().map(|(size, _)| size).sum::<usize>() == words, "{}", place());
            of.insert(run.to_owned(), stretches);
        }
        Ok(Self { of })
    }

    /// Puts the names of the listed runs in the place of whatever was guessed there; `proper` is taken from their words.
    pub(super) fn apply(&self, rows: &[&Row], marked: &mut Marked, proper: &mut [bool]) {
        for run in runs(rows) {
            let words: Vec<&str> = rows[run.clone()].iter().map(|row| row.form.as_str()).collect();
            let Some(stretches) = self.of.get(&words.join(" ")) else { continue };
            marked.names.retain(|name| name.tokens.end <= run.start || name.tokens.start >= run.end);
            let mut at = run.start;
            for &(size, kind) in stretches {
                marked.open[at..at + size].fill(super::tags::Kinds::NONE);
                proper[at..at + size].fill(false);
                marked.names.extend(kind.map(|kind| Name { tokens: at..at + size, kinds: kind.into() }));
                at += size;
            }
        }
        marked.names.sort_by_key(|name| name.tokens.start);
    }
}

fn kind_of(name: &str) -> Option<Option<Kind>> {
    match name.trim() {
        "O" => Some(None),
        name => Kind::ALL.iter().copied().find(|kind| kind.as_str() == name).map(Some),
    }
}

/// Runs of proper nouns, with "of", "of the", "&" and hyphens between them.
fn runs(rows: &[&Row]) -> Vec<Range<usize>> {
    let proper =
        |at: usize| rows.get(at).is_some_and(|row| row.upos == "PROPN" || matches!(row.xpos.as_str(), "NNP" | "NNPS"));
    let form = |at: usize| rows.get(at).map_or(String::new(), |row| row.form.to_lowercase());
    let mut runs = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        if !proper(at) {
            at += 1;
            continue;
        }
        let start = at;
        loop {
            at += 1;
            while proper(at) {
                at += 1;
            }
            if matches!(form(at).as_str(), "of" | "&" | "-" | "–") && proper(at + 1) {
                at += 1;
            } else if form(at) == "of" && form(at + 1) == "the" && proper(at + 2) {
                at += 2;
            } else {
                break;
            }
        }
        runs.push(start..at);
    }
    runs
}
