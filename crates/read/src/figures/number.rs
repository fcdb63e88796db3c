//! Numbers of a sentence with their bounds: amounts, ranges, money, zeros, and closed arithmetic on them.

use super::amount::{self, Amount, Line, Value};
use super::decimal::Decimal;
use super::qualifier;
use dateline_knowledge::currencies::{Currencies, Side};
use dateline_types::figure::Qualifier;
use std::ops::Range;

/// A number as the report gives it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Number {
    /// The words of the number itself, with a sign of money.
    pub(crate) words: Range<usize>,
    /// The same with the hedges around it.
    pub(crate) phrase: Range<usize>,
    /// The word by which it hangs in the tree.
    pub(crate) head: usize,
    /// Lower bound.
    pub(crate) low: Option<Decimal>,
    /// Upper bound.
    pub(crate) high: Option<Decimal>,
    /// How it is hedged.
    pub(crate) qualifier: Qualifier,
    /// What kind of number.
    pub(crate) kind: Kind,
    /// ISO 4217 code of an amount of money.
    pub(crate) currency: Option<String>,
    /// How it was worked out, where the report does not print it.
    pub(crate) derived: Option<String>,
    /// Whether it is the whole of which the number before it is a part: "five" of "two of the five".
    pub(crate) whole: Option<Whole>,
}

/// Of what kind of part a number is the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    /// "two of the five".
    Plain,
    /// "all but one of the sixteen": the part is worked out from it.
    Derived,
}

impl Number {
    /// "12.600 people" are no fraction of people.
    pub(crate) fn regroup(&mut self, site: &super::noun::Site) {
        if self.currency.is_some() || !site.human || self.low.or(self.high).is_none_or(|own| own.as_whole().is_some()) {
            return;
        }
        let whole = |bound: Option<Decimal>| bound.and_then(Decimal::regrouped).or(bound);
        (self.low, self.high) = (whole(self.low), whole(self.high));
    }

    /// Whether it is exactly one.
    pub(crate) fn is_one(&self) -> bool {
        self.low == Some(Decimal::whole(1)) && self.low == self.high
    }
}

/// What kind of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// "twelve", "12".
    Cardinal,
    /// "dozens".
    Vague,
    /// "sixteenth".
    Ordinal,
    /// "no", "nobody", "not a single".
    Zero,
}

/// What was found at a place.
pub(crate) enum Found {
    /// A number.
    Number(Number),
    /// One of more digits than can be held.
    TooLarge(Range<usize>),
}

