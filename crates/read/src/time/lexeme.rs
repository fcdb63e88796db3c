//! The small words time expressions are made of: runs of letters, runs of digits, single marks, each with its class.
//!
//! Finer than syntactic words on purpose: "mid-September", "3pm", "1990s" and "12-day" come apart the same way
//! whatever the tokeniser's convention for hyphens and clitics.

use super::lexicon::{Lexicon, Tag};
use dateline_types::Span;

/// One run of letters, one run of digits, or one mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexeme {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its class.
    pub(crate) tag: Tag,
    /// What the class carries: the number, the month, the weekday, the unit.
    pub(crate) value: i32,
    /// Whether nothing stands between it and the one before.
    pub(crate) glued: bool,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
}

impl Lexeme {
    /// Number of bytes; for digits, their count.
    pub(crate) fn len(&self) -> u32 {
        self.span.len()
    }
}

/// Longest lexicon entry in bytes; a longer word is an ordinary one.
const LONGEST: usize = 16;

/// Appends the lexemes of one block.
pub(crate) fn scan(text: &str, block: Span, lexicon: &Lexicon, out: &mut Vec<Lexeme>) {
    let bytes = text.as_bytes();
    let end = (block.end as usize).min(bytes.len());
    let mut at = block.start as usize;
    let mut glued = false;
    while at < end {
        let start = at;
        let byte = bytes[at];
        if byte == b' ' || byte == b'\n' || byte == b'\r' || byte == b'\t' {
            at += 1;
            glued = false;
            continue;
        }
        let (tag, value) = if byte.is_ascii_digit() {
            while at < end && bytes[at].is_ascii_digit() {
                at += 1;
            }
            (Tag::Num, digits(&bytes[start..at]))
        } else if byte.is_ascii_alphabetic() || byte >= 0x80 {
            match letters(text, start, end) {
                Letters::Word(stop) => {
                    at = stop;
                    word(&bytes[start..stop], lexicon)
                }
                Letters::Space(stop) => {
                    at = stop;
                    glued = false;
                    continue;
                }
                Letters::Mark(stop, tag) => {
                    at = stop;
                    (tag, 0)
                }
            }
        } else {
            at += 1;
            (mark(byte), 0)
        };
        out.push(Lexeme { span: Span::at(start, at), tag, value, glued, capital: byte.is_ascii_uppercase() });
        glued = true;
    }
}

/// Value of a run of digits; too long a run is no time and becomes -1.
fn digits(run: &[u8]) -> i32 {
    if run.len() > 9 {
        return -1;
    }
    run.iter().fold(0, |value, digit| value * 10 + i32::from(digit - b'0'))
}

enum Letters {
    Word(usize),
    Space(usize),
    Mark(usize, Tag),
}

/// A run of letters from `start`, or the one non-ASCII mark or space that stands there.
fn letters(text: &str, start: usize, end: usize) -> Letters {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < end && bytes[at].is_ascii_alphabetic() {
        at += 1;
    }
    if at > start && (at == end || bytes[at] < 0x80) {
        return Letters::Word(at);
    }
    for (i, c) in text[start..end].char_indices() {
        if c.is_alphabetic() || (i > 0 && is_combining(c)) {
            continue;
        }
        if i > 0 {
            return Letters::Word(start + i);
        }
        let stop = start + c.len_utf8();
        return match c {
            _ if c.is_whitespace() => Letters::Space(stop),
            '’' | '‘' | 'ʼ' => Letters::Mark(stop, Tag::Apostrophe),
            '–' | '‐' | '‑' | '−' => Letters::Mark(stop, Tag::Dash),
            '—' => Letters::Mark(stop, Tag::LongDash),
            '“' | '”' | '«' | '»' | '„' => Letters::Mark(stop, Tag::Quote),
            '£' | '€' | '¥' | '₹' | '₽' => Letters::Mark(stop, Tag::Currency),
            _ => Letters::Mark(stop, Tag::Mark),
        };
    }
    Letters::Word(end)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

fn word(run: &[u8], lexicon: &Lexicon) -> (Tag, i32) {
    if run.len() > LONGEST {
        return (Tag::Word, 0);
    }
    let mut lower = [0u8; LONGEST];
    let lower = &mut lower[..run.len()];
    lower.copy_from_slice(run);
    lower.make_ascii_lowercase();
    lexicon.tag(lower)
}

fn mark(byte: u8) -> Tag {
    match byte {
        b',' => Tag::Comma,
        b'.' => Tag::Stop,
        b'-' => Tag::Dash,
        b'/' => Tag::Slash,
        b':' => Tag::Colon,
        b';' => Tag::Semicolon,
        b'\'' => Tag::Apostrophe,
        b'"' => Tag::Quote,
        b'(' => Tag::Open,
        b')' => Tag::Close,
        b'$' => Tag::Currency,
        b'%' => Tag::Percent,
        _ => Tag::Mark,
    }
}
