//! Resolved values: the TIMEX3 string and the half-open interval of each.

use dateline_types::Moment;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use std::fmt::Write;

/// A resolved, or knowingly unresolved, value. Years before Christ are negative: -493 is 493 BC.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Year(i32),
    /// The first three digits: 193 is the 1930s.
    Decade(i32),
    /// The first two digits: 19 is the 20th century. Before Christ: the hundreds, negated and less one.
    Century(i32),
    Month(i32, u8),
    Day(Date),
    /// First and last day of a feast of several.
    Days(Date, Date),
    /// ISO year and week.
    Week(i32, u8),
    /// ISO year and week, Saturday and Sunday of it.
    Weekend(i32, u8),
    Quarter(i32, u8),
    Half(i32, u8),
    Season(i32, u8),
    /// A part of a day: one of [`super::lexicon::part`].
    Part(Date, u8),
    /// A minute of a day.
    Clock(Date, Clock),
    /// A minute, the day unknown.
    ClockOfSomeDay(Clock),
    /// Before, at or after the anchor, no more known.
    Past,
    Present,
    Future,
    /// Anything TIMEX3 writes and the calendar does not fix: durations, sets, templates.
    Written(String),
}

/// A clock time to the minute, or to the second or hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    pub(crate) minute: Option<u8>,
    pub(crate) second: Option<u8>,
}

/// The calendar day of a year, BC years negative; `None` where there is no such day.
pub(crate) fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    let astronomical = if year < 0 { year + 1 } else { year };
    Date::new(i16::try_from(astronomical).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The year of a day, BC negative.
pub(crate) fn year_of(date: Date) -> i32 {
    let year = i32::from(date.year());
    if year < 1 { year - 1 } else { year }
}

/// `year` plus `n`, stepping over the missing year 0.
pub(crate) fn add_years(year: i32, n: i32) -> i32 {
    let astronomical = if year < 0 { year + 1 } else { year } + n;
    if astronomical < 1 { astronomical - 1 } else { astronomical }
}

/// `(year, month)` plus `n` months.
pub(crate) fn add_months(year: i32, month: u8, n: i32) -> (i32, u8) {
    let astronomical = if year < 0 { year + 1 } else { year };
    let months = astronomical * 12 + i32::from(month) - 1 + n;
    let year = months.div_euclid(12);
    (if year < 1 { year - 1 } else { year }, months.rem_euclid(12) as u8 + 1)
}

/// `date` plus `n` days.
pub(crate) fn add_days(date: Date, n: i32) -> Option<Date> {
    date.checked_add(i64::from(n).days()).ok()
}

/// ISO year and week of a day.
pub(crate) fn week_of(date: Date) -> (i32, u8) {
    let iso = date.iso_week_date();
    (i32::from(iso.year()), iso.week() as u8)
}

/// Monday of an ISO week.
pub(crate) fn monday(year: i32, week: u8) -> Option<Date> {
    jiff::civil::ISOWeekDate::new(i16::try_from(year).ok()?, week as i8, Weekday::Monday).ok().map(|w| w.date())
}

/// Part codes of TIMEX3.
const PARTS: [&str; 6] = ["MO", "AF", "EV", "NI", "DT", "MO"];
/// Local hours of each part: a convention, wide on purpose; the night runs into the next day.
const PART_HOURS: [(i8, i8); 6] = [(4, 12), (12, 18), (17, 24), (18, 30), (6, 18), (0, 6)];
const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];
/// First month of each season, north of the equator; winter begins in December of the year it is named for.
const SEASON_STARTS: [u8; 4] = [3, 6, 9, 12];

/// TIMEX3 code of a part of the day.
pub(crate) fn part_code(part: u8) -> &'static str {
    PARTS.get(usize::from(part)).copied().unwrap_or("DT")
}

/// TIMEX3 code of a season.
pub(crate) fn season_code(season: u8) -> &'static str {
    SEASONS.get(usize::from(season)).copied().unwrap_or("SP")
}

fn write_year(out: &mut String, year: i32) {
    let _ = if year < 0 { write!(out, "BC{:04}", -year) } else { write!(out, "{year:04}") };
}

fn write_day(out: &mut String, date: Date) {
    write_year(out, year_of(date));
    let _ = write!(out, "-{:02}-{:02}", date.month(), date.day());
}

fn write_clock(out: &mut String, clock: Clock) {
    let _ = write!(out, "T{:02}", clock.hour);
    if let Some(minute) = clock.minute {
        let _ = write!(out, ":{minute:02}");
    }
    if let Some(second) = clock.second {
        let _ = write!(out, ":{second:02}");
    }
}

