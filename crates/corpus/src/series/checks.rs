//! Arithmetic that claims must stand: parts against totals, days against sums, a figure against its neighbours.

use super::claim::Claim;
use super::moment::number_of_day;
use super::value::{has_number, identity, number};
use super::view::{Check, Finding, Lane, Point, Span, Standing};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// So many times its neighbours, or they so many times it, is a slip of a figure or of the measure.
const SLIP: f64 = 8.0;
/// Neighbours below this say nothing.
const LARGE: f64 = 100.0;
/// Totals further apart than this are not checked day by day.
const LONGEST: i32 = 31;

/// Totals against their parts, and days against reports. What copies repeat is said once.
pub(super) fn of<'c>(claims: &[&'c Claim]) -> Vec<Check<'c>> {
    let mut sorted: Vec<&Claim> = claims.iter().copied().filter(|claim| has_number(claim)).collect();
    sorted.sort_by(|one, other| (&one.report, one.site, &one.id).cmp(&(&other.report, other.site, &other.id)));
    let ids: HashMap<(&str, &str), &'c Claim> =
        sorted.iter().map(|&claim| ((claim.report.id.as_str(), claim.id.as_str()), claim)).collect();
    let mut parts: HashMap<(&str, &str), Vec<&'c Claim>> = HashMap::new();
    for &claim in &sorted {
        if let Some(total) = &claim.part_of {
            parts.entry((&claim.report.id, total)).or_default().push(claim);
        }
    }
    let mut said = BTreeSet::new();
    let mut all = Vec::new();
    for &claim in &sorted {
        let id = (claim.report.id.as_str(), claim.id.as_str());
        let own_parts = parts.get(&id).filter(|_| ids.get(&id).is_some_and(|own| std::ptr::eq(*own, claim)));
        if let Some(parts) = own_parts {
            let mut numbers: Vec<_> = parts.iter().map(|part| identity(part)).collect();
            numbers.sort_unstable();
            if said.insert((&claim.counter.key, identity(claim), numbers)) {
                all.push(Check { finding: sum(claim, parts), claim, others: parts.clone() });
            }
        }
        if is_ahead(claim) {
            all.push(Check { finding: Finding::AheadOfReport, claim, others: Vec::new() });
        }
    }
    all
}

/// What parts make of their total. Of "at least" and "more than" the number itself is taken.
fn sum(total: &Claim, parts: &[&Claim]) -> Finding {
    let whole = number(total);
    let top = total.high.unwrap_or(f64::INFINITY).max(whole);
    if parts.iter().any(|part| part.measure == total.measure && number(part) > top) {
        return Finding::PartExceeds;
    }
    // Other measures are no shares of it: of 290 injured 168 were taken to hospitals.
    let shares: Vec<&&Claim> = parts.iter().filter(|part| part.measure == total.measure).collect();
    let sum: f64 = shares.iter().map(|part| number(part)).sum();
    let rest = whole - sum;
    if rest == 0.0 && shares.len() > 1 {
        Finding::AddsUp
    } else if rest >= 0.0 {
        Finding::Leaves { rest }
    } else if sum <= top {
        // "At least 20, among them 13 and 9": more than the floor, not more than the claim.
        Finding::AddsUp
    } else if shares.iter().map(|part| kind(part)).collect::<BTreeSet<_>>().len() > 1 {
        Finding::Overlap
    } else {
        Finding::Exceeds { by: -rest }
    }
}

/// By what a part is told apart: `status`, `age`, `sex`; words of its own otherwise. Parts told apart by different things overlap.
fn kind(part: &Claim) -> &str {
    part.group.key.split_once(':').map_or("", |(kind, _)| kind)
}

/// A day after the report's, zones allowed for.
fn is_ahead(claim: &Claim) -> bool {
    let asof = claim.asof.as_deref().and_then(crate::export::first_day);
    let own = asof.as_deref().and_then(number_of_day);
    let report = claim.report.day.as_deref().and_then(number_of_day);
    own.zip(report).is_some_and(|(own, report)| own > report + 1)
}

