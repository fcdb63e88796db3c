//! One self-contained page: every report with its records in the margin, each linked to its words both ways.
//!
//! No script and no network: the page carries its style, and a policy that forbids everything else. Reports stream
//! in between [`head`] and [`foot`], so that ten thousand of them need no more memory than one; the index of
//! reports comes last in the file, and the style sets it beside the reports where there is room.

mod passage;

use super::page::{Item, Kind, Page};
use super::safe::{Shown, head_of};
use super::text::{facts, words_of};
use super::visible::one_line;
use super::who::{HEADING, ONCE, Who};
use dateline_types::BlockKind;
use maud::{DOCTYPE, Markup, html};

const STYLE: &str = concat!(include_str!("../palette.css"), include_str!("style.css"));

/// Everything before the first report.
pub(crate) fn head() -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            (head_of(Shown("Reports and their records"), STYLE))
            body {
                header.masthead {
                    h1 { "Reports and their records" }
                    a.to-index href="#index" { "Index of reports" }
                    fieldset.kinds {
                        legend { "Show" }
                        @for kind in Kind::ALL {
                            label class=(kind.name()) {
                                input type="checkbox" checked id={ "show-" (kind.name()) };
                                " " (capital(kind.plural()))
                            }
                        }
                    }
                }
                main {}
            }
        }
    };
    let page = page.into_string();
    page.strip_suffix("</main></body></html>").map_or(page.clone(), str::to_owned)
}

/// What the index says of one report.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// From 1; anchors begin with it.
    number: usize,
    headline: String,
    date: String,
    name: String,
}

/// One report, and its line of the index. `number` counts reports from 1.
pub(crate) fn report(page: &Page<'_>, number: usize) -> (String, Entry) {
    let date = page.facts.published.map(|p| p.date.to_string()).unwrap_or_default();
    let entry = Entry { number, headline: page.headline(), date, name: one_line(page.name) };
    let untitled = !page.shows_title() && page.facts.title.is_none();
    let article = html! {
        article id={ "r" (number) } aria-label=(entry.headline) {
            header {
                @if untitled {
                    h2.untitled { bdi { (entry.name) } }
                } @else {
                    p.name { bdi { (entry.name) } }
                }
                (facts_list(page))
                @if let Some(title) = page.facts.title.as_deref().filter(|_| !page.shows_title()) {
                    h2 { bdi { (one_line(title)) } }
                }
            }
            @for part in &page.passages {
                div class=(if part.items.is_empty() { "row bare" } else { "row" }) {
                    @match part.kind {
                        BlockKind::Title => h2 dir="auto" { (passage::markup(page, part, number)) },
                        BlockKind::Heading => h3 dir="auto" { (passage::markup(page, part, number)) },
                        BlockKind::Header | BlockKind::Byline | BlockKind::SignOff => {
                            p.aside dir="auto" { (passage::markup(page, part, number)) }
                        },
                        BlockKind::Dateline | BlockKind::Paragraph => {
                            p dir="auto" { (passage::markup(page, part, number)) }
                        },
                    }
                    @if !part.items.is_empty() {
                        ol.notes aria-label="Records of this paragraph" {
                            @for &index in &part.items { (note(page, index, number)) }
                        }
                    }
                }
            }
            @if page.passages.is_empty() { p.aside { "(no text)" } }
            (cast(page, number))
            (remarks(page))
            footer { (tally(page)) }
        }
    };
    (article.into_string() + "\n", entry)
}

/// Everything after the last report.
pub(crate) fn foot(entries: &[Entry]) -> String {
    let index = html! {
        @if entries.len() > 1 {
            nav id="index" aria-label="Index of reports" {
                h2 { (entries.len()) " reports" }
                ol {
                    @for entry in entries {
                        li {
                            a href={ "#r" (entry.number) } title=(entry.name) { bdi { (entry.headline) } }
                            @if !entry.date.is_empty() { " " time { (entry.date) } }
                        }
                    }
                }
            }
        }
    };
    format!("</main>{}</body></html>\n", index.into_string())
}

fn facts_list(page: &Page<'_>) -> Markup {
    html! {
        dl.facts {
            @for (label, value) in facts(page) {
                div {
                    dt { (label) }
                    dd {
                        @match (label, page.facts.published) {
                            ("Published", Some(published)) => time datetime=(published) { (value) },
                            _ => bdi { (value) },
                        }
                    }
                }
            }
        }
    }
}

