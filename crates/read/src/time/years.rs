//! Years, decades and centuries: "1939", "493 BC", "’99", "the 1980s", "the 14th century".

use super::calendar::Point;
use super::cursor::Cursor;
use super::lexicon::Tag;
use super::meaning::{Meaning, Place, YearRef};
use super::value::Value;
use dateline_knowledge::words::Class;
use dateline_types::rule;

impl Cursor<'_> {
    /// A number that is a year by itself: "1939", "493 BC"; "499" in a text of antiquity after a preposition.
    pub(crate) fn bare_year(&self, i: usize) -> Option<Point> {
        if self.before(i) == Tag::Currency
            || self.glued(i) && matches!(self.before(i), Tag::Comma | Tag::Stop | Tag::Word)
        {
            return None;
        }
        if let Some(found) = self.decade(i).filter(|_| self.len(i) == 4) {
            return Some(found);
        }
        let meaning = |year| Meaning::calendar(YearRef::Known(year), Place::Whole);
        if let Some((year, end)) = self.year_number(i) {
            if end > i + 1 || self.number_is_year(i) {
                if let Some(found) = self.quarter_of_year(year, end) {
                    return Some(found);
                }
                return Some((meaning(year), end, rule!("time.year")));
            }
            return None;
        }
        let opened = matches!(
            self.before(i),
            Tag::In
                | Tag::Since
                | Tag::By
                | Tag::Until
                | Tag::Early
                | Tag::Late
                | Tag::From
                | Tag::Of
                | Tag::After
                | Tag::Before
        );
        // "of 271 triremes", "200,000 men": counts.
        let counted = self.tag(i + 1) == Tag::Word && !self.is(i + 1, &["when", "as", "he", "they", "with"])
            || self.tag(i + 1) == Tag::Comma && self.glued(i + 2);
        let small = self.antiquity && self.tag(i) == Tag::Num && self.len(i) == 3 && opened && !counted;
        (small && !self.counts(i)).then(|| (meaning(-self.value(i)), i + 1, rule!("time.year.antiquity")))
    }

    /// Whether the four digits at `i` stand where years stand, not where counts do.
    pub(crate) fn number_is_year(&self, i: usize) -> bool {
        let year = self.value(i);
        let before = self.before(i);
        if matches!(before, Tag::Currency | Tag::Num)
            || (self.hyphen(i.wrapping_sub(1))
                && before == Tag::Dash
                && i >= 2
                && self.tag(i - 2) == Tag::Word
                && self.capital(i - 2)
                && !self.is(i - 2, &["mid", "pre", "post"]))
        {
            return false;
        }
        // "Resolution 1701", "some 2000": numbered, or counted.
        if i > 0
            && (self.before(i) == Tag::Some
                || self.before(i) == Tag::Word && self.knowledge.names_not_times().takes_number(self.word(i - 1)))
        {
            return false;
        }
        // "2019-nCoV", "and 1885 aftershocks"
        let code = self.hyphen(i + 1)
            && self.tag(i + 2) == Tag::Word
            && !self.is(i + 2, &["born", "based", "style", "era", "model", "built", "vintage", "season"]);
        let loose = matches!(
            before,
            Tag::Comma | Tag::Word | Tag::And | Tag::Or | Tag::Mark | Tag::For | Tag::As | Tag::A | Tag::Semicolon
        ) && !(i >= 2 && self.year_digits(i - 2).is_some())
            && !(i > 0 && self.is(i - 1, &["its", "his", "her", "their", "our", "my"]));
        if code || loose && self.plural_noun(i + 1) && !self.sentence_start(i) {
            return false;
        }
        if i > 1 && self.tag(i - 1) == Tag::Stop && self.is(i - 2, &["no", "nos", "p", "pp"]) {
            return false;
        }
        let strong = matches!(
            before,
            Tag::In
                | Tag::Since
                | Tag::Until
                | Tag::By
                | Tag::From
                | Tag::Of
                | Tag::During
                | Tag::Throughout
                | Tag::The
                | Tag::Between
                | Tag::Early
                | Tag::Late
                | Tag::Mid
                | Tag::Open
                | Tag::After
                | Tag::Before
                | Tag::Mark
                | Tag::And
                | Tag::To
                | Tag::Dash
                | Tag::Comma
                | Tag::Month
                | Tag::Season
                | Tag::Slash
                | Tag::This
                | Tag::Through
                | Tag::LongDash
                | Tag::Semicolon
                | Tag::Or
                | Tag::A
                | Tag::As
                | Tag::For
        );
        let recent = (1500..=2099).contains(&year);
        (recent || strong && year >= 1000) && !(before == Tag::A && self.unit(i + 1).is_some())
    }

    /// Whether what follows the number at `i` is counted by it: "1,984 homes", "2000 people", "5 km", "20%".
    pub(crate) fn counts(&self, i: usize) -> bool {
        match self.tag(i + 1) {
            Tag::Percent | Tag::Units | Tag::Hundred | Tag::Thousand => true,
            Tag::Times => true,
            Tag::Dash if self.hyphen(i + 1) => matches!(self.tag(i + 2), Tag::Unit | Tag::Units),
            Tag::Word | Tag::Per => self.told(i + 1, Class::Counted),
            _ => false,
        }
    }

    /// "'99".
    pub(crate) fn short_year(&self, i: usize) -> Option<Point> {
        if !self.glued(i + 1) || self.glued(i) || self.tag(i + 1) != Tag::Num || self.len(i + 1) != 2 {
            return None;
        }
        if self.tag(i + 2) == Tag::Letter && self.glued(i + 2) || self.counts(i + 1) {
            return None;
        }
        Some((Meaning::calendar(YearRef::ShortYear(self.value(i + 1)), Place::Whole), i + 2, rule!("time.year.short")))
    }

    /// "AD 70".
    pub(crate) fn anno(&self, i: usize) -> Option<Point> {
        if self.value(i) != 1
            || !self.is(i, &["ad"])
            || self.word(i) != "AD"
            || self.tag(i + 1) != Tag::Num
            || self.len(i + 1) > 4
        {
            return None;
        }
        let year = YearRef::Known(self.value(i + 1));
        Some((Meaning::calendar(year, Place::Whole), i + 2, rule!("time.year.anno")))
    }

    /// "1990s", "1980’s", "90s", "20s": the last two only after an apostrophe or "the".
    pub(crate) fn decade(&self, i: usize) -> Option<Point> {
        if self.tag(i) != Tag::Num {
            return None;
        }
        let mark = if self.tag(i + 1) == Tag::Apostrophe && self.glued(i + 1) { i + 2 } else { i + 1 };
        if !(self.is(mark, &["s"]) && self.glued(mark)) || self.value(i) % 10 != 0 {
            return None;
        }
        let decade = match self.len(i) {
            4 if (1000..=2090).contains(&self.value(i)) => self.value(i) / 10,
            2 if (20..=90).contains(&self.value(i)) => 190 + self.value(i) / 10,
            _ => return None,
        };
        let value = if decade % 10 == 0 && self.value(i) % 100 == 0 && decade < 200 {
            Value::Century(decade / 10)
        } else {
            Value::Decade(decade)
        };
        Some((Meaning::Fixed(value), mark + 1, rule!("time.decade")))
    }

    /// "'90s", "’60s".
    pub(crate) fn short_decade(&self, i: usize) -> Option<Point> {
        if !self.glued(i + 1) || self.len(i + 1) != 2 || self.tag(i) != Tag::Apostrophe {
            return None;
        }
        self.decade(i + 1)
    }

    /// "the sixties".
    pub(crate) fn named_decade(&self, i: usize) -> Option<Point> {
        let aged = i > 0 && self.is(i - 1, &["his", "her", "their", "my", "your", "our"]);
        let late_aged = i > 1 && self.is(i - 2, &["his", "her", "their", "my", "your", "our"]);
        if aged || late_aged || !matches!(self.before(i), Tag::The | Tag::Early | Tag::Late | Tag::Mid | Tag::Dash) {
            return None;
        }
        Some((Meaning::Fixed(Value::Decade(190 + self.value(i))), i + 1, rule!("time.decade.named")))
    }

    /// "14th century", "eighteenth-century", "5th century BC".
    pub(crate) fn century(&self, i: usize) -> Option<Point> {
        let (number, end) = self.day_number(i)?;
        if self.tag(i) == Tag::Num && self.tag(i + 1) != Tag::OrdinalSuffix {
            return None;
        }
        let at = if self.hyphen(end) { end + 1 } else { end };
        if !self.is(at, &["century"]) {
            return None;
        }
        let number = i32::from(number);
        let (century, end) = match self.era(at + 1) {
            Some((-1, end)) => (-number, end),
            Some((_, end)) => (number - 1, end),
            None => (number - 1, at + 1),
        };
        Some((Meaning::Fixed(Value::Century(century)), end, rule!("time.century")))
    }

    /// A year as a number: four digits, any number with an era, two digits after an apostrophe.
    pub(crate) fn year_number(&self, i: usize) -> Option<(i32, usize)> {
        if self.tag(i) == Tag::Num
            && self.len(i) <= 4
            && let Some((sign, end)) = self.era(i + 1)
        {
            return (self.value(i) > 0).then_some((sign * self.value(i), end));
        }
        if let Some(year) = self.year_digits(i) {
            let followed = self.tag(i + 1) == Tag::Letter && self.glued(i + 1);
            return (!followed && !self.counts(i)).then_some((year, i + 1));
        }
        None
    }

    /// Year after a month or season: ", 1939", "of 1939", "1939 BC", "last year", "of that year", "this year".
    pub(crate) fn year_after(&self, i: usize) -> Option<(YearRef, usize)> {
        let comma = self.skip(i, Tag::Comma);
        if let Some((year, end)) = self.year_number(comma) {
            return Some((YearRef::Known(year), end));
        }
        // "A heat wave in August 2003 killed 2,000": no count, for it stands right after its month.
        if let Some(year) = self.year_digits(i).filter(|_| self.word(i + 1).ends_with("ed")) {
            return Some((YearRef::Known(year), i + 1));
        }
        let of = self.skip(i, Tag::Of);
        if let (true, Some((year, end))) = (of > i, self.year_number(of)) {
            return Some((YearRef::Known(year), end));
        }
        if self.tag(of + 1) == Tag::Unit && self.is(of + 1, &["year"]) {
            let year = match self.tag(of) {
                Tag::Last => YearRef::FromReport(-1),
                Tag::Next => YearRef::FromReport(1),
                Tag::This => YearRef::FromReport(0),
                Tag::That => YearRef::FromStory(0),
                _ => return None,
            };
            return Some((year, of + 2));
        }
        let the = self.skip(of, Tag::The);
        if the > of && self.is(the + 1, &["year"]) {
            let year = match self.tag(the) {
                Tag::Same => YearRef::FromStory(0),
                Tag::Past => YearRef::FromStory(-1),
                Tag::Next | Tag::Following => YearRef::FromStory(1),
                _ => return None,
            };
            return Some((year, the + 2));
        }
        None
    }

    /// "1989’s fourth quarter", "the 1989 third quarter".
    fn quarter_of_year(&self, year: i32, end: usize) -> Option<Point> {
        let at = if self.tag(end) == Tag::Apostrophe && self.is(end + 1, &["s"]) { end + 2 } else { end };
        let (Meaning::Calendar(part), end, _) = self.quarter_or_half(at)? else { return None };
        let open = part.year == YearRef::Open && matches!(part.place, Place::Quarter(_) | Place::Half(_));
        open.then(|| (Meaning::calendar(YearRef::Known(year), part.place), end, rule!("time.quarter.year")))
    }

    /// Whether a small-letter plural stands at `i`: what a count counts.
    fn plural_noun(&self, i: usize) -> bool {
        let word = self.word(i);
        self.tag(i) == Tag::Word && !self.capital(i) && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
    }
}
