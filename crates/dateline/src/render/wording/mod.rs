//! Records in plain English: TIMEX3 values, intervals and numbers as a newsroom would write them.

pub(crate) mod interval;
pub(crate) mod number;
pub(crate) mod value;

use jiff::civil::Date;

/// `Tuesday 3 February 2026`.
pub(crate) fn long_date(date: Date) -> String {
    format!("{} {}", weekday(date), plain_date(date))
}

/// `Tue 3 Feb 2026`.
pub(crate) fn short_date(date: Date) -> String {
    let (weekday, month) = (weekday(date), month(date.month()));
    format!("{:.3} {} {:.3} {}", weekday, date.day(), month, date.year())
}

/// `3 February 2026`.
pub(crate) fn plain_date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date.month()), date.year())
}

/// `Tuesday`.
pub(crate) fn weekday(date: Date) -> &'static str {
    weekday_name(date.weekday().to_monday_one_offset())
}

/// Monday is 1.
pub(crate) fn weekday_name(number: i8) -> &'static str {
    match number {
        1 => "Monday",
        2 => "Tuesday",
        3 => "Wednesday",
        4 => "Thursday",
        5 => "Friday",
        6 => "Saturday",
        _ => "Sunday",
    }
}

/// January is 1.
pub(crate) fn month(number: i8) -> &'static str {
    match number {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// A publication date as people write it: `Tuesday 3 February 2026, 18:04 UTC+01:00`.
pub(crate) fn published(published: &dateline_types::Published) -> String {
    let mut words = long_date(published.date);
    if let Some(time) = published.time {
        words.push_str(&format!(", {:02}:{:02}", time.hour(), time.minute()));
        match published.offset_minutes {
            None => {}
            Some(0) => words.push_str(" UTC"),
            Some(east) => {
                let sign = if east < 0 { '−' } else { '+' };
                words.push_str(&format!(" UTC{sign}{:02}:{:02}", east.abs() / 60, east.abs() % 60));
            }
        }
    }
    words
}

/// `1st`, `2nd`, `11th`.
pub(crate) fn ordinal(number: u32) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}
