//! TIMEX3 values in words: `2026-02-06` as `Friday 6 February 2026`, `P12D` as `12 days`.
//!
//! A value these words do not cover is left to the caller, who prints it as it is: better exact than guessed.

use super::{long_date, month, ordinal, plain_date, weekday_name};
use dateline_types::Timex;
use dateline_types::time::{TimexMod, TimexType};
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// What a time expression stands for, in words; `None` where its value has no plain wording.
pub(crate) fn words<S>(timex: &Timex<S>) -> Option<String> {
    let value = timex.value.as_deref()?;
    let core = if timex.kind == TimexType::Set { set(value, timex) } else { point_or_length(value) }?;
    Some(match timex.modifier {
        None => core,
        Some(modifier) => modified(modifier, &core),
    })
}

fn point_or_length(value: &str) -> Option<String> {
    match value {
        "PAST_REF" => return Some("some time in the past".into()),
        "PRESENT_REF" => return Some("the present".into()),
        "FUTURE_REF" => return Some("some time in the future".into()),
        _ => {}
    }
    if let Some(length) = value.strip_prefix('P') { duration(length) } else { point(value) }
}

fn point(value: &str) -> Option<String> {
    let (day, clock) = match value.split_once('T') {
        Some((day, clock)) => (day, Some(clock)),
        None => (value, None),
    };
    let Some(clock) = clock else { return calendar(day) };
    let clock = clock_words(clock)?;
    if day.is_empty() || day.starts_with("XXXX-XX-XX") {
        return Some(format!("{clock}, day not given"));
    }
    Some(format!("{}, {clock}", calendar(day)?))
}

/// A calendar point of any size.
fn calendar(value: &str) -> Option<String> {
    if let Some(year) = value.strip_prefix("FY") {
        return Some(format!("financial year {}", calendar(year)?));
    }
    if let Some(year) = value.strip_prefix("BC") {
        let year: u32 = year.parse().ok()?;
        return Some(format!("{year} BC"));
    }
    let mut parts = value.split('-');
    let (first, rest) = (parts.next()?, parts.collect::<Vec<_>>());
    if rest.is_empty() {
        return whole_years(first);
    }
    let year = first;
    let within =
        |what: String| if is_number(year) { format!("{what} {year}") } else { format!("{what}, year not given") };
    match rest.as_slice() {
        [m] if is_number(m) => Some(within(month_number(m)?.into())),
        [part] => {
            if part.strip_prefix('W').is_some_and(is_number) {
                return Some(format!("the week of {}", plain_date(day_of_week(year, part, 1)?)));
            }
            Some(within(part_of_year(part)?))
        }
        [week, "WE"] => Some(format!("the weekend of {}", plain_date(day_of_week(year, week, 6)?))),
        [week, day] if week.starts_with('W') => {
            let day = day.parse().ok().filter(|d| (1..=7).contains(d))?;
            Some(match day_of_week(year, week, day) {
                Some(date) => long_date(date),
                None => format!("a {}", weekday_name(day)),
            })
        }
        [m, d] => match value.parse::<Date>() {
            Ok(date) => Some(long_date(date)),
            Err(_) => {
                let day: u32 = d.parse().ok().filter(|d| (1..=31).contains(d))?;
                match month_number(m) {
                    Some(name) => Some(within(format!("{day} {name}"))),
                    None => Some(format!("the {} of a month", ordinal(day))),
                }
            }
        },
        _ => None,
    }
}

/// The date of a day of an ISO 8601 week (`2026`, `W06`); Monday is 1.
fn day_of_week(year: &str, week: &str, day: i8) -> Option<Date> {
    let week = week.strip_prefix('W').filter(|w| is_number(w))?.parse().ok()?;
    let weekday = Weekday::from_monday_one_offset(day).ok()?;
    Some(ISOWeekDate::new(year.parse().ok()?, week, weekday).ok()?.date())
}

/// `2025`, `198` (a decade), `18` (a century).
fn whole_years(value: &str) -> Option<String> {
    if !is_number(value) {
        return None;
    }
    match value.len() {
        4 => Some(value.to_owned()),
        3 => Some(format!("the {value}0s")),
        2 => Some(format!("the {} century", ordinal(value.parse::<u32>().ok()? + 1))),
        _ => None,
    }
}

