//! Dates as people and machines write them at the head of a page: `2026-02-03`, `Feb 3`, `Tuesday, 3 February 2026
//! 10:04 GMT`. Shape only: which calendar day it is stays with the reader.

/// A written date and how much of the text it takes up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Length in bytes, from the first character of the text given.
    pub len: usize,
    /// Four digits, where written.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// Hour and minute of a 24-hour clock, where written.
    pub clock: Option<(u8, u8)>,
    /// Minutes east of UTC, where written.
    pub offset_minutes: Option<i16>,
}

/// Reads a date, with weekday, clock time and zone where they are there, from the start of `text`.
///
/// A numeric date whose day and month could be exchanged (`03/02/2026`) is not read: the page alone does not say.
///
/// ```
/// use dateline_syntax::layout::written::leading;
/// let date = leading("Feb. 3, 2026 at 6:04 p.m. GMT – the envoys met").unwrap();
/// assert_eq!((date.year, date.month, date.day, date.clock), (Some(2026), 2, 3, Some((18, 4))));
/// assert_eq!(&"Feb. 3, 2026 at 6:04 p.m. GMT – the envoys met"[..date.len], "Feb. 3, 2026 at 6:04 p.m. GMT");
/// assert!(leading("03/02/2026").is_none());
/// ```
pub fn leading(text: &str) -> Option<Written> {
    let mut at = Cursor { text, at: 0 };
    let mut written = Written::default();
    if let Some((clock, offset)) = at.try_to(|c| c.clock(false)) {
        (written.clock, written.offset_minutes) = (Some(clock), offset);
        at.skip(&[',', ' ', '|', '-', '–', '—', '·']);
        at.word(&["on"]);
        at.skip(&[' ']);
    }
    if at.try_to(Cursor::weekday).is_some() {
        at.skip(&[',', ' ', '.']);
    }
    let (year, month, day) = at
        .try_to(Cursor::year_first)
        .or_else(|| at.try_to(Cursor::day_first))
        .or_else(|| at.try_to(Cursor::month_first))
        .or_else(|| at.try_to(Cursor::numbers))?;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    (written.year, written.month, written.day) = (year, month, day);
    if written.clock.is_none()
        && let Some((clock, offset)) = at.try_to(|c| {
            let after_t = c.eat('T') || c.eat('t');
            if !after_t {
                c.skip(&[',', ' ', '|', '-', '–', '—', '·', ':']);
                c.word(&["at"]);
                c.skip(&[' ']);
            }
            c.clock(after_t)
        })
    {
        (written.clock, written.offset_minutes) = (Some(clock), offset);
    }
    // `3 Feb 2026x` or `2026-02-031` is some other thing.
    if at.rest().starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    written.len = at.at;
    Some(written)
}

/// The month a word names, in full or shortened, with or without its stop.
pub fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    if word == "sept" {
        return Some(9);
    }
    let full = word.len() >= 3 && word.is_ascii();
    let index = MONTHS.iter().position(|m| full && (*m == word || (word.len() == 3 && m.starts_with(&word))))?;
    Some(index as u8 + 1)
}

