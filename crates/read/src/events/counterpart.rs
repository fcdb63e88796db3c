//! The other side that a report leaves implied: threats, refusals and promises are to somebody, and a report of two sides
//! need not say each time to whom.

use super::compose::Mention;
use super::parties::{self, Party};
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType::{self, Accuse, Agree, Mobilize, Reject, Request, Threaten};
use dateline_types::{Entity, EntityKind, Modality};

/// How often a state must be named to be a side of the report.
const OFTEN: usize = 3;

/// The state that a verbal act is to, where the clause names none: one named before it in its sentence, else the other of
/// the two states that the report is about.
pub(super) fn of(scene: &Scene, own: &Mention, doers: &[Party]) -> Option<Party> {
    let directed = matches!(own.plover, Agree | Reject | Threaten | Mobilize)
        || matches!(own.plover, PloverType::Request | Accuse) && own.fit.pos == dateline_knowledge::triggers::Pos::Noun;
    let _ = (Request, Modality::Happened);
    if !directed {
        return None;
    }
    let doer = doers.iter().find_map(|doer| doer.entity.and_then(|at| scene.entities.get(at)))?;
    let country = doer.country.as_deref().filter(|_| is_of_state(doer))?;
    let span = own.fit.word.span();
    let sentence = own.fit.word.sentence().span;
    let other = |entity: &Entity| entity.kind == EntityKind::State && entity.country.as_deref() != Some(country);
    let near = scene.entities.iter().enumerate().filter(|(_, entity)| other(entity)).flat_map(|(at, entity)| {
        entity.mentions.iter().map(move |mention| (at, mention.span))
    });
    let near = near.filter(|(_, own)| sentence.contains(*own) && own.end <= span.start);
    if let Some((at, own)) = near.max_by_key(|(_, own)| own.start) {
        return Some(party(scene, at, own));
    }
    let mut states: Vec<(usize, &Entity)> = scene
        .entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| entity.kind == EntityKind::State && entity.mentions.len() >= OFTEN)
        .collect();
    states.sort_by_key(|(at, entity)| (std::cmp::Reverse(entity.mentions.len()), *at));
    let sides = states.get(..2)?;
    let is_side = sides.iter().any(|(_, entity)| entity.country.as_deref() == Some(country));
    let (at, entity) = sides.iter().find(|(_, entity)| other(entity)).filter(|_| is_side)?;
    // The mention nearest before it.
    let before = entity.mentions.iter().filter(|mention| mention.span.end <= span.start).map(|mention| mention.span);
    before.max_by_key(|own| own.start).map(|own| party(scene, *at, own))
}

/// Whether somebody acts for a state: the state itself, or whoever governs, commands or represents it.
fn is_of_state(entity: &Entity) -> bool {
    let governs = |sector: &String| matches!(sector.as_str(), "GOV" | "MIL" | "LEG" | "SPY");
    entity.kind == EntityKind::State || entity.sectors.iter().any(governs)
}

fn party(scene: &Scene, entity: usize, span: dateline_types::Span) -> Party {
    let spans = &scene.tree.document().tokens.spans;
    let head = spans.partition_point(|word| word.end < span.end);
    let _ = parties::is_own;
    Party { span, entity: Some(entity), head }
}
