//! Nouns as triggers: "an airstrike on …", "talks between … and …", "launched an attack".

use super::fit::{Fit, fills, is_word, members, phrases};
use super::kinds::{Kinds, core, lower};
use super::verbs::{is_of_time, take};
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType;
use dateline_knowledge::triggers::{Filler, Place, Pos, Trigger};
use dateline_types::document::{Role, Word};
use dateline_types::{EntityKind, MentionForm, Relation, Upos};

/// A noun in the frame of a sense.
pub(super) fn fit<'a>(scene: &Scene<'a>, kinds: &Kinds, word: Word<'a>, trigger: &'a Trigger) -> Option<Fit<'a>> {
    if matches!(word.relation().base(), Relation::Compound | Relation::Flat) {
        return None;
    }
    // "Call of Duty": part of a title.
    let capital = |word: Word| word.form().starts_with(char::is_uppercase);
    if capital(word) && word.before().is_some_and(|before| before.upos() != Upos::Punct && capital(before)) {
        return None;
    }
    // "lightning strikes", "shark attack": of nature; a fire may be set.
    let natural = |child: Word| {
        child.relation() == Relation::Compound && kinds.is_natural(scene, child) && child.lemma() != "fire"
    };
    let strikes = matches!(word.lemma(), "strike" | "attack" | "hit");
    if strikes && trigger.sense.is_some() && modifiers(word).any(natural) {
        return None;
    }
    // "a Labour Party rally": of those who are for it, and against nobody.
    let party = |child: Word| scene.entity(child).is_some_and(|own| own.sectors.iter().any(|own| own == "PTY"));
    if word.lemma() == "rally" && trigger.sense.is_some() && modifiers(word).any(party) {
        return None;
    }
    let mut own = Vec::new();
    for before in &trigger.pattern.before {
        own.push(modifiers(word).find(|child| before.split('|').any(|before| is_word(*child, before)))?);
    }
    let mut fit =
        Fit { score: 3 + 8 * own.len() as u32, own, carrier: carrier(scene, kinds, word), ..Fit::new(word, trigger) };
    for part in &trigger.pattern.parts {
        let Place::Phrase(prepositions, filler) = &part.place else { continue };
        let mut found = phrases(word, prepositions);
        // "drone and missile attacks on Israel": behind the last of a row, and hung on the first.
        if let Some(first) = word.parent().filter(|_| word.relation() == Relation::Conj) {
            found.extend(phrases(first, prepositions).into_iter().filter(|own| own.index() > word.index()));
        }
        if let Some(carrier) = fit.carrier {
            found.extend(phrases(carrier, prepositions).into_iter().filter(|word| word.relation() != Relation::Acl));
        }
        // "the killing of farmers by soldiers": hung on whom it is done to.
        if *filler == Filler::Doer && prepositions.iter().any(|own| &**own == "by") {
            let of = |child: &Word| {
                let case = child.child(Relation::Case).map(Word::lemma);
                child.relation() == Relation::Nmod && matches!(case, Some("of" | "on"))
            };
            let hit = word.children().filter(of);
            found.extend(hit.flat_map(|hit| phrases(hit, &["by".into()])));
        }
        found.retain(|word| !is_of_time(scene, *word));
        let found: Vec<(Word, u32)> =
            found.into_iter().filter_map(|word| Some((word, fills(scene, kinds, filler, word)?))).collect();
        match found.iter().map(|(_, score)| *score).max() {
            Some(score) => {
                fit.score += score;
                take(&mut fit, filler, found.into_iter().map(|(word, _)| word).collect());
            }
            None if part.required => return None,
            None => {}
        }
    }
    // "demand that …", "call to …".
    if fit.content.is_none() && fit.plover().is_some_and(PloverType::is_verbal) {
        let clause = |child: &Word| {
            let marked =
                child.children().any(|mark| mark.relation() == Relation::Mark && matches!(mark.lemma(), "to" | "that"));
            matches!(child.relation(), Relation::Acl | Relation::Ccomp) && marked
        };
        fit.content = word.children().filter(|child| child.index() > word.index()).find(clause);
    }
    fit.occurs = super::compose::occurs(scene, kinds, word);
    if trigger.sense.is_some() {
        parties(scene, kinds, &mut fit, trigger);
    }
    Some(fit)
}

/// Whether a noun has a sense of this type.
pub(super) fn is_event(scene: &Scene, word: Word, plover: PloverType) -> bool {
    if word.upos() != Upos::Noun {
        return false;
    }
    let (lemma, form) = (lower(word.lemma()), lower(word.form()));
    let triggers = scene.desk.knowledge.triggers();
    let mut senses = triggers.of(&lemma, Pos::Noun).chain(triggers.of(&form, Pos::Noun));
    let preceded = |own: &Trigger| {
        own.pattern
            .before
            .iter()
            .all(|before| modifiers(word).any(|child| before.split('|').any(|own| is_word(child, own))))
    };
    senses.any(|own| preceded(own) && own.sense.as_ref().is_some_and(|sense| sense.plover == plover))
}

