//! Any text at all: blocks cover it, spans fit it, nothing panics. Texts are made of the pieces that pages, datelines
//! and quotations are made of, in every order.
#![allow(clippy::unwrap_used)]

use dateline_syntax::layout::{self, written};
use dateline_syntax::quotations;
use dateline_types::{Quotation, Span};

const PIECES: [&str; 68] = [
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "''",
    "``",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u{a0}",
    "—",
    "–",
    "-",
    "--",
    "(",
    ")",
    "[",
    "]",
    "/",
    ":",
    ",",
    ".",
    "…",
    "?",
    "!",
    "TEHRAN",
    "Geneva",
    "Feb 3",
    "3 February 2026",
    "2026-02-03",
    " date ",
    "Published: ",
    "By ",
    "Jane Roe",
    "(AFP)",
    "Reuters",
    "AFP",
    "said",
    "the",
    "n",
    "s",
    "90s",
    "6",
    "2",
    "é",
    "🙂",
    "e\u{301}",
    "سلام",
    "\u{200f}",
    "\u{feff}",
    "\u{2029}",
    "ﬁ",
    "İ",
    "- ",
    "• ",
    "1. ",
    "10:04",
    "T",
    "GMT",
    "pm",
    "and",
    "x",
];

/// Numbers that look random and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[test]
fn blocks_cover_and_spans_fit() {
    let mut dice = Dice(2026);
    for _ in 0..30_000 {
        let text: String = (0..dice.roll(24)).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
        let page = layout::read(&text);
        let mut at = 0;
        for block in &page.blocks {
            assert!(block.span.fits(&text) && !block.span.is_empty(), "{text:?}");
            assert!(block.span.start as usize >= at, "blocks overlap: {text:?}");
            assert!(text[at..block.span.start as usize].trim().is_empty(), "words left out: {text:?}");
            at = block.span.end as usize;
        }
        assert!(text[at..].trim().is_empty(), "the end left out: {text:?}");
        let parts = page.dateline.iter().flat_map(|d| [d.place, d.date, d.agency]);
        for span in parts.chain([page.header_date, page.byline, page.agency]).flatten() {
            assert!(span.fits(&text) && !span.is_empty(), "{text:?}");
        }
        let found = quotations::pair(&text, &page);
        for quotation in &found {
            assert!(quotation.parts.iter().all(|p| p.fits(&text) && !p.is_empty()), "{text:?}");
            assert!(quotation.parts.windows(2).all(|p| p[0].end <= p[1].start), "{text:?}");
            let start = quotation.parts[0];
            let wider = |p: &Span, other: &Quotation| *p != start || other.parts.len() > quotation.parts.len();
            let holds = |other: &Quotation| {
                other != quotation && other.parts.iter().any(|p| p.contains(start) && wider(p, other))
            };
            let holders = found.iter().filter(|other| holds(other)).count();
            assert_eq!(quotation.depth as usize, holders, "{:?} in {text:?}", quotation.parts[0].of(&text));
        }
        if let Some(date) = written::leading(&text) {
            assert!(text.is_char_boundary(date.len) && date.len > 0);
        }
    }
}
