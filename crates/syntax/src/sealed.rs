//! Sealed files of weights: what a file is, of which format, a few numbers of its own, and a hash of what follows.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0..8 | what it is |
//! | 8..12 | format number, little-endian like every number here |
//! | 12.. | `N` numbers of 4 bytes, the first of them `bits`: the table has `2^bits` places |
//! | then 32 | SHA-256 of what follows |
//! | the rest | the content |

use sha2::{Digest, Sha256};

/// No table is larger; a damaged header cannot ask for more.
const MOST_BITS: u32 = 22;
const HASH: usize = 32;

/// What a kind of file begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Its first 8 characters.
    pub magic: &'static str,
    /// The format this build reads.
    pub format: u32,
}

/// Why a file of weights was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealedError {
    /// It does not begin as one.
    #[error("not a file of weights: it does not begin with “{0}”")]
    Magic(&'static str),
    /// Of another build.
    #[error("weights of format {found}; this build reads format {wanted}: train them anew or take the matching build")]
    Format {
        /// The number in the file.
        found: u32,
        /// The number of this build.
        wanted: u32,
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
    #[error("weights damaged: a table of 2^{0} places")]
    Size(u32),
    /// The content is not what was written.
    #[error("weights damaged: their content is not the one that was sealed")]
    Damaged,
}

/// A file that is what it says it is.
#[derive(Clone, Debug)]
pub struct Opened<'f, const N: usize> {
    /// The numbers of its header.
    pub numbers: [u32; N],
    /// What follows the header.
    pub content: &'f [u8],
    /// First 16 hexadecimal digits of the content's hash.
    pub hash: String,
}

impl Seal {
    /// Opens a file whose header has `N` numbers; `length` says from them how long its content must be.
    ///
    /// # Errors
    /// Where it is not one, of another format, or damaged. Nothing is allocated.
    pub fn open<'f, const N: usize>(
        &self,
        file: &'f [u8],
        length: impl FnOnce(&[u32; N]) -> usize,
    ) -> Result<Opened<'f, N>, SealedError> {
        let header = 12 + 4 * N + HASH;
        let number = |at: usize| file.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
        if !file.starts_with(self.magic.as_bytes()) {
            return Err(SealedError::Magic(self.magic));
        }
        let short = SealedError::Length { found: file.len(), wanted: header };
        let Some(found) = number(8) else { return Err(short) };
        if found != self.format {
            return Err(SealedError::Format { found, wanted: self.format });
        }
        let mut numbers = [0; N];
        for (at, slot) in numbers.iter_mut().enumerate() {
            *slot = number(12 + 4 * at).ok_or_else(|| short.clone())?;
        }
        if let Some(bits) = numbers.first().filter(|bits| **bits > MOST_BITS) {
            return Err(SealedError::Size(*bits));
        }
        let wanted = header + length(&numbers);
        if file.len() != wanted {
            return Err(SealedError::Length { found: file.len(), wanted });
        }
        let (header, content) = file.split_at(header);
        let digest = Sha256::digest(content);
        if !header.ends_with(&digest) {
            return Err(SealedError::Damaged);
        }
        let hash = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Ok(Opened { numbers, content, hash })
    }

    /// The file that [`Seal::open`] opens.
    pub fn close<const N: usize>(&self, numbers: [u32; N], content: &[u8]) -> Vec<u8> {
        let mut file = Vec::with_capacity(12 + 4 * N + HASH + content.len());
        file.extend_from_slice(self.magic.as_bytes());
        file.extend_from_slice(&self.format.to_le_bytes());
        numbers.iter().for_each(|number| file.extend_from_slice(&number.to_le_bytes()));
        file.extend_from_slice(&Sha256::digest(content));
        file.extend_from_slice(content);
        file
    }
}

/// The sum of features' weights in a table of `2^bits` places, each found by its lower bits; 0 where the table is empty.
///
/// ```
/// assert_eq!(dateline_syntax::sealed::sum(&[1, 2, 3, 4], &[0, 5]), 3);
/// ```
#[inline]
pub fn sum(table: &[i16], features: &[u32]) -> i32 {
    let mask = table.len().wrapping_sub(1);
    features.iter().map(|&f| table.get(f as usize & mask).map_or(0, |&weight| i32::from(weight))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEAL: Seal = Seal { magic: "dlsealed", format: 3 };

    fn open(file: &[u8]) -> Result<Opened<'_, 2>, SealedError> {
        SEAL.open(file, |[_, count]| *count as usize)
    }

    #[test]
    fn what_is_closed_opens() {
        let file = SEAL.close([1, 4], b"news");
        let opened = open(&file).unwrap();
        assert_eq!((opened.numbers, opened.content, opened.hash.len()), ([1, 4], &b"news"[..], 16));
    }

    #[test]
    fn damage_is_told_apart() {
        let file = SEAL.close([1, 4], b"news");
        let with = |at: usize, byte: u8| {
            let mut file = file.clone();
            file[at] = byte;
            open(&file).unwrap_err()
        };
        assert_eq!(with(0, b'x'), SealedError::Magic("dlsealed"));
        assert_eq!(with(8, 9), SealedError::Format { found: 9, wanted: 3 });
        assert_eq!(with(12, 23), SealedError::Size(23));
        assert_eq!(with(16, 5), SealedError::Length { found: 56, wanted: 57 });
        assert_eq!(with(20, 0), SealedError::Damaged);
        assert_eq!(with(55, b'w'), SealedError::Damaged);
        for short in [9, 14, 18] {
            assert_eq!(open(&file[..short]).unwrap_err(), SealedError::Length { found: short, wanted: 52 });
        }
        assert!(with(55, b'w').to_string().contains("damaged"));
    }
}