/// What stands before a noun and belongs to it.
fn modifiers(word: Word<'_>) -> impl Iterator<Item = Word<'_>> {
    word.children().take_while(move |child| child.index() < word.index()).filter(|child| {
        matches!(child.relation(), Relation::Compound | Relation::Amod | Relation::Nmod | Relation::Nummod)
    })
}

/// The light verb that a noun is the object of, or that it is in by a preposition: "launched an attack", "engaged in talks".
fn carrier<'a>(scene: &Scene<'a>, kinds: &Kinds, word: Word<'a>) -> Option<Word<'a>> {
    let light = kinds.light?;
    let outer = outermost(word);
    // "protests were met with": what undergoes is not carried.
    let undergone = |verb: Word| {
        let passive = verb.children().any(|child| matches!(child.relation(), Relation::AuxPass | Relation::NsubjPass));
        passive && kinds.undergo.is_some_and(|class| kinds.of(scene, verb).has(class))
    };
    let object = scene.predicates(outer).find(|(verb, role)| *role == Role::Object && !undergone(*verb));
    let verb = object.map(|(verb, _)| verb).or_else(|| {
        let into = outer
            .child(Relation::Case)
            .is_some_and(|case| matches!(case.lemma(), "in" | "on" | "into" | "to" | "with" | "under"));
        outer.parent().filter(|_| outer.relation() == Relation::Obl && into)
    });
    let carries = |verb: &Word| {
        let own = kinds.of(scene, *verb);
        own.has(light) || kinds.undergo.is_some_and(|class| own.has(class))
    };
    verb.filter(|verb| verb.upos() == Upos::Verb && carries(verb))
}

/// The head of the phrase a noun is told in: of "a series of strikes" the series, of a row its first.
fn outermost(word: Word<'_>) -> Word<'_> {
    let first = word.parent().filter(|first| word.relation() == Relation::Conj && first.upos() == Upos::Noun);
    let word = first.unwrap_or(word);
    match word.parent().filter(|over| word.relation() == Relation::Nmod && core(*over) == word) {
        Some(over) => over,
        None => word,
    }
}

/// Parties by what stands before the noun, and by the verb that carries it.
fn parties<'a>(scene: &Scene<'a>, kinds: &Kinds, fit: &mut Fit<'a>, trigger: &Trigger) {
    let word = fit.word;
    let phrased = |want: Filler| {
        trigger.pattern.parts.iter().any(|part| match &part.place {
            Place::Phrase(prepositions, filler) => *filler == want && prepositions.iter().any(|own| &**own == "'s"),
            _ => false,
        })
    };
    let possessor_is_target = phrased(Filler::Target) || phrased(Filler::TargetOf);
    let mut carried: Vec<Word> = fit
        .carrier
        .map(|verb| scene.roles.words(verb.index(), Role::Doer).filter_map(|at| scene.tree.get(at)).collect())
        .unwrap_or_default();
    carried.extend(fit.carrier.filter(|_| carried.is_empty()).and_then(super::subjects::of_said));
    // "claimed responsibility for the attack": who claims it.
    let claimed = word.parent().filter(|over| word.relation() == Relation::Nmod && over.lemma() == "responsibility");
    if let Some(verb) =
        claimed.and_then(Word::parent).filter(|verb| matches!(verb.lemma(), "claim" | "take" | "accept" | "admit"))
    {
        let doers = scene.roles.words(verb.index(), Role::Doer).filter_map(|at| scene.tree.get(at));
        let nobody = |own: Word| own.child(Relation::Det).is_some_and(|det| det.lemma() == "no");
        fit.doers.extend(doers.filter(|own| kinds.acts(scene, core(*own)) && !nobody(*own)));
    }
    // "faced a crackdown", "were met with a crackdown": who undergoes it.
    let undergoes = fit.carrier.is_some_and(|verb| {
        let passive = verb.children().any(|child| matches!(child.relation(), Relation::AuxPass | Relation::NsubjPass));
        kinds.undergo.is_some_and(|class| kinds.of(scene, verb).has(class))
            || passive && fit.word.relation() == Relation::Obl
    });
    // What was suffered at a march is not the march.
    if undergoes && fit.plover() == Some(PloverType::Protest) {
        fit.carrier = None;
    }
    if let Some(verb) = fit.carrier.filter(|_| undergoes) {
        let own = scene.roles.words(verb.index(), Role::Doer).chain(scene.roles.words(verb.index(), Role::Object));
        let own = own.filter_map(|at| scene.tree.get(at)).filter(|own| outermost(word) != *own && *own != word);
        fit.targets.extend(
            own.filter(|own| kinds.is_hit(scene, core(*own)) || is_event(scene, core(*own), PloverType::Protest)),
        );
    }
    // "demonstrations that triggered a crackdown": on them.
    if fit.targets.is_empty() && matches!(fit.plover(), Some(PloverType::Assault | PloverType::Coerce)) {
        let over = scene.predicates(outermost(word)).find(|(verb, role)| {
            *role == Role::Object
                && matches!(verb.lemma(), "trigger" | "spark" | "provoke" | "prompt" | "draw" | "meet")
        });
        if let Some((verb, _)) = over {
            let doers = scene.roles.words(verb.index(), Role::Doer).filter_map(|at| scene.tree.get(at));
            fit.targets.extend(doers.filter(|own| is_event(scene, core(*own), PloverType::Protest)));
        }
    }
    // "was the target of an airstrike", "has been the subject of sanctions".
    if fit.targets.is_empty() {
        fit.targets.extend(undergone_by(word).into_iter().filter(|own| kinds.is_hit(scene, core(*own))));
    }
    // "retook the town after fighting with guerrillas", "were arrested after clashes with students": who did or underwent it.
    if fit.doers.is_empty() && fit.carrier.is_none() && super::compose::is_fight(word) {
        fit.doers.extend(sides(scene, kinds, fit));
    }
    // "arrests linked to the protests": of those who protest.
    if fit.targets.is_empty() && fit.plover() == Some(PloverType::Coerce) {
        const MANY: usize = 20;
        let below = word.descendants().take(MANY).find(|own| is_event(scene, *own, PloverType::Protest));
        fit.targets.extend(below);
    }
    let carried = if undergoes { Vec::new() } else { carried };
    let carried: Vec<Word> = carried.into_iter().filter(|doer| kinds.acts(scene, core(*doer))).collect();
    let mut before: Vec<Word> = Vec::new();
    for child in word.children().take_while(|child| child.index() < word.index()) {
        let named = scene.entity(child).is_some_and(|entity| entity.kind != EntityKind::Other);
        match child.relation() {
            Relation::NmodPoss if !possessor_is_target && kinds.acts(scene, core(child)) => before.push(child),
            // "the Bucha massacre", "the Geneva talks": where it was.
            Relation::Compound | Relation::Amod if names_place(scene, child) => {}
            Relation::Amod | Relation::Compound | Relation::Nmod if named => {
                before.push(child);
                before.extend(members(child).filter(|member| scene.entity(*member).is_some()));
            }
            _ => {}
        }
    }
    // "Iran launched an attack", "carried out US-style raids": who carries it acts.
    if !carried.is_empty() {
        fit.doers.extend(carried);
        if fit.targets.is_empty() {
            let demonyms =
                before.into_iter().filter(|word| scene.heads.form(word.index()) != Some(MentionForm::Pronoun));
            let other = demonyms.filter(|word| !same(scene, *word, &fit.doers)).collect::<Vec<_>>();
            fit.targets.extend(other);
        }
    } else if fit.doers.is_empty() {
        fit.doers.extend(before);
    } else if fit.targets.is_empty() {
        fit.targets.extend(before);
    }
}

/// Whether a word names a town or region as a place, and not the government there.
pub(super) fn names_place(scene: &Scene, word: Word) -> bool {
    scene.entity(word).is_some_and(|entity| entity.kind == EntityKind::Place && entity.place.is_some())
}

/// Who fights with those that a noun names by "with": the subject of its clause, whatever it does or undergoes.
fn sides<'a>(scene: &Scene<'a>, kinds: &Kinds, fit: &Fit<'a>) -> Vec<Word<'a>> {
    let with = |own: &Word| own.child(Relation::Case).is_some_and(|case| case.lemma() == "with");
    // Who is killed in clashes is harmed by those they are with: one mention.
    let then = fit
        .word
        .child(Relation::Case)
        .is_some_and(|case| matches!(case.lemma(), "after" | "follow" | "following" | "amid"));
    let over =
        fit.word.parent().filter(|over| over.upos() == Upos::Verb && fit.word.relation() == Relation::Obl && then);
    let Some(verb) = over.filter(|over| !super::compose::harms(*over)).filter(|_| fit.targets.iter().any(with)) else {
        return Vec::new();
    };
    let of = |role| scene.roles.words(verb.index(), role).filter_map(|at| scene.tree.get(at)).collect::<Vec<Word>>();
    let subjects = if verb.children().any(|child| child.relation() == Relation::NsubjPass) {
        of(Role::Object)
    } else {
        of(Role::Doer)
    };
    subjects.into_iter().filter(|own| kinds.does(scene, core(*own), PloverType::Assault)).collect()
}

/// Who is said to be the subject, target or victim of what a noun names.
fn undergone_by(word: Word<'_>) -> Option<Word<'_>> {
    let of = word.relation() == Relation::Nmod && word.child(Relation::Case).is_some_and(|case| case.lemma() == "of");
    let role = word.parent().filter(|over| {
        of && matches!(over.lemma(), "subject" | "target" | "object" | "victim") && over.child(Relation::Cop).is_some()
    });
    role.and_then(|role| role.child(Relation::Nsubj))
}

fn same(scene: &Scene, word: Word, others: &[Word]) -> bool {
    let own = scene.heads.entity(word.index());
    own.is_some() && others.iter().any(|other| scene.heads.entity(other.index()) == own)
}
