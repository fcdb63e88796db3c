//! A source that another stage has found: who counts, where nothing was said.

use super::{naming, phrases};
use crate::entities::Heads;
use dateline_types::document::Word;
use dateline_types::{Entity, Source, content_id};

/// The source that a word names, without channel and relay. `report` is the report's id.
pub(crate) fn source(report: &str, head: Word, entities: &[Entity], heads: &Heads) -> Source {
    let span = phrases::source(head);
    let entity = heads.entity(head.index()).and_then(|at| entities.get(at));
    Source {
        id: content_id("s", [report, &span.start.to_string(), &span.end.to_string()]),
        entity: entity.map(|entity| entity.id.clone()),
        span,
        role: entity.and_then(|entity| entity.role.clone()),
        country: entity.and_then(|entity| entity.country.clone()),
        naming: naming::of(head, entity, heads.form(head.index()), false),
        channel: None,
        anonymity: naming::anonymity(head, None).map(dateline_types::At),
        via: None,
    }
}
