//! Which claims speak of one matter: the same measure of the same place and happening.
//!
//! Claims start out apart by measure, unit, place and happening, and where no happening is known by what they span. Two such heaps
//! become one where evidence says so (sums of money only then): one counter gives the same number of the same group as of the same day in both, or two
//! copies of one wire story do. What is left without a happening and without a beginning is cut into episodes: a new number
//! that comes days after the last is another incident's.

use super::claim::Claim;
use super::moment::Moment;
use super::value::{identity, number};
use super::view::Span;
use super::wording::is_currency;
use dateline_types::figure::Scope;
use std::collections::{BTreeMap, HashMap};

/// Below this a number is shared by chance.
const TELLING: f64 = 10.0;
/// Days without a new number after which the next is another incident's.
const EPISODE_DAYS: i32 = 3;
/// Days within which a counter that names no happening goes on with the one it named.
const FOLLOWED_DAYS: i32 = 7;

/// Claims of one matter.
pub(super) struct Matter<'c> {
    /// In an order that is the same for the same set.
    pub(super) claims: Vec<&'c Claim>,
    /// Whether days alone hold them together, and more of them than one incident is likely to make news.
    pub(super) loose: bool,
}

/// The matters that claims speak of, in an order that is the same for the same set.
pub(super) fn matters<'c>(claims: &[&'c Claim]) -> Vec<Matter<'c>> {
    let mut keys: BTreeMap<Key, Vec<&'c Claim>> = BTreeMap::new();
    for &claim in claims {
        keys.entry(Key::of(claim)).or_default().push(claim);
    }
    let heaps: Vec<(Key, Vec<&'c Claim>)> = keys.into_iter().collect();
    let roots = joined(&heaps);
    let mut matters: BTreeMap<usize, (bool, Vec<&'c Claim>)> = BTreeMap::new();
    for ((key, claims), root) in heaps.into_iter().zip(roots) {
        let matter = matters.entry(root).or_insert((true, Vec::new()));
        matter.0 &= key.bound == Bound::Open;
        matter.1.extend(claims);
    }
    let (open, bound): (Vec<_>, Vec<_>) = matters.into_values().partition(|own| own.0);
    let mut all: Vec<Matter> = bound.into_iter().map(|(_, claims)| Matter { claims, loose: false }).collect();
    let episodes: Vec<Matter> = open.into_iter().flat_map(|(_, claims)| episodes(claims)).collect();
    let told = told(&all);
    let followed: Vec<Option<usize>> = episodes.iter().map(|own| followed(own, &told)).collect();
    for (episode, of) in episodes.into_iter().zip(followed) {
        match of {
            Some(of) => all[of].claims.extend(episode.claims),
            None => all.push(episode),
        }
    }
    all
}

/// Who counts what, of whom, where.
type Count<'c> = (&'c str, &'c str, &'c str, &'c str, &'c str);

/// Of a claim that may go on with another: of a counter that is known, of a place, and not recalled.
fn count<'c>(own: &'c Claim) -> Option<Count<'c>> {
    let place = own.place.as_ref().filter(|_| own.counter.is_known() && own.scope != Scope::Background)?;
    Some((&own.measure, &own.unit, &own.group.key, &own.counter.key, &place.key))
}

/// The days on which matters were counted, each with its matter.
fn told<'c>(bound: &[Matter<'c>]) -> BTreeMap<Count<'c>, Vec<(i32, usize)>> {
    let mut told: BTreeMap<Count<'c>, Vec<(i32, usize)>> = BTreeMap::new();
    for (at, matter) in bound.iter().enumerate() {
        for &claim in &matter.claims {
            if let Some((count, day)) = count(claim).zip(Moment::of(claim).date()) {
                told.entry(count).or_default().push((day, at));
            }
        }
    }
    told.values_mut().for_each(|days| days.sort_unstable());
    told
}

/// The one matter that an episode goes on with: a counter that told of a happening tells a few days later how many were killed
/// in that place, and does not say again in what.
fn followed<'c>(episode: &Matter<'c>, told: &BTreeMap<Count<'c>, Vec<(i32, usize)>>) -> Option<usize> {
    let first = episode.claims.iter().filter_map(|claim| Moment::of(claim).date()).min()?;
    let mut found: Option<usize> = None;
    for days in episode.claims.iter().filter_map(|&claim| told.get(&count(claim)?)) {
        let from = days.partition_point(|&(day, _)| day < first - FOLLOWED_DAYS);
        for &(_, at) in days[from..].iter().take_while(|&&(day, _)| day <= first) {
            if found.is_some_and(|other| other != at) {
                return None;
            }
            found = Some(at);
        }
    }
    found
}

