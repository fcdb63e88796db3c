//! What is kept of a report's running text to know its copies by: hashes of its phrases, and where in the text each stands.

use super::fold::{self, SEED, Word, spread, take};
use super::furniture;

/// The first form of a sketch's bytes.
const FORMAT: u8 = 1;
/// Bytes before the phrases: format, two levels, number of phrases, words, whole.
const HEAD: usize = 1 + 1 + 1 + 2 + 4 + 8;
/// More phrases than this are thinned out by half, again and again.
const MOST: usize = 256;
/// And more numbers than this.
const MOST_NUMBERS: usize = 64;
/// Compared words that make a phrase.
const PHRASE: usize = 3;
/// A text is cut into no more stretches than this, and into none shorter than [`SHORTEST`] words.
pub(super) const STRETCHES: usize = 120;
const SHORTEST: usize = 4;
/// Set where a phrase is a number with what it counts.
const NUMBER: u8 = 0x80;

/// A report's content, small enough to keep for each of a hundred thousand: about a kilobyte for a report of 400 words.
///
/// Of every three compared words in a row the hash is kept, with the stretch of the text it stands in; of a long text
/// every second, fourth, … hash, the same ones in every text, so that what part of a text is in another can be told.
/// Numbers are kept too, each with what it counts. Lines of outlets' own ("Sign up for our newsletter") are left out.
///
/// ```
/// use dateline_corpus::copies::Sketch;
/// let one = Sketch::of(["The army said on Tuesday that 1,200 people fled.", "Read more: our newsletter."]);
/// let other = Sketch::of(["The army said Tuesday that twelve hundred people fled."]);
/// assert_eq!(one.words(), 6);
/// assert_eq!(Sketch::from_bytes(&one.to_bytes()), Ok(one));
/// assert_eq!(other.words(), 6);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    /// Of every letter and digit in order.
    pub(super) whole: u64,
    /// Compared words.
    pub(super) words: u32,
    /// Kept are hashes that end in so many zero bits.
    pub(super) level: u8,
    /// Kept are hashes of numbers that end in so many zero bits.
    pub(super) number_level: u8,
    /// Sorted, each once.
    pub(super) hashes: Vec<u32>,
    /// For each hash the stretch it first stands in, and whether it is a number.
    pub(super) tags: Vec<u8>,
}

/// Why bytes are no sketch.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SketchError {
    /// Of another build.
    #[error("a sketch of format {0}; this build reads format {FORMAT}: sketch the reports anew")]
    Format(u8),
    /// Cut short, or with something after it.
    #[error("a sketch of {found} bytes where its head says {wanted}: sketch the report anew")]
    Length {
        /// Bytes there are.
        found: usize,
        /// Bytes there should be.
        wanted: usize,
    },
    /// Not what was written.
    #[error("a damaged sketch: its check sum differs: sketch the report anew")]
    Damaged,
}

impl Sketch {
    /// Sketches the paragraphs of a report's running text; title, byline and headers are left to the caller to leave out.
    pub fn of<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> Self {
        let mut whole = SEED;
        let mut folded = Vec::new();
        for paragraph in paragraphs {
            if !furniture::is_line(paragraph) {
                whole = fold::whole(whole, paragraph);
                folded.push(fold::words(paragraph));
            }
        }
        let words = folded.iter().map(Vec::len).sum();
        let width = stretch_width(words);
        let mut phrases = Vec::with_capacity(words + words / 8);
        let mut at = 0;
        for paragraph in &folded {
            let tag = |offset: usize| ((at + offset) / width).min(usize::from(u8::MAX >> 1)) as u8;
            phrases.extend(phrases_of(paragraph).map(|(offset, hash)| (hash, tag(offset))));
            phrases.extend(numbers_of(paragraph).map(|(offset, hash)| (hash, tag(offset) | NUMBER)));
            at += paragraph.len();
        }
        phrases.sort_unstable();
        phrases.dedup_by_key(|(hash, _)| *hash);
        let level = thin_out(&mut phrases, MOST, |tag| !is_number(tag));
        let number_level = thin_out(&mut phrases, MOST_NUMBERS, is_number);
        let (hashes, tags) = phrases.into_iter().unzip();
        Self { whole, words: words as u32, level, number_level, hashes, tags }
    }

