//! Events by rules in the language of rules: constructions that no word alone makes an event, and rules of the user's own.

use super::fit::{Coded, Fit};
use crate::scene::Scene;
use crate::statements::senses::Known;
use dateline_knowledge::ontology::PloverType;
use dateline_knowledge::triggers::Pos;
use dateline_knowledge::{Knowledge, rules};
use dateline_rules::{Kind, Match};
use dateline_types::Upos;
use dateline_types::document::Word;
use std::borrow::Cow;

/// The kind of record that rules of events give: `gives Event ASSAULT doer=… target=…`; `NONE` where there is no event.
pub(crate) fn kind() -> Kind {
    let knowledge = Knowledge::built_in();
    let ontology = knowledge.ontology();
    let mut modes: Vec<String> = ontology.modes().map(|(_, mode)| mode.to_owned()).collect();
    modes.sort_unstable();
    modes.dedup();
    Kind::new("Event")
        .codes(PloverType::ALL.iter().map(|(name, _)| *name).chain(["NONE"]))
        .node("doer")
        .node("target")
        .node("content")
        .node("with")
        // Who acts is who says it.
        .words("by", ["speaker"])
        .words("mode", modes)
        .words("cameo", ontology.codes().iter().map(|code| code.code.to_string()))
}

/// The event of the rule that wins on a word; no event where the rule says that it is none.
pub(super) fn at<'a>(scene: &Scene<'a>, word: Word<'a>) -> Option<Result<Fit<'a>, ()>> {
    let known = Known { gazetteer: scene.desk.knowledge.gazetteer(), quoted: &[], times: scene.times };
    let found = scene.desk.rules.matches_of("Event", word, scene.roles, &known)?;
    // Without anybody who says so, what the speaker is to do is left to the tables.
    if found.literal("by").is_some() && super::whose::of(scene, word).source.is_none() {
        return None;
    }
    Some(fit(scene, word, &found).ok_or(()))
}

fn fit<'a>(scene: &Scene<'a>, word: Word<'a>, found: &Match<'a>) -> Option<Fit<'a>> {
    const SURE: u32 = 40;
    let rule = found.rule();
    let plover = rule.gives.code.as_deref().and_then(PloverType::of_name)?;
    let mode = found.literal("mode");
    let ontology = scene.desk.knowledge.ontology();
    let cameo = found.literal("cameo").or_else(|| ontology.plain(plover, mode))?;
    let words =
        |field: &str| -> Vec<Word<'a>> { found.field(field).filter_map(|(_, at)| scene.tree.get(at)).collect() };
    let built_in = rules::EVENTS.iter().any(|(file, _)| *file == rule.file);
    Some(Fit {
        coded: Some(Coded { plover, mode, cameo }),
        rule: Cow::Owned(rule.to_string()),
        pos: if word.upos() == Upos::Noun { Pos::Noun } else { Pos::Verb },
        subject_is_target: false,
        by_speaker: found.literal("by").is_some(),
        word,
        doers: words("doer"),
        targets: words("target"),
        content: words("content").first().copied(),
        own: words("with"),
        things: Vec::new(),
        named: false,
        carrier: None,
        occurs: None,
        // A rule of the user's is never outweighed by a table.
        score: if built_in { SURE } else { 2 * SURE },
    })
}
