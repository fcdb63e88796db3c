//! Points counted from another: "yesterday", "last month", "three days ago", "the next day", "that year".

use super::cursor::{Cursor, Quantity};
use super::lexicon::{Tag, part, unit};
use super::meaning::{Found, From, Meaning, Place, Shift, YearRef};
use super::value::Value;
use dateline_knowledge::words::Class;
use dateline_types::time::TimexType;
use dateline_types::{Rule, rule};

impl Cursor<'_> {
    /// "today", "tomorrow morning", "tonight" as the base of a clock time.
    pub(crate) fn today_base(&self, i: usize) -> Option<(Meaning, usize)> {
        let (meaning, end, _, _) = self.today(i)?;
        Some((meaning, end))
    }

    /// "today", "yesterday evening", "tonight".
    pub(crate) fn today(&self, i: usize) -> Option<(Meaning, usize, TimexType, Rule)> {
        if self.tag(i) != Tag::Today || self.is_title(i) {
            return None;
        }
        let day = |count| Meaning::Offset { unit: unit::DAY, count, from: From::Report };
        if self.value(i) == 10 {
            let night = Meaning::Part { base: Some(Box::new(day(0))), part: part::NIGHT as u8 };
            return Some((night, i + 1, TimexType::Time, rule!("time.deictic.tonight")));
        }
        let base = day(self.value(i));
        if self.tag(i + 1) == Tag::Part {
            let part = Meaning::Part { base: Some(Box::new(base)), part: self.value(i + 1) as u8 };
            return Some((part, i + 2, TimexType::Time, rule!("time.deictic.day-part")));
        }
        Some((base, i + 1, TimexType::Date, rule!("time.deictic.day")))
    }

    /// "USA Today", "Russia Today": a capital inside a sentence after a capital.
    fn is_title(&self, i: usize) -> bool {
        self.capital(i) && i > 0 && self.before(i) == Tag::Word && self.capital(i - 1)
    }

    /// "last month", "next Friday", "this morning", "the following day", "that year", "the past three days".
    pub(crate) fn shifted(&self, i: usize) -> Option<Found> {
        let the = self.skip(i, Tag::The);
        let definite = the > i;
        let same = if matches!(self.tag(the), Tag::That) && self.tag(the + 1) == Tag::Same { the + 1 } else { the };
        let shift = self.tag(same);
        let at = same + 1;
        let found = |end, kind, meaning, rule| Some(Found::new(i, end, kind, meaning, rule));
        // "following Friday's attack": a preposition; "the following Friday" is the day.
        if shift == Tag::Following && !definite {
            return None;
        }
        // "this past Sunday", "this coming week": the second word says which.
        if shift == Tag::This && matches!(self.tag(at), Tag::Past | Tag::Coming) && self.is(at, &["past", "coming"]) {
            let inner = self.shifted(at)?;
            let week = self.unit(at + 1).filter(|u| *u >= unit::WEEK);
            let meaning = match (week, inner.meaning) {
                (Some(unit), _) => {
                    let count = if self.tag(at) == Tag::Past { -1 } else { 1 };
                    Meaning::Offset { unit, count, from: From::Report }
                }
                (None, Meaning::Weekday { weekday, shift: Shift::BeforeStory }) => {
                    Meaning::Weekday { weekday, shift: Shift::Last }
                }
                (None, Meaning::Weekday { weekday, .. }) => Meaning::Weekday { weekday, shift: Shift::This },
                (None, meaning) => meaning,
            };
            return Some(Found { first: i, kind: TimexType::Date, meaning, ..inner });
        }
        match self.tag(at) {
            Tag::Month if self.capital(at) => {
                let year = match shift {
                    Tag::Last => YearRef::Shifted(Shift::Last),
                    Tag::Next | Tag::Coming => YearRef::Shifted(Shift::Next),
                    Tag::This => YearRef::Shifted(Shift::This),
                    Tag::Past => YearRef::Shifted(Shift::BeforeStory),
                    Tag::Following => YearRef::Shifted(Shift::AfterStory),
                    _ => return None,
                };
                let month = self.value(at) as u8;
                let (place, end) = match self.day_number(at + 1) {
                    Some((day, end)) => (Place::Day(month, day), end),
                    None => (Place::Month(month), at + 1),
                };
                found(end, TimexType::Date, Meaning::calendar(year, place), rule!("time.shift.month"))
            }
            Tag::Weekday if self.capital(at) => {
                let shift = match shift {
                    Tag::Last => Shift::Last,
                    Tag::Next | Tag::Coming => Shift::Next,
                    Tag::This => Shift::This,
                    Tag::Past => Shift::BeforeStory,
                    Tag::Following => Shift::AfterStory,
                    // "said that Friday's vote", "said Monday that Friday's vote": the conjunction.
                    Tag::That if i > 0 && matches!(self.before(i), Tag::Word | Tag::Weekday) => return None,
                    Tag::That | Tag::Same => Shift::Bare,
                    _ => return None,
                };
                let meaning = Meaning::Weekday { weekday: self.value(at) as u8, shift };
                found(at + 1, TimexType::Date, meaning, rule!("time.shift.weekday"))
            }
            Tag::Season => {
                let year = match shift {
                    Tag::Last => YearRef::Shifted(Shift::Last),
                    Tag::Next | Tag::Coming if !definite => YearRef::Shifted(Shift::Next),
                    Tag::This => YearRef::Shifted(Shift::This),
                    Tag::Past => YearRef::Shifted(Shift::BeforeStory),
                    Tag::Following | Tag::Next => YearRef::Shifted(Shift::AfterStory),
                    Tag::That | Tag::Same => YearRef::FromStory(0),
                    _ => return None,
                };
                let meaning = Meaning::calendar(year, Place::Season(self.value(at) as u8));
                found(at + 1, TimexType::Date, meaning, rule!("time.shift.season"))
            }
            Tag::Part => self.shifted_part(i, shift, at),
            Tag::Quarter | Tag::Word if shift == Tag::Same && self.same_last_year(at).is_some() => {
                let meaning = Meaning::YearBefore { from: From::Report };
                found(self.same_last_year(at)?, TimexType::Date, meaning, rule!("time.offset.same-last-year"))
            }
            Tag::Fiscal | Tag::Quarter | Tag::Unit => self.shifted_unit(i, definite, shift, at),
            _ => None,
        }
    }

    /// "the same quarter last year", "the same period a year earlier": the position after it, from the noun on.
    fn same_last_year(&self, i: usize) -> Option<usize> {
        let period = self.tag(i) == Tag::Quarter || self.is(i, &["period"]);
        let last = self.tag(i + 1) == Tag::Last && self.is(i + 2, &["year"]);
        let back = self.tag(i + 1) == Tag::A
            && self.is(i + 2, &["year"])
            && matches!(self.tag(i + 3), Tag::Ago | Tag::Earlier);
        (period && (last || back)).then_some(if last { i + 3 } else { i + 4 })
    }

    /// "this morning", "last night", "that evening", "the next morning".
    fn shifted_part(&self, i: usize, shift: Tag, at: usize) -> Option<Found> {
        let part = self.value(at);
        let day = match shift {
            Tag::This => Meaning::Offset { unit: unit::DAY, count: 0, from: From::Report },
            Tag::Last if part == part::NIGHT => Meaning::Offset { unit: unit::DAY, count: -1, from: From::Report },
            Tag::That | Tag::Same => Meaning::Anaphor { unit: unit::DAY },
            Tag::Next | Tag::Following => Meaning::Offset { unit: unit::DAY, count: 1, from: From::Story },
            Tag::Past => Meaning::Offset { unit: unit::DAY, count: -1, from: From::Story },
            _ => return None,
        };
        let meaning = Meaning::Part { base: Some(Box::new(day)), part: part as u8 };
        Some(Found::new(i, at + 1, TimexType::Time, meaning, rule!("time.shift.part-of-day")))
    }

    fn shifted_unit(&self, i: usize, definite: bool, shift: Tag, at: usize) -> Option<Found> {
        let at = self.skip(at, Tag::Fiscal);
        let unit = self.unit(at)?;
        if unit < unit::DAY || self.hyphen(at + 1) && self.is(at + 2, &["old", "long"]) {
            return None;
        }
        let end = at + 1;
        let point =
            |count, from, rule| Some(Found::new(i, end, TimexType::Date, Meaning::Offset { unit, count, from }, rule));
        let length = |rule| {
            let half = self.tag(end) == Tag::And && self.tag(end + 1) == Tag::A && self.tag(end + 2) == Tag::Half;
            let (quantity, end) = if half { (Quantity::AndHalf(1), end + 3) } else { (Quantity::Whole(1), end) };
            let written = Value::Written(super::duration::written(quantity, unit)?);
            Some(Found::new(i, end, TimexType::Duration, Meaning::Fixed(written), rule))
        };
        match shift {
            // "over the past year" is a length; "last year" and "the last day" are points.
            Tag::Last if definite && matches!(unit, unit::DAY) => None,
            Tag::Last if definite => length(rule!("time.shift.the-last-unit")),
            Tag::Past if self.is(at - 1, &["past"]) => length(rule!("time.shift.past-unit")),
            Tag::Last if unit == unit::DAY => None,
            Tag::Last => point(-1, From::Report, rule!("time.shift.last-unit")),
            Tag::Past => point(-1, From::Story, rule!("time.shift.previous-unit")),
            Tag::Next if definite && unit >= unit::DECADE => length(rule!("time.shift.next-length")),
            Tag::Next if definite || unit == unit::DAY => point(1, From::Story, rule!("time.shift.the-next-unit")),
            Tag::Next => point(1, From::Report, rule!("time.shift.next-unit")),
            Tag::Following => point(1, From::Story, rule!("time.shift.following-unit")),
            Tag::Coming if self.is(at - 1, &["coming"]) && definite => {
                if unit == unit::WEEKEND {
                    point(1, From::Report, rule!("time.shift.coming-unit"))
                } else {
                    length(rule!("time.shift.coming-length"))
                }
            }
            Tag::This if self.is(at - 1, &["these"]) => None,
            Tag::This if unit == unit::WEEKEND => {
                Some(Found::new(i, end, TimexType::Date, Meaning::Weekend, rule!("time.shift.this-weekend")))
            }
            // "to this day": still.
            Tag::This if unit == unit::DAY && self.before(i) == Tag::To => {
                Some(Found::new(i, end, TimexType::Date, Meaning::Fixed(Value::Present), rule!("time.vague.this-day")))
            }
            Tag::This if unit == unit::DAY => {
                Some(Found::new(i, end, TimexType::Date, Meaning::Anaphor { unit }, rule!("time.shift.this-day")))
            }
            Tag::Running
                if !matches!(
                    unit,
                    unit::WEEK | unit::MONTH | unit::QUARTER | unit::YEAR | unit::DECADE | unit::CENTURY
                ) =>
            {
                None
            }
            Tag::Running if self.is(at - 1, &["latest"]) && unit != unit::QUARTER => None,
            Tag::This | Tag::Running => point(0, From::Report, rule!("time.shift.this-unit")),
            Tag::That | Tag::Same if !self.is(at - 1, &["very"]) && !self.is(at - 1, &["those"]) => {
                Some(Found::new(i, end, TimexType::Date, Meaning::Anaphor { unit }, rule!("time.anaphor.unit")))
            }
            _ => None,
        }
    }

    /// "three days ago", "two years earlier", "a week later", "days before", at the quantity.
    pub(crate) fn offset(&self, i: usize) -> Option<Found> {
        let (quantity, at) = match self.tag(i) {
            Tag::Units => (Quantity::Vague, i),
            Tag::A if self.unit(i + 1).is_some() => (Quantity::Whole(1), i + 1),
            Tag::A if self.tag(i + 1) == Tag::Half => (Quantity::AndHalf(0), i + 2),
            Tag::Half if self.tag(i + 1) == Tag::A => (Quantity::AndHalf(0), i + 2),
            Tag::Some if self.whole(i + 1).is_some() => self.quantity(i + 1)?,
            Tag::The => return None,
            _ => self.quantity(i)?,
        };
        let at = if self.hyphen(at) { at + 1 } else { at };
        let unit = self.unit(at)?;
        let mut end = at + 1;
        if self.tag(end) == Tag::And && self.tag(end + 1) == Tag::A && self.tag(end + 2) == Tag::Half {
            end += 3;
        }
        let (sign, from, end) = match self.tag(end) {
            Tag::Ago => (-1, From::Report, end + 1),
            Tag::From if self.tag(end + 1) == Tag::Now => (1, From::Report, end + 2),
            Tag::Earlier => (-1, From::Story, end + 1),
            Tag::Later if self.is(end, &["hence"]) => (1, From::Report, end + 1),
            Tag::Later => (1, From::Story, end + 1),
            // "two days before", with nothing said after it; "before the vote" leaves a length.
            Tag::Before if self.tag(end + 1) == Tag::That && self.closes(end + 2) => (-1, From::Story, end + 2),
            Tag::After if self.tag(end + 1) == Tag::That && self.closes(end + 2) => (1, From::Story, end + 2),
            Tag::Before if self.closes(end + 1) => (-1, From::Story, end + 1),
            Tag::After if self.closes(end + 1) => (1, From::Story, end + 1),
            Tag::On if self.closes(end + 1) => (1, From::Story, end + 1),
            _ if self.is(end, &["back"]) && self.tag(end + 1) != Tag::To => (-1, From::Report, end + 1),
            _ => return None,
        };
        let rule = match (sign, from) {
            (-1, From::Report) => rule!("time.offset.ago"),
            (_, From::Report) => rule!("time.offset.from-now"),
            (-1, _) => rule!("time.offset.earlier"),
            _ => rule!("time.offset.later"),
        };
        let meaning = match quantity {
            Quantity::Vague => Meaning::Fixed(if sign < 0 { Value::Past } else { Value::Future }),
            // "10,000 years ago" is no year.
            Quantity::Whole(n) if unit == unit::YEAR && n >= 1000 && n % 100 == 0 => {
                Meaning::Fixed(if sign < 0 { Value::Past } else { Value::Future })
            }
            Quantity::Whole(1) if unit == unit::YEAR && sign < 0 => Meaning::YearBefore { from },
            Quantity::Whole(n) => Meaning::Offset { unit, count: sign * n, from },
            Quantity::AndHalf(n) if unit == unit::YEAR => {
                Meaning::Offset { unit: unit::MONTH, count: sign * (12 * n + 6), from }
            }
            Quantity::AndHalf(n) if unit == unit::DECADE => {
                Meaning::Offset { unit: unit::YEAR, count: sign * (10 * n + 5), from }
            }
            Quantity::AndHalf(n) if unit == unit::CENTURY => {
                Meaning::Offset { unit: unit::YEAR, count: sign * (100 * n + 50), from }
            }
            Quantity::AndHalf(n) if unit == unit::HOUR => {
                Meaning::Offset { unit: unit::MINUTE, count: sign * (60 * n + 30), from }
            }
            Quantity::AndHalf(_) | Quantity::Tenths(_) => {
                Meaning::Fixed(if sign < 0 { Value::Past } else { Value::Future })
            }
        };
        let kind = if unit <= unit::HOUR { TimexType::Time } else { TimexType::Date };
        Some(Found::new(i, end, kind, meaning, rule))
    }

    /// Whether the phrase before `i` ends there: punctuation, a conjunction, the end.
    fn closes(&self, i: usize) -> bool {
        i >= self.lexemes.len()
            || matches!(
                self.tag(i),
                Tag::Comma
                    | Tag::Stop
                    | Tag::Semicolon
                    | Tag::Colon
                    | Tag::Close
                    | Tag::Quote
                    | Tag::And
                    | Tag::In
                    | Tag::At
                    | Tag::On
                    | Tag::LongDash
            )
    }

    /// "overnight": the night that ended on the report's day.
    pub(crate) fn overnight(&self, i: usize) -> Option<Found> {
        let day = Meaning::Offset { unit: unit::DAY, count: -1, from: From::Report };
        let meaning = Meaning::Part { base: Some(Box::new(day)), part: part::NIGHT as u8 };
        let lower = (!self.capital(i) || self.sentence_start(i)) && !self.told(i + 1, Class::OvernightThing);
        lower.then(|| Found::new(i, i + 1, TimexType::Time, meaning, rule!("time.deictic.overnight")))
    }

    /// "year-earlier", "year-ago", "the year-ago quarter": the year before the report's, or that of the quarter spoken of.
    pub(crate) fn year_ago(&self, i: usize) -> Option<Found> {
        let at = self.skip(i, Tag::The);
        let unit = self.unit(at).filter(|u| *u >= unit::WEEK && self.hyphen(at + 1))?;
        let back = matches!(self.tag(at + 2), Tag::Ago | Tag::Earlier);
        let period = self.tag(at + 3) == Tag::Quarter || self.is(at + 3, &["period"]);
        let end = if period { at + 4 } else { at + 3 };
        let meaning = match unit {
            unit::YEAR => Meaning::YearBefore { from: From::Report },
            unit => Meaning::Offset { unit, count: -1, from: From::Report },
        };
        (back && (period || at == i))
            .then(|| Found::new(i, end, TimexType::Date, meaning, rule!("time.offset.year-earlier")))
    }

    /// "the nine months ended Sept. 30": the length with its article.
    pub(crate) fn closed_length(&self, i: usize) -> Option<Found> {
        let found =
            self.duration(i + 1).filter(|f| self.is(f.end, &["ended", "ending", "to"]) && !self.hyphen(i + 2))?;
        Some(Found { first: i, ..found })
    }

    /// "in the quarter", "for the year", "during the week": the one spoken of, or the report's own.
    pub(crate) fn the_period(&self, i: usize) -> Option<Found> {
        let unit = self.unit(i + 1)?;
        let period =
            matches!(unit, unit::WEEK | unit::MONTH | unit::QUARTER | unit::YEAR) && self.tag(i + 1) != Tag::Units;
        let opened = matches!(self.before(i), Tag::In | Tag::For | Tag::During | Tag::Throughout);
        // "for the quarter ended June 30": the one that ends there.
        if unit == unit::QUARTER
            && self.is(i + 2, &["ended", "ending"])
            && self.tag(i + 3) == Tag::Month
            && let Some((Meaning::Calendar(last), ..)) = self.point(i + 3)
        {
            let quarter = Place::Quarter((self.value(i + 3) as u8).div_ceil(3));
            let meaning = Meaning::calendar(last.year, quarter);
            return Some(Found::new(i, i + 2, TimexType::Date, meaning, rule!("time.quarter.ended")));
        }
        let quarter =
            unit == unit::QUARTER && !self.hyphen(i + 2) && !self.is(i + 2, &["final", "finals", "finalists"]);
        let found = period && opened && (self.closes(i + 2) || self.tag(i + 2) == Tag::To || quarter);
        found.then(|| {
            Found::new(i, i + 2, TimexType::Date, Meaning::Definite { unit }, rule!("time.anaphor.the-period"))
        })
    }

    /// "at the weekend", "over the weekend".
    pub(crate) fn the_weekend(&self, i: usize) -> Option<Found> {
        let opened = matches!(self.before(i), Tag::At | Tag::Over | Tag::On | Tag::During | Tag::Throughout | Tag::For);
        let end = if self.tag(i + 1) == Tag::Unit && self.value(i + 1) == unit::WEEKEND { i + 2 } else { return None };
        let whole = self.closes(end) || self.tag(end) == Tag::Word && self.word(end).ends_with("ing");
        (opened || whole).then(|| Found::new(i, end, TimexType::Date, Meaning::Weekend, rule!("time.weekend.the")))
    }

    /// "the first week of April", "the last week of March 2025".
    pub(crate) fn week_of_month(&self, i: usize) -> Option<Found> {
        let the = self.skip(i, Tag::The);
        let nth = match self.tag(the) {
            Tag::Last => -1,
            Tag::Ordinal if self.value(the) <= 5 => self.value(the) as i8,
            Tag::Unit if self.is(the, &["second"]) => 2,
            _ => return None,
        };
        let month_at = the + 3;
        if !self.is(the + 1, &["week"]) || self.tag(the + 2) != Tag::Of || self.tag(month_at) != Tag::Month {
            return None;
        }
        let (month, end, _) = self.point(month_at)?;
        let whole = matches!(&month, Meaning::Calendar(c) if matches!(c.place, Place::Month(_)));
        let meaning = Meaning::WeekOfMonth { nth, month: Box::new(month) };
        whole.then(|| Found::new(i, end, TimexType::Date, meaning, rule!("time.week.of-month")))
    }

    /// "the day before", "the night after the raid", "the week before": one off the story's last date, whatever is named
    /// after it.
    pub(crate) fn unit_beside(&self, i: usize) -> Option<Found> {
        let unit = self.unit(i + 1).filter(|u| *u >= unit::DAY && self.tag(i + 1) != Tag::Units)?;
        let count = match self.tag(i + 2) {
            Tag::Before => -1,
            Tag::After => 1,
            _ => return None,
        };
        // "the day after tomorrow", "the day before yesterday"
        if self.tag(i + 3) == Tag::Today && unit == unit::DAY && self.value(i + 3).abs() == 1 {
            let meaning = Meaning::Offset { unit, count: count + self.value(i + 3), from: From::Report };
            return Some(Found::new(i, i + 4, TimexType::Date, meaning, rule!("time.deictic.day-beside")));
        }
        // "the week after next", "the month before last"
        if count > 0 && self.tag(i + 3) == Tag::Next || count < 0 && self.tag(i + 3) == Tag::Last && self.closes(i + 4)
        {
            let meaning = Meaning::Offset { unit, count: 2 * count, from: From::Report };
            return Some(Found::new(i, i + 4, TimexType::Date, meaning, rule!("time.shift.unit-beside")));
        }
        let kind = if unit == unit::NIGHT { TimexType::Time } else { TimexType::Date };
        let meaning = Meaning::Offset { unit, count, from: From::Story };
        let end = if self.tag(i + 3) == Tag::That && self.closes(i + 4) { i + 4 } else { i + 3 };
        Some(Found::new(i, end, kind, meaning, rule!("time.offset.unit-beside")))
    }
}
