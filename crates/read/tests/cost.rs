//! Reports made to hurt the stages of figures and events: what a word of them costs does not grow with their length.

use dateline_read::{Desk, read_watched};
use dateline_types::Report;
use std::time::Instant;

/// Sentences of a report, and of one ten times as long.
const FEW: usize = 2_000;
const MANY: usize = 20_000;

/// A scan of the whole report for each of its records would cost a word ten times as much.
const MOST: f64 = 3.0;

/// Tolls with their sources, parts and wholes, revisions, lists, places, times; in paragraphs and in one without end.
const FIGURES: [&str; 4] = [
    "The army said on Monday that 12 people were killed in Beira.\n\n",
    "Half of the 90 people, including two of the five wounded among them, were killed. ",
    "The ministry raised the toll from 12 to 19. The toll is likely far higher. No one lost $2 million. ",
    "Kofi Adjei counted 12 dead in Accra; 14 in Kumasi since July.\n\nUp to 10-20 were held, according to Amnesty. ",
];

/// Deeds of one doer over and over, threats to nobody named, talks without parties, arrests by nobody, nouns that point back.
const EVENTS: [&str; 3] = [
    "Iran attacked a base of the United States on Monday. The attack killed 12 people.\n\n",
    "Iran refused to withdraw. It threatened to attack. The talks were held on Friday. Dozens were arrested. ",
    "Kenya said Uganda must free the men, and urged Rwanda to meet the rebels. The army of Kenya shelled the rebels. ",
];

/// Seconds for each word of a pattern so many sentences long, and how many records there are.
fn cost(desk: &Desk, watched: &str, pattern: &str, sentences: usize) -> (f64, usize) {
    let each = pattern.matches(". ").count() + pattern.matches(".\n").count();
    let text = pattern.repeat(sentences / each);
    let words = text.split_whitespace().count() as f64;
    let report = Report { text, published: "2026-02-03".parse().ok(), ..Report::default() };
    let (mut last, mut took) = (Instant::now(), f64::MAX);
    let ledger = read_watched(desk, &report, &mut |stage| {
        if stage == watched {
            took = last.elapsed().as_secs_f64() / words;
        }
        last = Instant::now();
    });
    let found = if watched == "figures" { ledger.figures.len() } else { ledger.events.len() };
    (took, found)
}

fn costs_the_same(stage: &str, patterns: &[&str]) {
    let desk = Desk::built_in();
    for pattern in patterns {
        // What else a machine does only adds: the best of three counts, and the first that is good enough.
        const TRIES: usize = 3;
        let few = (0..TRIES).map(|_| cost(&desk, stage, pattern, FEW).0).fold(f64::MAX, f64::min);
        let mut least = f64::MAX;
        for _ in 0..TRIES {
            let (many, found) = cost(&desk, stage, pattern, MANY);
            assert!(found > MANY / 2, "{pattern:?}: {found} {stage}");
            least = least.min(many / few);
            if least < MOST {
                break;
            }
        }
        assert!(least < MOST, "{pattern:?}: {least:.1} times as much for each word");
    }
}

#[test]
fn a_word_with_figures_costs_the_same_in_a_report_ten_times_as_long() {
    costs_the_same("figures", &FIGURES);
}

#[test]
fn a_word_with_events_costs_the_same_in_a_report_ten_times_as_long() {
    costs_the_same("events", &EVENTS);
}
