//! Which date a report counts from: its container's, else the header in its text, else a full date in its wire
//! dateline. Never the clock; where none is given there is none.

use dateline_syntax::layout::{self, written};
use dateline_types::{Document, Layout, Published, Report, Timex};
use jiff::Timestamp;
use jiff::civil::{Date, Time};

/// The publication date of a report, or `None` where neither container nor text gives one.
///
/// ```
/// use dateline_read::published;
/// use dateline_syntax::Syntax;
/// use dateline_types::Report;
/// let report = Report { text: "Date: 3 February 2026\n\nThe envoys met.".into(), ..Report::default() };
/// let document = Syntax::built_in().parse(&report.text);
/// assert_eq!(published::of(&report, &document).unwrap().to_string(), "2026-02-03");
/// ```
pub fn of(report: &Report, document: &Document) -> Option<Published> {
    report.published.or_else(|| on_page(document.text, &document.layout))
}

/// The date the text itself gives. For intake, which fills in the user's date only where there is none.
pub fn in_text(text: &str) -> Option<Published> {
    on_page(text, &layout::read(text))
}

/// Whether a time reaches beyond the report's day, and is no day of its own: "later this week".
pub(crate) fn is_to_come(time: &Timex, published: Option<Published>) -> bool {
    let last = time.to.and_then(|to| to.date().yesterday().ok());
    let days = time.from.map(|from| from.date()).zip(last).zip(published);
    let ahead = days.is_some_and(|((first, last), published)| first >= published.date && last > published.date);
    let day = time.value.as_deref().is_some_and(|value| value.len() == 10 && !value.contains('W'));
    ahead && !day
}

fn on_page(text: &str, layout: &Layout) -> Option<Published> {
    let header = layout.header_date.and_then(|span| parse(span.of(text)));
    let dateline = || layout.dateline.as_ref().and_then(|d| d.date).and_then(|span| parse(span.of(text)));
    header.or_else(dateline)
}

/// Reads a date as containers, headers and people write it: ISO 8601, RFC 2822, `3 February 2026`, `Feb. 3, 2026 at
/// 6 p.m. GMT`, or seconds or milliseconds since 1970 as digits.
///
/// `None` where there is no year, where it is no calendar day, and where day and month could be exchanged
/// (`03/02/2026`).
///
/// ```
/// use dateline_read::published::parse;
/// assert_eq!(parse("Tue, 03 Feb 2026 10:00:00 +0100").unwrap().to_string(), "2026-02-03T10:00+01:00");
/// assert_eq!(parse("1770112800").unwrap().to_string(), "2026-02-03T10:00Z");
/// assert_eq!(parse("03/02/2026"), None);
/// assert_eq!(parse("Monday"), None);
/// ```
pub fn parse(date: &str) -> Option<Published> {
    let date = date.trim();
    let digits = date.trim_start_matches('-');
    if digits.len() > 8 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return from_epoch(date.parse().ok()?);
    }
    let written = written::leading(date)?;
    // Of a container's field everything must be understood, but for a zone's name in brackets after its offset.
    let rest = date.get(written.len..).unwrap_or("").trim();
    if !rest.is_empty() && !rest.starts_with(['(', '[']) {
        return None;
    }
    let date = Date::new(written.year?, written.month as i8, written.day as i8).ok()?;
    let time = match written.clock {
        None => None,
        Some((hour, minute)) => Some(Time::new(hour as i8, minute as i8, 0, 0).ok()?),
    };
    Some(Published { date, time, offset_minutes: time.and(written.offset_minutes) })
}

/// A moment counted in seconds since 1970, or in milliseconds where seconds would put it past the year 5000.
pub fn from_epoch(count: i64) -> Option<Published> {
    let seconds = if count.unsigned_abs() >= 100_000_000_000 { count.div_euclid(1000) } else { count };
    let moment = Timestamp::from_second(seconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    Some(Published { date: moment.date(), time: Some(moment.time()), offset_minutes: Some(0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers_dates() {
        for (written, is) in [
            ("2026-02-03", "2026-02-03"),
            (" 2026-02-03T10:00:00.000Z ", "2026-02-03T10:00Z"),
            ("2026-02-03T10:00:00+01:00[Europe/Berlin]", "2026-02-03T10:00+01:00"),
            ("Tue, 3 Feb 2026 10:00:00 GMT", "2026-02-03T10:00Z"),
            ("Tue, 3 Feb 2026 10:00:00 +0000 (UTC)", "2026-02-03T10:00Z"),
            ("20260203", "2026-02-03"),
            ("1770112800000", "2026-02-03T10:00Z"),
            ("February 3, 2026", "2026-02-03"),
        ] {
            assert_eq!(parse(written).map(|p| p.to_string()).as_deref(), Some(is), "{written}");
        }
        for written in
            ["", "3 February", "30 February 2026", "03/02/2026", "2026-02-03 or so", "25:00", "99999999999999999999"]
        {
            assert_eq!(parse(written), None, "{written}");
        }
    }
}
