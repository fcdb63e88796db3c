//! Between which numbers the counters' claims lie: bounds of what is claimed, not an estimate.

use super::claim::{Claim, Named};
use super::value::{number, order};
use super::view::{Bounds, End, Lane, Series, Span, Standing};
use std::collections::BTreeMap;

/// The bounds of the claims that hold now, of whole counts first, then of each group. Counters that cannot be told apart set no
/// end where there are others. Increments have no bounds of their own: each day has its own number.
pub(super) fn of<'c>(lanes: &[Lane<'c>]) -> Vec<Bounds<'c>> {
    let held = lanes.iter().filter_map(|lane| {
        let at = lane.current?;
        let point = lane.points.get(at).filter(|point| point.standing == Standing::Current)?;
        Some((lane, point.claim))
    });
    among(held.filter(|(lane, _)| lane.span == Span::Total && (!lane.part || !lane.group.key.is_empty())))
}

/// The bounds of all that was claimed as of days from the first to the last, both included.
///
/// ```
/// use dateline_corpus::series::{Claim, Counter, between, series};
/// let said = |who: &str, day: &str, number: f64| Claim {
///     id: format!("{who}{day}"),
///     counter: Counter::named(who),
///     measure: "killed".into(),
///     from: Some("2022-02-24".into()),
///     asof: Some(day.into()),
///     low: Some(number),
///     high: Some(number),
///     ..Claim::default()
/// };
/// let claims = [said("A", "2022-03-20", 1300.0), said("A", "2022-04-08", 9861.0), said("B", "2022-04-30", 20000.0)];
/// let all = series(&claims);
/// let bounds = between(&all[0], "2022-03-20", "2022-04-08");
/// assert_eq!((bounds[0].low.number, bounds[0].high.number), (1300.0, 9861.0));
/// ```
pub fn between<'c>(own: &Series<'c>, first: &str, last: &str) -> Vec<Bounds<'c>> {
    let whole = own.lanes.iter().filter(|lane| lane.span == Span::Total && (!lane.part || !lane.group.key.is_empty()));
    among(whole.flat_map(|lane| {
        let within = lane.points.iter().filter(|point| {
            let valid = !matches!(point.standing, Standing::Withdrawn | Standing::Superseded);
            valid && point.day.as_deref().is_some_and(|day| first <= day && day <= last)
        });
        within.map(move |point| (lane, point.claim)).collect::<Vec<_>>()
    }))
}

fn among<'l, 'c: 'l>(held: impl Iterator<Item = (&'l Lane<'c>, &'c Claim)>) -> Vec<Bounds<'c>> {
    type Own<'l, 'c> = (&'c Named, Vec<(&'l Lane<'c>, &'c Claim)>);
    let mut groups: BTreeMap<&'c str, Own<'l, 'c>> = BTreeMap::new();
    for (lane, claim) in held {
        groups.entry(&lane.group.key).or_insert((lane.group, Vec::new())).1.push((lane, claim));
    }
    groups.into_values().filter_map(|(group, claims)| bounds(group, &claims)).collect()
}

fn bounds<'c>(group: &'c Named, held: &[(&Lane<'c>, &'c Claim)]) -> Option<Bounds<'c>> {
    let known = held.iter().any(|(lane, _)| lane.known);
    let eligible: Vec<&(&Lane, &Claim)> = held.iter().filter(|(lane, _)| lane.known || !known).collect();
    // Of equal ends the first lane's: lanes are in an order of their own.
    let low = eligible.iter().map(|own| own.1).reduce(|best, own| if order(own, best).is_lt() { own } else { best })?;
    let top = |claim: &Claim| claim.high.unwrap_or_else(|| number(claim));
    let above = |own: &Claim, best: &Claim| {
        let open = |claim: &Claim| claim.high.is_none();
        top(own).total_cmp(&top(best)).then(open(own).cmp(&open(best))).is_gt()
    };
    let high = eligible.iter().map(|own| own.1).reduce(|best, own| if above(own, best) { own } else { best })?;
    let mut counters: Vec<_> = eligible.iter().map(|(lane, _)| (&lane.counter.key, lane.publisher)).collect();
    counters.sort_unstable();
    counters.dedup();
    Some(Bounds {
        group,
        span: Span::Total,
        low: End { number: number(low), open: low.low.is_none(), claim: low },
        high: End { number: top(high), open: high.high.is_none(), claim: high },
        counters: counters.len(),
    })
}
