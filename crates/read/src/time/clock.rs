//! Clock times: "3:12 p.m.", "1800 GMT", "noon", "one o'clock", with their zone and their day.

use super::cursor::Cursor;
use super::lexicon::{Tag, part, unit};
use super::meaning::{Found, Meaning, Shift};
use super::value::Clock;
use dateline_types::time::TimexType;
use dateline_types::{Rule, Span, rule};

/// A clock time, the position after it, its zone and its rule.
struct Dial {
    clock: Clock,
    end: usize,
    zone: Option<Span>,
    rule: Rule,
}

impl Cursor<'_> {
    /// A clock time at `i`, with the day that follows it: "8:30 p.m. Thursday", "1800 GMT on Friday".
    pub(crate) fn clock(&self, i: usize) -> Option<Found> {
        let dial = self.dial(i)?;
        let mut found =
            Found::new(i, dial.end, TimexType::Time, Meaning::Clock { base: None, clock: dial.clock }, dial.rule);
        found.zone = dial.zone;
        let mut at = dial.end;
        if matches!(self.tag(at), Tag::Comma) {
            at += 1;
        }
        let on = self.skip(at, Tag::On);
        let of = if on == at { self.skip(at, Tag::Of) } else { on };
        if let Some((base, end)) = self.day_base(of) {
            found.meaning = Meaning::Clock { base: Some(Box::new(base)), clock: dial.clock };
            found.end = end;
            // "9:34 p.m., March 19 EST"
            if found.zone.is_none()
                && let Some((zone, end)) = self.zone(found.end)
            {
                found.zone = Some(zone);
                found.end = end;
            }
        } else if let Some((day, end)) = self.shifted_day(at) {
            found.meaning = Meaning::Clock { base: Some(Box::new(day)), clock: dial.clock };
            found.end = end;
        } else if self.tag(at) == Tag::Today {
            if let Some((base, end)) = self.today_base(at) {
                found.meaning = Meaning::Clock { base: Some(Box::new(base)), clock: dial.clock };
                found.end = end;
            }
        } else if let Some(base) = self.day_beyond_brackets(i, at) {
            found.meaning = Meaning::Clock { base: Some(Box::new(base)), clock: dial.clock };
        } else if matches!(self.tag(at), Tag::In) && self.tag(at + 1) == Tag::The && self.tag(at + 2) == Tag::Part {
            // "8 in the evening", "3:00 in the afternoon"
            found.end = at + 3;
            if matches!(self.value(at + 2), 1..=3) && dial.clock.hour < 12 {
                let clock = Clock { hour: dial.clock.hour + 12, ..dial.clock };
                found.meaning = Meaning::Clock { base: None, clock };
            }
        }
        Some(found)
    }

    /// "3:32 am (0132 GMT) on Monday": the day that both clock times share, asked at the end of either.
    fn day_beyond_brackets(&self, i: usize, end: usize) -> Option<Meaning> {
        let close = match self.tag(end) {
            Tag::Open => self.dial(end + 1)?.end,
            Tag::Close if i > 0 && self.before(i) == Tag::Open => end,
            _ => return None,
        };
        let on = self.skip(close + 1, Tag::On);
        (self.tag(close) == Tag::Close && on > close + 1).then(|| self.day_base(on)).flatten().map(|(base, _)| base)
    }

    /// A clock time after a day that ends at `i`: "Friday at 3 p.m.", "Saturday about 8.40am", "June 5, 10:30 GMT".
    pub(crate) fn clock_after_day(&self, base: &Meaning, i: usize) -> Option<(Meaning, usize, Option<Span>, Rule)> {
        let mut at = self.skip(i, Tag::Comma);
        at = self.skip(at, Tag::At);
        at = match self.tag(at) {
            Tag::About | Tag::Nearly | Tag::Just => at + 1,
            _ => at,
        };
        at = if self.is(at, &["shortly"]) { at + 1 } else { at };
        at = if at > i && matches!(self.tag(at), Tag::After | Tag::Before) { at + 1 } else { at };
        let dial = self.dial(at)?;
        let whole_hour = dial.clock.minute.is_none() && at == i;
        if whole_hour {
            return None;
        }
        Some((Meaning::Clock { base: Some(Box::new(base.clone())), clock: dial.clock }, dial.end, dial.zone, dial.rule))
    }

    /// "2.40 a.m. the next day", "09:30 this morning": the day after a clock time that another counts it from.
    fn shifted_day(&self, i: usize) -> Option<(Meaning, usize)> {
        let day = self.shifted(i)?;
        let end = day.end;
        match day.meaning {
            Meaning::Part { base: Some(base), .. } => Some((*base, end)),
            meaning if meaning.is_day() || matches!(meaning, Meaning::Anaphor { unit: unit::DAY }) => {
                Some((meaning, end))
            }
            _ => None,
        }
    }

    /// A day that a clock time may stand before.
    fn day_base(&self, i: usize) -> Option<(Meaning, usize)> {
        match self.tag(i) {
            Tag::Weekday | Tag::Month | Tag::Num | Tag::The => {
                let (meaning, end, _) = self.point(i)?;
                meaning.is_day().then_some((meaning, end))
            }
            Tag::Last if self.tag(i + 1) == Tag::Weekday => {
                Some((Meaning::Weekday { weekday: self.value(i + 1) as u8, shift: Shift::Last }, i + 2))
            }
            Tag::Next if self.tag(i + 1) == Tag::Weekday => {
                Some((Meaning::Weekday { weekday: self.value(i + 1) as u8, shift: Shift::Next }, i + 2))
            }
            Tag::Today => self.today_base(i),
            _ => None,
        }
    }

    /// The digits or words of the clock itself.
    fn dial(&self, i: usize) -> Option<Dial> {
        match self.tag(i) {
            Tag::Noon => self.named(i, 12),
            Tag::Midnight => self.named(i, 24),
            Tag::Num => self.digital(i).or_else(|| self.hour_of_part(i)),
            Tag::NumWord if (1..=12).contains(&self.value(i)) => self.o_clock(i).or_else(|| self.hour_of_part(i)),
            _ => None,
        }
    }

    fn named(&self, i: usize, hour: u8) -> Option<Dial> {
        let (zone, end) = self.zone(i + 1).map_or((None, i + 1), |(zone, end)| (Some(zone), end));
        Some(Dial { clock: Clock { hour, minute: Some(0), second: None }, end, zone, rule: rule!("time.clock.named") })
    }

    fn o_clock(&self, i: usize) -> Option<Dial> {
        let o_clock = self.is(i + 1, &["o"]) && self.tag(i + 2) == Tag::Apostrophe && self.tag(i + 3) == Tag::Clock;
        let mut hour = self.value(i);
        if !(1..=24).contains(&hour) {
            return None;
        }
        let (plus, end) = if o_clock {
            self.meridiem(i + 4).unwrap_or((0, i + 4))
        } else {
            self.meridiem(i + 1).filter(|_| self.tag(i) == Tag::NumWord)?
        };
        hour = twelve(hour, plus, o_clock && plus == 0);
        let (zone, end) = self.zone(end).map_or((None, end), |(zone, end)| (Some(zone), end));
        let clock = Clock { hour: hour as u8, minute: Some(0), second: None };
        Some(Dial { clock, end, zone, rule: rule!("time.clock.o-clock") })
    }

    /// "at two in the morning", "at 4 in the afternoon".
    fn hour_of_part(&self, i: usize) -> Option<Dial> {
        let hour = self.value(i);
        let placed = (1..=12).contains(&hour) && matches!(self.before(i), Tag::At | Tag::About | Tag::Nearly);
        if !placed || self.tag(i + 1) != Tag::In || self.tag(i + 2) != Tag::The || self.tag(i + 3) != Tag::Part {
            return None;
        }
        let plus = match self.value(i + 3) {
            part::MORNING => 0,
            part::AFTERNOON | part::EVENING => 12,
            _ => return None,
        };
        let clock = Clock { hour: twelve(hour, plus, false) as u8, minute: Some(0), second: None };
        Some(Dial { clock, end: i + 4, zone: None, rule: rule!("time.clock.hour-of-part") })
    }

    /// "3:12 p.m.", "8.40am", "15:12", "1800 GMT", "0600 hours", "3pm", "03:00hrs".
    fn digital(&self, i: usize) -> Option<Dial> {
        if self.glued(i) && matches!(self.before(i), Tag::Colon | Tag::Currency | Tag::Comma)
            || self.before(i) == Tag::Currency
        {
            return None;
        }
        if let Some(dial) = self.o_clock(i).filter(|_| self.len(i) <= 2) {
            return Some(dial);
        }
        let hour = self.value(i);
        let pair = |k: usize, mark: Tag| {
            self.tag(k) == mark
                && self.glued(k)
                && self.glued(k + 1)
                && self.tag(k + 1) == Tag::Num
                && self.len(k + 1) == 2
                && self.value(k + 1) < 60
        };
        let colon = self.len(i) <= 2 && pair(i + 1, Tag::Colon);
        let stop = self.len(i) <= 2 && pair(i + 1, Tag::Stop);
        if colon || stop {
            let minute = self.value(i + 2) as u8;
            let (second, end) =
                if colon && pair(i + 3, Tag::Colon) { (Some(self.value(i + 4) as u8), i + 5) } else { (None, i + 3) };
            let meridiem = self.meridiem(end);
            let hours = self.hours_word(end);
            let zoned = meridiem.map_or(end, |(_, end)| end);
            let zone = self.zone(zoned.max(hours.unwrap_or(0)));
            // "8.40" is a number unless something says it is a clock.
            if stop && meridiem.is_none() && hours.is_none() && zone.is_none() {
                return None;
            }
            if colon
                && (hour > 24
                    || self.tag(end) == Tag::Percent
                    || self.tag(end) == Tag::Dash && meridiem.is_none() && self.hyphen(end))
            {
                return None;
            }
            let hour = twelve(hour, meridiem.map_or(0, |(plus, _)| plus), meridiem.is_none());
            if hour > 24 {
                return None;
            }
            let end = zone.map_or(hours.unwrap_or(zoned), |(_, end)| end);
            let clock = Clock { hour: hour as u8, minute: Some(minute), second };
            return Some(Dial { clock, end, zone: zone.map(|z| z.0), rule: rule!("time.clock.digital") });
        }
        if self.len(i) == 4 && hour < 2400 && hour % 100 < 60 {
            let hours = self.hours_word(i + 1).filter(|_| self.is(i + 1, &["hours", "hrs", "hr", "h"]));
            let zone = self.zone(hours.unwrap_or(i + 1));
            if (hours.is_some() && hour != 1000 && (self.word(i).starts_with('0') || hour % 100 != 0 || zone.is_some()))
                || zone.is_some()
            {
                let clock = Clock { hour: (hour / 100) as u8, minute: Some((hour % 100) as u8), second: None };
                let end = zone.map_or(hours.unwrap_or(i + 1), |(_, end)| end);
                return Some(Dial { clock, end, zone: zone.map(|z| z.0), rule: rule!("time.clock.military") });
            }
            return None;
        }
        if self.len(i) <= 2 && (1..=12).contains(&hour) {
            let (plus, end) = self.meridiem(i + 1)?;
            let (zone, end) = self.zone(end).map_or((None, end), |(zone, end)| (Some(zone), end));
            let clock = Clock { hour: twelve(hour, plus, false) as u8, minute: Some(0), second: None };
            return Some(Dial { clock, end, zone, rule: rule!("time.clock.hour") });
        }
        None
    }

    /// "a.m.", "pm": hours to add, and the position after it.
    fn meridiem(&self, i: usize) -> Option<(i32, usize)> {
        match self.tag(i) {
            Tag::Meridiem
                if self.value(i) == 0 && self.before(i) == Tag::Num && self.len(i - 1) == 2 && self.capital(i) =>
            {
                Some((0, i + 1))
            }
            Tag::Meridiem
                if self.value(i) == 12 || self.glued(i) || self.tag(i + 1) != Tag::Word || !self.capital(i) =>
            {
                Some((self.value(i), i + 1))
            }
            Tag::A | Tag::Letter if self.is(i, &["a", "p"]) => {
                let dotted = self.tag(i + 1) == Tag::Stop && self.is(i + 2, &["m"]) && self.glued(i + 1);
                let plus = if self.is(i, &["p"]) { 12 } else { 0 };
                let end = if self.tag(i + 3) == Tag::Stop && self.glued(i + 3) { i + 4 } else { i + 3 };
                dotted.then_some((plus, end))
            }
            _ => None,
        }
    }

    fn hours_word(&self, i: usize) -> Option<usize> {
        (self.is(i, &["hours", "hrs", "hr"]) || self.is(i, &["h"]) && self.glued(i) && !self.glued(i + 1))
            .then_some(i + 1)
    }

    /// A zone at `i`: "GMT", "ET", "local time", "Moscow time", in brackets or not; not "(1500 GMT)".
    fn zone(&self, i: usize) -> Option<(Span, usize)> {
        let bracketed = self.tag(i) == Tag::Open;
        let at = if bracketed { i + 1 } else { i };
        // "07:35GMT": the table looks for whole words.
        if self.glued(at) && !bracketed && self.before(at) == Tag::Num {
            return self.knowledge.zones().named(self.word(at)).map(|_| (self.span(at, at + 1), at + 1));
        }
        let met = self.knowledge.zones().at(self.text, self.byte(at))?;
        let end = self.lexeme_at(met.span.end);
        match (bracketed, self.tag(end)) {
            (true, Tag::Close) => Some((met.span, end + 1)),
            (true, _) => None,
            (false, _) => Some((met.span, end)),
        }
    }
}

/// An hour on a dial of twelve as one of twenty-four; `bare` leaves it as printed.
fn twelve(hour: i32, plus: i32, bare: bool) -> i32 {
    if bare || hour > 12 { hour } else { hour % 12 + plus }
}
