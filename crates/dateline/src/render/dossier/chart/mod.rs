//! Rival figures over time: a chart of every measure, what the sources contradict, and a table of all claims.

mod layout;
mod plot;
mod scale;
mod shapes;
mod table;

use super::anchors::Anchors;
use super::days;
use crate::render::safe::Shown;
use crate::render::visible::one_line;
use crate::render::wording::number::many;
use dateline_corpus::dossier::{Chart, Lane, Point, Turn};
use dateline_types::figure::Qualifier;
use layout::Scales;
use maud::{Markup, html};

/// A table of at most this many claims stands open.
const OPEN: usize = 16;

pub(super) fn body(charts: &[Chart], anchors: &Anchors<'_>) -> Markup {
    html! {
        (shapes::key())
        @for (number, chart) in (1..).zip(charts) { (figure(number, chart, anchors)) }
    }
}

fn figure(number: usize, chart: &Chart, anchors: &Anchors<'_>) -> Markup {
    let scales = Scales::of(chart);
    let claims: usize = chart.lanes.iter().chain(&chart.under_review).map(|lane| lane.points.len()).sum();
    html! {
        figure.chart aria-labelledby={ "c" (number) } {
            figcaption {
                h3 id={ "c" (number) } { bdi { (Shown(&chart.title)) } }
                @if !chart.unit.is_empty() { span.unit { (Shown(&chart.unit)) } }
            }
            @if let Some(bounds) = &chart.bounds { div.bounds { (super::sentence(bounds, anchors)) } }
            @if !chart.lanes.is_empty() { (plot::plot(&chart.lanes, &scales, &chart.title, anchors)) }
            @if !chart.under_review.is_empty() {
                h4 { "Under review, and counted nowhere above" }
                (plot::plot(&chart.under_review, &scales.apart(), "Under review", anchors))
            }
            (remarks(chart, &scales))
            (sentences("What contradicts what", &chart.conflicts, anchors))
            (sentences("What adds up and what does not", &chart.checks, anchors))
            @if claims > 0 {
                details.fold open[claims <= OPEN] {
                    summary { "All " (many(claims, "claim")) }
                    (table::table(chart, anchors))
                }
            }
        }
    }
}

fn sentences(heading: &str, list: &[dateline_corpus::dossier::Sentence], anchors: &Anchors<'_>) -> Markup {
    html! {
        @if !list.is_empty() {
            h4 { (heading) }
            ul.sentences { @for own in list { li { (super::sentence(own, anchors)) } } }
        }
    }
}

/// What a reader must know besides: the scale's ground, claims that have no place on it.
fn remarks(chart: &Chart, scales: &Scales) -> Markup {
    let all = || chart.lanes.iter().chain(&chart.under_review).flat_map(|lane| &lane.points);
    let bare = all().filter(|point| level(point).is_none()).count();
    let undated = all().filter(|point| level(point).is_some() && layout::day(point).is_none()).count();
    let remark = scales.values.remark();
    let stands = if undated == 1 { "stands" } else { "stand" };
    html! {
        @if bare > 0 || undated > 0 || !remark.is_empty() {
            p.remark {
                @if !remark.is_empty() { (remark) " " }
                @if undated > 0 { (many(undated, "undated claim")) " " (stands) " at the left. " }
                @if bare > 0 { (many(bare, "claim")) " without a number: in the table alone." }
            }
        }
    }
}

/// The number a claim is drawn at: its least, else its most.
fn level(point: &Point) -> Option<f64> {
    point.low.or(point.high).filter(|number| number.is_finite())
}

/// A claim in short: "≥ 216", "31–40", "“hundreds”".
pub(super) fn claim(point: &Point) -> String {
    use crate::render::wording::number::grouped;
    let one = |sign: &str, number: Option<f64>| number.map(|n| format!("{sign}{}", grouped(n)));
    let both = match (point.low, point.high) {
        (Some(low), Some(high)) if low != high => Some(format!("{}–{}", grouped(low), grouped(high))),
        _ => None,
    };
    let (low, high) = (point.low, point.high);
    let said = match point.qualifier {
        Qualifier::Exact => both.or_else(|| one("", low.or(high))),
        Qualifier::AtLeast => one("≥ ", low),
        Qualifier::MoreThan => one("> ", low),
        Qualifier::About => both.map(|both| format!("≈ {both}")).or_else(|| one("≈ ", low.or(high))),
        Qualifier::UpTo => one("≤ ", high),
        Qualifier::FewerThan => one("< ", high),
        Qualifier::Range => both.or_else(|| one("≥ ", low)).or_else(|| one("≤ ", high)),
        Qualifier::Vague => None,
    };
    said.unwrap_or_else(|| {
        let words = one_line(&point.words);
        if words.is_empty() { "no number".to_owned() } else { format!("“{words}”") }
    })
}

/// Who counts, in words.
pub(super) fn source(lane: &Lane) -> String {
    let name = one_line(&lane.source);
    if name.is_empty() { "source not told".to_owned() } else { name }
}

/// What changed with a claim: "up from 120", "withdraws 216".
pub(super) fn changes(lane: &Lane, index: usize) -> Vec<String> {
    let revisions = lane.revisions.iter().filter(|revision| revision.to == index);
    revisions
        .map(|revision| {
            let before = lane.points.get(revision.from).map(claim).unwrap_or_default();
            let before = crate::render::page::shortened(&before, 24);
            match revision.turn {
                Turn::Up => format!("up from {before}"),
                Turn::Down => format!("down from {before}"),
                Turn::Withdrawn => format!("withdraws {before}"),
            }
        })
        .collect()
}

/// Whether a claim was withdrawn later.
pub(super) fn withdrawn(lane: &Lane, index: usize) -> bool {
    lane.revisions.iter().any(|revision| revision.turn == Turn::Withdrawn && revision.from == index)
}

/// Since when a source has said nothing new, in words.
pub(super) fn stale(lane: &Lane) -> Option<String> {
    lane.stale_since.as_deref().map(|day| format!("nothing new since {}", days::short(day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_in_short() {
        let said = |qualifier, low, high| {
            claim(&Point { qualifier, low, high, words: "hundreds of\npeople".into(), ..Point::default() })
        };
        assert_eq!(said(Qualifier::Exact, Some(1250.0), Some(1250.0)), "1,250");
        assert_eq!(said(Qualifier::AtLeast, Some(216.0), None), "≥ 216");
        assert_eq!(said(Qualifier::UpTo, None, Some(40.0)), "≤ 40");
        assert_eq!(said(Qualifier::Range, Some(31.0), Some(40.0)), "31–40");
        assert_eq!(said(Qualifier::About, Some(95.0), Some(105.0)), "≈ 95–105");
        assert_eq!(said(Qualifier::Vague, Some(200.0), Some(900.0)), "“hundreds of people”");
        assert_eq!(said(Qualifier::Exact, None, None), "“hundreds of people”");
        assert_eq!(claim(&Point::default()), "no number");
    }
}
