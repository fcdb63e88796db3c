//! The days within which an event took place, as widely as its report leaves them open.

use crate::export::{first_day, last_day};
use crate::rows::Event;
use dateline_types::Modality;
use dateline_types::event::DateBasis;
use jiff::ToSpan;
use jiff::civil::Date;

/// Longer periods do not tell one event from another.
pub(super) const LONGEST: i32 = 31;

/// What is told without a date happened so many days before at most …
const BEFORE: i32 = 7;

/// … or so many where the report only recalls it.
const RECALLED: i32 = 14;

/// What is planned without a date will come within so many.
const AHEAD: i32 = 7;

/// When an event took place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Days {
    /// The first day that it can have been, as days since a fixed one.
    pub(super) first: i32,
    /// The last.
    pub(super) last: i32,
    /// The day that it most likely was.
    pub(crate) likely: i32,
    /// Whether a time expression of its own clause says so.
    pub(super) dated: bool,
}

/// The days of an event; none where nothing bounds them, or for a period too long to tell one event from another.
pub(super) fn of(event: &Event, published: Option<&str>, is_of_talks: bool) -> Option<Days> {
    let number = |day: &str| day.parse::<Date>().ok().map(number);
    let published = published.and_then(number);
    let first = event.from.as_deref().and_then(first_day).and_then(|day| number(&day));
    let last = event.to.as_deref().and_then(last_day).and_then(|day| number(&day));
    let ahead = matches!(
        event.modality,
        Modality::Planned | Modality::Proposed | Modality::Threatened | Modality::Demanded | Modality::Conditional
    );
    let dated = event.basis == Some(DateBasis::Clause);
    // What is offered, asked for and refused today are talks of a day to come.
    if is_of_talks && !(ahead && dated) {
        let day = first.or(last).or(published)?;
        return Some(Days { first: day, last: day + AHEAD, likely: last.unwrap_or(day), dated: false });
    }
    match (event.basis, first, last) {
        (Some(DateBasis::Clause), Some(first), Some(last)) => period(first, last, true),
        // A date from elsewhere may be that of what was said of it, a day later.
        (Some(_), Some(first), Some(last)) => {
            let days = period(first, last, false)?;
            Some(Days { first: if first == last { first - 1 } else { first }, ..days })
        }
        (_, Some(first), None) => period(first, published.unwrap_or(first).max(first), dated),
        _ => {
            let day = last.or(published)?;
            if ahead {
                return Some(Days { first: day, last: day + AHEAD, likely: day, dated: false });
            }
            let back = if event.background { RECALLED } else { BEFORE };
            Some(Days { first: day - back, last: day, likely: day, dated: false })
        }
    }
}

fn period(first: i32, last: i32, dated: bool) -> Option<Days> {
    let last = last.max(first);
    (last - first <= LONGEST).then_some(Days { first, last, likely: last, dated })
}

/// Days since a fixed one.
fn number(date: Date) -> i32 {
    (date - 0.days()).since((jiff::Unit::Day, Date::constant(1, 1, 1))).map_or(0, |span| span.get_days())
}
