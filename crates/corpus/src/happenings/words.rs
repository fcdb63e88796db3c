//! Words of sentences as numbers, and how much each of them tells.

use crate::copies::fold;
use rustc_hash::FxHashMap;

/// Numbers for names and words, only for telling whether two are the same, and how often each was met.
///
/// What is kept of a name outside is its hash: it is the same in every run, whatever was read before.
#[derive(Debug, Default)]
pub struct Names {
    numbers: FxHashMap<u64, u32>,
    hashes: Vec<u64>,
    met: Vec<u32>,
    sentences: u32,
    /// The report and the words of the sentence before: its events follow one another, and count it once.
    before: (u32, Vec<u32>),
}

impl Names {
    /// The number of a name that is counted.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        let number = self.known(name);
        self.met[number as usize] += 1;
        number
    }

    /// The number of a name that nobody asks the frequency of.
    pub(super) fn known(&mut self, name: &str) -> u32 {
        self.hashed(fold::hash_of(name))
    }

    /// The number of a name by its hash.
    pub(crate) fn hashed(&mut self, hash: u64) -> u32 {
        *self.numbers.entry(hash).or_insert_with(|| {
            self.hashes.push(hash);
            self.met.push(0);
            u32::try_from(self.hashes.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// The hash of a name by its number.
    pub(crate) fn hash(&self, number: u32) -> u64 {
        self.hashes.get(number as usize).copied().unwrap_or(0)
    }

    /// The longer words of a sentence of a report, each once, sorted.
    pub(super) fn words(&mut self, report: u32, sentence: &str) -> Vec<u32> {
        let mut words: Vec<u32> = stems(sentence).map(|stem| self.known(&format!("w/{stem}"))).collect();
        words.sort_unstable();
        words.dedup();
        if (report, &words) != (self.before.0, &self.before.1) {
            self.sentences += 1;
            words.iter().for_each(|&word| self.met[word as usize] += 1);
            self.before = (report, words.clone());
        }
        words
    }

    /// The sentences that were read.
    pub(crate) fn sentences(&self) -> u32 {
        self.sentences
    }

    /// The names that were counted, by their hashes.
    pub(crate) fn counted(&self) -> impl Iterator<Item = (u64, u32)> + '_ {
        self.hashes.iter().copied().zip(self.met.iter().copied()).filter(|&(_, met)| met > 0)
    }

    /// What each tells.
    pub fn weights(&self) -> Weights {
        self.weights_of(&self.met, self.sentences, in_sentences)
    }

    /// From how often each was met in so many events or reports.
    pub(super) fn weights_of(&self, met: &[u32], all: u32, tells: Tells) -> Weights {
        let mut weights = Weights::default();
        for (number, (&met, &hash)) in (0..).zip(met.iter().zip(&self.hashes)) {
            weights.set(number, hash, tells(met, all));
        }
        weights
    }
}

/// How much a word tells, and whether few have it, from how often it was met in so many.
pub(crate) type Tells = fn(u32, u32) -> (u8, bool);

/// The power of two under a number, and the one nearest to it: how many there are of all is told no finer, so that one report
/// more shifts the weights of its own words alone.
pub(crate) fn powers(all: u32) -> (u32, u32) {
    let all = all.max(1);
    (all.ilog2(), (2 * u64::from(all).pow(2)).ilog2() / 2)
}

/// Of a word that was met in so many of all sentences.
pub(crate) fn in_sentences(met: u32, all: u32) -> (u8, bool) {
    let (under, nearest) = powers(all);
    let weight = under.saturating_sub(met.max(1).ilog2());
    // Among a hundred events what ten have is rare, among a million what a thousand have.
    (weight as u8, u64::from(met).pow(2) <= 1 << nearest)
}

/// Of a word that was met in so many of all reports.
pub(crate) fn in_reports(met: u32, all: u32) -> (u8, bool) {
    let all = 1u64 << powers(all).1;
    ((all / u64::from(met.max(1))).max(1).ilog2() as u8, u64::from(met).pow(2) <= all)
}

/// How much a word tells: 0 for one of every second sentence, one more for each time that it is half as common.
#[derive(Debug, Default)]
pub struct Weights {
    weights: Vec<u8>,
    rare: Vec<bool>,
    /// By these, words of one weight are in the same order in every store.
    hashes: Vec<u64>,
}

impl Weights {
    /// Sets a word's.
    pub(crate) fn set(&mut self, word: u32, hash: u64, tells: (u8, bool)) {
        let at = word as usize;
        if self.weights.len() <= at {
            self.weights.resize(at + 1, 0);
            self.rare.resize(at + 1, false);
            self.hashes.resize(at + 1, 0);
        }
        (self.weights[at], self.rare[at]) = tells;
        self.hashes[at] = hash;
    }

    pub(super) fn of(&self, word: u32) -> u32 {
        self.weights.get(word as usize).copied().map_or(0, u32::from)
    }

    /// Whether few events have it, so that two which do are hardly so by chance.
    pub(super) fn is_rare(&self, word: u32) -> bool {
        self.rare.get(word as usize).copied().unwrap_or(false)
    }

    /// How alike two sentences are, from 0 to 100: the cosine of their words' weights.
    pub(super) fn likeness(&self, one: &[u32], other: &[u32]) -> u32 {
        let square = |words: &mut dyn Iterator<Item = u32>| words.map(|word| self.of(word).pow(2)).sum::<u32>();
        let both = square(&mut shared(one, other));
        let product = u64::from(square(&mut one.iter().copied())) * u64::from(square(&mut other.iter().copied()));
        let length = product.isqrt().max(1);
        u32::try_from(u64::from(both) * 100 / length).unwrap_or(100)
    }

    /// The rarest of some words that others have too, at most so many.
    pub(super) fn rarest(&self, words: &[u32], most: usize) -> Vec<u32> {
        let mut rarest: Vec<u32> = words.to_vec();
        let hash = |word: u32| self.hashes.get(word as usize).copied();
        rarest.sort_by_key(|&word| (std::cmp::Reverse(self.of(word)), hash(word)));
        rarest.truncate(most);
        rarest
    }
}

/// What two sorted lists share.
pub(super) fn shared<'a>(one: &'a [u32], other: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    let mut at = 0;
    one.iter().copied().filter(move |own| {
        while other.get(at).is_some_and(|other| other < own) {
            at += 1;
        }
        other.get(at) == Some(own)
    })
}

/// The longer words of a sentence, folded and cut to their beginnings, numbers as they are.
pub(super) fn stems(sentence: &str) -> impl Iterator<Item = String> {
    const LONG: usize = 4;
    const STEM: usize = 6;
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= LONG || word.starts_with(|c: char| c.is_ascii_digit()))
        .map(|word| word.to_lowercase().chars().take(STEM).collect())
}
