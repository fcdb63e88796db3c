//! Trained weights as a sealed file ([`crate::sealed`]): whole numbers, and what is known of words.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0..8 | `dlweight` |
//! | 8..12 | format number, little-endian like every number here |
//! | 12..16 | `bits`: there are `2^bits` weights |
//! | 16..48 | SHA-256 of what follows |
//! | 48.. | the weights, 16-bit signed |
//! | last 16,384 | how prose writes words, [`crate::usage`] |
//!
//! Whole numbers add up the same on every processor, and in any order.

use crate::sealed::{self, Seal, SealedError};
use crate::usage::{self, Usage};

/// The format this build reads. It grows with every change to features, hashing or layout of the file.
pub const FORMAT: u32 = 2;

const SEAL: Seal = Seal { magic: "dlweight", format: FORMAT };

/// A table of weights looked up by hash, and what is known of words.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    table: Vec<i16>,
    usage: Usage,
    hash: String,
}

impl Weights {
    /// Reads a file of weights.
    ///
    /// # Errors
    /// Where it is not one, of another format, or damaged. Nothing is allocated before the sizes are checked.
    pub fn read(file: &[u8]) -> Result<Self, SealedError> {
        let opened = SEAL.open(file, |[bits]| (2 << bits) + usage::BYTES)?;
        let [bits] = opened.numbers;
        let (table, usage) = opened.content.split_at(2 << bits);
        let usage = Usage::from_bytes(usage);
        let table = table.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
        Ok(Self { table, usage, hash: opened.hash })
    }

    /// The file that [`Weights::read`] reads. The table's length must be a power of two.
    pub fn write(table: &[i16], usage: &Usage) -> Vec<u8> {
        let mut content: Vec<u8> = table.iter().flat_map(|weight| weight.to_le_bytes()).collect();
        content.extend(usage.to_bytes());
        SEAL.close([table.len().ilog2()], &content)
    }

    /// First 16 hexadecimal digits of the SHA-256 of the weights; empty where there are none.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// What is known of words.
    pub(crate) fn usage(&self) -> &Usage {
        &self.usage
    }

    /// The sum of the features' weights, each found by its lower bits; 0 where there are no weights.
    #[inline]
    pub fn sum(&self, features: &[u32]) -> i32 {
        sealed::sum(&self.table, features)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let file = Weights::write(&[1, -2, 3, i16::MIN], &Usage::default());
        let weights = Weights::read(&file).unwrap();
        assert_eq!(weights.hash().len(), 16);
        assert_eq!(weights.sum(&[0, 4, 1, 7]), 1 + 1 - 2 - 32768);
        assert_eq!(Weights::default().sum(&[0, 4]), 0);
    }

    #[test]
    fn a_file_of_another_size_is_refused() {
        let file = Weights::write(&[1, 2, 3, 4], &Usage::default());
        let (found, wanted) = (file.len(), file.len() + 8);
        let mut larger = file.clone();
        larger[12] = 3;
        assert_eq!(Weights::read(&larger).unwrap_err(), SealedError::Length { found, wanted });
        assert_eq!(
            Weights::read(&file[..20]).unwrap_err(),
            SealedError::Length { found: 20, wanted: 56 + usage::BYTES }
        );
    }
}
