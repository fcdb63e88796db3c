//! Vague words with their conventional floors: "dozens", "several thousand", "tens of thousands".

use super::amount::{Amount, Value};
use super::decimal::Decimal;
use super::line::Line;
use super::numerals::Numeral;

/// A vague word, or one of another: "tens of thousands".
pub(super) fn vague(line: Line, at: usize, times: u128, floor: u128) -> Amount {
    let unit = |floor: u128| if floor == 24 || floor == 40 { floor } else { floor / 2 };
    let own = if times > 1 { unit(floor) * times } else { floor };
    if line.is(at + 1, &["of"])
        && let Some(Numeral::Vague(inner)) = line.numeral(at + 2)
        && inner > floor
    {
        let floor = Decimal::whole(own * unit(inner));
        return Amount { words: at..at + 3, value: Value::Vague(floor) };
    }
    // "thousands, if not tens of thousands": the lower word is the floor.
    if let Some(end) = if_not(line, at + 1) {
        return Amount { words: at..end, value: Value::Vague(Decimal::whole(own)) };
    }
    Amount { words: at..at + 1, value: Value::Vague(Decimal::whole(own)) }
}

/// The end of "if not tens of thousands".
pub(super) fn if_not(line: Line, at: usize) -> Option<usize> {
    let at = if line.is(at, &[","]) { at + 1 } else { at };
    if !line.is(at, &["if"]) || !line.is(at + 1, &["not"]) {
        return None;
    }
    match line.numeral(at + 2) {
        Some(Numeral::Vague(floor)) => Some(vague(line, at + 2, 1, floor).words.end),
        _ => None,
    }
}

/// "several thousand", "a few dozen", "several tens of thousands"; none where no scale follows.
pub(super) fn multiple(line: Line, at: usize, times: u128) -> Option<Amount> {
    match line.numeral(at + 1)? {
        Numeral::Scale(scale) if scale >= 100 => {
            let second = match line.numeral(at + 2) {
                Some(Numeral::Scale(second)) if second > scale => second,
                _ => 1,
            };
            let end = if second > 1 { at + 3 } else { at + 2 };
            Some(Amount {
                words: at..end,
                value: Value::Vague(Decimal::whole(times.checked_mul(scale)?.checked_mul(second)?)),
            })
        }
        Numeral::Dozen => Some(Amount { words: at..at + 2, value: Value::Vague(Decimal::whole(times * 12)) }),
        Numeral::Vague(floor) => {
            let own = vague(line, at + 1, times, floor);
            Some(Amount { words: at..own.words.end, ..own })
        }
        _ => None,
    }
}
