//! `dateline ask`: records and reports by words and filters.

use super::comma::csv;
use super::{filter, lines, open, print};
use crate::arguments::{Answers, Ask, Colour};
use crate::commands::look;
use crate::render::stored::answers::{Found, render};
use dateline::corpus::answers::{self, Answer};
use dateline::corpus::store::query::{CLOSE, OPEN};
use dateline::corpus::store::{Filter, Hit, Kind, Store};
use serde::Serialize;
use std::collections::BTreeMap;
use std::process::ExitCode;

/// Reports, or records, that are shown as text where nobody says how many.
const SHOWN: usize = 20;

/// Reports that words are looked up in at most where nobody says how many.
const HITS: usize = 10_000;

/// Looks up and prints.
pub(crate) fn run(ask: &Ask, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(&ask.store)?;
    let words = ask.words.join(" ");
    let mut filter = filter(&ask.filters);
    if filter.kinds.is_empty() && !filter.measures.is_empty() {
        filter.kinds = vec![Kind::Figure];
    }
    let limit = match (ask.limit, ask.format) {
        (Some(0), _) | (None, Answers::Jsonl | Answers::Csv) => usize::MAX,
        (None, Answers::Text) => SHOWN,
        (Some(limit), _) => limit,
    };
    let hits = if words.trim().is_empty() { Vec::new() } else { hits(&store, &words, &filter, limit)? };
    let mut answers = match (&words, hits.is_empty()) {
        (words, true) if !words.trim().is_empty() => Vec::new(),
        _ => answers::of(&store, &asked(&filter, &words, &hits))?,
    };
    let all = if hits.is_empty() { answers.len() } else { hits.len() };
    if hits.is_empty() {
        answers.truncate(limit);
    }
    let left = all.saturating_sub(limit);
    if all == 0 && ask.format == Answers::Text {
        return print("nothing found\n");
    }
    match ask.format {
        Answers::Text => {
            let noun = if hits.is_empty() { "record" } else { "report" };
            print(&render(&found(&hits[..hits.len().min(limit)], &answers), left, noun, look(colour)))
        }
        Answers::Jsonl => print(&lines(rows(&hits[..hits.len().min(limit)], &answers))?),
        Answers::Csv => print(&csv(&found(&hits[..hits.len().min(limit)], &answers))?),
    }
}

/// One more than shown, so that it can be said that there are more.
fn hits(store: &dyn Store, words: &str, filter: &Filter, limit: usize) -> anyhow::Result<Vec<Hit>> {
    // What is asked of records is asked of them below.
    let filter = Filter {
        outlets: filter.outlets.clone(),
        reports: filter.reports.clone(),
        from: filter.from.clone(),
        to: filter.to.clone(),
        all_versions: filter.all_versions,
        ..Filter::default()
    };
    Ok(store.search(words, &filter, limit.saturating_add(1).min(HITS))?)
}

/// The records of the reports that were found, in the sentences that have the words.
fn asked(filter: &Filter, words: &str, hits: &[Hit]) -> Filter {
    let mut asked = filter.clone();
    if !hits.is_empty() {
        asked.reports = hits.iter().map(|hit| hit.report.id.clone()).collect();
        if asked.about.is_empty() {
            asked.about = vec![words.to_owned()];
        }
    }
    asked
}

/// Reports in the order of the hits, else of the answers.
fn found<'a>(hits: &'a [Hit], answers: &'a [Answer]) -> Vec<Found<'a>> {
    let mut of_report: BTreeMap<&str, Vec<&Answer>> = BTreeMap::new();
    for answer in answers {
        of_report.entry(&answer.stored.report.id).or_default().push(answer);
    }
    if hits.is_empty() {
        let mut all: Vec<Found> = Vec::new();
        for answer in answers {
            match all.last_mut() {
                Some(last) if last.report.id == answer.stored.report.id => last.answers.push(answer),
                _ => all.push(Found { report: &answer.stored.report, snippet: None, answers: vec![answer] }),
            }
        }
        return all;
    }
    hits.iter()
        .map(|hit| Found {
            report: &hit.report,
            snippet: Some(&hit.snippet),
            answers: of_report.remove(hit.report.id.as_str()).unwrap_or_default(),
        })
        .collect()
}

/// One answer as a row: the report, and the record where one was found.
#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    answer: Option<&'a Answer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a dateline::corpus::store::Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<String>,
}

fn rows<'a>(hits: &'a [Hit], answers: &'a [Answer]) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for own in found(hits, answers) {
        let snippet = own.snippet.map(|own| own.replace([OPEN, CLOSE], ""));
        if own.answers.is_empty() {
            rows.push(Row { answer: None, report: Some(own.report), snippet: snippet.clone() });
        }
        for answer in own.answers {
            rows.push(Row { answer: Some(answer), report: None, snippet: snippet.clone() });
        }
    }
    rows
}
