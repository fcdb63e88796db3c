//! Rules that name a day of any year, in a small notation: `12-25`, `11-4th-thu+1`, `easter-2`, `table:ramadan`.
//!
//! | notation | meaning |
//! | --- | --- |
//! | `12-25` | that day |
//! | `11-4th-thu`, `05-last-mon` | the fourth Thursday of November, the last Monday of May |
//! | `mon<=05-24`, `sat>=06-20` | the last Monday not after 24 May, the first Saturday not before 20 June |
//! | `easter`, `orthodox_easter` | Easter Sunday, western and orthodox |
//! | `table:passover` | the days `moving_feasts.tsv` gives for that feast |
//! | `…+1`, `…-2` | so many days later or earlier |
//! | `… for 7 days` | a stretch of days from there |
//! | `… every 4 years from 2000` | only in those years |
//! | `… since 1971`, `… until 1970` | not before, not after that year |
//! | `… ; …` | both: the rule changed over the years |

use crate::easter;
use crate::feasts::Feasts;
use crate::table::Fault;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Days of a calendar, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// First day.
    pub from: Date,
    /// First day after.
    pub to: Date,
    /// Whether a sighting, a country or a custom may move it by a day.
    pub approx: bool,
}

impl Days {
    /// `length` days from a day on.
    pub fn starting(from: Date, length: u16, approx: bool) -> Option<Days> {
        let to = from.checked_add(i64::from(length).days()).ok()?;
        Some(Days { from, to, approx })
    }
}

/// A rule that gives the days of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayRule {
    parts: Vec<Part>,
}

/// What stands between semicolons.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    base: Base,
    offset: i16,
    /// Length in days where the rule says so.
    length: Option<u16>,
    every: Option<(i16, i16)>,
    since: Option<i16>,
    until: Option<i16>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Base {
    Fixed {
        month: i8,
        day: i8,
    },
    /// `nth` is 1 to 5, or -1 for the last.
    Nth {
        month: i8,
        nth: i8,
        weekday: Weekday,
    },
    NotAfter {
        weekday: Weekday,
        month: i8,
        day: i8,
    },
    NotBefore {
        weekday: Weekday,
        month: i8,
        day: i8,
    },
    Easter,
    OrthodoxEaster,
    Table(String),
}

impl DayRule {
    /// Reads the notation.
    ///
    /// # Errors
    /// What is not understood, and what to write.
    ///
    /// ```
    /// use dateline_knowledge::day_rule::DayRule;
    /// let rule = DayRule::read("11-4th-thu").unwrap();
    /// assert_eq!(rule.days(2025, &Default::default())[0].from.to_string(), "2025-11-27");
    /// ```
    pub fn read(text: &str) -> Result<DayRule, Fault> {
        let parts = text.split(';').map(Part::read).collect::<Result<_, _>>()?;
        Ok(DayRule { parts })
    }

    /// The feasts of `moving_feasts.tsv` this rule stands on.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        self.parts
            .iter()
            .filter_map(|part| if let Base::Table(feast) = &part.base { Some(feast.as_str()) } else { None })
    }

    /// The days in a year, ascending: none, one, or two where a lunar feast comes round twice.
    pub fn days(&self, year: i16, feasts: &Feasts) -> Vec<Days> {
        self.parts.iter().flat_map(|part| part.days(year, feasts)).collect()
    }
}

impl Part {
    fn read(text: &str) -> Result<Part, Fault> {
        let wrong = |what: &str| {
            let remedy = "write e.g. 12-25, 11-4th-thu+1, mon<=05-24, easter-2, table:passover, “12-26 for 7 days”";
            (format!("{what} in the rule “{text}”"), remedy.to_owned())
        };
        let mut words = text.split_whitespace();
        let (base, offset) = read_base(words.next().unwrap_or("")).ok_or_else(|| wrong("unknown start"))?;
        let mut rule = Part { base, offset, length: None, every: None, since: None, until: None };
        while let Some(word) = words.next() {
            let number = words.next().and_then(|n| n.parse::<i16>().ok()).filter(|n| *n > 0);
            let number = number.ok_or_else(|| wrong(&format!("no number after “{word}”")))?;
            match word {
                "for" if matches!(words.next(), Some("days" | "day")) => rule.length = u16::try_from(number).ok(),
                "since" => rule.since = Some(number),
                "until" => rule.until = Some(number),
                "every" => {
                    let from = match (words.next(), words.next(), words.next()) {
                        (Some("years"), Some("from"), Some(from)) => from.parse().ok(),
                        _ => None,
                    };
                    rule.every = Some((number, from.ok_or_else(|| wrong("“every” without “years from”"))?));
                }
                _ => return Err(wrong(&format!("unknown word “{word}”"))),
            }
        }
        Ok(rule)
    }