impl Value {
    /// The TIMEX3 `value` attribute.
    pub(crate) fn timex(&self) -> String {
        let mut s = String::with_capacity(16);
        match self {
            Value::Year(year) => write_year(&mut s, *year),
            Value::Decade(decade) if *decade < 0 => {
                let _ = write!(s, "BC{:03}", -decade - 1);
            }
            Value::Decade(decade) => {
                let _ = write!(s, "{decade:03}");
            }
            Value::Century(century) if *century < 0 => {
                let _ = write!(s, "BC{:02}", -century - 1);
            }
            Value::Century(century) => {
                let _ = write!(s, "{century:02}");
            }
            Value::Month(year, month) => {
                write_year(&mut s, *year);
                let _ = write!(s, "-{month:02}");
            }
            Value::Day(date) => write_day(&mut s, *date),
            Value::Days(first, last) => {
                write_day(&mut s, *first);
                s.push('/');
                write_day(&mut s, *last);
            }
            Value::Week(year, week) => {
                write_year(&mut s, *year);
                let _ = write!(s, "-W{week:02}");
            }
            Value::Weekend(year, week) => {
                write_year(&mut s, *year);
                let _ = write!(s, "-W{week:02}-WE");
            }
            Value::Quarter(year, quarter) => {
                write_year(&mut s, *year);
                let _ = write!(s, "-Q{quarter}");
            }
            Value::Half(year, half) => {
                write_year(&mut s, *year);
                let _ = write!(s, "-H{half}");
            }
            Value::Season(year, season) => {
                write_year(&mut s, *year);
                let _ = write!(s, "-{}", season_code(*season));
            }
            Value::Part(date, part) => {
                write_day(&mut s, *date);
                let _ = write!(s, "T{}", part_code(*part));
            }
            Value::Clock(date, clock) => {
                write_day(&mut s, *date);
                write_clock(&mut s, *clock);
            }
            Value::ClockOfSomeDay(clock) => {
                s.push_str("XXXX-XX-XX");
                write_clock(&mut s, *clock);
            }
            Value::Past => s.push_str("PAST_REF"),
            Value::Present => s.push_str("PRESENT_REF"),
            Value::Future => s.push_str("FUTURE_REF"),
            Value::Written(written) => s.push_str(written),
        }
        s
    }

    /// The half-open interval the value stands for, either side open where nothing fixes it.
    pub(crate) fn interval(&self) -> (Option<Moment>, Option<Moment>) {
        let span = |from: Option<Date>, to: Option<Date>| match (from, to) {
            (Some(from), Some(to)) => (Some(Moment::Day(from)), Some(Moment::Day(to))),
            _ => (None, None),
        };
        let months = |year: i32, month: u8, n: i32| {
            let (to_year, to_month) = add_months(year, month, n);
            span(day(year, month, 1), day(to_year, to_month, 1))
        };
        match self {
            Value::Year(year) => months(*year, 1, 12),
            Value::Decade(decade) if *decade >= 0 => span(day(decade * 10, 1, 1), day(decade * 10 + 10, 1, 1)),
            Value::Century(century) if *century >= 0 => {
                span(day((century * 100).max(1), 1, 1), day(century * 100 + 100, 1, 1))
            }
            Value::Decade(_) | Value::Century(_) => (None, None),
            Value::Month(year, month) => months(*year, *month, 1),
            Value::Day(date) => span(Some(*date), add_days(*date, 1)),
            Value::Days(first, last) => span(Some(*first), add_days(*last, 1)),
            Value::Week(year, week) => {
                let from = monday(*year, *week);
                span(from, from.and_then(|d| add_days(d, 7)))
            }
            Value::Weekend(year, week) => {
                let from = monday(*year, *week);
                span(from.and_then(|d| add_days(d, 5)), from.and_then(|d| add_days(d, 7)))
            }
            Value::Quarter(year, quarter) => months(*year, quarter * 3 - 2, 3),
            Value::Half(year, half) => months(*year, half * 6 - 5, 6),
            Value::Season(year, season) => months(*year, SEASON_STARTS[usize::from(*season) % 4], 3),
            Value::Part(date, part) => {
                let (from, to) = PART_HOURS[usize::from(*part) % 6];
                (hour(*date, from), hour(*date, to))
            }
            Value::Clock(date, clock) => {
                let from = hour(*date, clock.hour as i8);
                let Some(Moment::Minute(from)) = from else { return (None, None) };
                let from = from.checked_add(i64::from(clock.minute.unwrap_or(0)).minutes()).ok();
                let length = if clock.minute.is_some() { 1.minute() } else { 1.hour() };
                let to = from.and_then(|from| from.checked_add(length).ok());
                (from.map(Moment::Minute), to.map(Moment::Minute))
            }
            Value::ClockOfSomeDay(_) | Value::Past | Value::Present | Value::Future | Value::Written(_) => (None, None),
        }
    }
}

/// An hour of a day; 24 and more lie in the next.
fn hour(date: Date, hour: i8) -> Option<Moment> {
    let date = add_days(date, i32::from(hour / 24))?;
    Some(Moment::Minute(date.at(hour % 24, 0, 0, 0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_before_christ_have_no_zero() {
        assert_eq!(add_years(-1, 1), 1);
        assert_eq!(add_years(2, -3), -2);
        assert_eq!(add_months(-1, 12, 1), (1, 1));
        assert_eq!(Value::Year(-493).timex(), "BC0493");
        assert_eq!(day(-480, 8, 11).map(year_of), Some(-480));
    }

    #[test]
    fn intervals_are_half_open() {
        let interval = |value: Value| {
            let (from, to) = value.interval();
            format!(
                "{}..{}",
                from.map_or(String::new(), |m| m.to_string()),
                to.map_or(String::new(), |m| m.to_string())
            )
        };
        assert_eq!(interval(Value::Month(2025, 12)), "2025-12-01..2026-01-01");
        assert_eq!(interval(Value::Week(2026, 1)), "2025-12-29..2026-01-05");
        assert_eq!(interval(Value::Weekend(2026, 5)), "2026-01-31..2026-02-02");
        assert_eq!(interval(Value::Quarter(2025, 4)), "2025-10-01..2026-01-01");
        assert_eq!(interval(Value::Season(2025, 3)), "2025-12-01..2026-03-01");
        assert_eq!(interval(Value::Decade(199)), "1990-01-01..2000-01-01");
        assert_eq!(interval(Value::Past), "..");
        let day = day(2026, 2, 3).unwrap();
        assert_eq!(interval(Value::Part(day, 3)), "2026-02-03T18:00..2026-02-04T06:00");
        let midnight = Clock { hour: 24, minute: Some(0), second: None };
        assert_eq!(interval(Value::Clock(day, midnight)), "2026-02-04T00:00..2026-02-04T00:01");
    }
}
