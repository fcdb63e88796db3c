//! Where those counted are: "190 people on board", "12 in hospital", "were in the building".

use super::Measured;
use super::sense::{What, found, lemma, sense};
use crate::figures::noun::{self, Site};
use crate::scene::Scene;
use dateline_knowledge::counted::Class;
use dateline_knowledge::measures::{Counts, Pos};
use dateline_types::document::Word;
use dateline_types::{Measure, Relation};

/// "190 people on board", "12 in hospital".
pub(super) fn adverbial<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    let over = site.anchor.parent().filter(|parent| parent.lemma() == "be" || parent.child(Relation::Expl).is_some());
    let places = [Some(site.anchor), site.noun, over].into_iter().flatten().flat_map(|word| word.children());
    let places = places.filter(|child| {
        matches!(
            child.relation().base(),
            Relation::Nmod | Relation::Obl | Relation::Advmod | Relation::Xcomp | Relation::Acl
        ) && child.index() > site.anchor.index()
    });
    let named = places.into_iter().find_map(|word| placed(scene, word, word, site.into()));
    named.or_else(|| {
        // The words right behind it, where the tree says otherwise.
        let next = site.noun.unwrap_or(site.anchor).after()?;
        let aboard = format!("{} {}", next.form().to_lowercase(), next.after().map_or("", Word::form).to_lowercase());
        // "on-board" may be three words.
        let hyphen = next.after().filter(|word| word.form() == "-").and_then(Word::after);
        let split = format!("{} {}", next.form().to_lowercase(), hyphen.map_or("", Word::form).to_lowercase());
        let names = [next.form().to_lowercase(), aboard, split, next.form().to_lowercase().replace('-', " ")];
        let own =
            names.iter().find_map(|name| sense(scene, name, (Pos::Adv, Counts::Modified), site.into(), |_| false));
        own.map(|own| found(own, next, 0.8))
    })
}

/// "in hospital", "aboard", "on board": the sense of a preposition with its noun, or of an adverb.
pub(super) fn placed<'a>(scene: &Scene<'a>, word: Word<'a>, by: Word<'a>, counted: What) -> Option<Measured<'a>> {
    let own = lemma(word);
    let of = |name: &str| sense(scene, name, (Pos::Adv, Counts::Modified), counted, |with| with == own);
    let cases = word.children().filter(|child| child.relation() == Relation::Case);
    let behind = cases.into_iter().find_map(|case| {
        let case = lemma(case);
        of(&case).or_else(|| of(&format!("{case} {own}")))
    });
    let own = behind.or_else(|| of(&own)).map(|own| found(own, by, 0.85));
    own.or_else(|| inside(scene, word, counted))
}

/// "120 people were in the building": in danger with it.
pub(super) fn inside<'a>(scene: &Scene<'a>, word: Word<'a>, counted: What) -> Option<Measured<'a>> {
    let case = word.child(Relation::Case)?;
    let within = matches!(case.lemma(), "in" | "inside" | "aboard" | "within" | "on");
    let holds = matches!(noun::class(scene, word), Some(Class::Building | Class::Vehicle));
    (within && holds && counted.human).then_some(Measured {
        measure: Measure::Exposed,
        rule: "exposed.inside@counted.tsv",
        by: Some(word),
        active: false,
        confidence: 0.7,
    })
}
