//! Reports made to hurt the stage of statements: what a word of them costs does not grow with their length.

use dateline_read::entities::Heads;
use dateline_read::statements::{self, Before};
use dateline_read::{Desk, document};
use dateline_types::{Document, Report};
use std::time::Instant;

/// Quotation marks and cue words of a report, and of one ten times as long.
const FEW: usize = 2_000;
const MANY: usize = 20_000;

/// A scan of the whole report for each of its cues or quotations would cost a word ten times as much.
const MOST: f64 = 3.0;

/// Cues with their sources in one paragraph without end, in paragraphs of their own, in marks that do not close, and one
/// under the other.
const PATTERNS: [&str; 4] = [
    "“It rained,” he said and claimed. ",
    "“said” claims, saying “warned,” adding it.\n\n",
    "” warned “ said ",
    "he said, “she said, the claim that “",
];

/// A report of a pattern with so many quotation marks.
fn report(pattern: &str, marks: usize) -> Report {
    let each = pattern.matches(['“', '”', '"']).count();
    Report { text: pattern.repeat(marks / each), ..Report::default() }
}

/// Seconds for each word, and how many statements there are. The best of three: what else a machine does only adds.
fn cost(desk: &Desk, document: &Document) -> (f64, usize) {
    let roles = document.tree().map(dateline_syntax::roles::derive).unwrap_or_default();
    let before = Before {
        report: "hostile",
        published: None,
        roles: &roles,
        times: &[],
        entities: &[],
        heads: &Heads::default(),
    };
    let mut best = (f64::MAX, 0);
    for _ in 0..3 {
        let start = Instant::now();
        let (found, _) = statements::read(desk, document, &before, &mut Vec::new());
        let took = start.elapsed().as_secs_f64() / document.tokens.len() as f64;
        best = (best.0.min(took), found.len());
    }
    best
}

#[test]
fn a_word_costs_the_same_in_a_report_ten_times_as_long() {
    let desk = Desk::built_in();
    for pattern in PATTERNS {
        let read = |marks: usize| {
            let report = report(pattern, marks);
            let document = document::of(&desk, &report, &mut Vec::new(), &mut |_| {});
            assert!(document.has_tree(), "{pattern:?}");
            cost(&desk, &document)
        };
        let ((few, _), (many, found)) = (read(FEW), read(MANY));
        assert!(found > 0, "{pattern:?} says nothing");
        assert!(many < few * MOST, "{pattern:?}: {:.1} times as much for each word", many / few);
    }
}
