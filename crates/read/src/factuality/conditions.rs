//! Conditions: "if", "unless", "provided", "should it", "were it", "without a deal".

use super::clause::{children, lemma, lower, markers, subject};
use dateline_types::Relation;
use dateline_types::document::Word;

/// Whether a clause is a condition of the one it hangs on.
pub(super) fn is_condition(clause: Word) -> bool {
    let marked = markers(clause).any(|marker| match lemma(marker).as_str() {
        "if" | "unless" | "lest" | "provided" | "providing" | "supposing" | "assuming" | "whether" => true,
        // "in case", "as if", "as long as".
        "in" | "as" | "on" => {
            children(marker).any(|child| matches!(lower(child).as_str(), "case" | "if" | "though" | "condition"))
                || marker
                    .after()
                    .is_some_and(|after| matches!(lower(after).as_str(), "case" | "long" | "if" | "condition"))
        }
        _ => false,
    });
    marked || is_inverted(clause)
}

/// "should it fail", "were it to fail", "had it failed": the auxiliary stands before the subject.
fn is_inverted(clause: Word) -> bool {
    let Some(subject) = subject(clause) else { return false };
    let first = |word: Word| matches!(lower(word).as_str(), "should" | "were" | "had");
    markers(clause).next().is_none()
        && children(clause).any(|child| {
            matches!(child.relation().base(), Relation::Aux | Relation::Cop)
                && first(child)
                && child.index() < subject.index()
        })
}

/// The head of the condition that a clause hangs on. A phrase is one only where the clause looks ahead or is unreal.
pub(super) fn of<'a>(clause: Word<'a>, unreal: bool) -> Option<Word<'a>> {
    let below = children(clause).find(|child| match child.relation().base() {
        Relation::Advcl => is_condition(*child),
        Relation::Obl => is_conditional_phrase(*child) || unreal && is_without(*child),
        _ => false,
    });
    // "Should it fail, they would leave" may be read as two clauses side by side.
    let beside = || {
        let first = clause.parent().filter(|_| clause.relation() == Relation::Parataxis)?;
        (first.index() < clause.index() && is_condition(first)).then_some(first)
    };
    let about = |phrase: Word<'a>| {
        let of = children(phrase).find(|child| matches!(child.relation().base(), Relation::Nmod | Relation::Acl));
        if lower(phrase) == "event" { of.unwrap_or(phrase) } else { phrase }
    };
    below.map(about).or_else(beside)
}

/// "in case of", "in the event of".
pub(super) fn is_conditional_phrase(phrase: Word) -> bool {
    let event = |word: Word| matches!(lower(word).as_str(), "case" | "event");
    let about = |child: Word| matches!(child.relation().base(), Relation::Nmod | Relation::Acl);
    let case = |child: Word| child.relation() == Relation::Case && lower(child) == "in";
    children(phrase).any(|child| case(child) && (event(phrase) || children(child).any(event)))
        && (!event(phrase) || children(phrase).any(about))
}

/// "without a deal", "barring a deal".
fn is_without(phrase: Word) -> bool {
    children(phrase)
        .any(|child| child.relation() == Relation::Case && matches!(lower(child).as_str(), "without" | "barring"))
}
