//! One counter's claims in order: what repeats, what revises, what is taken back.

use super::claim::Claim;
use super::moment::{Moment, own_minute};
use super::value::{has_number, identity, number, order, rounds, turn};
use super::view::{Point, Relation, Restated, Revision, Standing, Turn};
use dateline_types::figure::Status;
use std::cmp::Ordering;
use std::collections::HashMap;

/// So many numbers back something rounder may speak of.
const LOOK_BACK: usize = 4;

/// How the numbers of a lane follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    /// Each number stands in the place of the last.
    Totals,
    /// Each day has its own.
    Increments,
    /// Several unnamed groups: no number stands for another.
    Mixed,
}

/// A lane's points with their revisions and the one that holds.
pub(super) struct Drawn<'c> {
    pub(super) points: Vec<Point<'c>>,
    pub(super) revisions: Vec<Revision>,
    pub(super) current: Option<usize>,
}

struct Draft<'c> {
    moment: Moment,
    point: Point<'c>,
}

struct Builder<'c> {
    course: Course,
    drafts: Vec<Draft<'c>>,
    /// Points by number, in the order of opening.
    by_number: HashMap<(u64, u64), Vec<usize>>,
    revisions: Vec<Revision>,
    current: Option<usize>,
    /// So many drafts, the first, are in order of time.
    firm: usize,
}

