//! Nouns that are a measure: "nine deaths", "12 dead", "no deaths or injuries".

use super::Measured;
use super::adverbials::adverbial;
use super::predicates::modifiers;
use super::sense::{What, found, hangs_on, lemma, sense};
use crate::figures::noun::{self, Site};
use crate::figures::numbers::{Decimal, Number, Whole};
use crate::scene::Scene;
use dateline_knowledge::counted::Class;
use dateline_knowledge::measures::{Counts, Pos};
use dateline_types::document::{Role, Word};
use dateline_types::{Measure, Relation, Upos};

/// The word by which the table says: where the report speaks of a disease.
pub(super) const EPIDEMIC: &str = "epidemic";

/// "nine deaths": the noun is the measure.
pub(crate) fn itself<'a>(scene: &Scene<'a>, noun: Word<'a>) -> Option<Measured<'a>> {
    let with = |lemma: &str| {
        noun.parent().is_some_and(|parent| parent.lemma().eq_ignore_ascii_case(lemma))
            || hangs_on(noun, lemma)
            || lemma == EPIDEMIC && scene.epidemic
            || scene.predicates(noun).any(|(word, _)| word.lemma() == lemma)
    };
    let compound = noun.before().map(|before| format!("{} {}", before.form().to_lowercase(), lemma(noun)));
    let own = compound.and_then(|own| sense(scene, &own, (Pos::Noun, Counts::Itself), What::ANY, with));
    let own = own.or_else(|| sense(scene, &lemma(noun), (Pos::Noun, Counts::Itself), What::ANY, with));
    // "12 dead", "31 wounded".
    let own = own.or_else(|| {
        let adjective = |name: &str| sense(scene, name, (Pos::Adj, Counts::Modified), What::ANY, |_| false);
        (noun.upos() != Upos::Noun || matches!(noun.lemma(), "dead" | "wounded" | "injured" | "missing"))
            .then(|| adjective(&lemma(noun)).or_else(|| adjective(&noun.form().to_lowercase())))
            .flatten()
    });
    own.map(|own| found(own, noun, 0.9))
}

/// "no deaths or injuries", "12 killed and wounded" count both together.
pub(super) fn with_other<'a>(scene: &Scene<'a>, noun: Word<'a>, own: Measured<'a>) -> Measured<'a> {
    let hurt = |measure: Measure| matches!(measure, Measure::Killed | Measure::Injured);
    let other = joined(noun).and_then(|other| itself(scene, other)).map(|other| other.measure);
    match other {
        Some(other) if hurt(other) && hurt(own.measure) && other != own.measure => {
            Measured { measure: Measure::Casualties, ..own }
        }
        _ => own,
    }
}

/// The noun joined to another by "and" or "or" with no number of its own.
pub(crate) fn joined(noun: Word<'_>) -> Option<Word<'_>> {
    const NEAR: usize = 3;
    let conj = noun.children().find(|child| child.relation() == Relation::Conj)?;
    let counted = conj.children().any(|child| matches!(child.relation(), Relation::Nummod | Relation::Det));
    (conj.index() > noun.index() && conj.index() <= noun.index() + NEAR && !counted).then_some(conj)
}

/// A noun that is a measure where no other word is: "four victims were from one family", "three on board were crew".
pub(super) fn weak<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>) -> Option<Measured<'a>> {
    let own = site.noun.filter(|_| !number.is_one()).and_then(|noun| itself(scene, noun))?;
    let dead = matches!(own.measure, Measure::Killed | Measure::Injured);
    (dead || !acts(scene, site)).then_some(own)
}

/// Whether a verb says something else of those counted: "released 11 prisoners", "nine prisoners escaped" count no arrests.
pub(super) fn acts(scene: &Scene, site: &Site) -> bool {
    #[rustfmt::skip]
    const SAYS_NOTHING: [&str; 18] = [
        "be", "have", "include", "remain", "report", "record", "involve", "carry", "hold", "treat", "list", "count", "say", "leave",
        "expect", "see", "draw", "attract",
    ];
    if is_freed(scene, site) {
        return true;
    }
    let mut verbs = scene.predicates(site.anchor).filter(|(verb, _)| verb.upos() == Upos::Verb);
    verbs.any(|(verb, role)| role != Role::Clause && !SAYS_NOTHING.contains(&verb.lemma()))
}

/// "an exchange of 300 prisoners", "200 soldiers returned".
fn is_freed(scene: &Scene, site: &Site) -> bool {
    let frees =
        |word: &Word| matches!(word.lemma(), "exchange" | "release" | "swap" | "return" | "transfer" | "escape");
    site.anchor.parent().as_ref().is_some_and(frees) || scene.predicates(site.anchor).any(|(verb, _)| frees(&verb))
}

/// The whole of "two of the five wounded", "all but one of the sixteen on board": what is said of the part is not said of it.
pub(super) fn whole<'a>(scene: &Scene<'a>, site: &Site<'a>, kind: Whole) -> Option<Measured<'a>> {
    let noun = site.noun.filter(|noun| noun::entry(scene, *noun).is_none());
    let own =
        noun.and_then(|noun| itself(scene, noun)).or_else(|| modifiers(scene, site)).or_else(|| adverbial(scene, site));
    let exposed = Measured {
        measure: Measure::Exposed,
        rule: "exposed.whole@counted.tsv",
        by: site.noun,
        active: false,
        confidence: 0.6,
    };
    own.or_else(|| by_class(site)).or_else(|| (kind == Whole::Derived && site.noun.is_some()).then_some(exposed))
}

/// Many who serve are a figure where nothing is said of them that is one.
pub(crate) fn of_personnel_alone<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>) -> Option<Measured<'a>> {
    let many = number.low.or(number.high).is_some_and(|own| own >= Decimal::whole(10));
    (many && site.class == Some(Class::Personnel) && !is_freed(scene, site)).then_some(Measured {
        measure: Measure::Personnel,
        rule: "personnel.noun@counted.tsv",
        by: site.noun,
        active: false,
        confidence: 0.6,
    })
}

/// Rockets and attacks are figures whatever happens to them; homes and people are not.
pub(super) fn by_class<'a>(site: &Site<'a>) -> Option<Measured<'a>> {
    let (measure, rule) = match site.class? {
        Class::Munition => (Measure::Munitions, "munitions.noun@counted.tsv"),
        Class::Incident => (Measure::Incidents, "incidents.noun@counted.tsv"),
        _ => return None,
    };
    Some(Measured { measure, rule, by: site.noun, active: false, confidence: 0.7 })
}
