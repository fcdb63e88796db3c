//! Whether a text tells of a time long before its own date: a history, an encyclopaedia article.

use super::meaning::{Found, Meaning, YearRef};

/// Whether printed years of the past outweigh the report's own time.
pub(crate) fn is_narrative(found: &[Found], year: Option<i32>) -> bool {
    let Some(year) = year else { return true };
    let mut old = 0;
    let mut news = 0;
    for expression in found {
        match &expression.meaning {
            Meaning::Calendar(calendar) => match calendar.year {
                YearRef::Known(known) if known < year => old += 1,
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

/// A printed year this far from both its neighbours is an aside, where they agree.
const ASIDE: i32 = 3;

/// Marks printed years the text only glances at: "1963 … declassified in 2005 … 1964".
pub(crate) fn mark_asides(found: &mut [Found]) {
    let years: Vec<(usize, i32)> = found
        .iter()
        .enumerate()
        .filter_map(|(i, f)| match &f.meaning {
            Meaning::Calendar(super::meaning::Calendar { year: YearRef::Known(year), .. }) => Some((i, *year)),
            _ => None,
        })
        .collect();
    for three in years.windows(3) {
        let [(_, before), (at, year), (_, after)] = three else { continue };
        let away = (year - before).abs() > ASIDE && (year - after).abs() > ASIDE;
        found[*at].aside = away && (before - after).abs() <= ASIDE;
    }
}
