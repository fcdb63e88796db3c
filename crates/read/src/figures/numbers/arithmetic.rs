//! Closed arithmetic: "all but one of the sixteen", "a third of the 90 people".

use super::amount::{self, Amount, Value};
use super::decimal::Decimal;
use super::line::Line;
use super::qualifier;
use super::{Kind, Number, bounds};
use dateline_types::figure::Qualifier;
use std::ops::Range;

/// "all but one of the sixteen": the rest.
pub(super) fn all_but(line: Line, at: usize) -> Option<Number> {
    if !line.is(at, &["all"]) || !line.is(at + 1, &["but"]) {
        return None;
    }
    let (fewer, whole) = of_the(line, amount::read(line, at + 2, false)?)?;
    let Value::Number { number: total, .. } = whole.value else { return None };
    let left = total.minus(fewer)?;
    Some(derived(at..whole.words.end, left, (total, fewer), whole.words))
}

/// Whether a number is the whole of a part that is none: "half of the 45", "most of the 45", "half of half of the 100". What
/// is said of the part is not said of it. `first` is the first word of the sentence.
pub(super) fn is_of_part(line: Line, own: &Number, first: usize) -> bool {
    #[rustfmt::skip]
    const PARTS: [&str; 20] = [
        "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "percent", "cent", "%", "most", "some",
        "many", "few", "several", "majority", "part", "proportion", "fraction",
    ];
    let at = own.phrase.start;
    let before = |back: usize| at.checked_sub(back).filter(|at| *at >= first);
    let part = |at: usize| line.is(at, &PARTS) || own.derived.is_some() && line.numeral(at).is_some();
    let of = [1, 2].into_iter().filter_map(before).find(|&at| line.is(at, &["of"]));
    let half = before(2).is_some_and(|at| line.is(at, &["half"]) && line.is(at + 1, &["the", "its", "their"]));
    half || of.and_then(|at| at.checked_sub(1)).is_some_and(part)
}

pub(super) fn derived(
    words: Range<usize>,
    value: Decimal,
    (total, fewer): (Decimal, Decimal),
    whole: Range<usize>,
) -> Number {
    let print = |own: Decimal| own.as_whole().unwrap_or(0);
    // The whole is read again as a number of its own: the phrase ends before it.
    Number {
        head: words.start,
        phrase: words.start..whole.start,
        words,
        low: Some(value),
        high: Some(value),
        qualifier: Qualifier::Exact,
        kind: Kind::Cardinal,
        currency: None,
        derived: Some(format!("{}-{}", print(total), print(fewer))),
        whole: None,
    }
}

/// "A of the B": A as a number, and B.
pub(super) fn of_the(line: Line, own: Amount) -> Option<(Decimal, Amount)> {
    let Value::Number { number, .. } = own.value else { return None };
    Some((number, whole_behind(line, own.words.end)?))
}

/// The number behind "of the", "of its", "of".
pub(super) fn whole_behind(line: Line, at: usize) -> Option<Amount> {
    if !line.is(at, &["of"]) {
        return None;
    }
    let the = usize::from(line.is(at + 1, &["the", "its", "their", "his", "her", "all", "those", "these", "our"]));
    amount::read(line, at + 1 + the, false).filter(|own| matches!(own.value, Value::Number { .. }))
}

/// "a third of the 90 people": a number only where the whole is one and divides.
pub(super) fn part(line: Line, words: Range<usize>, first: usize, (over, under): (u32, u32)) -> Option<Number> {
    let whole = whole_behind(line, words.end)?;
    let Value::Number { number: total, .. } = whole.value else { return None };
    let value = total.part(u128::from(over), u128::from(under))?;
    let hedge = qualifier::before(line, words.start, first);
    let (hedged, start) = hedge.unwrap_or((Qualifier::Exact, words.start));
    let (low, high) = bounds(hedged, value, value);
    let print = total.as_whole()?;
    Some(Number {
        head: words.end - 1,
        phrase: start..whole.words.start,
        words: words.start..whole.words.end,
        low,
        high,
        qualifier: hedged,
        kind: Kind::Cardinal,
        currency: None,
        derived: Some(format!("{over}/{under} of {print}")),
        whole: None,
    })
}
