//! Whence the reports come: the independent origins, their stories, and who printed each.

use super::anchors::Anchors;
use super::days;
use crate::render::safe::Shown;
use crate::render::wording::number::many;
use dateline_corpus::dossier::{Origin, OriginKind, Origins, Story};
use maud::{Markup, html};

/// This many stories of an origin stand open; the others unfold.
const OPEN: usize = 12;

pub(super) fn body(origins: &Origins, anchors: &Anchors<'_>) -> Markup {
    html! {
        p.sum { (sum(origins)) }
        div.origins {
            @for origin in &origins.list {
                div.origin {
                    h3 {
                        bdi { (Shown(&origin.name)) }
                        " "
                        span.kind { (kind(origin.kind)) }
                    }
                    @let few = origin.stories.len() <= OPEN + 2;
                    @let (open, more) = origin.stories.split_at(if few { origin.stories.len() } else { OPEN });
                    (stories(open, anchors))
                    @if !more.is_empty() {
                        details {
                            summary { (more.len()) " more stories" }
                            (stories(more, anchors))
                        }
                    }
                    @if !origin.cited.is_empty() { div.cited { (cited(origin)) (anchors.links(&origin.cited)) } }
                }
            }
        }
    }
}

/// "13 reports are 8 stories, from 5 independent origins."
pub(super) fn sum(origins: &Origins) -> String {
    let noun = |number: u32, one: &str, many: &str| {
        let grouped = crate::render::wording::number::grouped(f64::from(number));
        format!("{grouped} {}", if number == 1 { one } else { many })
    };
    format!(
        "{} {} {}, from {}.",
        noun(origins.reports, "report", "reports"),
        if origins.reports == 1 { "is" } else { "are" },
        noun(origins.stories, "story", "stories"),
        noun(origins.origins, "independent origin", "independent origins"),
    )
}

pub(super) fn kind(kind: OriginKind) -> &'static str {
    match kind {
        OriginKind::Agency => "agency",
        OriginKind::Outlet => "own reporting",
        OriginKind::Source => "original source",
    }
}

pub(super) fn cited(origin: &Origin) -> String {
    format!("Relied on in {}:", many(origin.cited.len(), "passage"))
}

fn stories(stories: &[Story], anchors: &Anchors<'_>) -> Markup {
    html! {
        @if !stories.is_empty() {
            ol.stories {
                @for story in stories {
                    li {
                        div.story {
                            @if !story.day.is_empty() { span.day { (days::short(&story.day)) } " " }
                            span.title { bdi { (Shown(&story.title)) } }
                            " "
                            (anchors.link(story.first))
                        }
                        @if !story.reprints.is_empty() {
                            ul.reprints {
                                @for reprint in &story.reprints {
                                    li {
                                        bdi { (Shown(&reprint.outlet)) }
                                        " "
                                        (anchors.link(reprint.link))
                                        @if !reprint.change.is_empty() { " " span.change { (Shown(&reprint.change)) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
