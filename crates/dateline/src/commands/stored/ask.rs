//! `dateline ask`: records and reports by words and filters.

use super::comma::csv;
use super::{filter, kinds, lines, open, print, show};
use crate::arguments::{Answers, Ask, Colour};
use crate::commands::look;
use crate::render::stored::answers::{Found, render};
use dateline::corpus::answers::{self, Answer};
use dateline::corpus::store::query::{CLOSE, OPEN};
use dateline::corpus::store::{self, Filter, Hit, Store};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

/// Reports, or records, that are shown as text where nobody says how many.
const SHOWN: usize = 20;

/// Looks up and prints.
pub(crate) fn run(ask: &Ask, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(&ask.store)?;
    let words = ask.words.join(" ");
    let mut filter = filter(&store, &ask.filters)?;
    filter.kinds = kinds(&ask.kind);
    if filter.kinds.is_empty() && !filter.measures.is_empty() {
        filter.kinds = vec![store::Kind::Figure];
    }
    let limit = match (ask.limit, ask.format) {
        (Some(0), _) | (None, Answers::Jsonl | Answers::Csv) => usize::MAX,
        (None, Answers::Text) => SHOWN,
        (Some(limit), _) => limit,
    };
    let (hits, answers, more) = if words.trim().is_empty() {
        let mut answers = answers::of(&store, &filter)?;
        let more = answers.len() > limit;
        answers.truncate(limit);
        (Vec::new(), answers, more)
    } else {
        by_words(&store, &words, &filter, limit)?
    };
    if hits.is_empty() && answers.is_empty() && ask.format == Answers::Text {
        return show("");
    }
    match ask.format {
        Answers::Text => {
            let noun = if hits.is_empty() { "record" } else { "report" };
            print(&render(&found(&hits, &answers), more, noun, look(colour)))
        }
        Answers::Jsonl => print(&lines(rows(&hits, &answers))?),
        Answers::Csv => print(&csv(&found(&hits, &answers))?),
    }
}

/// Reports that have the words, with the records of the sentences that have them, and whether there are more. Where the filter
/// asks for records, a report without such a record is none; a reprint that says nothing of its own is left to its first print.
fn by_words(
    store: &dyn Store,
    words: &str,
    filter: &Filter,
    limit: usize,
) -> anyhow::Result<(Vec<Hit>, Vec<Answer>, bool)> {
    let of_reports = Filter {
        outlets: filter.outlets.clone(),
        reports: filter.reports.clone(),
        from: filter.from.clone(),
        to: filter.to.clone(),
        all_versions: filter.all_versions,
        ..Filter::default()
    };
    let asks_for_records = of_reports != *filter;
    // Twice as many, since some are reprints.
    let wanted = if asks_for_records { usize::MAX } else { limit.saturating_mul(2).saturating_add(1) };
    let mut hits = store.search(words, &of_reports, wanted)?;
    let is_all = hits.len() < wanted;
    let mut asked = filter.clone();
    if !asks_for_records {
        asked.reports = hits.iter().map(|hit| hit.report.id.clone()).collect();
    }
    if asked.about.is_empty() {
        asked.about = vec![words.to_owned()];
    }
    let answers = if hits.is_empty() { Vec::new() } else { answers::of(store, &asked)? };
    let telling: BTreeSet<&str> = answers.iter().map(|own| own.stored.report.id.as_str()).collect();
    let mut stories = BTreeSet::new();
    hits.retain(|hit| {
        let story = hit.report.story.clone().unwrap_or_else(|| hit.report.id.clone());
        let is_new = stories.insert(story);
        telling.contains(hit.report.id.as_str()) || is_new && !asks_for_records
    });
    let more = !is_all || hits.len() > limit;
    hits.truncate(limit);
    Ok((hits, answers, more))
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
