//! From likenesses to clusters: the greatest first, and never over a contradiction.

use super::neighbours::edges;
use super::told::{Grain, Told};
use super::words::{Names, shared};
use dateline_types::content_id;
use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

/// Events with what ties them.
#[derive(Debug, Default)]
pub struct Clustered {
    /// The happening of every event: record id and happening id.
    pub happenings: Vec<(String, String)>,
    /// Pairs that are alike enough by the codes of their events, with their points.
    pub(crate) edges: Vec<(i64, i64, u32)>,
}

/// Gathers events into happenings.
///
/// The result depends on the set of events, not on their order; its cost grows with their number.
pub fn clusters(events: &[Told], names: &Names) -> Clustered {
    let mut sorted: Vec<&Told> = events.iter().collect();
    sorted.sort_by_key(|own| (own.code, &own.id));
    let edges = edges(&sorted, names, &names.weights());
    let coded = edges.iter().map(|&(points, one, other)| {
        let code = |at: u32| sorted.get(at as usize).map_or(0, |own| own.code);
        (code(one), code(other), points)
    });
    Clustered { edges: coded.collect(), happenings: group(&sorted, edges) }
}

/// The happening of every event, given in the order of codes, by the pairs that are alike: their points and their places.
pub(crate) fn group(sorted: &[&Told], mut edges: Vec<(u32, u32, u32)>) -> Vec<(String, String)> {
    edges.sort_unstable_by(|one, other| other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let mut groups = Groups::new(sorted);
    // What a report itself ties together is one, also where somebody rejected the mention that the others are tied to.
    let mut tied: HashMap<&str, usize> = HashMap::new();
    for (at, own) in sorted.iter().enumerate() {
        match tied.entry(own.same_as.as_deref().unwrap_or(&own.id)) {
            Entry::Occupied(first) => groups.join(*first.get(), at),
            Entry::Vacant(slot) => _ = slot.insert(at),
        }
    }
    // What is told in the very same words is one: a reprint, or the paragraph that an agency ends each of its reports with.
    let mut verbatim: HashMap<(u32, u32), usize> = HashMap::new();
    for (at, own) in sorted.iter().enumerate() {
        let Some(words) = own.verbatim else { continue };
        match verbatim.entry((words, own.family)) {
            Entry::Occupied(first) => groups.join_unless_days_differ(*first.get(), at),
            Entry::Vacant(slot) => _ = slot.insert(at),
        }
    }
    // What befalls somebody but once is one, the nearer in time first told of the further.
    let once = sorted.iter().enumerate().filter_map(|(at, own)| Some((own.once?, own.days?.likely, at)));
    let mut once: Vec<Befallen> = once.collect();
    once.sort_unstable();
    // Person by person in the order of events: the numbers of names are of this run alone.
    let mut people: Vec<&[Befallen]> = once.chunk_by(|one, other| one.0 == other.0).collect();
    people.sort_unstable_by_key(|own| own.iter().map(|&(.., at)| at).min());
    for pair in people.into_iter().flat_map(|own| own.windows(2)) {
        let [((_, within), day, at), (_, later, next)] = pair else { continue };
        if later - day <= *within {
            groups.join_unless_days_differ(*at, *next);
        }
    }
    for (_, one, other) in edges {
        groups.join_unless_rival(one as usize, other as usize);
    }
    let mut firsts: BTreeMap<usize, &str> = BTreeMap::new();
    let roots: Vec<usize> = (0..sorted.len()).map(|at| groups.root(at)).collect();
    for (at, &root) in roots.iter().enumerate() {
        // The first by its code names the happening.
        firsts.entry(root).or_insert(&sorted[at].id);
    }
    let of = |(at, root): (usize, &usize)| {
        let first = firsts.get(root).copied().unwrap_or("");
        (sorted[at].id.clone(), content_id("h", [first]))
    };
    roots.iter().enumerate().map(of).collect()
}

/// What befell whom and within how many days it is one, the day, and the event by its place.
type Befallen = ((u32, i32), i32, usize);

/// What a group has agreed on so far.
#[derive(Clone, Debug)]
struct Agreed<'t> {
    days: Option<(i32, i32)>,
    /// Whether a time expression says so.
    dated: bool,
    town: Option<u32>,
    country: Option<u32>,
    /// Countries of those who act and of those acted upon; empty for what parties do together, where either may stand first.
    sides: [Cow<'t, [u32]>; 2],
}

struct Groups<'t> {
    parent: Vec<usize>,
    agreed: Vec<Agreed<'t>>,
}

