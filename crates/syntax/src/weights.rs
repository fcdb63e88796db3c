//! Trained weights as a file: a header that says what follows, then whole numbers.
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

use crate::usage::{self, Usage};
use sha2::{Digest, Sha256};

const MAGIC: &[u8; 8] = b"dlweight";
const HEADER: usize = 48;
/// No table is larger; a damaged header cannot ask for more.
const MOST_BITS: u32 = 22;

/// The format this build reads. It grows with every change to features, hashing or layout of the file.
pub const FORMAT: u32 = 2;

/// Why a file of weights was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// It does not begin as one.
    #[error("not a file of weights: it does not begin with “dlweight”")]
    Magic,
    /// Of another build.
    #[error("weights of format {found}; this build reads format {FORMAT}: train them anew or take the matching build")]
    Format {
        /// The number in the file.
        found: u32,
    },
    /// Cut short or with something after it.
    #[error("weights damaged: {found} bytes where the header says {wanted}")]
    Length {
        /// Bytes there are.
        found: usize,
        /// Bytes there should be.
        wanted: usize,
    },
    /// The header's size is out of bounds.
    #[error("weights damaged: a table of 2^{0} weights")]
    Size(u32),
    /// The content is not what was written.
    #[error("weights damaged: their hash is not the one in the header")]
    Hash,
}

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
    pub fn read(file: &[u8]) -> Result<Self, WeightsError> {
        let number = |at: usize| file.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
        if !file.starts_with(MAGIC) {
            return Err(WeightsError::Magic);
        }
        let short = WeightsError::Length { found: file.len(), wanted: HEADER };
        let (Some(format), Some(bits)) = (number(8), number(12)) else { return Err(short) };
        if format != FORMAT {
            return Err(WeightsError::Format { found: format });
        }
        if bits > MOST_BITS {
            return Err(WeightsError::Size(bits));
        }
        let wanted = HEADER + (2 << bits) + usage::BYTES;
        if file.len() != wanted {
            return Err(WeightsError::Length { found: file.len(), wanted });
        }
        let (header, body) = file.split_at(HEADER);
        let digest = Sha256::digest(body);
        if header[16..] != digest[..] {
            return Err(WeightsError::Hash);
        }
        let (table, usage) = body.split_at(2 << bits);
        let usage = Usage::from_bytes(usage);
        let table = table.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
        let hash = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { table, usage, hash })
    }

    /// The file that [`Weights::read`] reads. The table's length must be a power of two.
    pub fn write(table: &[i16], usage: &Usage) -> Vec<u8> {
        let mut body: Vec<u8> = table.iter().flat_map(|weight| weight.to_le_bytes()).collect();
        body.extend(usage.to_bytes());
        let mut file = Vec::with_capacity(HEADER + body.len());
        file.extend_from_slice(MAGIC);
        file.extend_from_slice(&FORMAT.to_le_bytes());
        file.extend_from_slice(&table.len().ilog2().to_le_bytes());
        file.extend_from_slice(&Sha256::digest(&body));
        file.extend_from_slice(&body);
        file
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
        let mask = self.table.len().wrapping_sub(1);
        features.iter().map(|&f| self.table.get(f as usize & mask).map_or(0, |&w| i32::from(w))).sum()
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
    fn damage_is_told_apart() {
        let file = Weights::write(&[1, 2, 3, 4], &Usage::default());
        let with = |at: usize, byte: u8| {
            let mut file = file.clone();
            file[at] = byte;
            Weights::read(&file).unwrap_err()
        };
        assert_eq!(with(0, b'x'), WeightsError::Magic);
        assert_eq!(with(8, 9), WeightsError::Format { found: 9 });
        assert_eq!(with(12, 200), WeightsError::Size(200));
        assert_eq!(with(12, 3), WeightsError::Length { found: 56 + usage::BYTES, wanted: 64 + usage::BYTES });
        assert_eq!(with(50, 7), WeightsError::Hash);
        assert_eq!(
            Weights::read(&file[..20]).unwrap_err(),
            WeightsError::Length { found: 20, wanted: 56 + usage::BYTES }
        );
        assert_eq!(Weights::read(&file[..9]).unwrap_err(), WeightsError::Length { found: 9, wanted: 48 });
        assert!(with(50, 7).to_string().contains("damaged"));
    }
}
