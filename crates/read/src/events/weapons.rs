//! With what: the words beside an assault say how it was done where the trigger does not.

use super::compose::Mention;
use super::kinds::{Kinds, core, lower};
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType;
use dateline_types::Relation;
use dateline_types::document::Word;

/// Classes of words with the mode and code that they make of an assault, the surest first.
const BY_CLASS: [(&str, &str, &str); 9] = [
    ("chem", "unconventional", "2041"),
    ("drone", "drone", "1952"),
    ("riotweapon", "crowd-control", "175"),
    ("blade", "primitive", "182"),
    ("stone", "primitive", "182"),
    ("gun", "firearms", "193"),
    ("bomb", "explosives", "183"),
    ("heavy", "heavy-weapons", "194"),
    ("aircraft", "aerial", "195"),
];

/// Mode and CAMEO code of an event, by its weapons where it is an assault without a mode.
pub(super) fn narrowed(scene: &Scene, kinds: &Kinds, own: &Mention) -> (Option<String>, String) {
    let plain = (own.mode.clone(), own.cameo.clone());
    if own.plover != PloverType::Assault || own.mode.is_some() {
        return plain;
    }
    let classes = scene.desk.knowledge.word_classes();
    let words = weapons(own);
    let says = |lemma: &str| words.iter().any(|word| *lower(word.lemma()) == *lemma);
    if says("suicide") || says("bomber") && says("suicide") {
        return (Some("suicide-attack".to_owned()), "1831".to_owned());
    }
    for (name, mode, cameo) in BY_CLASS {
        let Some(class) = classes.class(name) else { continue };
        if !words.iter().any(|word| kinds.of(scene, *word).has(class)) {
            continue;
        }
        let cameo = match name {
            "bomb" if says("car") || says("truck") || says("vehicle") => "1832",
            "bomb" if says("roadside") => "1833",
            _ => cameo,
        };
        return (Some(mode.to_owned()), cameo.to_owned());
    }
    plain
}

/// What an act of conflict is done with: what is fired or thrown, and weapons behind "with" and "using".
pub(super) fn instruments<'a>(scene: &Scene<'a>, kinds: &Kinds, own: &Mention<'a>) -> Vec<Word<'a>> {
    const MANY: usize = 40;
    if own.plover.quad() != 4 {
        return Vec::new();
    }
    let with = |child: &Word| {
        child.relation() == Relation::Obl
            && child.child(Relation::Case).is_some_and(|case| matches!(case.lemma(), "with" | "using"))
    };
    let behind = own.fit.word.children().take(MANY).filter(with).filter(|word| kinds.is_weapon(scene, core(*word)));
    let fired = own.fit.things.iter().copied().filter(|word| kinds.is_fired(scene, core(*word)));
    let mut found: Vec<Word> = fired.chain(behind).collect();
    found.dedup();
    found
}

/// The words that may name a weapon: those who act and the trigger's nouns with what stands before them, and "with …".
fn weapons<'a>(own: &Mention<'a>) -> Vec<Word<'a>> {
    const MANY: usize = 40;
    let nouns = own.fit.own.iter().chain(&own.fit.things).chain(&own.fit.doers).copied();
    let mut words: Vec<Word> = std::iter::once(own.fit.word).chain(nouns).collect();
    let with = own.fit.word.children().take(MANY).filter(|child| {
        matches!(child.relation(), Relation::Obl | Relation::OblAgent)
            && child.child(Relation::Case).is_some_and(|case| matches!(case.lemma(), "with" | "by" | "using"))
    });
    words.extend(with);
    let before: Vec<Word> = words
        .iter()
        .flat_map(|word| word.children().take_while(move |child| child.index() < word.index()))
        .filter(|child| matches!(child.relation(), Relation::Compound | Relation::Amod))
        .collect();
    words.extend(before);
    words
}
