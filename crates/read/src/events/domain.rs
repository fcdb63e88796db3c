//! Sentences of sport, markets and the like, whose strikes, raids and victories are none.

use crate::scene::Scene;
use dateline_types::Upos;

/// Whether a sentence is read for events.
pub(super) fn is_read(scene: &Scene, sentence: usize) -> bool {
    let classes = scene.desk.knowledge.word_classes();
    let Some(sport) = classes.class("sportword") else { return true };
    const MANY: usize = 2;
    let words = scene.tree.sentence(sentence).filter(|word| !matches!(word.upos(), Upos::Punct | Upos::Adp | Upos::Det));
    let hits = words.filter(|word| classes.of(&word.lemma().to_lowercase()).has(sport)).take(MANY).count();
    hits < MANY
}