fn part_of_year(code: &str) -> Option<String> {
    let named = match code {
        "SP" => "spring",
        "SU" => "summer",
        "FA" | "AU" => "autumn",
        "WI" => "winter",
        _ => {
            let (kind, number) = code.split_at_checked(1)?;
            let number: u32 = number.parse().ok()?;
            return match (kind, number) {
                ("Q", 1..=4) => Some(format!("the {} quarter of", nth(number))),
                ("H", 1..=2) => Some(format!("the {} half of", nth(number))),
                _ => None,
            };
        }
    };
    Some(named.to_owned())
}

fn nth(number: u32) -> &'static str {
    match number {
        1 => "first",
        2 => "second",
        3 => "third",
        _ => "fourth",
    }
}

fn clock_words(clock: &str) -> Option<String> {
    let part = match clock {
        "MO" => Some("morning"),
        "MI" => Some("midday"),
        "AF" => Some("afternoon"),
        "EV" => Some("evening"),
        "NI" => Some("night"),
        "DT" => Some("daytime"),
        _ => None,
    };
    if let Some(part) = part {
        return Some(part.to_owned());
    }
    let (time, zone) = match clock.find(['Z', '+', '-']) {
        Some(at) => clock.split_at(at),
        None => (clock, ""),
    };
    let mut fields = time.split(':');
    let hour = fields.next().filter(|h| h.len() == 2 && is_number(h))?;
    let minute = fields.next().unwrap_or("00");
    let zone = match zone {
        "" => String::new(),
        "Z" => " UTC".to_owned(),
        offset => format!(" UTC{offset}"),
    };
    Some(match fields.next() {
        Some(second) => format!("{hour}:{minute}:{second}{zone}"),
        None => format!("{hour}:{minute}{zone}"),
    })
}

/// An ISO 8601 duration without its `P`.
fn duration(length: &str) -> Option<String> {
    let (date, time) = length.split_once('T').unwrap_or((length, ""));
    let mut pieces = Vec::new();
    for (part, in_clock) in [(date, false), (time, true)] {
        let mut number = String::new();
        let mut unit = String::new();
        for c in part.chars().chain(std::iter::once('0')) {
            if c.is_ascii_digit() || c == '.' || c == 'X' {
                if !unit.is_empty() {
                    pieces.push(counted(&number, unit_name(&unit, in_clock)?)?);
                    (number, unit) = (String::new(), String::new());
                }
                number.push(c);
            } else {
                unit.push(c);
            }
        }
    }
    match pieces.pop()? {
        last if pieces.is_empty() => Some(last),
        last => Some(format!("{} and {last}", pieces.join(", "))),
    }
}

fn unit_name(code: &str, in_clock: bool) -> Option<&'static str> {
    Some(match (code, in_clock) {
        ("Y", false) => "year",
        ("M", false) => "month",
        ("M", true) => "minute",
        ("W", false) => "week",
        ("WE", false) => "weekend",
        ("D", false) => "day",
        ("Q", false) => "quarter",
        ("DE", false) => "decade",
        ("CE", false) => "century",
        ("ML", false) => "millennium",
        ("H", _) => "hour",
        ("S", true) => "second",
        ("MO", true) => "morning",
        ("AF", true) => "afternoon",
        ("EV", true) => "evening",
        ("NI", _) => "night",
        _ => return None,
    })
}

fn counted(number: &str, unit: &str) -> Option<String> {
    if number.is_empty() {
        return None;
    }
    if number.starts_with('X') {
        return Some(format!("{}, number not given", plural(unit)));
    }
    Some(if number == "1" { format!("1 {unit}") } else { format!("{number} {}", plural(unit)) })
}

fn plural(unit: &str) -> String {
    match unit.strip_suffix('y').filter(|_| unit != "day") {
        Some(stem) => format!("{stem}ies"),
        None if unit == "millennium" => "millennia".to_owned(),
        None => format!("{unit}s"),
    }
}

fn set<S>(value: &str, timex: &Timex<S>) -> Option<String> {
    let times = timex.freq.as_deref().and_then(|f| f.strip_suffix(['X', 'x'])).map(|n| match n {
        "1" => "once".to_owned(),
        "2" => "twice".to_owned(),
        _ => format!("{n} times"),
    });
    let unit = if let Some(length) = value.strip_prefix('P') {
        let words = duration(length)?;
        words.strip_prefix("1 ").map_or(words.clone(), str::to_owned)
    } else if let Some(("XXXX", m)) = value.split_once('-').filter(|(_, m)| is_number(m)) {
        month_number(m)?.to_owned()
    } else {
        let words = calendar(value)?;
        words.strip_prefix("a ").map_or(words.clone(), str::to_owned)
    };
    Some(match times {
        Some(times) => format!("{times} every {unit}"),
        None => format!("every {unit}"),
    })
}

