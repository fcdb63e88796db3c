//! From an item to the words it rests on: which anchors the page has, and how links to them are drawn.

use super::days;
use crate::render::visible::one_line;
use crate::render::wording::number::many;
use dateline_corpus::dossier::{Dossier, Link, Paragraph, Report};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// This many links stand open beside an item; the others unfold.
const OPEN: usize = 8;

/// Every report of the page with its paragraphs and the marks in them that can be linked to.
pub(super) struct Anchors<'d> {
    reports: BTreeMap<u32, Anchored<'d>>,
}

/// One report with its paragraphs.
pub(super) struct Anchored<'d> {
    pub(super) report: &'d Report,
    pub(super) paragraphs: Vec<Paragraph<'d>>,
    /// For each mark, the first of the marks of just these words, if they stand in a paragraph: that one has the anchor.
    shared: Vec<Option<u32>>,
    /// "Meridian, 3 Feb 2026".
    label: String,
}

impl<'d> Anchors<'d> {
    pub(super) fn new(dossier: &'d Dossier) -> Self {
        Self { reports: dossier.reports.iter().map(|report| (report.number, Anchored::new(report))).collect() }
    }

    /// The report of a number.
    pub(super) fn report(&self, number: u32) -> Option<&Anchored<'d>> {
        self.reports.get(&number)
    }

    /// Where a link leads: its words, else its report; nowhere where the dossier lacks the report.
    pub(super) fn target(&self, link: Link) -> Option<String> {
        let anchored = self.report(link.report)?;
        Some(match link.mark.and_then(|mark| anchored.anchor(mark)) {
            Some(mark) => mark_id(link.report, mark),
            None => format!("r{}", link.report),
        })
    }

    /// What a link leads to, in words: "Meridian, 3 Feb 2026"; may be empty.
    pub(super) fn label(&self, link: Link) -> &str {
        self.report(link.report).map_or("", |anchored| &anchored.label)
    }

    /// A link, as its report's number: `[3]`.
    pub(super) fn link(&self, link: Link) -> Markup {
        html! {
            @if let Some(target) = self.target(link) {
                a.ref href={ "#" (target) } title=[Some(self.label(link)).filter(|label| !label.is_empty())] {
                    "[" (link.report) "]"
                }
            } @else {
                span.ref { "[" (link.report) "]" }
            }
        }
    }

    /// Links in a row, a space before each; where they are many, the later ones unfold.
    pub(super) fn links(&self, links: &[Link]) -> Markup {
        let (open, more) = links.split_at(if links.len() > OPEN + 2 { OPEN } else { links.len() });
        html! {
            @if !open.is_empty() {
                span.refs { @for link in open { " " (self.link(*link)) } }
            }
            @if !more.is_empty() {
                " "
                details.more {
                    summary { "and " (many(more.len(), "more report passage")) }
                    @for link in more { " " (self.link(*link)) }
                }
            }
        }
    }
}

impl<'d> Anchored<'d> {
    /// A report, laid out.
    pub(super) fn new(report: &'d Report) -> Self {
        let paragraphs = report.paragraphs();
        let mut drawn = vec![false; report.marks.len()];
        for (mark, range) in paragraphs.iter().flat_map(|paragraph| &paragraph.marks) {
            if let Some(drawn) = drawn.get_mut(*mark as usize).filter(|_| !range.is_empty()) {
                *drawn = true;
            }
        }
        let mut first = BTreeMap::new();
        let mut shared = Vec::with_capacity(drawn.len());
        for ((number, mark), drawn) in (0..).zip(&report.marks).zip(drawn) {
            shared.push(drawn.then(|| *first.entry(*mark).or_insert(number)));
        }
        let outlet = if report.outlet.is_empty() { &report.agency } else { &report.outlet };
        let parts = [one_line(outlet), if report.day.is_empty() { String::new() } else { days::short(&report.day) }];
        let label = parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ");
        Self { report, paragraphs, shared, label }
    }

    /// The mark that has the anchor for this one's words.
    pub(super) fn anchor(&self, mark: u32) -> Option<u32> {
        *self.shared.get(mark as usize)?
    }
}

/// The anchor of a mark.
pub(super) fn mark_id(report: u32, mark: u32) -> String {
    format!("r{report}m{mark}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dossier() -> Dossier {
        let mut report = Report { number: 3, text: "Talks failed. \n\n They end.".into(), ..Report::default() };
        for (start, end) in [(0, 5), (0, 5), (14, 16), (99, 120), (6, 6), (17, 21)] {
            report.mark(start, end);
        }
        Dossier { reports: vec![report], ..Dossier::default() }
    }

    #[test]
    fn words_have_one_anchor_and_what_has_none_is_its_report() {
        let dossier = dossier();
        let anchors = Anchors::new(&dossier);
        let target = |report, mark| anchors.target(Link { report, mark });
        assert_eq!(target(3, Some(0)).as_deref(), Some("r3m0"));
        assert_eq!(target(3, Some(1)).as_deref(), Some("r3m0"), "the same words");
        for nowhere in [Some(2), Some(3), Some(4), Some(17), None] {
            assert_eq!(target(3, nowhere).as_deref(), Some("r3"), "{nowhere:?}");
        }
        assert_eq!(target(3, Some(5)).as_deref(), Some("r3m5"));
        assert_eq!(target(4, None), None);
    }

    #[test]
    fn many_links_unfold_and_none_is_lost() {
        let dossier = dossier();
        let anchors = Anchors::new(&dossier);
        let page = anchors.links(&[Link { report: 3, mark: None }; 40]).into_string();
        assert_eq!(page.matches("<a ").count(), 40);
        assert!(page.contains("and 32 more report passages"), "{page}");
        assert!(!anchors.links(&[Link { report: 3, mark: None }; OPEN + 2]).into_string().contains("details"));
    }
}
