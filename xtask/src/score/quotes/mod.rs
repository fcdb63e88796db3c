//! Scores attributions: quotation marks and their forms, contents, cues, sources and speakers.

mod marks;

use super::{Figure, Options};
use crate::workspace;
use anyhow::Context;
use dateline_lab::statements::gold::{self, Attribution, GoldReport};
use dateline_lab::statements::measure::{self, Counts, Fault};
use dateline_lab::statements::{markup, train};
use dateline_read::statements::tagger::Weights;
use dateline_read::{Desk, read};
use dateline_types::{At, CharSpan, Report};
use std::path::Path;

const TASK: &str = "quotes";

/// A data set: its files, and whether attributions inside others count.
struct Set {
    data: &'static str,
    files: &'static [&'static str],
    genre: Option<&'static str>,
    nested: bool,
}

const STORIES: &[&str] = &["corpora/stories/partC/quotes.jsonl", "corpora/stories/partD/quotes.jsonl"];
const GUM: &[&str] = &["corpora/quotes/gum/gum-dev.jsonl"];
const GUM_NEWS: &[&str] = &["corpora/quotes/gum/gum-train.jsonl", "corpora/quotes/gum/gum-dev.jsonl"];

const SETS: [Set; 5] = [
    Set { data: "founding", files: &["founding/quotes.jsonl"], genre: None, nested: true },
    Set { data: "founding outer", files: &["founding/quotes.jsonl"], genre: None, nested: false },
    Set { data: "stories", files: STORIES, genre: None, nested: true },
    Set { data: "gum dev", files: GUM, genre: None, nested: true },
    Set { data: "gum news", files: GUM_NEWS, genre: Some("news"), nested: true },
];

pub(super) fn score(shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let desk = Desk::built_in();
    let mut figures = marks::score(shared, options)?;
    for set in SETS.iter().filter(|set| options.data.as_deref().is_none_or(|only| only == set.data)) {
        let mut reports = Vec::new();
        for file in set.files {
            reports.extend(gold::load(&shared.join(file))?);
        }
        reports.retain(|report| set.genre.is_none() || set.genre == report.genre.as_deref());
        figures.extend(score_set(&desk, set, &reports, options)?);
    }
    if options.data.as_deref().is_none_or(|only| only == "markup") {
        figures.extend(score_markup(shared, options)?);
    }
    Ok(figures)
}

/// Parts that our own mark-up is cut into: each is measured with weights trained on the others.
const PARTS: usize = 5;

/// The mark-up is what the built-in weights are trained on, so it is measured with weights that never saw it.
fn score_markup(shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let set = Set { data: "markup", files: &[], genre: None, nested: true };
    let reports = markup::load(workspace::root(), shared)?;
    let mut desk = Desk::built_in();
    let mut tally = Tally::new(options);
    for (others, own) in train::folds(&reports, PARTS) {
        desk.attribution = Weights::read(&train::train(&desk, &others, &train::SETTINGS)?)?;
        tally.add(&desk, &set, &own)?;
    }
    tally.figures(&set)
}

fn score_set(desk: &Desk, set: &Set, reports: &[GoldReport], options: &Options) -> anyhow::Result<Vec<Figure>> {
    let mut tally = Tally::new(options);
    tally.add(desk, set, reports)?;
    tally.figures(set)
}

/// Counts over the reports of a set, with the predictions where they are wanted.
struct Tally<'o> {
    options: &'o Options,
    counts: Counts,
    left: usize,
    lines: String,
}

impl<'o> Tally<'o> {
    fn new(options: &'o Options) -> Self {
        Self { options, counts: Counts::default(), left: options.errors, lines: String::new() }
    }

    fn add(&mut self, desk: &Desk, set: &Set, reports: &[GoldReport]) -> anyhow::Result<()> {
        for report in reports {
            let ours = attributions(desk, report)?;
            if self.options.pred.is_some() {
                let line = serde_json::json!({"id": report.id, "text": report.text, "quotes": ours});
                self.lines.push_str(&format!("{line}\n"));
            }
            let outer = |all: &[Attribution]| -> Vec<Attribution> {
                all.iter().filter(|own| set.nested || !own.nested).cloned().collect()
            };
            let (gold, ours) = (outer(&report.quotes), outer(&ours));
            let (left, wanted) = (&mut self.left, self.options.kind.as_deref());
            self.counts += measure::count(&report.text, &gold, &ours, &mut |fault| {
                let (kind, line) = told(&report.text, &fault);
                if *left > 0 && wanted.is_none_or(|only| only == kind) {
                    *left -= 1;
                    println!("{kind} {}: {line}", report.id);
                }
            });
        }
        Ok(())
    }

    fn figures(self, set: &Set) -> anyhow::Result<Vec<Figure>> {
        let Self { options, counts, lines, .. } = self;
        if let Some(folder) = &options.pred {
            std::fs::create_dir_all(folder)?;
            std::fs::write(folder.join(format!("quotes_{}.jsonl", set.data.replace(' ', "_"))), lines)?;
        }
        let figure = |metric, value| Figure { task: TASK, data: set.data.to_owned(), metric, value };
        let mut figures = vec![
            figure("direct F1", counts.direct.f1()),
            figure("content F1", counts.content.f1()),
            figure("content recall", counts.content.share()),
            figure("token F1", counts.token.f1()),
            figure("cue F1", counts.cue.f1()),
            figure("content+source", counts.with_source.f1()),
            figure("source", counts.source.share()),
            figure("sourceless", counts.sourceless.share()),
            figure("kind", counts.kind.share()),
            figure("reporting", counts.reporting.share()),
        ];
        match set.data {
            // Speakers are not named by one convention there.
            "markup" => {}
            // Clauses alone are marked there: what is found besides says nothing.
            "gum dev" | "gum news" => {
                figures.retain(|own| matches!(own.metric, "content recall" | "source" | "reporting"));
            }
            _ => figures.push(figure("speaker", counts.speaker.share())),
        }
        Ok(figures)
    }
}

/// What a ledger says was said.
fn attributions(desk: &Desk, gold: &GoldReport) -> anyhow::Result<Vec<Attribution>> {
    let published = gold.date.as_deref().map(str::parse).transpose();
    let published = published.with_context(|| format!("the date of {}", gold.id))?;
    let report = Report { text: gold.text.clone(), published, ..Report::default() };
    Ok(gold::of(read(desk, &report), &gold.text))
}

/// A fault in a line.
fn told(text: &str, fault: &Fault) -> (&'static str, String) {
    let words = |spans: &[At<CharSpan>]| -> String {
        let piece = |At(span): &At<CharSpan>| {
            text.chars().skip(span.start as usize).take((span.end - span.start) as usize).collect::<String>()
        };
        spans.iter().map(piece).collect::<Vec<_>>().join(" … ").replace('\n', "⏎")
    };
    let line = |own: &Attribution| {
        format!("<{}> [{}] {} ({} {})", words(&own.source), words(&own.cue), words(&own.content), own.kind, own.rule)
    };
    match fault {
        Fault::Missed(own) => ("missed", line(own)),
        Fault::Spurious(own) => ("spurious", line(own)),
        Fault::Source(gold, ours) => ("source", format!("{} | ours {}", line(gold), line(ours))),
        Fault::Speaker(gold, ours) => (
            "speaker",
            format!("gold {:?}, ours {:?}: {}", gold.speaker.as_deref().unwrap_or(""), ours.speaker, line(ours)),
        ),
    }
}
