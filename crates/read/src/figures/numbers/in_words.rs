//! Numbers in words: "twenty-five", "two and a half million", "a quarter of a million".

use super::amount::{Amount, Value};
use super::decimal::Decimal;
use super::line::Line;
use super::numerals::{self, Numeral};

/// A number in words from `from`; its first piece stands at `at`, behind an article where there is one.
pub(super) fn cardinal(line: Line, from: usize, at: usize) -> Option<Amount> {
    let (mut total, mut current) = (0u128, 0u128);
    let (mut last, mut scale) = (u128::MAX, 1u128);
    let mut open = 0u128; // the largest piece that may still be added to `current`
    let mut next = at;
    let mut started = false;
    while let Some(piece) = piece(line, next, current > 0 && current % 100 == 0 || total > 0 && current == 0) {
        let (numeral, end) = piece;
        match numeral {
            Numeral::Unit(own) if !started || open > u128::from(own) && own > 0 => {
                (current, open) = (current + u128::from(own), 0);
            }
            Numeral::Tens(own) if !started || open >= 100 => (current, open) = (current + u128::from(own), 10),
            Numeral::Scale(100) if current > 0 && current < 100 || !started => {
                (current, open, scale) = (current.max(1) * 100, 100, 100);
            }
            Numeral::Scale(own) if own >= 1000 && own < last && (current > 0 || !started) => {
                let grown = current.max(1).checked_mul(own)?;
                (total, current, open, last, scale) = (total + grown, 0, own.min(1000), own, own);
            }
            // "two lakh crore", "a thousand million": one scale times another.
            Numeral::Scale(own) if own >= 1000 && started && current == 0 && line.is_scale(next) => {
                (total, open, last, scale) = (total.checked_mul(own)?, 0, own, scale.checked_mul(own)?);
            }
            // "twenty one million", "two million three hundred thousand": each scale smaller than the one before.
            Numeral::Dozen => {
                current = current.max(1) * 12;
                next = end;
                break;
            }
            _ => break,
        }
        started = true;
        next = end;
        if let Some((end, grown)) = and_a_half(line, next, current) {
            let whole = total.checked_add(grown)?;
            let number = Decimal::whole(whole);
            return Some(Amount { words: from..end, value: Value::Number { number, scale: 1, digits: false } });
        }
    }
    if let Some(end) = share(line, at, next) {
        let Some(Numeral::Part(under)) = line.numeral(end - 1).or_else(|| part_of_plural(line, end - 1)) else {
            return None;
        };
        return Some(Amount { words: from..end, value: Value::Part { over: current as u32, under } });
    }
    let number = Decimal::whole(total.checked_add(current)?);
    let value = Value::Number { number, scale, digits: false };
    (next > at).then_some(Amount { words: from..next, value })
}

/// The end of "two thirds", "one-third", where the words from `at` to `next` are one small number.
pub(super) fn share(line: Line, at: usize, next: usize) -> Option<usize> {
    let behind = if line.is(next, &["-"]) { next + 1 } else { next };
    let plural = part_of_plural(line, behind).is_some();
    let single = matches!(line.numeral(behind), Some(Numeral::Part(_))) && line.is(at, &["one"]);
    (next == at + 1 && (plural || single)).then_some(behind + 1)
}

pub(super) fn part_of_plural(line: Line, at: usize) -> Option<Numeral> {
    let form = line.form(at)?;
    form.strip_suffix('s').and_then(numerals::of).filter(|own| matches!(own, Numeral::Part(_)))
}

/// The piece at `at`, over a hyphen or an "and" that belongs to the number, and the place behind it.
pub(super) fn piece(line: Line, at: usize, takes_and: bool) -> Option<(Numeral, usize)> {
    let takes = |at: usize| line.numeral(at).filter(|own| !matches!(own, Numeral::Million)).map(|own| (own, at + 1));
    if line.is(at, &["-"]) && line.is_glued(at) && line.is_glued(at + 1) {
        return takes(at + 1).filter(|(own, _)| matches!(own, Numeral::Unit(_) | Numeral::Scale(_)));
    }
    if takes_and && line.is(at, &["and"]) {
        return takes(at + 1).filter(|(own, _)| matches!(own, Numeral::Unit(_) | Numeral::Tens(_)));
    }
    takes(at)
}

/// "and a half million" behind a number: the end, and the number with its half.
pub(super) fn and_a_half(line: Line, at: usize, current: u128) -> Option<(usize, u128)> {
    let over = |at: usize| if line.is(at, &["-"]) { at + 1 } else { at };
    let and = over(at);
    if !line.is(and, &["and"]) {
        return None;
    }
    let a = over(and + 1);
    let half = if line.is(a, &["a-half"]) { a } else { over(line.is(a, &["a"]).then_some(a + 1)?) };
    if !line.is(half, &["half", "a-half"]) {
        return None;
    }
    let Some(Numeral::Scale(scale)) = line.numeral(over(half + 1)) else { return None };
    Some((over(half + 1) + 1, (2 * current + 1).checked_mul(scale)? / 2))
}

/// "a quarter of a million" is a number, "a quarter" a part.
pub(super) fn part_of_scale(line: Line, from: usize, at: usize, under: u32) -> Amount {
    let part = Amount { words: from..at, value: Value::Part { over: 1, under } };
    let scale = match line.numeral(at + 2) {
        Some(Numeral::Scale(scale)) if line.is(at, &["of"]) && line.is(at + 1, &["a"]) => scale,
        _ => return part,
    };
    let Some(number) = Decimal::whole(scale).part(1, u128::from(under)) else { return part };
    Amount { words: from..at + 3, value: Value::Number { number, scale, digits: false } }
}

/// "half a million", "half of".
pub(super) fn half(line: Line, at: usize) -> Option<Amount> {
    if line.is(at + 1, &["a", "-"]) {
        let scale = match line.numeral(at + 2)? {
            Numeral::Scale(scale) => scale,
            Numeral::Dozen => 12,
            _ => return None,
        };
        let number = Decimal::whole(scale / 2);
        return Some(Amount { words: at..at + 3, value: Value::Number { number, scale, digits: false } });
    }
    Some(part_of_scale(line, at, at + 1, 2))
}
