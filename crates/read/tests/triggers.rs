//! The lexicon of triggers by its own examples: each shows its word, those of events give the event of their line, and
//! those of senses that are no event give none by their word.

use dateline_knowledge::Knowledge;
use dateline_knowledge::triggers::{Pattern, Trigger};
use dateline_read::{Desk, document, read_document};
use dateline_types::{Document, Event, Report};
use std::sync::OnceLock;

/// The share of examples of events, in percent, that give an event of their type. It only ever goes up.
const FEWEST_PERCENT: usize = 97;

/// Examples of senses that are no event, and give one by their own word all the same. It only ever goes down.
const MOST_FALSE: usize = 6;

/// Forms that share too little with their lemma.
#[rustfmt::skip]
const IRREGULAR: [(&str, &str); 13] = [
    ("bleed", "bled"), ("feed", "fed"), ("fling", "flung"), ("freeze", "froze"), ("shake", "shook"), ("shoot", "shot"),
    ("slay", "slew"), ("spit", "spat"), ("swear", "swore"), ("tear", "tore"), ("uphold", "upheld"), ("wind", "wound"),
    ("withhold", "withheld"),
];

/// What reading an example gave.
struct Reading {
    trigger: &'static Trigger,
    /// Whether the example holds the trigger's word.
    shows: bool,
    events: Vec<Event>,
}

/// Every example, read as a report of its own; read once, on all processors.
fn readings() -> &'static [Reading] {
    static READINGS: OnceLock<Vec<Reading>> = OnceLock::new();
    READINGS.get_or_init(|| {
        static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
        let triggers = KNOWLEDGE.get_or_init(Knowledge::built_in).triggers().all();
        let desk = Desk::built_in();
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let shares = triggers.chunks(triggers.len().div_ceil(threads).max(1));
        std::thread::scope(|scope| {
            let desk = &desk;
            let readers: Vec<_> = shares
                .map(|share| {
                    scope.spawn(move || share.iter().map(|trigger| reading(desk, trigger)).collect::<Vec<_>>())
                })
                .collect();
            readers
                .into_iter()
                .flat_map(|reader| reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        })
    })
}

fn reading(desk: &Desk, trigger: &'static Trigger) -> Reading {
    let published = "2024-05-15".parse().ok();
    let report = Report { text: trigger.example.to_string(), published, ..Report::default() };
    let document = document::of(desk, &report, &mut Vec::new(), &mut |_| {});
    let shows = shows(&document, &trigger.pattern);
    let ledger = read_document(desk, &report, &document, Vec::new(), &mut |_| {});
    Reading { trigger, shows, events: ledger.events }
}

/// Whether a text holds the word of a pattern: its lemma, a form that begins as it does, or one that is known not to.
fn shows(document: &Document, pattern: &Pattern) -> bool {
    const SAME: usize = 4;
    let words = document.tree().into_iter().flat_map(|tree| tree.words());
    let words: Vec<String> = words.flat_map(|word| [word.lemma().to_lowercase(), word.form().to_lowercase()]).collect();
    // "sit-in": of two words in the text.
    pattern.heads.iter().flat_map(|head| head.split('-')).any(|head| {
        let begin: String = head.chars().take(SAME).collect();
        words.iter().any(|word| word.starts_with(&begin) || IRREGULAR.contains(&(head, word.as_str())))
    })
}

/// A line and its example, for a message.
fn line(reading: &Reading) -> String {
    let types: Vec<&str> = reading.events.iter().map(|event| event.kind.as_str()).collect();
    format!("\n  {} “{}” {types:?}", reading.trigger.rule, reading.trigger.example)
}

#[test]
fn every_example_holds_the_word_of_its_line() {
    let without: String = readings().iter().filter(|reading| !reading.shows).map(line).collect();
    assert!(without.is_empty(), "examples without their word:{without}");
}

#[test]
fn examples_of_events_give_events_of_their_type() {
    let mut missed = Vec::new();
    let mut all = 0;
    for reading in readings() {
        let Some(sense) = &reading.trigger.sense else { continue };
        all += 1;
        let name = sense.plover.name();
        if !reading.events.iter().any(|event| event.kind == name) {
            missed.push(format!("{} instead of {name}", line(reading)));
        }
    }
    let percent = 100 * (all - missed.len()) / all;
    assert!(percent >= FEWEST_PERCENT, "{percent} % of {all}; missed are{}", missed.concat());
}

#[test]
fn examples_of_no_event_give_none_by_their_word() {
    let by_own = |reading: &&Reading| {
        let heads = &reading.trigger.pattern.heads;
        let name = |event: &Event| {
            let name = event.rule.split('@').next()?;
            name.strip_prefix("trigger.").map(str::to_owned)
        };
        let mut names = reading.events.iter().filter_map(name);
        reading.trigger.sense.is_none() && names.any(|name| heads.iter().any(|head| **head == *name))
    };
    let false_ones: Vec<String> = readings().iter().filter(by_own).map(line).collect();
    assert!(false_ones.len() <= MOST_FALSE, "{} give an event:{}", false_ones.len(), false_ones.concat());
}
