//! Where: the smallest place that bounds a count.

use super::noun::Site;
use super::scene::Scene;
use dateline_types::document::Word;
use dateline_types::{Entity, EntityKind, PlaceSense, Relation, Span};

/// The place of a count: one that its clause names, else the last one named before as a place.
pub(super) fn place<'a>(scene: &Scene<'a>, site: &Site<'a>, span: Span, source: Option<Span>) -> Option<&'a Entity> {
    let sentence = site.anchor.sentence();
    let here = scene.places.iter().filter(|own| sentence.span.contains(own.span));
    let free = here.filter(|own| source.is_none_or(|source| !source.contains(own.span)));
    // Behind the number, up to the next one, then before it; the nearest counts.
    let far = |own: &&super::scene::Placed| {
        let behind = own.span.start >= span.end;
        let distance = if behind { own.span.start - span.end } else { span.start.saturating_sub(own.span.end) + 40 };
        let located = is_located(scene, own.head);
        (!located, distance)
    };
    let own = free.min_by_key(far).or_else(|| {
        let before = scene.places.partition_point(|own| own.span.start < sentence.span.start);
        // The place the report is about: of the last sentence that names one, the first.
        let last = scene.places[..before].last()?;
        let sentence = scene.tree.get(last.head).map(Word::sentence_index);
        scene.places[..before].iter().find(|own| scene.tree.get(own.head).map(Word::sentence_index) == sentence)
    })?;
    scene.entities.get(own.entity)
}

/// "in Beira", "across Sudan": the place something happened at.
fn is_located(scene: &Scene, head: usize) -> bool {
    scene.tree.get(head).is_some_and(|head| {
        head.children().any(|case| {
            case.relation() == Relation::Case
                && matches!(
                    case.lemma(),
                    "in" | "at" | "near" | "across" | "throughout" | "outside" | "around" | "on" | "within" | "over"
                )
        })
    })
}

/// Whether an entity's mention names a place as a place.
pub(super) fn is_place(entity: &Entity, sense: Option<PlaceSense>) -> bool {
    let kind = matches!(entity.kind, EntityKind::Place | EntityKind::State);
    kind && sense == Some(PlaceSense::Literal)
}
