//! The words right beside a number, where the tree is wrong: "killing 107 or more", "were, he said, among the dead".

use super::Measured;
use super::nouns::itself;
use super::sense::{adjective, found, hangs_on, lemma, sense};
use crate::figures::noun::{self, Site};
use crate::figures::numbers::Number;
use crate::scene::Scene;
use dateline_knowledge::counted::Class;
use dateline_knowledge::measures::{Counts, Pos};
use dateline_types::document::Word;
use dateline_types::{Measure, Relation, Upos, Xpos};

/// Right beside the number, where the tree is wrong: "killing 107 or more", "12 killed".
pub(super) fn beside<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>) -> Option<Measured<'a>> {
    let before = number.phrase.start.checked_sub(1).and_then(|at| scene.tree.get(at));
    let before =
        before.filter(|word| word.sentence_index() == site.anchor.sentence_index() && word.upos() == Upos::Verb);
    if let Some(verb) = before
        && let Some(own) =
            sense(scene, &lemma(verb), (Pos::Verb, Counts::Object), site.into(), |with| hangs_on(verb, with))
    {
        return Some(found(own, verb, 0.7));
    }
    let last =
        site.noun.filter(|noun| noun.index() >= number.phrase.end).or_else(|| scene.tree.get(number.phrase.end - 1));
    let mut next = last.unwrap_or(site.anchor).after().map(over_insertion);
    const FAR: usize = 4;
    for _ in 0..FAR {
        let word = next.filter(|word| word.sentence_index() == site.anchor.sentence_index())?;
        match word.upos() {
            Upos::Aux | Upos::Adv | Upos::Part => next = word.after(),
            Upos::Verb => {
                // "An estimated 800 people attended": a noun that heads its sentence has its verb behind it.
                let passive = word.xpos() == Xpos::Vbn && site.anchor.relation() != Relation::Root;
                let counts = if passive { Counts::Object } else { Counts::Subject };
                let own = sense(scene, &lemma(word), (Pos::Verb, counts), site.into(), |with| hangs_on(word, with))?;
                return Some(found(own, word, 0.7));
            }
            Upos::Punct if over_insertion(word) != word => next = Some(over_insertion(word)),
            Upos::Adp => return beside_in(scene, word, site),
            Upos::Adj => return adjective(scene, word, site.into()).map(|own| found(own, word, 0.7)),
            _ => return None,
        }
    }
    None
}

/// "were in the building", "were among the dead", by the words alone.
pub(super) fn beside_in<'a>(scene: &Scene<'a>, case: Word<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    // "12 people in the north were killed" is no such thing: a verb of being comes before.
    if case.before().is_none_or(|before| before.lemma() != "be" && before.form() != ",") {
        return None;
    }
    const FAR: usize = 6;
    let words = (case.index() + 1..case.index() + FAR).filter_map(|at| scene.tree.get(at));
    let mut words = words.take_while(|word| {
        word.sentence_index() == case.sentence_index() && word.upos() != Upos::Punct || word.form() == "-"
    });
    if case.lemma() == "among" {
        return words.find_map(|word| {
            itself(scene, word).or_else(|| adjective(scene, word, site.into()).map(|own| found(own, word, 0.7)))
        });
    }
    words.find_map(|word| {
        let noun = matches!(word.upos(), Upos::Noun) && word.after().is_none_or(|next| next.upos() != Upos::Noun);
        let own = noun
            .then(|| sense(scene, &lemma(case), (Pos::Adv, Counts::Modified), site.into(), |with| with == lemma(word)))
            .flatten();
        let holds = noun && matches!(noun::class(scene, word), Some(Class::Building | Class::Vehicle)) && site.human;
        own.map(|own| found(own, word, 0.7)).or_else(|| {
            holds.then_some(Measured {
                measure: Measure::Exposed,
                rule: "exposed.inside@counted.tsv",
                by: Some(word),
                active: false,
                confidence: 0.6,
            })
        })
    })
}

/// The word behind what is set between commas: ", including a nurse, were injured".
pub(super) fn over_insertion(word: Word<'_>) -> Word<'_> {
    const LONGEST: usize = 14;
    if word.form() != "," || word.after().is_none_or(|next| matches!(next.upos(), Upos::Cconj)) {
        return word;
    }
    let tree = word.tree();
    let inside = (word.index() + 1..word.index() + LONGEST).filter_map(|at| tree.get(at));
    let end = inside
        .into_iter()
        .take_while(|own| own.sentence_index() == word.sentence_index())
        .find(|own| own.form() == ",");
    end.and_then(Word::after).filter(|next| matches!(next.upos(), Upos::Aux | Upos::Verb | Upos::Adp)).unwrap_or(word)
}
