//! How much whole reports are alike: two of one story tell of the same things in other words.

use super::told::Told;
use super::words::{Names, Weights, in_reports};
use std::collections::BTreeMap;

/// The words of each report's events.
#[derive(Debug)]
pub(super) struct Reports {
    words: BTreeMap<u32, Vec<u32>>,
    weights: Weights,
}

impl Reports {
    pub(super) fn of(events: &[&Told], names: &Names) -> Self {
        let mut words: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for own in events {
            words.entry(own.report).or_default().extend(own.words());
        }
        let mut met: BTreeMap<u32, u32> = BTreeMap::new();
        for own in words.values_mut() {
            own.sort_unstable();
            own.dedup();
            for &word in own.iter() {
                *met.entry(word).or_default() += 1;
            }
        }
        let most = met.keys().max().map_or(0, |&word| word as usize + 1);
        let mut counts = vec![0; most];
        met.into_iter().for_each(|(word, met)| counts[word as usize] = met);
        let reports = u32::try_from(words.len()).unwrap_or(u32::MAX);
        Self { words, weights: names.weights_of(&counts, reports, in_reports) }
    }

    /// How much what the reports tell beside two events is alike, from 0 to 100.
    pub(super) fn likeness(&self, one: &Told, other: &Told) -> u32 {
        let all = |own: &Told| self.words.get(&own.report).map_or(&[][..], Vec::as_slice);
        likeness(&self.weights, (one, all(one)), (other, all(other)))
    }
}

/// How much two reports are alike beside two events, given all their words, sorted.
pub(crate) fn likeness(weights: &Weights, one: (&Told, &[u32]), other: (&Told, &[u32])) -> u32 {
    let beside = |(own, all): (&Told, &[u32])| -> Vec<u32> {
        all.iter().copied().filter(|word| own.words().binary_search(word).is_err()).collect()
    };
    weights.likeness(&beside(one), &beside(other))
}
