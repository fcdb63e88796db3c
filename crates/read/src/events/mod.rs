//! Events: who did what to whom, when, where, how sure, according to whom.
//!
//! The words of a report that are triggers are fitted to the frames of their senses ([`fit`]), what fits best decides the
//! sense. Mentions that say one thing together are joined and what is only asked, promised, refused or threatened becomes
//! part of the asking ([`compose`]). Then each is given its parties ([`parties`]), modality ([`modality`]), date ([`when`]),
//! place ([`place`]) and source ([`whose`]), its codes are refined ([`codes`]), and mentions of one event are tied ([`same`]).

mod background;
mod both;
mod cast;
mod codes;
mod compose;
mod counterpart;
mod days;
mod domain;
mod fit;
mod gapped;
mod kinds;
mod mishap;
mod modality;
mod mutual;
mod nouns;
mod obliged;
mod parties;
mod place;
mod rules;
mod same;
mod speech;
mod subjects;
mod thread;
mod verbs;
mod weapons;
mod when;
mod whose;
mod write;

use crate::scene::Scene;
use dateline_types::Event;
pub(crate) use rules::kind;

/// The events of a report, in reading order.
pub(crate) fn read(scene: &Scene) -> Vec<Event> {
    let kinds = kinds::Kinds::new(scene);
    let mut mentions = Vec::new();
    for at in 0..scene.tree.document().sentences.len() {
        if !domain::is_read(scene, &kinds, at) {
            continue;
        }
        let mut fits: Vec<fit::Fit> =
            domain::told(scene, at).filter_map(|word| fit::best(scene, &kinds, word)).collect();
        fits.extend(obliged::requests(scene, &kinds, at));
        fits.sort_by_key(|fit| fit.word.index());
        mentions.extend(compose::mentions(scene, &kinds, fits));
    }
    write::events(scene, &kinds, mentions)
}
