//! A dossier as one self-contained page: what many reports say of a matter, every item linked to the words it rests on.
//!
//! The page is made to be read on paper too: no script, no network, and a link is printed as its report's number. Words in the
//! serif are the reports' own, words in the sans are the dossier's. [`html`] puts the parts together, each drawn in a file of
//! its own; [`markdown`] draws the same data as text.

mod anchors;
mod chart;
mod days;
#[cfg(test)]
mod fixture;
mod map;
mod markdown;
mod positions;
mod reports;
mod sources;
mod summary;
#[cfg(test)]
mod tests;
mod timeline;
mod voices;

use super::safe::{Shown, head_of};
use anchors::Anchors;
use dateline_corpus::dossier::{Dossier, Sentence};
use maud::{DOCTYPE, Markup, html};

const STYLE: &str = concat!(include_str!("../palette.css"), include_str!("style.css"));

/// A part of the page: its anchor, its heading, how many things are in it, and what it holds.
struct Section {
    id: &'static str,
    heading: &'static str,
    count: usize,
    body: Markup,
}

/// The whole page.
pub(crate) fn html(dossier: &Dossier) -> String {
    let anchors = Anchors::new(dossier);
    let sections = sections(dossier, &anchors);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            (head_of(Shown(summary::title(dossier)), STYLE))
            body {
                a.skip href="#main" { "To the dossier" }
                (summary::masthead(dossier))
                div.frame {
                    (contents(&sections))
                    main id="main" {
                        @for section in &sections {
                            section id=(section.id) aria-labelledby={ (section.id) "-h" } {
                                h2 id={ (section.id) "-h" } {
                                    (section.heading)
                                    @if section.count > 0 { " " span.n { (section.count) } }
                                }
                                (section.body)
                            }
                        }
                    }
                }
                (summary::colophon(dossier))
            }
        }
    };
    page.into_string() + "\n"
}

/// The same as Markdown.
pub(crate) fn markdown(dossier: &Dossier) -> String {
    markdown::render(dossier)
}

/// The parts that have something in them, in the page's order.
fn sections(dossier: &Dossier, anchors: &Anchors<'_>) -> Vec<Section> {
    let days: usize = dossier.timeline.iter().map(|day| day.entries.len()).sum();
    let part = |id, heading, count, full: bool, body: &dyn Fn() -> Markup| {
        full.then(|| Section { id, heading, count, body: body() })
    };
    let full = !dossier.counts.is_empty() || !dossier.summary.is_empty();
    let origins = &dossier.origins;
    [
        part("summary", "Summary", 0, full, &|| summary::body(dossier, anchors)),
        part("timeline", "Timeline", days, days > 0, &|| timeline::body(dossier, anchors)),
        part("figures", "Figures", dossier.charts.len(), !dossier.charts.is_empty(), &|| {
            chart::body(&dossier.charts, anchors)
        }),
        part("positions", "Positions", dossier.positions.len(), !dossier.positions.is_empty(), &|| {
            positions::body(&dossier.positions, anchors)
        }),
        part("voices", "Voices", dossier.voices.len(), !dossier.voices.is_empty(), &|| {
            voices::body(&dossier.voices, anchors)
        }),
        part("places", "Places", dossier.spots.len(), !dossier.spots.is_empty(), &|| {
            map::body(&dossier.spots, anchors)
        }),
        part("sources", "Sources and independence", 0, !origins.list.is_empty() || origins.reports > 0, &|| {
            sources::body(origins, anchors)
        }),
        part("reports", "Reports", dossier.reports.len(), !dossier.reports.is_empty(), &|| {
            reports::body(dossier, anchors)
        }),
        part("notes", "Notes", 0, !dossier.notes.is_empty(), &|| summary::notes(&dossier.notes)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn contents(sections: &[Section]) -> Markup {
    html! {
        nav.contents aria-label="Contents" {
            ol {
                @for section in sections {
                    li {
                        a href={ "#" (section.id) } { (section.heading) }
                        @if section.count > 0 { " " span.n { (section.count) } }
                    }
                }
            }
        }
    }
}

/// A sentence of the dossier's own, with its links.
fn sentence(sentence: &Sentence, anchors: &Anchors<'_>) -> Markup {
    html! { bdi { (Shown(&sentence.words)) } (anchors.links(&sentence.links)) }
}

/// Names one after the other, each kept from turning the others round.
fn names(names: &[String]) -> Markup {
    html! {
        @for (i, name) in names.iter().enumerate() {
            @if i > 0 { (if i + 1 == names.len() { " and " } else { ", " }) }
            bdi { (Shown(name)) }
        }
    }
}
