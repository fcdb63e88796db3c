//! Scores figures as the reference scorer does: whether they are found, and whose, how much, when and where they are.

mod agreement;
mod counts;
mod gold;
mod markup;
mod matching;
mod ours;
#[cfg(test)]
mod tests;

use super::errors::{Errors, around};
use super::{Figure, Options};
use anyhow::Context;
use counts::{Counts, Fault};
use dateline_read::Desk;
use gold::{Claim, GoldReport};
use markup::MARKED;
use std::collections::HashSet;
use std::path::Path;

const TASK: &str = "figures";

/// A data set: its files, and the files whose reports are left out because another set has them.
struct Set {
    data: &'static str,
    files: &'static [&'static str],
    without: &'static [&'static str],
}

const DEV: &[&str] = &["corpora/figures/figures.jsonl"];
const STORIES: &[&str] = &["corpora/stories/partC/figures.jsonl", "corpora/stories/partD/figures.jsonl"];

const SETS: [Set; 3] = [
    Set { data: "dev", files: DEV, without: &[] },
    Set { data: "stories", files: STORIES, without: DEV },
    Set { data: "founding", files: &["founding/figures.jsonl"], without: &[] },
];

/// Scores every data set asked for.
pub(super) fn score(shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let asked = |data: &str| options.data.as_deref().is_none_or(|only| only == data);
    let desk = Desk::built_in();
    let mut figures = Vec::new();
    for set in SETS.iter().filter(|set| asked(set.data)) {
        figures.extend(score_set(&desk, set.data, &set.load(shared)?, options)?);
    }
    for marked in MARKED.iter().filter(|own| asked(own.data)) {
        let reports = marked.load(shared)?;
        if !reports.is_empty() {
            figures.extend(score_set(&desk, marked.data, &reports, options)?);
        }
    }
    Ok(figures)
}

impl Set {
    fn load(&self, shared: &Path) -> anyhow::Result<Vec<GoldReport>> {
        let all = |files: &[&str]| -> anyhow::Result<Vec<GoldReport>> {
            let reports = files.iter().map(|file| gold::load(&shared.join(file)));
            Ok(reports.collect::<anyhow::Result<Vec<_>>>()?.into_iter().flatten().collect())
        };
        let others: HashSet<String> = all(self.without)?.into_iter().map(|report| report.id).collect();
        let mut reports = all(self.files)?;
        reports.retain(|report| !others.contains(&report.id));
        Ok(reports)
    }
}

fn score_set(desk: &Desk, data: &str, reports: &[GoldReport], options: &Options) -> anyhow::Result<Vec<Figure>> {
    let mut counts = Counts::default();
    let mut errors = Errors::new(options);
    let mut lines = Vec::new();
    for report in reports {
        let ours = ours::claims(desk, report)?;
        counts.add(&report.figures, &report.traps, &ours, &mut |fault| show(&mut errors, report, &fault));
        lines.push(serde_json::json!({"id": report.id, "figures": ours}));
    }
    if options.by_type {
        breakdown(data, &counts);
    }
    if let Some(folder) = &options.pred {
        write(folder, data, reports, &lines)?;
    }
    Ok(figures(data, &counts))
}

/// The rows of the table.
fn figures(data: &str, counts: &Counts) -> Vec<Figure> {
    let figure = |metric, value| Figure { task: TASK, data: data.to_owned(), metric, value };
    vec![
        figure("F1", counts.detection.f1()),
        figure("precision", counts.detection.precision()),
        figure("recall", counts.detection.recall()),
        figure("value+qualifier", counts.value.percent()),
        figure("source attributed", counts.attributed.percent()),
        figure("source none", counts.sourceless.percent()),
        figure("end-to-end F1", counts.whole.f1()),
        figure("scope", counts.scope.percent()),
        figure("as-of", counts.asof.percent()),
        figure("place", counts.place.percent()),
        figure("traps avoided", counts.avoided()),
    ]
}

/// Detection by what is measured.
fn breakdown(data: &str, counts: &Counts) {
    println!(
        "{:<16} {:<14} {:>6} {:>6} {:>9} {:>7} {:>7}",
        "data", "measure", "gold", "ours", "precision", "recall", "F1"
    );
    let rows = counts.by_measure.iter().map(|(measure, found)| (measure.as_str(), *found));
    for (measure, found) in rows.chain([("all", counts.detection), ("any measure", counts.span)]) {
        println!(
            "{data:<16} {measure:<14} {:>6} {:>6} {:>9.2} {:>7.2} {:>7.2}",
            found.gold,
            found.ours,
            found.precision(),
            found.recall(),
            found.f1()
        );
    }
    println!();
}

/// Writes predictions for the reference scorer, and beside them the gold they are held against.
fn write(folder: &Path, data: &str, reports: &[GoldReport], ours: &[serde_json::Value]) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    let gold: String = reports.iter().map(|report| format!("{}\n", report.line)).collect();
    let ours: String = ours.iter().map(|line| format!("{line}\n")).collect();
    for (ending, text) in [("jsonl", ours), ("gold.jsonl", gold)] {
        let path = folder.join(format!("figures_{data}.{ending}"));
        std::fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// Prints a fault, if it is wanted.
fn show(errors: &mut Errors, report: &GoldReport, fault: &Fault) {
    let line = |span, what: String| format!("{}: {} {what}", report.id, around(&report.text, span));
    let source = |own: &Claim| format!("<{}>", own.source);
    match fault {
        Fault::Missed(own) => errors.show(&["missed"], || line(own.span, value(own) + " " + &source(own))),
        Fault::Spurious(own, why) => errors.show(&["spurious"], || {
            let trap = why.map_or_else(String::new, |why| format!(" trap: {why};"));
            line(own.span, format!("{}{trap} by {}", value(own), own.rule))
        }),
        Fault::Measure(gold, ours) => errors.show(&["measure"], || {
            line(gold.span, format!("gold {}, ours {}, by {}", gold.measure, ours.measure, ours.rule))
        }),
        Fault::Value(gold, ours) => errors.show(&["value"], || {
            line(gold.span, format!("gold {}, ours {}, by {}", value(gold), value(ours), ours.rule))
        }),
        Fault::Source(gold, ours) => {
            errors.show(&["source"], || line(gold.span, format!("gold {}, ours {}", source(gold), source(ours))));
        }
    }
}

/// What is measured, the bounds and the qualifier.
fn value(own: &Claim) -> String {
    let end = |end: Option<f64>| end.map_or_else(String::new, |end| end.to_string());
    format!("{} {}..{} {}", own.measure, end(own.low), end(own.high), own.qualifier)
}
