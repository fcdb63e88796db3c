//! According to whom: the statement that tells of an event, and its source.

use super::compose::Mention;
use crate::scene::Scene;
use dateline_types::document::{Role, Word};
use dateline_types::statement::StatementForm;
use dateline_types::{At, Source, Span, Statement};

/// The statement and source of an event.
#[derive(Clone, Copy, Default)]
pub(super) struct Whose<'a> {
    pub(super) statement: Option<&'a Statement>,
    pub(super) source: Option<&'a Source>,
}

/// How many statements before a word are looked at.
const LOOK: usize = 60;

/// Who tells of the event of a word: where the word is itself a cue, who speaks by it.
pub(super) fn of<'a>(scene: &Scene<'a>, word: Word) -> Whose<'a> {
    cued(scene, word.span()).or_else(|| innermost(scene, word.span())).unwrap_or_default()
}

/// The statement whose cue a word is.
fn cued<'a>(scene: &Scene<'a>, span: Span) -> Option<Whose<'a>> {
    const LATER: usize = 8;
    let starts = |own: &Statement| own.content.first().is_some_and(|At(first)| first.start <= span.start);
    let until = scene.statements.partition_point(starts);
    let near = scene.statements[until.saturating_sub(LOOK)..scene.statements.len().min(until + LATER)].iter();
    let mut own = near.filter(|own| !own.absence && own.cue.iter().any(|At(cue)| cue.contains(span)));
    let own = own.find(|own| own.source.is_some())?;
    Some(Whose { statement: Some(own), source: source_of(scene, own) })
}

/// The innermost statement that holds a word and that somebody makes.
fn innermost<'a>(scene: &Scene<'a>, span: Span) -> Option<Whose<'a>> {
    let holds = |own: &&Statement| own.content.iter().any(|At(content)| content.contains(span));
    let starts = |own: &Statement| own.content.first().is_some_and(|At(first)| first.start <= span.start);
    let until = scene.statements.partition_point(starts);
    let near = scene.statements[..until].iter().rev().take(LOOK);
    let speaks = |own: &&Statement| {
        own.form != StatementForm::Scare
            && !own.absence
            && source_of(scene, own).is_some_and(|source| !source.span.contains(span))
    };
    let own = near
        .filter(holds)
        .filter(speaks)
        .min_by_key(|own| own.content.iter().map(|At(content)| content.len()).sum::<u32>())?;
    Some(Whose { statement: Some(own), source: source_of(scene, own) })
}

fn source_of<'a>(scene: &Scene<'a>, own: &Statement) -> Option<&'a Source> {
    own.source.as_deref().and_then(|id| scene.source(id))
}

/// Whether who is to act is who says so: "Iran said it would respond", "we will strike back"; of a plan that nobody is
/// told to have spoken of too.
pub(super) fn is_own_word(scene: &Scene, own: &Mention) -> bool {
    // "could receive a life sentence": who undergoes it threatens nobody.
    if own.fit.subject_is_target || own.fit.doers.is_empty() {
        return false;
    }
    let word = own.fit.carrier.unwrap_or(own.fit.word);
    let doers: Vec<Word> = scene.roles.words(word.index(), Role::Doer).filter_map(|at| scene.tree.get(at)).collect();
    let Some(source) = of(scene, own.fit.word).source else { return !doers.is_empty() };
    let speaker = source.entity.as_deref().and_then(|id| scene.entity_of(id));
    doers.iter().any(|doer| {
        let me = matches!(doer.lemma().to_lowercase().as_str(), "i" | "we");
        let entity = scene.entity(*doer);
        let same = entity.zip(speaker).is_some_and(|(doer, speaker)| {
            doer.id == speaker.id || doer.country.is_some() && doer.country == speaker.country
        });
        me || same
    })
}
