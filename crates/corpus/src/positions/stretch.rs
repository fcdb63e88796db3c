//! The words of a position: as much of the report as says it, and no more.

use crate::reading::{Reading, hull};
use dateline_types::{At, Event, Relation, Span, Statement, Upos, Word};

/// The lemma of the word that heads a trigger; empty without a tree.
pub(super) fn lemma<'r>(reading: &'r Reading, event: &Event) -> &'r str {
    head(reading, event).map_or("", Word::lemma)
}

/// The words of an event: where its trigger hands a content over, both; where it stands in what somebody says, the sentence
/// of it; else from the trigger to the end of its clause.
pub(super) fn of_event(reading: &Reading, event: &Event, statement: Option<&Statement>) -> Span {
    let trigger = hull(&event.trigger).unwrap_or_default();
    let sentence = reading.sentence(trigger.start).map(|own| own.span);
    if let Some(statement) = statement {
        let content = hull(&statement.content).unwrap_or_default();
        let is_cue = statement.cue.iter().any(|&At(cue)| cue.overlaps(trigger));
        if is_cue {
            return if trigger.start < content.start {
                clip(trigger.join(content), sentence)
            } else {
                bare(reading, content)
            };
        }
        let part = statement.content.iter().map(|&At(part)| part).find(|part| part.contains(trigger));
        if let Some(part) = part {
            return bare(reading, clip(part, sentence));
        }
    }
    let end = clause_end(reading, event).or(sentence.map(|own| own.end)).unwrap_or(trigger.end);
    Span::new(trigger.start, end.max(trigger.end))
}

/// The words of a statement: its content, with the cue where that comes first and both are one stretch.
pub(super) fn of_statement(reading: &Reading, statement: &Statement) -> Option<Span> {
    const NEAR: u32 = 2;
    let content = hull(&statement.content)?;
    let cue = statement.cue.last().map(|&At(cue)| cue);
    Some(match cue.filter(|cue| cue.end <= content.start && content.start - cue.end < NEAR) {
        Some(cue) => cue.join(content),
        None => bare(reading, content),
    })
}

/// A content without the "that" it begins with.
fn bare(reading: &Reading, content: Span) -> Span {
    let mut words = reading.word_range(content).filter_map(|at| reading.document.tree()?.get(at));
    match (words.next(), words.next()) {
        (Some(first), Some(second)) if first.upos() == Upos::Sconj && first.form().eq_ignore_ascii_case("that") => {
            Span::new(second.span().start, content.end)
        }
        _ => content,
    }
}

/// The part of a stretch that is in the sentence.
fn clip(stretch: Span, sentence: Option<Span>) -> Span {
    match sentence {
        Some(own) if own.overlaps(stretch) => Span::new(stretch.start.max(own.start), stretch.end.min(own.end)),
        _ => stretch,
    }
}

/// The word of a trigger on which its others hang.
fn head<'r>(reading: &'r Reading, event: &Event) -> Option<Word<'r>> {
    let words = event.trigger.iter().flat_map(|&At(span)| reading.tree_words(span));
    words.min_by_key(|word| word.ancestors().count())
}

/// Where the clause of a trigger ends: before the next clause that is joined to it, and before marks at its end.
fn clause_end(reading: &Reading, event: &Event) -> Option<u32> {
    let head = head(reading, event)?;
    let next = head.children().find(|child| child.index() > head.index() && is_clause(*child));
    let stop = next.map(|child| child.subtree_span().start);
    let last = head.subtree().take_while(|word| stop.is_none_or(|stop| word.span().start < stop));
    last.filter(|word| !matches!(word.upos(), Upos::Punct | Upos::Cconj)).last().map(|word| word.span().end)
}

/// Whether a word heads a clause beside that of its parent.
fn is_clause(word: Word) -> bool {
    let beside = matches!(word.relation().base(), Relation::Conj | Relation::Parataxis);
    beside && (matches!(word.upos(), Upos::Verb | Upos::Aux) || word.child_like(Relation::Nsubj).is_some())
}
