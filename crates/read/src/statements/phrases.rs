//! How far the words go that name a source and a cue.

use dateline_types::document::Word;
use dateline_types::{Relation, Span, Upos, Xpos};

/// The most steps up a tree.
pub(crate) const DEEP: usize = 40;

/// The most words a source's name is looked for on either side of its head.
const FAR: usize = 60;

/// The words of the noun phrase that names a source: with what it is of, in apposition to and coordinated with, without
/// relative clauses, which tell more than who it is.
pub(crate) fn source(head: Word) -> Span {
    // "One child was, according to the fire service, among the dead": a source taken for what the sentence tells is named
    // by its own phrase alone.
    let tells = head.children().any(|child| child.relation().base() == Relation::Nsubj);
    let belongs = |word: Word| {
        let mut at = word;
        while at != head {
            let parent = match at.parent() {
                Some(parent) => parent,
                None => return false,
            };
            if !keeps(at, parent) || tells && !is_inner(at) {
                return false;
            }
            at = parent;
        }
        true
    };
    let (first, last) = edges(head);
    let mut start = head;
    for word in (first..head.index()).rev().filter_map(|index| head.tree().get(index)) {
        if !belongs(word) {
            break;
        }
        start = word;
    }
    let mut end = head;
    for word in (head.index() + 1..last + 1).filter_map(|index| head.tree().get(index)) {
        if !belongs(word) {
            break;
        }
        end = word;
    }
    while end != head
        && (matches!(end.upos(), Upos::Punct | Upos::Cconj) && !closes(end) || end.relation() == Relation::Case)
    {
        let Some(before) = end.before() else { break };
        end = before;
    }
    while start != head
        && (start.upos() == Upos::Punct
            || matches!(start.relation(), Relation::Case | Relation::Mark | Relation::Fixed))
    {
        let Some(after) = start.after() else { break };
        start = after;
    }
    start.span().join(end.span())
}

/// The words that name a source before its cue: what the tree hangs on it from the cue onwards is no part of its name.
pub(crate) fn source_of(head: Word, cue: usize) -> Span {
    let span = source(head);
    let behind = head.tree().get(cue).filter(|cue| head.index() < cue.index() && span.contains(cue.span()));
    let last = behind.and_then(Word::before).filter(|last| last.index() > head.index());
    match (behind, last) {
        (Some(_), Some(last)) if last.upos() != Upos::Punct => Span::new(span.start, last.span().end),
        (Some(_), _) => Span::new(span.start, head.span().end),
        (None, _) => span,
    }
}

/// A bracket or mark that closes what stands before it.
fn closes(word: Word) -> bool {
    matches!(word.form(), ")" | "]" | "”" | "’" | "\"")
}

/// Whether a word belongs to the phrase of what it hangs on.
fn keeps(word: Word, parent: Word) -> bool {
    match word.relation() {
        Relation::AclRelcl | Relation::Parataxis | Relation::Advcl | Relation::Ccomp | Relation::AdvclRelcl => false,
        Relation::Conj => !matches!(word.upos(), Upos::Verb | Upos::Aux),
        Relation::Obl | Relation::Advmod | Relation::OblUnmarked => {
            word.index() < parent.index() || parent_is_clause(parent)
        }
        // "the leaders spoke by telephone": a verb with a tense tells more than who they are.
        Relation::Acl => word.xpos() != Xpos::Vbd,
        _ => true,
    }
}

/// Words that stand inside a phrase.
fn is_inner(word: Word) -> bool {
    use Relation::{Amod, Compound, Det, Flat, NmodPoss, Nummod};
    matches!(word.relation(), Amod | Compound | Det | Flat | NmodPoss | Nummod)
}

fn parent_is_clause(parent: Word) -> bool {
    matches!(parent.relation(), Relation::Acl)
}

/// The word that a name or description is part of: of "(NOC)" the corporation, of "lawmaker" the name that follows.
pub(crate) fn whole(word: Word<'_>) -> Word<'_> {
    let nominal = |word: &Word| matches!(word.upos(), Upos::Noun | Upos::Propn);
    let part =
        |word: &Word| matches!(word.relation(), Relation::Appos | Relation::Flat | Relation::NmodDesc) && nominal(word);
    let mut at = word;
    for _ in 0..DEEP {
        let Some(over) = at.parent().filter(|over| part(&at) && nominal(over)) else { break };
        at = over;
    }
    at
}

/// The first word of what hangs on a word.
pub(crate) fn first(head: Word) -> usize {
    edges(head).0
}

/// The last word of what hangs on a word.
pub(crate) fn last(head: Word) -> usize {
    edges(head).1
}

fn edges(head: Word) -> (usize, usize) {
    let span = head.subtree_span();
    let spans = &head.tree().document().tokens.spans;
    let first = spans.partition_point(|word| word.start < span.start);
    let last = spans.partition_point(|word| word.end <= span.end).saturating_sub(1);
    (first.max(head.index().saturating_sub(FAR)), last.min(head.index() + FAR))
}

/// The words of a cue: the verb with its auxiliaries, negation and particle, and `marker`, the preposition by which a
/// rule found its content: "has maintained", "did not say", "warned of", "ruled out".
pub(crate) fn cue(head: Word, marker: Option<Word>) -> Span {
    let (mut first, mut last) = (head, head);
    for child in head.children() {
        let own = match child.relation() {
            Relation::Aux | Relation::AuxPass | Relation::Cop | Relation::CompoundPrt | Relation::Fixed => true,
            Relation::Advmod | Relation::Det => is_negation(child),
            _ => false,
        };
        if own && child.index() + FAR > head.index() && child.index() < head.index() + FAR {
            if child.index() < first.index() {
                first = child;
            }
            // "Is he right?": what stands between an auxiliary that was moved and its verb is no cue.
            if child.index() > last.index() {
                last = child;
            }
        }
    }
    if let Some(marker) = marker.filter(|marker| marker.index() == last.index() + 1) {
        last = marker;
    }
    let gap = (first.index()..head.index()).filter_map(|index| head.tree().get(index));
    let moved = gap.clone().any(|word| matches!(word.upos(), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Punct));
    let first = if moved { head } else { first };
    first.span().join(last.span())
}

/// "not", "n't", "never", "no".
pub(crate) fn is_negation(word: Word) -> bool {
    matches!(word.lemma(), "not" | "n't" | "never" | "no" | "neither") || matches!(word.form(), "n't" | "n’t")
}
