//! "Both countries", "the two sides": the two states that were named last, or that the report is about.

use super::cast::Cast;
use super::parties::Party;
use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::{Relation, Xpos};

/// Whether a word heads "both countries" or "the two sides".
pub(super) fn is_both(word: Word) -> bool {
    #[rustfmt::skip]
    const SIDES: [&str; 9] = [
        "side", "country", "nation", "state", "government", "neighbour", "neighbor", "rival", "party",
    ];
    let has =
        |form: &str| word.children().any(|own| own.index() < word.index() && own.form().eq_ignore_ascii_case(form));
    let further = |own: Word| matches!(own.relation(), Relation::Amod | Relation::Nmod | Relation::AclRelcl);
    word.xpos() == Xpos::Nns
        && SIDES.contains(&word.lemma())
        && (has("both") || has("the") && has("two"))
        && !word.children().any(further)
}

/// Puts the two states in the place of "both countries".
pub(super) fn expand(scene: &Scene, cast: &Cast, parties: &mut Vec<Party>) {
    let both = |party: &Party| scene.tree.get(party.head).is_some_and(is_both);
    let Some(at) = parties.iter().position(both) else { return };
    let Some(two) = cast.two_before(scene, parties[at].span) else { return };
    let own = parties.remove(at);
    for entity in two {
        if !parties.iter().any(|party| party.entity == Some(entity)) {
            parties.push(Party { entity: Some(entity), ..own });
        }
    }
}
