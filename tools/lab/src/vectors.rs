//! Word vectors from unlabelled text, by structured skip-gram with negative sampling.
//!
//! As in skip-gram a word's vector learns to tell the words around it from random ones, but with other weights for
//! each place around it, so that words grow alike that stand in the same order among the same words: what syntax asks.
//! Rare words keep their place in the sentence and stand for their kind ("a rare word with a capital"), and so do the
//! sentence's two ends. One thread, fixed order, IEEE arithmetic alone: the same bytes for a seed on every machine.

mod file;
mod vocabulary;

pub use file::{read, write};
pub use vocabulary::Vocabulary;

use crate::perceptron::Random;
use crate::raw::Source;
use dateline_syntax::network::activation::sigmoid;

/// Words in [normal form](dateline_syntax::network::features::normal) with a row each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vectors {
    /// Length of a row.
    pub width: usize,
    /// The words, commonest first.
    pub words: Vec<String>,
    /// `words.len()` rows of `width`.
    pub rows: Vec<f32>,
}

impl Vectors {
    /// The row of a word by its index.
    pub fn row(&self, word: usize) -> &[f32] {
        self.rows.get(word * self.width..(word + 1) * self.width).unwrap_or(&[])
    }

    /// The `count` words whose rows point most nearly where this one's does, with the cosine.
    pub fn near(&self, word: usize, count: usize) -> Vec<(usize, f32)> {
        let own = self.row(word);
        let length = |row: &[f32]| dot(row, row).sqrt().max(f32::MIN_POSITIVE);
        let cosine = |other: usize| dot(own, self.row(other)) / (length(own) * length(self.row(other)));
        let others = (0..self.words.len()).filter(|&other| other != word);
        let mut near: Vec<(usize, f32)> = others.map(|other| (other, cosine(other))).collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.truncate(count);
        near
    }
}

/// How to train.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Length of a vector; a multiple of 16.
    pub width: usize,
    /// Passes over the text.
    pub epochs: u32,
    /// Words seen this often get a vector …
    pub least: u32,
    /// … and so do those seen this often in treebanks.
    pub least_treebank: u32,
    /// Random words for each true one.
    pub negatives: usize,
    /// Step at the start; it falls to nearly nothing.
    pub rate: f32,
    /// Words of a share of the text above this are seen less often.
    pub share: f32,
    /// Share of speeches read in each pass: there is more of them than of news, and news is what we are for.
    pub speeches: f32,
    /// Seed of all that is random.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        let (width, epochs, least, least_treebank) = (64, 10, 8, 2);
        Self { width, epochs, least, least_treebank, negatives: 5, rate: 0.04, share: 2e-4, speeches: 0.5, seed: 1 }
    }
}

/// Places around a word, each with its own weights; the furthest are looked at half the time.
const PLACES: [isize; 6] = [-3, -2, -1, 1, 2, 3];
const FURTHEST: isize = 3;

/// Trains on the lines of a [cache](crate::raw::Reader::finish); `done` is told of each pass.
///
/// # Errors
/// Where a line has no source, with its number, or the width is no multiple of 16.
pub fn train(cache: &str, settings: &Settings, done: &mut dyn FnMut(u32)) -> anyhow::Result<Vectors> {
    let width = settings.width;
    anyhow::ensure!(width > 0 && width.is_multiple_of(LANES), "the width {width} is no multiple of {LANES}");
    let vocabulary = Vocabulary::of(cache, settings.least, settings.least_treebank)?;
    let text = vocabulary.encode(cache)?;
    let share = |source: Source| if source == Source::Speech { settings.speeches } else { 1.0 };
    let pass: f64 = text.iter().map(|(source, ids)| ids.len() as f64 * f64::from(share(source))).sum();
    let total = pass * f64::from(settings.epochs);
    let mut trainer = Trainer::new(&vocabulary, settings);
    let mut seen = 0.0;
    for epoch in 0..settings.epochs {
        for (source, ids) in text.iter() {
            if trainer.random.unit() < share(source) {
                let rate = settings.rate * (1.0 - seen / total).max(0.01) as f32;
                trainer.sentence(ids, rate);
                seen += ids.len() as f64;
            }
        }
        done(epoch);
    }
    let mut rows = trainer.rows;
    let words = vocabulary.into_words();
    rows.truncate(words.len() * width);
    Ok(Vectors { width, words, rows })
}

