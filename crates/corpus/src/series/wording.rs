//! Bounds, conflicts and checks in words.

use super::claim::Claim;
use super::value::number;
use super::view::{Bounds, Check, Conflict, End, Finding};
use dateline_types::figure::Qualifier;

/// The bounds in words: "claimed between 3,117 (by A) and at least 6,854 (by B); not an estimate".
pub fn sentence(own: &Bounds) -> String {
    let who = |end: &End| who(end.claim).to_owned();
    let (low, high) = (written(own.low.number), written(own.high.number));
    let up_to = if own.low.open { "up to " } else { "" };
    let at_least = if own.high.open { "at least " } else { "" };
    let group = if own.group.name.is_empty() { String::new() } else { format!(" ({})", own.group.name) };
    if own.low.claim.id == own.high.claim.id && own.low.claim.report.id == own.high.claim.report.id {
        let number = if low == high { format!("{up_to}{at_least}{low}") } else { format!("{low} to {high}") };
        let alone = if own.counters == 1 { " alone" } else { "" };
        return format!("claimed{group}: {number} (by {}{alone}); not an estimate", who(&own.low));
    }
    if low == high && !own.low.open {
        let (one, other) = (who(&own.low), who(&own.high));
        let by = if one == other { one } else { format!("{one} and {other}") };
        return format!("claimed{group}: {at_least}{low} (by {by}); not an estimate");
    }
    let (lower, higher) = (who(&own.low), who(&own.high));
    format!("claimed{group} between {up_to}{low} (by {lower}) and {at_least}{high} (by {higher}); not an estimate")
}

/// A number with commas between thousands.
///
/// ```
/// use dateline_corpus::series::written;
/// assert_eq!((written(6854.0), written(2.5), written(999.0)), ("6,854".into(), "2.5".into(), "999".into()));
/// ```
pub fn written(number: f64) -> String {
    let whole = format!("{:.0}", number.trunc().abs());
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if number.fract() != 0.0 {
        let fraction = format!("{:.2}", number.fract().abs());
        out.push_str(fraction.trim_start_matches('0').trim_end_matches('0'));
    }
    if number < 0.0 { format!("-{out}") } else { out }
}

/// Who counts: the counter's name, else the publisher's.
pub fn who(claim: &Claim) -> &str {
    let name = claim.counter.name.as_str();
    if name.is_empty() { claim.report.publisher().unwrap_or("an unnamed source") } else { name }
}

/// A claim's number as it is hedged: "at least 216", "20 to 30"; of a word without a number of its own its floor.
///
/// ```
/// use dateline_corpus::series::{Claim, claimed};
/// use dateline_types::figure::Qualifier;
/// let claim = Claim { low: Some(3000.0), qualifier: Qualifier::MoreThan, ..Claim::default() };
/// assert_eq!(claimed(&claim), "more than 3,000");
/// ```
pub fn claimed(claim: &Claim) -> String {
    let number = written(number(claim));
    let hedge = match claim.qualifier {
        Qualifier::Exact => "",
        Qualifier::AtLeast => "at least ",
        Qualifier::MoreThan => "more than ",
        Qualifier::About => "about ",
        Qualifier::UpTo => "up to ",
        Qualifier::FewerThan => "fewer than ",
        // "Millions" is no number, and what it is counted as would look like one.
        Qualifier::Vague if !claim.words.is_empty() => return claim.words.clone(),
        Qualifier::Vague => "some ",
        Qualifier::Range => {
            return claim.high.map_or(number.clone(), |high| format!("{number} to {}", written(high)));
        }
    };
    let unit = if is_currency(&claim.unit) { format!(" {}", claim.unit) } else { String::new() };
    format!("{hedge}{number}{unit}")
}

/// ISO 4217 codes are three capitals.
pub(super) fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A conflict in words: "as of 2023-09-26: 20 (by A) and 68 (by B) cannot both hold".
pub fn conflict_sentence(own: &Conflict) -> String {
    let said = |claim: &Claim| format!("{} (by {})", claimed(claim), who(claim));
    format!("as of {}: {} and {} cannot both hold", own.day, said(own.lower), said(own.higher))
}

/// A check in words: "5,002 = 4,714 + 42 + 207 + 39 (HRANA)".
pub fn check_sentence(own: &Check) -> String {
    let (total, by) = (written(number(own.claim)), who(own.claim));
    let day = own.claim.day().map_or_else(String::new, |day| format!(" as of {day}"));
    let list = |mark: &str| own.others.iter().map(|claim| written(number(claim))).collect::<Vec<_>>().join(mark);
    match own.finding {
        Finding::AddsUp => format!("{total} = {} ({by}{day})", list(" + ")),
        Finding::Leaves { rest } => {
            format!("{total} leaves {} that {} does not name ({by}{day})", written(rest), list(" + "))
        }
        Finding::Exceeds { by: more } => {
            format!("{} makes {} more than {total} ({by}{day})", list(" + "), written(more))
        }
        Finding::Overlap => format!("of {total}: {}, which overlap ({by}{day})", list(", ")),
        Finding::PartExceeds => format!("a part of {total} is greater: {} ({by}{day})", list(", ")),
        Finding::DaysAddUp => format!("{total} is what the days before it make ({by}{day})"),
        Finding::DaysDiffer { by: more } => {
            let way = if more < 0.0 { "fewer" } else { "more" };
            format!("the days before {total} make {} {way} than it grew by ({by}{day})", written(more.abs()))
        }
        Finding::Slip => {
            format!("{total} stands between {} ({by}{day}): another measure, or a slip", list(" and "))
        }
        Finding::AheadOfReport => format!("{total} is as of a day after its report ({by}{day})"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::said;
    use super::*;

    #[test]
    fn checks_and_conflicts_in_words() {
        let (total, part, other) =
            (said("A", "2026-01-13", 2003.0), said("A", "2026-01-13", 1850.0), said("B", "2026-01-13", 153.0));
        let check = |finding, others| check_sentence(&Check { finding, claim: &total, others });
        assert_eq!(check(Finding::AddsUp, vec![&part, &other]), "2,003 = 1,850 + 153 (A as of 2026-01-13)");
        assert_eq!(
            check(Finding::Leaves { rest: 153.0 }, vec![&part]),
            "2,003 leaves 153 that 1,850 does not name (A as of 2026-01-13)"
        );
        assert_eq!(
            check(Finding::DaysDiffer { by: -5.0 }, vec![]),
            "the days before 2,003 make 5 fewer than it grew by (A as of 2026-01-13)"
        );
        let conflict = Conflict { day: "2026-01-13".into(), lower: &other, higher: &total };
        assert_eq!(conflict_sentence(&conflict), "as of 2026-01-13: 153 (by B) and 2,003 (by A) cannot both hold");
    }

    #[test]
    fn money_has_its_currency() {
        let claim = Claim { unit: "EUR".into(), low: Some(5e6), high: Some(5e6), ..Claim::default() };
        assert_eq!(claimed(&claim), "5,000,000 EUR");
        let range = Claim { low: Some(20.0), high: Some(30.0), qualifier: Qualifier::Range, ..Claim::default() };
        assert_eq!(claimed(&range), "20 to 30");
    }
}