/// What binds claims of one measure and place together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bound<'c> {
    /// A happening.
    Event(&'c str),
    /// The month in which the period began.
    Since(&'c str),
    /// Recalled, of this year.
    Recalled(&'c str),
    /// One day's own numbers.
    Daily,
    /// The sentence, of sums of money: what is given, lost and traded has nothing in common but its coin.
    Sum(&'c str, u32),
    /// Nothing but the days.
    Open,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'c> {
    measure: &'c str,
    unit: &'c str,
    bound: Bound<'c>,
    place: &'c str,
}

impl<'c> Key<'c> {
    fn of(claim: &'c Claim) -> Self {
        let start = |stamp: &'c Option<String>, length: usize| {
            stamp.as_deref().map_or("", |stamp| stamp.get(..length).unwrap_or(stamp))
        };
        let bound = match (&claim.event, claim.scope) {
            (_, Scope::Background) => {
                Bound::Recalled(if claim.from.is_some() { start(&claim.from, 4) } else { start(&claim.asof, 4) })
            }
            (Some(event), _) => Bound::Event(&event.key),
            (None, Scope::Cumulative) if claim.from.is_some() => Bound::Since(start(&claim.from, 7)),
            (None, Scope::Daily) => Bound::Daily,
            _ if is_currency(&claim.unit) => Bound::Sum(&claim.report.id, claim.site.from),
            _ => Bound::Open,
        };
        let place = claim.place.as_ref().map_or("", |place| place.key.as_str());
        Self { measure: &claim.measure, unit: &claim.unit, bound, place }
    }

    fn is_recalled(&self) -> bool {
        matches!(self.bound, Bound::Recalled(_))
    }
}

/// What a claim's numbers span.
pub(super) fn span(claim: &Claim) -> Span {
    if claim.scope == Scope::Daily { Span::Increment } else { Span::Total }
}

/// For each heap the first of those it is one with.
fn joined(heaps: &[(Key, Vec<&Claim>)]) -> Vec<usize> {
    let mut roots: Vec<usize> = (0..heaps.len()).collect();
    // A day's own numbers stand beside the totals of their place, where it is clear which.
    let mut since: HashMap<(&str, &str, &str), Vec<usize>> = HashMap::new();
    for (at, (key, _)) in heaps.iter().enumerate().filter(|(_, (key, _))| matches!(key.bound, Bound::Since(_))) {
        since.entry((key.measure, key.unit, key.place)).or_default().push(at);
    }
    for (at, (key, _)) in heaps.iter().enumerate().filter(|(_, (key, _))| key.bound == Bound::Daily) {
        if let Some(&[total]) = since.get(&(key.measure, key.unit, key.place)).map(Vec::as_slice) {
            join(&mut roots, total, at);
        }
    }
    let mut seen: HashMap<Evidence, usize> = HashMap::new();
    for (at, (key, claims)) in heaps.iter().enumerate() {
        for claim in claims {
            for evidence in evidence(claim, key.is_recalled()).into_iter().flatten() {
                let first = *seen.entry(evidence).or_insert(at);
                join(&mut roots, first, at);
            }
        }
    }
    (0..heaps.len()).map(|at| root(&mut roots, at)).collect()
}

/// What no two matters would share.
#[derive(PartialEq, Eq, Hash)]
struct Evidence<'c> {
    measure: &'c str,
    unit: &'c str,
    group: &'c str,
    counter: &'c str,
    recalled: bool,
    span: Span,
    number: (u64, u64),
    /// The day, for one counter.
    day: Option<i32>,
    /// The wire story, for copies.
    story: Option<&'c str>,
}

fn evidence<'c>(claim: &'c Claim, recalled: bool) -> [Option<Evidence<'c>>; 2] {
    if number(claim) < TELLING {
        return [None, None];
    }
    let own = |day, story| Evidence {
        measure: &claim.measure,
        unit: &claim.unit,
        group: &claim.group.key,
        counter: &claim.counter.key,
        recalled,
        span: span(claim),
        number: identity(claim),
        day,
        story,
    };
    let day = Moment::of(claim).date().filter(|_| claim.counter.is_known());
    [day.map(|day| own(Some(day), None)), claim.report.story.as_deref().map(|story| own(None, Some(story)))]
}

fn root(roots: &mut [usize], mut at: usize) -> usize {
    while roots[at] != at {
        roots[at] = roots[roots[at]];
        at = roots[at];
    }
    at
}

fn join(roots: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(roots, one), root(roots, other));
    // The lower is kept, so that the order in which heaps were joined does not show.
    roots[one.max(other)] = one.min(other);
}

