//! The thread of a story: what is told of a war after a dated clause falls on the same days until another date is given.

use crate::scene::Scene;
use dateline_types::event::{DateBasis, EventDate};
use dateline_types::{At, Event, Modality};

/// How many events before one are looked at.
const LOOK: usize = 8;
/// How many blocks before its own.
const BLOCKS: usize = 1;

/// Gives undated acts of material conflict the date of the nearest one before them.
pub(super) fn date(scene: &Scene, events: &mut [Event]) {
    let block = |event: &Event| event.trigger.first().map_or(0, |At(span)| scene.block_of(*span));
    for at in 1..events.len() {
        let weak = |event: &Event| event.date.as_ref().is_none_or(|date| date.basis == DateBasis::Published && date.from.is_none());
        let acts = |event: &Event| {
            event.quad == Some(4) && matches!(event.modality, Modality::Happened | Modality::Ongoing | Modality::Alleged)
        };
        if !weak(&events[at]) || !acts(&events[at]) || events[at].time.is_some() {
            continue;
        }
        let own = block(&events[at]);
        let before = events[at.saturating_sub(LOOK)..at].iter().rev();
        let mut before = before.filter(|event| acts(event) && own.saturating_sub(block(event)) <= BLOCKS);
        let found = before.find(|event| !weak(event)).and_then(|event| event.date.clone());
        if let Some(date) = found {
            events[at].date = Some(EventDate { basis: DateBasis::Discourse, ..date });
        }
    }
}
