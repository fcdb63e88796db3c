//! The trained weights of attribution as a sealed file: the few of a large table that are not zero.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0..8 | `dlattrib` |
//! | 8..12 | format number, little-endian like every number here |
//! | 12..16 | `bits`: there are `2^bits` places |
//! | 16..20 | how many weights follow |
//! | 20..52 | SHA-256 of what follows |
//! | 52.. | for each weight 4 bytes of its place and 2 of its value, places rising |
//!
//! Whole numbers add up the same on every processor, and in any order.

use dateline_syntax::sealed::{self, Seal, SealedError};
use std::sync::OnceLock;

const ENTRY: usize = 6;

/// The format this build reads. It grows with every change to features, hashing or layout of the file.
pub const FORMAT: u32 = 1;

const SEAL: Seal = Seal { magic: "dlattrib", format: FORMAT };

/// A table of weights looked up by hash.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    table: Vec<i16>,
    hash: String,
}

impl Weights {
    /// Reads a file of weights.
    ///
    /// # Errors
    /// Where it is not one, of another format, or damaged. Nothing is allocated before the sizes are checked.
    pub fn read(file: &[u8]) -> Result<Self, SealedError> {
        let opened = SEAL.open(file, |[_, count]| *count as usize * ENTRY)?;
        let [bits, _] = opened.numbers;
        let mut table = vec![0; 1 << bits];
        let mut next = 0;
        for entry in opened.content.chunks_exact(ENTRY) {
            let place = u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]);
            let weight = table.get_mut(place as usize).filter(|_| place >= next).ok_or(SealedError::Damaged)?;
            *weight = i16::from_le_bytes([entry[4], entry[5]]);
            next = place + 1;
        }
        Ok(Self { table, hash: opened.hash })
    }

    /// The file that [`Weights::read`] reads. The table's length must be a power of two.
    pub fn write(table: &[i16]) -> Vec<u8> {
        let content: Vec<u8> = (0u32..)
            .zip(table)
            .filter(|(_, weight)| **weight != 0)
            .flat_map(|(place, weight)| place.to_le_bytes().into_iter().chain(weight.to_le_bytes()))
            .collect();
        SEAL.close([table.len().ilog2(), (content.len() / ENTRY) as u32], &content)
    }

    /// First 16 hexadecimal digits of the SHA-256 of the weights; empty where there are none.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The sum of the features' weights, each found by its lower bits; 0 where there are no weights.
    #[inline]
    pub fn sum(&self, features: &[u32]) -> i32 {
        sealed::sum(&self.table, features)
    }
}

/// The weights built into the program; none where the file is of another build, and then rules alone decide.
pub fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::read(include_bytes!("../../../weights/en.statements")).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_file_is_sound() {
        Weights::read(include_bytes!("../../../weights/en.statements")).unwrap();
    }

    #[test]
    fn what_is_written_is_read() {
        let weights = Weights::read(&Weights::write(&[1, 0, 3, i16::MIN])).unwrap();
        assert_eq!(weights.hash().len(), 16);
        assert_eq!(weights.sum(&[0, 4, 1, 7]), 1 + 1 - 32768);
        assert_eq!(Weights::default().sum(&[0, 4]), 0);
    }

    #[test]
    fn places_must_rise_and_stay_within_the_table() {
        let entry = |place: u32| [&place.to_le_bytes()[..], &[1, 0]].concat();
        let file = |places: [u32; 2]| SEAL.close([2, 2], &places.map(entry).concat());
        assert!(Weights::read(&file([1, 3])).is_ok());
        for places in [[3, 1], [1, 1], [1, 4]] {
            assert_eq!(Weights::read(&file(places)).unwrap_err(), SealedError::Damaged);
        }
        assert!(matches!(Weights::read(&SEAL.close([2, 9], &[])), Err(SealedError::Length { wanted: 106, .. })));
    }
}
