//! What networks are trained on: treebanks, name sentences and word vectors, put into numbers once.

use super::batch::{Example, Types};
use super::data::{Labels, vocabulary};
use crate::conllu::{self, Sentence};
use crate::entities;
use crate::vectors::Vectors;
use anyhow::Context;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// Everything a training run reads.
#[derive(Debug, Default)]
pub struct Material {
    /// Classes.
    pub labels: Labels,
    /// Classes of name tags, in the order of the bits of [`Example::names`].
    pub names: Vec<String>,
    /// The vocabulary in the order of the word table.
    pub words: Vec<String>,
    /// Word types.
    pub types: Types,
    /// Rows of given word vectors, with that of the unknown word; empty without.
    pub vectors: Vec<f32>,
    /// Length of a word vector.
    pub vector: usize,
    /// Sentences with trees, of the treebanks.
    pub treebank: Vec<Example>,
    /// Our own sentences, with trees or names alone, and other small sources of names.
    pub own: Vec<Example>,
    /// Sentences with names alone, tagged by machine.
    pub named: Vec<Example>,
    /// Development sets with trees, by name.
    pub dev: Vec<(String, Vec<Example>)>,
    /// Parts held back from training for names, by source.
    pub held: Vec<(String, Vec<Example>)>,
    /// The treebanks as they are, for the lemmatiser.
    pub trees: Vec<Sentence>,
}

/// Sentences longer than this are not trained on.
const LONGEST: usize = 120;

fn read(path: &Path) -> anyhow::Result<Vec<Sentence>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    conllu::parse(&text).with_context(|| format!("in {}", path.display()))
}

/// Reads everything. `shared` holds `corpora`; word vectors also say which words beyond the treebanks' have rows.
///
/// # Errors
/// A file that is missing or damaged.
pub fn load(shared: &Path, vectors: Option<&Vectors>) -> anyhow::Result<Material> {
    let ud = shared.join("corpora/ud");
    let train: Vec<PathBuf> =
        ["en_ewt-ud-train.conllu", "en_gum-clean-train.conllu"].map(|name| ud.join(name)).to_vec();
    let own: Vec<PathBuf> = entities::OWN
        .map(|name| Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("treebank/{name}.conllu")))
        .to_vec();
    let mut trees: FxHashMap<PathBuf, Vec<Sentence>> = FxHashMap::default();
    for path in train.iter().chain(&own) {
        trees.insert(path.clone(), read(path)?);
    }
    let all: Vec<Sentence> = train.iter().chain(&own).flat_map(|path| trees[path].iter().cloned()).collect();
    let mut out = Material { labels: Labels::of(&all), names: entities::tags::labels(), ..Material::default() };

    let mut words = vocabulary(&all, 2);
    if let Some(vectors) = vectors {
        out.vector = vectors.width;
        let known: FxHashMap<&str, usize> = vectors.words.iter().enumerate().map(|(i, w)| (w.as_str(), i)).collect();
        let seen: rustc_hash::FxHashSet<String> = words.iter().map(|(word, _)| word.clone()).collect();
        words.extend(vectors.words.iter().filter(|word| !seen.contains(*word)).map(|word| (word.clone(), 0)));
        out.vectors = vec![0.0; (words.len() + 1) * vectors.width];
        for (row, (word, _)) in out.vectors.chunks_exact_mut(vectors.width).skip(1).zip(&words) {
            let Some(&at) = known.get(word.as_str()) else { continue };
            let from = vectors.row(at);
            let length = from.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
            row.iter_mut().zip(from).for_each(|(to, x)| *to = 2.0 * x / length);
        }
    }
    out.types = Types::new(&words);
    out.words = words.into_iter().map(|(word, _)| word).collect();

    // Names, by treebank file and sentence, or on their own.
    let mut names: FxHashMap<(PathBuf, usize), Vec<u32>> = FxHashMap::default();
    for source in entities::load(shared)? {
        let mut held = Vec::new();
        for (example, is_held) in source.train.iter().map(|e| (e, false)).chain(source.held.iter().map(|e| (e, true))) {
            let allowed: Vec<u32> = example.allowed.iter().map(|set| set.0).collect();
            let forms: Vec<&str> = example.words.iter().map(String::as_str).collect();
            if is_held {
                held.push(Example { names: allowed, ..Example::bare(&forms, &mut out.types) });
            } else if let (Some(file), Some(tree)) = (&source.treebank, example.tree) {
                names.insert((file.clone(), tree), allowed);
            } else if forms.len() <= LONGEST {
                let example = Example { names: allowed, ..Example::bare(&forms, &mut out.types) };
                // The machine-tagged source is many times larger than the rest.
                if source.name == "gmb" { out.named.push(example) } else { out.own.push(example) }
            }
        }
        out.held.push((source.name.to_owned(), held));
    }
    for (paths, to_own) in [(&train, false), (&own, true)] {
        for path in paths {
            for (index, sentence) in trees[path].iter().enumerate() {
                let mut example = out.labels.example(sentence, &mut out.types);
                if example.len() > LONGEST {
                    continue;
                }
                if let Some(allowed) =
                    names.get(&(path.clone(), index)).filter(|allowed| allowed.len() == example.len())
                {
                    example.names.clone_from(allowed);
                }
                if to_own { out.own.push(example) } else { out.treebank.push(example) }
            }
        }
    }
    for (name, file) in [("ewt", "en_ewt-ud-dev.conllu"), ("gum", "en_gum-clean-dev.conllu")] {
        let sentences = read(&ud.join(file))?;
        let mut news = false;
        let mut only_news = Vec::new();
        let mut examples = Vec::new();
        for sentence in &sentences {
            if let conllu::Begins::Document(id) = &sentence.begins {
                news = id.contains("_news_");
            }
            let example = out.labels.example(sentence, &mut out.types);
            only_news.extend(news.then(|| example.clone()));
            examples.push(example);
        }
        out.dev.push((name.to_owned(), examples));
        if !only_news.is_empty() {
            out.dev.push((format!("{name}/news"), only_news));
        }
    }
    out.trees = train.iter().chain(&own).filter_map(|path| trees.remove(path)).flatten().collect();
    Ok(out)
}

impl Material {
    /// The universal part of each relation, as a number.
    pub fn universal(&self) -> Vec<u16> {
        let mut bases: Vec<&str> = Vec::new();
        let base = |relation: &String| relation.split(':').next().unwrap_or_default().to_owned();
        let names: Vec<String> = self.labels.relations.names.iter().map(base).collect();
        names
            .iter()
            .map(|name| {
                let at = bases.iter().position(|known| known == name).unwrap_or_else(|| {
                    bases.push(name);
                    bases.len() - 1
                });
                at as u16
            })
            .collect()
    }
}
