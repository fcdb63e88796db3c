//! Whether a text tells of a time long before its own date: a history, an encyclopaedia article.

use super::meaning::{Found, Meaning, YearRef};

/// Years older than the report's by at least this many are history.
const OLD: i32 = 2;

/// Whether printed years of the past outweigh the report's own time.
pub(crate) fn is_narrative(found: &[Found], year: Option<i32>) -> bool {
    let Some(year) = year else { return true };
    let mut old = 0;
    let mut news = 0;
    for expression in found {
        match &expression.meaning {
            Meaning::Calendar(calendar) => match calendar.year {
                YearRef::Known(known) if known <= year - OLD => old += 1,
                YearRef::Known(_) => news += 1,
                YearRef::FromReport(_) | YearRef::Shifted(_) => news += 1,
                _ => {}
            },
            Meaning::Weekday { .. } | Meaning::WeekdayOfWeek { .. } => news += 2,
            Meaning::Offset { from: super::meaning::From::Report, .. } => news += 1,
            _ => {}
        }
    }
    old >= 6 && old > 4 * news
}
