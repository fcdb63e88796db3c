//! Numbers in digits with their scale, and numbers that are several words of digits: "2.3m", "12 400", "1,5 lakh".

use super::amount::{Amount, Value};
use super::decimal::Decimal;
use super::digits::{self, Digits};
use super::line::Line;
use super::numerals::Numeral;

/// A number in several words: "12 400" with blanks between its groups, "1,5 lakh" with a decimal comma, foreign digits that
/// were cut at their marks. With the place behind it.
pub(super) fn in_groups(line: Line, at: usize) -> Option<(Decimal, usize)> {
    let form = line.form(at)?;
    let digits = |at: usize| line.form(at).filter(|form| form.bytes().all(|b| b.is_ascii_digit()));
    let whole = |text: &str| match digits::read(text) {
        Some(Digits::Number(number)) => Some(number),
        _ => None,
    };
    if let Some((units, tenths)) = form.split_once(',')
        && tenths.len() < 3
        && matches!(line.numeral(at + 1), Some(Numeral::Scale(_)))
    {
        return whole(&format!("{units}.{tenths}")).map(|number| (number, at + 1));
    }
    if digits(at).is_some_and(|form| form.len() < 4 && !form.starts_with('0')) {
        let mut text = form.to_owned();
        let mut end = at + 1;
        while let Some(group) = digits(end).filter(|group| group.len() == 3 && line.is_one_blank(end)) {
            text.push_str(group);
            end += 1;
        }
        return (end > at + 1).then(|| whole(&text)).flatten().map(|number| (number, end));
    }
    let foreign = |at: usize| line.form(at).filter(|form| !form.is_ascii() && digits::read(form).is_some());
    let mark = |at: usize| line.form(at).filter(|form| matches!(*form, "٬" | "٫" | "," | "."));
    let mut text = foreign(at)?.to_owned();
    let mut end = at + 1;
    while let (Some(mark), Some(group)) = (mark(end), foreign(end + 1))
        && line.is_glued(end)
        && line.is_glued(end + 1)
    {
        text.push_str(mark);
        text.push_str(group);
        end += 2;
    }
    (end > at + 1).then(|| whole(&text)).flatten().map(|number| (number, end))
}

/// Digits with the scale that follows: "60 thousand", "2.3m", "$2bn".
pub(super) fn scaled(line: Line, at: usize, number: Decimal, money: bool) -> Amount {
    let (mut value, mut scale, mut end) = (number, 1u128, at + 1);
    // "400-million": a hyphen before the scale.
    let next = if line.is(end, &["-"]) && matches!(line.numeral(end + 1), Some(Numeral::Scale(1000..))) {
        end + 1
    } else {
        end
    };
    let factor = match (line.numeral(next), line.form(next).map_or(0, str::len)) {
        (Some(Numeral::Scale(factor)), 3..) => Some(factor),
        // Short forms stand close to the digits: "5k", "$2bn"; "b" only of money.
        (Some(Numeral::Scale(factor)), 2) => Some(factor),
        (Some(Numeral::Scale(1000)), 1) if line.is_glued(next) => Some(1000),
        (Some(Numeral::Scale(factor)), 1) if money => Some(factor),
        (Some(Numeral::Million), _) if money || counts_millions(line, number, next) => Some(1_000_000),
        (Some(Numeral::Dozen), _) => Some(12),
        _ => None,
    };
    if let Some((factor, grown)) = factor.and_then(|factor| Some((factor, value.times(factor)?))) {
        (value, scale, end) = (grown, factor, next + 1);
        // "2 lakh crore", "5 thousand million": one scale times another.
        while let Some(Numeral::Scale(second @ 1000..)) = line.numeral(end).filter(|_| line.is_scale(end))
            && let (Some(grown), Some(product)) = (value.times(second), scale.checked_mul(second))
        {
            (value, scale, end) = (grown, product, end + 1);
        }
    }
    let value = match value.as_f64() {
        Some(_) => Value::Number { number: value, scale, digits: true },
        None => Value::TooLarge,
    };
    Amount { words: at..end, value }
}

/// "2.3m people" are millions, "100m" metres: what follows is a thing counted, in small letters.
pub(super) fn counts_millions(line: Line, number: Decimal, at: usize) -> bool {
    let counted = line.form(at + 1).is_some_and(|next| {
        next.len() > 3
            && next.bytes().all(|b| b.is_ascii_lowercase())
            && !matches!(next, "long" | "wide" | "high" | "deep" | "away" | "from" | "into")
    });
    counted && line.is_glued(at) && (number.as_whole().is_none() || number < Decimal::whole(100))
}