/// One record in the margin.
fn note(page: &Page<'_>, index: usize, report: usize) -> Markup {
    let item = &page.items[index];
    let number = index + 1;
    html! {
        li class={ "note " (item.kind.name()) } id={ "r" (report) "n" (number) } {
            a.number href={ "#r" (report) "w" (number) } aria-label={ (number) ", " (item.kind.name()) ": to its words" } {
                (number)
            }
            " "
            bdi.words { (words_of(page, item)) }
            " "
            span.to aria-hidden="true" { "→" }
            " "
            strong { (Shown(&item.says)) }
            @if !item.why.is_empty() { " " span.why { "· " (Shown(&item.why.join("; "))) } }
            " "
            (maker(item))
        }
    }
}

/// The rule behind a record, folded away.
fn maker(item: &Item) -> Markup {
    html! {
        @if !item.rule.is_empty() {
            details {
                summary { "rule" }
                @if let Some(value) = &item.value { span { "value " code { (Shown(value)) } } }
                span { "rule " code { (Shown(&item.rule)) } }
                span { "confidence " (format!("{:.2}", item.confidence)) }
                span { "id " code { (Shown(&item.id)) } }
            }
        }
    }
}

/// Who and where: each entity with its number, what it is and how it was told.
fn cast(page: &Page<'_>, report: usize) -> Markup {
    html! {
        @if !page.cast.is_empty() {
            section.who aria-label=(HEADING) {
                h3 { (HEADING) }
                div.parts {
                    @for (heading, all) in page.cast.parts() {
                        div {
                            h4 { (heading) }
                            ol.notes { @for who in all { (entity(page, who, report)) } }
                        }
                    }
                    @if !page.cast.once.is_empty() {
                        div {
                            h4 { (ONCE) }
                            p.once { @for who in &page.cast.once { (bare(who, report)) " " } }
                        }
                    }
                }
            }
        }
    }
}

/// One entity of the list.
fn entity(page: &Page<'_>, who: &Who, report: usize) -> Markup {
    let number = who.item + 1;
    html! {
        li.note.entity id={ "r" (report) "n" (number) } {
            a.number href={ "#r" (report) "w" (number) } aria-label={ (number) ", entity: to its first mention" } {
                (number)
            }
            " "
            strong { bdi { (who.name) } }
            " "
            span { (who.says()) }
            @if !who.ties.is_empty() { " " span.why { "· " (Shown(&who.ties.join("; "))) } }
            @if let Some(value) = page.items.get(who.item).and_then(|item| item.value.as_ref()) {
                " "
                details { summary { "key" } span { code { (Shown(value)) } } }
            }
        }
    }
}

/// A description met once: a link to its words and no more.
fn bare(who: &Who, report: usize) -> Markup {
    let number = who.item + 1;
    html! {
        span.note.entity id={ "r" (report) "n" (number) } {
            a.number href={ "#r" (report) "w" (number) } aria-label={ (number) ", entity: to its words" } { (number) }
            " "
            bdi { (super::page::shortened(&who.name, 60)) }
        }
    }
}

fn remarks(page: &Page<'_>) -> Markup {
    html! {
        @if !page.notes.is_empty() {
            section.remarks aria-label="Notes" {
                h3 { "Notes" }
                ul {
                    @for (what, words) in &page.notes {
                        li {
                            (Shown(what))
                            @if !words.is_empty() { " (“" bdi { (super::page::shortened(words, 60)) } "”)" }
                        }
                    }
                }
            }
        }
    }
}

/// `14 times · 12 statements`.
fn tally(page: &Page<'_>) -> String {
    let count = |kind| page.items.iter().filter(|item| item.kind == kind).count();
    let parts: Vec<String> = Kind::ALL
        .into_iter()
        .map(|kind| (kind, count(kind)))
        .filter(|(_, n)| *n > 0)
        .map(|(kind, n)| format!("{n} {}", if n == 1 { kind.name() } else { kind.plural() }))
        .collect();
    if parts.is_empty() { "No records".to_owned() } else { parts.join(" · ") }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_open_and_the_foot_closes_it() {
        assert!(head().ends_with("<main>"));
        assert!(foot(&[]).starts_with("</main>"));
        assert!(!head().contains("<script") && !STYLE.contains("url(") && !STYLE.contains("@import"));
    }
}
