//! The one pass over a block that finds its time expressions, longest reading first.

use super::cursor::Cursor;
use super::lexicon::{Tag, unit};
use super::meaning::{Calendar, Found, Meaning, Place, YearRef};
use super::tense::habitual;
use super::value::Value;
use dateline_types::rule;
use dateline_types::time::TimexType;

/// Finds the expressions of a block, in order and without overlap.
pub(crate) fn recognise(cursor: &Cursor, out: &mut Vec<Found>) {
    let mut i = 0;
    while i < cursor.lexemes.len() {
        let tag = cursor.tag(i);
        if let Some(end) = cursor.known_name(i, out) {
            i = end;
            continue;
        }
        if tag == Tag::Word && !cursor.word_may_open(i) {
            i += 1;
            continue;
        }
        match cursor.expression(i, out) {
            Some(end) if end > i => i = end,
            _ => i += 1,
        }
    }
}

impl Cursor<'_> {
    /// Whether an ordinary word can open an expression.
    fn word_may_open(&self, i: usize) -> bool {
        self.is(i, &["right", "recent", "even", "final", "year"])
    }

    /// Reads the expressions that begin at `i` into `out` and returns the position after them.
    fn expression(&self, i: usize, out: &mut Vec<Found>) -> Option<usize> {
        if let Some(end) = self.range(i, out) {
            return Some(end);
        }
        let found = self.one(i)?;
        let found = self.with_clock(found);
        let end = found.end;
        out.push(found);
        Some(end)
    }

    /// The one expression that begins at `i`.
    fn one(&self, i: usize) -> Option<Found> {
        if self.glued(i) && i > 0 && matches!(self.before(i), Tag::Apostrophe) && self.tag(i) != Tag::Num {
            return None;
        }
        match self.tag(i) {
            Tag::Early | Tag::Late | Tag::Mid | Tag::Start | Tag::Middle | Tag::End | Tag::Latter | Tag::Rest => {
                self.part_of_day_of(i).or_else(|| self.part_of_point(i))
            }
            Tag::Later => self.part_of_point(i),
            Tag::Earlier => self.part_of_point(i).or_else(|| self.vague(i)),
            Tag::Each | Tag::Frequency | Tag::Weekdays | Tag::Once | Tag::Per => self.set(i),
            Tag::Today => {
                let (meaning, end, kind, rule) = self.today(i)?;
                Some(Found::new(i, end, kind, meaning, rule))
            }
            Tag::Overnight => self.overnight(i),
            Tag::Running
            | Tag::Last
            | Tag::Next
            | Tag::Coming
            | Tag::Following
            | Tag::Past
            | Tag::This
            | Tag::That
            | Tag::Same
            | Tag::These => self.shifted(i).or_else(|| self.duration(i)).or_else(|| self.vague(i)),
            Tag::The => self
                .part_of_point(i)
                .or_else(|| self.part_of_day_of(i))
                .or_else(|| self.week_of_month(i))
                .or_else(|| self.shifted(i))
                .or_else(|| self.the_weekend(i))
                .or_else(|| self.the_period(i))
                .or_else(|| self.year_ago(i))
                .or_else(|| self.closed_length(i))
                .or_else(|| self.unit_beside(i))
                .or_else(|| self.the_date(i))
                .or_else(|| self.duration(i))
                .or_else(|| self.vague(i)),
            Tag::Month | Tag::Weekday | Tag::Season | Tag::Era | Tag::Apostrophe | Tag::Decades => self.date(i),
            Tag::Letter | Tag::Fiscal => self.fiscal(i),
            Tag::Num => self.clock(i).or_else(|| self.set(i)).or_else(|| self.numeric_or_duration(i)),
            Tag::NumWord | Tag::Ordinal => self
                .clock(i)
                .or_else(|| self.set(i))
                .or_else(|| self.duration(i))
                .or_else(|| self.date(i))
                .or_else(|| self.ordinal(i)),
            Tag::Noon | Tag::Midnight => self.clock(i),
            Tag::Part => self.part_of_day_of(i),
            Tag::A => self.set(i).or_else(|| self.duration(i)),
            Tag::UnitLong => self.duration(i),
            Tag::Unit => self.year_ago(i).or_else(|| self.year_end(i)).or_else(|| self.duration(i)),
            Tag::About if matches!(self.tag(i + 1), Tag::Num | Tag::Noon | Tag::Midnight) => {
                self.about_clock(i).or_else(|| self.duration(i)).or_else(|| self.hedged_date(i))
            }
            Tag::Several
            | Tag::Few
            | Tag::Couple
            | Tag::Many
            | Tag::Some
            | Tag::Another
            | Tag::Hundred
            | Tag::Half
            | Tag::Units
            | Tag::More
            | Tag::Less
            | Tag::At
            | Tag::Up
            | Tag::As
            | Tag::Over
            | Tag::Under
            | Tag::Nearly
            | Tag::About
            | Tag::Just
            | Tag::Only
            | Tag::No
            | Tag::Whole => self.duration(i).or_else(|| self.hedged_date(i)),
            Tag::Now | Tag::Current | Tag::Recently | Tag::To | Tag::PresentDay | Tag::Future => self.vague(i),
            Tag::Word => self.duration(i).or_else(|| self.vague(i)),
            _ => None,
        }
    }

    /// A date that begins with its own first word, with the part of day after it.
    fn date(&self, i: usize) -> Option<Found> {
        if let Some(found) = self.day_with_part(i) {
            return Some(found);
        }
        let (meaning, end, rule) = self.point(i)?;
        let template = match &meaning {
            Meaning::Calendar(c) if c.year == YearRef::Open => c.place.template().filter(|_| habitual(self, i)),
            _ => None,
        };
        if let Some(template) = template {
            let meaning = Meaning::Fixed(Value::Written(template));
            return Some(Found::new(i, end, TimexType::Date, meaning, rule!("time.date.every-year")));
        }
        Some(Found::new(i, end, TimexType::Date, meaning, rule))
    }

    fn the_date(&self, i: usize) -> Option<Found> {
        let inner = i + 1;
        if let Some(found) =
            self.part_of_point(inner).filter(|_| matches!(self.tag(inner), Tag::Early | Tag::Late | Tag::Mid))
        {
            let decade = matches!(found.meaning, Meaning::Fixed(_));
            return Some(if decade { Found { first: i, ..found } } else { found });
        }
        let (meaning, end, rule) = self.point(i)?;
        Some(Found::new(i, end, TimexType::Date, meaning, rule))
    }

    /// "about 466 BC", "around 1940", "nearly 1990": a hedge before a year.
    fn hedged_date(&self, i: usize) -> Option<Found> {
        if self.tag(i) != Tag::About {
            return None;
        }
        let dot = if self.tag(i + 1) == Tag::Stop && self.is(i, &["ca"]) { i + 2 } else { i + 1 };
        let (year, end) = self.year_number(dot)?;
        let sure = end > dot + 1 || self.is(i, &["circa", "ca"]);
        let mut found = Found::new(
            i,
            end,
            TimexType::Date,
            Meaning::calendar(YearRef::Known(year), Place::Whole),
            rule!("time.year.about"),
        );
        found.modifier = Some(dateline_types::time::TimexMod::Approx);
        sure.then_some(found)
    }

    fn numeric_or_duration(&self, i: usize) -> Option<Found> {
        if let Some((meaning, end, rule)) = self.numeric(i) {
            return Some(Found::new(i, end, TimexType::Date, meaning, rule));
        }
        self.date(i)
            .filter(|f| f.end > i + 1)
            .or_else(|| self.duration(i))
            .or_else(|| self.date(i))
            .or_else(|| self.ordinal(i))
    }

    /// "fourth quarter of 2018", "18th-century".
    fn ordinal(&self, i: usize) -> Option<Found> {
        let (meaning, end, rule) = self.century(i).or_else(|| self.quarter_or_half(i))?;
        Some(Found::new(i, end, TimexType::Date, meaning, rule))
    }

    /// "Q4 2018", "H1", "FY2018", "fiscal 2018", "fiscal year 2018".
    pub(crate) fn fiscal(&self, i: usize) -> Option<Found> {
        let found = |end, meaning, rule| Some(Found::new(i, end, TimexType::Date, meaning, rule));
        if self.tag(i) == Tag::Fiscal || self.is(i, &["fy"]) {
            let at = if self.is(i + 1, &["year"]) { i + 2 } else { i + 1 };
            let at = self.skip(at, Tag::Apostrophe);
            let year = match self.year_digits(at) {
                Some(year) => year,
                None if self.tag(at) == Tag::Num && self.len(at) == 2 && at > (i + 1) | usize::from(self.glued(at)) => {
                    2000 + self.value(at)
                }
                // "its fiscal second quarter"
                None => {
                    let (meaning, end, rule) = self.quarter_or_half(i + 1)?;
                    return found(end, meaning, rule);
                }
            };
            return found(at + 1, Meaning::calendar(YearRef::Known(year), Place::Whole), rule!("time.fiscal.year"));
        }
        let digit = self.tag(i + 1) == Tag::Num && self.len(i + 1) == 1 && self.glued(i + 1) && !self.glued(i);
        let place = match (self.word(i), self.value(i + 1)) {
            ("Q", n @ 1..=4) if digit => Place::Quarter(n as u8),
            ("H", n @ 1..=2) if digit => Place::Half(n as u8),
            _ => return None,
        };
        let at = self.skip(i + 2, Tag::Of);
        match self.year_digits(at) {
            Some(year) => found(at + 1, Meaning::calendar(YearRef::Known(year), place), rule!("time.quarter.code")),
            None if matches!(place, Place::Quarter(_)) => {
                found(i + 2, Meaning::calendar(YearRef::Open, place), rule!("time.quarter.code"))
            }
            None => None,
        }
    }

    /// "by year-end", "by year's end", "at month's end".
    fn year_end(&self, i: usize) -> Option<Found> {
        let unit = self.unit(i).filter(|_| self.tag(i) == Tag::Unit)?;
        let at = match self.tag(i + 1) {
            Tag::Dash if self.hyphen(i + 1) => i + 2,
            Tag::Apostrophe if self.is(i + 2, &["s"]) => i + 3,
            Tag::End if self.before(i) == Tag::By => i + 1,
            _ => return None,
        };
        let known = matches!(unit, unit::YEAR | unit::MONTH) && self.is(at, &["end"]);
        let mut found = Found::new(i, at + 1, TimexType::Date, Meaning::Definite { unit }, rule!("time.part.year-end"));
        found.modifier = Some(dateline_types::time::TimexMod::End);
        known.then_some(found)
    }

    /// "about 3 p.m.", "around noon".
    fn about_clock(&self, i: usize) -> Option<Found> {
        let found = self.clock(i + 1)?;
        Some(Found { first: i, modifier: Some(dateline_types::time::TimexMod::Approx), ..found })
    }

    /// A day followed by a clock time is one expression: "Friday at 3 p.m.".
    fn with_clock(&self, found: Found) -> Found {
        if found.kind != TimexType::Date && !matches!(found.meaning, Meaning::Part { .. }) {
            return found;
        }
        let base = match &found.meaning {
            Meaning::Part { base: Some(base), .. } => base.as_ref(),
            other => other,
        };
        if !base.is_day() {
            return found;
        }
        match self.clock_after_day(base, found.end) {
            Some((meaning, end, zone, rule)) => {
                Found { end, kind: TimexType::Time, meaning, zone, rule, modifier: None, ..found }
            }
            None => found,
        }
    }

    /// Ranges whose first half lacks what the second says: "10 to 14 February", "June 10-14", "1939–45".
    fn range(&self, i: usize, out: &mut Vec<Found>) -> Option<usize> {
        match self.tag(i) {
            Tag::Num | Tag::Ordinal => self.day_range(i, out).or_else(|| self.year_range(i, out)),
            Tag::Month => self.quarter_by_months(i, out).or_else(|| self.month_day_range(i, out)),
            Tag::The if self.tag(i + 1) == Tag::Month => self.quarter_by_months(i, out),
            _ => None,
        }
    }

    /// "the July-September quarter".
    fn quarter_by_months(&self, i: usize, out: &mut Vec<Found>) -> Option<usize> {
        let first = self.skip(i, Tag::The);
        let (last, noun) = (first + 2, first + 3);
        let spans = self.hyphen(first + 1) && self.tag(last) == Tag::Month && self.tag(noun) == Tag::Quarter;
        let whole = spans && self.value(last) % 3 == 0 && self.value(last) - self.value(first) == 2;
        let place = Place::Quarter((self.value(last) / 3) as u8);
        let meaning = Meaning::calendar(YearRef::Open, place);
        whole.then(|| out.push(Found::new(i, noun + 1, TimexType::Date, meaning, rule!("time.quarter.months"))))?;
        Some(noun + 1)
    }

    fn joiner(&self, i: usize) -> Option<usize> {
        match self.tag(i) {
            Tag::To
            | Tag::And
            | Tag::Or
            | Tag::Until
            | Tag::Through
            | Tag::Dash
            | Tag::LongDash
            | Tag::Slash
            | Tag::Comma => Some(i + 1),
            _ => None,
        }
    }

    /// "10 to 14 February", "6, 7 and 8 May".
    fn day_range(&self, i: usize, out: &mut Vec<Found>) -> Option<usize> {
        let mut days = Vec::new();
        let mut at = i;
        loop {
            let (day, end) = self.day_number(at)?;
            let next = self.joiner(end);
            match next {
                Some(next) if self.day_number(self.skip(next, Tag::The)).is_some() && days.len() < 5 => {
                    days.push((day, at, end));
                    at = self.skip(next, Tag::The);
                }
                _ => break,
            }
        }
        if days.is_empty() || self.before(i) == Tag::Month {
            return None;
        }
        let (last, end, _) = self.point(at)?;
        let Meaning::Calendar(Calendar { year, place: Place::Day(month, _), .. }) = last else { return None };
        // "killed 3, 4 May": numbers that are no days of this month do not come here with their month.
        for (day, first, end) in days {
            let meaning = Meaning::calendar(year, Place::Day(month, day));
            out.push(Found::new(first, end, TimexType::Date, meaning, rule!("time.range.days")));
        }
        out.push(Found::new(at, end, TimexType::Date, last, rule!("time.range.days")));
        Some(end)
    }

    /// "June 10-14", "June 10 and 11, 1944".
    fn month_day_range(&self, i: usize, out: &mut Vec<Found>) -> Option<usize> {
        let (Meaning::Calendar(first), mut end, _) = self.point(i)? else { return None };
        let Place::Day(month, _) = first.place else { return None };
        let mut days = Vec::new();
        let start = out.len();
        let mut year = first.year;
        let mut at = end;
        while let Some(next) = self.joiner(at) {
            let the = self.skip(next, Tag::The);
            let Some((day, stop)) = self.day_number(the) else { break };
            let clock = matches!(
                self.tag(stop),
                Tag::Colon | Tag::Percent | Tag::Units | Tag::Unit | Tag::Meridiem | Tag::Month | Tag::Letter
            ) || self.tag(stop) == Tag::Word
                && !self.is(stop, &["in", "when", "while"])
                && self.tag(at) == Tag::Comma;
            let counted = self.tag(the) != Tag::Num && self.tag(the) != Tag::Ordinal;
            let listed =
                self.tag(at) != Tag::Comma || days.len() + 1 < 5 && matches!(self.tag(stop), Tag::And | Tag::Comma);
            if clock || counted || !listed || year != YearRef::Open {
                break;
            }
            days.push((day, the, stop));
            at = stop;
            end = stop;
            let comma = self.skip(stop, Tag::Comma);
            if let Some((known, stop)) = self.year_number(comma) {
                year = YearRef::Known(known);
                end = stop;
                break;
            }
        }
        let last = days.pop()?;
        let (_, first_end) = self.day_number(self.after_month(i))?;
        let Place::Day(_, first_day) = first.place else { return None };
        let mut push = |day, first, end| {
            let meaning = Meaning::calendar(year, Place::Day(month, day));
            out.push(Found::new(first, end, TimexType::Date, meaning, rule!("time.range.month-days")));
        };
        push(first_day, i, first_end);
        for (day, first, end) in days {
            push(day, first, end);
        }
        push(last.0, last.1, end);
        debug_assert!(out.len() > start);
        Some(end)
    }

    fn after_month(&self, i: usize) -> usize {
        let stop = if self.tag(i + 1) == Tag::Stop && self.glued(i + 1) { i + 2 } else { i + 1 };
        self.skip(stop, Tag::The)
    }

    /// "1939–45": the second year in two digits.
    fn year_range(&self, i: usize, out: &mut Vec<Found>) -> Option<usize> {
        let first = self.year_digits(i)?;
        let short = self.tag(i + 2) == Tag::Num && self.len(i + 2) == 2 && self.value(i + 2) > first % 100;
        if self.tag(i + 1) != Tag::Dash
            || !self.hyphen(i + 1)
            || !short
            || self.tag(i + 3) == Tag::Dash && self.hyphen(i + 3)
        {
            return None;
        }
        let second = first / 100 * 100 + self.value(i + 2);
        for (at, year) in [(i, first), (i + 2, second)] {
            let meaning = Meaning::calendar(YearRef::Known(year), Place::Whole);
            out.push(Found::new(at, at + 1, TimexType::Date, meaning, rule!("time.range.years")));
        }
        Some(i + 3)
    }
}
