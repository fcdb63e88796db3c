//! Lists of names, kept as hashes: of each word whether it begins or continues the name of a listed country, people,
//! town, area, body or person, or is a given or family name.
//!
//! What stands on a list is a hint among others for the network, which has learnt how far to trust each list
//! (gazetteer features: Ratinov and Roth 2009). Trainer and runtime share this file, as they do [`features`](super::features).

use super::features::normal;
use std::collections::BTreeMap;

/// Marks a word can have: for each list one for the first word of a name on it and one for those after.
pub const MARKS: usize = 2 * List::ALL.len();

/// No listed name has more words.
const LONGEST: usize = 7;

/// A word in small letters ends a name unless it is as short as "of", "and", "bin".
const CONNECTING: usize = 4;

/// What a name is listed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Countries.
    Country,
    /// Peoples, faiths, followers.
    People,
    /// Towns and first-level regions.
    Town,
    /// Seas, mountains, parts of the world.
    Area,
    /// Bodies of any kind.
    Body,
    /// Persons, with all their names.
    Person,
    /// Given names.
    Given,
    /// Family names.
    Family,
}

impl List {
    /// Every list; its place here is its number.
    pub const ALL: [Self; 8] =
        [Self::Country, Self::People, Self::Town, Self::Area, Self::Body, Self::Person, Self::Given, Self::Family];
}

/// The lists, all in one: hashes of names in rising order, and for each the set of its lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    hashes: Vec<u32>,
    sets: Vec<u8>,
}

impl Lists {
    /// From names, their words with a blank between, and what they are listed as. Names of too many words are left out.
    ///
    /// ```
    /// use dateline_syntax::network::lists::{List, Lists};
    /// let lists = Lists::of([("Iran", List::Country), ("Khan", List::Family), ("Aga Khan", List::Person)]);
    /// let marks = lists.marks(&["Aga", "Khan", "left", "iran"]);
    /// let (begins, goes_on) = (1 << 10, 1 << 11);
    /// assert_eq!(marks, [begins, goes_on | 1 << 14, 0, 0], "in small letters nothing is a name");
    /// ```
    pub fn of<'n>(names: impl IntoIterator<Item = (&'n str, List)>) -> Self {
        let mut sets: BTreeMap<u32, u8> = BTreeMap::new();
        for (name, list) in names {
            let words: Vec<&str> = name.split_whitespace().collect();
            if (1..=LONGEST).contains(&words.len()) {
                let hash = words.iter().fold(START, |hash, word| extend(hash, word));
                *sets.entry(folded(hash)).or_default() |= 1 << list as u8;
            }
        }
        Self { hashes: sets.keys().copied().collect(), sets: sets.into_values().collect() }
    }

    /// The marks of the words of a sentence: bit `2 l` where a name of list `l` begins, bit `2 l + 1` where one goes on.
    /// Of the names of one list that overlap the earlier counts, of those that begin together the longest.
    pub fn marks(&self, forms: &[&str]) -> Vec<u16> {
        let mut marks = vec![0; forms.len()];
        let mut covered = [0; List::ALL.len()];
        for (at, form) in forms.iter().enumerate() {
            if !form.starts_with(char::is_uppercase) {
                continue;
            }
            let mut ends = [0; List::ALL.len()];
            let mut hash = START;
            for (end, word) in (at + 1..).zip(forms[at..].iter().take(LONGEST)) {
                if end > at + 1 && word.len() > CONNECTING && word.starts_with(char::is_lowercase) {
                    break;
                }
                hash = extend(hash, word);
                let set = self.set(folded(hash));
                (0..ends.len()).filter(|list| set >> list & 1 == 1).for_each(|list| ends[list] = end);
            }
            for (list, (end, covered)) in ends.into_iter().zip(&mut covered).enumerate() {
                if end > 0 && *covered <= at {
                    marks[at] |= 1 << (2 * list);
                    marks[at + 1..end].iter_mut().for_each(|mark| *mark |= 1 << (2 * list + 1));
                    *covered = end;
                }
            }
        }
        marks
    }

    fn set(&self, hash: u32) -> u8 {
        self.hashes.binary_search(&hash).map_or(0, |at| self.sets[at])
    }

    /// As bytes of a file: all hashes, 4 bytes each, then the sets.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        self.hashes.iter().flat_map(|hash| hash.to_le_bytes()).chain(self.sets.iter().copied()).collect()
    }

    /// From bytes of a file; none where they are no lists.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        if !bytes.len().is_multiple_of(5) {
            return None;
        }
        let (hashes, sets) = bytes.split_at(bytes.len() / 5 * 4);
        let hashes: Vec<u32> = hashes.as_chunks().0.iter().copied().map(u32::from_le_bytes).collect();
        hashes.is_sorted_by(|a, b| a < b).then(|| Self { hashes, sets: sets.to_vec() })
    }
}

/// FNV-1a, as in [`features`](super::features): a fixed function, for the file outlives any library's hash.
const START: u64 = 0xcbf2_9ce4_8422_2325;

fn extend(hash: u64, word: &str) -> u64 {
    normal(word).bytes().chain([b' ']).fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn folded(hash: u64) -> u32 {
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> Lists {
        Lists::of([
            ("United Kingdom", List::Country),
            ("Bank of England", List::Body),
            ("England", List::Town),
            ("Kingdom", List::Family),
            ("a b c d e f g h", List::Body),
        ])
    }

    #[test]
    fn the_longest_name_of_each_list() {
        let marks = lists().marks(&["The", "Bank", "of", "England", "in", "the", "UNITED", "KINGDOM"]);
        assert_eq!(marks, [0, 1 << 8, 1 << 9, 1 << 9 | 1 << 4, 0, 0, 1, 1 << 1 | 1 << 14]);
        assert!(lists().marks(&[]).is_empty());
    }

    #[test]
    fn written_and_read() {
        let lists = lists();
        let bytes = lists.to_bytes();
        assert_eq!(bytes.len(), 4 * 5, "the name of eight words is left out");
        assert_eq!(Lists::parse(&bytes).as_ref(), Some(&lists));
        assert_eq!(Lists::parse(&bytes[1..]), None);
        let mut turned = bytes;
        turned[..16].rotate_left(4);
        assert_eq!(Lists::parse(&turned), None, "hashes must rise");
    }
}
