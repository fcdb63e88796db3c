//! What series must and must not do, each with claims of a few words.

use super::*;
use crate::store::Line;

/// A counter's exact toll as of a day, in a report of its own of that day.
pub(super) fn said(who: &str, day: &str, number: f64) -> Claim {
    let id = format!("{who} {day} {number}");
    Claim {
        report: Line { id: format!("report of {id}"), day: Some(day.into()), first: true, ..Line::default() },
        id,
        counter: Counter::named(who),
        measure: "killed".into(),
        asof: Some(day.into()),
        low: Some(number),
        high: Some(number),
        ..Claim::default()
    }
}