type Day = (Option<i16>, u8, u8);

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Runs a reading; where it fails, goes back to where it started.
    fn try_to<T>(&mut self, reading: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = reading(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    fn eat(&mut self, c: char) -> bool {
        let there = self.rest().starts_with(c);
        if there {
            self.at += c.len_utf8();
        }
        there
    }

    fn skip(&mut self, set: &[char]) {
        while let Some(c) = self.rest().chars().next()
            && (set.contains(&c) || (c == '\u{a0}' && set.contains(&' ')))
        {
            self.at += c.len_utf8();
        }
    }

    /// One of `words`, whole and in any case.
    fn word(&mut self, words: &[&str]) -> Option<usize> {
        let rest = self.rest();
        let index = words.iter().position(|w| {
            rest.get(..w.len()).is_some_and(|head| head.eq_ignore_ascii_case(w))
                && !rest[w.len()..].starts_with(|c: char| c.is_alphanumeric())
        })?;
        self.at += words[index].len();
        Some(index)
    }

    /// A run of digits of an allowed length.
    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let run = self.rest().bytes().take(10).take_while(u8::is_ascii_digit).count();
        if !digits.contains(&run) {
            return None;
        }
        let value = self.rest()[..run].parse().ok()?;
        self.at += run;
        Some(value)
    }

    fn weekday(&mut self) -> Option<()> {
        let letters = self.rest().bytes().take(10).take_while(u8::is_ascii_alphabetic).count();
        let word = self.rest()[..letters].to_ascii_lowercase();
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        let short = ["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"];
        (days.contains(&word.as_str()) || short.contains(&word.as_str())).then_some(())?;
        self.at += letters;
        Some(())
    }

    fn month_name(&mut self) -> Option<u8> {
        let letters = self.rest().bytes().take(10).take_while(u8::is_ascii_alphabetic).count();
        let month = month(&self.rest()[..letters])?;
        self.at += letters;
        self.eat('.');
        Some(month)
    }

    fn year(&mut self) -> Option<i16> {
        let year = self.number(4..=4)?;
        (1600..=2200).contains(&year).then_some(year as i16)
    }

    fn day(&mut self) -> Option<u8> {
        let day = self.number(1..=2)?;
        for suffix in ["st", "nd", "rd", "th"] {
            if self.word(&[suffix]).is_some() {
                break;
            }
        }
        Some(day as u8)
    }

    /// `2026-02-03`, `2026/2/3`, `20260203`, `2026 February 3`.
    fn year_first(&mut self) -> Option<Day> {
        let compact = self.try_to(|c| {
            let run = c.number(8..=8)?;
            let year = run / 10_000;
            (1900..=2200).contains(&year).then_some((Some(year as i16), (run / 100 % 100) as u8, (run % 100) as u8))
        });
        if compact.is_some() {
            return compact;
        }
        let year = self.year()?;
        let mark = self.rest().chars().next()?;
        if matches!(mark, '-' | '/' | '.') {
            self.eat(mark);
            let month = self.number(1..=2)? as u8;
            if !self.eat(mark) {
                return None;
            }
            return Some((Some(year), month, self.number(1..=2)? as u8));
        }
        self.skip(&[' ', ',']);
        let month = self.month_name()?;
        self.skip(&[' ', ',']);
        Some((Some(year), month, self.day()?))
    }

    /// `3 February 2026`, `3rd of Feb., 2026`, `03-Feb-2026`, `3 February`.
    fn day_first(&mut self) -> Option<Day> {
        let day = self.day()?;
        self.skip(&[' ', '-', '.']);
        if self.word(&["of"]).is_some() {
            self.skip(&[' ']);
        }
        let month = self.month_name()?;
        let year = self.try_to(|c| {
            c.skip(&[' ', ',', '-']);
            c.year()
        });
        Some((year, month, day))
    }

    /// `February 3, 2026`, `Feb 3`.
    fn month_first(&mut self) -> Option<Day> {
        let month = self.month_name()?;
        self.skip(&[' ']);
        let day = self.day()?;
        let year = self.try_to(|c| {
            c.skip(&[' ', ',']);
            c.year()
        });
        Some((year, month, day))
    }

    /// `24/02/2026` or `02/24/2026`: only where one of the two can be the day alone.
    fn numbers(&mut self) -> Option<Day> {
        let first = self.number(1..=2)? as u8;
        let mark = self.rest().chars().next().filter(|c| matches!(c, '/' | '.' | '-'))?;
        self.eat(mark);
        let second = self.number(1..=2)? as u8;
        if !self.eat(mark) {
            return None;
        }
        let year = Some(self.year()?);
        match (first, second) {
            (day, month) if day > 12 || day == month => Some((year, month, day)),
            (month, day) if day > 12 => Some((year, month, day)),
            _ => None,
        }
    }

    /// `10:04`, `10:04:59.5`, `6.04 p.m.`, `6 pm`, `1004 GMT`, with its zone.
    ///
    /// Bare digits (`1004`) are a clock time only after the `T` of ISO 8601 or before a word that says so.
    fn clock(&mut self, after_t: bool) -> Option<((u8, u8), Option<i16>)> {
        let run = self.rest().bytes().take(10).take_while(u8::is_ascii_digit).count();
        let (mut hour, minute, plain) = if run == 4 || run == 6 {
            let all = self.number(4..=6)?;
            let hhmm = if run == 6 { all / 100 } else { all };
            (hhmm / 100, hhmm % 100, true)
        } else {
            let hour = self.number(1..=2)?;
            let minute = self.try_to(|c| {
                (c.eat(':') || c.eat('.')).then_some(())?;
                let minute = c.number(2..=2)?;
                // `13.02.2026` is a day.
                let day = c.rest().strip_prefix('.').is_some_and(|r| r.starts_with(|d: char| d.is_ascii_digit()));
                (!day).then_some(minute)
            });
            self.try_to(|c| {
                c.eat(':').then_some(())?;
                c.number(2..=2)?;
                if c.eat('.') || c.eat(',') {
                    let fraction = c.rest().bytes().take_while(u8::is_ascii_digit).count();
                    c.at += fraction;
                }
                Some(())
            });
            (hour, minute.unwrap_or(0), minute.is_none())
        };
        let half = self.try_to(|c| {
            c.skip(&[' ']);
            c.half_day()
        });
        match half {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(true) if hour < 12 => hour += 12,
            Some(false) if hour == 12 => hour = 0,
            _ => {}
        }
        let offset = self.try_to(|c| {
            c.skip(&[' ', '(']);
            if plain && !after_t && !c.rest().starts_with(|z: char| z.is_ascii_alphabetic()) {
                return None;
            }
            let offset = c.zone();
            c.eat(')');
            offset
        });
        if (plain && !after_t && half.is_none() && offset.is_none()) || hour > 23 || minute > 59 {
            return None;
        }
        Some(((hour as u8, minute as u8), offset))
    }

    /// True for the afternoon.
    fn half_day(&mut self) -> Option<bool> {
        let forms = ["a.m.", "p.m.", "a.m", "p.m", "am", "pm"];
        self.word(&forms).map(|i| i % 2 == 1)
    }

    fn zone(&mut self) -> Option<i16> {
        const NAMES: [&str; 14] =
            ["utc", "gmt", "z", "bst", "cet", "cest", "est", "edt", "mst", "mdt", "pst", "pdt", "eest", "eet"];
        const HOURS: [i16; 14] = [0, 0, 0, 1, 1, 2, -5, -4, -7, -6, -8, -7, 3, 2];
        let named = self.word(&NAMES).map(|i| HOURS[i] * 60);
        let sign = match self.rest().chars().next() {
            Some('+') => 1,
            Some('-' | '−') => -1,
            _ => return named,
        };
        if named.is_some_and(|n| n != 0) {
            return named;
        }
        let numeric = self.try_to(|c| {
            c.skip(&['+', '-', '−']);
            let run = c.rest().bytes().take(5).take_while(u8::is_ascii_digit).count();
            let (hours, minutes) = match run {
                4 => c.number(4..=4).map(|n| (n / 100, n % 100))?,
                _ => {
                    let hours = c.number(1..=2)?;
                    let minutes = c.try_to(|c| c.eat(':').then(|| c.number(2..=2))?);
                    (hours, minutes.unwrap_or(0))
                }
            };
            (hours <= 15 && minutes <= 59).then_some(sign * (hours * 60 + minutes) as i16)
        });
        numeric.or(named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<(Option<i16>, u8, u8)> {
        leading(text).map(|w| (w.year, w.month, w.day))
    }

    #[test]
    fn many_hands_write_the_same_day() {
        for text in [
            "2026-02-13",
            "2026/02/13",
            "2026.2.13",
            "20260213",
            "13 February 2026",
            "13th of Feb., 2026",
            "13-Feb-2026",
            "February 13, 2026",
            "Feb. 13th 2026",
            "FEB 13, 2026",
            "Friday, 13 February 2026",
            "Fri 13 Feb 2026",
            "13/02/2026",
            "02/13/2026",
            "13.02.2026",
            "2026 February 13",
            "18:04 GMT, 13 February 2026",
        ] {
            assert_eq!(day(text), Some((Some(2026), 2, 13)), "{text}");
            assert_eq!(leading(text).unwrap().len, text.len(), "{text}");
        }
        assert_eq!(day("Sept. 4"), Some((None, 9, 4)));
    }

    #[test]
    fn clock_and_zone() {
        for (text, clock, offset) in [
            ("2026-02-03T10:00:00+01:00", (10, 0), Some(60)),
            ("2026-02-03 10:00:00.123Z", (10, 0), Some(0)),
            ("20260203T100059Z", (10, 0), Some(0)),
            ("2026-02-03T10:04-05:00", (10, 4), Some(-300)),
            ("Tue, 03 Feb 2026 10:00:00 -0530", (10, 0), Some(-330)),
            ("3 February 2026, 10.30 am", (10, 30), None),
            ("Feb 3, 2026 12:05 AM EST", (0, 5), Some(-300)),
            ("Feb 3, 2026 at 6 p.m. (UTC+3)", (18, 0), Some(180)),
            ("3 Feb 2026 – 1004 GMT", (10, 4), Some(0)),
        ] {
            let written = leading(text).unwrap();
            assert_eq!((written.clock, written.offset_minutes), (Some(clock), offset), "{text}");
            assert_eq!(written.len, text.len(), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in ["", "yesterday", "2026", "March of the penguins", "May 2026", "13/13/2026", "03/04/2026", "1 2 3"]
        {
            assert_eq!(leading(text), None, "{text}");
        }
        assert_eq!(leading("2026-02-031"), None);
        assert_eq!(leading("٣ February"), None);
    }

    #[test]
    fn stops_before_the_sentence() {
        assert_eq!(leading("2026-02-03 Iran’s president").unwrap().len, 10);
        assert_eq!(leading("Feb 3 (Agency)").unwrap().len, 5);
        assert_eq!(leading("May 4 people").unwrap().len, 5);
    }
}
