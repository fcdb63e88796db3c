//! What a number measures: the word of its clause that makes it a measure.

mod adverbials;
mod beside;
mod nouns;
mod predicates;
mod sense;
mod values;
mod verbs;

pub(crate) use nouns::{itself, joined, of_personnel_alone};
pub(crate) use values::{counts, is_total, value_of};

use super::noun::{self, Site};
use super::numbers::{Decimal, Number};
use crate::scene::Scene;
use adverbials::adverbial;
use beside::beside;
use dateline_knowledge::counted::Class;
use dateline_types::document::Word;
use dateline_types::{Measure, Upos};
use nouns::{by_class, weak, whole, with_other};
use predicates::{among, modifiers, predicative};
use values::{governed, value};
use verbs::verbs;

/// A measure, and what made it.
#[derive(Clone, Copy)]
pub(crate) struct Measured<'a> {
    pub(crate) measure: Measure,
    /// Name, file and line of what decided it.
    pub(crate) rule: &'a str,
    /// The word that made it; none for money.
    pub(crate) by: Option<Word<'a>>,
    /// Whether those counted do what the word says: "nine people fled".
    pub(crate) active: bool,
    /// In (0, 1].
    pub(crate) confidence: f32,
}

/// Money is told by its sign.
pub(crate) const MONEY: Measured<'static> =
    Measured { measure: Measure::Money, rule: "money.sign@currencies.tsv", by: None, active: false, confidence: 0.95 };

/// The measure of a number at its place.
pub(crate) fn measure<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>) -> Option<Measured<'a>> {
    if let Some(kind) = number.whole {
        return whole(scene, site, kind);
    }
    let strong = site.noun.filter(|noun| !site.behind_of && noun::entry(scene, *noun).is_none());
    strong
        .and_then(|noun| itself(scene, noun).map(|own| with_other(scene, noun, own)))
        .or_else(|| modifiers(scene, site).map(|own| happened(scene, site, own)))
        .or_else(|| verbs(scene, site))
        .or_else(|| predicative(scene, site))
        .or_else(|| among(scene, site))
        .or_else(|| adverbial(scene, site))
        .or_else(|| governed(scene, site))
        .or_else(|| value(scene, number, site))
        .or_else(|| beside(scene, number, site))
        .or_else(|| weak(scene, number, site))
        .or_else(|| by_class(site))
        .map(|own| of_personnel(site, own))
        .filter(|own| !is_too_many(number, site, own.measure) && suits(scene, site, own))
}

/// "murdering four homeless men", "freed 300 kidnapped girls": what happened outweighs what those it happened to were
/// before.
fn happened<'a>(scene: &Scene<'a>, site: &Site<'a>, own: Measured<'a>) -> Measured<'a> {
    let before = own.by.zip(site.noun).is_some_and(|(by, noun)| by.index() < noun.index());
    let ends = || {
        let own = verbs(scene, site).filter(|verb| matches!(verb.measure, Measure::Killed | Measure::Rescued));
        own.filter(|own| suits(scene, site, own))
    };
    if before { ends().unwrap_or(own) } else { own }
}

/// Whether a measure suits what is counted: only those who serve are sent as personnel, prisoners who are freed were not
/// rescued, only those who fight are "taken out", and a bare number that travels is not in danger.
fn suits(scene: &Scene, site: &Site, own: &Measured) -> bool {
    let verb = own.by.is_some_and(|by| by.upos() == Upos::Verb);
    match own.measure {
        Measure::Personnel => !verb || site.class == Some(Class::Personnel),
        Measure::Exposed => !own.active || site.noun.is_some(),
        Measure::Killed if own.by.is_some_and(|by| by.lemma() == "take" && verb) => {
            let status = site.noun.and_then(|noun| noun::entry(scene, noun)).and_then(|entry| entry.status.as_deref());
            site.noun.is_none()
                || site.class == Some(Class::Personnel)
                || matches!(status, Some("combatant" | "security"))
        }
        Measure::Rescued => {
            let status = site.noun.and_then(|noun| noun::entry(scene, noun)).and_then(|entry| entry.status.as_deref());
            status != Some("prisoner") || site.noun.is_some_and(|noun| matches!(noun.lemma(), "hostage" | "captive"))
        }
        _ => true,
    }
}

/// "save 1 billion" is money whose name was left out: no verb alone makes so many people of it.
fn is_too_many(number: &Number, site: &Site, measure: Measure) -> bool {
    const MANY: u128 = 50_000_000;
    let large = number.low.or(number.high).is_some_and(|own| own >= Decimal::whole(MANY));
    large && site.noun.is_none() && !matches!(measure, Measure::Infected | Measure::Affected | Measure::Displaced)
}

/// Firefighters who take part are at work, not a crowd.
fn of_personnel<'a>(site: &Site<'a>, own: Measured<'a>) -> Measured<'a> {
    let serves = site.class == Some(Class::Personnel) && own.measure == Measure::Crowd;
    if serves { Measured { measure: Measure::Personnel, ..own } } else { own }
}
