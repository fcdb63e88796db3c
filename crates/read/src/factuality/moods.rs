//! Moods: what is asked and what is ordered is not said to be so.

use super::clause::{children, is_finite, lemma, lower, subject, to};
use dateline_types::document::Word;
use dateline_types::tags::Mood;
use dateline_types::{Relation, Upos, Xpos};

/// The mark of a question that asks whether the clause is so: not "why did they leave?", which takes it for granted.
pub(super) fn question(clause: Word<'_>) -> Option<Word<'_>> {
    let last = clause.sentence().tokens.end.checked_sub(1)?;
    let tree = clause.tree();
    let mark = (0..4)
        .filter_map(|back| tree.get((last as usize).checked_sub(back)?))
        .find(|word| word.form().contains('?'))?;
    (mark.sentence_index() == clause.sentence_index() && !asks_what(clause) && is_inverted(clause)).then_some(mark)
}

/// Whether the first auxiliary or copula, or else the verb, stands before the subject: "Did they leave?", "Leave already?".
/// "They left?" is no such question, nor is what stands before one in the same sentence: "I am new here, where do I go?".
fn is_inverted(clause: Word) -> bool {
    let Some(subject) = subject(clause) else { return !is_finite(clause) || clause.xpos() != Xpos::Vbd };
    let first = children(clause).find(|child| matches!(child.relation().base(), Relation::Aux | Relation::Cop));
    first.map_or(clause.index(), Word::index) < subject.index()
}

/// Whether a clause has a question word of its own.
pub(super) fn asks_what(clause: Word) -> bool {
    let asks = |word: Word| matches!(word.xpos(), Xpos::Wp | Xpos::Wrb | Xpos::Wdt | Xpos::WpPoss);
    children(clause).any(|child| {
        child.index() < clause.index()
            && !matches!(
                child.relation().base(),
                Relation::Advcl | Relation::Acl | Relation::Conj | Relation::Parataxis
            )
            && (asks(child) || children(child).any(|inner| asks(inner) && inner.relation().base() != Relation::Acl))
    }) || asks(clause)
}

/// The copula of a clause that says what somebody is to do: "the plan is to leave", "all they have to do is leave".
pub(super) fn aim(clause: Word<'_>) -> Option<Word<'_>> {
    let done = |child: Word| child.relation().base() == Relation::Aux && lemma(child) == "do";
    let bare = clause.xpos() == Xpos::Vb && !children(clause).any(done);
    children(clause)
        .find(|child| bare && child.relation() == Relation::Cop || bare && to(clause) == Some(*child) && has_be(clause))
}

fn has_be(clause: Word) -> bool {
    children(clause)
        .any(|child| matches!(child.relation().base(), Relation::Cop | Relation::Aux) && lemma(child) == "be")
}

/// Whether a clause is an order: a bare verb without subject.
pub(super) fn is_order(clause: Word) -> bool {
    let helped = children(clause)
        .any(|child| child.relation().base() == Relation::Aux && !matches!(lemma(child).as_str(), "do" | "let"));
    let own = clause.upos() == Upos::Verb
        && (clause.xpos() == Xpos::Vb || clause.feats().mood() == Some(Mood::Imp))
        && subject(clause).is_none_or(|subject| match lower(subject).as_str() {
            "you" => clause.feats().mood() == Some(Mood::Imp),
            // "lets meet", "plz call", as people write who do not edit.
            "lets" | "plz" | "pls" | "please" => true,
            _ => false,
        });
    let marked = children(clause).any(|child| matches!(child.relation().base(), Relation::Mark | Relation::Cop));
    // "will meet and discuss" shares its auxiliary, and so its mood.
    let shared = clause.relation() == Relation::Conj && clause.parent().is_some_and(|first| first.xpos() == Xpos::Vb);
    own && !helped && !marked && !shared && to(clause).is_none() && !is_finite(clause)
}