    /// How many words are compared; small words and outlets' own lines are not.
    pub fn words(&self) -> usize {
        self.words as usize
    }

    /// Its phrases in order, each with its tag.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = (u32, u8)> + '_ {
        self.hashes.iter().copied().zip(self.tags.iter().copied())
    }

    /// How many stretches the first so many words are.
    pub(super) fn stretches(&self, words: usize) -> usize {
        words.div_ceil(stretch_width(self.words()))
    }

    /// The sketch as bytes, for keeping: little-endian, with a check sum.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEAD + 5 * self.hashes.len() + 4);
        bytes.push(FORMAT);
        bytes.push(self.level);
        bytes.push(self.number_level);
        bytes.extend_from_slice(&(self.hashes.len() as u16).to_le_bytes());
        bytes.extend_from_slice(&self.words.to_le_bytes());
        bytes.extend_from_slice(&self.whole.to_le_bytes());
        self.hashes.iter().for_each(|hash| bytes.extend_from_slice(&hash.to_le_bytes()));
        bytes.extend_from_slice(&self.tags);
        let sum = check_sum(&bytes);
        bytes.extend_from_slice(&sum);
        bytes
    }

    /// Reads what [`Sketch::to_bytes`] wrote.
    ///
    /// # Errors
    /// Where the bytes are of another format, cut short or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SketchError> {
        let short = SketchError::Length { found: bytes.len(), wanted: HEAD + 4 };
        let (head, rest) = bytes.split_first_chunk::<HEAD>().ok_or(short)?;
        let &[format, level, number_level, n0, n1, w0, w1, w2, w3, whole @ ..] = head;
        if format != FORMAT {
            return Err(SketchError::Format(format));
        }
        let count = usize::from(u16::from_le_bytes([n0, n1]));
        let wanted = HEAD + 5 * count + 4;
        if bytes.len() != wanted {
            return Err(SketchError::Length { found: bytes.len(), wanted });
        }
        let (content, sum) = bytes.split_at(wanted - 4);
        let (hashes, tags) = rest.split_at(4 * count);
        let hashes: Vec<u32> = hashes
            .chunks_exact(4)
            .map(|four| four.iter().rev().fold(0, |sum, &byte| sum << 8 | u32::from(byte)))
            .collect();
        let tags = tags.get(..count).unwrap_or_default().to_vec();
        let is_sound = sum == check_sum(content) && hashes.is_sorted_by(|one, next| one < next);
        if !is_sound {
            return Err(SketchError::Damaged);
        }
        let words = u32::from_le_bytes([w0, w1, w2, w3]);
        Ok(Self { whole: u64::from_le_bytes(whole), words, level, number_level, hashes, tags })
    }
}

/// Halves the phrases of a kind until they are no more than `most`; gives how often.
fn thin_out(phrases: &mut Vec<(u32, u8)>, most: usize, of_kind: impl Fn(u8) -> bool) -> u8 {
    let mut level = 0;
    while phrases.iter().filter(|(_, tag)| of_kind(*tag)).count() > most {
        level += 1;
        phrases.retain(|&(hash, tag)| !of_kind(tag) || kept(hash, level));
    }
    level
}

/// Whether a hash is kept where so many zero bits are asked for.
pub(super) fn kept(hash: u32, level: u8) -> bool {
    hash.trailing_zeros() >= u32::from(level)
}

/// The stretch a tag names.
pub(super) fn stretch(tag: u8) -> usize {
    usize::from(tag & !NUMBER)
}

/// Whether a tag is a number's.
pub(crate) fn is_number(tag: u8) -> bool {
    tag & NUMBER != 0
}

