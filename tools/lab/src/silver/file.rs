//! Silver trees as a file: `DLSILVER`, the five lists of labels, then sentences, each its length, its source, and for
//! each word its number, the classes and the agreement. A word met for the first time has the next free number and is
//! spelled out. A length of 0 and the number of sentences end the file, so that a cut is noticed.
//!
//! All numbers are of variable length, seven bits a byte, the lowest first; a class that is unknown is 0 and the
//! others are one more than they are.

use super::{Parsed, Sentence, Silver};
use crate::raw::Source;
use anyhow::{Context, bail, ensure};
use dateline_syntax::network::parts::Labels;
use rustc_hash::FxHashMap;
use std::io::Write;

const MAGIC: &[u8; 8] = b"DLSILVER";

/// Writes sentences one by one.
#[derive(Debug)]
pub struct Writer<W> {
    out: W,
    numbers: FxHashMap<String, u32>,
    sentences: usize,
    bytes: Vec<u8>,
}

impl<W: Write> Writer<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Where writing fails.
    pub fn new(out: W, labels: &Labels) -> anyhow::Result<Self> {
        let mut writer = Self { out, numbers: FxHashMap::default(), sentences: 0, bytes: MAGIC.to_vec() };
        for list in labels.lists() {
            number(&mut writer.bytes, list.len());
            for label in list {
                string(&mut writer.bytes, label);
            }
        }
        writer.flush()?;
        Ok(writer)
    }

    /// Adds a sentence.
    ///
    /// # Errors
    /// Where writing fails, there are no words, or `parsed` has not one entry for each.
    pub fn add(&mut self, source: Source, words: &[&str], parsed: &Parsed) -> anyhow::Result<()> {
        ensure!(!words.is_empty() && parsed.len() == Some(words.len()), "not one entry for each word of {words:?}");
        number(&mut self.bytes, words.len());
        number(&mut self.bytes, source as usize);
        let columns = parsed.columns();
        for (index, word) in words.iter().enumerate() {
            if let Some(&known) = self.numbers.get(*word) {
                number(&mut self.bytes, known as usize);
            } else {
                number(&mut self.bytes, self.numbers.len());
                string(&mut self.bytes, word);
                self.numbers.insert((*word).to_owned(), self.numbers.len() as u32);
            }
            for column in columns {
                number(&mut self.bytes, usize::from(column[index].wrapping_add(1)));
            }
            self.bytes.push(parsed.agreement[index]);
        }
        self.sentences += 1;
        self.flush()
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Where writing fails.
    pub fn finish(mut self) -> anyhow::Result<()> {
        number(&mut self.bytes, 0);
        number(&mut self.bytes, self.sentences);
        self.flush()?;
        self.out.flush().context("writing silver trees")
    }

    fn flush(&mut self) -> anyhow::Result<()> {
        self.out.write_all(&self.bytes).context("writing silver trees")?;
        self.bytes.clear();
        Ok(())
    }
}

fn number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn string(bytes: &mut Vec<u8>, text: &str) {
    number(bytes, text.len());
    bytes.extend(text.as_bytes());
}

/// Reads a file of silver trees.
///
/// # Errors
/// Where it is none, or is cut short or damaged.
pub fn read(file: &[u8]) -> anyhow::Result<Silver> {
    let rest = file.strip_prefix(MAGIC).context("not a file of silver trees")?;
    let mut cursor = Cursor { rest };
    let mut silver = Silver::default();
    let Labels { upos, xpos, feats, names, relations } = &mut silver.labels;
    for list in [upos, xpos, feats, names, relations] {
        for _ in 0..cursor.number()? {
            list.push(cursor.string()?);
        }
    }
    loop {
        let length = cursor.number()?;
        if length == 0 {
            ensure!(cursor.number()? == silver.sentences.len() && cursor.rest.is_empty(), "sentences missing");
            return Ok(silver);
        }
        // A word takes eight bytes or more, so a false length cannot ask for memory that the file does not have.
        ensure!(length <= cursor.rest.len() / 8, "a sentence of {length} words is cut short");
        let source = *Source::ALL.get(cursor.number()?).context("no such source")?;
        let mut sentence = Sentence { source, words: Vec::with_capacity(length), parsed: Parsed::default() };
        for column in sentence.parsed.columns_mut() {
            column.reserve_exact(length);
        }
        for _ in 0..length {
            let word = cursor.number()?;
            if word == silver.forms.len() {
                silver.forms.push(cursor.string()?);
            }
            ensure!(word < silver.forms.len(), "word {word} before its spelling");
            sentence.words.push(word as u32);
            for column in sentence.parsed.columns_mut() {
                column.push(u16::try_from(cursor.number()?).context("no such class")?.wrapping_sub(1));
            }
            sentence.parsed.agreement.push(cursor.byte()?);
        }
        silver.sentences.push(sentence);
    }
}

struct Cursor<'f> {
    rest: &'f [u8],
}

impl Cursor<'_> {
    fn byte(&mut self) -> anyhow::Result<u8> {
        let (first, rest) = self.rest.split_first().context("cut short")?;
        self.rest = rest;
        Ok(*first)
    }

    fn number(&mut self) -> anyhow::Result<usize> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number is too long")
    }

    fn string(&mut self) -> anyhow::Result<String> {
        let length = self.number()?;
        let (text, rest) = self.rest.split_at_checked(length).context("cut short")?;
        self.rest = rest;
        Ok(std::str::from_utf8(text)?.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::chain;
    use super::*;

    #[test]
    fn damage_is_noticed() {
        let labels = Labels { xpos: vec!["NN".into()], ..Labels::default() };
        let mut out = Vec::new();
        let mut writer = Writer::new(&mut out, &labels).unwrap();
        let words: Vec<String> = (0..300).map(|i| format!("word{}", i % 200)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        writer.add(Source::Voa, &words, &chain(&words)).unwrap();
        assert!(writer.add(Source::Voa, &words[1..], &chain(&words)).is_err());
        writer.finish().unwrap();
        let silver = read(&out).unwrap();
        assert_eq!((silver.forms.len(), silver.sentences[0].words[299]), (200, 99));
        assert_eq!(silver.sentences[0].parsed, chain(&words));
        for end in 0..out.len() {
            assert!(read(&out[..end]).is_err(), "{end}");
        }
        for at in 8..out.len() {
            let mut damaged = out.clone();
            damaged[at] = 0xff;
            // Some damage reads as other classes; none may bring the reader down.
            let _ = read(&damaged);
        }
    }
}
