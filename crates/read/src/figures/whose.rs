//! Who counts: the statement that gives a number, and its source.

use super::measure::Measured;
use super::number::Number;
use super::scene::Scene;
use dateline_types::statement::StatementForm;
use dateline_types::{At, Source, Span, Statement};

/// The statement that gives a number, and who makes it.
#[derive(Clone, Copy)]
pub(crate) struct Whose<'a> {
    pub(crate) statement: &'a Statement,
    pub(crate) source: Option<&'a Source>,
}

/// The innermost statement whose content holds a number and that somebody makes.
pub(crate) fn whose<'a>(scene: &Scene<'a>, number: &Number, measured: Measured) -> Option<Whose<'a>> {
    let spans = &scene.tree.document().tokens.spans;
    let span = spans.get(number.words.start)?.join(*spans.get(number.words.end - 1)?);
    // "the virus claimed 6,606 lives": what takes lives says nothing.
    let governor = measured.by.and_then(|by| by.parent()).map(|over| over.span());
    let takes = |own: &Statement| {
        let cue = own.cue.iter().any(|At(cue)| governor.is_some_and(|governor| cue.contains(governor)));
        cue && measured.by.is_some_and(|by| by.lemma() == "life")
    };
    innermost(scene, span, |own| !takes(own))
}

/// The same for any span.
pub(crate) fn of_span<'a>(scene: &Scene<'a>, span: Span) -> Option<Whose<'a>> {
    innermost(scene, span, |_| true)
}

fn innermost<'a>(scene: &Scene<'a>, span: Span, also: impl Fn(&Statement) -> bool) -> Option<Whose<'a>> {
    let holds = |own: &&Statement| own.content.iter().any(|At(content)| content.contains(span));
    let speaks = |own: &&Statement| own.form != StatementForm::Scare && !own.absence && own.source.is_some();
    let length = |own: &&Statement| own.content.iter().map(|At(content)| content.len()).sum::<u32>();
    // Statements are in the order of their first characters.
    let until =
        scene.statements.partition_point(|own| own.content.first().is_some_and(|At(first)| first.start <= span.start));
    let near = &scene.statements[..until];
    let statement =
        near.iter().rev().take(LOOK).filter(holds).filter(speaks).filter(|own| also(own)).min_by_key(length)?;
    let source = scene.sources.iter().find(|source| Some(&source.id) == statement.source.as_ref());
    Some(Whose { statement, source })
}

/// How many statements before a number are looked at for one that holds it.
const LOOK: usize = 60;
