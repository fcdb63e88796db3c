//! What somebody says another must, should or needs to do: a request, whatever the verb.

use super::fit::{Coded, Fit};
use super::kinds::{Kinds, core};
use super::whose;
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType;
use dateline_knowledge::triggers::Pos;
use dateline_types::document::{Role, Word};
use dateline_types::{EntityKind, Relation, Upos, rule};
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
    let needs = |over: Word| word.relation() == Relation::Xcomp && VERBS.contains(&over.lemma());
    word.children().any(modal) || word.parent().is_some_and(needs)
}

/// Who is to do it, where somebody else says so: a state, a body, people; never a thing.
pub(super) fn asked<'a>(scene: &Scene<'a>, kinds: &Kinds, word: Word<'a>) -> Option<Vec<Word<'a>>> {
    let source = whose::of(scene, word).source?;
    let doers = scene.roles.words(word.index(), Role::Doer).filter_map(|at| scene.tree.get(at));
    let doers: Vec<Word> = doers.filter(|own| kinds.acts(scene, core(*own))).collect();
    let other = |own: &Word| {
        let entity = scene.entity(core(*own));
        let acts = entity.is_none_or(|entity| !matches!(entity.kind, EntityKind::Other));
        let me = matches!(own.lemma().to_lowercase().as_str(), "i" | "we" | "it" | "you" | "one");
        acts && !me && entity.map(|entity| entity.id.as_str()) != source.entity.as_deref()
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
            carrier: None,
            occurs: None,
            score: 8,
        })
    };
    words.filter_map(request).collect()
}
