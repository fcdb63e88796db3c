//! Which events are compared: those that share something, near each other in time.

use super::likeness::points;
use super::reports::Reports;
use super::told::Told;
use super::words::{Names, Weights};

/// Of events that share an anchor each is compared with so many that follow it: enough for the events of one thing to hang
/// together, whatever their number.
pub(crate) const NEIGHBOURS: usize = 24;

/// So many of the rarest words of a sentence are anchors.
const RARE: usize = 5;

/// A family with a party, a country, a place, a trigger or a rare word, the most likely day, and the event's place in the list.
type Anchor = (u32, u32, i32, u32);

/// Pairs that are alike enough, with their points, both by their places in the list.
///
/// Events of one anchor are compared in the order of their days, so that the cost grows with their number. That order is the same
/// for every anchor: a pair is found from the earlier of the two alone.
pub(super) fn edges(sorted: &[&Told], names: &Names, weights: &Weights) -> Vec<(u32, u32, u32)> {
    let anchors = anchors(sorted, weights);
    // Of every event, where its anchors are.
    let mut spots: Vec<(u32, u32)> = anchors.iter().zip(0..).map(|(&(.., at), spot)| (at, spot)).collect();
    spots.sort_unstable();
    let reports = Reports::of(sorted, names);
    let mut edges = Vec::new();
    let mut others: Vec<u32> = Vec::new();
    for own in spots.chunk_by(|one, other| one.0 == other.0) {
        others.clear();
        for &(_, spot) in own {
            let (family, key, ..) = anchors[spot as usize];
            let behind = anchors[spot as usize + 1..].iter().take(NEIGHBOURS);
            others.extend(behind.take_while(|next| (next.0, next.1) == (family, key)).map(|&(.., other)| other));
        }
        others.sort_unstable();
        others.dedup();
        let one = own[0].0;
        edges.extend(others.iter().filter_map(|&other| {
            let kin = |one: &Told, other: &Told| reports.likeness(one, other);
            let points = points(sorted[one as usize], sorted[other as usize], weights, kin)?;
            Some((points, one.min(other), one.max(other)))
        }));
    }
    edges
}

fn anchors(sorted: &[&Told], weights: &Weights) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    let mut keys: Vec<u32> = Vec::new();
    for (own, at) in sorted.iter().zip(0..) {
        let Some(days) = own.days else { continue };
        keys.clear();
        keys.extend(firm(own));
        keys.extend(rare(own, weights));
        keys.sort_unstable();
        keys.dedup();
        anchors.extend(keys.iter().map(|&key| (own.family, key, days.likely, at)));
    }
    anchors.sort_unstable();
    anchors
}

/// What an event is looked up by whatever else there is; a thing may be named twice.
pub(crate) fn firm(own: &Told) -> impl Iterator<Item = u32> + '_ {
    let parties = [own.doers(), own.targets()].into_iter().flat_map(|side| side.named.iter().chain(side.countries));
    parties.copied().chain(own.place.map(|(_, place)| place)).chain(own.trigger().iter().copied())
}

/// The words it is looked up by because few have them.
pub(crate) fn rare(own: &Told, weights: &Weights) -> Vec<u32> {
    weights.rarest(own.words(), RARE)
}
