//! The reference scorer's own tests, on this port.

use super::agreement::{same_source, same_value};
use super::counts::{Counts, Fault};
use super::gold::{Claim, GoldReport, Trap};
use crate::score::share::{Found, Share};
use dateline_types::CharSpan;

const TEXT: &str = "Officials said at least 20 people were killed and dozens hurt. A rights group counted 31 dead in the 12-day \
                    war. It may be far higher.";

/// Where a phrase first stands; the text is ASCII.
fn span(phrase: &str) -> CharSpan {
    let start = TEXT.find(phrase).unwrap() as u32;
    CharSpan { start, end: start + phrase.len() as u32 }
}

fn claim(
    phrase: &str,
    measure: &str,
    low: impl Into<Option<f64>>,
    high: impl Into<Option<f64>>,
    qualifier: &str,
    source: &str,
) -> Claim {
    Claim {
        span: span(phrase),
        measure: measure.to_owned(),
        low: low.into(),
        high: high.into(),
        qualifier: qualifier.to_owned(),
        source: source.to_owned(),
        scope: "incident".to_owned(),
        ..Claim::default()
    }
}

fn gold() -> Vec<Claim> {
    vec![
        claim("at least 20 people", "killed", 20.0, None, "at_least", "Officials"),
        claim("dozens", "injured", 24.0, None, "vague", "Officials"),
        claim("31 dead", "killed", 31.0, 31.0, "exact", "A rights group"),
        Claim { optional: true, ..claim("far higher", "killed", 31.0, None, "more_than", "") },
    ]
}

fn count(ours: &[Claim]) -> Counts {
    let mut counts = Counts::default();
    let traps = [Trap { span: span("12-day"), why: "duration".to_owned() }];
    counts.add(&gold(), &traps, ours, &mut |_| {});
    counts
}

/// Faults by kind, with what was measured and why it is none.
fn faults(ours: &[Claim]) -> Vec<String> {
    let mut all = Vec::new();
    let traps = [Trap { span: span("12-day"), why: "duration".to_owned() }];
    Counts::default().add(&gold(), &traps, ours, &mut |fault| {
        all.push(match fault {
            Fault::Missed(own) => format!("missed {}", own.measure),
            Fault::Spurious(own, why) => format!("spurious {} {}", own.measure, why.unwrap_or("")),
            Fault::Measure(gold, ours) => format!("{}->{}", gold.measure, ours.measure),
            Fault::Value(..) => "value".to_owned(),
            Fault::Source(..) => "source".to_owned(),
        });
    });
    all
}

#[test]
fn gold_agrees_with_itself_and_optional_figures_are_free() {
    let counts = count(&gold());
    assert_eq!(counts.detection, Found { right: 3, gold: 3, ours: 3 });
    assert_eq!(counts.whole.f1(), 100.0);
    assert_eq!(counts.avoided(), 100.0);
    assert!(faults(&gold()).is_empty());
}

#[test]
fn nothing_finds_nothing() {
    let counts = count(&[]);
    assert_eq!((counts.detection.precision(), counts.detection.recall(), counts.detection.f1()), (0.0, 0.0, 0.0));
    assert_eq!(faults(&[]), ["missed killed", "missed injured", "missed killed"]);
}

/// A span whose bounds are wrong, one whose measure is, a source in other words, a trap.
fn partly_right() -> Vec<Claim> {
    vec![
        claim("20 people", "killed", 20.0, 20.0, "exact", "officials"),
        claim("dozens", "killed", 12.0, None, "vague", "Officials"),
        claim("31 dead", "killed", 31.0, 31.0, "exact", "US rights group"),
        claim("12-day", "killed", 12.0, 12.0, "exact", ""),
    ]
}

#[test]
fn each_part_is_counted_on_what_was_found() {
    let counts = count(&partly_right());
    assert_eq!((counts.detection.right, counts.span.right, counts.whole.right), (2, 3, 1));
    assert_eq!(counts.bounds, Share { right: 1, of: 2 });
    assert_eq!(counts.attributed, Share { right: 2, of: 2 });
    assert_eq!((counts.traps, counts.trapped, counts.avoided()), (1, 1, 0.0));
}

#[test]
fn another_measure_is_neither_missed_nor_spurious_in_the_list() {
    assert_eq!(faults(&partly_right()), ["value", "injured->killed", "spurious killed duration"]);
}

#[test]
fn a_vague_word_may_be_read_down_to_half_its_floor() {
    let dozens = &gold()[1];
    for (low, right) in [(24.0, true), (12.0, true), (5.0, false), (100.0, false)] {
        assert_eq!(same_value(dozens, &claim("dozens", "injured", low, None, "vague", "")), right, "{low}");
    }
}

#[test]
fn bounds_are_compared_and_not_numbers() {
    let exact = |low: f64| claim("31 dead", "killed", low, low, "exact", "");
    assert!(same_value(&gold()[2], &exact(31.0)));
    assert!(same_value(&gold()[0], &claim("20", "killed", 20.0, None, "at_least", "")));
    assert!(!same_value(&gold()[0], &exact(20.0)));
}

#[test]
fn a_source_is_known_by_half_its_words_or_by_a_name() {
    assert!(!same_source("", "police"));
    assert!(!same_source("police", ""));
    assert!(same_source("", "the"));
    assert!(same_source("Emergencies Minister Yevgeny Zinichev", "Zinichev"));
    assert!(!same_source("Emergencies Minister Yevgeny Zinichev", "the ministry"));
    assert!(!same_source("the interior ministry of a neighbouring state", "state"));
}

#[test]
fn one_figure_is_found_once() {
    let twice = [claim("31 dead", "killed", 31.0, 31.0, "exact", ""), claim("31", "killed", 31.0, 31.0, "exact", "")];
    assert_eq!(count(&twice).detection, Found { right: 1, gold: 3, ours: 2 });
}

#[test]
fn of_equal_spans_the_one_with_the_right_bounds_is_taken() {
    let rivals =
        [claim("31 dead", "killed", 30.0, 30.0, "exact", ""), claim("31 dead", "killed", 31.0, 31.0, "exact", "")];
    assert_eq!(count(&rivals).bounds, Share { right: 1, of: 1 });
}

#[test]
fn a_span_outside_the_text_is_refused() {
    let line = |end: u32| {
        let figure = serde_json::json!({
            "start": 0, "end": end, "measure": "killed", "low": 1, "high": 1, "qualifier": "exact"
        });
        GoldReport::of(serde_json::json!({"id": "x", "date": "2020-01-01", "text": "Ünö", "figures": [figure]}))
    };
    assert!(line(3).is_ok());
    assert!(line(4).is_err() && line(0).is_err());
}
