//! Days known in full or only by month or year, and whether a stretch between two of them covers a day.

use std::fmt;

/// A day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    /// Year.
    pub year: i16,
    /// Month, where known.
    pub month: Option<u8>,
    /// Day of the month, where known.
    pub day: Option<u8>,
}

/// Whether something held on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Covers {
    /// It did.
    Yes,
    /// It had not begun.
    NotYet,
    /// It had ended.
    Ended,
    /// The table does not say: a border known only by year or month, the very day it ended, or a day after the table's own.
    Unknown,
}

/// A day as one number that compares: year, month and day.
type Packed = u32;

impl PartialDate {
    /// Reads `2013`, `2013-07` or `2013-07-04`.
    pub(crate) fn read(text: &str) -> Option<PartialDate> {
        let mut parts = text.split('-');
        let number = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok()).flatten()
        };
        let year: u16 = number(parts.next()?, 4)?;
        let month =
            parts.next().map(|part| number(part, 2).filter(|m| (1..=12).contains(m)).ok_or(())).transpose().ok()?;
        let day = parts.next().map(|part| number(part, 2).ok_or(())).transpose().ok()?;
        if parts.next().is_some() || year == 0 {
            return None;
        }
        if let (Some(month), Some(day)) = (month, day)
            && !(1..=days_in(year, month)).contains(&day)
        {
            return None;
        }
        Some(PartialDate { year: i16::try_from(year).ok()?, month: month.map(|m| m as u8), day: day.map(|d| d as u8) })
    }

    pub(crate) fn pack(self) -> u32 {
        let year = u32::try_from(self.year).unwrap_or(0);
        year << 16 | u32::from(self.month.unwrap_or(0)) << 8 | u32::from(self.day.unwrap_or(0))
    }

    pub(crate) fn unpack(packed: u32) -> Option<PartialDate> {
        let some = |byte: u32| Some((byte & 0xff) as u8).filter(|n| *n > 0);
        let year = i16::try_from(packed >> 16).ok().filter(|year| *year > 0)?;
        Some(PartialDate { year, month: some(packed >> 8), day: some(packed) })
    }

    /// Its first day.
    pub(crate) fn first(self) -> Packed {
        let one = |part: Option<u8>| Some(part.unwrap_or(1));
        PartialDate { month: one(self.month), day: one(self.day), ..self }.pack()
    }

    /// Its last day.
    pub(crate) fn last(self) -> Packed {
        let month = self.month.unwrap_or(12);
        let last = days_in(self.year.unsigned_abs(), u16::from(month)) as u8;
        PartialDate { month: Some(month), day: Some(self.day.unwrap_or(last)), ..self }.pack()
    }

    /// Whether a stretch from one to the other covers a day, as far as a table of a given date can tell.
    ///
    /// The first day counts; the day it ended is open, as two may share it.
    pub(crate) fn covers(from: Option<Self>, to: Option<Self>, known: Option<Self>, day: PartialDate) -> Covers {
        let day = day.first();
        if from.is_some_and(|from| day < from.first()) {
            return Covers::NotYet;
        }
        if to.is_some_and(|to| day > to.last()) {
            return Covers::Ended;
        }
        let begun = from.is_some_and(|from| day >= from.last());
        let goes_on = match to {
            Some(to) => day < to.first(),
            None => known.is_some_and(|known| day <= known.last()),
        };
        if begun && goes_on { Covers::Yes } else { Covers::Unknown }
    }
}

fn days_in(year: u16, month: u16) -> u16 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().map_while(|part| part) {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        PartialDate::read(text).unwrap()
    }

    #[test]
    fn dates_are_read_and_written() {
        for text in ["2013", "2013-07", "2013-07-04", "2024-02-29"] {
            assert_eq!(date(text).to_string(), text);
            assert_eq!(PartialDate::unpack(date(text).pack()), Some(date(text)));
        }
        for wrong in
            ["", "-", "13", "2013-7", "2013-13", "2013-02-29", "2013-00", "2013-01-01-01", "x", "+013", "2013-"]
        {
            assert_eq!(PartialDate::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn borders() {
        let covers = |from: &str, to: &str, day: &str| {
            PartialDate::covers(PartialDate::read(from), PartialDate::read(to), PartialDate::read("2026-02"), date(day))
        };
        for (from, to, day, expected) in [
            ("2013-08-03", "2021-08-03", "2013-08-02", Covers::NotYet),
            ("2013-08-03", "2021-08-03", "2013-08-03", Covers::Yes),
            ("2013-08-03", "2021-08-03", "2021-08-02", Covers::Yes),
            ("2013-08-03", "2021-08-03", "2021-08-03", Covers::Unknown),
            ("2013-08-03", "2021-08-03", "2021-08-04", Covers::Ended),
            ("2013", "2015", "2012-12-31", Covers::NotYet),
            ("2013", "2015", "2013-06-01", Covers::Unknown),
            ("2013", "2015", "2013-12-31", Covers::Yes),
            ("2013", "2015", "2014-12-31", Covers::Yes),
            ("2013", "2015", "2015-01-01", Covers::Unknown),
            ("2013", "2015", "2016-01-01", Covers::Ended),
            ("2013-02", "-", "2013-02-27", Covers::Unknown),
            ("2013-02", "-", "2013-02-28", Covers::Yes),
            ("2013-02", "-", "2013-03-01", Covers::Yes),
            ("2013-02", "-", "2026-02-28", Covers::Yes),
            ("2013-02", "-", "2026-03-01", Covers::Unknown),
            ("-", "2015-01-01", "1990-01-01", Covers::Unknown),
            ("-", "2015-01-01", "2015-01-02", Covers::Ended),
        ] {
            assert_eq!(covers(from, to, day), expected, "{from} {to} {day}");
        }
    }
}
