//! Those who take part and are not counted: perpetrators, one picked out of many.

use crate::figures::noun::Site;
use crate::figures::numbers::Number;
use dateline_types::document::Word;
use dateline_types::figure::Qualifier;
use dateline_types::{Relation, Upos};

/// Who did it is told by other records; only what was done to them counts them: "three gunmen were killed".
pub(super) fn is_perpetrator(site: &Site) -> bool {
    let does = site.noun.is_some_and(|noun| {
        matches!(
            noun.lemma(),
            "gunman" | "attacker" | "assailant" | "bomber" | "shooter" | "perpetrator" | "hijacker" | "robber"
        )
    });
    does && site.anchor.relation() == Relation::Nsubj
}

/// "one of his lawyers", "one" that stands for a noun.
pub(super) fn is_one_of_many(number: &Number, first: Word, after: Option<Word>) -> bool {
    let one = first.form().eq_ignore_ascii_case("one") && number.words.len() == 1;
    let pointed = first.before().is_some_and(|word| word.upos() == Upos::Det || word.upos() == Upos::Adj);
    let pronoun = first.upos() != Upos::Num && number.qualifier == Qualifier::Exact;
    one && (after.is_some_and(|word| word.form() == "of") || pronoun && pointed)
}
