//! The table under a chart: every claim of every source with its words and its links.

use super::super::anchors::Anchors;
use super::super::days;
use super::{changes, claim, source, stale, withdrawn};
use crate::render::page::shortened;
use crate::render::safe::Shown;
use dateline_corpus::dossier::{Chart, Lane};
use maud::{Markup, html};

pub(super) fn table(chart: &Chart, anchors: &Anchors<'_>) -> Markup {
    html! {
        div.scroll role="region" aria-label={ "Claims: " (Shown(&chart.title)) } tabindex="0" {
            table.claims {
                thead {
                    tr {
                        th scope="col" { "As of" }
                        th.number scope="col" { "Claim" }
                        th scope="col" { "In the report’s words" }
                        th scope="col" { "Method" }
                        th scope="col" { "Change" }
                        th.links scope="col" { "Report" }
                    }
                }
                @for lane in &chart.lanes { (rows(lane, false, anchors)) }
                @for lane in &chart.under_review { (rows(lane, true, anchors)) }
            }
        }
    }
}

fn rows(lane: &Lane, review: bool, anchors: &Anchors<'_>) -> Markup {
    html! {
        tbody {
            tr.group {
                th scope="rowgroup" colspan="6" {
                    bdi { (source(lane)) }
                    @if !lane.kind.is_empty() { span.part { (Shown(&lane.kind)) } }
                    @if !lane.named && !lane.source.is_empty() { span.part { "not named" } }
                    @if review { span.part { "under review" } }
                    @if let Some(stale) = stale(lane) { span.part { (stale) } }
                }
            }
            @for (index, point) in lane.points.iter().enumerate() {
                tr.gone[withdrawn(lane, index)] {
                    td.day {
                        @match &point.day {
                            Some(day) if !day.is_empty() => (days::short(day)),
                            _ => span.soft { "undated" },
                        }
                    }
                    td.number { bdi { (shortened(&claim(point), 24)) } }
                    td.words dir="auto" { (Shown(&point.words)) }
                    td { (Shown(&point.method)) }
                    td.change {
                        @let changes = changes(lane, index);
                        (changes.join("; "))
                        @if withdrawn(lane, index) { @if !changes.is_empty() { "; " } "later withdrawn" }
                    }
                    td.links {
                        (anchors.link(point.link))
                        @if !point.restated.is_empty() {
                            div.restated { "repeated" (anchors.links(&point.restated)) }
                        }
                    }
                }
            }
        }
    }
}