/// The numbers of the words `range`, in reading order.
pub(crate) fn find(line: Line, range: Range<usize>, currencies: &Currencies) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let first = found.last().map_or(range.start, |own: &Found| match own {
            Found::Number(own) => own.phrase.end,
            Found::TooLarge(words) => words.end,
        });
        match number(line, at, first, currencies) {
            Some(mut own) => {
                if let (Found::Number(own), Some(Found::Number(before))) = (&mut own, found.last()) {
                    let derived = before.derived.is_some() && before.phrase.end == own.phrase.start;
                    own.whole = match is_of(line, before.phrase.end, own.phrase.start) {
                        _ if derived => Some(Whole::Derived),
                        true => Some(Whole::Plain),
                        false => None,
                    };
                }
                at = match &own {
                    Found::Number(own) => own.phrase.end.max(at + 1),
                    Found::TooLarge(words) => words.end,
                };
                found.push(own);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether "of the" stands between two places, and nothing else.
fn is_of(line: Line, from: usize, to: usize) -> bool {
    line.is(from, &["of"]) && to > from + 1 && to <= from + 2
}

fn number(line: Line, at: usize, first: usize, currencies: &Currencies) -> Option<Found> {
    if let Some(own) = zero(line, at).or_else(|| all_but(line, at)) {
        return Some(Found::Number(own));
    }
    let (sign, start) = money_before(line, at, currencies).map_or((None, at), |(code, start)| (Some(code), start));
    if let Some(own) = dashed(line, at, start, first, sign.as_deref(), currencies) {
        return Some(Found::Number(own));
    }
    let own = amount::read(line, start, sign.is_some())?;
    if is_broken(line, &own.words) {
        return None;
    }
    let words = at..own.words.end;
    let (value, scale) = match own.value {
        Value::Number { number, scale, .. } => (number, scale),
        Value::Vague(floor) => return Some(Found::Number(vague(line, words, first, floor, sign, currencies))),
        Value::Ordinal(number) => return ordinal(words, number).map(Found::Number),
        Value::Part { over, under } => return part(line, words, first, (over, under)).map(Found::Number),
        Value::TooLarge => return Some(Found::TooLarge(words)),
    };
    let hedge = qualifier::before(line, at, first);
    let (mut low, mut high, mut end) = (value, value, words.end);
    let mut head = words.end - 1;
    let end_of_range = || range_end(line, words.end, sign.is_some(), currencies, between(line, at, first));
    if let Some((other, other_scale, stop)) = (!changes(line, at, first)).then(end_of_range).flatten() {
        let shared = (scale == 1 && other_scale >= 100).then(|| value.times(other_scale)).flatten();
        low = shared.filter(|shared| *shared < other).unwrap_or(value);
        (high, end, head) = (other, stop, stop - 1);
        if low >= high {
            return None;
        }
    }
    let mut start = at;
    let mut hedged = if low < high { Qualifier::Range } else { Qualifier::Exact };
    if let Some((own, from)) = hedge {
        start = from;
        if hedged == Qualifier::Exact {
            hedged = own;
        }
    } else if low < high && between(line, at, first) {
        start = at - 1;
    }
    let (currency, stop) = match sign {
        Some(code) => (Some(code), end),
        None => money_behind(line, end, currencies).map_or((None, end), |(code, stop)| (Some(code), stop)),
    };
    let mut phrase = start..stop;
    if hedged == Qualifier::Exact
        && let Some((own, stop)) = qualifier::behind(line, phrase.end)
    {
        (hedged, phrase.end) = (own, stop);
    }
    // "at least 40 more" are forty besides others.
    if line.is(phrase.end, &["more"]) && !line.is(phrase.end + 1, &["than"]) {
        phrase.end += 1;
    }
    let (low, high) = bounds(hedged, low, high);
    let kind = Kind::Cardinal;
    let words = at..stop;
    let head = if currency.is_some() { stop - 1 } else { head };
    let own = Number { words, phrase, head, low, high, qualifier: hedged, kind, currency, derived: None, whole: None };
    Some(Found::Number(own))
}

/// "15–25 million dollars", where both ends are one word of the text.
fn dashed(
    line: Line,
    at: usize,
    word: usize,
    first: usize,
    sign: Option<&str>,
    currencies: &Currencies,
) -> Option<Number> {
    let (low, high) = line.form(word)?.split_once(['–', '—', '-'])?;
    let whole = |digits: &str| match super::digits::read(digits) {
        Some(super::digits::Digits::Number(number)) => Some(number),
        _ => None,
    };
    let (low, high) = (whole(low)?, whole(high)?);
    let (own, end) = match line.numeral(word + 1) {
        Some(super::numerals::Numeral::Scale(scale)) => ((low.times(scale)?, high.times(scale)?), word + 2),
        _ => ((low, high), word + 1),
    };
    if own.0 >= own.1 {
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

/// What a hedge leaves of the bounds.
fn bounds(hedge: Qualifier, low: Decimal, high: Decimal) -> (Option<Decimal>, Option<Decimal>) {
    match hedge {
        Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::Vague => (Some(low), None),
        Qualifier::UpTo | Qualifier::FewerThan => (None, Some(high)),
        _ => (Some(low), Some(high)),
    }
}

/// Digits that run on over a comma or a hyphen into more digits: lists without blanks, scores, telephone numbers.
fn is_broken(line: Line, words: &Range<usize>) -> bool {
    runs_on(line, words) || runs_in(line, words)
}

/// Whether digits go on behind a number without a blank.
fn runs_on(line: Line, words: &Range<usize>) -> bool {
    is_digit(line, words.start) && is_glue(line, words.end, &[",", ":", "/"]) && is_digit(line, words.end + 1)
}

/// Whether digits or letters stand before a number without a blank.
fn runs_in(line: Line, words: &Range<usize>) -> bool {
    let long = |at: usize| line.form(at).is_some_and(|form| form.len() > 1);
    words.start >= 2
        && is_digit(line, words.start)
        && is_glue(line, words.start - 1, &[",", ":", "/", "-", "–"])
        && (is_digit(line, words.start - 2) || long(words.start - 2))
}

fn is_digit(line: Line, at: usize) -> bool {
    line.form(at).is_some_and(|form| form.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_glue(line: Line, at: usize, marks: &[&str]) -> bool {
    line.is(at, marks) && line.is_glued(at) && line.is_glued(at + 1)
}

fn between(line: Line, at: usize, first: usize) -> bool {
    at > first && line.is(at - 1, &["between"])
}

/// "rose from 12 to 19", "rose by four to 31": two numbers, unless something ranges from the one to the other.
fn changes(line: Line, at: usize, first: usize) -> bool {
    let opens = at > first && line.is(at - 1, &["from", "by"]);
    opens && !(at > first + 1 && line.is(at - 2, &["range", "ranging", "ranged", "ranges"]))
}

/// The second end of a range that goes on at a word: number, its scale and the place behind it.
fn range_end(
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
        Value::Number { number, scale, digits: _ } if !is_broken(line, &own.words) => {
            Some((number, scale, own.words.end))
        }
        _ => None,
    }
}

/// A sign of money at a word: its code, and where the amount begins.
fn money_before(line: Line, at: usize, currencies: &Currencies) -> Option<(String, usize)> {
    let form = line.form(at)?;
    const LONGEST: usize = 5;
    if form.len() > LONGEST || form.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase()) {
        return None;
    }
    let behind = at + 1;
    let amount = line.form(behind)?;
    // "US" and "$" may be two words.
    if amount == "$" || amount == "£" {
        let code = currencies.code(Side::Before, &format!("{}{amount}", form.to_lowercase()))?;
        return Some((code.to_owned(), behind + 1));
    }
    let code = currencies.code(Side::Before, &form.to_lowercase())?;
    // A code of letters stands before digits: "RM 2m", but not "LE two".
    let signs = !form.starts_with(|c: char| c.is_alphabetic()) || form.ends_with('$');
    let digits = super::digits::read(amount).is_some();
    (signs || digits).then(|| (code.to_owned(), behind))
}

/// The name of money behind an amount: its code, and where it ends.
fn money_behind(line: Line, at: usize, currencies: &Currencies) -> Option<(String, usize)> {
    const WORDS: usize = 4;
    let at = if line.is(at, &["of"]) { at + 1 } else { at };
    // "100,000 Georgian lari": a nationality that the table does not have with its money.
    let nationality = line.form(at).is_some_and(|form| form.starts_with(char::is_uppercase));
    let from_next = || nationality.then(|| money_named(line, at + 1, WORDS - 1, currencies)).flatten();
    money_named(line, at, WORDS, currencies).or_else(from_next)
}

fn money_named(line: Line, at: usize, words: usize, currencies: &Currencies) -> Option<(String, usize)> {
    let mut name = String::new();
    let mut best = None;
    for end in at..at + words {
        let Some(form) = line.form(end) else { break };
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&form.to_lowercase());
        if let Some(code) = currencies.code(Side::After, &name) {
            best = Some((code.to_owned(), end + 1));
        }
    }
    best
}

fn vague(
    line: Line,
    words: Range<usize>,
    first: usize,
    floor: Decimal,
    sign: Option<String>,
    currencies: &Currencies,
) -> Number {
    let start = qualifier::before(line, words.start, first).map_or(words.start, |(_, from)| from);
    let (currency, end) = match sign {
        Some(code) => (Some(code), words.end),
        None => money_behind(line, words.end, currencies).map_or((None, words.end), |(code, end)| (Some(code), end)),
    };
    let end = if line.is(end, &["more"]) && !line.is(end + 1, &["than"]) { end + 1 } else { end };
    Number {
        head: words.end - 1,
        phrase: start..end,
        words: words.start..words.end,
        low: Some(floor),
        high: None,
        qualifier: Qualifier::Vague,
        kind: Kind::Vague,
        currency,
        derived: None,
        whole: None,
    }
}

fn ordinal(words: Range<usize>, number: Decimal) -> Option<Number> {
    Some(Number {
        head: words.end - 1,
        phrase: words.clone(),
        words,
        low: Some(number),
        high: Some(number),
        qualifier: Qualifier::Exact,
        kind: Kind::Ordinal,
        currency: None,
        derived: Some("ordinal".to_owned()),
        whole: None,
    })
}

/// "no", "nobody", "none", "not a single".
fn zero(line: Line, at: usize) -> Option<Number> {
    let end = if line.is(at, &["not"]) && line.is(at + 1, &["a", "one"]) && line.is(at + 2, &["single"]) {
        at + 3
    } else if line.is(at, &["no"]) && line.is(at + 1, &["one"])
        || line.is(at, &["no"]) && line.is(at + 1, &["-"]) && line.is(at + 2, &["one"])
    {
        at + if line.is(at + 1, &["-"]) { 3 } else { 2 }
    } else if line.is(at, &["no", "nobody", "none", "no-one"]) {
        // "no fewer than nine", "no more than", "no longer".
        if line.is(at + 1, &["fewer", "less", "more", "longer", "later"]) {
            return None;
        }
        at + 1
    } else {
        return None;
    };
    Some(Number {
        words: at..end,
        phrase: at..end,
        head: end - 1,
        low: Some(Decimal::whole(0)),
        high: Some(Decimal::whole(0)),
        qualifier: Qualifier::Exact,
        kind: Kind::Zero,
        currency: None,
        derived: None,
        whole: None,
    })
}

/// "all but one of the sixteen": the rest.
fn all_but(line: Line, at: usize) -> Option<Number> {
    if !line.is(at, &["all"]) || !line.is(at + 1, &["but"]) {
        return None;
    }
    let (fewer, whole) = of_the(line, amount::read(line, at + 2, false)?)?;
    let Value::Number { number: total, .. } = whole.value else { return None };
    let left = total.minus(fewer)?;
    Some(derived(at..whole.words.end, left, (total, fewer), whole.words))
}

fn derived(words: Range<usize>, value: Decimal, (total, fewer): (Decimal, Decimal), whole: Range<usize>) -> Number {
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
fn of_the(line: Line, own: Amount) -> Option<(Decimal, Amount)> {
    let Value::Number { number, .. } = own.value else { return None };
    Some((number, whole_behind(line, own.words.end)?))
}

/// The number behind "of the", "of its", "of".
fn whole_behind(line: Line, at: usize) -> Option<Amount> {
    if !line.is(at, &["of"]) {
        return None;
    }
    let the = usize::from(line.is(at + 1, &["the", "its", "their", "his", "her", "all", "those", "these", "our"]));
    amount::read(line, at + 1 + the, false).filter(|own| matches!(own.value, Value::Number { .. }))
}

/// "a third of the 90 people": a number only where the whole is one and divides.
fn part(line: Line, words: Range<usize>, first: usize, (over, under): (u32, u32)) -> Option<Number> {
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
