//! Reports made to hurt the stage of figures: what a word of them costs does not grow with their length.

use dateline_read::{Desk, read_watched};
use dateline_types::Report;
use std::time::Instant;

/// Sentences of a report, and of one ten times as long.
const FEW: usize = 2_000;
const MANY: usize = 20_000;

/// A scan of the whole report for each of its figures would cost a word ten times as much.
const MOST: f64 = 3.0;

/// Tolls with their sources, parts and wholes, revisions, lists, places, times; in paragraphs and in one without end.
const PATTERNS: [&str; 4] = [
    "The army said on Monday that 12 people were killed in Beira.\n\n",
    "Half of the 90 people, including two of the five wounded among them, were killed. ",
    "The ministry raised the toll from 12 to 19. The toll is likely far higher. No one lost $2 million. ",
    "Kofi Adjei counted 12 dead in Accra; 14 in Kumasi since July.\n\nUp to 10-20 were held, according to Amnesty. ",
];

/// Seconds for each word of a pattern so many sentences long, and how many figures there are.
fn cost(desk: &Desk, pattern: &str, sentences: usize) -> (f64, usize) {
    let each = pattern.matches(". ").count() + pattern.matches(".\n").count();
    let text = pattern.repeat(sentences / each);
    let words = text.split_whitespace().count() as f64;
    let report = Report { text, published: "2026-02-03".parse().ok(), ..Report::default() };
    let (mut last, mut took) = (Instant::now(), f64::MAX);
    let ledger = read_watched(desk, &report, &mut |stage| {
        if stage == "figures" {
            took = last.elapsed().as_secs_f64() / words;
        }
        last = Instant::now();
    });
    (took, ledger.figures.len())
}

#[test]
fn a_word_costs_the_same_in_a_report_ten_times_as_long() {
    let desk = Desk::built_in();
    for pattern in PATTERNS {
        // What else a machine does only adds: the best of three counts, and the first that is good enough.
        const TRIES: usize = 3;
        let few = (0..TRIES).map(|_| cost(&desk, pattern, FEW).0).fold(f64::MAX, f64::min);
        let mut least = f64::MAX;
        for _ in 0..TRIES {
            let (many, found) = cost(&desk, pattern, MANY);
            assert!(found > MANY / 2, "{pattern:?}: {found} figures");
            least = least.min(many / few);
            if least < MOST {
                break;
            }
        }
        assert!(least < MOST, "{pattern:?}: {least:.1} times as much for each word");
    }
}
