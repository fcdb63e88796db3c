//! Scores how factual events are held to be, against what people answered who were asked whether they happened.

use super::time::slice;
use super::{Figure, Options};
use anyhow::Context;
use dateline_read::factuality::{self, Factuality, Ground, Polarity};
use dateline_read::{Desk, document};
use dateline_types::document::Word;
use dateline_types::json::CodePoints;
use dateline_types::{At, CharSpan, Report};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

const TASK: &str = "factuality";
const DATA: &str = "uds";
const FILE: &str = "corpora/quotes/uds-factuality/uds-factuality-dev.jsonl";

#[derive(Deserialize)]
struct GoldSentence {
    id: String,
    text: String,
    events: Vec<GoldEvent>,
}

#[derive(Deserialize)]
struct GoldEvent {
    span: At<CharSpan>,
    factual: f64,
}

/// What is compared for one event.
struct Pair {
    gold: f64,
    ours: f64,
    form: Form,
}

/// What stands with an event, told by the words beside it and not by our reading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A negation among its own words.
    Negated,
    /// A modal, or the "to" of an infinitive.
    Ahead,
    /// Neither.
    Bare,
}

impl Form {
    fn of(event: Word) -> Self {
        let beside =
            |words: &[&str]| event.children().any(|child| words.contains(&child.form().to_lowercase().as_str()));
        if beside(&["not", "n't", "n’t", "never", "no"]) {
            Self::Negated
        } else if beside(&["to", "will", "'ll", "’ll", "would", "can", "could", "may", "might", "should", "must"]) {
            Self::Ahead
        } else {
            Self::Bare
        }
    }
}

pub(super) fn score(shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    if options.data.as_deref().is_some_and(|only| only != DATA) {
        return Ok(Vec::new());
    }
    let desk = Desk::built_in();
    let path = shared.join(FILE);
    let lines = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let (mut pairs, mut by_ground, mut written) = (Vec::new(), BTreeMap::new(), String::new());
    let mut left = options.errors;
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let gold: GoldSentence = serde_json::from_str(line).with_context(|| format!("in {}", path.display()))?;
        let report = Report { text: gold.text.clone(), ..Report::default() };
        let document = document::of(&desk, &report, &mut Vec::new(), &mut |_| {});
        let points = CodePoints::of(&gold.text);
        let mut events = Vec::new();
        for event in &gold.events {
            let At(span) = event.span;
            let word = document.tree().and_then(|tree| {
                tree.words().find(|word| {
                    let ours = points.span(word.span());
                    ours.start < span.end && span.start < ours.end
                })
            });
            // An event without a word of ours counts as one of which nothing is known.
            let held = word.map(|word| factuality::of(word, desk.knowledge.signatures()));
            let ours = held.as_ref().map_or(0.0, |held| f64::from(held.value));
            pairs.push(Pair { gold: event.factual, ours, form: word.map_or(Form::Bare, Form::of) });
            events.push(serde_json::json!({"span": [span.start, span.end], "factual": ours}));
            let Some(held) = held else { continue };
            by_ground.entry((held.ground, held.polarity)).or_insert_with(Vec::new).push(event.factual);
            let kind = format!("{:?}", held.ground).to_lowercase();
            let wrong = (event.factual > 0.0) != (ours > 0.0);
            if wrong && left > 0 && options.kind.as_deref().is_none_or(|only| only == kind) {
                left -= 1;
                show(&gold, event, &held, &document);
            }
        }
        written += &serde_json::json!({"id": gold.id, "events": events}).to_string();
        written.push('\n');
    }
    if options.by_type {
        breakdown(&by_ground);
    }
    if let Some(folder) = &options.pred {
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join(format!("{DATA}.jsonl")), written)?;
    }
    Ok(figures(&pairs))
}

