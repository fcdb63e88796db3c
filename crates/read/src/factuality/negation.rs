//! Negation: "not", "never", "no longer", "no" with a subject or object, and how far it reaches.

use super::clause::{children, lemma, lower};
use dateline_types::document::Word;
use dateline_types::{Relation, Upos};

/// The word that negates a clause or an event named by a noun.
///
/// "Not only", "not just" and "not until" deny something else than the event. Two negations make none.
pub(super) fn of(word: Word<'_>) -> Option<Word<'_>> {
    let mut found = None;
    for child in children(word) {
        let negates = match child.relation().base() {
            Relation::Advmod | Relation::Cc | Relation::Aux => is_negative_adverb(child) && !is_of_focus(child),
            Relation::Det => is_negative_determiner(child),
            Relation::Nsubj | Relation::Obj | Relation::Iobj | Relation::Obl => is_negative_noun(child),
            _ => false,
        };
        if negates {
            found = if found.is_some() { None } else { Some(child) };
        }
    }
    found
}

/// "not", "never", "no longer", "hardly".
fn is_negative_adverb(word: Word) -> bool {
    match lemma(word).as_str() {
        "not" | "never" | "neither" | "nor" | "hardly" | "scarcely" | "nowhere" | "n't" | "nt" => true,
        // "no longer", "no more".
        "longer" | "more" => children(word).any(|child| lemma(child) == "no"),
        _ => matches!(lower(word).as_str(), "n't" | "n’t" | "not" | "cannot"),
    }
}

/// "not only", "not just", "not until": what follows is denied as the whole, and the event is so.
fn is_of_focus(word: Word) -> bool {
    let focus =
        |after: Word| matches!(lower(after).as_str(), "only" | "just" | "merely" | "simply" | "until" | "necessarily");
    lemma(word) == "not" && word.after().is_some_and(focus)
}

/// "no attack", "neither side".
fn is_negative_determiner(word: Word) -> bool {
    matches!(lemma(word).as_str(), "no" | "neither")
}

/// "nobody", "nothing", "none of them", "no official", "few".
pub(super) fn is_negative_noun(word: Word) -> bool {
    let few = |child: Word| {
        let bare = child.before().is_none_or(|before| !matches!(lower(before).as_str(), "a" | "very" | "the"));
        matches!(lower(child).as_str(), "few" | "little") && bare
    };
    let by_lemma =
        matches!(lemma(word).as_str(), "nobody" | "nothing" | "none" | "neither") && word.upos() != Upos::Propn;
    by_lemma
        || children(word).any(|child| match child.relation().base() {
            Relation::Det => is_negative_determiner(child),
            Relation::Amod => few(child) && word.relation().base() == Relation::Nsubj,
            _ => false,
        })
}
