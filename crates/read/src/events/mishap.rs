//! Harm by nobody: who is killed in an earthquake, by a fire, or when a bus plunges is attacked by no one.

use super::fit::Fit;
use super::kinds::{Kinds, core, lower};
use crate::scene::Scene;
use dateline_knowledge::word_classes::{ClassSet, WordClass};
use dateline_types::document::{Role, Word};
use dateline_types::{Relation, Upos, Xpos};

/// Sentences in which a report says what it is about.
const LEAD: usize = 3;

/// Whether a report is of a mishap: its first sentences name one, and nobody's violence.
pub(super) fn is_told(scene: &Scene) -> bool {
    let classes = scene.desk.knowledge.word_classes();
    let any =
        |names: &[&str]| names.iter().filter_map(|name| classes.class(name)).fold(ClassSet::default(), ClassSet::with);
    let (mishaps, attacks) = (any(&["mishap"]), any(&["attack", "violence", "bomb", "gun", "militant"]));
    let is = |word: &Word, any: ClassSet| classes.of(&lower(word.lemma())).meets(any);
    // A fire is one where it does something: "the fire swept through".
    let subject = |word: &Word| word.lemma() != "fire" || word.relation() == Relation::Nsubj;
    // "the collapse of the talks", "a flood of refugees".
    let of = |child: Word| {
        child.relation() == Relation::Nmod && child.child(Relation::Case).is_some_and(|case| case.lemma() == "of")
    };
    let mishap = |word: &Word| {
        matches!(word.upos(), Upos::Noun | Upos::Propn)
            && is(word, mishaps)
            && subject(word)
            && !word.children().any(of)
    };
    // A quake strikes and hits as well, and is followed by rescue operations.
    let violent = |word: &Word| {
        is(word, attacks)
            && !matches!(word.lemma(), "operation" | "charge" | "device" | "hit")
            && (word.upos() != Upos::Verb || word.lemma() != "strike")
    };
    let mut told = false;
    for word in scene.tree.words().take_while(|word| word.sentence_index() < LEAD) {
        if violent(&word) && !mishap(&word) {
            return false;
        }
        told |= mishap(&word);
    }
    told
}

/// Whether what a fit tells of came about by nature or by accident, and nobody is said to have done it.
pub(super) fn is_by_nobody(scene: &Scene, kinds: &Kinds, fit: &Fit) -> bool {
    #[rustfmt::skip]
    const HARM: [&str; 14] = [
        "kill", "injure", "wound", "damage", "destroy", "hurt", "maim", "die", "perish", "hit", "strike", "flatten", "level",
        "bury",
    ];
    // "a quake has levelled villages, killing ten", "an accident leaves ten dead and four injured".
    let participle =
        fit.word.parent().filter(|_| fit.word.relation() == Relation::Advcl && fit.word.xpos() == Xpos::Vbg);
    let over = fit.word.ancestors().take(2).find(|over| over.lemma() == "leave").or(participle);
    let above = over.into_iter().flat_map(|over| scene.roles.words(over.index(), Role::Doer));
    // "a helicopter crashes and leaves ten dead": by itself; guns fire, and crowds storm.
    let fails = |verb: Word| {
        verb.upos() == Upos::Verb
            && is_one(scene, kinds.mishap, verb)
            && !matches!(verb.lemma(), "fire" | "storm")
            && verb.children().all(|child| child.relation() != Relation::Obj)
    };
    let first = |over: Word<'_>| over.parent().filter(|_| over.relation() == Relation::Conj).is_some_and(fails);
    if over.is_some_and(|over| fails(over) || first(over)) {
        return true;
    }
    // "a tsunami that killed 170,000".
    let related = fit.word.parent().filter(|_| fit.word.relation() == Relation::AclRelcl);
    let mut above = above.filter_map(|doer| scene.tree.get(doer)).chain(related);
    if above.any(|doer| kinds.is_natural(scene, core(doer))) {
        return true;
    }
    let harm = kinds.of_mishap && HARM.contains(&fit.word.lemma()) && fit.things.is_empty();
    // "it killed 612 people": the quake did.
    let it = |doer: &Word| matches!(doer.lemma(), "it" | "which" | "that");
    if !fit.doers.iter().all(|doer| harm && it(doer)) {
        return false;
    }
    if harm {
        return true;
    }
    // "killed in an earthquake", "when the bus plunged".
    let cause = |child: &Word| {
        matches!(child.relation(), Relation::Obl | Relation::Nmod | Relation::Advcl | Relation::OblAgent)
            && !fit.own.contains(child)
            && !fit.things.contains(child)
            && (kinds.is_natural(scene, core(*child)) || is_one(scene, kinds.mishap, *child))
    };
    let caused = |word: &Word| word.children().any(|child| cause(&child));
    // "six were killed and four injured when a tunnel collapsed".
    let row = fit.word.children().filter(|child| child.relation() == Relation::Conj);
    if std::iter::once(fit.word).chain(row).chain(fit.targets.iter().copied()).any(|word| caused(&word)) {
        return true;
    }
    std::iter::once(fit.word).chain(fit.things.iter().copied()).any(is_industrial)
}

fn is_one(scene: &Scene, mishap: Option<WordClass>, word: Word) -> bool {
    let own = scene.desk.knowledge.word_classes().of(&lower(word.lemma()));
    mishap.is_some_and(|class| own.has(class))
}

/// "an explosion at a fireworks factory".
fn is_industrial(word: Word) -> bool {
    #[rustfmt::skip]
    const WORKS: [&str; 14] = [
        "factory", "plant", "mine", "colliery", "refinery", "mill", "foundry", "workshop", "smelter", "shipyard", "quarry",
        "kitchen", "boiler", "plantation",
    ];
    let works = |child: Word| child.relation() == Relation::Nmod && WORKS.contains(&child.lemma());
    matches!(word.lemma(), "explosion" | "blast") && word.children().any(works)
}