struct Trainer<'s> {
    settings: &'s Settings,
    random: Random,
    /// A row for each entry.
    rows: Vec<f32>,
    /// For each entry a row for each place.
    contexts: Vec<f32>,
    /// For each entry, how often it is looked at from the middle.
    looked: Vec<f32>,
    /// Entries as often as they are drawn at random; a power of two of them.
    drawn: Vec<u32>,
    /// The change to the row at hand.
    change: Vec<f32>,
}

/// Random words are drawn from a table of this many.
const DRAWN: usize = 1 << 20;

impl<'s> Trainer<'s> {
    fn new(vocabulary: &Vocabulary, settings: &'s Settings) -> Self {
        let counts = vocabulary.counts();
        let total: f64 = counts.iter().map(|&count| f64::from(count)).sum::<f64>().max(1.0);
        let looked = |&count: &u32| {
            let ratio = f64::from(settings.share) / (f64::from(count.max(1)) / total);
            (ratio.sqrt() + ratio).min(1.0) as f32
        };
        let mut random = Random::new(settings.seed);
        let rows = (0..counts.len() * settings.width).map(|_| (random.unit() - 0.5) / settings.width as f32).collect();
        Self {
            settings,
            random,
            rows,
            contexts: vec![0.0; PLACES.len() * counts.len() * settings.width],
            looked: counts.iter().map(looked).collect(),
            drawn: drawn(counts),
            change: vec![0.0; settings.width],
        }
    }

    /// One sentence, its two ends included.
    fn sentence(&mut self, ids: &[u32], rate: f32) {
        let width = self.settings.width;
        for at in 1..ids.len().saturating_sub(1) {
            let entry = ids[at] as usize;
            if self.random.unit() >= self.looked[entry] {
                continue;
            }
            let mut around = [None; PLACES.len()];
            for (around, step) in around.iter_mut().zip(PLACES) {
                if step.abs() < FURTHEST || self.random.draw() & 1 == 0 {
                    *around = at.checked_add_signed(step).and_then(|other| ids.get(other)).copied();
                }
            }
            self.change.fill(0.0);
            for (place, truth) in around.iter().enumerate() {
                if let Some(truth) = *truth {
                    let mut only = [false; PLACES.len()];
                    only[place] = true;
                    self.compare(entry, truth, only, 1.0, rate);
                }
            }
            // A random word serves all places: its weights lie together, and fetching them is what takes time.
            for _ in 0..self.settings.negatives {
                let other = self.drawn[self.random.draw() as usize & (DRAWN - 1)];
                let apart = around.map(|truth| truth.is_some_and(|truth| truth != other));
                self.compare(entry, other, apart, 0.0, rate);
            }
            let row = &mut self.rows[entry * width..(entry + 1) * width];
            for (value, change) in row.iter_mut().zip(&self.change) {
                *value += change;
            }
        }
    }

    /// Learns that `other` stands (1) or does not stand (0) at these places around the entry.
    fn compare(&mut self, entry: usize, other: u32, places: [bool; PLACES.len()], right: f32, rate: f32) {
        let width = self.settings.width;
        let row = &self.rows[entry * width..(entry + 1) * width];
        let block = PLACES.len() * width;
        let contexts = &mut self.contexts[other as usize * block..(other as usize + 1) * block];
        let mut steps = [0.0; PLACES.len()];
        for ((step, context), here) in steps.iter_mut().zip(contexts.chunks_exact(width)).zip(places) {
            if here {
                *step = dot(row, context);
            }
        }
        for step in &mut steps {
            *step = rate * (right - sigmoid(*step));
        }
        for ((step, context), here) in steps.iter().zip(contexts.chunks_exact_mut(width)).zip(places) {
            if here {
                learn(row, context, &mut self.change, *step);
            }
        }
    }
}

