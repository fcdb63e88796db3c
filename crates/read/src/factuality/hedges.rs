//! Hedges: words that modify the event itself, "probably", "allegedly", "planned", "possible".

use super::clause::{children, lemma, pos};
use super::scope::Scope;
use dateline_knowledge::signatures::{Complement, Pos, Signatures};
use dateline_types::Relation;
use dateline_types::document::Word;

/// Applies the hedges that hang on a word.
pub(super) fn apply(word: Word, scope: &mut Scope, signatures: &Signatures) {
    for child in children(word) {
        let part = match child.relation().base() {
            Relation::Advmod => Pos::Adv,
            Relation::Amod => Pos::Adj,
            _ => continue,
        };
        // "planned" may be tagged as a verb, and its lemma be "plan".
        let lemma =
            if part == Pos::Adj && pos(child) == Some(Pos::Verb) { super::clause::lower(child) } else { lemma(child) };
        if let Some(signature) = signatures.of(&lemma, part, Complement::Modified) {
            *scope = scope.under(child, Complement::Modified, signature);
        }
    }
}
