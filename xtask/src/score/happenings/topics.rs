//! Reports by what they are about: those of one topic of ECB+ tell of one thing, those of two do not.
//!
//! Nobody marked which events are one, so reports are counted and not events: two are tied where they share a happening.

use super::events;
use crate::score::share::{Found, Share};
use crate::score::{Figure, Options};
use anyhow::Context;
use dateline_corpus::rows::Record;
use dateline_corpus::store::Stored;
use dateline_types::Report;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub(super) const DATA: &str = "eventstoryline";

/// Topics of earthquakes: nobody does anything in them that the ontology codes, and what ties their reports is misread.
const QUAKES: [&str; 2] = ["20", "37"];

#[derive(Deserialize)]
struct Line {
    id: String,
    dct: String,
    text: String,
}

pub(super) fn score(shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let path = shared.join("corpora/time/eventstoryline/eventstoryline.jsonl");
    let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let mut topics: BTreeMap<String, String> = BTreeMap::new();
    let mut reports = Vec::new();
    for line in text.lines() {
        let Line { id, dct, text } = serde_json::from_str(line)?;
        topics.insert(id.clone(), topic(&id).to_owned());
        let published = dct.parse().ok();
        reports.push(Ok(Report { text, published, external_id: Some(id), ..Report::default() }));
    }
    let events = events(reports)?;
    let tied = tied(&events);
    let mut pairs = Found::default();
    let all: Vec<(&String, &String)> = topics.iter().filter(|(_, topic)| !QUAKES.contains(&topic.as_str())).collect();
    for (at, (one, topic)) in all.iter().enumerate() {
        for (other, other_topic) in &all[at + 1..] {
            let (same, ours) = (topic == other_topic, tied.contains(&(one.as_str(), other.as_str())));
            pairs.count(usize::from(same && ours), usize::from(same), usize::from(ours));
        }
    }
    if options.errors > 0 {
        print(&events, &topics, options.errors);
    }
    let figure = |metric, value| Figure { task: "happenings", data: DATA.to_owned(), metric, value };
    let quiet = quiet(&events, &topics);
    let tied = [
        ("deeds tied precision", pairs.precision()),
        ("deeds tied recall", pairs.recall()),
        ("quakes unread", quiet.percent()),
    ];
    Ok(tied.into_iter().map(|(metric, value)| figure(metric, value)).collect())
}

/// Of the reports of earthquakes, those in which nobody is read to assault anybody.
fn quiet(events: &[Stored], topics: &BTreeMap<String, String>) -> Share {
    let assault = |own: &&Stored| matches!(&own.record, Record::Event(event) if event.r#type == "ASSAULT");
    let loud: BTreeSet<&str> = events.iter().filter(assault).map(|own| own.report.name()).collect();
    let mut quiet = Share::default();
    for (report, _) in topics.iter().filter(|(_, topic)| QUAKES.contains(&topic.as_str())) {
        quiet.add(!loud.contains(report.as_str()));
    }
    quiet
}

/// `esc_12_10ecbplus` is the tenth report of the twelfth topic.
fn topic(id: &str) -> &str {
    id.split('_').nth(1).unwrap_or(id)
}

/// Pairs of reports that share a happening, the lesser first.
fn tied(events: &[Stored]) -> BTreeSet<(&str, &str)> {
    let mut tied = BTreeSet::new();
    for reports in happenings(events).values().map(|own| own.iter().map(|own| own.report.name())) {
        let reports: Vec<&str> = reports.collect::<BTreeSet<_>>().into_iter().collect();
        for (at, &one) in reports.iter().enumerate() {
            tied.extend(reports[at + 1..].iter().map(|&other| (one, other)));
        }
    }
    tied
}

fn happenings(events: &[Stored]) -> BTreeMap<&str, Vec<&Stored>> {
    let mut happenings: BTreeMap<&str, Vec<&Stored>> = BTreeMap::new();
    for own in events {
        if let Some(happening) = &own.happening {
            happenings.entry(happening).or_default().push(own);
        }
    }
    happenings
}

/// Happenings of several reports as they were tied, those of several topics first.
fn print(events: &[Stored], topics: &BTreeMap<String, String>, most: usize) {
    let several = |own: &&Vec<&Stored>| own.iter().any(|other| other.report.name() != own[0].report.name());
    let happenings = happenings(events);
    let mut all: Vec<&Vec<&Stored>> = happenings.values().filter(several).collect();
    let is_mixed = |own: &&Vec<&Stored>| {
        own.iter().any(|other| topics.get(other.report.name()) != topics.get(own[0].report.name()))
    };
    all.sort_by_key(|own| !is_mixed(own));
    for happening in all.into_iter().take(most) {
        println!("happenings: {}", if is_mixed(&happening) { "several topics" } else { "one topic" });
        for own in happening {
            let Record::Event(event) = &own.record else { continue };
            let days = [event.from.as_deref(), event.to.as_deref()].map(|own| own.unwrap_or("")).join("..");
            let sentence: String = own.sentence.chars().take(140).collect();
            println!("    {} {} “{}” {days}: {sentence}", own.report.name(), event.r#type, event.trigger);
        }
    }
}
