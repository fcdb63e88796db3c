//! Choosing sentences of the cache.

use crate::perceptron::Random;
use crate::raw::Source;
use anyhow::Context;

/// How many words of which source, in sentences of what length.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampling {
    /// Words in all.
    pub words: usize,
    /// What each source counts, in the order of [`Source::ALL`].
    pub shares: [f64; Source::ALL.len()],
    /// Words of the shortest sentence.
    pub least: usize,
    /// Words of the longest.
    pub most: usize,
    /// Seed of the choice.
    pub seed: u64,
}

impl Default for Sampling {
    /// News first, few speeches, and nothing that is labelled already.
    fn default() -> Self {
        Self { words: 3_000_000, shares: [0.55, 0.05, 0.3, 0.1, 0.0], least: 4, most: 60, seed: 1 }
    }
}

/// Sentences in an order of their own, so that a first part of them is as fair a sample as the whole. Where a source
/// has too few, the others make up for it by their shares.
///
/// # Errors
/// Where a line of the cache has no source, with its number.
pub fn sample<'c>(cache: &'c str, sampling: &Sampling) -> anyhow::Result<Vec<(Source, Vec<&'c str>)>> {
    let mut pools: [Vec<&str>; Source::ALL.len()] = Default::default();
    for (index, line) in cache.lines().enumerate() {
        let source = line.split_once('\t').and_then(|(name, words)| Some((Source::named(name)?, words)));
        let (source, words) = source.with_context(|| format!("line {}: no source", index + 1))?;
        if (sampling.least..=sampling.most).contains(&length(words)) {
            pools[source as usize].push(words);
        }
    }
    let sizes = pools.each_ref().map(|pool| pool.iter().map(|words| length(words)).sum());
    let wanted = wanted(sampling, sizes);
    let mut random = Random::new(sampling.seed);
    let mut chosen = Vec::new();
    for ((source, mut pool), wanted) in Source::ALL.into_iter().zip(pools).zip(wanted) {
        random.shuffle(&mut pool);
        let mut taken = 0;
        for words in pool {
            if taken >= wanted {
                break;
            }
            taken += length(words);
            chosen.push((source, words.split(' ').collect()));
        }
    }
    random.shuffle(&mut chosen);
    Ok(chosen)
}

fn length(words: &str) -> usize {
    words.bytes().filter(|&b| b == b' ').count() + 1
}

/// Words to take of each source.
fn wanted(sampling: &Sampling, sizes: [usize; Source::ALL.len()]) -> [usize; Source::ALL.len()] {
    let mut wanted = [0; Source::ALL.len()];
    let mut open = sampling.shares.map(|share| share > 0.0);
    let mut left = sampling.words;
    // Each round empties a source or is the last.
    for _ in 0..wanted.len() {
        let sum: f64 = (0..wanted.len()).filter(|&i| open[i]).map(|i| sampling.shares[i]).sum();
        let part = |i: usize| (left as f64 * sampling.shares[i] / sum) as usize;
        match (0..wanted.len()).find(|&i| open[i] && part(i) >= sizes[i]) {
            Some(short) => {
                wanted[short] = sizes[short];
                open[short] = false;
                left -= sizes[short].min(left);
            }
            None => {
                for i in (0..wanted.len()).filter(|&i| open[i]) {
                    wanted[i] = part(i);
                }
                break;
            }
        }
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_lengths_and_order() {
        let mut cache = String::new();
        for i in 0..500 {
            cache.push_str(&format!("events\tEvent number {i} is this .\nspeech\tSpeech number {i} is here .\n"));
            cache.push_str("treebank\tGold trees are known already .\nvoa\tNo .\n");
        }
        cache.push_str("wire\tOnly one is of the wire .\n");
        let sampling = Sampling { words: 600, least: 3, ..Sampling::default() };
        let chosen = sample(&cache, &sampling).unwrap();
        let count = |source| chosen.iter().filter(|sentence| sentence.0 == source).count();
        // Wire gives its 7 words, and the other 593 are shared as 55 to 10, in sentences of 6.
        assert_eq!(Source::ALL.map(count), [84, 1, 0, 16, 0]);
        assert_eq!(chosen, sample(&cache, &sampling).unwrap());
        assert_ne!(chosen, sample(&cache, &Sampling { seed: 2, ..sampling.clone() }).unwrap());
        let all = sample(&cache, &Sampling { words: usize::MAX, ..sampling }).unwrap();
        assert_eq!(all.len(), 1001);
        assert!(sample("nobody\ta b c\n", &Sampling::default()).is_err());
    }
}
