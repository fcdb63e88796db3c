//! What the sentence splitter sees of a word: a hash of its lower-cased form and its shape.

use crate::chars::{is_closer, is_opener};
use crate::usage::Usage;
use crate::words::{Abbreviation, Words};
use dateline_types::{Span, Tokens};

/// The kind of a word by its look. The numbers are part of the weights' meaning: add at the end, change the weights'
/// format number with every other change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    /// Beyond the block's edge.
    Edge,
    Lower,
    Title,
    Capitals,
    /// One capital letter.
    Letter,
    Mixed,
    /// Letters without case.
    Caseless,
    Number,
    /// Digits and letters: "21st", "B52".
    Alphanumeric,
    FullStop,
    /// Question and exclamation marks.
    Mark,
    Ellipsis,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Opener,
    Closer,
    Straight,
    OpenQuote,
    CloseQuote,
    Apostrophe,
    /// An abbreviation with its stop that may end a sentence.
    Abbreviation,
    /// An abbreviation with its stop that does not.
    InnerAbbreviation,
    /// "Mr.", "Gen.".
    Honorific,
    /// "J.".
    Initial,
    /// "U.S.", "a.m.".
    Dotted,
    /// A URL, address, handle or hashtag.
    Address,
    Symbol,
    /// "'s", "n't".
    Clitic,
    /// Bullets and runs of signs.
    Rule,
    /// "07/18/2000".
    Date,
}

impl Shape {
    /// Whether a sentence may end with it as full stop, question mark or ellipsis.
    pub(crate) fn stops(self) -> bool {
        matches!(
            self,
            Shape::FullStop | Shape::Mark | Shape::Ellipsis | Shape::Abbreviation | Shape::Dotted | Shape::Initial
        )
    }

    /// Whether it closes a quotation or bracket, or may.
    pub(crate) fn closes(self) -> bool {
        matches!(self, Shape::Closer | Shape::CloseQuote | Shape::Straight | Shape::Apostrophe)
    }

    /// Whether it opens a quotation or bracket for certain.
    pub(crate) fn opens(self) -> bool {
        matches!(self, Shape::Opener | Shape::OpenQuote)
    }

    /// Whether it is a word, number or comma, after which a word in lower case goes on.
    pub(crate) fn goes_on(self) -> bool {
        matches!(
            self,
            Shape::Lower
                | Shape::Title
                | Shape::Capitals
                | Shape::Letter
                | Shape::Mixed
                | Shape::Caseless
                | Shape::Number
                | Shape::Alphanumeric
                | Shape::Comma
                | Shape::Clitic
        )
    }

    /// Whether it is a word, or a mark inside sentences, that ends none in text with full stops.
    pub(crate) fn wordy(self) -> bool {
        matches!(
            self,
            Shape::Lower
                | Shape::Title
                | Shape::Letter
                | Shape::Mixed
                | Shape::Caseless
                | Shape::Clitic
                | Shape::Comma
                | Shape::Semicolon
        )
    }

    /// Whether it begins with a capital letter.
    pub(crate) fn capital(self) -> bool {
        matches!(self, Shape::Title | Shape::Capitals | Shape::Letter | Shape::Honorific | Shape::Initial)
    }
}

/// One word as the splitter sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// Hash of the lower-cased form, digits read as one digit.
    pub(crate) word: u32,
    pub(crate) shape: Shape,
    /// Whether it begins with a lower-case letter.
    pub(crate) lower: bool,
    /// Whether it stands right after the word before it.
    pub(crate) attached: bool,
    /// Whether it continues the token before it.
    pub(crate) joined: bool,
    /// Whether it follows an abbreviation, is capitalised, and is a word that begins sentences.
    pub(crate) starter: bool,
    /// How prose writes it: [`Usage::of`].
    pub(crate) usual: u8,
}

impl Look {
    /// What stands beyond a block's edge.
    pub(crate) const EDGE: Look =
        Look { word: 0, shape: Shape::Edge, lower: false, attached: false, joined: false, starter: false, usual: 0 };
}

