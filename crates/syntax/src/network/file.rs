//! The file of a trained network: a header, a table of sections, and the sections.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0..8 | `dlnetwrk` |
//! | 8..12 | format number, little-endian like every number here |
//! | 12..16 | number of sections |
//! | 16..24 | length of the file |
//! | 24..56 | SHA-256 of what follows |
//! | 56.. | for each section where it begins and how long it is, 8 bytes each |
//! | … | the sections in the order of [`Section`], without gaps |
//!
//! Every length is compared with what there is before anything is allocated.

use sha2::{Digest, Sha256};

const MAGIC: &[u8; 8] = b"dlnetwrk";
const HEADER: usize = 56;
const ENTRY: usize = 16;

/// The format this build reads. It grows with every change to features, network or layout of the file.
pub const FORMAT: u32 = 1;

/// What a file holds, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Five sizes, 4 bytes each: see [`Dims`](super::parts::Dims).
    Dims,
    /// Five lists of labels: for each list its length (4 bytes), for each label its length (2 bytes) and characters.
    Labels,
    /// How many words; where each begins in the text that follows, and where the last one ends (4 bytes each); the
    /// words themselves, in the order of their bytes.
    Words,
    /// Rows of embeddings: a scale of 4 bytes, then a signed byte for each dimension. First that of unknown words, then
    /// those of the words, then the hash buckets'.
    Rows,
    /// Matrices, in the order of [`shapes`](super::parts::shapes), column by column: a scale of 4 bytes, then a
    /// signed byte for each row.
    Dense,
    /// The other tensors in the same order, 4 bytes a number.
    Floats,
    /// Scales of activations in the order of [`places`](super::parts::places).
    Scales,
    /// The lemmatiser's own bytes; empty where there is none.
    Lemmas,
}

/// Number of sections.
pub const SECTIONS: usize = 8;

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NetworkError {
    /// It does not begin as one.
    #[error("not a file of a network: it does not begin with “dlnetwrk”")]
    Magic,
    /// Of another build.
    #[error("a network of format {found}; this build reads format {FORMAT}: train it anew or take the matching build")]
    Format {
        /// The number in the file.
        found: u32,
    },
    /// Cut short.
    #[error("network damaged: the file is cut short, {found} of {wanted} bytes")]
    Short {
        /// Bytes there are.
        found: u64,
        /// Bytes there should be.
        wanted: u64,
    },
    /// With something after its end.
    #[error("network damaged: {found} bytes in a file that ends after {wanted}")]
    Long {
        /// Bytes there are.
        found: u64,
        /// Bytes there should be.
        wanted: u64,
    },
    /// The content is not what was written.
    #[error("network damaged: its hash is not the one in the header")]
    Hash,
    /// The table of sections is not in order.
    #[error("network damaged: its sections do not fill the file")]
    Sections,
    /// A section is not of the size that the others ask for, or its content is impossible.
    #[error("network damaged: section {section:?}: {problem}")]
    Content {
        /// Which one.
        section: Section,
        /// What is wrong with it.
        problem: String,
    },
}

impl NetworkError {
    pub(super) fn content(section: Section, problem: impl Into<String>) -> Self {
        Self::Content { section, problem: problem.into() }
    }
}

/// Whether the hash is to be compared: not for the file built into the program, which a test has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Compare it.
    Nothing,
    /// Take it as it is.
    Content,
}

/// A file taken apart: the place of each section.
#[derive(Clone, Debug)]
pub(super) struct Contents {
    places: [(usize, usize); SECTIONS],
    /// First 16 hexadecimal digits of the hash.
    pub(super) hash: String,
}

