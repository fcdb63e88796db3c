//! Who there is in a report, in the order of the text: so that what is looked for around an event costs what stands there.

use super::kinds::Kinds;
use super::parties::Party;
use crate::scene::Scene;
use dateline_types::{Entity, EntityKind, Span};

/// Mentions that an event without them may mean, each with the number of its entity.
pub(super) struct Cast {
    /// States.
    states: Vec<(Span, usize)>,
    /// Police, armies, authorities.
    authorities: Vec<(Span, usize)>,
    /// Those who protest.
    crowds: Vec<(Span, usize)>,
    /// The two states that the report names most, where both are named often: numbers of their entities.
    sides: Option<[usize; 2]>,
}

/// How often a state must be named to be a side of the report.
const OFTEN: usize = 3;

impl Cast {
    pub(super) fn new(scene: &Scene, kinds: &Kinds) -> Self {
        let protests = |span: Span| {
            let head = scene.tree.get(head_of(scene, span));
            head.zip(kinds.protester).is_some_and(|(head, class)| kinds.of(scene, head).has(class))
        };
        Self {
            states: mentions(scene, |entity, _| entity.kind == EntityKind::State),
            authorities: mentions(scene, |entity, _| enforces(entity)),
            crowds: mentions(scene, |entity, span| entity.kind == EntityKind::Group && protests(span)),
            sides: sides(scene),
        }
    }

    /// The state other than `country` that is named nearest before a place in its sentence.
    pub(super) fn other_state(&self, scene: &Scene, country: &str, at: Span, sentence: Span) -> Option<Party> {
        const LOOK: usize = 12;
        let until = self.states.partition_point(|(span, _)| span.end <= at.start);
        let near = self.states[..until].iter().rev().take(LOOK).take_while(|(span, _)| span.start >= sentence.start);
        let mut near = near.filter(|(_, entity)| is_other(scene, *entity, country));
        near.next().map(|(span, entity)| party(scene, *span, *entity))
    }

    /// The other of the two states that the report is about, where `country` is one of them: its mention nearest before.
    pub(super) fn other_side(&self, scene: &Scene, country: &str, at: Span) -> Option<Party> {
        let sides = self.sides?;
        let other = sides.into_iter().find(|side| is_other(scene, *side, country))?;
        if sides.iter().all(|side| is_other(scene, *side, country)) {
            return None;
        }
        let until = self.states.partition_point(|(span, _)| span.end <= at.start);
        let before = self.states[..until].iter().rev().find(|(_, entity)| *entity == other);
        before.map(|(span, entity)| party(scene, *span, *entity))
    }

    /// The two states that were named last before a place, not many sentences off and no third with them; else those that the
    /// report is about.
    pub(super) fn two_before(&self, scene: &Scene, at: Span) -> Option<[usize; 2]> {
        const SENTENCES: usize = 6;
        const LOOK: usize = 24;
        let sentence = |span: Span| scene.tree.get(head_of(scene, span)).map_or(0, |head| head.sentence_index());
        let until = self.states.partition_point(|(span, _)| span.end <= at.start);
        let mut found: Vec<usize> = Vec::new();
        let mut last = sentence(at);
        for (span, entity) in self.states[..until].iter().rev().take(LOOK) {
            let own = sentence(*span);
            if own + SENTENCES < sentence(at) || found.len() >= 2 && own < last {
                break;
            }
            last = own;
            if !found.contains(entity) {
                found.push(*entity);
            }
        }
        found.sort_unstable();
        <[usize; 2]>::try_from(found).ok().or(self.sides)
    }

    /// Police, army or authorities named before a place, not many blocks away.
    pub(super) fn authorities_before(&self, scene: &Scene, at: Span, not: impl Fn(usize) -> bool) -> Option<Party> {
        const BLOCKS: usize = 3;
        const LOOK: usize = 6;
        let until = self.authorities.partition_point(|(span, _)| span.end <= at.start);
        let mut near = self.authorities[..until].iter().rev().take(LOOK);
        let (span, entity) = near.find(|(span, _)| !not(head_of(scene, *span)))?;
        (scene.block_of(*span) + BLOCKS >= scene.block_of(at)).then(|| party(scene, *span, *entity))
    }

    /// Those who protest, named nearest to a place.
    pub(super) fn crowd_near(&self, scene: &Scene, at: Span) -> Option<Party> {
        let behind = self.crowds.partition_point(|(span, _)| span.start < at.start);
        let near = behind.saturating_sub(1)..self.crowds.len().min(behind + 1);
        let nearest = self.crowds[near].iter().min_by_key(|(span, _)| span.start.abs_diff(at.start));
        nearest.map(|(span, entity)| party(scene, *span, *entity))
    }
}

fn is_other(scene: &Scene, entity: usize, country: &str) -> bool {
    scene.entities.get(entity).is_some_and(|entity| entity.country.as_deref() != Some(country))
}

fn mentions(scene: &Scene, wanted: impl Fn(&Entity, Span) -> bool) -> Vec<(Span, usize)> {
    let all = scene.entities.iter().enumerate().flat_map(|(at, entity)| {
        let wanted = &wanted;
        entity.mentions.iter().map(|own| own.span).filter(move |span| wanted(entity, *span)).map(move |span| (span, at))
    });
    let mut all: Vec<(Span, usize)> = all.collect();
    all.sort_by_key(|(span, at)| (span.start, span.end, *at));
    all
}

/// Police, army, authorities, by the last word of the name.
fn enforces(entity: &Entity) -> bool {
    #[rustfmt::skip]
    const HEADS: [&str; 15] = [
        "police", "authority", "authorities", "force", "forces", "army", "troops", "soldier", "soldiers", "officer",
        "officers", "military", "gendarmerie", "agent", "agents",
    ];
    let last = entity.name.rsplit(' ').next().unwrap_or("").to_lowercase();
    matches!(entity.kind, EntityKind::Group | EntityKind::Organisation) && HEADS.contains(&last.as_str())
}

fn sides(scene: &Scene) -> Option<[usize; 2]> {
    let often = |(_, entity): &(usize, &Entity)| entity.kind == EntityKind::State && entity.mentions.len() >= OFTEN;
    let mut states: Vec<(usize, &Entity)> = scene.entities.iter().enumerate().filter(often).collect();
    states.sort_by_key(|(at, entity)| (std::cmp::Reverse(entity.mentions.len()), *at));
    match states.as_slice() {
        [(one, _), (other, _), ..] => Some([*one, *other]),
        _ => None,
    }
}

fn head_of(scene: &Scene, span: Span) -> usize {
    scene.tree.document().tokens.spans.partition_point(|word| word.end < span.end)
}

fn party(scene: &Scene, span: Span, entity: usize) -> Party {
    Party { span, entity: Some(entity), head: head_of(scene, span), implied: true }
}