/// Claims without a happening, cut where days pass without a new number. Numbers that are only repeated go back to where they
/// came from.
fn episodes(claims: Vec<&Claim>) -> Vec<Matter<'_>> {
    let mut dated: Vec<(Moment, &Claim)> = claims.into_iter().map(|claim| (Moment::of(claim), claim)).collect();
    dated.sort_by(|(one, claim), (other, second)| (one, &claim.id).cmp(&(other, &second.id)));
    let mut all: Vec<Matter> = Vec::new();
    // The day of each episode's first new number.
    let mut first: Option<i32> = None;
    let mut seen: HashMap<(&str, (u64, u64)), usize> = HashMap::new();
    let mut last: Option<i32> = None;
    for (moment, claim) in dated {
        let who = if claim.counter.is_known() { claim.counter.key.as_str() } else { "" };
        let told = number(claim) >= TELLING && claim.asof.is_none();
        let day = moment.date();
        let known = seen.get(&(who, identity(claim))).copied().filter(|_| told);
        let episode = known.unwrap_or_else(|| {
            let far = day.zip(last).is_some_and(|(day, last)| day - last > EPISODE_DAYS);
            if all.is_empty() || far {
                all.push(Matter { claims: Vec::new(), loose: false });
                first = day;
            }
            first = first.or(day);
            last = day.or(last);
            let episode = all.len() - 1;
            all[episode].loose |= first.zip(last).is_some_and(|(first, last)| last - first > EPISODE_DAYS);
            episode
        });
        seen.insert((who, identity(claim)), episode);
        all[episode].claims.push(claim);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::claim::{Counter, Named};
    use crate::series::tests::said;

    fn sizes(claims: &[Claim]) -> Vec<usize> {
        let all: Vec<&Claim> = claims.iter().collect();
        matters(&all).iter().map(|own| own.claims.len()).collect()
    }

    #[test]
    fn happenings_and_places_are_apart() {
        let depot = Some(Named::plain("depot"));
        let mut claims = vec![said("A", "2023-09-20", 200.0), said("A", "2023-09-26", 68.0)];
        claims[0].event = Some(Named::plain("offensive"));
        claims[1].event = depot.clone();
        assert_eq!(sizes(&claims), [1, 1]);
        claims[0].event = depot;
        assert_eq!(sizes(&claims), [2]);
        claims[0].place = Some(Named::plain("Goris"));
        assert_eq!(sizes(&claims), [1, 1]);
    }

    #[test]
    fn one_count_of_one_day_joins_places() {
        let mut claims =
            vec![said("A", "2023-09-20", 200.0), said("A", "2023-09-20", 200.0), said("B", "2023-09-20", 5.0)];
        claims[0].place = Some(Named::plain("Azerbaijan"));
        claims[2].place = Some(Named::plain("Azerbaijan"));
        assert_eq!(sizes(&claims), [3]);
        // Small numbers meet by chance, and so do those of two counters.
        claims[0].low = Some(5.0);
        claims[1].low = Some(5.0);
        assert_eq!(sizes(&claims), [1, 2]);
        claims[0].low = Some(200.0);
        claims[1].low = Some(200.0);
        claims[1].counter = Counter::named("C");
        assert_eq!(sizes(&claims), [1, 2]);
    }

    #[test]
    fn sums_of_money_are_apart_unless_told_again() {
        let mut claims =
            vec![said("A", "2014-01-01", 1.7e9), said("A", "2014-01-01", 1.7e12), said("A", "2014-01-01", 1.7e9)];
        for (claim, from) in claims.iter_mut().zip(0..) {
            claim.unit = "USD".to_owned();
            claim.site.from = from;
        }
        assert_eq!(sizes(&claims), [2, 1]);
    }

    #[test]
    fn a_counter_goes_on_with_the_happening_it_named() {
        let mut claims = vec![said("A", "2026-03-03", 12.0), said("A", "2026-03-05", 17.0)];
        for claim in &mut claims {
            (claim.scope, claim.place) = (Scope::Incident, Some(Named::plain("Gori")));
        }
        claims[0].event = Some(Named::plain("shelling"));
        assert_eq!(sizes(&claims), [2]);
        // Another counter, another place, another week, or two happenings there: nobody knows.
        let apart = |change: &dyn Fn(&mut Vec<Claim>)| {
            let mut claims = claims.clone();
            change(&mut claims);
            sizes(&claims)
        };
        assert_eq!(apart(&|own| own[1].counter = Counter::named("B")), [1, 1]);
        assert_eq!(apart(&|own| own[1].place = Some(Named::plain("Tbilisi"))), [1, 1]);
        assert_eq!(apart(&|own| own[1].asof = Some("2026-03-15".into())), [1, 1]);
        assert_eq!(
            apart(&|own| own.push(Claim {
                event: Some(Named::plain("raid")),
                low: Some(30.0),
                high: Some(30.0),
                ..own[0].clone()
            })),
            [1, 1, 1],
            "which of two it is"
        );
    }

    #[test]
    fn without_a_happening_days_cut() {
        let mut claims = vec![
            said("A", "2023-09-20", 200.0),
            said("A", "2023-09-22", 210.0),
            said("A", "2023-09-26", 68.0),
            said("A", "2023-09-28", 200.0),
        ];
        for claim in &mut claims {
            claim.scope = Scope::Incident;
        }
        assert_eq!(sizes(&claims), [2, 2]);
        // A report that only repeats a number without a day of its own is of the old incident.
        claims[3].asof = None;
        claims[3].report.day = Some("2023-09-28".into());
        assert_eq!(sizes(&claims), [3, 1]);
    }
}