fn modified(modifier: TimexMod, core: &str) -> String {
    match modifier {
        TimexMod::Before => format!("before {core}"),
        TimexMod::After => format!("after {core}"),
        TimexMod::OnOrBefore => format!("on or before {core}"),
        TimexMod::OnOrAfter => format!("on or after {core}"),
        TimexMod::LessThan => format!("less than {core}"),
        TimexMod::MoreThan => format!("more than {core}"),
        TimexMod::EqualOrLess => format!("at most {core}"),
        TimexMod::EqualOrMore => format!("at least {core}"),
        TimexMod::Start => part("early", "start", core),
        TimexMod::Mid => part("mid", "middle", core),
        TimexMod::End => part("late", "end", core),
        TimexMod::Approx => format!("about {core}"),
    }
}

/// "late January", "the end of the week", "Friday 7 July 2017, early morning".
fn part(adjective: &str, noun: &str, core: &str) -> String {
    if core.starts_with("the ") {
        return format!("the {noun} of {core}");
    }
    match core.split_once(", ") {
        Some((day, part)) if !part.starts_with(|c: char| c.is_ascii_digit()) => format!("{day}, {adjective} {part}"),
        _ if adjective == "mid" => format!("mid-{core}"),
        _ => format!("{adjective} {core}"),
    }
}

fn month_number(digits: &str) -> Option<&'static str> {
    let number: i8 = digits.parse().ok()?;
    (1..=12).contains(&number).then(|| month(number))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points() {
        for (value, said) in [
            ("2026-02-06", "Friday 6 February 2026"),
            ("2026-01", "January 2026"),
            ("2025", "2025"),
            ("198", "the 1980s"),
            ("18", "the 19th century"),
            ("2025-Q4", "the fourth quarter of 2025"),
            ("2025-H1", "the first half of 2025"),
            ("2025-SU", "summer 2025"),
            ("2025-WI", "winter 2025"),
            ("2026-W06", "the week of 2 February 2026"),
            ("2026-W06-WE", "the weekend of 7 February 2026"),
            ("2026-W06-5", "Friday 6 February 2026"),
            ("FY2025", "financial year 2025"),
            ("XXXX-06-12", "12 June, year not given"),
            ("XXXX-WXX-2", "a Tuesday"),
            ("2026-02-03TNI", "Tuesday 3 February 2026, night"),
            ("2026-02-03T18:30Z", "Tuesday 3 February 2026, 18:30 UTC"),
            ("2026-02-03T18", "Tuesday 3 February 2026, 18:00"),
            ("T09:15", "09:15, day not given"),
            ("PAST_REF", "some time in the past"),
        ] {
            assert_eq!(point_or_length(value).as_deref(), Some(said), "{value}");
        }
    }

    #[test]
    fn lengths() {
        for (value, said) in [
            ("P12D", "12 days"),
            ("P1Y", "1 year"),
            ("P1Y6M", "1 year and 6 months"),
            ("PT1H30M", "1 hour and 30 minutes"),
            ("PXD", "days, number not given"),
            ("P2DE", "2 decades"),
            ("P1CE", "1 century"),
            ("P2CE", "2 centuries"),
            ("P2.5Y", "2.5 years"),
        ] {
            assert_eq!(point_or_length(value).as_deref(), Some(said), "{value}");
        }
    }

    #[test]
    fn parts() {
        for (core, said) in [
            ("January 2026", "early January 2026"),
            ("the 1980s", "the start of the 1980s"),
            ("Friday 7 July 2017, morning", "Friday 7 July 2017, early morning"),
        ] {
            assert_eq!(modified(TimexMod::Start, core), said);
        }
        assert_eq!(modified(TimexMod::Mid, "January 2026"), "mid-January 2026");
    }

    #[test]
    fn what_is_unknown_is_left_alone() {
        for value in ["", "P", "PT", "2026-02-99", "2026-13", "2026-Q9", "XXXX-XX", "Tuesday", "P3", "é-ü", "2026-é"]
        {
            assert_eq!(point_or_length(value), None, "{value}");
        }
    }
}
