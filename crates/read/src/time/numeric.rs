//! Dates in digits: "2026-02-03", "12/05/2025", "3.2.2026".

use super::calendar::Point;
use super::cursor::Cursor;
use super::lexicon::Tag;
use super::meaning::Meaning;
use super::value;
use dateline_types::rule;

impl Cursor<'_> {
    /// A date in digits at `i`.
    pub(crate) fn numeric(&self, i: usize) -> Option<Point> {
        let separator = self.tag(i + 1);
        if !matches!(separator, Tag::Dash | Tag::Slash | Tag::Stop) || self.tag(i + 2) != Tag::Num {
            return None;
        }
        let joined = (i + 1..i + 5).all(|k| self.glued(k));
        if self.tag(i + 3) != separator || self.tag(i + 4) != Tag::Num || !joined {
            return None;
        }
        let end = i + 5;
        // A version number or an address goes on: "10.0.2.15".
        let goes_on =
            self.glued(end) && self.tag(end) == separator && self.tag(end + 1) == Tag::Num && self.glued(end + 1);
        if goes_on || self.glued(i) && matches!(self.before(i), Tag::Stop | Tag::Slash | Tag::Currency) {
            return None;
        }
        let (a, b, c) = (self.value(i), self.value(i + 2), self.value(i + 4));
        match (self.len(i), self.len(i + 2), self.len(i + 4)) {
            (4, 1..=2, 1..=2) if (1000..=2200).contains(&a) => {
                let date = value::day(a, u8::try_from(b).ok()?, u8::try_from(c).ok()?)?;
                Some((Meaning::day(date), end, rule!("time.numeric.iso")))
            }
            (1..=2, 1..=2, 4) if (1000..=2200).contains(&c) => {
                Some((Meaning::Numeric { first: a, second: b, year: c }, end, rule!("time.numeric.day-month-year")))
            }
            (1..=2, 1..=2, 2) if separator == Tag::Slash => {
                let year = if c < 50 { 2000 + c } else { 1900 + c };
                Some((Meaning::Numeric { first: a, second: b, year }, end, rule!("time.numeric.short-year")))
            }
            _ => None,
        }
    }
}
