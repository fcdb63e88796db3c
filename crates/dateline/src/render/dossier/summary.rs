//! The top and the end of a dossier: title, filters, the numbers, what stands out, and how it was made.

use super::anchors::Anchors;
use crate::render::safe::Shown;
use crate::render::wording::number::grouped;
use dateline_corpus::dossier::Dossier;
use maud::{Markup, html};

/// The title; a dossier without one is still one.
pub(super) fn title(dossier: &Dossier) -> &str {
    if dossier.title.trim().is_empty() { "Dossier" } else { &dossier.title }
}

pub(super) fn masthead(dossier: &Dossier) -> Markup {
    html! {
        header.masthead {
            p.brand { "Dossier" }
            h1 { bdi { (Shown(title(dossier))) } }
            @if !dossier.filters.is_empty() { p.filters { bdi { (Shown(&dossier.filters)) } } }
        }
    }
}

pub(super) fn body(dossier: &Dossier, anchors: &Anchors<'_>) -> Markup {
    html! {
        @if !dossier.counts.is_empty() {
            ul.counts {
                @for count in &dossier.counts {
                    li {
                        span.number { (grouped(count.number as f64)) }
                        span.noun { (Shown(&count.noun)) }
                        @if !count.detail.is_empty() { span.detail { (Shown(&count.detail)) } }
                    }
                }
            }
        }
        @if !dossier.summary.is_empty() {
            ul.sentences { @for own in &dossier.summary { li { (super::sentence(own, anchors)) } } }
        }
        p.legend {
            span.serif { "Words set like this" }
            " are the reports’ own; words like this are the dossier’s. A number in brackets is a report: it leads to the sentence."
        }
    }
}

pub(super) fn notes(notes: &[String]) -> Markup {
    html! { ul.sentences { @for note in notes { li { (Shown(note)) } } } }
}

pub(super) fn colophon(dossier: &Dossier) -> Markup {
    html! {
        footer.colophon {
            @if !dossier.made_by.is_empty() { p { "Made by " bdi { (Shown(&dossier.made_by)) } "." } }
            @if let Some(head) = &dossier.chain_head {
                p { "Head of the chain of corrections: " code { (Shown(head)) } }
            }
            p { "The dossier counts, sorts and links what reports say. It does not judge whether they are right." }
        }
    }
}
