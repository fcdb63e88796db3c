//! What somebody says another must, should or needs to do: a request, whatever the verb.

use super::fit::{Coded, Fit};
use super::kinds::{Kinds, core};
use super::whose;
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType;
use dateline_knowledge::triggers::Pos;
use dateline_types::document::{Role, Word};
use dateline_types::{Entity, EntityKind, Relation, Upos, Xpos, rule};
use std::borrow::Cow;

/// Modals and verbs that oblige.
const MODALS: [&str; 4] = ["must", "should", "ought", "shall"];
const VERBS: [&str; 2] = ["need", "have"];

/// Whether a verb is one that somebody obliges another to: "Iran must halt …", "needs to reach a deal".
pub(super) fn is_obliged(word: Word) -> bool {
    if word.upos() != Upos::Verb && word.upos() != Upos::Adj {
        return false;
    }
    let modal =
        |child: Word| child.relation() == Relation::Aux && MODALS.contains(&child.lemma().to_lowercase().as_str());
    // "had to" tells of the past.
    let present = |over: Word| over.xpos() != Xpos::Vbd;
    let negated = |over: Word| over.children().any(|child| matches!(child.lemma(), "not" | "n't" | "never"));
    if word
        .ancestors()
        .take(3)
        .any(|over| negated(over) && matches!(over.lemma(), "think" | "believe" | "say" | "suggest"))
    {
        return false;
    }
    let needs = |over: Word| {
        word.relation() == Relation::Xcomp && VERBS.contains(&over.lemma()) && (present(over) || over.lemma() == "need")
    };
    word.children().any(modal) || word.parent().is_some_and(needs)
}

/// Who is to do it, where somebody else says so: a state, a body, people; never a thing.
pub(super) fn asked<'a>(scene: &Scene<'a>, kinds: &Kinds, word: Word<'a>) -> Option<Vec<Word<'a>>> {
    let source = whose::of(scene, word).source?;
    let doers = scene.roles.words(word.index(), Role::Doer).filter_map(|at| scene.tree.get(at));
    let doers: Vec<Word> = doers.filter(|own| kinds.acts(scene, core(*own))).collect();
    // What a paper thinks should be done is no request, and who governs asks nothing of his own.
    let speaker = source.entity.as_deref().and_then(|id| scene.entity_of(id));
    let governs = |entity: &Entity| {
        entity.kind == EntityKind::State || entity.sectors.iter().any(|own| matches!(own.as_str(), "GOV"))
    };
    if speaker.is_some_and(|own| own.sectors.iter().any(|sector| matches!(sector.as_str(), "MED" | "JRN"))) {
        return None;
    }
    let other = |own: &Word| {
        let entity = scene.entity(core(*own));
        let acts = entity.is_none_or(|entity| !matches!(entity.kind, EntityKind::Other));
        let me = matches!(own.lemma().to_lowercase().as_str(), "i" | "we" | "it" | "you" | "one");
        let same = entity.zip(speaker).is_some_and(|(entity, speaker)| {
            governs(speaker) && governs(entity) && entity.country.is_some() && entity.country == speaker.country
        });
        acts && !me && !same && entity.map(|entity| entity.id.as_str()) != source.entity.as_deref()
    };
    (!doers.is_empty() && doers.iter().all(other)).then_some(doers)
}

/// The requests of a sentence that no word of asking makes.
pub(super) fn requests<'a>(scene: &Scene<'a>, kinds: &Kinds, sentence: usize) -> Vec<Fit<'a>> {
    let words = scene.tree.sentence(sentence).filter(|word| is_obliged(*word));
    let request = |word: Word<'a>| {
        let targets = asked(scene, kinds, word)?;
        Some(Fit {
            coded: Some(Coded { plover: PloverType::Request, mode: None, cameo: "100" }),
            rule: Cow::Owned(rule!("events.obliged").to_string()),
            pos: Pos::Verb,
            subject_is_target: false,
            by_speaker: true,
            word,
            doers: Vec::new(),
            targets,
            content: Some(word),
            own: Vec::new(),
            things: Vec::new(),
            named: false,
            carrier: None,
            occurs: None,
            score: 8,
        })
    };
    words.filter_map(request).collect()
}
