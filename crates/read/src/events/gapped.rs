//! One verb, several days: "met in Yevlakh on Thursday, in Khojaly on Monday", "bombed Beirut on Monday and Tyre on Tuesday".
//!
//! Each further place with its day is an event of its own; what the row does not repeat is as it was.

use super::when;
use crate::scene::{Placed, Scene};
use dateline_types::document::Word;
use dateline_types::event::{Argument, DateBasis};
use dateline_types::time::TimexType;
use dateline_types::{At, Event, Span, Timex, Upos};

/// The events that a row of places and days goes on to tell of, behind the first.
pub(super) fn further(scene: &Scene, verb: Word, event: &Event) -> Vec<Event> {
    const MOST: usize = 8;
    let is_clause = event.date.as_ref().is_some_and(|date| date.basis == DateBasis::Clause);
    let Some(first) = event.time.as_deref().and_then(|id| scene.time(id)).filter(|time| is_clause && is_day(time))
    else {
        return Vec::new();
    };
    let from = scene.times.partition_point(|time| time.span.start < first.span.end);
    let sentence = verb.sentence().span;
    let behind = scene.times[from..].iter().take(MOST).take_while(|time| sentence.contains(time.span));
    let mut last = first.span.end;
    let mut found = Vec::new();
    for time in behind {
        let gap = Span::new(last, time.span.start);
        let Some(place) = place_in(scene, gap).filter(|_| is_day(time) && when::hangs_on(scene, time, &[verb])) else {
            break;
        };
        last = time.span.end;
        found.extend(with(scene, event, place, time));
    }
    found
}

fn is_day(time: &Timex) -> bool {
    time.kind == TimexType::Date && time.value.as_ref().is_some_and(|value| value.len() == 10 && !value.contains('W'))
}

/// The one place named in a stretch that holds no verb.
fn place_in<'a>(scene: &'a Scene, gap: Span) -> Option<&'a Placed> {
    let spans = &scene.tree.document().tokens.spans;
    let at = spans.partition_point(|word| word.start < gap.start);
    let mut words = (at..).map_while(|at| scene.tree.get(at)).take_while(|word| word.span().start < gap.end);
    if words.any(|word| matches!(word.upos(), Upos::Verb | Upos::Aux)) {
        return None;
    }
    let from = scene.places.partition_point(|place| place.span.start < gap.start);
    let mut here = scene.places[from..].iter().take_while(|place| gap.contains(place.span));
    let place = here.find(|place| !place.is_container)?;
    here.all(|place| place.is_container).then_some(place)
}

/// An event at another place and time; where it was the place itself that was hit, the other place is.
fn with(scene: &Scene, event: &Event, place: &Placed, time: &Timex) -> Option<Event> {
    let entity = scene.entities.get(place.entity)?;
    let mut own = event.clone();
    let swap = |argument: &mut Argument, span: Span, of: &str| {
        (argument.span, argument.of) = (span, Some(of.to_owned()));
    };
    let hit = event.place.clone().filter(|place| event.targets == [place.clone()]);
    for argument in &mut own.arguments {
        match argument.role.as_str() {
            "time" => swap(argument, time.span, &time.id),
            "place" => swap(argument, place.span, &entity.id),
            "target" if hit.is_some() => swap(argument, place.span, &entity.id),
            _ => {}
        }
    }
    if hit.is_some() {
        own.targets = vec![entity.id.clone()];
    }
    own.place = Some(entity.id.clone());
    own.time = Some(time.id.clone());
    own.date = when::dated(time, DateBasis::Clause);
    own.trigger.push(At(place.span.join(time.span)));
    own.id = super::write::id(scene, &own.trigger.iter().map(|At(span)| *span).collect::<Vec<_>>(), &own.kind);
    Some(own)
}
