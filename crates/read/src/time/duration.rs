//! Lengths of time: "12-day", "nearly three years", "the past few weeks", "months", "half an hour".

use super::cursor::{Cursor, Quantity};
use super::lexicon::{Tag, unit};
use super::meaning::{Found, Meaning};
use super::value::Value;
use dateline_types::time::{TimexMod, TimexType};
use dateline_types::{Rule, rule};

/// The TIMEX3 value of so many units; `None` where the count is out of range.
pub(crate) fn written(quantity: Quantity, unit: i32) -> Option<String> {
    let (prefix, letter, factor) = match unit {
        unit::SECOND => ("PT", "S", 1),
        unit::MINUTE => ("PT", "M", 1),
        unit::HOUR => ("PT", "H", 1),
        unit::DAY | unit::NIGHT => ("P", if unit == unit::NIGHT { "TNI" } else { "D" }, 1),
        unit::WEEK => ("P", "W", 1),
        unit::WEEKEND => ("P", "WE", 1),
        unit::FORTNIGHT => ("P", "W", 2),
        unit::MONTH => ("P", "M", 1),
        unit::QUARTER => ("P", "Q", 1),
        unit::YEAR => ("P", "Y", 1),
        unit::DECADE => ("P", "DE", 1),
        unit::CENTURY => ("P", "CE", 1),
        unit::MILLENNIUM => ("P", "ML", 1),
        _ => return None,
    };
    Some(match quantity {
        Quantity::Whole(n) => format!("{prefix}{}{letter}", n.checked_mul(factor)?),
        Quantity::Tenths(n) => format!("{prefix}{}.{}{letter}", n / 10, n % 10),
        Quantity::Vague => format!("{prefix}X{letter}"),
        Quantity::AndHalf(0) => match unit {
            unit::HOUR => "PT30M".to_owned(),
            unit::DAY => "PT12H".to_owned(),
            unit::YEAR => "P6M".to_owned(),
            unit::DECADE => "P5Y".to_owned(),
            unit::CENTURY => "P50Y".to_owned(),
            _ => format!("{prefix}0.5{letter}"),
        },
        Quantity::AndHalf(n) => format!("{prefix}{n}.5{letter}"),
    })
}

