//! Days with a name: holidays, days known by what happened on them; and names that hold time words and are no times.

use super::cursor::Cursor;
use super::lexicon::Tag;
use super::meaning::{Found, Meaning, Shift, YearRef};
use dateline_knowledge::words::Class;
use dateline_types::rule;
use dateline_types::time::TimexType;

impl Cursor<'_> {
    /// Reads a name of the tables at `i`: a named day goes to `out`, any other name is stepped over. The position after.
    pub(crate) fn known_name(&self, i: usize, out: &mut Vec<Found>) -> Option<usize> {
        let lexeme = self.lexemes.get(i)?;
        let may_open = lexeme.capital || lexeme.tag == Tag::Num || lexeme.tag == Tag::The;
        if lexeme.glued
            && !matches!(self.before(i), Tag::Quote | Tag::Open | Tag::Dash | Tag::LongDash | Tag::Apostrophe)
            || !may_open
        {
            return None;
        }
        let byte = self.byte(i);
        let day = self.known_by_event(i).or_else(|| self.holiday(i));
        let name =
            self.knowledge.names_not_times().longest_match(self.text, byte).map(|(span, _)| self.lexeme_at(span.end));
        match (day, name) {
            (Some(found), name) if name.is_none_or(|name| found.end >= name) => {
                let end = found.end;
                out.push(found);
                Some(end)
            }
            (_, name) => name,
        }
    }

    /// "9/11", "the October 7 attack": the words that tell the day. A year printed beside them leaves them to the calendar.
    fn known_by_event(&self, i: usize) -> Option<Found> {
        let met = self.knowledge.named_days().at(self.text, self.byte(i))?;
        let (first, end) = (self.lexeme_at(met.inner.start), self.lexeme_at(met.inner.end));
        let dated = self.tag(first) == Tag::Month && self.year_number(self.skip(end, Tag::Comma)).is_some();
        let date = self.point(i).filter(|point| point.1 == end).map(|point| Box::new(point.0));
        let meaning = Meaning::KnownDay { byte: self.byte(i), date };
        (first == i && !dated).then(|| Found::new(i, end, TimexType::Date, meaning, rule!("time.named-day")))
    }

    /// "Christmas", "Easter Sunday 2016", "Christmas Eve of that year", "Christmas night".
    fn holiday(&self, i: usize) -> Option<Found> {
        // "Operation Ramadan", "White Christmas": part of a longer name.
        if self.before(i) == Tag::Word && self.capital(i - 1) && !self.sentence_start(i - 1) {
            return None;
        }
        let met = self.knowledge.holidays().at(self.text, self.byte(i))?;
        let end = self.lexeme_at(met.span.end);
        if self.told(end, Class::FeastThing) {
            return None;
        }
        // The shifted word before it was read with it, if it could be: "last Christmas".
        let (first, shift) = match self.before(i) {
            Tag::Last => (i - 1, Some(Shift::Last)),
            Tag::Next => (i - 1, Some(Shift::Next)),
            Tag::This => (i - 1, Some(Shift::This)),
            _ => (i, None),
        };
        let (year, end) = match (shift, self.year_after(end)) {
            (Some(shift), _) => (YearRef::Shifted(shift), end),
            (None, Some((year, end))) => (year, end),
            (None, None) => (YearRef::Open, end),
        };
        let meaning = Meaning::Holiday { byte: self.byte(i), year };
        if self.tag(end) == Tag::Part {
            let part = Meaning::Part { base: Some(Box::new(meaning)), part: self.value(end) as u8 };
            return Some(Found::new(first, end + 1, TimexType::Time, part, rule!("time.holiday.part")));
        }
        Some(Found::new(first, end, TimexType::Date, meaning, rule!("time.holiday")))
    }

    /// A holiday after "the end of", "early" and the like.
    pub(crate) fn holiday_point(&self, i: usize) -> Option<Found> {
        self.capital(i).then(|| self.holiday(i)).flatten()
    }
}
