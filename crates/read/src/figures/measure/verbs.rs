//! Verbs that make a measure: "killed nine people", "nine people died", "left nine people dead".

use super::Measured;
use super::sense::{adjective, found, hangs_on, lemma, sense};
use crate::figures::noun::Site;
use crate::figures::scene::Scene;
use dateline_knowledge::measures::{Counts, Pos, Sense};
use dateline_types::document::{Role, Word};
use dateline_types::{BlockKind, Measure, Relation, Upos, Xpos};

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
    // "killed the judge alongside four others": beside the object of the verb.
    let alongside =
        site.anchor.child(Relation::Case).filter(|case| matches!(case.lemma(), "alongside" | "along" | "together"));
    let beside =
        site.anchor.parent().filter(|verb| alongside.is_some() && verb.upos() == Upos::Verb).and_then(|verb| {
            let own = sense(scene, &lemma(verb), (Pos::Verb, Counts::Object), site.into(), |with| hangs_on(verb, with));
            own.map(|own| found(own, verb, 0.8))
        });
    let own = own.or(beside);
    // "tens of thousands of people who marched".
    let behind = site.noun.filter(|_| site.behind_of);
    own.or_else(|| over.or(behind).and_then(|over| of_verbs(scene, site, over)))
}

pub(super) fn of_verbs<'a>(scene: &Scene<'a>, site: &Site<'a>, anchor: Word<'a>) -> Option<Measured<'a>> {
    let mut best: Option<Measured<'a>> = None;
    for (verb, role) in scene.predicates(anchor) {
        let counts = match role {
            Role::Object => Counts::Object,
            Role::Doer => Counts::Subject,
            Role::Receiver => Counts::Object,
            Role::Clause => continue,
        };
        let with = |lemma: &str| hangs_on(verb, lemma) && !site.anchor.lemma().eq_ignore_ascii_case(lemma);
        // "He is survived by three children": who did it by a passive is counted where it was attended or manned.
        let agent = role == Role::Doer && verb.children().any(|child| child.relation() == Relation::AuxPass);
        let active = |own: &&Sense| !agent || matches!(own.measure, Measure::Crowd | Measure::Personnel);
        if let Some(own) = sense(scene, &lemma(verb), (Pos::Verb, counts), site.into(), with).filter(active) {
            return Some(found(own, verb, 0.9));
        }
        // "12 are wanted": a passive that is known as a state.
        let passive = verb.children().any(|child| child.relation() == Relation::AuxPass);
        let state_of_passive = || adjective(scene, verb, site.into()).filter(|_| passive && role == Role::Object);
        // "Hundreds detained": headings leave the auxiliary out.
        let heading = role == Role::Doer
            && verb.xpos() != Xpos::Vbg
            && is_heading(scene, verb)
            && scene.argument(verb, Role::Object).is_none();
        let in_heading =
            || sense(scene, &lemma(verb), (Pos::Verb, Counts::Object), site.into(), with).filter(|_| heading);
        if let Some(own) = state_of_passive().or_else(in_heading) {
            return Some(found(own, verb, 0.85));
        }
        let subject = |word: &Word| word.children().any(|child| child.relation().base() == Relation::Nsubj);
        let state = verb.children().filter(|child| {
            let complement =
                matches!(child.relation(), Relation::Xcomp | Relation::Advmod | Relation::Dep | Relation::Amod)
                    || child.relation() == Relation::Ccomp && !subject(child);
            complement && matches!(child.upos(), Upos::Adj | Upos::Verb | Upos::Adv)
        });
        best = best.or_else(|| {
            state.into_iter().find_map(|word| adjective(scene, word, site.into()).map(|own| found(own, word, 0.8)))
        });
    }
    best
}

pub(super) fn is_heading(scene: &Scene, word: Word) -> bool {
    let block = scene.tree.document().layout.blocks.get(word.sentence().block as usize);
    block.is_some_and(|block| matches!(block.kind, BlockKind::Heading | BlockKind::Title))
}