impl Cursor<'_> {
    /// A length at `i`, with its hedge: "more than", "nearly", "at least", "the past", "the first".
    pub(crate) fn duration(&self, i: usize) -> Option<Found> {
        let (modifier, hedge_end) = self.hedge(i);
        let (frame_end, framed) = self.frame(hedge_end);
        let (quantity, unit, end, rule) = self.length(frame_end, framed)?;
        if self.is_age(i, frame_end, end) {
            return None;
        }
        if let Some(offset) = self.offset(frame_end).filter(|_| !framed) {
            return Some(Found { first: i, modifier: modifier.or(offset.modifier), ..offset });
        }
        let (value, end) = match self.smaller_part(quantity, unit, end) {
            Some(found) => found,
            None => (written(quantity, unit)?, end),
        };
        let value = Value::Written(value);
        let mut found = Found::new(i, end, TimexType::Duration, Meaning::Fixed(value), rule);
        found.modifier = modifier;
        Some(found)
    }

    /// "more than", "at least", "nearly", "about", "up to": the TIMEX3 modifier and the position after it.
    pub(crate) fn hedge(&self, i: usize) -> (Option<TimexMod>, usize) {
        match (self.tag(i), self.tag(i + 1)) {
            (Tag::More, Tag::Than) => (Some(TimexMod::MoreThan), i + 2),
            (Tag::A, _) if self.is(i + 1, &["little"]) && self.tag(i + 2) == Tag::More => {
                (Some(TimexMod::MoreThan), self.skip(i + 3, Tag::Than))
            }
            (Tag::Less, Tag::Than) => (Some(TimexMod::LessThan), i + 2),
            (Tag::No, Tag::More) => (Some(TimexMod::EqualOrLess), self.skip(i + 2, Tag::Than)),
            (Tag::No, Tag::Less) => (Some(TimexMod::EqualOrMore), self.skip(i + 2, Tag::Than)),
            (Tag::At, Tag::Least) => (Some(TimexMod::EqualOrMore), i + 2),
            (Tag::At, Tag::Most) => (Some(TimexMod::EqualOrLess), i + 2),
            (Tag::As, _) if self.is(i + 1, &["much", "long", "many"]) && self.tag(i + 2) == Tag::As => {
                (Some(TimexMod::EqualOrLess), i + 3)
            }
            (Tag::Up, Tag::To) => (Some(TimexMod::EqualOrLess), i + 2),
            (Tag::Over, Tag::The) => (None, i),
            (Tag::Over, _)
                if i > 0 && !matches!(self.quantity(i + 1), None | Some((Quantity::Vague, _)))
                    || self.tag(i) == Tag::Over && self.tag(i + 1) == Tag::A =>
            {
                (Some(TimexMod::MoreThan), i + 1)
            }
            (Tag::Under, _) => (Some(TimexMod::LessThan), i + 1),
            (Tag::Nearly, _) => (Some(TimexMod::LessThan), i + 1),
            (Tag::About, _) => (Some(TimexMod::Approx), i + 1),
            (Tag::Some, Tag::Num | Tag::NumWord) => (Some(TimexMod::Approx), i + 1),
            (Tag::Just | Tag::Only, Tag::Over) => (Some(TimexMod::MoreThan), i + 2),
            (Tag::Just | Tag::Only, Tag::Under) => (Some(TimexMod::LessThan), i + 2),
            (Tag::Just | Tag::Only, _) => (None, i + 1),
            _ => (None, i),
        }
    }

    /// "the past", "the next", "the first", "another", "recent", "the": what stands between hedge and count.
    fn frame(&self, i: usize) -> (usize, bool) {
        let the = self.skip(i, Tag::The);
        let definite = the > i || i > 0 && self.is(the.wrapping_sub(1), &["his", "her", "its", "their", "our", "my"]);
        match self.tag(the) {
            Tag::Following if !definite => (i, false),
            Tag::Last | Tag::Past | Tag::Next | Tag::Coming | Tag::Following if !self.is_verb_last(the) => {
                (the + 1, true)
            }
            Tag::Ordinal if definite && self.value(the) == 1 => (the + 1, true),
            Tag::Another if self.tag(the + 1) != Tag::A => (the + 1, false),
            Tag::Word if self.is(the, &["recent", "final", "opening", "early"]) => (the + 1, true),
            Tag::Early if definite => (the + 1, true),
            Tag::Whole if definite => (the + 1, true),
            _ => (i, false),
        }
    }

    /// "could last months": the verb.
    fn is_verb_last(&self, i: usize) -> bool {
        self.is(i, &["last"])
            && i > 0
            && (self
                .is(i - 1, &["could", "may", "might", "would", "will", "to", "can", "must", "should", "not", "shall"]))
    }

    /// Count and unit.
    fn length(&self, i: usize, framed: bool) -> Option<(Quantity, i32, usize, Rule)> {
        // "half an hour", "half a century", "a half hour", "half-century"
        let half = match (self.tag(i), self.tag(i + 1)) {
            (Tag::Half, Tag::A) => Some(i + 2),
            (Tag::A, Tag::Half) => Some(i + 2),
            (Tag::Half, Tag::Dash) if self.hyphen(i + 1) => Some(i + 2),
            _ => None,
        };
        if let Some(at) = half {
            let at = if self.hyphen(at) { at + 1 } else { at };
            let unit = self.unit(at)?;
            return Some((Quantity::AndHalf(0), unit, at + 1, rule!("time.duration.half")));
        }
        // "a year", "an hour and a half"
        if self.tag(i) == Tag::A && matches!(self.tag(i + 1), Tag::Unit) {
            let unit = self.unit(i + 1)?;
            // "a day of mourning" is a kind of day.
            if unit == unit::DAY && self.tag(i + 2) == Tag::Of {
                return None;
            }
            // "a week-long strike": read at its unit.
            if self.hyphen(i + 2) {
                return None;
            }
            if self.is_speed(i) {
                return None;
            }
            if unit == unit::SECOND || unit == unit::WEEKEND || self.tag(i + 2) == Tag::Word && self.capital(i + 2) {
                return None;
            }
            if self.tag(i + 2) == Tag::And && self.tag(i + 3) == Tag::A && self.tag(i + 4) == Tag::Half {
                return Some((Quantity::AndHalf(1), unit, i + 5, rule!("time.duration.and-a-half")));
            }
            return Some((Quantity::Whole(1), unit, i + 2, rule!("time.duration.a-unit")));
        }
        // "another decade", "a full year", "in a single day"
        let stressed = self.tag(i) == Tag::A
            && (self.tag(i + 1) == Tag::Whole || self.is(i + 1, &["full", "single", "entire"]))
            && self.tag(i + 2) == Tag::Unit;
        let at = if stressed { i + 2 } else { i };
        if (stressed || self.tag(i) == Tag::Unit && self.before(i) == Tag::Another)
            && !matches!(self.unit(at)?, unit::SECOND | unit::QUARTER | unit::WEEKEND)
            && !self.hyphen(at + 1)
        {
            return Some((Quantity::Whole(1), self.unit(at)?, at + 1, rule!("time.duration.a-unit")));
        }
        // "a three-month stay", "a 12-day war"
        if self.tag(i) == Tag::Units {
            return self.bare_units(i, framed);
        }
        if self.tag(i) == Tag::UnitLong {
            return Some((Quantity::Whole(1), self.value(i), i + 1, rule!("time.duration.unit-long")));
        }
        // "months-long", "year-long", "the day-long"
        if matches!(self.tag(i), Tag::Unit | Tag::Units) && self.hyphen(i + 1) && self.is(i + 2, &["long"]) {
            let quantity = if self.tag(i) == Tag::Unit { Quantity::Whole(1) } else { Quantity::Vague };
            return Some((quantity, self.unit(i)?, i + 3, rule!("time.duration.unit-long")));
        }
        if self.tag(i) == Tag::Num
            && (self.before(i) == Tag::Currency
                || self.glued(i)
                    && self.before(i) != Tag::Dash
                    && i > 0
                    && self.before(i) != Tag::Open
                    && self.before(i) != Tag::Quote)
        {
            return None;
        }
        let (quantity, at) = self.quantity(i)?;
        let mut at = if self.tag(at) == Tag::Dash { at + 1 } else { at };
        at = self.skip(at, Tag::More);
        at = match self.tag(at) {
            Tag::Whole | Tag::Past => at + 1,
            Tag::Word
                if self.is(
                    at,
                    &[
                        "more",
                        "further",
                        "additional",
                        "bloody",
                        "brutal",
                        "terrible",
                        "calendar",
                        "working",
                        "business",
                    ],
                ) =>
            {
                at + 1
            }
            _ => at,
        };
        let unit = self.unit(at)?;
        // "the World Cup 2018 day five": a year and a noun, not a length.
        if self.tag(at) == Tag::Unit && self.year_digits(i).is_some() && !self.dash(at - 1) {
            return None;
        }
        // "three quarters of the capital": a fraction.
        let many = matches!(quantity, Quantity::Whole(4..)) && self.tag(at + 1) != Tag::Of;
        if unit == unit::QUARTER && !framed && !many && !matches!(self.tag(at - 1), Tag::Whole) {
            return None;
        }
        // "the sixty-second session": an ordinal.
        if unit == unit::SECOND && self.tag(i) == Tag::NumWord && self.value(i) >= 20 && self.before(i) != Tag::A {
            return None;
        }
        // "one second", "two second-hand cars", "a 10-minute walk" are lengths; "one night stand" is not ours to say.
        if unit == unit::SECOND && self.tag(at) == Tag::Unit && !self.dash(at.wrapping_sub(1)) {
            return None;
        }
        if quantity == Quantity::Vague
            && (self.tag(at) == Tag::Unit || self.tag(i) == Tag::Many && self.before(i) == Tag::As)
        {
            return None;
        }
        let mut end = at + 1;
        if let (Quantity::Whole(n), Tag::And, Tag::A, Tag::Half) =
            (quantity, self.tag(end), self.tag(end + 1), self.tag(end + 2))
        {
            return Some((Quantity::AndHalf(n), unit, end + 3, rule!("time.duration.and-a-half")));
        }
        if self.hyphen(end) && self.is(end + 1, &["long"]) {
            end += 2;
        }
        Some((quantity, unit, end, rule!("time.duration.counted")))
    }

    /// "weeks", "for years", "in recent months": a plural unit without a count.
    fn bare_units(&self, i: usize, framed: bool) -> Option<(Quantity, i32, usize, Rule)> {
        let unit = self.unit(i)?;
        if self.hyphen(i + 1) && self.is(i + 2, &["long"]) {
            return Some((Quantity::Vague, unit, i + 3, rule!("time.duration.units-long")));
        }
        let opened = matches!(
            self.before(i),
            Tag::For
                | Tag::In
                | Tag::Within
                | Tag::After
                | Tag::Over
                | Tag::During
                | Tag::Of
                | Tag::Throughout
                | Tag::These
        ) || i > 0
            && self.is(
                i - 1,
                &[
                    "last", "lasted", "lasting", "take", "took", "taken", "takes", "spent", "spend", "spending",
                    "wait", "waited", "waiting", "recent",
                ],
            );
        let offset = matches!(self.tag(i + 1), Tag::Ago | Tag::Later | Tag::Earlier)
            || matches!(self.tag(i + 1), Tag::Before | Tag::After | Tag::Of)
                && unit >= unit::HOUR
                && !matches!(self.before(i), Tag::The | Tag::That | Tag::A)
                && (self.tag(i + 1) != Tag::After || self.sentence_start(i) || self.before(i) == Tag::Comma);
        let conceded = i >= 2 && self.tag(i - 1) == Tag::Not && self.is(i - 2, &["if"]);
        let fraction = unit == unit::QUARTER && self.tag(i + 1) == Tag::Of && !framed;
        let compound = fraction || self.is(i + 1, &["old"]) || matches!(unit, unit::SECOND) && !framed;
        ((framed || opened || offset || conceded) && !compound)
            .then(|| (Quantity::Vague, unit, i + 1, rule!("time.duration.units")))
    }

    /// "two hours and 20 minutes", "1hr 4 mins", "a year and three months": one length of two units.
    fn smaller_part(&self, quantity: Quantity, unit: i32, end: usize) -> Option<(String, usize)> {
        let Quantity::Whole(count) = quantity else { return None };
        let stop =
            if self.tag(end) == Tag::Stop && self.glued(end) && self.tag(end + 1) == Tag::Num { end + 1 } else { end };
        let at = self.skip(stop, Tag::And);
        let at = if at == stop { self.skip(stop, Tag::Comma) } else { at };
        let (rest, after) = self.whole(at)?;
        let smaller = self.unit(after)?;
        let next = matches!(
            (unit, smaller),
            (unit::HOUR, unit::MINUTE)
                | (unit::MINUTE, unit::SECOND)
                | (unit::YEAR, unit::MONTH)
                | (unit::WEEK, unit::DAY)
                | (unit::MONTH, unit::DAY)
        );
        let whole = written(Quantity::Whole(count), unit)?;
        let part = written(Quantity::Whole(rest), smaller)?;
        let part = part.strip_prefix("PT").or_else(|| part.strip_prefix('P'))?;
        next.then(|| (format!("{whole}{part}"), after + 1))
    }

    /// "a 12-year-old boy", "aged 34 years", "34 years of age", "two years old".
    fn is_age(&self, first: usize, i: usize, end: usize) -> bool {
        let old = if self.dash(end) { end + 1 } else { end };
        self.tag(old) == Tag::Old
            || self.tag(end) == Tag::Of && self.tag(end + 1) == Tag::Age
            || first > 0 && matches!(self.before(first), Tag::Aged | Tag::Age)
            || i > 0 && matches!(self.before(i), Tag::Aged)
    }
}
