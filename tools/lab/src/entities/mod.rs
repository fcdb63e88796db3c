//! Training data for names: sentences whose tokens carry the set of tags their source leaves possible.
//!
//! No source marks the kinds that [`tags::Kind`] tells apart. A source that only says "place" allows three kinds, one
//! that marks no nationalities allows one wherever an adjective may be one, and tables of countries and peoples narrow
//! both. A trainer maximises the probability of the allowed tags together.

mod bracketed;
mod crossner;
mod gmb;
pub mod held;
pub mod marked;
pub mod strict;
pub mod tables;
pub mod tags;
mod trees;
mod typed;
mod vocabulary;

use crate::conllu;
use anyhow::Context;
use flate2::read::GzDecoder;
use held::Measured;
use marked::{Cutter, Marked};
use rustc_hash::FxHashSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use tables::Tables;
use tags::TagSet;
use typed::Typed;

/// Our own treebanks, files of `tools/lab/treebank`.
pub const OWN: [&str; 5] = ["apposition", "clauses", "interview", "speech", "spoken"];

/// One sentence.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its words, cut as the reader cuts them, or the treebank's own.
    pub words: Vec<String>,
    /// For a word each, the tags it may have; never empty.
    pub allowed: Vec<TagSet>,
    /// Index of the sentence in the treebank file ([`Source::treebank`]), whose word rows are `words`; none for text
    /// without trees.
    pub tree: Option<usize>,
}

/// The sentences of one source.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its short name: `gmb`, `crossner` …
    pub name: &'static str,
    /// The treebank file its sentences are in, under the shared folder or our own.
    pub treebank: Option<PathBuf>,
    /// Sentences to train on.
    pub train: Vec<Example>,
    /// The fixed twentieth that is never trained on.
    pub held: Vec<Example>,
    /// Sentences left out because a measuring set has them.
    pub measured: usize,
    /// Sentences left out because they stand twice.
    pub twice: usize,
}

impl Source {
    /// One line of counts.
    pub fn summary(&self) -> String {
        let tokens: usize = self.train.iter().map(|example| example.words.len()).sum();
        let sets = || self.train.iter().flat_map(|example| &example.allowed);
        let one = sets().filter(|set| set.len() == 1).count();
        let any = sets().filter(|set| set.begins() == tags::Kinds::ALL).count();
        let names: usize = self.train.iter().map(|example| tags::certain(&example.allowed).len()).sum();
        format!(
            "{}: {} sentences, {tokens} words, {names} certain names; words with one tag {:.1} %, with any tag {:.1} %; \
             held back {}, left out as measured {}, as double {}",
            self.name,
            self.train.len(),
            100.0 * one as f64 / tokens.max(1) as f64,
            100.0 * any as f64 / tokens.max(1) as f64,
            self.held.len(),
            self.measured,
            self.twice,
        )
    }
}

/// Reads every source under the shared folder. Sentences of the measuring sets are left out; a twentieth is held back.
/// Wikigold is not among them: all sentences of its training part stand in its measuring part.
///
/// # Errors
/// A file that is missing or damaged.
pub fn load(shared: &Path) -> anyhow::Result<Vec<Source>> {
    let tables = Tables::read(shared)?;
    let measured = Measured::read(&held::measuring_files(shared))?;
    let mut cutter = Cutter::default();
    let mut seen = FxHashSet::default();
    let corpora = shared.join("corpora");
    let mut sources = Vec::new();
    let mut add = |name, treebank: Option<PathBuf>, sentences: Vec<(Marked, Vec<TagSet>)>| {
        sources.push(part(name, treebank, sentences, &measured, &mut seen));
    };

    let mut read = Vec::new();
    for part in ["train", "dev"] {
        let file = corpora.join(format!("ner/crossner_politics_{part}.txt"));
        read.extend(crossner::read(&text(&file)?, &tables, &mut cutter).with_context(|| file.display().to_string())?);
    }
    add("crossner", None, with_sets(read));
    let file = corpora.join("ner/gmb_voa_train.tsv.gz");
    let read = gmb::read(&text(&file)?, &tables, &mut cutter).with_context(|| file.display().to_string())?;
    add("gmb", None, with_sets(read));
    let file = corpora.join("ud/en_gum-clean-train.conllu");
    let trees = conllu::parse(&text(&file)?).with_context(|| file.display().to_string())?;
    add("gum", Some(file), with_sets(trees.iter().map(|sentence| trees::gum(sentence, &tables)).collect()));
    let file = corpora.join("ud/en_ewt-ud-train.conllu");
    let trees = conllu::parse(&text(&file)?).with_context(|| file.display().to_string())?;
    let typed = Typed::read(include_str!("../../data/ewt_names.tsv")).context("in data/ewt_names.tsv")?;
    let weak = |sentence: &conllu::Sentence| {
        let (mut marked, mut proper) = trees::proper_nouns(sentence, &tables);
        typed.apply(&trees::words(sentence), &mut marked, &mut proper);
        let mut sets = marked.allowed();
        for (set, proper) in sets.iter_mut().zip(proper) {
            if proper {
                set.0 &= !TagSet::O.0;
            }
        }
        (marked, sets)
    };
    add("ewt", Some(file), trees.iter().map(weak).collect());
    for name in OWN {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("treebank/{name}.conllu"));
        if !file.is_file() {
            continue;
        }
        let trees = conllu::parse(&text(&file)?).with_context(|| file.display().to_string())?;
        let read: anyhow::Result<Vec<Marked>> = trees.iter().map(trees::own).collect();
        add(name, Some(file.clone()), with_sets(read.with_context(|| file.display().to_string())?));
    }
    let syntax = dateline_syntax::Syntax::built_in();
    for name in ["names_arts", "names_casual", "names_encyclopaedic", "names_history", "names_web"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("treebank/{name}.txt"));
        if file.is_file() {
            let read = bracketed::read(&text(&file)?, &syntax).with_context(|| file.display().to_string())?;
            add(name, None, with_sets(read));
        }
    }
    Ok(sources)
}

