//! How much two events are alike, and whether they contradict one another.
//!
//! Points are given for what agrees, most for what is rare: a town, a party with a name, a day that the text gives, words that
//! few sentences have. What one of the two does not say neither counts for nor against. A contradiction outweighs everything.

use super::told::{Grain, Side, Told};
use super::words::{Weights, shared};

/// Points from which two events are taken for one.
const ENOUGH: u32 = 7;

/// Reports so much alike, of 100, tell of one thing.
const KIN: u32 = 10;

/// Points that every pair is given for its days, to be taken from those that are most likely far apart.
const FAR: u32 = 2;

/// So many rare words in two sentences are not there by chance.
const RARE: usize = 3;

/// The points of two events; none where they are not enough, or where the two contradict one another.
///
/// Countries at war shell each other every day, in nearly the same words. So points are not all: something that few events have
/// must be the same. What is news of two days, and recalled by neither report, is most often two things, and so is what is
/// counted differently; there more such things are asked for. `kin` says how much the reports are alike.
pub(crate) fn points(
    one: &Told,
    other: &Told,
    weights: &Weights,
    kin: impl FnOnce(&Told, &Told) -> u32,
) -> Option<u32> {
    if one.family != other.family || one.report == other.report {
        return None;
    }
    let day = day(one, other)?;
    let place = place(one, other)?;
    let parties = parties(one, other)?;
    let same_rare_trigger = shared(one.trigger(), other.trigger()).any(|word| weights.is_rare(word));
    let modes = one.mode.zip(other.mode).is_some_and(|(one, other)| one != other);
    if modes && parties < 4 && !same_rare_trigger {
        return None;
    }
    let wording = wording(one, other, weights);
    // A day and a word alone are not one event: somebody or somewhere has to be the same, or nearly all the words.
    if parties == 0 && place < 3 && wording < 4 {
        return None;
    }
    let is_one_day = day >= FAR + 2;
    let rare_words = shared(one.words(), other.words()).filter(|&word| weights.is_rare(word)).count() >= RARE;
    // "the offensive" of one side, or in one place, is one for days.
    let same_campaign =
        one.campaign.is_some() && one.campaign == other.campaign && (parties >= 2 || place >= 3) && day > FAR;
    let extra = u32::from(rare_words && is_one_day) + 2 * u32::from(same_campaign);
    let points = (day + place + parties + wording + extra).checked_sub(FAR)?;
    if points + 1 < ENOUGH {
        return None;
    }
    let is_news = !is_one_day && !one.recalled && !other.recalled;
    let kin = kin(one, other);
    let specific = [
        place >= 4 || place == 3 && wording >= 3,
        shares_rare_party(one, other, weights),
        wording >= 4,
        same_rare_trigger && day > FAR + 2,
        rare_words && !is_news,
        kin >= KIN,
        kin >= 2 * KIN,
        same_campaign,
        one.leads && other.leads && 2 * kin >= KIN && !one.recalled && !other.recalled,
    ];
    let specific = specific.into_iter().filter(|is| *is).count();
    let counted = [one.numbers(), other.numbers()].iter().all(|own| !own.is_empty())
        && shared(one.numbers(), other.numbers()).next().is_none();
    let needed = 1 + usize::from(is_news || day <= FAR) + usize::from(counted && !is_one_day);
    let points = points + u32::from(kin >= 2 * KIN);
    (specific >= needed && points >= ENOUGH).then_some(points)
}

/// Whether both have a party that few events have.
fn shares_rare_party(one: &Told, other: &Told, weights: &Weights) -> bool {
    let of = |own: &Told| {
        let mut named = [own.doers().named, own.targets().named].concat();
        named.sort_unstable();
        named
    };
    shared(&of(one), &of(other)).any(|party| weights.is_rare(party))
}

/// Points of the days, over [`FAR`] where they are one or follow one another; none where they cannot be one.
fn day(one: &Told, other: &Told) -> Option<u32> {
    let (one, other) = one.days.zip(other.days)?;
    if one.last < other.first || other.last < one.first {
        return None;
    }
    let apart = one.likely.abs_diff(other.likely);
    let exact = one.dated && other.dated && one.first == one.last && other.first == other.last;
    Some(match apart {
        _ if exact => FAR + 3,
        0 => FAR + 2,
        1 => FAR + 1,
        2..=3 => FAR,
        4..=7 => FAR - 1,
        _ => FAR - 2,
    })
}

/// Points of the places; none where they are two.
fn place(one: &Told, other: &Told) -> Option<u32> {
    let (Some((grain, place)), Some((other_grain, other_place))) = (one.place, other.place) else { return Some(0) };
    let least = grain.min(other_grain);
    if place == other_place {
        return Some(match least {
            Grain::Town => 4,
            Grain::Division | Grain::Area => 3,
            Grain::Country | Grain::Implied => 1,
        });
    }
    if least == Grain::Implied {
        return Some(0);
    }
    if one.country.zip(other.country).is_some_and(|(one, other)| one != other) {
        return None;
    }
    // Two towns are two places; a town and its region or country may be one.
    if grain == other_grain && matches!(grain, Grain::Town | Grain::Division) {
        return None;
    }
    if one.admin1.zip(other.admin1).is_some_and(|(one, other)| one != other) {
        return None;
    }
    Some(1)
}

/// Points of those who act and are acted upon; none where they are others.
fn parties(one: &Told, other: &Told) -> Option<u32> {
    let straight = both(side(one.doers(), other.doers()), side(one.targets(), other.targets()));
    if !(one.mutual && other.mutual) {
        return straight;
    }
    // Of talks two parties have to be the same: one state meets many others on one day.
    let (one, other) = (one.all(), other.all());
    let (one, other) = (Side::at(&one, 0), Side::at(&other, 0));
    let common = |one: &[u32], other: &[u32]| shared(one, other).count();
    let (named, states) = (common(one.named, other.named), common(one.countries, other.countries));
    if named >= 2 || states >= 2 {
        return Some(6);
    }
    if named == 1 || states == 1 {
        // The other side of one is somebody else than the other side of the other.
        let rival = one.firm.len() >= 2 && other.firm.len() >= 2;
        return if rival { None } else { Some(3) };
    }
    side(one, other)
}

fn both(doers: Option<u32>, targets: Option<u32>) -> Option<u32> {
    Some(doers? + targets?)
}

/// Points of one side; none where both have names or countries and share none.
fn side(one: Side<'_>, other: Side<'_>) -> Option<u32> {
    let common = |one: &[u32], other: &[u32]| shared(one, other).next().is_some();
    if common(one.named, other.named) {
        return Some(3);
    }
    // Two people are two.
    if !one.people.is_empty() && !other.people.is_empty() {
        return None;
    }
    if common(one.countries, other.countries) {
        return Some(2);
    }
    if !one.firm.is_empty() && !other.firm.is_empty() {
        return None;
    }
    if common(one.others, other.others) {
        return Some(1);
    }
    if !one.named.is_empty() && !other.named.is_empty() {
        return None;
    }
    Some(0)
}

/// Points of the words of the sentences and the triggers.
fn wording(one: &Told, other: &Told, weights: &Weights) -> u32 {
    let alike = match weights.likeness(one.words(), other.words()) {
        60.. => 5,
        40.. => 4,
        25.. => 3,
        15.. => 2,
        8.. => 1,
        _ => 0,
    };
    alike + u32::from(shared(one.trigger(), other.trigger()).next().is_some())
}
