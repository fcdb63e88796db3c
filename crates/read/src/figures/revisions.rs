//! Figures against one another inside a report: one that replaces another, one that repeats it.

use super::Claim;
use super::measure;
use super::numbers::Number;
use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::figure::Status;

/// What a claim is to another, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) status: Status,
    pub(super) of: Option<usize>,
}

/// How each claim stands to others of the report.
pub(super) fn standings(scene: &Scene, claims: &[Claim]) -> Vec<Option<Standing>> {
    let mut standings = vec![None; claims.len()];
    for at in 0..claims.len() {
        if claims[at].measured.is_none() {
            continue;
        }
        let number = &claims[at].number;
        if let Some((old, new)) = replaced(scene, claims, at) {
            let risen = claims[new].number.low.or(claims[new].number.high)
                >= claims[old].number.low.or(claims[old].number.high);
            let status = if risen { Status::RevisedUp } else { Status::RevisedDown };
            standings[old] = Some(Standing { status: Status::Superseded, of: Some(new) });
            standings[new] = Some(Standing { status, of: Some(old) });
        } else if standings[at].is_none() && is_withdrawn(scene, &claims[at]) {
            standings[at] = Some(Standing { status: Status::Withdrawn, of: None });
        } else if standings[at].is_none() && rises_by(scene, number) {
            standings[at] = Some(Standing { status: Status::RevisedUp, of: None });
        }
    }
    repeat(claims, &mut standings);
    standings
}

fn before<'a>(scene: &Scene<'a>, number: &Number) -> Vec<Word<'a>> {
    const NEAR: usize = 4;
    let from = number.phrase.start.saturating_sub(NEAR);
    (from..number.phrase.start).rev().filter_map(|at| scene.tree.get(at)).collect()
}

/// The old and the new number of "from 12 to 19", "19, up from 12", "brings the total up from 12".
fn replaced(scene: &Scene, claims: &[Claim], at: usize) -> Option<(usize, usize)> {
    let own = &claims[at];
    let words = before(scene, &own.number);
    let form = |at: usize| words.get(at).map_or("", |word| word.form()).to_lowercase();
    let the = usize::from(matches!(form(0).as_str(), "the" | "an" | "a" | "some"));
    // "its toll of 12 to 19" is two numbers only where it was changed: a range is one.
    if !matches!(form(the).as_str(), "from" | "of" | "after" | "then") {
        return None;
    }
    let same = |other: usize| claims[other].measured.map(|own| own.measure) == own.measured.map(|own| own.measure);
    // "from 12 to 19", "raised its toll of 12 to 19".
    let next =
        claims.get(at + 1).filter(|next| form(the) == "from" || next.number.phrase.start == own.number.phrase.end + 1);
    let next = next.filter(|next| next.site.anchor.sentence_index() == own.site.anchor.sentence_index());
    if next.is_some_and(|next| before(scene, &next.number).first().is_some_and(|word| word.form() == "to"))
        && same(at + 1)
    {
        return Some((at, at + 1));
    }
    let changed = form(the) == "from"
        && matches!(
            form(the + 1).as_str(),
            "up" | "down" | "rose" | "risen" | "increase" | "increased" | "fell" | "higher" | "lower" | "total"
        );
    let sentence = own.site.anchor.sentence_index();
    // "rose to 6,650 by Monday from 1,050", "530, after 420 at midday"; "counted 20 dead, then 68".
    let beside = at.checked_sub(1).filter(|&other| same(other) && own.site.noun.is_none());
    if let Some(other) = beside.filter(|&other| claims[other].site.anchor.sentence_index() == sentence) {
        let to = before(scene, &claims[other].number).first().is_some_and(|word| word.form() == "to");
        match form(0).as_str() {
            "from" if to => return Some((at, other)),
            "after" => return Some((at, other)),
            "then" => return Some((other, at)),
            _ => {}
        }
    }
    let mut near = (0..at).rev().take_while(|&other| claims[other].site.anchor.sentence_index() + 1 >= sentence);
    let earlier = near.find(|&other| same(other))?;
    changed.then_some((at, earlier))
}

/// "withdrew its figure of 40 dead".
fn is_withdrawn(scene: &Scene, own: &Claim) -> bool {
    let nouns = measure::counts(scene, &own.number, &own.site);
    let governs = nouns.iter().copied().chain(own.site.anchor.parent()).flat_map(|noun| scene.predicates(noun));
    governs.into_iter().any(|(verb, _)| matches!(verb.lemma(), "withdraw" | "retract"))
}

/// "rose by four to 31": risen, from what is not printed.
fn rises_by(scene: &Scene, number: &Number) -> bool {
    let words = before(scene, number);
    let to = words.first().is_some_and(|word| word.form() == "to");
    let by = words.iter().position(|word| word.form() == "by");
    to && by
        .and_then(|by| words.get(by + 1))
        .is_some_and(|word| matches!(word.lemma(), "rise" | "grow" | "increase" | "climb" | "jump"))
        || to
            && words.get(1).is_some_and(|word| word.upos() == dateline_types::Upos::Num)
            && words.get(2).is_some_and(|word| word.form() == "by")
}

/// The same number of the same things told again.
fn repeat(claims: &[Claim], standings: &mut [Option<Standing>]) {
    const BACK: usize = 40;
    for at in 0..claims.len() {
        let own = &claims[at];
        let Some(measured) = own.measured.filter(|_| standings[at].is_none()) else { continue };
        let same = |other: &&usize| {
            let other = &claims[**other];
            other.measured.is_some_and(|own| own.measure == measured.measure)
                && (other.number.low, other.number.high, other.number.qualifier)
                    == (own.number.low, own.number.high, own.number.qualifier)
                && other.number.currency == own.number.currency
                && !own.number.is_one()
                && own.number.kind == super::numbers::Kind::Cardinal
                && other.site.anchor.sentence_index() != own.site.anchor.sentence_index()
        };
        let range: Vec<usize> = (at.saturating_sub(BACK)..at).collect();
        if let Some(&other) = range.iter().find(same) {
            standings[at] = Some(Standing { status: Status::Repeated, of: Some(other) });
        }
    }
}