impl<'t> Groups<'t> {
    fn new(sorted: &[&'t Told]) -> Self {
        let agreed = |own: &&'t Told| Agreed {
            days: own.days.map(|days| (days.first, days.last)),
            dated: own.days.is_some_and(|days| days.dated),
            town: own.place.filter(|(grain, _)| *grain == Grain::Town).map(|(_, town)| town),
            country: own.country.filter(|_| own.place.is_some_and(|(grain, _)| grain != Grain::Implied)),
            sides: if own.mutual {
                [Cow::default(), Cow::default()]
            } else {
                [own.doers().firm, own.targets().firm].map(Cow::Borrowed)
            },
        };
        Self { parent: (0..sorted.len()).collect(), agreed: sorted.iter().map(agreed).collect() }
    }

    fn root(&mut self, at: usize) -> usize {
        let mut root = at;
        while self.parent[root] != root {
            self.parent[root] = self.parent[self.parent[root]];
            root = self.parent[root];
        }
        root
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (low, high) = (one.min(other), one.max(other));
        if low == high {
            return;
        }
        let (own, rival) = (&self.agreed[low], &self.agreed[high]);
        // Where they differ, the days that the words give stand.
        let firm = if rival.dated && !own.dated { rival.days } else { own.days };
        let merged = Agreed {
            days: meet(own.days, rival.days).unwrap_or(firm),
            dated: own.dated || rival.dated,
            town: own.town.or(rival.town),
            country: own.country.or(rival.country),
            sides: [0, 1].map(|side| {
                let mut both = [&*own.sides[side], &rival.sides[side]].concat();
                both.sort_unstable();
                both.dedup();
                both.into()
            }),
        };
        self.parent[high] = low;
        self.agreed[low] = merged;
    }

    /// Joins two groups unless words give them different days: "on Tuesday" of two weeks.
    fn join_unless_days_differ(&mut self, one: usize, other: usize) {
        let (root, other_root) = (self.root(one), self.root(other));
        let (own, rival) = (&self.agreed[root], &self.agreed[other_root]);
        if !(own.dated && rival.dated) || meet(own.days, rival.days).is_some() {
            self.join(one, other);
        }
    }

    /// Joins two groups whose days can all be one day, and whose towns, countries and parties do not contradict each other: what
    /// says neither who shelled nor whom must not tie two sides together.
    fn join_unless_rival(&mut self, one: usize, other: usize) {
        let (root, other_root) = (self.root(one), self.root(other));
        let (own, rival) = (&self.agreed[root], &self.agreed[other_root]);
        let towns = own.town.zip(rival.town).is_none_or(|(one, other)| one == other);
        let countries = own.country.zip(rival.country).is_none_or(|(one, other)| one == other);
        let fits = |(one, other): (&Cow<'_, [u32]>, &Cow<'_, [u32]>)| {
            one.is_empty() || other.is_empty() || shared(one, other).next().is_some()
        };
        if towns && countries && own.sides.iter().zip(&rival.sides).all(fits) && meet(own.days, rival.days).is_some() {
            self.join(one, other);
        }
    }
}

/// The days two groups share; the outer none where they share none.
fn meet(one: Option<(i32, i32)>, other: Option<(i32, i32)>) -> Option<Option<(i32, i32)>> {
    match (one, other) {
        (Some((first, last)), Some((other_first, other_last))) => {
            let (first, last) = (first.max(other_first), last.min(other_last));
            (first <= last).then_some(Some((first, last)))
        }
        (one, other) => Some(one.or(other)),
    }
}
