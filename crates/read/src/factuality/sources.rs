//! Sources named beside a clause: "…, he said", "according to …", "as officials said".

use super::clause::{children, lemma, markers, pos, subject};
use super::scope::Scope;
use dateline_knowledge::signatures::{Complement, Pos, Signature, Signatures, Verdict};
use dateline_types::Relation;
use dateline_types::document::Word;

/// What "according to" says of its clause.
const ACCORDING: Signature =
    Signature { positive: Verdict::Open, negative: Verdict::Open, holder: Some(Verdict::Yes), ahead: false };

/// Applies the sources that hang on a clause.
pub(super) fn apply(clause: Word, scope: &mut Scope, signatures: &Signatures) {
    for child in children(clause) {
        match child.relation().base() {
            Relation::Parataxis | Relation::Advcl => {
                if let Some(signature) = reports(child, signatures) {
                    scope.given_to(child, signature);
                }
            }
            Relation::Obl => {
                if let Some(cue) =
                    children(child).find(|cue| cue.relation() == Relation::Case && lemma(*cue) == "accord")
                {
                    scope.given_to(cue, ACCORDING);
                } else if let Some(cue) = markers(child).find(|cue| cue.form().eq_ignore_ascii_case("according")) {
                    scope.given_to(cue, ACCORDING);
                }
            }
            _ => {}
        }
    }
}

/// The signature of a reporting clause that has no complement of its own: "he said", "as he said".
fn reports(clause: Word, signatures: &Signatures) -> Option<Signature> {
    let complete = [Relation::Obj, Relation::Ccomp, Relation::Xcomp]
        .iter()
        .any(|&own| super::clause::child(clause, own).is_some());
    let parenthetic = clause.relation().base() == Relation::Parataxis;
    let as_said = markers(clause).next().is_some_and(|marker| lemma(marker) == "as");
    if complete || subject(clause).is_none() || pos(clause) != Some(Pos::Verb) || !(parenthetic || as_said) {
        return None;
    }
    signatures.of(&lemma(clause), Pos::Verb, Complement::That).filter(|signature| signature.holder.is_some())
}
