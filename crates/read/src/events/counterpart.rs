//! The parties that a report leaves implied: threats, refusals and promises are to somebody, and a report of two sides need
//! not say each time to whom.

use super::cast::Cast;
use super::compose::Mention;
use super::kinds::core;
use super::parties::Party;
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType::{Agree, Coerce, Mobilize, Reject, Threaten};
use dateline_types::{Entity, EntityKind};

/// The state that a verbal act is to, where the clause names none: one named before it in its sentence, else the other of
/// the two states that the report is about.
pub(super) fn of(scene: &Scene, cast: &Cast, own: &Mention, doers: &[Party]) -> Option<Party> {
    if !matches!(own.plover, Agree | Reject | Threaten | Mobilize) {
        return None;
    }
    let doer = doers.iter().find_map(|doer| doer.entity.and_then(|at| scene.entities.get(at)))?;
    let country = doer.country.as_deref().filter(|_| is_of_state(doer))?;
    let (span, sentence) = (own.fit.word.span(), own.fit.word.sentence().span);
    cast.other_state(scene, country, span, sentence).or_else(|| cast.other_side(scene, country, span))
}

/// The police, army or authorities named nearest before an arrest that names no doer.
pub(super) fn authorities(scene: &Scene, cast: &Cast, own: &Mention) -> Option<Party> {
    let arrests = own.plover == Coerce && own.mode.as_deref() == Some("arrest");
    // "Three soldiers were arrested": not by themselves.
    let arrested = |head: usize| own.fit.targets.iter().any(|target| core(*target).index() == head);
    arrests.then(|| cast.authorities_before(scene, own.fit.word.span(), arrested)).flatten()
}

/// Whether somebody acts for a state: the state itself, or whoever governs, commands or represents it.
fn is_of_state(entity: &Entity) -> bool {
    let governs = |sector: &String| matches!(sector.as_str(), "GOV" | "MIL" | "LEG" | "SPY");
    entity.kind == EntityKind::State || entity.sectors.iter().any(governs)
}
