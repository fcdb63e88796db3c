//! From likenesses to clusters: the greatest first, and never over a contradiction.

use super::likeness::{ENOUGH, points};
use super::told::{Grain, Told};
use dateline_types::content_id;
use std::collections::{BTreeMap, HashMap};

/// Of events that share a family, a day and an anchor each is compared with so many that follow it: enough for the events of
/// one thing to hang together, whatever their number.
const NEIGHBOURS: usize = 24;

/// The happening of every event: record id and happening id, by record id.
///
/// The result depends on the set of events, not on their order; its cost grows with their number.
pub fn clusters(events: &[Told]) -> Vec<(String, String)> {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by(|&one, &other| events[one].id.cmp(&events[other].id));
    let sorted: Vec<&Told> = order.iter().map(|&at| &events[at]).collect();
    let by_id: HashMap<&str, usize> = sorted.iter().enumerate().map(|(at, own)| (own.id.as_str(), at)).collect();
    let mut edges = edges(&sorted);
    edges.sort_unstable_by(|one, other| other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let mut groups = Groups::new(&sorted);
    // What a report itself ties together is one.
    for (at, own) in sorted.iter().enumerate() {
        if let Some(&richest) = own.same_as.as_deref().and_then(|id| by_id.get(id)) {
            groups.join(at, richest);
        }
    }
    for (_, one, other) in edges {
        groups.join_unless_rival(one as usize, other as usize);
    }
    let mut firsts: BTreeMap<usize, &str> = BTreeMap::new();
    let roots: Vec<usize> = (0..sorted.len()).map(|at| groups.root(at)).collect();
    for (at, &root) in roots.iter().enumerate() {
        // Ids are sorted: the first seen is the smallest.
        firsts.entry(root).or_insert(&sorted[at].id);
    }
    let of = |(at, root): (usize, &usize)| {
        let first = firsts.get(root).copied().unwrap_or("");
        (sorted[at].id.clone(), content_id("h", [first]))
    };
    roots.iter().enumerate().map(of).collect()
}

/// Pairs that are alike enough, with their points.
fn edges(sorted: &[&Told]) -> Vec<(u32, u32, u32)> {
    let mut anchors: Vec<((u32, i32, u32), u32)> = Vec::new();
    for (at, own) in sorted.iter().enumerate() {
        let Some((first, last)) = own.days else { continue };
        let sides = [&own.doers, &own.targets];
        let mut keys: Vec<u32> =
            sides.iter().flat_map(|side| side.named.iter().chain(&side.countries)).copied().collect();
        keys.extend(own.place.map(|(_, place)| place));
        keys.push(own.stem);
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            // A period is compared on its first and last days; a day of its middle would find it too.
            for day in [first, first + 1, last - 1, last] {
                if (first..=last).contains(&day) {
                    anchors.push(((own.family, day, key), at as u32));
                }
            }
        }
    }
    anchors.sort_unstable();
    anchors.dedup();
    let mut edges = Vec::new();
    for bucket in anchors.chunk_by(|one, other| one.0 == other.0) {
        for (place, &(_, one)) in bucket.iter().enumerate() {
            for &(_, other) in bucket[place + 1..].iter().take(NEIGHBOURS) {
                let found = points(sorted[one as usize], sorted[other as usize]).filter(|&points| points >= ENOUGH);
                edges.extend(found.map(|points| (points, one, other)));
            }
        }
    }
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// What a group has agreed on so far.
#[derive(Clone, Debug)]
struct Agreed {
    days: Option<(i32, i32)>,
    town: Option<u32>,
}

struct Groups {
    parent: Vec<usize>,
    agreed: Vec<Agreed>,
}

impl Groups {
    fn new(sorted: &[&Told]) -> Self {
        let agreed = |own: &&Told| Agreed {
            days: own.days,
            town: own.place.filter(|(grain, _)| *grain == Grain::Town).map(|(_, town)| town),
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
        let merged = Agreed {
            days: meet(self.agreed[low].days, self.agreed[high].days).unwrap_or(self.agreed[low].days),
            town: self.agreed[low].town.or(self.agreed[high].town),
        };
        self.parent[high] = low;
        self.agreed[low] = merged;
    }

    /// Joins two groups whose days can all be one day and whose towns are one.
    fn join_unless_rival(&mut self, one: usize, other: usize) {
        let (root, other_root) = (self.root(one), self.root(other));
        let (own, rival) = (&self.agreed[root], &self.agreed[other_root]);
        let towns = own.town.zip(rival.town).is_none_or(|(one, other)| one == other);
        if towns && meet(own.days, rival.days).is_some() {
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
