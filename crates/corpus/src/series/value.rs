//! What a claim's numbers say of one another: same, rounder, higher, apart.

use super::claim::Claim;
use super::view::Turn;
use dateline_types::figure::Qualifier;
use std::cmp::Ordering;

/// How far "about" reaches to either side when ranges are compared.
const ABOUT: f64 = 0.1;

/// The number a claim is known by: its lower bound, for "up to" the upper. Zero where it has none.
pub(super) fn number(claim: &Claim) -> f64 {
    claim.low.or(claim.high).unwrap_or(0.0)
}

/// Whether a claim has a number at all.
pub(super) fn has_number(claim: &Claim) -> bool {
    claim.low.is_some() || claim.high.is_some()
}

/// The least and the most that a claim leaves possible.
pub(super) fn reach(claim: &Claim) -> (f64, f64) {
    let about = if claim.qualifier == Qualifier::About { ABOUT } else { 0.0 };
    let low = claim.low.map_or(0.0, |low| low * (1.0 - about));
    let high = claim.high.or(if about > 0.0 { claim.low } else { None });
    (low, high.map_or(f64::INFINITY, |high| high * (1.0 + about)))
}

/// What two claims must share to be the same number, however it is hedged: "at least 20" and "20", but not "20 to 30".
pub(super) fn identity(claim: &Claim) -> (u64, u64) {
    let number = number(claim);
    let top = match claim.qualifier {
        Qualifier::Range => claim.high.unwrap_or(number),
        _ => number,
    };
    (bits(number), bits(top))
}

fn bits(number: f64) -> u64 {
    // Minus zero is zero.
    (number + 0.0).to_bits()
}

/// The lower number first; of equal ones the lower end.
pub(super) fn order(one: &Claim, other: &Claim) -> Ordering {
    let end = |claim: &Claim| claim.high.unwrap_or_else(|| number(claim));
    number(one).total_cmp(&number(other)).then(end(one).total_cmp(&end(other)))
}

/// Which way a claim goes from an earlier one; none where both give the same number.
pub(super) fn turn(from: &Claim, to: &Claim) -> Option<Turn> {
    match order(from, to) {
        _ if identity(from) == identity(to) => None,
        Ordering::Less => Some(Turn::Up),
        Ordering::Greater => Some(Turn::Down),
        Ordering::Equal => None,
    }
}

/// Whether a claim says in rounder words what another says: "more than 3,000" for 3,117, "about 7,000" for 6,854, "hundreds"
/// for 540. Its number is the other's cut to one or two figures, and it holds whatever the other holds.
pub(super) fn rounds(loose: &Claim, exact: &Claim) -> bool {
    if !has_number(loose) || !has_number(exact) || !is_looser(loose.qualifier, exact.qualifier) {
        return false;
    }
    let (number, of) = (number(loose), number(exact));
    match loose.qualifier {
        Qualifier::Vague => number <= of && of < number * 10.0,
        Qualifier::AtLeast | Qualifier::MoreThan => cuts(of, f64::floor).any(|cut| cut.to_bits() == number.to_bits()),
        Qualifier::UpTo | Qualifier::FewerThan => cuts(of, f64::ceil).any(|cut| cut.to_bits() == number.to_bits()),
        Qualifier::About => cuts(of, f64::round).any(|cut| cut.to_bits() == number.to_bits()),
        Qualifier::Exact | Qualifier::Range => false,
    }
}

/// A number cut to one, two and three figures, as far as that leaves something out.
fn cuts(of: f64, cut: fn(f64) -> f64) -> impl Iterator<Item = f64> {
    let digits = if of >= 10.0 { of.log10().floor() as i32 } else { 0 };
    (0..3.min(digits)).map(move |kept| {
        let unit = 10_f64.powi(digits - kept);
        cut(of / unit) * unit
    })
}

fn is_looser(loose: Qualifier, exact: Qualifier) -> bool {
    let rank = |qualifier: Qualifier| match qualifier {
        Qualifier::Exact => 0,
        Qualifier::Range => 1,
        Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::UpTo | Qualifier::FewerThan => 2,
        Qualifier::About => 3,
        Qualifier::Vague => 4,
    };
    rank(loose) > rank(exact) || (loose == Qualifier::MoreThan && exact == Qualifier::AtLeast)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(qualifier: Qualifier, low: Option<f64>, high: Option<f64>) -> Claim {
        Claim { qualifier, low, high, ..Claim::default() }
    }

    fn exact(number: f64) -> Claim {
        claim(Qualifier::Exact, Some(number), Some(number))
    }

    #[test]
    fn rounder_words_for_the_same_number() {
        let more_than = |number| claim(Qualifier::MoreThan, Some(number), None);
        assert!(rounds(&more_than(3000.0), &exact(3117.0)));
        assert!(rounds(&more_than(3100.0), &exact(3117.0)));
        assert!(!rounds(&more_than(3000.0), &exact(6854.0)));
        assert!(!rounds(&more_than(2000.0), &exact(3117.0)));
        assert!(rounds(&claim(Qualifier::About, Some(7000.0), Some(7000.0)), &exact(6854.0)));
        assert!(rounds(&claim(Qualifier::UpTo, None, Some(7000.0)), &exact(6854.0)));
        assert!(rounds(&claim(Qualifier::Vague, Some(200.0), None), &exact(540.0)));
        assert!(!rounds(&claim(Qualifier::Vague, Some(200.0), None), &exact(5400.0)));
        // What is exact rounds nothing, nor does a number round itself.
        assert!(!rounds(&exact(3000.0), &exact(3117.0)));
        assert!(!rounds(&more_than(7.0), &exact(7.0)));
    }

    #[test]
    fn the_same_number_however_hedged() {
        let at_least = claim(Qualifier::AtLeast, Some(20.0), None);
        assert_eq!(identity(&at_least), identity(&exact(20.0)));
        let range = claim(Qualifier::Range, Some(20.0), Some(30.0));
        assert_ne!(identity(&range), identity(&exact(20.0)));
        assert_eq!(turn(&at_least, &exact(20.0)), None);
        assert_eq!(turn(&exact(20.0), &range), Some(Turn::Up));
        assert_eq!(turn(&exact(125.0), &exact(68.0)), Some(Turn::Down));
    }

    #[test]
    fn what_a_claim_leaves_possible() {
        assert_eq!(reach(&claim(Qualifier::AtLeast, Some(200.0), None)), (200.0, f64::INFINITY));
        assert_eq!(reach(&claim(Qualifier::UpTo, None, Some(30.0))), (0.0, 30.0));
        let (low, high) = reach(&claim(Qualifier::About, Some(100.0), Some(100.0)));
        assert!(low < 95.0 && high > 105.0);
    }
}
