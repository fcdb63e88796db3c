//! "Each other", "one another": those who act are those acted upon.

use super::parties::Party;
use crate::scene::Scene;
use dateline_types::document::Word;

/// Whether a word heads "each other" or "one another".
pub(super) fn is_mutual(word: Word) -> bool {
    let then = |other: &str| word.after().is_some_and(|next| next.form().eq_ignore_ascii_case(other));
    match word.form() {
        "each" => then("other"),
        "one" => then("another"),
        _ => false,
    }
}

/// Puts those who act in the place of "each other".
pub(super) fn sides(scene: &Scene, doers: &[Party], targets: &mut Vec<Party>) {
    let mutual = |target: &Party| scene.tree.get(target.head).is_some_and(is_mutual);
    let Some(at) = targets.iter().position(mutual) else { return };
    let both = targets.remove(at);
    let span = scene.tree.get(both.head).and_then(Word::after).map_or(both.span, |other| both.span.join(other.span()));
    targets.extend(doers.iter().map(|doer| Party { span, head: both.head, implied: false, ..*doer }));
}
