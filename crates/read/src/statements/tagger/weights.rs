//! The trained weights of attribution as a file: the few of a large table that are not zero.
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

use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::OnceLock;

const MAGIC: &[u8; 8] = b"dlattrib";
const HEADER: usize = 52;
const ENTRY: usize = 6;
/// No table is larger; a damaged header cannot ask for more.
const MOST_BITS: u32 = 22;

/// The format this build reads. It grows with every change to features, hashing or layout of the file.
pub const FORMAT: u32 = 1;

/// Why a file of weights was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeightsError {
    /// It does not begin as one.
    Magic,
    /// Of another build.
    Format(u32),
    /// Cut short or with something after it: bytes there are, bytes there should be.
    Length(usize, usize),
    /// The header's size is out of bounds.
    Size(u32),
    /// The content is not what was written, or its places do not rise.
    Damaged,
}

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic => f.write_str("not a file of weights of attribution: it does not begin with “dlattrib”"),
            Self::Format(found) => write!(
                f,
                "weights of format {found}; this build reads format {FORMAT}: train them anew or take the matching build"
            ),
            Self::Length(found, wanted) => {
                write!(f, "weights damaged: {found} bytes where the header says {wanted}")
            }
            Self::Size(bits) => write!(f, "weights damaged: a table of 2^{bits} places"),
            Self::Damaged => f.write_str("weights damaged: their hash or order is not the one written"),
        }
    }
}

impl std::error::Error for WeightsError {}

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
    pub fn read(file: &[u8]) -> Result<Self, WeightsError> {
        let number = |at: usize| file.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
        if !file.starts_with(MAGIC) {
            return Err(WeightsError::Magic);
        }
        let (Some(format), Some(bits), Some(count)) = (number(8), number(12), number(16)) else {
            return Err(WeightsError::Length(file.len(), HEADER));
        };
        if format != FORMAT {
            return Err(WeightsError::Format(format));
        }
        if bits > MOST_BITS {
            return Err(WeightsError::Size(bits));
        }
        let wanted = HEADER + count as usize * ENTRY;
        if file.len() != wanted {
            return Err(WeightsError::Length(file.len(), wanted));
        }
        let (header, body) = file.split_at(HEADER);
        let digest = Sha256::digest(body);
        if header[20..] != digest[..] {
            return Err(WeightsError::Damaged);
        }
        let mut table = vec![0; 1 << bits];
        let mut next = 0;
        for entry in body.chunks_exact(ENTRY) {
            let place = u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]);
            let weight = table.get_mut(place as usize).filter(|_| place >= next).ok_or(WeightsError::Damaged)?;
            *weight = i16::from_le_bytes([entry[4], entry[5]]);
            next = place + 1;
        }
        let hash = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { table, hash })
    }

    /// The file that [`Weights::read`] reads. The table's length must be a power of two.
    pub fn write(table: &[i16]) -> Vec<u8> {
        let body: Vec<u8> = (0u32..)
            .zip(table)
            .filter(|(_, weight)| **weight != 0)
            .flat_map(|(place, weight)| place.to_le_bytes().into_iter().chain(weight.to_le_bytes()))
            .collect();
        let mut file = Vec::with_capacity(HEADER + body.len());
        file.extend_from_slice(MAGIC);
        file.extend_from_slice(&FORMAT.to_le_bytes());
        file.extend_from_slice(&table.len().ilog2().to_le_bytes());
        file.extend_from_slice(&((body.len() / ENTRY) as u32).to_le_bytes());
        file.extend_from_slice(&Sha256::digest(&body));
        file.extend_from_slice(&body);
        file
    }

    /// First 16 hexadecimal digits of the SHA-256 of the weights; empty where there are none.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The sum of the features' weights, each found by its lower bits; 0 where there are no weights.
    #[inline]
    pub fn sum(&self, features: &[u32]) -> i32 {
        let mask = self.table.len().wrapping_sub(1);
        features.iter().map(|&f| self.table.get(f as usize & mask).map_or(0, |&w| i32::from(w))).sum()
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
    fn damage_is_told_apart() {
        let file = Weights::write(&[1, 2, 3, 4]);
        let with = |at: usize, byte: u8| {
            let mut file = file.clone();
            file[at] = byte;
            Weights::read(&file).unwrap_err()
        };
        assert_eq!(with(0, b'x'), WeightsError::Magic);
        assert_eq!(with(8, 9), WeightsError::Format(9));
        assert_eq!(with(12, 200), WeightsError::Size(200));
        assert_eq!(with(16, 9), WeightsError::Length(76, 106));
        assert_eq!(with(60, 7), WeightsError::Damaged);
        assert_eq!(Weights::read(&file[..9]).unwrap_err(), WeightsError::Length(9, 52));
        assert!(with(60, 7).to_string().contains("damaged"));
    }
}
