//! Word vectors as a file: `DLVECTOR`, two whole numbers (words, width), the words each behind its length in bytes
//! (two bytes), then all rows in 32-bit floating point. All numbers are little-endian.

use super::Vectors;
use anyhow::{Context, ensure};

const MAGIC: &[u8; 8] = b"DLVECTOR";

/// The bytes of the file.
pub fn write(vectors: &Vectors) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend((vectors.words.len() as u32).to_le_bytes());
    out.extend((vectors.width as u32).to_le_bytes());
    for word in &vectors.words {
        // A word of the vocabulary is far shorter; what is longer is cut, to keep the file whole.
        let bytes = &word.as_bytes()[..word.floor_char_boundary(usize::from(u16::MAX))];
        out.extend((bytes.len() as u16).to_le_bytes());
        out.extend(bytes);
    }
    out.extend(vectors.rows.iter().flat_map(|value| value.to_le_bytes()));
    out
}

/// Reads such a file.
///
/// # Errors
/// Where it is none, or is cut short or too long.
pub fn read(file: &[u8]) -> anyhow::Result<Vectors> {
    let rest = file.strip_prefix(MAGIC).context("not a file of word vectors")?;
    let (words, rest) = number(rest)?;
    let (width, mut rest) = number(rest)?;
    let mut vectors = Vectors { width, ..Vectors::default() };
    for _ in 0..words {
        let (length, after) = rest.split_first_chunk().context("words missing")?;
        let (word, after) =
            after.split_at_checked(usize::from(u16::from_le_bytes(*length))).context("words missing")?;
        vectors.words.push(std::str::from_utf8(word)?.to_owned());
        rest = after;
    }
    ensure!(
        Some(rest.len()) == words.checked_mul(width).and_then(|n| n.checked_mul(4)),
        "{} bytes of rows",
        rest.len()
    );
    let values = rest.as_chunks().0.iter();
    vectors.rows = values.map(|bytes| f32::from_le_bytes(*bytes)).collect();
    Ok(vectors)
}

fn number(bytes: &[u8]) -> anyhow::Result<(usize, &[u8])> {
    let (number, rest) = bytes.split_first_chunk().context("cut short")?;
    Ok((u32::from_le_bytes(*number) as usize, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let words = vec!["the".to_owned(), "’é".to_owned()];
        let vectors = Vectors { width: 2, words, rows: vec![1.5, -0.25, f32::MIN_POSITIVE, 7.0] };
        let file = write(&vectors);
        assert_eq!(read(&file).unwrap(), vectors);
        for end in 0..file.len() {
            assert!(read(&file[..end]).is_err(), "{end}");
        }
        assert!(read(&[file.as_slice(), &[0]].concat()).is_err());
        let mut huge = file;
        huge[8..16].fill(0xff);
        assert!(read(&huge).is_err());
    }
}