impl Look {
    /// Whether a sentence may begin with it though no space is before it: a capital, an opening mark, after a stop
    /// any word.
    pub(crate) fn starts_attached(self, after: Shape) -> bool {
        let mark = matches!(
            self.shape,
            Shape::Comma
                | Shape::Colon
                | Shape::Semicolon
                | Shape::Dash
                | Shape::FullStop
                | Shape::Mark
                | Shape::Ellipsis
                | Shape::Symbol
                | Shape::Number
        );
        !mark
            && (!self.lower || matches!(after, Shape::Mark | Shape::FullStop | Shape::Ellipsis))
            && !self.shape.closes()
    }
}

/// Looks at the words from `first` on.
pub(crate) fn look(words: &Words, usage: &Usage, text: &str, tokens: &Tokens, first: usize, looks: &mut Vec<Look>) {
    looks.clear();
    let mut end = u32::MAX;
    let mut abbreviated = false;
    for (span, joined) in tokens.spans.iter().zip(&tokens.joined).skip(first) {
        let mut look = look_at(words, text, *span, *joined, span.start == end);
        look.usual = usage.of(look.word);
        look.starter = abbreviated && look.shape.capital() && words.is_starter(span.of(text));
        abbreviated = matches!(look.shape, Shape::Abbreviation | Shape::Dotted | Shape::Initial);
        looks.push(look);
        end = span.end;
    }
}

fn look_at(words: &Words, text: &str, span: Span, joined: bool, attached: bool) -> Look {
    let form = span.of(text);
    let lower = form.chars().next().is_some_and(char::is_lowercase);
    let shape = if joined { Shape::Clitic } else { shape(words, form) };
    Look { word: hash(form), shape, lower, attached, joined, starter: false, usual: 0 }
}

/// No more of a word than this is hashed or shaped, so that a word of a megabyte costs no more than others.
const SEEN: usize = 24;

/// FNV-1a over the first bytes, ASCII letters lower-cased, digits alike, curly apostrophes as straight ones.
pub(crate) fn hash(form: &str) -> u32 {
    let mut hash = 0x811C_9DC5u32;
    let mut add = |b: u8| hash = (hash ^ u32::from(b)).wrapping_mul(0x0100_0193);
    let bytes = form.as_bytes();
    let mut at = 0;
    while at < bytes.len().min(SEEN) {
        match bytes[at] {
            b'0'..=b'9' => add(b'0'),
            0xE2 if bytes[at..].starts_with("’".as_bytes()) => {
                add(b'\'');
                at += 2;
            }
            b => add(b.to_ascii_lowercase()),
        }
        at += 1;
    }
    hash
}

fn shape(words: &Words, form: &str) -> Shape {
    let mut chars = form.chars();
    let Some(first) = chars.next() else { return Shape::Edge };
    if first.is_alphabetic() {
        return word_shape(words, form, first);
    }
    if first.is_numeric()
        || (first == '\'' || first == '.' || first == '+') && form[1..].starts_with(|c: char| c.is_ascii_digit())
    {
        let letters = form.bytes().take(SEEN).any(|b| b.is_ascii_alphabetic());
        let date = form.len() >= 6 && form.len() <= 10 && form.bytes().filter(|b| *b == b'/').count() == 2;
        return match (letters, date) {
            (true, _) => Shape::Alphanumeric,
            (false, true) => Shape::Date,
            (false, false) => Shape::Number,
        };
    }
    mark_shape(form, first, chars.as_str())
}

