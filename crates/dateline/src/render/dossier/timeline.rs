//! The timeline: a day at a time, what is said to have happened, who says so and who denies it.

use super::anchors::Anchors;
use super::days;
use crate::render::safe::Shown;
use crate::render::wording::number::many;
use crate::render::wording::weekday;
use dateline_corpus::dossier::{Day, Dossier, Entry};
use dateline_types::Modality;
use maud::{Markup, html};

pub(super) fn body(dossier: &Dossier, anchors: &Anchors<'_>) -> Markup {
    html! {
        div.days {
            @for day in dossier.timeline.iter().filter(|day| !day.entries.is_empty()) {
                div.day {
                    h3 { (heading(day)) }
                    div.entries { @for entry in &day.entries { (drawn(entry, anchors)) } }
                }
            }
        }
    }
}

fn heading(day: &Day) -> Markup {
    html! {
        @match days::covered(&day.day) {
            Some((first, last)) if first == last => {
                time datetime=(first) { (days::short(&day.day)) }
                " "
                span.weekday { (weekday(first)) }
            },
            Some((first, _)) => {
                (days::short(&day.day))
                @if day.day.len() > 4 { " " span.weekday { "day not told" } }
                @else { " " span.weekday { "in " (first.year()) ", day not told" } }
            },
            None if day.day.trim().is_empty() => "Undated",
            None => bdi { (Shown(&day.day)) },
        }
    }
}

fn drawn(entry: &Entry, anchors: &Anchors<'_>) -> Markup {
    html! {
        div.entry {
            div.what {
                @if !entry.kind.is_empty() { span.kind { (Shown(&entry.kind)) } " " }
                @if let Some(held) = held(entry.modality) { span.held { (held) } " " }
                @if !entry.doers.is_empty() { span.who { (super::names(&entry.doers)) } }
                @if !entry.targets.is_empty() {
                    span.to { " → " }
                    span.who { (super::names(&entry.targets)) }
                }
            }
            @if !entry.words.is_empty() { p.words dir="auto" { (Shown(&entry.words)) } }
            div.meta {
                @if let Some(place) = &entry.place { span.part { bdi { (Shown(place)) } } }
                @if let Some(when) = &entry.when { span.part { bdi { (Shown(when)) } } }
                @if !entry.sources.is_empty() { span.part { "according to " (super::names(&entry.sources)) } }
                @if entry.reprints > 0 { span.part { (many(entry.reprints as usize, "reprint")) " left out" } }
                (anchors.links(&entry.links))
            }
            @if !entry.denied_by.is_empty() {
                ul.denied { @for denial in &entry.denied_by { li { (super::sentence(denial, anchors)) } } }
            }
        }
    }
}

/// How an event is held to be, where that is not simply that it happened.
pub(super) fn held(modality: Modality) -> Option<&'static str> {
    Some(match modality {
        Modality::Happened => return None,
        Modality::Ongoing => "under way",
        Modality::Planned => "planned",
        Modality::Proposed => "proposed",
        Modality::Threatened => "threatened",
        Modality::Demanded => "demanded",
        Modality::Conditional => "on a condition",
        Modality::Negated => "said not to have happened",
        Modality::Denied => "denied",
        Modality::Alleged => "alleged",
        Modality::Hypothetical => "imagined",
    })
}
