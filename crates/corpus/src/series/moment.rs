//! As of when: the place of a claim in its lane.

use super::claim::Claim;
use crate::export::last_day;
use jiff::civil::Date;

/// The minute after a day's last.
const NIGHT: u16 = 24 * 60;

/// A day with a minute; what has no day comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Moment {
    /// Whether no day is known.
    pub(super) undated: bool,
    /// Since 1970-01-01.
    pub(super) day: i32,
    /// Since midnight.
    pub(super) minute: u16,
}

impl Moment {
    /// As of when a claim holds: its own time of day, else that of its report, else the end of a day that was over when the
    /// report came.
    pub(super) fn of(claim: &Claim) -> Self {
        let own = claim.asof.as_deref().and_then(last_number);
        let report = claim.report.day.as_deref().and_then(number_of_day);
        let Some(day) = own.or(report) else {
            return Self { undated: true, day: 0, minute: 0 };
        };
        let reported = (report == Some(day)).then_some(claim.report.published.as_deref()).flatten();
        let time = own_minute(claim).or_else(|| reported.and_then(minute));
        Self { undated: false, day, minute: time.unwrap_or(NIGHT) }
    }

    /// The day, where known.
    pub(super) fn date(self) -> Option<i32> {
        (!self.undated).then_some(self.day)
    }
}

/// The time of day that the claim itself names.
pub(super) fn own_minute(claim: &Claim) -> Option<u16> {
    claim.asof.as_deref().and_then(minute)
}

/// The minute of `2023-09-19T20:00`; none where there is no time.
fn minute(stamp: &str) -> Option<u16> {
    let (_, time) = stamp.split_once('T').or_else(|| stamp.split_once(' '))?;
    let hours: u16 = time.get(..2)?.parse().ok()?;
    let minutes: u16 = time.get(3..5).and_then(|own| own.parse().ok()).unwrap_or(0);
    (hours <= 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// Days since 1970-01-01; none for what is no day.
pub(super) fn number_of_day(day: &str) -> Option<i32> {
    let part = |from: usize, to: usize| day.get(from..to)?.parse::<i16>().ok();
    let date = Date::new(part(0, 4)?, part(5, 7)?.try_into().ok()?, part(8, 10)?.try_into().ok()?).ok()?;
    // Years begin in March, so that the odd day of leap years is their last: Hinnant's `days_from_civil`.
    let (month, day) = (i32::from(date.month()), i32::from(date.day()));
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468)
}

/// The last day of a year, a month or a day, as [`number_of_day`] counts.
fn last_number(prefix: &str) -> Option<i32> {
    if prefix.len() >= 10 { number_of_day(prefix) } else { number_of_day(&last_day(prefix)?) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Line;

    fn claim(asof: Option<&str>, day: &str, published: &str) -> Claim {
        let report = Line { day: Some(day.into()), published: Some(published.into()), ..Line::default() };
        Claim { asof: asof.map(str::to_owned), report, ..Claim::default() }
    }

    #[test]
    fn the_most_exact_time_that_is_known() {
        let own = Moment::of(&claim(Some("2023-09-19T20:00"), "2023-09-20", "2023-09-20T08:00"));
        assert_eq!((own.date(), own.minute), (number_of_day("2023-09-19"), 1200));
        let night = Moment::of(&claim(Some("2023-09-19"), "2023-09-20", "2023-09-20T08:00"));
        assert_eq!((night.date(), night.minute), (number_of_day("2023-09-19"), NIGHT));
        let report = Moment::of(&claim(None, "2023-09-20", "2023-09-20T08:30+04:00"));
        assert_eq!((report.date(), report.minute), (number_of_day("2023-09-20"), 510));
        assert!(own < night && night < report);
        assert!(report < Moment::of(&Claim::default()));
    }

    #[test]
    fn days_are_counted_over_months_and_years() {
        assert_eq!(number_of_day("1970-01-01"), Some(0));
        assert_eq!(number_of_day("2024-03-01").zip(number_of_day("2024-02-28")).map(|(to, from)| to - from), Some(2));
        assert_eq!(number_of_day("2000-12-31").zip(number_of_day("2001-01-01")).map(|(one, next)| next - one), Some(1));
        assert_eq!(number_of_day("2023-02-29"), None);
        assert_eq!(number_of_day("soon"), None);
        assert_eq!(last_number("2024-02"), number_of_day("2024-02-29"));
    }
}
