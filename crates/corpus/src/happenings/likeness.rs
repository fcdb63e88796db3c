//! How much two events are alike, and whether they contradict one another.
//!
//! Points are given for what agrees, most for what is rare: a town, a party with a name, a day that the text gives. What one of
//! the two does not say neither counts for nor against. A contradiction outweighs everything.

use super::told::{Grain, Side, Told};

/// Points from which two events are taken for one.
pub(super) const ENOUGH: u32 = 8;

/// The points of two events; none where they contradict one another.
pub(super) fn points(one: &Told, other: &Told) -> Option<u32> {
    if one.family != other.family || one.report == other.report {
        return None;
    }
    let day = day(one, other)?;
    let place = place(one, other)?;
    let parties = parties(one, other)?;
    if one.mode.zip(other.mode).is_some_and(|(one, other)| one != other) && parties < 4 {
        return None;
    }
    let wording = wording(one, other);
    // A day and a word alone are not one event: somebody or somewhere has to be the same, or nearly all the words.
    if parties == 0 && place < 3 && wording < 4 {
        return None;
    }
    Some(day + place + parties + wording)
}

fn day(one: &Told, other: &Told) -> Option<u32> {
    let ((first, last), (other_first, other_last)) = one.days.zip(other.days)?;
    if last < other_first || other_last < first {
        return None;
    }
    let exact = first == last && other_first == other_last;
    Some(match (one.dated && other.dated, exact) {
        (true, true) => 3,
        (_, true) => 2,
        _ => 1,
    })
}

fn place(one: &Told, other: &Told) -> Option<u32> {
    let (Some((grain, place)), Some((other_grain, other_place))) = (one.place, other.place) else { return Some(0) };
    if place == other_place {
        return Some(match grain {
            Grain::Town => 4,
            Grain::Region => 3,
            Grain::Country => 1,
        });
    }
    if one.country.zip(other.country).is_some_and(|(one, other)| one != other) {
        return None;
    }
    // Two towns are two places; a town and its region or country may be one.
    if grain == other_grain && grain != Grain::Country {
        return None;
    }
    if one.admin1.zip(other.admin1).is_some_and(|(one, other)| one != other) {
        return None;
    }
    Some(1)
}

fn parties(one: &Told, other: &Told) -> Option<u32> {
    let straight = both(side(&one.doers, &other.doers), side(&one.targets, &other.targets));
    if !(one.mutual && other.mutual) {
        return straight;
    }
    let all = |told: &Told| {
        let mut all = told.doers.clone();
        all.named.extend(&told.targets.named);
        all.others.extend(&told.targets.others);
        all.countries.extend(&told.targets.countries);
        for list in [&mut all.named, &mut all.others, &mut all.countries] {
            list.sort_unstable();
            list.dedup();
        }
        all
    };
    // Of talks two parties have to be the same: one state meets many others on one day.
    let (one, other) = (all(one), all(other));
    let shared = shared(&one.named, &other.named);
    let states = self::shared(&one.countries, &other.countries);
    if shared >= 2 || states >= 2 {
        return Some(6);
    }
    if shared == 1 || states == 1 {
        // The other side of one is somebody else than the other side of the other.
        let rival = one.countries.len() >= 2 && other.countries.len() >= 2;
        return if rival { None } else { Some(3) };
    }
    side(&one, &other)
}

fn both(doers: Option<u32>, targets: Option<u32>) -> Option<u32> {
    Some(doers? + targets?)
}

/// Points of one side; none where both have names or countries and share none.
fn side(one: &Side, other: &Side) -> Option<u32> {
    if shared(&one.named, &other.named) > 0 {
        return Some(3);
    }
    if shared(&one.countries, &other.countries) > 0 {
        return Some(2);
    }
    if !one.countries.is_empty() && !other.countries.is_empty() {
        return None;
    }
    if shared(&one.others, &other.others) > 0 {
        return Some(1);
    }
    if !one.named.is_empty() && !other.named.is_empty() {
        return None;
    }
    Some(0)
}

fn wording(one: &Told, other: &Told) -> u32 {
    let shared = shared(&one.words, &other.words);
    let fewer = one.words.len().min(other.words.len()).max(1);
    let alike = match shared * 10 / fewer {
        8.. => 5,
        5.. => 3,
        3.. => 1,
        _ => 0,
    };
    alike + u32::from(one.stem == other.stem)
}

/// How many two sorted lists share.
fn shared(one: &[u32], other: &[u32]) -> usize {
    let (mut at, mut count) = (0, 0);
    for own in one {
        while other.get(at).is_some_and(|other| other < own) {
            at += 1;
        }
        count += usize::from(other.get(at) == Some(own));
    }
    count
}
