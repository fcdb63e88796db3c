//! One amount: digits with their scale ("2.3 million"), words ("twenty-five"), vague words ("several hundred").

use super::decimal::Decimal;
use super::digits::{self, Digits};
use super::numerals::{self, Numeral};
use dateline_types::Document;
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

/// The words of one sentence, by their place in the document.
#[derive(Clone, Copy)]
pub(crate) struct Line<'d> {
    document: &'d Document<'d>,
    end: usize,
}

impl<'d> Line<'d> {
    /// The words before `end`.
    pub(crate) fn new(document: &'d Document<'d>, end: usize) -> Self {
        Self { document, end }
    }

    /// A word's characters; none behind the end.
    pub(crate) fn form(self, at: usize) -> Option<&'d str> {
        (at < self.end).then(|| self.document.word(at))
    }

    /// Whether a word is one of these, whatever its case.
    pub(crate) fn is(self, at: usize, forms: &[&str]) -> bool {
        self.form(at).is_some_and(|own| forms.iter().any(|form| own.eq_ignore_ascii_case(form)))
    }

    /// What a word is in a number.
    pub(crate) fn numeral(self, at: usize) -> Option<Numeral> {
        self.form(at).and_then(numerals::of)
    }

    /// Whether one blank, and no more, stands between a word and the one before it.
    pub(crate) fn is_one_blank(self, at: usize) -> bool {
        let spans = &self.document.tokens.spans;
        let between = at.checked_sub(1).and_then(|before| spans.get(before).zip(spans.get(at)));
        between.is_some_and(|(before, own)| {
            let gap = self.document.text.get(before.end as usize..own.start as usize);
            gap.is_some_and(|gap| matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}"))
        })
    }

    /// Whether nothing stands between a word and the one before it.
    pub(crate) fn is_glued(self, at: usize) -> bool {
        let spans = &self.document.tokens.spans;
        at > 0 && spans.get(at).is_some_and(|own| spans[at - 1].end == own.start)
    }
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

/// A number in several words: "12 400" with blanks between its groups, "1,5 lakh" with a decimal comma, foreign digits that
/// were cut at their marks. With the place behind it.
fn in_groups(line: Line, at: usize) -> Option<(Decimal, usize)> {
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
fn scaled(line: Line, at: usize, number: Decimal, money: bool) -> Amount {
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
    }
    let value = match value.as_f64() {
        Some(_) => Value::Number { number: value, scale, digits: true },
        None => Value::TooLarge,
    };
    Amount { words: at..end, value }
}

/// "2.3m people" are millions, "100m" metres: what follows is a thing counted, in small letters.
fn counts_millions(line: Line, number: Decimal, at: usize) -> bool {
    let counted = line.form(at + 1).is_some_and(|next| {
        next.len() > 3
            && next.bytes().all(|b| b.is_ascii_lowercase())
            && !matches!(next, "long" | "wide" | "high" | "deep" | "away" | "from" | "into")
    });
    counted && line.is_glued(at) && (number.as_whole().is_none() || number < Decimal::whole(100))
}

/// A number in words from `from`; its first piece stands at `at`, behind an article where there is one.
fn cardinal(line: Line, from: usize, at: usize) -> Option<Amount> {
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
fn share(line: Line, at: usize, next: usize) -> Option<usize> {
    let behind = if line.is(next, &["-"]) { next + 1 } else { next };
    let plural = part_of_plural(line, behind).is_some();
    let single = matches!(line.numeral(behind), Some(Numeral::Part(_))) && line.is(at, &["one"]);
    (next == at + 1 && (plural || single)).then_some(behind + 1)
}

fn part_of_plural(line: Line, at: usize) -> Option<Numeral> {
    let form = line.form(at)?;
    form.strip_suffix('s').and_then(numerals::of).filter(|own| matches!(own, Numeral::Part(_)))
}

/// The piece at `at`, over a hyphen or an "and" that belongs to the number, and the place behind it.
fn piece(line: Line, at: usize, takes_and: bool) -> Option<(Numeral, usize)> {
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
fn and_a_half(line: Line, at: usize, current: u128) -> Option<(usize, u128)> {
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

/// A vague word, or one of another: "tens of thousands".
fn vague(line: Line, at: usize, times: u128, floor: u128) -> Amount {
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
fn if_not(line: Line, at: usize) -> Option<usize> {
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
fn multiple(line: Line, at: usize, times: u128) -> Option<Amount> {
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

/// "a quarter of a million" is a number, "a quarter" a part.
fn part_of_scale(line: Line, from: usize, at: usize, under: u32) -> Amount {
    let part = Amount { words: from..at, value: Value::Part { over: 1, under } };
    let scale = match line.numeral(at + 2) {
        Some(Numeral::Scale(scale)) if line.is(at, &["of"]) && line.is(at + 1, &["a"]) => scale,
        _ => return part,
    };
    let Some(number) = Decimal::whole(scale).part(1, u128::from(under)) else { return part };
    Amount { words: from..at + 3, value: Value::Number { number, scale, digits: false } }
}

/// "half a million", "half of".
fn half(line: Line, at: usize) -> Option<Amount> {
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