/// Sets the claims of one counter and group in order. `own` are the counter's, `foreign` those of others that only repeat it.
pub(super) fn draw<'c>(own: &[&'c Claim], foreign: &[&'c Claim], course: Course) -> Drawn<'c> {
    let mut builder = Builder {
        course,
        drafts: Vec::new(),
        by_number: HashMap::new(),
        revisions: Vec::new(),
        current: None,
        firm: 0,
    };
    let (mut firm, mut late, mut withdrawn) = (Vec::new(), Vec::new(), Vec::new());
    for &claim in own {
        let earlier = matches!(claim.status, Some(Status::Superseded | Status::Repeated));
        match claim.status {
            Some(Status::Withdrawn) => withdrawn.push(claim),
            _ if earlier || claim.report.superseded_by.is_some() => late.push(claim),
            _ => firm.push(claim),
        }
    }
    late.extend(foreign);
    // What has no day moves nothing that has.
    let dated: Vec<&Claim> = firm.iter().copied().filter(|claim| !Moment::of(claim).undated).collect();
    if !dated.is_empty() {
        late.extend(firm.iter().copied().filter(|claim| Moment::of(claim).undated));
        firm = dated;
    }
    let firm = in_order(&firm);
    for group in firm.chunk_by(|(one, _), (other, _)| one == other) {
        builder.take(group);
    }
    builder.firm = builder.drafts.len();
    for (moment, claim) in in_order(&late) {
        builder.take_late(moment, claim);
    }
    builder.follow_links(own);
    for (moment, claim) in in_order(&withdrawn) {
        builder.withdraw(moment, claim);
    }
    builder.finish()
}

/// Claims by moment, then from the lowest number up, the first report of a story before its copies.
fn in_order<'c>(claims: &[&'c Claim]) -> Vec<(Moment, &'c Claim)> {
    let mut all: Vec<(Moment, &'c Claim)> = claims.iter().map(|claim| (Moment::of(claim), *claim)).collect();
    // "138 wounded by 8 p.m., up from 11 earlier in the day": the smaller has no hour, and was before.
    let mut highest: HashMap<(i32, &str), f64> = HashMap::new();
    for (moment, claim) in all.iter().filter(|(_, claim)| own_minute(claim).is_some()) {
        let most = highest.entry((moment.day, &claim.report.id)).or_insert(f64::MIN);
        *most = most.max(number(claim));
    }
    for (moment, claim) in all.iter_mut().filter(|(_, claim)| !highest.is_empty() && own_minute(claim).is_none()) {
        let most = highest.get(&(moment.day, claim.report.id.as_str()));
        if most.is_some_and(|most| number(claim) < *most) {
            moment.minute = 0;
        }
    }
    all.sort_by(|(one, claim), (other, second)| one.cmp(other).then_with(|| rank(claim, second)));
    all
}

fn rank(one: &Claim, other: &Claim) -> Ordering {
    order(one, other)
        // The counter's own words before what others relay, the original before copies.
        .then_with(|| one.report.first.cmp(&other.report.first).reverse())
        .then_with(|| one.counter.via.is_empty().cmp(&other.counter.via.is_empty()).reverse())
        // What has no day comes last.
        .then_with(|| one.report.day.is_none().cmp(&other.report.day.is_none()))
        .then_with(|| (&one.report.day, &one.report.published).cmp(&(&other.report.day, &other.report.published)))
        .then_with(|| (&one.report.id, one.site, &one.id).cmp(&(&other.report.id, other.site, &other.id)))
}

impl<'c> Builder<'c> {
    /// Takes claims as of one moment: the greatest of them holds, the others stand beside it.
    fn take(&mut self, group: &[(Moment, &'c Claim)]) {
        let before = self.current;
        let mut heads: Vec<usize> = Vec::new();
        for (moment, claim) in group {
            if let Some((at, relation)) = self.repeated(moment, claim) {
                self.fold(at, claim, relation);
                heads.extend((Some(at) == before).then_some(at));
            } else {
                heads.push(self.open(*moment, claim, Standing::Beside));
            }
        }
        let greatest = heads
            .into_iter()
            .reduce(|best, at| if order(self.claim(best), self.claim(at)) == Ordering::Less { at } else { best });
        let Some(head) = greatest.filter(|_| self.course != Course::Mixed) else { return };
        if Some(head) != before {
            self.supersede(before, head);
        }
    }

    fn supersede(&mut self, before: Option<usize>, head: usize) {
        let same_day = before.is_some_and(|at| self.drafts[at].moment.day == self.drafts[head].moment.day);
        if let Some(from) = before.filter(|_| self.course == Course::Totals || same_day) {
            if let Some(turn) = turn(self.claim(from), self.claim(head)) {
                self.revisions.push(Revision { from, to: head, turn });
            }
            self.drafts[from].point.standing = Standing::Revised;
        }
        self.drafts[head].point.standing = Standing::Current;
        self.current = Some(head);
    }

    /// The point that a claim repeats: the one that holds, or an earlier one where the claim has no day of its own or the same.
    fn repeated(&self, moment: &Moment, claim: &Claim) -> Option<(usize, Relation)> {
        let same = self.by_number.get(&identity(claim));
        let newest_same = same.and_then(|all| {
            all.iter().rev().copied().find(|&at| {
                let day = &self.drafts[at].moment.day;
                let follows = self.course == Course::Totals && (Some(at) == self.current || claim.asof.is_none());
                follows || *day == moment.day
            })
        });
        if let Some(at) = newest_same {
            return Some((at, Relation::Restated));
        }
        let current = self.current.filter(|&at| {
            self.course == Course::Totals
                || (self.course == Course::Increments && self.drafts[at].moment.day == moment.day)
        })?;
        rounds(claim, self.claim(current)).then_some((current, Relation::Rounded))
    }

    /// Takes a claim that may repeat but never moves the lane: another's, an earlier total, or of a replaced version.
    fn take_late(&mut self, moment: Moment, claim: &'c Claim) {
        let same = self.by_number.get(&identity(claim)).cloned().unwrap_or_default();
        let nearest = same.iter().rev().copied().find(|&at| self.drafts[at].moment <= moment).or(same.first().copied());
        if let Some(at) = nearest {
            return self.fold(at, claim, Relation::Restated);
        }
        let before = self.drafts[..self.firm].partition_point(|draft| draft.moment <= moment);
        let rounded = (0..before).rev().take(LOOK_BACK).find(|&at| rounds(claim, self.claim(at)));
        if let Some(at) = rounded {
            return self.fold(at, claim, Relation::Rounded);
        }
        let replaced = claim.report.superseded_by.is_some();
        self.open(moment, claim, if replaced { Standing::Superseded } else { Standing::Beside });
    }

    /// Where a report itself says that one number stands in the place of another.
    fn follow_links(&mut self, own: &[&Claim]) {
        let linked: Vec<(&str, &str)> = own
            .iter()
            .filter(|claim| matches!(claim.status, Some(Status::RevisedUp | Status::RevisedDown)))
            .filter_map(|claim| Some((claim.of.as_deref()?, claim.id.as_str())))
            .collect();
        if linked.is_empty() {
            return;
        }
        let mut points: HashMap<&str, usize> = HashMap::new();
        for (at, draft) in self.drafts.iter().enumerate() {
            points.insert(&draft.point.claim.id, at);
            points.extend(draft.point.restated.iter().map(|own| (own.claim.id.as_str(), at)));
        }
        let found: Vec<(usize, usize)> =
            linked.iter().filter_map(|(from, to)| points.get(from).copied().zip(points.get(to).copied())).collect();
        for (from, to) in found {
            let known = self.revisions.iter().any(|own| own.to == to && own.from == from);
            let Some(turn) = turn(self.claim(from), self.claim(to)).filter(|_| !known && from != to) else { continue };
            self.revisions.push(Revision { from, to, turn });
            if self.drafts[from].point.standing == Standing::Beside {
                self.drafts[from].point.standing = Standing::Revised;
            }
        }
    }

    fn withdraw(&mut self, moment: Moment, claim: &'c Claim) {
        let same = self.by_number.get(&identity(claim)).and_then(|all| all.last().copied());
        let last = if has_number(claim) { None } else { self.current };
        let at = match same.filter(|_| has_number(claim)).or(last) {
            Some(at) => {
                self.fold(at, claim, Relation::Withdrawal);
                at
            }
            None => self.open(moment, claim, Standing::Withdrawn),
        };
        if !self.revisions.iter().any(|own| own.turn == Turn::Withdrawn && own.from == at) {
            self.revisions.push(Revision { from: at, to: at, turn: Turn::Withdrawn });
        }
        self.drafts[at].point.standing = Standing::Withdrawn;
        if self.current == Some(at) {
            self.current = None;
        }
    }

    fn claim(&self, at: usize) -> &'c Claim {
        self.drafts[at].point.claim
    }

    fn open(&mut self, moment: Moment, claim: &'c Claim, standing: Standing) -> usize {
        let day = claim.day();
        self.drafts.push(Draft { moment, point: Point { day, claim, restated: Vec::new(), standing } });
        let at = self.drafts.len() - 1;
        self.by_number.entry(identity(claim)).or_default().push(at);
        at
    }

    fn fold(&mut self, at: usize, claim: &'c Claim, relation: Relation) {
        let point = &mut self.drafts[at].point;
        let story = claim.report.story.as_deref().filter(|_| !claim.report.first);
        let copied = story.is_some()
            && std::iter::once(point.claim)
                .chain(point.restated.iter().map(|own| own.claim))
                .any(|other| other.report.story.as_deref() == story && other.report.id != claim.report.id);
        let relation = match relation {
            Relation::Withdrawal => relation,
            _ if copied => Relation::Copy,
            _ if claim.counter.key.is_empty() && !point.claim.counter.key.is_empty() => Relation::Unattributed,
            Relation::Restated if !claim.counter.via.is_empty() => Relation::Relay,
            other => other,
        };
        point.restated.push(Restated { claim, relation });
    }

    /// Points by moment, and revisions by where they then are.
    fn finish(self) -> Drawn<'c> {
        let mut places: Vec<usize> = (0..self.drafts.len()).collect();
        places.sort_by(|&one, &other| {
            let (one, other) = (&self.drafts[one], &self.drafts[other]);
            one.moment.cmp(&other.moment).then_with(|| rank(one.point.claim, other.point.claim))
        });
        let mut now = vec![0; places.len()];
        for (new, &old) in places.iter().enumerate() {
            now[old] = new;
        }
        let mut drafts: Vec<Option<Point>> =
            self.drafts.into_iter().map(|draft| Some(first_told(draft.point))).collect();
        let points: Vec<Point> = places.into_iter().filter_map(|old| drafts[old].take()).collect();
        let mut revisions: Vec<Revision> = self
            .revisions
            .into_iter()
            .map(|own| Revision { from: now[own.from], to: now[own.to], turn: own.turn })
            .collect();
        revisions.sort_unstable_by_key(|own| (own.to, own.from, own.turn));
        Drawn { points, revisions, current: self.current.map(|at| now[at]) }
    }
}

/// The point with the claim in front that was published first: hours of day, of counts and of reports, may be of two zones.
fn first_told(mut point: Point) -> Point {
    let when = |claim: &Claim| (claim.report.day.clone(), claim.report.published.clone());
    let own = |other: &Restated| other.relation == Relation::Restated && other.claim.day() == point.day;
    let head = point.claim;
    let first = (0..point.restated.len())
        .filter(|&at| own(&point.restated[at]) && point.restated[at].claim.report.published.is_some())
        .min_by_key(|&at| when(point.restated[at].claim));
    let Some(first) = first.filter(|&at| when(point.restated[at].claim) < when(head)) else { return point };
    point.claim = std::mem::replace(&mut point.restated[first].claim, head);
    point
}
