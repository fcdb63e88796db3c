//! Series as charts.

use super::registry::Registry;
use crate::dossier::{Chart, Lane, Point, Revision, Sentence, Turn};
use crate::series::{self, Claim, Series, sentence};

/// The charts of series: those with most counters first; what is only recalled, and a number nobody is named for that stands
/// alone, comes last.
pub(super) fn charts(all: &[Series], registry: &mut Registry) -> Vec<Chart> {
    let mut order: Vec<&Series> =
        all.iter().filter(|own| !own.lanes.is_empty() || !own.under_review.is_empty()).collect();
    order.sort_by_key(|own| (own.background, std::cmp::Reverse((own.counters, own.stories, own.claims))));
    order.into_iter().map(|own| chart(own, registry)).collect()
}

fn chart(own: &Series, registry: &mut Registry) -> Chart {
    Chart {
        title: title(own),
        unit: if own.unit == "person" { "people".to_owned() } else { own.unit.clone() },
        lanes: own.lanes.iter().map(|lane| self::lane(lane, registry)).collect(),
        under_review: own.under_review.iter().map(|lane| self::lane(lane, registry)).collect(),
        bounds: bounds(own, registry),
        conflicts: own
            .conflicts
            .iter()
            .map(|conflict| {
                let words = series::conflict_sentence(conflict);
                Sentence { words, links: links(&[conflict.lower, conflict.higher], registry) }
            })
            .collect(),
        checks: own
            .checks
            .iter()
            .map(|check| {
                let claims: Vec<&Claim> = std::iter::once(check.claim).chain(check.others.iter().copied()).collect();
                Sentence { words: series::check_sentence(check), links: links(&claims, registry) }
            })
            .collect(),
    }
}

/// `Killed, Nagorno-Karabakh`.
pub(super) fn title(own: &Series) -> String {
    let mut letters = own.measure.chars();
    let measure: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let mut title = measure.replace('_', " ");
    if let Some(place) = &own.place {
        title.push_str(&format!(", {}", place.name));
    }
    if let Some(event) = own.event.as_ref().filter(|event| !own.measure.starts_with(&event.name.to_lowercase())) {
        title.push_str(&format!(" (“{}”)", event.name));
    }
    if own.background {
        title.push_str(" (recalled)");
    }
    title
}

/// The first bounds as a sentence.
pub(super) fn bounds(own: &Series, registry: &mut Registry) -> Option<Sentence> {
    let first = own.bounds.first()?;
    Some(Sentence { words: sentence(first), links: links(&[first.low.claim, first.high.claim], registry) })
}

pub(super) fn links(claims: &[&Claim], registry: &mut Registry) -> Vec<crate::dossier::Link> {
    let mut links: Vec<_> = claims.iter().filter_map(|own| registry.link(&own.report, own.site)).collect();
    links.dedup();
    links
}

fn lane(own: &series::Lane, registry: &mut Registry) -> Lane {
    let mut source = if own.counter.name.is_empty() {
        own.publisher.map_or_else(|| "no source given".to_owned(), |name| format!("no source given ({name})"))
    } else {
        own.counter.name.clone()
    };
    if !own.group.name.is_empty() {
        source.push_str(&format!(": {}", own.group.name));
    }
    Lane {
        source,
        kind: own.counter.kind.clone(),
        named: own.known,
        points: own.points.iter().map(|point| self::point(point, registry)).collect(),
        revisions: own
            .revisions
            .iter()
            .map(|own| Revision {
                from: own.from,
                to: own.to,
                turn: match own.turn {
                    series::Turn::Up => Turn::Up,
                    series::Turn::Down => Turn::Down,
                    series::Turn::Withdrawn => Turn::Withdrawn,
                },
            })
            .collect(),
        stale_since: own.stale_since.clone(),
    }
}

fn point(own: &series::Point, registry: &mut Registry) -> Point {
    let claim = own.claim;
    let mut restated: Vec<_> =
        own.restated.iter().filter_map(|other| registry.link(&other.claim.report, other.claim.site)).collect();
    restated.dedup();
    Point {
        day: own.day.clone(),
        low: claim.low,
        high: claim.high,
        qualifier: claim.qualifier,
        words: claim.words.clone(),
        method: claim.method.map(crate::rows::word).unwrap_or_default(),
        link: registry.link(&claim.report, claim.site).unwrap_or_default(),
        restated,
    }
}
