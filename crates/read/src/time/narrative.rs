//! Whether a text tells of a time long before its own date: a history, an encyclopaedia article.

use super::meaning::{Found, Meaning, YearRef};

/// Expressions at the head of a text that must not speak of the report's own time.
const OPENING: usize = 4;

/// Whether printed years of the past outweigh the report's own time, and the text does not open with news: an obituary
/// is full of old years and begins "died on Friday".
pub(crate) fn is_narrative(found: &[Found], year: Option<i32>) -> bool {
    let Some(year) = year else { return true };
    let mut old = 0;
    let mut news = 0;
    for (i, expression) in found.iter().enumerate() {
        let weight = match &expression.meaning {
            Meaning::Calendar(calendar) => match calendar.year {
                YearRef::Known(known) if known < year => {
                    old += 1;
                    0
                }
                YearRef::Known(_) => i32::from(i < OPENING),
                YearRef::FromReport(_) | YearRef::Shifted(_) => 1,
                _ => 0,
            },
            Meaning::Weekday { .. } | Meaning::WeekdayOfWeek { .. } => 2,
            Meaning::Offset { from: super::meaning::From::Report, .. }
            | Meaning::YearBefore { from: super::meaning::From::Report } => 1,
            _ => 0,
        };
        if weight > 0 && i < OPENING {
            return false;
        }
        news += weight;
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
