//! The reports' texts, with the words that records rest on marked and ready to be linked to.

use super::anchors::{Anchored, Anchors, mark_id};
use super::days;
use crate::render::safe::Shown;
use crate::render::visible::one_line;
use dateline_corpus::dossier::{Dossier, Paragraph, Report};
use maud::{Markup, PreEscaped, Render, html};
use std::fmt::Write as _;
use std::ops::Range;

pub(super) fn body(dossier: &Dossier, anchors: &Anchors<'_>) -> Markup {
    html! {
        @for report in &dossier.reports {
            @if let Some(anchored) = anchors.report(report.number) { (drawn(anchored, anchors)) }
        }
    }
}

/// What to call a report: its title, else its first words.
pub(super) fn heading(anchored: &Anchored<'_>) -> String {
    let title = one_line(&anchored.report.title);
    if title.is_empty() {
        let first = anchored.paragraphs.first().map_or("(no text)", |paragraph| paragraph.text);
        return crate::render::page::shortened(first, 72);
    }
    title
}

fn drawn(anchored: &Anchored<'_>, anchors: &Anchors<'_>) -> Markup {
    let report = anchored.report;
    html! {
        article.report id={ "r" (report.number) } aria-labelledby={ "r" (report.number) "h" } {
            h3 id={ "r" (report.number) "h" } {
                span.number { "[" (report.number) "]" }
                " "
                bdi { (heading(anchored)) }
            }
            (facts(report))
            @if let Some(copy) = &report.copy_of {
                p.copy {
                    "Copy of " (anchors.link(dateline_corpus::dossier::Link { report: copy.report, mark: None }))
                    @if !copy.how.is_empty() { ": " (Shown(&copy.how)) }
                    "."
                    @if anchored.paragraphs.is_empty() { " Its text is told there." }
                }
            } @else if anchored.paragraphs.is_empty() {
                p.copy { "No text." }
            }
            @for words in marked(anchored) { p.text dir="auto" { (PreEscaped(words)) } }
            @if !report.id.is_empty() || !report.hash.is_empty() {
                details.proof {
                    summary { "Proof of the text" }
                    @if !report.id.is_empty() { div { "id " code { (Shown(&report.id)) } } }
                    @if !report.hash.is_empty() { div { "SHA-256 " code { (Shown(&report.hash)) } } }
                }
            }
        }
    }
}

fn facts(report: &Report) -> Markup {
    html! {
        p.facts {
            @if !report.outlet.is_empty() { span.part { bdi { (Shown(&report.outlet)) } } }
            @if !report.agency.is_empty() && report.agency != report.outlet {
                span.part { "by " bdi { (Shown(&report.agency)) } }
            }
            @if !report.day.is_empty() { span.part { (days::long(&report.day)) } }
            @if let Some(url) = address(&report.url) {
                span.part { a.out href=(url) rel="noreferrer noopener nofollow" { (Shown(url)) } }
            } @else if !report.url.is_empty() {
                span.part { bdi { (Shown(&report.url)) } }
            }
        }
    }
}

/// An address that can be followed; anything else is only shown.
pub(super) fn address(url: &str) -> Option<&str> {
    let plain = url.bytes().all(|b| b.is_ascii_graphic());
    (plain && (url.starts_with("https://") || url.starts_with("http://"))).then_some(url)
}

/// Every paragraph's words with the marks over them, as properly nested elements even where marks cross.
fn marked(anchored: &Anchored<'_>) -> Vec<String> {
    // What runs on from an earlier paragraph has its anchor there.
    let mut begun = vec![false; anchored.report.marks.len()];
    anchored.paragraphs.iter().map(|paragraph| paragraph_marked(anchored, paragraph, &mut begun)).collect()
}

fn paragraph_marked(anchored: &Anchored<'_>, paragraph: &Paragraph<'_>, begun: &mut [bool]) -> String {
    let mut marks: Vec<(Range<usize>, u32)> = paragraph
        .marks
        .iter()
        .filter(|(mark, range)| !range.is_empty() && anchored.anchor(*mark) == Some(*mark))
        .map(|(mark, range)| (range.clone(), *mark))
        .collect();
    marks.sort_by_key(|(range, mark)| (range.start, std::cmp::Reverse(range.end), *mark));
    let mut out = Words { text: paragraph.text, at: 0, open: Vec::new(), out: String::new() };
    out.out.reserve(paragraph.text.len() + marks.len() * 32);
    for (range, mark) in marks {
        out.until(range.start);
        // Those that end before this one are closed and taken up again within it, so that the innermost always ends first.
        let crossing = out.open.split_off(out.open.partition_point(|end| *end >= range.end));
        out.out.extend(crossing.iter().map(|_| "</mark>"));
        let first = begun.get_mut(mark as usize).is_some_and(|begun| !std::mem::replace(begun, true));
        // Writing to a string cannot fail.
        let _ = match first {
            true => write!(out.out, "<mark id=\"{}\">", mark_id(anchored.report.number, mark)),
            false => write!(out.out, "<mark>"),
        };
        out.open.push(range.end);
        out.out.extend(crossing.iter().map(|_| "<mark>"));
        out.open.extend(crossing);
    }
    out.until(paragraph.text.len());
    out.out
}

/// A paragraph on its way out.
struct Words<'t> {
    text: &'t str,
    /// How far it is written.
    at: usize,
    /// Where the open marks end, the innermost last.
    open: Vec<usize>,
    out: String,
}

impl Words<'_> {
    /// Writes the text up to a byte, closing what ends on the way.
    fn until(&mut self, to: usize) {
        while let Some(end) = self.open.pop_if(|end| *end <= to) {
            self.write(end);
            self.out.push_str("</mark>");
        }
        self.write(to);
    }

    fn write(&mut self, to: usize) {
        if let Some(words) = self.text.get(self.at..to) {
            Shown(words).render_to(&mut self.out);
            self.at = to;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, marks: &[(u32, u32)]) -> String {
        let mut report = Report { number: 1, text: text.into(), ..Report::default() };
        for &(start, end) in marks {
            report.mark(start, end);
        }
        marked(&Anchored::new(&report)).join("|").replace(" id=\"r1m", "=").replace("\">", ">").replace("mark", "m")
    }

    #[test]
    fn marks_nest_cross_and_run_over_paragraphs() {
        assert_eq!(drawn("abcdef", &[]), "abcdef");
        assert_eq!(drawn("abcdef", &[(1, 5), (2, 3)]), "a<m=0>b<m=1>c</m>de</m>f");
        assert_eq!(drawn("abcdef", &[(0, 4), (2, 6)]), "<m=0>ab</m><m=1><m>cd</m>ef</m>");
        assert_eq!(drawn("abcdef", &[(1, 3), (1, 3), (3, 4)]), "a<m=0>bc</m><m=2>d</m>ef");
        assert_eq!(drawn("ab\n\ncd", &[(1, 5)]), "a<m=0>b</m>|<m>c</m>d");
        assert_eq!(drawn("a<é\u{202e}", &[(1, 3)]), "a<m=0>&lt;é</m>⟨RLO⟩");
    }

    #[test]
    fn only_web_addresses_can_be_followed() {
        assert_eq!(address("https://example.org/a?b=c"), Some("https://example.org/a?b=c"));
        for wrong in ["javascript:alert(1)", "https://exa mple", "data:text/html,x", "", "https://a\u{202e}b", "//a"] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }
}
