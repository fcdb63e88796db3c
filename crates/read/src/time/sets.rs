//! Recurring times: "every Friday", "twice a week", "daily", "every other day", "Mondays".

use super::cursor::{Cursor, Quantity};
use super::duration::written;
use super::lexicon::{Tag, part, unit};
use super::meaning::{Found, Meaning};
use super::value::{Value, part_code, season_code};
use dateline_knowledge::words::Class;
use dateline_types::time::TimexType;
use dateline_types::{Rule, rule};

impl Cursor<'_> {
    /// A set at `i`.
    pub(crate) fn set(&self, i: usize) -> Option<Found> {
        match self.tag(i) {
            Tag::Each => self.every(i),
            Tag::Frequency => self.frequency(i),
            Tag::Weekdays if self.capital(i) || self.value(i) >= 8 => {
                let value =
                    if self.value(i) >= 8 { "XXXX-WXX".to_owned() } else { format!("XXXX-WXX-{}", self.value(i)) };
                let value = if self.value(i) == 9 { "XXXX-WXX-WE".to_owned() } else { value };
                Some(self.recurring(i, i + 1, value, None, rule!("time.set.weekdays")))
            }
            Tag::Once => self.times_a(i, i + 1, self.value(i)),
            Tag::Num | Tag::NumWord => {
                let (count, at) = self.whole(i)?;
                (self.tag(at) == Tag::Times).then(|| self.times_a(i, at + 1, count)).flatten()
            }
            Tag::Per | Tag::A => self.rate(i),
            _ => None,
        }
    }

    fn recurring(&self, first: usize, end: usize, value: String, quant: Option<&'static str>, rule: Rule) -> Found {
        let mut found = Found::new(first, end, TimexType::Set, Meaning::Fixed(Value::Written(value)), rule);
        found.quant = quant;
        found
    }

    /// "every day", "each Monday", "every two years", "every other week", "every morning".
    fn every(&self, i: usize) -> Option<Found> {
        let quant = Some(if self.is(i, &["each"]) { "EACH" } else { "EVERY" });
        let (count, at) = match self.tag(i + 1) {
            Tag::Other => (2, i + 2),
            Tag::Few | Tag::Couple => {
                let unit = self.unit(i + 2)?;
                let value = written(Quantity::Vague, unit)?;
                return Some(self.recurring(i, i + 3, value, quant, rule!("time.set.every-few")));
            }
            Tag::Ordinal => (self.value(i + 1), i + 2),
            _ if self.is(i + 1, &["second"]) => (2, i + 2),
            _ => self.whole(i + 1).unwrap_or((1, i + 1)),
        };
        if self.is(i + 1, &["single"]) {
            let unit = self.unit(i + 2)?;
            return Some(self.recurring(
                i,
                i + 3,
                written(Quantity::Whole(1), unit)?,
                quant,
                rule!("time.set.every-unit"),
            ));
        }
        let rule = rule!("time.set.every");
        match self.tag(at) {
            Tag::Unit | Tag::Units => {
                let unit = self.unit(at)?;
                if unit == unit::SECOND && self.tag(at + 1) == Tag::Word {
                    return None;
                }
                Some(self.recurring(
                    i,
                    at + 1,
                    written(Quantity::Whole(count), unit)?,
                    quant,
                    rule!("time.set.every-unit"),
                ))
            }
            Tag::Quarter => Some(self.recurring(i, at + 1, format!("P{count}Q"), quant, rule)),
            Tag::Weekday => {
                let value = format!("XXXX-WXX-{}", self.value(at));
                if self.tag(at + 1) == Tag::Part {
                    let value = format!("{value}T{}", part_code(self.value(at + 1) as u8));
                    return Some(self.recurring(i, at + 2, value, quant, rule));
                }
                Some(self.recurring(i, at + 1, value, quant, rule))
            }
            Tag::Month if self.capital(at) => {
                Some(self.recurring(i, at + 1, format!("XXXX-{:02}", self.value(at)), quant, rule))
            }
            Tag::Season => {
                Some(self.recurring(i, at + 1, format!("XXXX-{}", season_code(self.value(at) as u8)), quant, rule))
            }
            Tag::Part => {
                Some(self.recurring(i, at + 1, format!("XXXX-XX-XXT{}", part_code(self.value(at) as u8)), quant, rule))
            }
            _ => None,
        }
    }

    /// "daily", "annual", "weekly"; not in a name ("Daily Record").
    fn frequency(&self, i: usize) -> Option<Found> {
        if self.capital(i) && (self.capital(i + 1) || !self.sentence_start(i)) {
            return None;
        }
        let at = self.value(i);
        let value = match at {
            unit::NIGHT => format!("XXXX-XX-XXT{}", part_code(part::NIGHT as u8)),
            unit::FORTNIGHT if self.is(i, &["biweekly"]) => "P2W".to_owned(),
            unit::DECADE => {
                if self.is(i, &["biennial"]) {
                    "P2Y".to_owned()
                } else {
                    "P6M".to_owned()
                }
            }
            unit::QUARTER => "P3M".to_owned(),
            _ => written(Quantity::Whole(1), at)?,
        };
        if self.is(i, &["everyday"]) {
            return None;
        }
        Some(self.recurring(i, i + 1, value, Some("EVERY"), rule!("time.set.frequency")))
    }

    /// "twice a week", "three times per day": one expression with its frequency.
    fn times_a(&self, first: usize, at: usize, count: i32) -> Option<Found> {
        if !matches!(self.tag(at), Tag::A | Tag::Per | Tag::Each) || self.tag(at + 1) != Tag::Unit {
            return None;
        }
        let value = written(Quantity::Whole(1), self.unit(at + 1)?)?;
        let mut found = self.recurring(first, at + 2, value, None, rule!("time.set.times-a"));
        found.freq = Some(format!("{count}X"));
        Some(found)
    }

    /// "200 kilometres an hour".
    pub(crate) fn is_speed(&self, i: usize) -> bool {
        i > 0 && self.told(i - 1, Class::Length) && self.tag(i + 1) == Tag::Unit && self.value(i + 1) <= unit::HOUR
    }

    /// "per day", and "a day" after a count: "20 people a day", "$5 a day".
    fn rate(&self, i: usize) -> Option<Found> {
        if self.tag(i + 1) != Tag::Unit {
            return None;
        }
        let unit = self.unit(i + 1)?;
        if self.tag(i) == Tag::A {
            if self.is_speed(i) {
                return None;
            }
            let counted = match self.before(i) {
                Tag::Num | Tag::Percent | Tag::Units | Tag::Times | Tag::Hundred | Tag::Thousand | Tag::NumWord => true,
                Tag::Word => {
                    let word = self.word(i - 1);
                    let plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
                    let counted = (i.saturating_sub(5)..i).any(|k| {
                        matches!(
                            self.tag(k),
                            Tag::Num
                                | Tag::NumWord
                                | Tag::Hundred
                                | Tag::Thousand
                                | Tag::Percent
                                | Tag::Currency
                                | Tag::Few
                                | Tag::Several
                        )
                    });
                    (plural
                        || self.is(i - 1, &["people", "men", "women", "children", "million", "billion", "oil", "gas"]))
                        && counted
                }
                _ => false,
            };
            let continued = matches!(self.tag(i + 2), Tag::Ago | Tag::Later | Tag::Earlier | Tag::Before | Tag::After);
            if !counted || continued || unit == unit::SECOND && self.tag(i + 2) == Tag::Word {
                return None;
            }
        }
        // "kilometres per hour", "feet per second": a speed.
        if unit <= unit::HOUR && self.tag(i) == Tag::Per {
            return None;
        }
        Some(self.recurring(i, i + 2, written(Quantity::Whole(1), unit)?, None, rule!("time.set.rate")))
    }
}
