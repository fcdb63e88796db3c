//! Calendar points by name and number: "3 February 2026", "late December", "the summer of 1916", "493 BC".

use super::cursor::Cursor;
use super::lexicon::Tag;
use super::meaning::{Calendar, Meaning, Place, Shift, YearRef};
use super::value::Value;
use dateline_knowledge::words::Class;
use dateline_types::{Rule, rule};

/// A calendar point and the position after it.
pub(crate) type Point = (Meaning, usize, Rule);

impl Cursor<'_> {
    /// A calendar point that begins at `i` with its own first word: no modifier, no preposition.
    pub(crate) fn point(&self, i: usize) -> Option<Point> {
        match self.tag(i) {
            Tag::Month => self.month_first(i),
            Tag::Num => self.numeric(i).or_else(|| self.day_first(i)).or_else(|| self.bare_year(i)),
            Tag::Ordinal | Tag::NumWord => self.day_first(i),
            Tag::Weekday => self.weekday(i),
            Tag::Season => self.season(i),
            Tag::The => self.the_point(i),
            Tag::Era => self.anno(i),
            Tag::Apostrophe => self.short_decade(i).or_else(|| self.short_year(i)),
            Tag::Decades => self.named_decade(i),
            _ => None,
        }
    }

    /// "the 20th of September", "the 1980s", "the summer of 1916", "the fourth quarter", "the 14th century".
    fn the_point(&self, i: usize) -> Option<Point> {
        let inner = i + 1;
        match self.tag(inner) {
            Tag::Num | Tag::Ordinal | Tag::NumWord => self
                .decade(inner)
                .or_else(|| self.century(inner))
                .or_else(|| self.quarter_or_half(inner))
                .or_else(|| self.day_first(inner))
                .or_else(|| self.lone_ordinal_day(inner)),
            Tag::Season => self.season(inner),
            Tag::Apostrophe => self.short_decade(inner),
            Tag::Decades => self.named_decade(inner),
            Tag::Latter => self.quarter_or_half(inner),
            Tag::Unit if self.is(inner, &["second"]) => self.quarter_or_half(inner),
            _ => None,
        }
    }

    /// "May 5, 1945", "May 1945", "May 5-7", "May".
    fn month_first(&self, i: usize) -> Option<Point> {
        if !self.month_is_time(i) {
            return None;
        }
        let month = self.value(i) as u8;
        let stop = if self.tag(i + 1) == Tag::Stop && self.glued(i + 1) && self.len(i) <= 4 { i + 2 } else { i + 1 };
        let the = self.skip(stop, Tag::The);
        if let Some((day, end)) = self.day_number(the) {
            let clock = self.tag(end) == Tag::Colon && self.glued(end);
            let is_count = self.tag(the) == Tag::Num && (self.counts(the) || clock);
            let counts_units = self.tag(the) == Tag::Ordinal && self.unit(end).is_some();
            if !is_count && !counts_units {
                let (year, end) = self.year_after(end).unwrap_or((YearRef::Open, end));
                return Some((Meaning::calendar(year, Place::Day(month, day)), end, rule!("time.date.month-day")));
            }
        }
        if let Some((year, end)) = self.year_after(stop) {
            return Some((Meaning::calendar(year, Place::Month(month)), end, rule!("time.date.month-year")));
        }
        if self.antiquity && self.tag(stop) == Tag::Num && self.len(stop) == 3 {
            let year = YearRef::Known(-self.value(stop));
            return Some((Meaning::calendar(year, Place::Month(month)), stop + 1, rule!("time.date.month-year")));
        }
        let end = if stop > i + 1 && self.ends_sentence(i + 1) { i + 1 } else { stop };
        Some((Meaning::calendar(YearRef::Open, Place::Month(month)), end, rule!("time.date.month")))
    }

    /// Whether the stop at `i` is followed by what begins a sentence.
    fn ends_sentence(&self, i: usize) -> bool {
        self.lexemes.get(i + 1).is_none_or(|next| next.capital || matches!(next.tag, Tag::Quote | Tag::Mark))
    }

    /// "5 May 1945", "5th of May", "the third of May".
    fn day_first(&self, i: usize) -> Option<Point> {
        let (day, end) = self.day_number(i)?;
        let of = self.skip(end, Tag::Of);
        let month_at = if self.hyphen(of) { of + 1 } else { of };
        if self.tag(month_at) != Tag::Month || !self.capital(month_at) && self.len(month_at) <= 5 {
            return None;
        }
        if self.tag(i) == Tag::Ordinal && of == end && !self.capital(month_at) {
            return None;
        }
        let month = self.value(month_at) as u8;
        let stop = if self.tag(month_at + 1) == Tag::Stop && self.glued(month_at + 1) && self.len(month_at) <= 4 {
            month_at + 2
        } else {
            month_at + 1
        };
        let joint = if self.hyphen(stop) { stop + 1 } else { stop };
        let (year, end) = match self.year_after(joint) {
            Some(found) => found,
            None if stop > month_at + 1 && self.ends_sentence(month_at + 1) => (YearRef::Open, month_at + 1),
            None => (YearRef::Open, stop),
        };
        Some((Meaning::calendar(year, Place::Day(month, day)), end, rule!("time.date.day-month")))
    }

    /// "the 20th", where the story has its month.
    fn lone_ordinal_day(&self, i: usize) -> Option<Point> {
        let (day, end) = self.day_number(i)?;
        let suffixed = self.tag(i) == Tag::Num && self.tag(i + 1) == Tag::OrdinalSuffix;
        let closes = matches!(self.tag(end), Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::And | Tag::Close)
            || end >= self.lexemes.len();
        let opened = i >= 2 && matches!(self.tag(i - 2), Tag::On | Tag::Until | Tag::By | Tag::Since | Tag::To);
        (suffixed && closes && opened).then(|| {
            (Meaning::calendar(YearRef::FromStory(0), Place::Day(0, day)), end, rule!("time.date.ordinal-day"))
        })
    }

    /// A weekday, with the date beside it if there is one: "Friday, 6 February 2026".
    fn weekday(&self, i: usize) -> Option<Point> {
        let weekday = self.value(i) as u8;
        // Every weekday's full name has six letters or more.
        let abbreviated = self.len(i) < 6;
        let stop = if abbreviated && self.tag(i + 1) == Tag::Stop && self.glued(i + 1) { i + 2 } else { i + 1 };
        let comma = self.skip(stop, Tag::Comma);
        let the = self.skip(comma, Tag::The);
        if matches!(self.tag(the), Tag::Month | Tag::Num | Tag::Ordinal) {
            let dated = match self.tag(the) {
                Tag::Month => self.month_first(the),
                _ => self.day_first(the),
            };
            if let Some((Meaning::Calendar(calendar), end, _)) = dated
                && matches!(calendar.place, Place::Day(..))
            {
                let calendar = Calendar { weekday: Some(weekday), ..calendar };
                return Some((Meaning::Calendar(calendar), end, rule!("time.date.weekday-date")));
            }
        }
        if !self.capital(i) || (abbreviated && !self.abbreviation_is_weekday(i)) {
            return None;
        }
        // "Friday last week", "Friday of next week"
        let of = self.skip(stop, Tag::Of);
        if self.is(of + 1, &["week"]) {
            let weeks = match self.tag(of) {
                Tag::Last => Some(-1),
                Tag::Next => Some(1),
                Tag::This => Some(0),
                _ => None,
            };
            if let Some(weeks) = weeks {
                return Some((Meaning::WeekdayOfWeek { weekday, weeks }, of + 2, rule!("time.weekday.of-week")));
            }
        }
        let end = if abbreviated && stop > i + 1 && self.ends_sentence(i + 1) { i + 1 } else { stop };
        Some((Meaning::Weekday { weekday, shift: Shift::Bare }, end, rule!("time.weekday")))
    }

    /// "Sat" and "Sun" are weekdays only in a date's company.
    fn abbreviation_is_weekday(&self, i: usize) -> bool {
        self.tag(i + 1) == Tag::Stop
            && self.glued(i + 1)
            && matches!(self.before(i), Tag::On | Tag::Next | Tag::Last | Tag::Open)
    }

    /// "summer", "the winter of 1791", "spring 1943".
    fn season(&self, i: usize) -> Option<Point> {
        let season = self.value(i) as u8;
        let meaning = |year| Meaning::calendar(year, Place::Season(season));
        if let Some((year, end)) = self.year_after(i + 1) {
            return Some((meaning(year), end, rule!("time.season.year")));
        }
        if self.antiquity && self.tag(i + 1) == Tag::Of && self.tag(i + 2) == Tag::Num && self.len(i + 2) <= 3 {
            let year = YearRef::Known(-self.value(i + 2));
            return Some((meaning(year), i + 3, rule!("time.season.year")));
        }
        // "Winter Olympics", "Prague Spring", "the fall of Kabul", "fall in prices", "summer school"
        // "We have lost a winter": any winter.
        let of_something =
            matches!(self.tag(i + 1), Tag::Of) || matches!(self.before(i), Tag::A | Tag::Another | Tag::Each);
        let title =
            self.capital(i) && (self.capital(i + 1) || i > 0 && self.capital(i - 1) && self.before(i) == Tag::Word);
        let verbal = self.is(i, &["fall", "spring"])
            && !(self.before(i) == Tag::The && self.is(i, &["spring"]))
            && !matches!(
                (self.before(i), i.checked_sub(2).map(|k| self.tag(k))),
                (Tag::The, Some(Tag::In | Tag::By | Tag::Since | Tag::Until | Tag::During | Tag::Throughout | Tag::Of))
                    | (Tag::Early | Tag::Late | Tag::Mid | Tag::Last | Tag::Next | Tag::This | Tag::In | Tag::Past, _)
            );
        let falls = self.is(i, &["fall"]) && matches!(self.tag(i + 1), Tag::In | Tag::From | Tag::To);
        if of_something || title || verbal || falls || self.told(i + 1, Class::SeasonThing) {
            return None;
        }
        Some((meaning(YearRef::Open), i + 1, rule!("time.season")))
    }

    /// "fourth quarter of 2018", "first half", "latter half of 2008".
    pub(crate) fn quarter_or_half(&self, i: usize) -> Option<Point> {
        let (number, end) = match self.tag(i) {
            Tag::Latter => (2, i + 1),
            _ if self.is(i, &["second"]) => (2, i + 1),
            _ => self.day_number(i)?,
        };
        let at = if self.hyphen(end) { end + 1 } else { end };
        let fiscal = self.skip(at, Tag::Fiscal);
        let place = match self.tag(fiscal) {
            Tag::Quarter if number <= 4 => Place::Quarter(number),
            Tag::Half if number <= 2 => Place::Half(number),
            _ => return None,
        };
        if let Some((year, end)) = self.year_after(fiscal + 1) {
            return Some((Meaning::calendar(year, place), end, rule!("time.quarter.year")));
        }
        // "the first half of the year"; "the second half" of a match or a film is no time.
        if self.tag(fiscal + 1) == Tag::Of {
            let the = self.skip(fiscal + 2, Tag::The);
            if the > fiscal + 2 && self.is(the, &["year"]) {
                return Some((Meaning::calendar(YearRef::Open, place), the + 1, rule!("time.quarter.of-the-year")));
            }
            if let Some((decade, end, _)) =
                self.point(fiscal + 2).or_else(|| self.point(self.skip(fiscal + 2, Tag::The)))
                && let Meaning::Fixed(Value::Decade(_) | Value::Century(_)) = decade
            {
                return Some((decade, end, rule!("time.half.of-period")));
            }
            return None;
        }
        // "first-half profit" is a report's half year; "the second half" alone is a match's.
        (matches!(place, Place::Quarter(_)) || at > end)
            .then(|| (Meaning::calendar(YearRef::Open, place), fiscal + 1, rule!("time.quarter")))
    }

    /// Whether the month name at `i` is a month: "May" and "March" are also words and people.
    fn month_is_time(&self, i: usize) -> bool {
        if !self.capital(i) {
            // Lower-case month names occur in informal copy; only unmistakable ones count.
            return self.len(i) > 5
                || (self.len(i) > 3 && !self.is(i, &["may", "march", "sept"]) && self.tag(i + 1) == Tag::Num);
        }
        let numbered = matches!(self.tag(i + 1), Tag::Num)
            || self.tag(i + 1) == Tag::Stop && self.glued(i + 1) && self.tag(i + 2) == Tag::Num
            || self.tag(i + 1) == Tag::Comma && self.year_digits(i + 2).is_some()
            || matches!(self.before(i), Tag::Num | Tag::OrdinalSuffix)
            || self.before(i) == Tag::Of
                && i > 1
                && matches!(self.tag(i - 2), Tag::Num | Tag::OrdinalSuffix | Tag::Ordinal);
        if numbered {
            return true;
        }
        let placed = matches!(
            self.before(i),
            Tag::In
                | Tag::Since
                | Tag::Until
                | Tag::By
                | Tag::From
                | Tag::Last
                | Tag::Next
                | Tag::This
                | Tag::Early
                | Tag::Late
                | Tag::Mid
                | Tag::Between
                | Tag::During
                | Tag::Through
                | Tag::Throughout
                | Tag::Past
                | Tag::Coming
                | Tag::Following
                | Tag::Ordinal
        ) || (self.before(i) == Tag::Of && i > 1 && !matches!(self.tag(i - 2), Tag::Word))
            || (self.before(i) == Tag::Dash && self.hyphen(i - 1) && i > 1 && self.tag(i - 2) == Tag::Mid)
            || matches!(self.before(i), Tag::And | Tag::To | Tag::Or | Tag::Dash) && i > 1 && self.near_month(i);
        if placed {
            return true;
        }
        if self.len(i) <= 4 && !self.is(i, &["june", "july", "may"]) {
            return self.tag(i + 1) == Tag::Stop && self.glued(i + 1);
        }
        let dated =
            matches!(self.tag(i + 1), Tag::Of) && self.year_after(i + 1).is_some() || self.year_after(i + 1).is_some();
        if dated {
            return true;
        }
        match self.value(i) {
            // "the May summit", but "the March to Versailles".
            3 | 5 => {
                matches!(self.before(i), Tag::The | Tag::Before | Tag::After | Tag::Of | Tag::For)
                    && self.tag(i + 1) == Tag::Word
                    && !self.capital(i + 1)
            }
            // "April Jones": a capital follows, or a title or first name stands before.
            _ if self.knowledge.names_not_times().is_given_name(self.word(i)) => {
                let named = self.capital(i + 1) && self.tag(i + 1) == Tag::Word;
                let titled = i > 0 && self.before(i) == Tag::Word && self.capital(i - 1) && !self.sentence_start(i - 1);
                !named && !titled
            }
            _ => true,
        }
    }

    fn near_month(&self, i: usize) -> bool {
        (i.saturating_sub(4)..i).any(|k| self.tag(k) == Tag::Month)
    }

    /// Whether `i` begins the block or follows a full stop.
    pub(crate) fn sentence_start(&self, i: usize) -> bool {
        i == 0 || matches!(self.before(i), Tag::Stop | Tag::Quote | Tag::Mark)
    }
}
