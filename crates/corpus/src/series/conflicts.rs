//! Counters that cannot both be right: ranges as of one day that do not meet.

use super::claim::Claim;
use super::value::reach;
use super::view::{Conflict, Lane, Span, Standing};
use std::collections::BTreeMap;

/// Of one group, as of one day, over one span.
type Key<'c> = (&'c str, String, Span);

/// For each group and day on which the ranges of known counters do not all meet, the two that lie furthest apart: the one that
/// ends lowest and the one that begins highest. One pair a day keeps the cost linear in claims.
pub(super) fn of<'c>(lanes: &[Lane<'c>]) -> Vec<Conflict<'c>> {
    let mut days: BTreeMap<Key<'c>, Vec<(&'c str, &'c Claim)>> = BTreeMap::new();
    for lane in lanes.iter().filter(|lane| lane.known && !(lane.part && lane.group.key.is_empty())) {
        for point in &lane.points {
            if matches!(point.standing, Standing::Withdrawn | Standing::Superseded | Standing::Beside) {
                continue;
            }
            let said = std::iter::once(point.claim).chain(point.restated.iter().map(|own| own.claim));
            // Only what names its day: a number repeated days later says nothing of that day.
            for claim in said.filter(|claim| claim.asof.is_some()) {
                let Some(day) = claim.day() else { continue };
                days.entry((&lane.group.key, day, lane.span)).or_default().push((&lane.counter.key, claim));
            }
        }
    }
    let mut all = Vec::new();
    for ((_, day, _), said) in days {
        let last = last_of_each(&said);
        let lowest = last.iter().copied().reduce(|best, own| if reach(own).1 < reach(best).1 { own } else { best });
        let highest = last.iter().copied().reduce(|best, own| if reach(own).0 > reach(best).0 { own } else { best });
        let (Some(lower), Some(higher)) = (lowest, highest) else { continue };
        if reach(lower).1 < reach(higher).0 && lower.counter.key != higher.counter.key {
            all.push(Conflict { day, lower, higher });
        }
    }
    all
}

/// Each counter's last word on a day; lanes hold their points in order.
fn last_of_each<'c>(said: &[(&'c str, &'c Claim)]) -> Vec<&'c Claim> {
    let mut last: BTreeMap<&str, &'c Claim> = BTreeMap::new();
    for (counter, claim) in said {
        last.insert(counter, claim);
    }
    last.into_values().collect()
}
