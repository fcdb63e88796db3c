//! Reading lexemes: what stands at a position, and the small phrases every part of the grammar shares.

use super::lexeme::Lexeme;
use super::lexicon::{Tag, unit};
use dateline_knowledge::Knowledge;
use dateline_knowledge::words::Class;
use dateline_types::Span;

/// The lexemes of one block, and what is known of its document.
pub(crate) struct Cursor<'a> {
    pub(crate) text: &'a str,
    pub(crate) lexemes: &'a [Lexeme],
    pub(crate) knowledge: &'a Knowledge,
    /// Whether the document writes years before Christ, so that small numbers may be years.
    pub(crate) antiquity: bool,
}

/// A count before a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Quantity {
    Whole(i32),
    /// So many and a half.
    AndHalf(i32),
    /// Tenths, for "22.8".
    Tenths(i32),
    /// "several", "a few", "many".
    Vague,
}

impl Cursor<'_> {
    /// Class at `i`; [`Tag::Mark`] past the end.
    pub(crate) fn tag(&self, i: usize) -> Tag {
        self.lexemes.get(i).map_or(Tag::Mark, |l| l.tag)
    }

    /// Class before `i`; [`Tag::Mark`] at the block's start.
    pub(crate) fn before(&self, i: usize) -> Tag {
        if i == 0 { Tag::Mark } else { self.tag(i - 1) }
    }

    /// Value at `i`.
    pub(crate) fn value(&self, i: usize) -> i32 {
        self.lexemes.get(i).map_or(-1, |l| l.value)
    }

    /// Whether `i` follows its neighbour without a space.
    pub(crate) fn glued(&self, i: usize) -> bool {
        self.lexemes.get(i).is_some_and(|l| l.glued)
    }

    /// Whether `i` begins with a capital.
    pub(crate) fn capital(&self, i: usize) -> bool {
        self.lexemes.get(i).is_some_and(|l| l.capital)
    }

    /// Bytes at `i`.
    pub(crate) fn len(&self, i: usize) -> u32 {
        self.lexemes.get(i).map_or(0, Lexeme::len)
    }

    /// Characters at `i`, as printed.
    pub(crate) fn word(&self, i: usize) -> &str {
        self.lexemes.get(i).map_or("", |l| l.span.of(self.text))
    }

    /// Whether the word at `i` is one of `words`, which are in lower case.
    pub(crate) fn is(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// Whether the word at `i` is of a class of the table of words.
    pub(crate) fn told(&self, i: usize, class: Class) -> bool {
        let word = self.word(i);
        let mut lower = [0u8; 20];
        let Some(lower) = lower.get_mut(..word.len()) else { return false };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).is_ok_and(|word| self.knowledge.words().classes(word).has(class))
    }

    /// First byte at `i`.
    pub(crate) fn byte(&self, i: usize) -> usize {
        self.lexemes.get(i).map_or(self.text.len(), |l| l.span.start as usize)
    }

    /// The first lexeme at or after byte `at`.
    pub(crate) fn lexeme_at(&self, at: u32) -> usize {
        self.lexemes.partition_point(|l| l.span.start < at)
    }

    /// The text of lexemes `[first, end)`.
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        match (self.lexemes.get(first), self.lexemes.get(end.saturating_sub(1))) {
            (Some(a), Some(b)) => a.span.join(b.span),
            _ => Span::default(),
        }
    }

    /// Past `tag`, if it stands at `i`; else `i`.
    pub(crate) fn skip(&self, i: usize, tag: Tag) -> usize {
        if self.tag(i) == tag { i + 1 } else { i }
    }

    /// Whether `i` is a dash that joins its neighbours.
    pub(crate) fn hyphen(&self, i: usize) -> bool {
        self.tag(i) == Tag::Dash && self.glued(i) && self.glued(i + 1)
    }

    /// A dash, joined or spaced as a detokeniser leaves it.
    pub(crate) fn dash(&self, i: usize) -> bool {
        matches!(self.tag(i), Tag::Dash | Tag::LongDash)
    }

    /// A whole number at `i` and the position after it: "1,000", "twenty-three", "two hundred and fifty".
    pub(crate) fn whole(&self, i: usize) -> Option<(i32, usize)> {
        match self.tag(i) {
            Tag::Num => {
                let mut value = self.value(i);
                let mut at = i + 1;
                while self.tag(at) == Tag::Comma
                    && self.glued(at)
                    && self.tag(at + 1) == Tag::Num
                    && self.glued(at + 1)
                    && self.len(at + 1) == 3
                {
                    value = value.checked_mul(1000)?.checked_add(self.value(at + 1))?;
                    at += 2;
                }
                (value >= 0).then_some((value, at))
            }
            Tag::NumWord => {
                let mut value = self.value(i);
                let mut at = i + 1;
                if value >= 20 {
                    let next = if self.hyphen(at) { at + 1 } else { at };
                    if self.tag(next) == Tag::NumWord && (1..10).contains(&self.value(next)) {
                        value += self.value(next);
                        at = next + 1;
                    }
                }
                while matches!(self.tag(at), Tag::Hundred | Tag::Thousand) {
                    value = value.checked_mul(self.value(at))?;
                    at += 1;
                    let next = self.skip(at, Tag::And);
                    if let (true, Some((rest, end))) = (self.tag(next) == Tag::NumWord, self.whole(next))
                        && rest < 100
                    {
                        value += rest;
                        at = end;
                    }
                }
                Some((value, at))
            }
            Tag::Hundred | Tag::Thousand => Some((self.value(i), i + 1)),
            _ => None,
        }
    }

    /// A count of units at `i`: whole numbers, halves, decimals, "several", "a few", "a couple of", "a dozen".
    pub(crate) fn quantity(&self, i: usize) -> Option<(Quantity, usize)> {
        let (quantity, at) = match (self.tag(i), self.tag(i + 1)) {
            (Tag::Several | Tag::Many | Tag::Few, Tag::More) => (Quantity::Vague, i + 2),
            (Tag::Several | Tag::Many | Tag::Few, _) => (Quantity::Vague, i + 1),
            (Tag::A, Tag::Few) => (Quantity::Vague, i + 2),
            (Tag::Couple, Tag::Of) => (Quantity::Whole(2), i + 2),
            (Tag::Couple, Tag::Unit | Tag::Units) => (Quantity::Whole(2), i + 1),
            (Tag::A, Tag::Couple) => (Quantity::Whole(2), self.skip(i + 2, Tag::Of)),
            (Tag::A, Tag::NumWord | Tag::Hundred | Tag::Thousand)
                if self.is(i + 1, &["dozen", "hundred", "thousand"]) =>
            {
                let (value, at) = self.whole(i + 1)?;
                (Quantity::Whole(value), at)
            }
            (Tag::Num, Tag::Stop) if self.glued(i + 1) && self.glued(i + 2) && self.tag(i + 2) == Tag::Num => {
                let tenths = if self.len(i + 2) == 1 { self.value(i + 2) } else { return None };
                (Quantity::Tenths(self.value(i).checked_mul(10)?.checked_add(tenths)?), i + 3)
            }
            // "2 1/2 years"
            (Tag::Num, Tag::Num)
                if self.value(i + 1) == 1 && self.tag(i + 2) == Tag::Slash && self.value(i + 3) == 2 =>
            {
                return Some((Quantity::AndHalf(self.value(i)), i + 4));
            }
            _ => {
                let (value, at) = self.whole(i)?;
                (Quantity::Whole(value), at)
            }
        };
        // "two and a half years", "two-and-a-half-year"
        let mut half = at;
        if self.hyphen(half) {
            half += 1;
        }
        if let (Quantity::Whole(n), Tag::And) = (quantity, self.tag(half)) {
            half += 1;
            half = if self.hyphen(half) { half + 1 } else { half };
            half = self.skip(half, Tag::A);
            half = if self.hyphen(half) { half + 1 } else { half };
            if self.tag(half) == Tag::Half {
                return Some((Quantity::AndHalf(n), half + 1));
            }
        }
        Some((quantity, at))
    }

    /// A unit at `i`, singular or plural.
    pub(crate) fn unit(&self, i: usize) -> Option<i32> {
        match self.tag(i) {
            Tag::Unit | Tag::Units => Some(self.value(i)),
            Tag::Quarter => Some(unit::QUARTER),
            Tag::Part if self.value(i) == super::lexicon::part::NIGHT && self.is(i, &["night"]) => Some(unit::NIGHT),
            _ => None,
        }
    }

    /// A day of the month at `i`: "3", "3rd", "third", "twenty-first".
    pub(crate) fn day_number(&self, i: usize) -> Option<(u8, usize)> {
        let (value, at) = match self.tag(i) {
            Tag::Num if self.len(i) <= 2 => (self.value(i), i + 1),
            Tag::Ordinal => (self.value(i), i + 1),
            Tag::NumWord if self.value(i) >= 20 && self.hyphen(i + 1) && self.tag(i + 2) == Tag::Ordinal => {
                (self.value(i) + self.value(i + 2), i + 3)
            }
            _ => return None,
        };
        let at =
            if self.tag(at) == Tag::OrdinalSuffix && (self.glued(at) || self.tag(i) == Tag::Num) { at + 1 } else { at };
        (1..=31).contains(&value).then_some((value as u8, at))
    }

    /// A year in four digits at `i` that no separator continues.
    pub(crate) fn year_digits(&self, i: usize) -> Option<i32> {
        let plain = self.tag(i) == Tag::Num
            && self.len(i) == 4
            && (1000..=2100).contains(&self.value(i))
            && !(matches!(self.tag(i + 1), Tag::Comma | Tag::Stop | Tag::Colon)
                && self.glued(i + 1)
                && self.tag(i + 2) == Tag::Num
                && self.glued(i + 2)
                // "MARCH 14,2013,9:31 AM" is no number in thousands.
                && (self.tag(i + 1) != Tag::Comma || self.len(i + 2) == 3));
        plain.then(|| self.value(i))
    }

    /// An era after a year: the sign of the year and the position after it. "BC", "B.C.", "AD", "BCE".
    pub(crate) fn era(&self, i: usize) -> Option<(i32, usize)> {
        if self.tag(i) == Tag::Era && self.word(i).bytes().all(|b| b.is_ascii_uppercase()) {
            return Some((self.value(i), i + 1));
        }
        let dotted = |first: &[&str], second: &[&str]| {
            self.is(i, first)
                && self.capital(i)
                && self.tag(i + 1) == Tag::Stop
                && self.is(i + 2, second)
                && self.glued(i + 2)
        };
        let end = if self.tag(i + 3) == Tag::Stop && self.glued(i + 3) { i + 4 } else { i + 3 };
        if dotted(&["b"], &["c"]) {
            return Some((-1, end));
        }
        dotted(&["a"], &["d"]).then_some((1, end))
    }
}
