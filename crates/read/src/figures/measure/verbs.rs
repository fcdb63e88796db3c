//! Verbs that make a measure: "killed nine people", "nine people died", "left nine people dead".

use super::Measured;
use super::sense::{EXODUS, adjective, found, hangs_on, lemma, sense};
use crate::figures::noun::Site;
use crate::scene::Scene;
use dateline_knowledge::measures::{Counts, Pos, Sense};
use dateline_types::document::{Role, Word};
use dateline_types::{BlockKind, EntityKind, Measure, Place, Relation, Upos, Xpos};

/// "killed nine people", "nine people died", "left nine people dead".
pub(super) fn verbs<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    let own = of_verbs(scene, site, site.anchor);
    // "two thirds of them, over 1,800 people, have died"; "a total of 12 people were killed".
    let over = site.anchor.parent().filter(|over| {
        let amount = matches!(
            over.lemma(),
            "total" | "minimum" | "maximum" | "number" | "group" | "estimate" | "majority" | "average"
        );
        site.anchor.relation() == Relation::Appos || site.anchor.relation() == Relation::Nmod && amount
    });
    // "killed the judge alongside four others", "along with her husband and five others": beside the object of the verb.
    let first = site.anchor.parent().filter(|_| site.anchor.relation() == Relation::Conj).unwrap_or(site.anchor);
    let alongside =
        first.child(Relation::Case).filter(|case| matches!(case.lemma(), "alongside" | "along" | "together"));
    let beside = first.parent().filter(|verb| alongside.is_some() && verb.upos() == Upos::Verb).and_then(|verb| {
        let own = sense(scene, &lemma(verb), (Pos::Verb, Counts::Object), site.into(), |with| hangs_on(verb, with));
        own.map(|own| found(own, verb, 0.8))
    });
    let own = own.or(beside);
    // "tens of thousands of people who marched".
    let behind = site.noun.filter(|_| site.behind_of);
    own.or_else(|| over.or(behind).and_then(|over| of_verbs(scene, site, over)))
}

/// The measure of the predicates of a word, the nearest first; what killed them outweighs what hurt them.
pub(super) fn of_verbs<'a>(scene: &Scene<'a>, site: &Site<'a>, anchor: Word<'a>) -> Option<Measured<'a>> {
    let mut own = scene.predicates(anchor).filter_map(|(verb, role)| of_verb(scene, site, verb, role));
    let first = own.next();
    if let Some(own) = first {
        return Some(both(scene, site, anchor, own));
    }
    scene.predicates(anchor).find_map(|(verb, role)| (role != Role::Clause).then(|| state(scene, site, verb)).flatten())
}

/// "shot and killed" counts the killed, "killed or wounded" both together.
fn both<'a>(scene: &Scene<'a>, site: &Site<'a>, anchor: Word<'a>, own: Measured<'a>) -> Measured<'a> {
    let Some(verb) = own.by.filter(|_| matches!(own.measure, Measure::Killed | Measure::Injured)) else { return own };
    let Some((_, role)) = scene.predicates(anchor).find(|(other, _)| *other == verb) else { return own };
    let below = verb.children().filter(|child| child.relation() == Relation::Conj);
    let above = verb.parent().filter(|_| verb.relation() == Relation::Conj);
    // "twelve were killed and 30 injured", "killing a tourist and wounding 16": what stands between is the other verb's.
    let alone = |other: &Word| {
        let between = verb.index().min(other.index())..verb.index().max(other.index());
        other.upos() == Upos::Verb
            && !between
                .skip(1)
                .filter_map(|at| scene.tree.get(at))
                .any(|word| matches!(word.upos(), Upos::Num | Upos::Noun | Upos::Propn | Upos::Pron))
    };
    let others = below.chain(above).filter(alone).filter_map(|other| of_verb(scene, site, other, role));
    let differs =
        |other: &Measured| other.measure != own.measure && matches!(other.measure, Measure::Killed | Measure::Injured);
    let Some(other) = others.into_iter().find(differs) else { return own };
    let wounds = |own: &Measured| own.by.is_some_and(|by| matches!(by.lemma(), "wound" | "injure" | "hurt" | "maim"));
    if wounds(&own) || wounds(&other) {
        return Measured { measure: Measure::Casualties, ..own };
    }
    if own.measure == Measure::Killed { own } else { other }
}