/// Entries drawn in proportion to the three-quarters power of their counts.
fn drawn(counts: &[u32]) -> Vec<u32> {
    // Square roots are exact to the last bit everywhere, powers are not.
    let weight = |count: u32| f64::from(count).sqrt() * f64::from(count).sqrt().sqrt();
    let total: f64 = counts.iter().map(|&count| weight(count)).sum();
    let mut drawn = Vec::with_capacity(DRAWN);
    let mut sum = 0.0;
    for (entry, &count) in counts.iter().enumerate() {
        sum += weight(count);
        let until = ((sum / total * DRAWN as f64).round() as usize).min(DRAWN);
        drawn.resize(until.max(drawn.len()), entry as u32);
    }
    drawn.resize(DRAWN, 0);
    drawn
}

/// Running sums of a dot product: fixed, so that any vector unit gives the same bits.
const LANES: usize = 16;

fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; LANES];
    for (a, b) in a.as_chunks::<LANES>().0.iter().zip(b.as_chunks::<LANES>().0) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    total(&sums)
}

/// The sums' sum. On its own, for seen together with the loop above the compiler vectorises neither.
#[inline(never)]
fn total(sums: &[f32; LANES]) -> f32 {
    let eight: [f32; LANES / 2] = std::array::from_fn(|lane| sums[lane] + sums[lane + LANES / 2]);
    let four: [f32; LANES / 4] = std::array::from_fn(|lane| eight[lane] + eight[lane + LANES / 4]);
    (four[0] + four[2]) + (four[1] + four[3])
}

#[inline(never)]
fn learn(row: &[f32], context: &mut [f32], change: &mut [f32], step: f32) {
    for ((row, context), change) in row.iter().zip(context).zip(change) {
        *change += step * *context;
        *context += step * *row;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of places and days in the same two sentences.
    fn cache() -> String {
        let mut cache = String::new();
        for _ in 0..60 {
            for (place, day) in [("Iran", "Monday"), ("Gaza", "Tuesday"), ("Libya", "Friday")] {
                cache.push_str(&format!("events\tOn {day} soldiers came to {place} .\n"));
                cache.push_str(&format!("voa\tPeople of {place} met us on {day} .\n"));
            }
        }
        cache + "treebank\tZanzibar fell\ntreebank\tZanzibar rose\n"
    }

    const SMALL: Settings = Settings {
        width: 16,
        epochs: 30,
        least: 5,
        least_treebank: 2,
        negatives: 5,
        rate: 0.05,
        share: 1.0,
        speeches: 1.0,
        seed: 3,
    };

    #[test]
    fn like_words_grow_alike() {
        let vectors = train(&cache(), &SMALL, &mut |_| {}).unwrap();
        let index = |word: &str| vectors.words.iter().position(|w| w == word).unwrap();
        assert_eq!(vectors.rows.len(), vectors.words.len() * 16);
        assert!(vectors.words.contains(&"zanzibar".to_owned()) && !vectors.words.contains(&"fell".to_owned()));
        for (word, others) in [("iran", ["gaza", "libya"]), ("monday", ["tuesday", "friday"])] {
            let near: Vec<&str> = vectors.near(index(word), 2).iter().map(|n| vectors.words[n.0].as_str()).collect();
            assert!(others.iter().all(|other| near.contains(other)), "{word}: {near:?}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_bits() {
        let once = |seed| train(&cache(), &Settings { epochs: 1, seed, ..SMALL }, &mut |_| {}).unwrap();
        assert_eq!(once(1), once(1));
        assert_ne!(once(1), once(2));
    }

    #[test]
    fn what_cannot_be_trained() {
        assert!(train("nowhere\ta b c\n", &SMALL, &mut |_| {}).is_err());
        assert!(train("", &Settings { width: 20, ..SMALL }, &mut |_| {}).is_err());
        assert!(train("", &SMALL, &mut |_| {}).unwrap().words.is_empty());
    }
}
