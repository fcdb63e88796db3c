//! Numbers of a sentence with their bounds: amounts, ranges, money, zeros, and closed arithmetic on them.

mod amount;
mod arithmetic;
mod broken;
mod currency;
mod decimal;
mod digits;
mod in_digits;
mod in_words;
mod line;
mod numerals;
mod qualifier;
mod range;
mod vague;

pub(crate) use decimal::Decimal;
pub(crate) use line::Line;

use amount::Value;
use arithmetic::{all_but, is_of_part, part};
use broken::{goes_on, is_broken};
use currency::{money_before, money_behind};
use dateline_knowledge::currencies::Currencies;
use dateline_types::figure::Qualifier;
use range::{between, changes, dashed, range_end};
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
    pub(crate) fn regroup(&mut self, site: &crate::figures::noun::Site) {
        if self.currency.is_some() || !site.human || self.low.or(self.high).is_none_or(|own| own.as_whole().is_some()) {
            return;
        }
        let whole = |bound: Option<Decimal>| bound.and_then(Decimal::regrouped).or(bound);
        (self.low, self.high) = (whole(self.low), whole(self.high));
    }

    /// "thirty people or more": a hedge behind the noun.
    pub(crate) fn hedge_behind(&mut self, line: Line, site: &crate::figures::noun::Site) {
        let Some(noun) = site.noun.filter(|noun| self.qualifier == Qualifier::Exact && noun.index() >= self.phrase.end)
        else {
            return;
        };
        if let (Some(low), Some(high)) = (self.low, self.high)
            && let Some((hedge, _)) = qualifier::behind_noun(line, noun.index() + 1)
        {
            self.qualifier = hedge;
            (self.low, self.high) = bounds(hedge, low, high);
        }
    }

    /// Whether a ledger can hold its bounds.
    fn is_held(&self) -> bool {
        [self.low, self.high].into_iter().flatten().all(|bound| bound.as_f64().is_some())
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
    /// Words of number that are none together: "thousands of millions of thousands".
    Unread(Range<usize>),
}

/// The numbers of the words `range`, in reading order.
pub(crate) fn find(line: Line, range: Range<usize>, currencies: &Currencies) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let first = found.last().map_or(range.start, |own: &Found| match own {
            Found::Number(own) => own.phrase.end,
            Found::TooLarge(words) | Found::Unread(words) => words.end,
        });
        let own = number(line, at, first, currencies).map(|own| match own {
            Found::Number(own) if !own.is_held() => Found::TooLarge(own.words),
            own => own,
        });
        match own {
            Some(mut own) => {
                if let (Found::Number(own), Some(Found::Number(before))) = (&mut own, found.last()) {
                    let derived = before.derived.is_some()
                        && before.kind != Kind::Ordinal
                        && before.phrase.end == own.phrase.start;
                    own.whole = match is_of(line, before.phrase.end, own.phrase.start) {
                        _ if derived => Some(Whole::Derived),
                        true => Some(Whole::Plain),
                        false => None,
                    };
                }
                if let Found::Number(own) = &mut own
                    && own.whole.is_none()
                    && is_of_part(line, own, range.start)
                {
                    own.whole = Some(Whole::Plain);
                }
                at = match &own {
                    Found::Number(own) => own.phrase.end.max(at + 1),
                    Found::TooLarge(words) | Found::Unread(words) => words.end,
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
    line.is(from, &["of"]) && (from + 1..=from + 2).contains(&to)
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
    if let Some(end) = goes_on(line, &own) {
        return Some(Found::Unread(at..end));
    }
    let (value, scale) = match own.value {
        Value::Number { number, scale, .. } => (number, scale),
        Value::Vague(floor) => {
            let end_of_range = || range_end(line, words.end, sign.is_some(), currencies, between(line, at, first));
            let to = line.is(words.end, &["to"]).then(end_of_range).flatten().filter(|(other, ..)| floor < *other);
            let own = vague(line, words, first, floor, sign, currencies);
            let Some((high, _, stop)) = to else { return Some(Found::Number(own)) };
            // "several hundred to 3,000": the floor of the one, the other as printed.
            let words = own.words.start..stop;
            let (phrase, high) = (own.phrase.start..stop, Some(high));
            return Some(Found::Number(Number {
                words,
                phrase,
                high,
                qualifier: Qualifier::Range,
                kind: Kind::Cardinal,
                ..own
            }));
        }
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

/// What a hedge leaves of the bounds.
fn bounds(hedge: Qualifier, low: Decimal, high: Decimal) -> (Option<Decimal>, Option<Decimal>) {
    match hedge {
        Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::Vague => (Some(low), None),
        Qualifier::UpTo | Qualifier::FewerThan => (None, Some(high)),
        _ => (Some(low), Some(high)),
    }
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