/// What one predicate makes of a number that is its argument.
fn of_verb<'a>(scene: &Scene<'a>, site: &Site<'a>, verb: Word<'a>, role: Role) -> Option<Measured<'a>> {
    let counts = match role {
        Role::Object | Role::Receiver => Counts::Object,
        Role::Doer => Counts::Subject,
        Role::Clause => return None,
    };
    let with = |lemma: &str| match lemma {
        EXODUS => is_of_lands(scene, verb),
        _ => hangs_on(verb, lemma) && !site.anchor.lemma().eq_ignore_ascii_case(lemma),
    };
    let of = |pos, counts| sense(scene, &lemma(verb), (pos, counts), site.into(), with);
    let passive = verb.children().any(|child| child.relation() == Relation::AuxPass);
    let whole = scene.argument(verb, Role::Object).is_none();
    // "He is survived by three children": who did it by a passive is counted where it was attended or manned.
    let agent = role == Role::Doer && passive;
    let active = |own: &&Sense| !agent || matches!(own.measure, Measure::Crowd | Measure::Personnel);
    // "Police evacuated the street": who does it to others was not himself driven out.
    let does_to_others = counts == Counts::Subject && !whole && of(Pos::Verb, Counts::Object).is_some();
    if let Some(own) = of(Pos::Verb, counts).filter(active).filter(|_| !does_to_others) {
        return Some(found(own, verb, 0.9));
    }
    // "12 are wanted": a passive that is known as a state.
    let state_of_passive = || adjective(scene, verb, site.into()).filter(|_| passive && role == Role::Object);
    // "Hundreds detained": headings leave the auxiliary out.
    let heading = role == Role::Doer && verb.xpos() != Xpos::Vbg && is_heading(scene, verb) && whole;
    let in_heading = || of(Pos::Verb, Counts::Object).filter(|_| heading);
    state_of_passive().or_else(in_heading).map(|own| found(own, verb, 0.85))
}

/// "had reached Armenia", "had entered the country": who goes from land to land, or from a region.
fn is_of_lands(scene: &Scene, verb: Word) -> bool {
    let land = |word: Word| {
        let entity = scene.entity(word);
        let region = |place: &Place| matches!(place.precision.as_deref(), Some("country" | "admin1" | "region"));
        matches!(word.lemma(), "country" | "territory" | "region" | "homeland")
            || entity.is_some_and(|own| own.kind == EntityKind::State || own.place.as_ref().is_some_and(region))
    };
    verb.children().any(|child| matches!(child.relation().base(), Relation::Obj | Relation::Obl) && land(child))
}

/// "left nine people dead", "found them alive": what a complement of the verb says of them.
fn state<'a>(scene: &Scene<'a>, site: &Site<'a>, verb: Word<'a>) -> Option<Measured<'a>> {
    let subject = |word: &Word| word.children().any(|child| child.relation().base() == Relation::Nsubj);
    let mut state = verb.children().filter(|child| {
        let complement =
            matches!(child.relation(), Relation::Xcomp | Relation::Advmod | Relation::Dep | Relation::Amod)
                || child.relation() == Relation::Ccomp && !subject(child);
        complement && matches!(child.upos(), Upos::Adj | Upos::Verb | Upos::Adv)
    });
    state.find_map(|word| adjective(scene, word, site.into()).map(|own| found(own, word, 0.8)))
}

pub(super) fn is_heading(scene: &Scene, word: Word) -> bool {
    let block = scene.tree.document().layout.blocks.get(word.sentence().block as usize);
    block.is_some_and(|block| matches!(block.kind, BlockKind::Heading | BlockKind::Title))
}
