//! Nouns whose value a number is: "a death toll of 31", "the toll rose to 31", "the death of all 33 passengers".

use super::Measured;
use super::nouns::itself;
use super::sense::{What, fits, found, hangs_on, lemma, sense};
use crate::figures::noun::Site;
use crate::figures::numbers::{Kind, Number};
use crate::scene::Scene;
use dateline_knowledge::measures::{Counts, Pos, Sense};
use dateline_types::document::{Role, Word};
use dateline_types::{Relation, Upos, Xpos};

/// "the death of all 33 passengers", "a barrage of 12 rockets".
pub(super) fn governed<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    let over = site.anchor.parent().filter(|_| site.anchor.relation().base() == Relation::Nmod)?;
    let case = site.anchor.child(Relation::Case)?;
    // "gatherings of more than 50 people are banned" sets a limit and counts nobody.
    let plural = over.xpos() == Xpos::Nns && matches!(over.lemma(), "gathering" | "group" | "event" | "crowd");
    if plural {
        return None;
    }
    let senses = scene.desk.knowledge.measures().of(&lemma(over));
    let own = senses.iter().filter(|own| own.pos == Pos::Noun && own.counts == Counts::Value && own.of.is_some());
    let own = own.filter(|own| fits(own.of, site.into()));
    // "the death of 33 passengers", "charges against eight officers": another preposition must be the line's own.
    let holds = |own: &&Sense| match case.lemma() {
        "of" => own.with.as_deref().is_none_or(|with| hangs_on(over, with)),
        other => own.with.as_deref() == Some(other),
    };
    own.into_iter().find(holds).map(|own| found(own, over, 0.85))
}

/// Verbs that give a count its value: "rose to 31", "stands at 31", "put the toll at 31".
#[rustfmt::skip]
pub(super) const GIVES: [&str; 44] = [
    "rise", "climb", "reach", "stand", "hit", "jump", "grow", "increase", "soar", "surge", "pass", "top", "exceed",
    "surpass", "fall", "drop", "decrease", "be", "put", "bring", "push", "take", "raise", "lower", "revise", "total",
    "number", "place", "set", "give", "estimate", "report", "mount", "go", "come", "remain", "double", "swell",
    "near", "approach", "list", "cite", "become", "update",
];

/// Words of a number that count whatever was counted before: "the total".
pub(crate) fn is_total(lemma: &str) -> bool {
    matches!(lemma, "total" | "figure" | "number" | "count" | "tally" | "toll" | "estimate" | "sum")
}

/// "a death toll of 31", "the toll rose to 31", "put the number of dead at 31".
pub(super) fn value<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>) -> Option<Measured<'a>> {
    if number.kind == Kind::Zero || !site.human {
        return None;
    }
    counts(scene, number, site).into_iter().find_map(|noun| value_of(scene, noun).or_else(|| itself(scene, noun)))
}

/// The measure of a noun that names a count: "death toll", "number of dead".
pub(crate) fn value_of<'a>(scene: &Scene<'a>, noun: Word<'a>) -> Option<Measured<'a>> {
    let of = |name: &str| {
        sense(scene, name, (Pos::Noun, Counts::Value), What::ANY, |with| hangs_on(noun, with))
            .filter(|own| own.of.is_none())
    };
    let compound = noun.before().map(|before| format!("{} {}", before.form().to_lowercase(), lemma(noun)));
    compound.and_then(|own| of(&own)).or_else(|| of(&lemma(noun))).map(|own| found(own, noun, 0.85))
}

/// The nouns whose value a number may be.
pub(crate) fn counts<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>) -> Vec<Word<'a>> {
    let mut nouns = Vec::new();
    let anchor = site.anchor;
    let nominal = |word: &Word| matches!(word.upos(), Upos::Noun | Upos::Propn | Upos::Adj);
    // "the toll was 31", "31: the toll".
    nouns.extend(anchor.children().filter(|child| child.relation().base() == Relation::Nsubj));
    if let Some(over) = anchor.parent() {
        match anchor.relation().base() {
            Relation::Nmod
            | Relation::Appos
            | Relation::Nummod
            | Relation::Dep
            | Relation::Parataxis
            | Relation::List
                if nominal(&over) =>
            {
                nouns.push(over);
                // "the total of confirmed cases to 3.3 million", where the number hangs on the cases.
                let total = over.parent().filter(|total| over.relation() == Relation::Nmod && is_total(total.lemma()));
                nouns.extend(total);
            }
            _ => {}
        }
        if GIVES.contains(&over.lemma()) || over.upos() == Upos::Verb && matches!(anchor.relation(), Relation::Obl) {
            nouns.extend(scene.argument(over, Role::Object).filter(|object| *object != anchor));
            nouns.extend(scene.argument(over, Role::Doer).filter(|doer| *doer != anchor));
            nouns.extend(
                over.children()
                    .filter(|child| matches!(child.relation().base(), Relation::Nsubj | Relation::Obj))
                    .filter(|child| *child != anchor),
            );
        }
    }
    // "a lower death toll, 1,814, said": between commas right behind the noun.
    let form = |at: usize| scene.tree.get(at).map_or("", Word::form);
    let inserted = matches!(form(number.phrase.end), "," | "." | ")");
    if let Some(at) = number.phrase.start.checked_sub(2).filter(|at| inserted && matches!(form(at + 1), "," | "(")) {
        nouns.extend(scene.tree.get(at).filter(|noun| value_of(scene, *noun).is_some()));
    }
    // The verb right before it, or inside its hedge, where the tree says otherwise: "surpassed one million".
    let first = number.phrase.start.saturating_sub(1);
    let before = (first..number.words.start).filter_map(|at| scene.tree.get(at));
    let gives = |word: &Word| {
        word.upos() == Upos::Verb && GIVES.contains(&word.lemma()) && word.sentence_index() == anchor.sentence_index()
    };
    if let Some(verb) = before.into_iter().find(gives) {
        nouns.extend(scene.argument(verb, Role::Doer).filter(|doer| *doer != anchor));
    }
    nouns.dedup();
    nouns
}