fn stretch_width(words: usize) -> usize {
    words.div_ceil(STRETCHES).max(SHORTEST)
}

fn check_sum(bytes: &[u8]) -> [u8; 4] {
    ((spread(bytes.iter().copied().fold(SEED, take)) >> 32) as u32).to_le_bytes()
}

/// The phrases of a paragraph: where each begins, and its hash. A paragraph shorter than a phrase is one.
pub(super) fn phrases_of(words: &[Word]) -> impl Iterator<Item = (usize, u32)> {
    words.windows(PHRASE.min(words.len()).max(1)).enumerate().map(|(offset, phrase)| (offset, hash_words(phrase)))
}

/// The numbers of a paragraph, each with the word after it in its sentence, for a percentage the word after that; else with
/// the word before it.
fn numbers_of(words: &[Word]) -> impl Iterator<Item = (usize, u32)> {
    let numbers = words.iter().enumerate().filter_map(|(offset, word)| Some((offset, word.number?)));
    numbers.map(|(offset, number)| {
        let follows = |at: usize| words.get(at).filter(|word| !word.opens);
        let after =
            follows(offset + 1).and_then(|word| follows(offset + 2).filter(|_| word.is_percent()).or(Some(word)));
        let counted = after.or_else(|| words.get(offset.checked_sub(1)?)).map_or(0, |word| word.hash);
        (offset, (spread(number.rotate_left(23) ^ counted ^ SEED) >> 32) as u32)
    })
}

fn hash_words(words: &[Word]) -> u32 {
    (spread(words.iter().fold(SEED, |hash, word| spread(hash.rotate_left(17) ^ word.hash))) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many different words.
    fn long(words: usize) -> String {
        let letter = |at: usize| char::from(b'a' + (at % 26) as u8);
        (0..words).map(|at| format!("w{}{}{}k ", letter(at / 676), letter(at / 26), letter(at))).collect()
    }

    #[test]
    fn sizes_are_bounded_and_bytes_exact() {
        for words in [0, 1, 2, 3, 40, 250, 300, 5000] {
            let sketch = Sketch::of([long(words).as_str()]);
            let bytes = sketch.to_bytes();
            assert!(bytes.len() <= HEAD + 5 * (MOST + MOST_NUMBERS) + 4, "{words}: {}", bytes.len());
            assert_eq!(Sketch::from_bytes(&bytes), Ok(sketch), "{words}");
        }
    }

    #[test]
    fn what_is_kept_of_a_long_text_is_kept_of_its_parts() {
        let text = long(5000);
        let (whole, part) = (Sketch::of([text.as_str()]), Sketch::of([&text[..2000]]));
        assert!(whole.level > part.level);
        let common: Vec<&u32> = part.hashes.iter().filter(|&&hash| kept(hash, whole.level)).collect();
        assert!(common.len() > 5);
        // The last phrase may be cut in two.
        let inside = common.iter().filter(|hash| whole.hashes.binary_search(hash).is_ok()).count();
        assert!(inside + 1 >= common.len());
    }

    #[test]
    fn damage_is_told() {
        let bytes = Sketch::of(["Gunmen attacked three villages before dawn on Saturday."]).to_bytes();
        assert_eq!(Sketch::from_bytes(&[]), Err(SketchError::Length { found: 0, wanted: HEAD + 4 }));
        let cut = Sketch::from_bytes(&bytes[..bytes.len() - 1]).unwrap_err();
        assert_eq!(cut, SketchError::Length { found: bytes.len() - 1, wanted: bytes.len() });
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assert!(Sketch::from_bytes(&damaged).is_err(), "byte {at}");
        }
    }

    #[test]
    fn a_stretch_is_no_shorter_than_four_words() {
        assert_eq!(Sketch::of([long(24).as_str()]).stretches(24), 6);
        assert_eq!(Sketch::of([long(4800).as_str()]).stretches(48), 2);
    }
}
