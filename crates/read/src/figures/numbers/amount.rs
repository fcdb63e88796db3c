//! One amount: digits with their scale, words, vague words, an ordinal, a part.

use super::decimal::Decimal;
use super::digits::{self, Digits};
use super::in_digits::{in_groups, scaled};
use super::in_words::{cardinal, half, part_of_scale};
use super::line::Line;
use super::numerals::Numeral;
use super::vague::{multiple, vague};
use std::ops::Range;

/// An amount and the words that give it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Amount {
    /// Its words.
    pub(crate) words: Range<usize>,
    /// What it is.
    pub(crate) value: Value,
}

/// What an amount is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value {
    /// A number.
    Number {
        /// How many.
        number: Decimal,
        /// The scale word it was given with; 1 for none.
        scale: u128,
        /// Whether the number stands in digits.
        digits: bool,
    },
    /// A vague word, with its conventional floor.
    Vague(Decimal),
    /// "sixteenth", "16th".
    Ordinal(Decimal),
    /// A part of a whole that may follow: "a third", "half".
    Part {
        /// How many parts.
        over: u32,
        /// Of how many.
        under: u32,
    },
    /// A number of more digits than can be held exactly.
    TooLarge,
}

/// The amount that begins at a word. `money` tells that a sign of money stands before it.
pub(crate) fn read(line: Line, at: usize, money: bool) -> Option<Amount> {
    let form = line.form(at)?;
    if let Some((number, end)) = in_groups(line, at) {
        let own = scaled(line, end - 1, number, money);
        return Some(Amount { words: at..own.words.end, ..own });
    }
    match digits::read(form) {
        Some(Digits::Number(number)) => return Some(scaled(line, at, number, money)),
        Some(Digits::Ordinal(number)) => return Some(Amount { words: at..at + 1, value: Value::Ordinal(number) }),
        Some(Digits::TooLarge) => return Some(Amount { words: at..at + 1, value: Value::TooLarge }),
        Some(Digits::Other) => return None,
        None => {}
    }
    match line.numeral(at) {
        Some(Numeral::Unit(_) | Numeral::Tens(_)) => cardinal(line, at, at),
        Some(Numeral::Vague(floor)) => Some(vague(line, at, 1, floor)),
        Some(Numeral::Several) => multiple(line, at, 3),
        Some(Numeral::Few) => multiple(line, at, 2),
        Some(Numeral::Dozen) => cardinal(line, at, at),
        Some(Numeral::Ordinal(number)) => {
            Some(Amount { words: at..at + 1, value: Value::Ordinal(Decimal::whole(u128::from(number))) })
        }
        Some(Numeral::Half) => half(line, at),
        None if line.is(at, &["a", "an"]) => match line.numeral(at + 1)? {
            Numeral::Scale(_) | Numeral::Dozen if line.form(at + 1)?.len() > 3 => cardinal(line, at, at + 1),
            Numeral::Few => multiple(line, at + 1, 2).map(|own| Amount { words: at..own.words.end, ..own }),
            Numeral::Part(under) => Some(part_of_scale(line, at, at + 2, under)),
            _ => None,
        },
        _ => None,
    }
}