    fn days(&self, year: i16, feasts: &Feasts) -> Vec<Days> {
        let kept = self.since.is_none_or(|since| year >= since)
            && self.until.is_none_or(|until| year <= until)
            && self.every.is_none_or(|(step, from)| (year - from) % step == 0);
        if !kept {
            return Vec::new();
        }
        let shift = |day: Date| day.checked_add(i64::from(self.offset).days()).ok();
        if let Base::Table(feast) = &self.base {
            let moved = feasts.in_year(feast, year).filter_map(|days| {
                let from = shift(days.from)?;
                match self.length {
                    Some(length) => Days::starting(from, length, days.approx),
                    None if self.offset == 0 => Some(*days),
                    None => Days::starting(from, 1, days.approx),
                }
            });
            return moved.collect();
        }
        let day = match &self.base {
            Base::Fixed { month, day } => Date::new(year, *month, *day).ok(),
            Base::Nth { month, nth, weekday } => {
                Date::new(year, *month, 1).and_then(|first| first.nth_weekday_of_month(*nth, *weekday)).ok()
            }
            // Counting from the day after, so that the day itself is the first candidate.
            Base::NotAfter { weekday, month, day } => Date::new(year, *month, *day)
                .and_then(|day| day.tomorrow())
                .and_then(|day| day.nth_weekday(-1, *weekday))
                .ok(),
            Base::NotBefore { weekday, month, day } => Date::new(year, *month, *day)
                .and_then(|day| day.yesterday())
                .and_then(|day| day.nth_weekday(1, *weekday))
                .ok(),
            Base::Easter => easter::western(year),
            Base::OrthodoxEaster => easter::orthodox(year),
            Base::Table(_) => None,
        };
        day.and_then(shift).and_then(|day| Days::starting(day, self.length.unwrap_or(1), false)).into_iter().collect()
    }
}

fn read_base(word: &str) -> Option<(Base, i16)> {
    for (name, base) in [("orthodox_easter", Base::OrthodoxEaster), ("easter", Base::Easter)] {
        if let Some(offset) = word.strip_prefix(name) {
            return Some((base, read_offset(offset)?));
        }
    }
    if let Some(rest) = word.strip_prefix("table:") {
        let end = rest.find(['+', '-']).unwrap_or(rest.len());
        let (feast, offset) = rest.split_at(end);
        return (!feast.is_empty()).then_some((Base::Table(feast.to_owned()), read_offset(offset)?));
    }
    for (sign, after) in [("<=", true), (">=", false)] {
        if let Some((day_name, rest)) = word.split_once(sign) {
            let weekday = read_weekday(day_name)?;
            let (month, day, offset) = read_day(rest)?;
            let base =
                if after { Base::NotAfter { weekday, month, day } } else { Base::NotBefore { weekday, month, day } };
            return Some((base, offset));
        }
    }
    if let Some((month, day, offset)) = read_day(word) {
        return Some((Base::Fixed { month, day }, offset));
    }
    let (month, rest) = word.split_once('-')?;
    let (nth, rest) = rest.split_once('-')?;
    let (weekday, offset) = rest.split_at_checked(3)?;
    let nth = match nth {
        "1st" => 1,
        "2nd" => 2,
        "3rd" => 3,
        "4th" => 4,
        "5th" => 5,
        "last" => -1,
        _ => return None,
    };
    let month = month.parse().ok().filter(|m| (1..=12).contains(m))?;
    Some((Base::Nth { month, nth, weekday: read_weekday(weekday)? }, read_offset(offset)?))
}

/// `05-24+1` as month, day and offset; 29 February is a day.
fn read_day(text: &str) -> Option<(i8, i8, i16)> {
    let (month, rest) = text.split_at_checked(2)?;
    let (day, offset) = rest.strip_prefix('-')?.split_at_checked(2)?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    Date::new(2000, month, day).ok()?;
    Some((month, day, read_offset(offset)?))
}

fn read_offset(text: &str) -> Option<i16> {
    match text {
        "" => Some(0),
        _ if text.starts_with(['+', '-']) => text.parse().ok().filter(|n: &i16| n.abs() < 400),
        _ => None,
    }
}

fn read_weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(rule: &str, year: i16) -> String {
        let days = DayRule::read(rule).unwrap().days(year, &Feasts::default());
        days.first().map_or("none".into(), |d| d.from.to_string())
    }

    #[test]
    fn the_notation() {
        for (rule, year, expected) in [
            ("12-25", 2025, "2025-12-25"),
            ("02-29", 2025, "none"),
            ("02-29", 2024, "2024-02-29"),
            ("11-4th-thu", 2025, "2025-11-27"),
            ("11-4th-thu+1", 2025, "2025-11-28"),
            ("05-last-mon", 2026, "2026-05-25"),
            ("09-1st-mon", 2025, "2025-09-01"),
            ("mon<=05-24", 2026, "2026-05-18"),
            ("mon<=05-24", 2027, "2027-05-24"),
            ("sat>=06-20", 2025, "2025-06-21"),
            ("sat>=06-20", 2026, "2026-06-20"),
            ("easter-2", 2026, "2026-04-03"),
            ("orthodox_easter+1", 2025, "2025-04-21"),
            ("11-1st-mon+1 every 2 years from 1846", 2024, "2024-11-05"),
            ("11-1st-mon+1 every 2 years from 1846", 2025, "none"),
            ("06-19 since 2021", 2020, "none"),
            ("05-30 until 1970", 1970, "1970-05-30"),
        ] {
            assert_eq!(day(rule, year), expected, "{rule} {year}");
        }
    }

    #[test]
    fn a_stretch_has_its_length() {
        let days = DayRule::read("12-26 for 7 days").unwrap().days(2025, &Feasts::default());
        assert_eq!(days[0].to.to_string(), "2026-01-02");
    }

    #[test]
    fn what_is_not_a_rule_is_said() {
        for rule in [
            "",
            "13-01",
            "02-30",
            "11-6th-thu",
            "11-4th-day",
            "easter2",
            "xmas",
            "12-25 for days",
            "12-25 since",
            "12-25 yearly 3",
            "table:",
        ] {
            let (what, _) = DayRule::read(rule).unwrap_err();
            assert!(what.contains(rule), "{what}");
        }
    }
}
