//! The other side that a report leaves implied: threats, refusals and promises are to somebody, and a report of two sides
//! need not say each time to whom.

use super::compose::Mention;
use super::parties::Party;
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType::{Agree, Coerce, Mobilize, Reject, Threaten};
use dateline_types::{Entity, EntityKind};

/// How often a state must be named to be a side of the report.
const OFTEN: usize = 3;

/// The state that a verbal act is to, where the clause names none: one named before it in its sentence, else the other of
/// the two states that the report is about.
pub(super) fn of(scene: &Scene, own: &Mention, doers: &[Party]) -> Option<Party> {
    if !matches!(own.plover, Agree | Reject | Threaten | Mobilize) {
        return None;
    }
    let doer = doers.iter().find_map(|doer| doer.entity.and_then(|at| scene.entities.get(at)))?;
    let country = doer.country.as_deref().filter(|_| is_of_state(doer))?;
    let span = own.fit.word.span();
    let sentence = own.fit.word.sentence().span;
    let other = |entity: &Entity| entity.kind == EntityKind::State && entity.country.as_deref() != Some(country);
    let near = scene
        .entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| other(entity))
        .flat_map(|(at, entity)| entity.mentions.iter().map(move |mention| (at, mention.span)));
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
    Party { span, entity: Some(entity), head, implied: true }
}

/// The police, army or authorities named nearest before an arrest or crackdown that names no doer.
pub(super) fn authorities(scene: &Scene, own: &Mention) -> Option<Party> {
    const HEADS: [&str; 10] =
        ["police", "authority", "force", "army", "troops", "soldier", "officer", "military", "gendarmerie", "agent"];
    const BLOCKS: usize = 3;
    let arrests = own.plover == Coerce && own.mode.as_deref() == Some("arrest");
    let span = own.fit.word.span();
    let block = scene.block_of(span);
    if !arrests {
        return None;
    }
    let enforces = |entity: &Entity| {
        let name = entity.name.to_lowercase();
        let named = name.split(' ').next_back().is_some_and(|last| {
            HEADS.iter().any(|own| last.trim_end_matches('s') == *own || last == *own || last == "authorities")
        });
        matches!(entity.kind, EntityKind::Group | EntityKind::Organisation) && named
    };
    let mentions = scene
        .entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| enforces(entity))
        .flat_map(|(at, entity)| entity.mentions.iter().map(move |mention| (at, mention.span)));
    let near = mentions.filter(|(_, own)| own.end <= span.start && scene.block_of(*own) + BLOCKS >= block);
    near.max_by_key(|(_, own)| own.start).map(|(at, own)| party(scene, at, own))
}
