//! A source that another stage has found: who counts, where nothing was said.

use super::{naming, phrases};
use crate::entities::Heads;
use dateline_types::document::Word;
use dateline_types::{Entity, Relation, Source, Span, content_id};

/// The source that a word names, without channel and relay. `report` is the report's id.
pub(crate) fn source(report: &str, head: Word, entities: &[Entity], heads: &Heads) -> Source {
    let span = name(head);
    let entity = heads.entity(head.index()).and_then(|at| entities.get(at));
    Source {
        id: content_id("s", [report, &span.start.to_string(), &span.end.to_string()]),
        entity: entity.map(|entity| entity.id.clone()),
        span,
        role: entity.and_then(|entity| entity.role.clone()),
        country: entity.and_then(|entity| entity.country.clone()),
        naming: naming::of(head, entities, heads, false),
        channel: None,
        anonymity: naming::anonymity(head, None).map(dateline_types::At),
        via: None,
    }
}

/// The words that name it, behind its preposition. A noun that the tree makes the head of its sentence names nobody else.
fn name(head: Word) -> Span {
    let whole = phrases::source(head);
    let cases = head.children().filter(|child| child.relation() == Relation::Case && child.index() < head.index());
    let Some(case) =
        cases.flat_map(|case| std::iter::once(case).chain(case.children())).max_by_key(|word| word.index())
    else {
        return whole;
    };
    let start = case.after().map_or(head.span(), Word::span);
    let end = if head.relation() == Relation::Root { head.span() } else { whole };
    if start.start > whole.start { start.join(end) } else { whole }
}