fn with_sets(sentences: Vec<Marked>) -> Vec<(Marked, Vec<TagSet>)> {
    sentences
        .into_iter()
        .map(|sentence| {
            let sets = sentence.allowed();
            (sentence, sets)
        })
        .collect()
}

/// A sentence with its tags: `word` outside names, `word/B-GPE/B-LOC`, `word/?` where anything may be, `word/!` for any name.
pub fn print(example: &Example) -> String {
    let labels = tags::labels();
    let word = |(word, set): (&String, &TagSet)| match *set {
        TagSet::O => word.clone(),
        TagSet::ANY => format!("{word}/?"),
        TagSet(bits) if !bits & TagSet::ANY.0 == TagSet::O.0 => format!("{word}/!"),
        TagSet(bits) => {
            let tags = labels.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
            tags.fold(word.clone(), |text, (_, label)| text + "/" + label)
        }
    };
    example.words.iter().zip(&example.allowed).map(word).collect::<Vec<_>>().join(" ")
}

/// Parts a source's sentences into those to train on, those held back and those left out.
fn part(
    name: &'static str,
    treebank: Option<PathBuf>,
    sentences: Vec<(Marked, Vec<TagSet>)>,
    measured: &Measured,
    seen: &mut FxHashSet<String>,
) -> Source {
    let trees = treebank.is_some();
    let mut source = Source { name, treebank, train: Vec::new(), held: Vec::new(), measured: 0, twice: 0 };
    for (index, (sentence, allowed)) in sentences.into_iter().enumerate() {
        let text = sentence.text();
        if measured.holds(&text) {
            source.measured += 1;
            continue;
        }
        if !trees && !seen.insert(text.clone()) {
            source.twice += 1;
            continue;
        }
        let example = Example { words: sentence.words, allowed, tree: trees.then_some(index) };
        if held::is_held_back(&text) { source.held.push(example) } else { source.train.push(example) }
    }
    source
}

/// The text of a file, unpacked if it ends in `.gz`.
fn text(path: &Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let mut text = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        GzDecoder::new(&bytes[..]).read_to_string(&mut text)
    } else {
        (&bytes[..]).read_to_string(&mut text)
    }
    .with_context(|| format!("in {}", path.display()))?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str) -> (Marked, Vec<TagSet>) {
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        let tags = vec![String::new(); words.len()];
        let marked = Marked::new(words, tags);
        let sets = marked.allowed();
        (marked, sets)
    }

    #[test]
    fn measured_sentences_and_doubles_are_left_out() {
        let mut measured = Measured::default();
        measured.add("Talks between the two sides failed.");
        let sentences =
            ["Talks between the two sides failed .", "Rain fell .", "Rain fell .", "Talks went on ."].map(sentence);
        let source = part("x", None, sentences.into(), &measured, &mut FxHashSet::default());
        assert_eq!((source.measured, source.twice, source.train.len() + source.held.len()), (1, 1, 2));
    }

    #[test]
    fn the_shared_sources() {
        let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
        if !shared.is_dir() {
            println!("skipped: no shared data beside the repository");
            return;
        }
        for source in load(&shared).unwrap() {
            println!("{}", source.summary());
            assert!(source.train.len() > 20, "{}", source.name);
            for example in source.train.iter().chain(&source.held) {
                assert_eq!(example.words.len(), example.allowed.len());
                assert!(example.allowed.iter().all(|set| !set.is_empty()), "{example:?}");
            }
        }
    }
}
