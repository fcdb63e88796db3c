//! Words of sentences as numbers, and how much each of them tells.

use std::collections::HashMap;

/// Numbers for names and words, only for telling whether two are the same, and how often each was met.
#[derive(Debug, Default)]
pub struct Names {
    numbers: HashMap<String, u32>,
    met: Vec<u32>,
    sentences: u32,
    /// The words of the sentence before: its events follow one another, and count it once.
    before: Vec<u32>,
}

impl Names {
    pub(super) fn number(&mut self, name: &str) -> u32 {
        let number = self.known(name);
        self.met[number as usize] += 1;
        number
    }

    fn known(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(name.to_owned(), number);
        self.met.push(0);
        number
    }

    /// The longer words of a sentence, each once, sorted.
    pub(super) fn words(&mut self, sentence: &str) -> Vec<u32> {
        let mut words: Vec<u32> = stems(sentence).map(|stem| self.known(&format!("w/{stem}"))).collect();
        words.sort_unstable();
        words.dedup();
        if words != self.before {
            self.sentences += 1;
            words.iter().for_each(|&word| self.met[word as usize] += 1);
            self.before.clone_from(&words);
        }
        words
    }

    /// What each tells, with the names themselves let go.
    pub fn weights(self) -> Weights {
        Weights::of_counts(&self.met, self.sentences)
    }
}

/// How much a word tells: 0 for one of every second sentence, one more for each time that it is half as common.
#[derive(Debug, Default)]
pub struct Weights {
    weights: Vec<u8>,
    rare: Vec<bool>,
}

impl Weights {
    /// From how often each was met in so many events or reports.
    pub(super) fn of_counts(met: &[u32], all: u32) -> Self {
        let of = |&met: &u32| all.max(1).checked_div(met.max(1)).map_or(0, |share| share.max(1).ilog2() as u8);
        let weights = met.iter().map(of).collect();
        // Among a hundred events what ten have is rare, among a million what a thousand have.
        let rare = met.iter().map(|&met| u64::from(met).pow(2) <= u64::from(all)).collect();
        Self { weights, rare }
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
        rarest.sort_by_key(|&word| (std::cmp::Reverse(self.of(word)), word));
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
