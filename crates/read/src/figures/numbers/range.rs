//! Ranges: "20 to 30", "between US$300 and 400 billion", "15–25 million".

use super::amount::{self, Value};
use super::broken::runs_on;
use super::currency::{money_before, money_behind};
use super::decimal::Decimal;
use super::digits::{self, Digits};
use super::line::Line;
use super::numerals::Numeral;
use super::qualifier;
use super::{Kind, Number};
use dateline_knowledge::currencies::Currencies;
use dateline_types::figure::Qualifier;

/// "15–25 million dollars", where both ends are one word of the text.
pub(super) fn dashed(
    line: Line,
    at: usize,
    word: usize,
    first: usize,
    sign: Option<&str>,
    currencies: &Currencies,
) -> Option<Number> {
    let (low, high) = line.form(word)?.split_once(['–', '—', '-'])?;
    let whole = |digits: &str| match digits::read(digits) {
        Some(Digits::Number(number)) => Some(number),
        _ => None,
    };
    let (low, high) = (whole(low)?, whole(high)?);
    let (own, end) = match line.numeral(word + 1) {
        Some(Numeral::Scale(scale)) => ((low.times(scale)?, high.times(scale)?), word + 2),
        _ => ((low, high), word + 1),
    };
    // "11-51185" is the number of a document: nobody claims a range from so few to a thousand times as many.
    if own.0 >= own.1 || own.0.times(1000).is_none_or(|most| own.1 > most) {
        return None;
    }
    let (currency, stop) = match sign {
        Some(code) => (Some(code.to_owned()), end),
        None => money_behind(line, end, currencies).map_or((None, end), |(code, stop)| (Some(code), stop)),
    };
    let start = qualifier::before(line, at, first).map_or(at, |(_, from)| from);
    Some(Number {
        words: at..stop,
        phrase: start..stop,
        head: end - 1,
        low: Some(own.0),
        high: Some(own.1),
        qualifier: Qualifier::Range,
        kind: Kind::Cardinal,
        currency,
        derived: None,
        whole: None,
    })
}

pub(super) fn between(line: Line, at: usize, first: usize) -> bool {
    at > first && line.is(at - 1, &["between"])
}

/// "rose from 12 to 19", "rose by four to 31", "raised its toll of 12 to 19": two numbers, unless something ranges from
/// the one to the other.
pub(super) fn changes(line: Line, at: usize, first: usize) -> bool {
    #[rustfmt::skip]
    const CHANGES: [&str; 10] = [
        "raised", "raises", "raising", "lowered", "lowers", "revised", "revises", "revising", "updated", "corrected",
    ];
    const COUNTS: [&str; 8] = ["toll", "figure", "number", "count", "estimate", "tally", "total", "tolls"];
    const NEAR: usize = 9;
    let ranges = at > first + 1 && line.is(at - 2, &["range", "ranging", "ranged", "ranges"]);
    let of = at > first && line.is(at - 1, &["of"]);
    let near = |words: &[&str]| (at.saturating_sub(NEAR).max(first)..at).any(|at| line.is(at, words));
    let changed = of && near(&CHANGES) && near(&COUNTS);
    // "doubled from an upper limit of 5,000 to 10,000".
    const FROM: usize = 5;
    let from = of && (at.saturating_sub(FROM).max(first)..at).any(|at| line.is(at, &["from"]));
    at > first && line.is(at - 1, &["from", "by"]) && !ranges || changed || from
}

/// The second end of a range that goes on at a word: number, its scale and the place behind it.
pub(super) fn range_end(
    line: Line,
    at: usize,
    money: bool,
    currencies: &Currencies,
    between: bool,
) -> Option<(Decimal, u128, usize)> {
    let at = if line.is(at, &["-"]) && line.is(at + 1, &["to"]) && line.is(at + 2, &["-"]) { at + 2 } else { at };
    let joins = line.is(at, &["-", "–", "—", "to", "or"]) || between && line.is(at, &["and"]);
    if !joins {
        return None;
    }
    let from = money_before(line, at + 1, currencies).map_or(at + 1, |(_, from)| from);
    let own = amount::read(line, from, money)?;
    match own.value {
        Value::Number { number, scale, digits: _ } if !runs_on(line, &own.words) => {
            Some((number, scale, own.words.end))
        }
        // The range is as little to be held as its end.
        Value::TooLarge => Some((Decimal::whole(u128::MAX), 1, own.words.end)),
        _ => None,
    }
}
