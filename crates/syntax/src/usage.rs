//! How prose writes a word inside its sentences: small, with a capital, or both. A capital on a word that is usually
//! small begins a sentence; on a name it says nothing.
//!
//! Two bits a word, at the place that the word's hash says. Where two words share a place, the more frequent has it.

use crate::shapes::hash;

/// Bytes of the table: four places each.
pub(crate) const BYTES: usize = 1 << 14;
const PLACES: usize = BYTES * 4;

/// What [`Usage::of`] says of a word that is usually small.
pub(crate) const USUALLY_SMALL: u8 = 1;

/// A word met less often is not known.
const FEWEST: u32 = 3;

/// What is known of words, by their hashes. Empty where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage(Vec<u8>);

/// How often a word was seen inside sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// In small letters.
    pub lower: u32,
    /// With a capital.
    pub capital: u32,
}

impl Usage {
    /// From counts. The same counts in the same order give the same table.
    pub fn new<'w>(words: impl Iterator<Item = (&'w str, Seen)>) -> Self {
        let mut bytes = vec![0; BYTES];
        let mut holders = vec![0; PLACES];
        for (word, Seen { lower, capital }) in words {
            let place = place(hash(word));
            let often = lower + capital;
            let (Some(holder), Some(byte)) = (holders.get_mut(place), bytes.get_mut(place / 4)) else { continue };
            if often < FEWEST || often <= *holder {
                continue;
            }
            *holder = often;
            let class = match (lower >= 4 * capital, capital >= 4 * lower) {
                (true, _) => USUALLY_SMALL,
                (_, true) => 2,
                _ => 3u8,
            };
            let shift = 2 * (place % 4);
            *byte = *byte & !(3 << shift) | class << shift;
        }
        Self(bytes)
    }

    /// Of as many bytes as there must be.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    /// As many bytes as there must be.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.0.clone();
        bytes.resize(BYTES, 0);
        bytes
    }

    /// What is known of the word with this hash: 0 nothing, 1 usually small, 2 usually with a capital, 3 both.
    #[inline]
    pub(crate) fn of(&self, hash: u32) -> u8 {
        let place = place(hash);
        self.0.get(place / 4).map_or(0, |byte| byte >> (2 * (place % 4)) & 3)
    }
}

fn place(hash: u32) -> usize {
    (hash ^ hash >> 16) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_become_classes() {
        let seen = |lower, capital| Seen { lower, capital };
        let words = [("many", seen(9, 1)), ("senate", seen(1, 9)), ("may", seen(5, 5)), ("rare", seen(2, 0))];
        let usage = Usage::new(words.into_iter());
        let classes = ["Many", "SENATE", "may", "rare", "unknown"].map(|word| usage.of(hash(word)));
        assert_eq!(classes, [1, 2, 3, 0, 0]);
        assert_eq!(Usage::from_bytes(&usage.to_bytes()), usage);
        assert_eq!(Usage::default().of(hash("many")), 0);
        assert_eq!(Usage::default().to_bytes().len(), BYTES);
    }
}