impl Contents {
    /// Checks the header and finds the sections.
    pub(super) fn read(file: &[u8], trust: Trust) -> Result<Self, NetworkError> {
        let found = file.len() as u64;
        if !file.starts_with(MAGIC) {
            return Err(if MAGIC.starts_with(file) && !file.is_empty() {
                NetworkError::Short { found, wanted: HEADER as u64 }
            } else {
                NetworkError::Magic
            });
        }
        let short = NetworkError::Short { found, wanted: HEADER as u64 };
        let format = u32_at(file, 8).ok_or(short.clone())?;
        if format != FORMAT {
            return Err(NetworkError::Format { found: format });
        }
        let (Some(count), Some(wanted), Some(digest)) = (u32_at(file, 12), u64_at(file, 16), file.get(24..HEADER))
        else {
            return Err(short);
        };
        match found.cmp(&wanted) {
            std::cmp::Ordering::Less => return Err(NetworkError::Short { found, wanted }),
            std::cmp::Ordering::Greater => return Err(NetworkError::Long { found, wanted }),
            std::cmp::Ordering::Equal => {}
        }
        if trust == Trust::Nothing && Sha256::digest(&file[HEADER..])[..] != *digest {
            return Err(NetworkError::Hash);
        }
        if count as usize != SECTIONS {
            return Err(NetworkError::Sections);
        }
        let mut places = [(0, 0); SECTIONS];
        let mut next = (HEADER + SECTIONS * ENTRY) as u64;
        for (index, place) in places.iter_mut().enumerate() {
            let entry = HEADER + index * ENTRY;
            let (start, length) = u64_at(file, entry).zip(u64_at(file, entry + 8)).ok_or(NetworkError::Sections)?;
            let end = start.checked_add(length).filter(|&end| start == next && end <= found);
            next = end.ok_or(NetworkError::Sections)?;
            *place = (start as usize, next as usize);
        }
        if next != found {
            return Err(NetworkError::Sections);
        }
        let hash = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { places, hash })
    }

    /// Where a section stands in the file.
    pub(super) fn range(&self, section: Section) -> std::ops::Range<usize> {
        let (start, end) = self.places[section as usize];
        start..end
    }
}

/// Puts sections together to a file.
pub(super) fn assemble(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let table = HEADER + SECTIONS * ENTRY;
    let length = table + sections.iter().map(Vec::len).sum::<usize>();
    let mut file = Vec::with_capacity(length);
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&FORMAT.to_le_bytes());
    file.extend_from_slice(&(SECTIONS as u32).to_le_bytes());
    file.extend_from_slice(&(length as u64).to_le_bytes());
    file.resize(HEADER, 0);
    let mut start = table as u64;
    for section in sections {
        file.extend_from_slice(&start.to_le_bytes());
        file.extend_from_slice(&(section.len() as u64).to_le_bytes());
        start += section.len() as u64;
    }
    for section in sections {
        file.extend_from_slice(section);
    }
    let digest = Sha256::digest(&file[HEADER..]);
    file[24..HEADER].copy_from_slice(&digest);
    file
}

/// The number in 4 bytes from `at` on.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().copied().map(u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().copied().map(u64::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let mut sections: [Vec<u8>; SECTIONS] = Default::default();
        sections[0] = vec![1, 2, 3];
        sections[7] = vec![9; 40];
        assemble(&sections)
    }

    #[test]
    fn what_is_written_is_found() {
        let file = file();
        let contents = Contents::read(&file, Trust::Nothing).unwrap();
        assert_eq!(file[contents.range(Section::Dims)], [1, 2, 3]);
        assert!(contents.range(Section::Labels).is_empty());
        assert_eq!(file[contents.range(Section::Lemmas)], [9; 40]);
        assert_eq!(contents.hash.len(), 16);
    }

    #[test]
    fn damage_is_told_apart() {
        let good = file();
        let read = |file: &[u8]| Contents::read(file, Trust::Nothing).unwrap_err();
        let with = |at: usize, byte: u8| {
            let mut file = good.clone();
            file[at] = byte;
            file
        };
        assert_eq!(read(b""), NetworkError::Magic);
        assert_eq!(read(b"dlweight"), NetworkError::Magic);
        assert_eq!(read(&with(0, b'x')), NetworkError::Magic);
        assert_eq!(read(&with(8, 2)), NetworkError::Format { found: 2 });
        let length = good.len() as u64;
        for end in 1..good.len() {
            assert!(matches!(read(&good[..end]), NetworkError::Short { .. }), "cut at {end}");
        }
        assert_eq!(read(&good[..100]), NetworkError::Short { found: 100, wanted: length });
        assert_eq!(read(&with(23, 255)), NetworkError::Short { found: length, wanted: length | 255 << 56 });
        assert_eq!(read(&[&good[..], b"x"].concat()), NetworkError::Long { found: length + 1, wanted: length });
        assert_eq!(read(&with(good.len() - 1, 0)), NetworkError::Hash);
        assert_eq!(read(&with(30, 0)), NetworkError::Hash);
    }

    #[test]
    fn sections_with_a_true_hash_are_checked_too() {
        for at in HEADER..HEADER + SECTIONS * ENTRY {
            let mut file = file();
            file[at] ^= 0x81;
            let digest = Sha256::digest(&file[HEADER..]);
            file[24..HEADER].copy_from_slice(&digest);
            assert_eq!(Contents::read(&file, Trust::Nothing).unwrap_err(), NetworkError::Sections, "byte {at}");
        }
        let mut file = file();
        file[12] = 7;
        assert_eq!(Contents::read(&file, Trust::Content).unwrap_err(), NetworkError::Sections);
    }
}
