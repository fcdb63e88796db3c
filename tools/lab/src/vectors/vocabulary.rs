//! Words with vectors, and the text as their numbers.

use crate::raw::Source;
use anyhow::Context;
use dateline_syntax::network::features::normal;
use rustc_hash::FxHashMap;

/// Entries after the words: rare words by kind, and the ends of a sentence.
const KINDS: usize = 6;
/// A rare word with a capital.
const CAPITAL: u32 = 0;
/// A rare word in small letters.
const SMALL: u32 = 1;
/// A rare word of small letters with a hyphen or another mark inside.
const MIXED: u32 = 2;
/// A rare thing without letters.
const OTHER: u32 = 3;
/// What stands before a sentence.
const BEGIN: u32 = 4;
/// What stands after a sentence.
const END: u32 = 5;

/// Words in normal form, commonest first, and how often they and the kinds of rare words occur.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: Vec<String>,
    counts: Vec<u32>,
}

/// Sentences as numbers of entries, the two ends included.
#[derive(Clone, Debug, Default)]
pub(super) struct Encoded {
    ids: Vec<u32>,
    sentences: Vec<(Source, usize)>,
}

impl Encoded {
    pub(super) fn iter(&self) -> impl Iterator<Item = (Source, &[u32])> {
        let mut start = 0;
        self.sentences.iter().map(move |&(source, end)| {
            let ids = &self.ids[start..end];
            start = end;
            (source, ids)
        })
    }
}

impl Vocabulary {
    /// The words that occur `least` times or more, or `least_treebank` times or more in treebanks.
    ///
    /// # Errors
    /// Where a line of the cache has no source, with its number.
    pub fn of(cache: &str, least: u32, least_treebank: u32) -> anyhow::Result<Self> {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut forms: Vec<(&str, [u32; 2])> = Vec::new();
        for (source, words) in lines(cache) {
            let source = source?;
            for form in words.split(' ') {
                let number = *numbers.entry(form).or_insert_with(|| {
                    forms.push((form, [0; 2]));
                    forms.len() as u32 - 1
                });
                let counts = &mut forms[number as usize].1;
                counts[0] += 1;
                counts[1] += u32::from(source == Source::Treebank);
            }
        }
        let mut totals: FxHashMap<String, [u32; 2]> = FxHashMap::default();
        for (form, counts) in &forms {
            let total = totals.entry(normal(form)).or_default();
            total[0] += counts[0];
            total[1] += counts[1];
        }
        let enough = |counts: &[u32; 2]| counts[0] >= least || counts[1] >= least_treebank;
        let mut words: Vec<(String, u32)> =
            totals.into_iter().filter(|(_, counts)| enough(counts)).map(|(word, counts)| (word, counts[0])).collect();
        words.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let (words, counts) = words.into_iter().unzip();
        let mut vocabulary = Self { words, counts };
        vocabulary.counts.resize(vocabulary.words.len() + KINDS, 0);
        let known = vocabulary.numbers();
        let mut kinds = [0; KINDS];
        for (form, counts) in &forms {
            if !known.contains_key(normal(form).as_str()) {
                kinds[kind(form) as usize] += counts[0];
            }
        }
        let sentences = cache.lines().count() as u32;
        (kinds[BEGIN as usize], kinds[END as usize]) = (sentences, sentences);
        let first = vocabulary.words.len();
        vocabulary.counts[first..].copy_from_slice(&kinds);
        Ok(vocabulary)
    }

    /// Occurrences of each word, then of each kind of rare words and of each end of a sentence.
    pub(super) fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// The words.
    pub fn into_words(self) -> Vec<String> {
        self.words
    }

    fn numbers(&self) -> FxHashMap<&str, u32> {
        self.words.iter().enumerate().map(|(number, word)| (word.as_str(), number as u32)).collect()
    }

    /// The text as numbers.
    pub(super) fn encode(&self, cache: &str) -> anyhow::Result<Encoded> {
        let known = self.numbers();
        let kinds = self.words.len() as u32;
        let mut forms: FxHashMap<&str, u32> = FxHashMap::default();
        let mut text = Encoded::default();
        for (source, words) in lines(cache) {
            text.ids.push(kinds + BEGIN);
            for form in words.split(' ') {
                let number = || known.get(normal(form).as_str()).copied().unwrap_or_else(|| kinds + kind(form));
                text.ids.push(*forms.entry(form).or_insert_with(number));
            }
            text.ids.push(kinds + END);
            text.sentences.push((source?, text.ids.len()));
        }
        Ok(text)
    }
}

/// Lines of a cache: source and words.
fn lines(cache: &str) -> impl Iterator<Item = (anyhow::Result<Source>, &str)> {
    cache.lines().enumerate().map(|(index, line)| {
        let (name, words) = line.split_once('\t').unwrap_or(("", line));
        (Source::named(name).with_context(|| format!("line {}: no source {name:?}", index + 1)), words)
    })
}

fn kind(form: &str) -> u32 {
    if form.chars().any(char::is_uppercase) {
        CAPITAL
    } else if form.chars().all(char::is_alphabetic) {
        SMALL
    } else if form.chars().any(char::is_alphabetic) {
        MIXED
    } else {
        OTHER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_kinds_of_rare_ones() {
        let cache = "voa\tThe fire the Fire 2019\ntreebank\tthe 1990 Basra non-oil ...\n";
        let vocabulary = Vocabulary::of(cache, 2, 2).unwrap();
        assert_eq!(vocabulary.words, ["the", "0000", "fire"]);
        assert_eq!(vocabulary.counts, [3, 2, 2, 1, 0, 1, 1, 2, 2]);
        let text = vocabulary.encode(cache).unwrap();
        let sentences: Vec<(Source, &[u32])> = text.iter().collect();
        assert_eq!(sentences[1], (Source::Treebank, [7, 0, 1, 3, 5, 6, 8].as_slice()));
        assert_eq!(sentences[0].1, [7, 0, 2, 0, 2, 1, 8]);
        let error = Vocabulary::of("voa\ta\nb\n", 1, 1).unwrap_err();
        assert_eq!(error.to_string(), "line 2: no source \"\"");
    }
}
