//! Silver trees: unlabelled sentences as teachers read them, for training a smaller network.
//!
//! [`sample`] chooses sentences of a [cache](crate::raw::Reader::finish), [`make`] has them parsed and written, and
//! [`read`] gives them back. Classes are numbers in the lists of [`Labels`], which the file holds too.

mod file;
mod sample;

pub use file::{Writer, read};
pub use sample::{Sampling, sample};

use crate::raw::Source;
use dateline_syntax::network::parts::Labels;
use std::io::Write;

/// What is known of the words of one sentence; all lists are as long as the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Classes of universal parts of speech.
    pub upos: Vec<u16>,
    /// Classes of Penn tags.
    pub xpos: Vec<u16>,
    /// Classes of bundles of features.
    pub feats: Vec<u16>,
    /// Heads: 0 for the root, else the word's number from 1.
    pub heads: Vec<u16>,
    /// Classes of relations.
    pub relations: Vec<u16>,
    /// Classes of name tags.
    pub names: Vec<u16>,
    /// How far the teachers agree on head and relation: 255 for all of them.
    pub agreement: Vec<u8>,
}

impl Parsed {
    /// Number of words, where all lists are as long.
    fn len(&self) -> Option<usize> {
        let length = self.agreement.len();
        self.columns().iter().all(|column| column.len() == length).then_some(length)
    }

    /// The lists of classes in the order of the file.
    fn columns(&self) -> [&Vec<u16>; 6] {
        [&self.upos, &self.xpos, &self.feats, &self.heads, &self.relations, &self.names]
    }

    fn columns_mut(&mut self) -> [&mut Vec<u16>; 6] {
        [&mut self.upos, &mut self.xpos, &mut self.feats, &mut self.heads, &mut self.relations, &mut self.names]
    }
}

/// A sentence with its trees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it comes from.
    pub source: Source,
    /// Its words, as numbers in [`Silver::forms`].
    pub words: Vec<u32>,
    /// What the teachers say.
    pub parsed: Parsed,
}

/// A silver treebank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Silver {
    /// Names of the classes.
    pub labels: Labels,
    /// The different words.
    pub forms: Vec<String>,
    /// The sentences.
    pub sentences: Vec<Sentence>,
}

impl Silver {
    /// The words of a sentence.
    pub fn forms(&self, sentence: &Sentence) -> Vec<&str> {
        sentence.words.iter().map(|&word| self.forms.get(word as usize).map_or("", String::as_str)).collect()
    }
}

/// For each word the share of `teachers` that give it the head and the relation of `chosen`, 255 for all.
pub fn agreement(chosen: &Parsed, teachers: &[Parsed]) -> Vec<u8> {
    let arc = |parsed: &Parsed, word: usize| Some((*parsed.heads.get(word)?, *parsed.relations.get(word)?));
    let share = |word: usize| {
        let agree = teachers.iter().filter(|teacher| arc(teacher, word) == arc(chosen, word)).count();
        (agree * 255 / teachers.len().max(1)) as u8
    };
    (0..chosen.heads.len()).map(share).collect()
}

/// Has sentences parsed, `batch` at a time, and writes what `parse` says; `done` is told the sentences so far.
///
/// Sentences go to `parse` in their order; those for which it gives an empty answer are left out. Returns how many
/// were written.
///
/// # Errors
/// Where writing fails, or an answer has not one entry for each word.
pub fn make<W: Write>(
    out: W,
    labels: &Labels,
    sentences: &[(Source, Vec<&str>)],
    batch: usize,
    mut parse: impl FnMut(&[&[&str]]) -> anyhow::Result<Vec<Parsed>>,
    mut done: impl FnMut(usize),
) -> anyhow::Result<usize> {
    let mut writer = Writer::new(out, labels)?;
    let mut written = 0;
    for (index, chunk) in sentences.chunks(batch.max(1)).enumerate() {
        let words: Vec<&[&str]> = chunk.iter().map(|(_, words)| words.as_slice()).collect();
        let answers = parse(&words)?;
        anyhow::ensure!(answers.len() == chunk.len(), "{} answers for {} sentences", answers.len(), chunk.len());
        for ((source, words), parsed) in chunk.iter().zip(&answers) {
            if *parsed != Parsed::default() {
                writer.add(*source, words, parsed)?;
                written += 1;
            }
        }
        done(index * batch.max(1) + chunk.len());
    }
    writer.finish()?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every word hangs on the one before it.
    pub(super) fn chain(words: &[&str]) -> Parsed {
        let n = words.len() as u16;
        Parsed {
            upos: (0..n).map(|i| i % 17).collect(),
            xpos: (0..n).collect(),
            feats: (0..n).map(|i| i * 7).collect(),
            heads: (0..n).collect(),
            relations: vec![1; words.len()],
            names: vec![u16::MAX; words.len()],
            agreement: (0..n).map(|i| i as u8).collect(),
        }
    }

    #[test]
    fn made_and_read() {
        let labels = Labels { upos: vec!["NOUN".into()], names: vec!["O".into(), "B-PER".into()], ..Labels::default() };
        let cache = "voa\tIran fired a missile .\nevents\tshort\nspeech\tWe thank Iran .\n";
        let sampling = Sampling { words: 100, least: 2, most: 10, seed: 1, ..Sampling::default() };
        let sentences = sample(cache, &sampling).unwrap();
        assert_eq!(sentences.len(), 2);
        let mut out = Vec::new();
        let mut seen = Vec::new();
        let mut parse = |batch: &[&[&str]]| Ok(batch.iter().map(|words| chain(words)).collect());
        let written = make(&mut out, &labels, &sentences, 1, &mut parse, |n| seen.push(n)).unwrap();
        assert_eq!((written, seen), (2, vec![1, 2]));
        let silver = read(&out).unwrap();
        assert_eq!(silver.labels, labels);
        for (sentence, (source, words)) in silver.sentences.iter().zip(&sentences) {
            assert_eq!((sentence.source, &silver.forms(sentence)), (*source, words));
            assert_eq!(sentence.parsed, chain(words));
        }
        let mut wrong = |batch: &[&[&str]]| Ok(batch.iter().map(|_| chain(&["one"])).collect());
        assert!(make(Vec::new(), &labels, &sentences, 1, &mut wrong, |_| {}).is_err());
        let mut nothing = |batch: &[&[&str]]| Ok(vec![Parsed::default(); batch.len()]);
        assert_eq!(make(Vec::new(), &labels, &sentences, 1, &mut nothing, |_| {}).unwrap(), 0);
    }

    #[test]
    fn teachers_agree() {
        let words = ["a", "b", "c"];
        let mut other = chain(&words);
        other.heads[1] = 3;
        other.relations[2] = 0;
        assert_eq!(agreement(&chain(&words), &[chain(&words), other]), [255, 127, 127]);
    }
}
