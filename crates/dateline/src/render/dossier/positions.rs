//! The table of positions: a party at a time, what it demands, offers or refuses, towards whom, in the order of days.

use super::anchors::Anchors;
use super::days;
use crate::render::safe::Shown;
use dateline_corpus::dossier::Position;
use maud::{Markup, html};

pub(super) fn body(positions: &[Position], anchors: &Anchors<'_>) -> Markup {
    html! {
        div.scroll role="region" aria-label="Positions" tabindex="0" {
            table.positions {
                thead {
                    tr {
                        th scope="col" { "Day" }
                        th scope="col" { "Does" }
                        th scope="col" { "What" }
                        th scope="col" { "Towards" }
                        th.links scope="col" { "Report" }
                    }
                }
                @for party in positions.chunk_by(|a, b| a.party == b.party) {
                    tbody {
                        tr.group {
                            th scope="rowgroup" colspan="5" {
                                bdi { (party.first().map_or(Shown(""), |first| Shown(&first.party))) }
                            }
                        }
                        @for position in party { (row(position, anchors)) }
                    }
                }
            }
        }
    }
}

fn row(position: &Position, anchors: &Anchors<'_>) -> Markup {
    html! {
        tr {
            td.day { @if position.day.is_empty() { span.soft { "undated" } } @else { (days::short(&position.day)) } }
            td { span class={ "act " (position.act.name()) } { (position.act.name()) } }
            td.what {
                @if !position.issue.is_empty() { div.issue { bdi { (Shown(&position.issue)) } } }
                div.words dir="auto" { (Shown(&position.words)) }
                @if let Some(condition) = &position.condition {
                    div.aside { "on the condition: " span.serif { bdi { (Shown(condition)) } } }
                }
                @if let Some(source) = &position.source { div.aside { "according to " bdi { (Shown(source)) } } }
                @if let Some(changed) = &position.changed { div.changed { (super::sentence(changed, anchors)) } }
            }
            td { (super::names(&position.toward)) }
            td.links { (anchors.link(position.link)) }
        }
    }
}