/// Figures that stand out from their neighbours, and sums of days.
pub(super) fn of_lanes<'c>(lanes: &[Lane<'c>]) -> Vec<Check<'c>> {
    let mut all = Vec::new();
    let mut days: HashMap<(&str, Option<&str>, &str), &Lane<'c>> = HashMap::new();
    for lane in lanes.iter().filter(|lane| lane.span == Span::Increment) {
        days.insert((&lane.counter.key, lane.publisher, &lane.group.key), lane);
    }
    for lane in lanes.iter().filter(|lane| lane.span == Span::Total) {
        if !lane.part || !lane.group.key.is_empty() {
            slips(lane, &mut all);
        }
        if let Some(days) = days.get(&(lane.counter.key.as_str(), lane.publisher, lane.group.key.as_str())) {
            day_sums(lane, days, &mut all);
        }
    }
    all
}

/// The points that a lane went by, without those beside it.
fn heads<'l, 'c>(lane: &'l Lane<'c>) -> Vec<&'l Point<'c>> {
    let course = |point: &&Point| matches!(point.standing, Standing::Current | Standing::Revised);
    lane.points.iter().filter(course).collect()
}

/// About ten times or a tenth of what the same counter gave on the days before and after.
fn slips<'c>(lane: &Lane<'c>, all: &mut Vec<Check<'c>>) {
    let mut greatest: BTreeMap<&str, &'c Claim> = BTreeMap::new();
    for point in &lane.points {
        let Some(day) = point.day.as_deref() else { continue };
        let best = greatest.entry(day).or_insert(point.claim);
        if number(point.claim) > number(best) {
            *best = point.claim;
        }
    }
    let order: Vec<(&str, &'c Claim)> = greatest.into_iter().collect();
    for point in &lane.points {
        let Some(at) = point.day.as_deref().and_then(|day| order.binary_search_by(|own| own.0.cmp(day)).ok()) else {
            continue;
        };
        let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|at| order.get(at)), order.get(at + 1)) else {
            continue;
        };
        let (one, other, own) = (number(before.1), number(after.1), number(point.claim));
        let less = own * SLIP <= one.min(other) && one.min(other) >= LARGE;
        let more = own >= SLIP * one.max(other) && own >= LARGE;
        if (less || more) && own > 0.0 {
            all.push(Check { finding: Finding::Slip, claim: point.claim, others: vec![before.1, after.1] });
        }
    }
}

/// What a total grew by against the figures of the days between, where there is one for each.
fn day_sums<'c>(totals: &Lane<'c>, days: &Lane<'c>, all: &mut Vec<Check<'c>>) {
    let dated = |point: &&Point<'c>| -> Option<(i32, &'c Claim)> {
        Some((point.day.as_deref().and_then(number_of_day)?, point.claim))
    };
    let increments: BTreeMap<i32, &'c Claim> = heads(days).iter().filter_map(dated).collect();
    let totals: BTreeMap<i32, &'c Claim> = heads(totals).iter().filter_map(dated).collect();
    let order: Vec<(i32, &'c Claim)> = totals.into_iter().collect();
    for pair in order.windows(2) {
        let [(first, before), (last, after)] = pair else { continue };
        let between: Vec<&'c Claim> = increments.range(first + 1..=*last).map(|own| *own.1).collect();
        if last - first > LONGEST || i32::try_from(between.len()) != Ok(last - first) {
            continue;
        }
        let grown = number(after) - number(before);
        let by = between.iter().map(|claim| number(claim)).sum::<f64>() - grown;
        let finding = if by == 0.0 { Finding::DaysAddUp } else { Finding::DaysDiffer { by } };
        let others = std::iter::once(*before).chain(between).collect();
        all.push(Check { finding, claim: after, others });
    }
}
