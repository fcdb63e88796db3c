//! Figure series: who counted what as of when, a lane a counter, never merged, averaged or filled in.
//!
//! Everything here is a function of the set of claims: their order does not show. The unit is the [`Claim`]; [`claims_of`] makes
//! claims of stored records and [`import`] of tables that people bring. [`series`] sets those of one measure, place and happening
//! side by side, folds what only repeats under what it repeats, and says what revises what, between which bounds the counters'
//! claims lie, where they contradict each other, and which sums are right. No true toll is ever worked out: rival counters count
//! different things.

mod bounds;
mod checks;
mod claim;
mod conflicts;
pub mod import;
mod lane;
mod lanes;
mod matter;
mod moment;
mod stored;
#[cfg(test)]
mod tests;
mod ucdp;
mod value;
mod view;
mod wording;

pub use bounds::between;
pub use claim::{Claim, Counter, Named};
pub use stored::{claims, claims_of};
pub use ucdp::{COLUMNS, Row, rows};
pub use view::{
    Bounds, Check, Conflict, End, Finding, Lane, Point, Relation, Restated, Revision, Series, Span, Standing, Turn,
};

pub use wording::{check_sentence, claimed, conflict_sentence, sentence, who, written};

use dateline_types::figure::Scope;
use lanes::Held;
use std::collections::{BTreeMap, BTreeSet};
use value::has_number;

/// Days of silence, while others speak, after which a lane is stale.
const STALE_DAYS: i32 = 3;

/// Claims as series: by measure, then by first day, then by place and happening.
///
/// ```
/// use dateline_corpus::series::{Claim, Counter, Turn, series};
/// let said = |day: &str, number: f64| Claim {
///     id: day.into(),
///     counter: Counter::named("Red Crescent"),
///     measure: "killed".into(),
///     asof: Some(day.into()),
///     low: Some(number),
///     high: Some(number),
///     ..Claim::default()
/// };
/// let claims = [said("2026-02-04", 19.0), said("2026-02-03", 31.0)];
/// let all = series(&claims);
/// assert_eq!(all[0].lanes[0].points.len(), 2);
/// assert_eq!(all[0].lanes[0].revisions[0].turn, Turn::Down);
/// ```
pub fn series(claims: &[Claim]) -> Vec<Series<'_>> {
    let mut sorted: Vec<&Claim> = claims.iter().filter(|claim| has_number(claim) || claim.status.is_some()).collect();
    sorted.sort_by(|one, other| (&one.report, one.site, &one.id).cmp(&(&other.report, other.site, &other.id)));
    sorted.dedup_by(|one, other| one.id == other.id && one.report.id == other.report.id && one == other);
    let mut all: Vec<Series> = matter::matters(&sorted).iter().map(of_matter).collect();
    all.sort_by(|one, other| key(one).cmp(&key(other)));
    all
}

fn key<'s>(own: &'s Series) -> impl Ord + use<'s> {
    let days = own.days.as_ref();
    (own.background, &own.measure, days.is_none(), days, &own.place, &own.event, &own.unit, own.claims)
}

fn of_matter<'c>(matter: &matter::Matter<'c>) -> Series<'c> {
    let claims = matter.claims.as_slice();
    let mut own = Series {
        measure: claims.first().map(|claim| claim.measure.clone()).unwrap_or_default(),
        unit: claims.first().map(|claim| claim.unit.clone()).unwrap_or_default(),
        place: most(claims.iter().filter_map(|claim| claim.place.as_ref())),
        event: most(claims.iter().filter_map(|claim| claim.event.as_ref())),
        background: claims.iter().all(|claim| claim.scope == Scope::Background),
        loose: matter.loose,
        days: None,
        lanes: Vec::new(),
        under_review: Vec::new(),
        not_asserted: Vec::new(),
        bounds: Vec::new(),
        conflicts: Vec::new(),
        checks: checks::of(claims),
        claims: claims.len(),
        reports: distinct(claims.iter().map(|claim| claim.report.id.as_str())),
        stories: distinct(claims.iter().map(|claim| claim.report.story.as_deref().unwrap_or(&claim.report.id))),
        counters: 0,
    };
    for (held, lane) in lanes::lanes(claims) {
        match held {
            Held::Asserted => own.lanes.push(lane),
            Held::UnderReview => own.under_review.push(lane),
            Held::NotAsserted => own.not_asserted.push(lane),
        }
    }
    own.counters = distinct(own.lanes.iter().filter(|lane| lane.known).map(|lane| lane.counter.key.as_str()));
    let days = own.lanes.iter().chain(&own.under_review).chain(&own.not_asserted).flat_map(|lane| &lane.points);
    let days: BTreeSet<&String> = days.filter_map(|point| point.day.as_ref()).collect();
    own.days = days.first().zip(days.last()).map(|(first, last)| ((*first).clone(), (*last).clone()));
    mark_stale(&mut own.lanes);
    // Counts of different incidents are no rivals.
    if !own.loose {
        own.bounds = bounds::of(&own.lanes);
        own.conflicts = conflicts::of(&own.lanes);
    }
    own.checks.extend(checks::of_lanes(&own.lanes));
    own
}

/// The one named most often; of several the first by key.
fn most<'c>(all: impl Iterator<Item = &'c Named>) -> Option<Named> {
    let mut counts: BTreeMap<&Named, usize> = BTreeMap::new();
    for own in all {
        *counts.entry(own).or_default() += 1;
    }
    let most = counts.values().max().copied()?;
    counts.into_iter().find(|own| own.1 == most).map(|own| own.0.clone())
}

fn distinct<'c>(all: impl Iterator<Item = &'c str>) -> usize {
    all.collect::<BTreeSet<&str>>().len()
}

/// A lane is stale since its last new number where others have had newer ones for days.
fn mark_stale(lanes: &mut [Lane]) {
    let last = |lane: &Lane| lane.points.iter().rev().find_map(|point| point.day.clone());
    let newest = lanes.iter().filter_map(last).max().and_then(|day| moment::number_of_day(&day));
    for lane in lanes {
        let day = last(lane);
        let number = day.as_deref().and_then(moment::number_of_day);
        let stale = newest.zip(number).is_some_and(|(newest, own)| newest - own > STALE_DAYS);
        lane.stale_since = day.filter(|_| stale);
    }
}
