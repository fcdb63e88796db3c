//! Conditions: "if", "unless", "provided", "should it", "were it", "without a deal".

use super::clause::{lemma, lower, markers, subject};
use dateline_types::Relation;
use dateline_types::document::Word;

/// Whether a clause is a condition of the one it hangs on.
pub(super) fn is_condition(clause: Word) -> bool {
    let marked = markers(clause).any(|marker| match lemma(marker).as_str() {
        "if" | "unless" | "lest" | "provided" | "providing" | "supposing" | "assuming" | "whether" => true,
        // "in case", "as if", "as long as".
        "in" | "as" | "on" => {
            marker.children().any(|child| matches!(lower(child).as_str(), "case" | "if" | "though" | "condition"))
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
        && clause.children().any(|child| {
            matches!(child.relation().base(), Relation::Aux | Relation::Cop)
                && first(child)
                && child.index() < subject.index()
        })
}

/// The head of the condition that a clause hangs on. A phrase is one only where the clause looks ahead or is unreal.
pub(super) fn of(clause: Word<'_>, unreal: bool) -> Option<Word<'_>> {
    clause.children().find(|child| match child.relation().base() {
        Relation::Advcl => is_condition(*child),
        Relation::Obl => is_conditional_phrase(*child, unreal),
        _ => false,
    })
}

/// "in case of", "in the event of"; "without a deal" beside a modal.
fn is_conditional_phrase(phrase: Word, unreal: bool) -> bool {
    let case = |what: &str| phrase.children().any(|child| child.relation() == Relation::Case && lemma(child) == what);
    let event = matches!(lower(phrase).as_str(), "case" | "event")
        && case("in")
        && phrase
            .children()
            .any(|child| child.relation().base() == Relation::Nmod || child.relation().base() == Relation::Acl);
    event || unreal && (case("without") || case("barring"))
}