fn show(gold: &GoldSentence, event: &GoldEvent, held: &Factuality, document: &dateline_types::Document) {
    let At(span) = event.span;
    let word = |&cue: &u32| document.tree().and_then(|tree| tree.get(cue as usize)).map(|word| word.form());
    let cues: Vec<&str> = held.cues.iter().filter_map(word).collect();
    println!(
        "{:?} {:?} {}: gold {:.2}, ours {:.2}, by [{}]: {}[{}]{}",
        held.ground,
        held.polarity,
        gold.id,
        event.factual,
        held.value,
        cues.join(" "),
        slice(&gold.text, span.start.saturating_sub(60), span.start),
        slice(&gold.text, span.start, span.end),
        slice(&gold.text, span.end, span.end + 40),
    );
}

/// What people answered, by what our reading goes by.
fn breakdown(by_ground: &BTreeMap<(Ground, Polarity), Vec<f64>>) {
    println!("{:<24} {:>6} {:>6} {:>6}", "ground", "events", "mean", "yes %");
    for ((ground, polarity), answers) in by_ground {
        let count = answers.len() as f64;
        let yes = answers.iter().filter(|answer| **answer > 0.0).count() as f64;
        let name = format!("{ground:?} {polarity:?}");
        println!("{name:<24} {count:>6} {:>6.2} {:>6.1}", answers.iter().sum::<f64>() / count, 100.0 * yes / count);
    }
    println!();
}

fn figures(pairs: &[Pair]) -> Vec<Figure> {
    let figure = |metric, value| Figure { task: TASK, data: DATA.to_owned(), metric, value };
    let count = pairs.len().max(1) as f64;
    let right = pairs.iter().filter(|pair| (pair.gold > 0.0) == (pair.ours > 0.0)).count() as f64;
    let yes = pairs.iter().filter(|pair| pair.gold > 0.0).count() as f64;
    let error = pairs.iter().map(|pair| (pair.gold - pair.ours).abs()).sum::<f64>() / count;
    println!(
        "factuality: mean absolute error {error:.3}; sign by majority {:.2}",
        100.0 * yes.max(count - yes) / count
    );
    vec![
        figure("r", 100.0 * correlation(pairs)),
        figure("sign", 100.0 * right / count),
        figure("not so F1", rare(pairs.iter())),
        figure("ahead F1", rare(pairs.iter().filter(|pair| pair.form == Form::Ahead))),
        figure("negated F1", rare(pairs.iter().filter(|pair| pair.form == Form::Negated))),
    ]
}

/// Pearson's r.
fn correlation(pairs: &[Pair]) -> f64 {
    let count = pairs.len().max(1) as f64;
    let mean = |of: fn(&Pair) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (gold, ours) = (mean(|pair| pair.gold), mean(|pair| pair.ours));
    let sum = |of: &dyn Fn(&Pair) -> f64| pairs.iter().map(of).sum::<f64>();
    let both = sum(&|pair| (pair.gold - gold) * (pair.ours - ours));
    let (gold, ours) = (sum(&|pair| (pair.gold - gold).powi(2)), sum(&|pair| (pair.ours - ours).powi(2)));
    if gold * ours > 0.0 { both / (gold * ours).sqrt() } else { 0.0 }
}

/// F1 of finding the events that people said have not happened.
fn rare<'p>(pairs: impl Iterator<Item = &'p Pair>) -> f64 {
    let (mut right, mut marked) = (0u32, 0u32);
    for pair in pairs {
        let (gold, ours) = (pair.gold <= 0.0, pair.ours <= 0.0);
        right += u32::from(gold && ours);
        marked += u32::from(gold) + u32::from(ours);
    }
    if marked == 0 { 100.0 } else { 200.0 * f64::from(right) / f64::from(marked) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(gold: f64, ours: f64) -> Pair {
        Pair { gold, ours, form: Form::Bare }
    }

    #[test]
    fn r_is_one_for_the_same_and_none_for_a_constant() {
        assert!((correlation(&[pair(-1.0, -2.0), pair(0.5, 1.0), pair(1.0, 2.0)]) - 1.0).abs() < 1e-9);
        assert_eq!(correlation(&[pair(-1.0, 1.0), pair(1.0, 1.0)]), 0.0);
    }

    #[test]
    fn the_rare_side_is_what_did_not_happen() {
        assert_eq!(rare([pair(-1.0, -1.0), pair(1.0, 1.0), pair(-1.0, 1.0)].iter()), 200.0 / 3.0);
    }
}