fn mark_shape(form: &str, first: char, rest: &str) -> Shape {
    let single = rest.is_empty();
    match first {
        '.' if single => Shape::FullStop,
        '。' | '؟' | '।' => Shape::FullStop,
        '.' | '…' if !form.chars().take(SEEN).any(|c| matches!(c, '!' | '?')) => Shape::Ellipsis,
        '.' | '…' | '!' | '?' => Shape::Mark,
        ',' | '،' => Shape::Comma,
        ':' if single => Shape::Colon,
        ';' if single => Shape::Semicolon,
        '-' | '—' | '–' | '‐' | '‑' if rest.len() < 6 => Shape::Dash,
        '"' => Shape::Straight,
        '“' | '‘' | '«' | '„' | '‹' | '`' => Shape::OpenQuote,
        '”' | '’' | '»' | '›' => Shape::CloseQuote,
        '\'' => Shape::Apostrophe,
        '@' | '#' if !single => Shape::Address,
        '<' if !single => Shape::Opener,
        '>' if !single => Shape::Closer,
        c if is_opener(c) => Shape::Opener,
        c if is_closer(c) => Shape::Closer,
        '•' | '*' | '·' | '=' | '_' | '~' | '|' | '-' | '●' | '■' | '#' => Shape::Rule,
        _ => Shape::Symbol,
    }
}

fn word_shape(words: &Words, form: &str, first: char) -> Shape {
    let bytes = form.as_bytes();
    if bytes.len() > 1 && bytes[bytes.len() - 1] == b'.' {
        return stop_shape(words, &form[..form.len() - 1]);
    }
    let mut upper = 0;
    let mut lower = 0;
    let mut digits = 0;
    let mut address = false;
    for &b in bytes.iter().take(SEEN) {
        upper += usize::from(b.is_ascii_uppercase());
        lower += usize::from(b.is_ascii_lowercase() || b >= 0x80);
        digits += usize::from(b.is_ascii_digit());
        address |= matches!(b, b'@' | b'/' | b'.');
    }
    if address {
        Shape::Address
    } else if digits > 0 {
        Shape::Alphanumeric
    } else if !form.is_ascii() && !first.is_uppercase() && !first.is_lowercase() {
        Shape::Caseless
    } else if lower == 0 {
        if upper == 1 { Shape::Letter } else { Shape::Capitals }
    } else if first.is_uppercase() {
        if upper <= 1 { Shape::Title } else { Shape::Mixed }
    } else if upper == 0 {
        Shape::Lower
    } else {
        Shape::Mixed
    }
}

/// The shape of a word with its full stop; `bare` is without it.
fn stop_shape(words: &Words, bare: &str) -> Shape {
    match words.abbreviation(bare) {
        Some(Abbreviation::Title) => Shape::Honorific,
        Some(Abbreviation::Number | Abbreviation::Inner) => Shape::InnerAbbreviation,
        Some(Abbreviation::Month | Abbreviation::State | Abbreviation::Open) => Shape::Abbreviation,
        None if bare.contains('.') => Shape::Dotted,
        None if bare.chars().nth(1).is_none() => Shape::Initial,
        None => Shape::Abbreviation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_words() {
        let words = Words::embedded();
        for (form, want) in [
            ("talks", Shape::Lower),
            ("Iran", Shape::Title),
            ("Éire", Shape::Title),
            ("EU", Shape::Capitals),
            ("I", Shape::Letter),
            ("NaCl", Shape::Mixed),
            ("سلام", Shape::Caseless),
            ("1,000.50", Shape::Number),
            ("21st", Shape::Alphanumeric),
            (".", Shape::FullStop),
            ("...", Shape::Ellipsis),
            ("?!", Shape::Mark),
            ("“", Shape::OpenQuote),
            (")", Shape::Closer),
            ("Gen.", Shape::Honorific),
            ("U.S.", Shape::Dotted),
            ("J.", Shape::Initial),
            ("Inc.", Shape::Abbreviation),
            ("https://example.org", Shape::Address),
            ("—", Shape::Dash),
        ] {
            assert_eq!(shape(&words, form), want, "{form}");
        }
    }

    #[test]
    fn hashes_fold_case_digits_and_apostrophes() {
        assert_eq!(hash("The"), hash("the"));
        assert_eq!(hash("2024"), hash("1999"));
        assert_eq!(hash("’s"), hash("'s"));
        assert_ne!(hash("a"), hash("b"));
    }
}
