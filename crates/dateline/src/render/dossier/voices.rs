//! The voices: a speaker at a time, what they said by day, through what channel, and what they changed.

use super::anchors::Anchors;
use super::days;
use crate::render::safe::Shown;
use crate::render::wording::number::many;
use dateline_corpus::dossier::{Utterance, Voice};
use maud::{Markup, html};

/// This many statements of a speaker stand open; the others unfold.
const OPEN: usize = 10;

pub(super) fn body(voices: &[Voice], anchors: &Anchors<'_>) -> Markup {
    html! {
        div.voices {
            @for voice in voices {
                div.voice {
                    h3 { bdi { (Shown(&voice.who)) } }
                    @if !voice.role.is_empty() || !voice.country.is_empty() {
                        p.role {
                            (Shown(&voice.role))
                            @if !voice.role.is_empty() && !voice.country.is_empty() { ", " }
                            (Shown(&voice.country))
                        }
                    }
                    @let few = voice.statements.len() <= OPEN + 2;
                    @let (open, more) = voice.statements.split_at(if few { voice.statements.len() } else { OPEN });
                    (list(open, anchors))
                    @if !more.is_empty() {
                        details {
                            summary { (many(more.len(), "more statement")) }
                            (list(more, anchors))
                        }
                    }
                }
            }
        }
    }
}

fn list(statements: &[Utterance], anchors: &Anchors<'_>) -> Markup {
    html! { ol.said { @for said in statements { (statement(said, anchors)) } } }
}

fn statement(said: &Utterance, anchors: &Anchors<'_>) -> Markup {
    html! {
        li {
            div.day { @if said.day.is_empty() { "undated" } @else { (days::short(&said.day)) } }
            div {
                p.words dir="auto" { @if said.quoted { (Shown(&in_quotes(&said.words))) } @else { (Shown(&said.words)) } }
                div.meta {
                    @if !said.stance.is_empty() { span.part.stance { (Shown(&said.stance)) } }
                    @if !said.topic.is_empty() { span.part { "on " bdi { (Shown(&said.topic)) } } }
                    @if !said.channel.is_empty() { span.part { "through " bdi { (Shown(&said.channel)) } } }
                    (anchors.links(&[said.link]))
                }
                @if let Some(changed) = &said.changed { div.changed { (super::sentence(changed, anchors)) } }
            }
        }
    }
}

/// The words in quotation marks, unless they stand in some already.
pub(super) fn in_quotes(words: &str) -> String {
    let words = words.trim();
    if words.starts_with(['“', '"', '«', '„', '‘']) { words.to_owned() } else { format!("“{words}”") }
}
