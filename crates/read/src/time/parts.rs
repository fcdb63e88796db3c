//! Parts of a point: "early 1941", "the end of March", "Monday evening", "the night of 20 June".

use super::cursor::Cursor;
use super::lexicon::{Tag, part, unit};
use super::meaning::{Found, Meaning};
use dateline_types::rule;
use dateline_types::time::{TimexMod, TimexType};

impl Cursor<'_> {
    /// "early 1941", "the end of March", "mid-June", "later this week", "the rest of 496", "earlier today".
    pub(crate) fn part_of_point(&self, i: usize) -> Option<Found> {
        let the = self.skip(i, Tag::The);
        let tag = self.tag(the);
        let (modifier, at) = match tag {
            Tag::Early if self.tag(the + 1) == Tag::In => (Some(TimexMod::Start), the + 2),
            Tag::Late if self.tag(the + 1) == Tag::In => (Some(TimexMod::End), the + 2),
            Tag::Early | Tag::Late | Tag::Mid => {
                let modifier = match tag {
                    Tag::Early => TimexMod::Start,
                    Tag::Late => TimexMod::End,
                    _ => TimexMod::Mid,
                };
                let at = if self.tag(the + 1) == Tag::Dash { the + 2 } else { the + 1 };
                (Some(modifier), self.skip(at, Tag::On))
            }
            Tag::Start | Tag::Middle | Tag::End if self.tag(the + 1) == Tag::Of => {
                let modifier = match tag {
                    Tag::Start => TimexMod::Start,
                    Tag::End => TimexMod::End,
                    _ => TimexMod::Mid,
                };
                (Some(modifier), the + 2)
            }
            // "the first half of June"; of a year it has a value of its own.
            Tag::Ordinal | Tag::Latter | Tag::Unit
                if self.tag(the + 1) == Tag::Half
                    && self.tag(the + 2) == Tag::Of
                    && self.tag(the + 3) == Tag::Month =>
            {
                let first = tag == Tag::Ordinal && self.value(the) == 1;
                (Some(if first { TimexMod::Start } else { TimexMod::End }), the + 3)
            }
            Tag::Latter if self.is(the + 1, &["part"]) && self.tag(the + 2) == Tag::Of => {
                (Some(TimexMod::End), the + 3)
            }
            Tag::Rest if self.tag(the + 1) == Tag::Of => (None, the + 2),
            Tag::Later | Tag::Earlier if self.is(the, &["later", "earlier"]) => {
                (None, if matches!(self.tag(the + 1), Tag::In | Tag::On) { the + 2 } else { the + 1 })
            }
            _ => return None,
        };
        if at == i {
            return None;
        }
        let inner = self.inner_point(at)?;
        let rule = match tag {
            Tag::Later | Tag::Earlier => rule!("time.part.later-or-earlier"),
            _ => rule!("time.part.of-point"),
        };
        Some(Found {
            first: i,
            modifier: modifier.or(inner.modifier),
            rule: if tag == Tag::Rest { rule } else { inner.rule },
            ..inner
        })
    }

    /// What a part may be a part of.
    fn inner_point(&self, i: usize) -> Option<Found> {
        if let Some(found) = self.shifted(i) {
            return (found.kind != TimexType::Duration || self.tag(i) != Tag::The).then_some(found);
        }
        if let Some((meaning, end, kind, rule)) = self.today(i) {
            return Some(Found::new(i, end, kind, meaning, rule));
        }
        if let Some(found) = self.definite_unit(i).or_else(|| self.fiscal(i)) {
            return Some(found);
        }
        if let Some(found) = self.day_with_part(i).or_else(|| self.holiday_point(i)) {
            return Some(found);
        }
        let (meaning, end, rule) = self.point(i)?;
        // "the end of 3 May": a lone number after a part is no year unless it looks like one.
        Some(Found::new(i, end, TimexType::Date, meaning, rule))
    }

    /// "the year", "the month", "the week" after "the end of" and "later in": those spoken of.
    fn definite_unit(&self, i: usize) -> Option<Found> {
        let the = self.skip(i, Tag::The);
        let unit = self.unit(the)?;
        // "at the end of the day" is a way of speaking.
        if unit == unit::DAY && i >= 2 && self.tag(i - 2) == Tag::End {
            return None;
        }
        let plain = the > i && self.tag(the) == Tag::Unit && unit >= unit::DAY;
        let meaning = if unit == unit::WEEKEND { Meaning::Weekend } else { Meaning::Definite { unit } };
        plain.then(|| Found::new(i, the + 1, TimexType::Date, meaning, rule!("time.anaphor.the-unit")))
    }

    /// A day and the part of it that follows: "Monday evening", "June 5 night"; "night" may stand alone after a date.
    pub(crate) fn day_with_part(&self, i: usize) -> Option<Found> {
        let (base, end, _) = self.point(i)?;
        if !base.is_day() || self.tag(end) != Tag::Part {
            return None;
        }
        let part = self.value(end) as u8;
        let meaning = Meaning::Part { base: Some(Box::new(base)), part };
        Some(Found::new(i, end + 1, TimexType::Time, meaning, rule!("time.part.day-and-part")))
    }

    /// "the night of 20 June 1791", "the morning of April 19", "the early hours of Friday".
    pub(crate) fn part_of_day_of(&self, i: usize) -> Option<Found> {
        let the = self.skip(i, Tag::The);
        let mut at = the;
        let mut modifier = None;
        match self.tag(at) {
            Tag::Early => (modifier, at) = (Some(TimexMod::Start), at + 1),
            Tag::Late => (modifier, at) = (Some(TimexMod::End), at + 1),
            _ => {}
        }
        if modifier.is_some() && self.dash(at) {
            at += 1;
        }
        let (part, end) = match self.tag(at) {
            Tag::Part => (self.value(at), if self.is(at + 1, &["hours"]) { at + 2 } else { at + 1 }),
            Tag::Units if self.is(at, &["hours"]) && modifier.is_some() => (part::SMALL_HOURS, at + 1),
            _ => return None,
        };
        let of = self.skip(end, Tag::Of);
        let on = if of == end { self.skip(end, Tag::On) } else { of };
        // "for a second night Tuesday": a count of nights, then the day.
        let numbered = i > 0 && (self.before(i) == Tag::Ordinal || self.is(i - 1, &["second"]));
        let joined = on > end || self.tag(on) == Tag::Weekday && !numbered;
        let found = |end, base: Option<Meaning>, rule| {
            let meaning = Meaning::Part { base: base.map(Box::new), part: part as u8 };
            let mut found = Found::new(i, end, TimexType::Time, meaning, rule);
            found.modifier = modifier;
            Some(found)
        };
        if joined {
            if self.tag(on) == Tag::The && self.tag(on + 1) == Tag::Part && self.is(at, &["hours"]) {
                let part = if self.value(on + 1) == part::MORNING && modifier.is_some() {
                    part::SMALL_HOURS
                } else {
                    self.value(on + 1)
                };
                let meaning = Meaning::Part { base: None, part: part as u8 };
                return Some(Found {
                    modifier,
                    ..Found::new(i, on + 2, TimexType::Time, meaning, rule!("time.part.hours-of-part"))
                });
            }
            if let Some((base, end, _)) = self.point(on)
                && base.is_day()
            {
                return found(end, Some(base), rule!("time.part.of-day"));
            }
            if let Some((base, end, TimexType::Date, _)) = self.today(on) {
                return found(end, Some(base), rule!("time.part.of-day"));
            }
        }
        // "before dawn", but "before the afternoon prayer" names a prayer.
        let dawn =
            matches!(self.before(i), Tag::At | Tag::By | Tag::Before) && self.is(at, &["dawn", "daybreak", "sunrise"]);
        let opened =
            dawn || matches!(self.before(i), Tag::In | Tag::At | Tag::During | Tag::By | Tag::Throughout | Tag::On);
        let definite = the > i || dawn || matches!(self.before(i), Tag::At | Tag::By) && part == part::NIGHT;
        (opened && definite && self.tag(at) == Tag::Part && !self.hyphen(end) && !self.is(end, &["clubs", "club"]))
            .then(|| found(end, None, rule!("time.part.bare")))
            .flatten()
    }
}
