//! Resolved intervals in words, with the last day *included*, as people count: `1–31 January 2026`.

use super::{long_date, month, plain_date, short_date};
use dateline_types::{Interval, Moment};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

/// The interval in words; `None` where both ends are open.
pub(crate) fn words(interval: &Interval) -> Option<String> {
    match (interval.from, interval.to) {
        (None, None) => None,
        (Some(from), None) => Some(format!("from {} on", moment(from))),
        (None, Some(to)) => Some(match last_day(to) {
            Some(day) => format!("up to and including {}", short_date(day)),
            None => format!("before {}", moment(to)),
        }),
        (Some(from), Some(to)) => Some(closed(from, to)),
    }
}

/// The single day an interval covers, where it covers just one.
pub(crate) fn single_day(interval: &Interval) -> Option<Date> {
    match (interval.from?, interval.to?) {
        (Moment::Day(from), to @ Moment::Day(_)) => (last_day(to)? == from).then_some(from),
        _ => None,
    }
}

fn closed(from: Moment, to: Moment) -> String {
    if from == to {
        return moment(from);
    }
    if let (Moment::Day(first), Some(last)) = (from, last_day(to)) {
        return days(first, last);
    }
    let (start, end) = (instant(from), instant(to));
    if start.date() == end.date() {
        format!("{}, {}–{}", long_date(start.date()), clock(start), clock(end))
    } else {
        format!("{} to {}", moment(from), moment(to))
    }
}

/// Both days included.
fn days(first: Date, last: Date) -> String {
    if first == last {
        return long_date(first);
    }
    if first.year() != last.year() {
        return format!("{} – {}", plain_date(first), plain_date(last));
    }
    if first.month() != last.month() {
        return format!("{} {} – {}", first.day(), month(first.month()), plain_date(last));
    }
    format!("{}–{}", first.day(), plain_date(last))
}

/// The last day before a moment that starts a day.
fn last_day(to: Moment) -> Option<Date> {
    match to {
        Moment::Day(day) => day.checked_sub(1.day()).ok(),
        Moment::Minute(_) => None,
    }
}

fn instant(moment: Moment) -> DateTime {
    match moment {
        Moment::Day(day) => day.to_datetime(jiff::civil::Time::midnight()),
        Moment::Minute(minute) => minute,
    }
}

fn clock(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

fn moment(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => short_date(day),
        Moment::Minute(at) => format!("{}, {}", short_date(at.date()), clock(at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(from: &str, to: &str) -> String {
        let end = |s: &str| (!s.is_empty()).then(|| s.parse().unwrap());
        words(&Interval { from: end(from), to: end(to) }).unwrap_or_default()
    }

    #[test]
    fn the_last_day_is_included() {
        assert_eq!(said("2026-02-03", "2026-02-04"), "Tuesday 3 February 2026");
        assert_eq!(said("2026-01-01", "2026-02-01"), "1–31 January 2026");
        assert_eq!(said("2025-10-01", "2026-01-01"), "1 October – 31 December 2025");
        assert_eq!(said("2025-12-29", "2026-01-05"), "29 December 2025 – 4 January 2026");
    }

    #[test]
    fn open_ends_and_clock_times() {
        assert_eq!(said("2025-01-01", ""), "from Wed 1 Jan 2025 on");
        assert_eq!(said("", "2026-02-04"), "up to and including Tue 3 Feb 2026");
        assert_eq!(said("2026-02-03T18:30", "2026-02-03T18:31"), "Tuesday 3 February 2026, 18:30–18:31");
        assert_eq!(said("2026-02-03T18:00", "2026-02-04"), "Tue 3 Feb 2026, 18:00 to Wed 4 Feb 2026");
        assert_eq!(said("", ""), "");
    }
}
