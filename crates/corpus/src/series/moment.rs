//! As of when: the place of a claim in its lane.

use super::claim::Claim;
use crate::export::last_day;

/// The minute after a day's last.
const NIGHT: u16 = 24 * 60;

/// A day with a minute. Days sort as they are written; what has no day comes last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Moment {
    /// Whether no day is known.
    pub(super) undated: bool,
    /// `YYYY-MM-DD`.
    pub(super) day: String,
    /// Since midnight.
    pub(super) minute: u16,
}

impl Moment {
    /// As of when a claim holds: its own time of day, else that of its report, else the end of a day that was over when the
    /// report came.
    pub(super) fn of(claim: &Claim) -> Self {
        let own = claim.asof.as_deref().and_then(last_day);
        let Some(day) = own.clone().or_else(|| claim.report.day.clone()) else {
            return Self { undated: true, day: String::new(), minute: 0 };
        };
        let reported = claim.report.day.as_deref() == Some(&day);
        let time = own_minute(claim).or(if reported {
            claim.report.published.as_deref().and_then(minute)
        } else {
            Some(NIGHT)
        });
        Self { undated: false, day, minute: time.unwrap_or(NIGHT) }
    }

    /// The day, where known.
    pub(super) fn date(&self) -> Option<&str> {
        (!self.undated).then_some(self.day.as_str())
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
pub(super) fn number_of_day(day: &str) -> Option<i64> {
    let date: jiff::civil::Date = day.parse().ok()?;
    let epoch = jiff::civil::date(1970, 1, 1);
    Some(i64::from((date - epoch).get_days()))
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
        assert_eq!((own.day.as_str(), own.minute), ("2023-09-19", 1200));
        let night = Moment::of(&claim(Some("2023-09-19"), "2023-09-20", "2023-09-20T08:00"));
        assert_eq!((night.day.as_str(), night.minute), ("2023-09-19", NIGHT));
        let report = Moment::of(&claim(None, "2023-09-20", "2023-09-20T08:30+04:00"));
        assert_eq!((report.day.as_str(), report.minute), ("2023-09-20", 510));
        assert!(own < night && night < report);
        assert!(report < Moment::of(&Claim::default()));
    }

    #[test]
    fn days_are_counted_over_months_and_years() {
        assert_eq!(number_of_day("1970-01-01"), Some(0));
        assert_eq!(number_of_day("2024-03-01").zip(number_of_day("2024-02-28")).map(|(to, from)| to - from), Some(2));
        assert_eq!(number_of_day("soon"), None);
    }
}
