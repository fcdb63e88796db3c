//! Scores what stands in quotation marks: whether each pair of marks is found, and which form of quotation it makes.

use super::super::time::slice;
use super::super::{Figure, Options};
use anyhow::Context;
use dateline_read::quotes::{Class, Classed, classify};
use dateline_read::{Desk, document};
use dateline_types::json::CodePoints;
use dateline_types::{At, CharSpan, Quotation, Report};
use serde::Deserialize;
use std::path::Path;

const DATA: [(&str, &[&str]); 2] = [
    ("founding", &["founding/quotes.jsonl"]),
    ("stories", &["corpora/stories/partC/quotes.jsonl", "corpora/stories/partD/quotes.jsonl"]),
];

#[derive(Deserialize)]
struct GoldReport {
    id: String,
    text: String,
    fragments: Vec<Fragment>,
}

#[derive(Deserialize)]
struct Fragment {
    span: At<CharSpan>,
    #[serde(rename = "type")]
    kind: String,
}

impl Fragment {
    /// Whether a class is what the annotators' type stands for.
    fn is(&self, class: Class) -> bool {
        match self.kind.as_str() {
            "direct quote" => class == Class::Direct,
            "partial quote" => class == Class::Piece,
            _ => !matches!(class, Class::Direct | Class::Piece),
        }
    }
}

pub(super) fn score(shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let desk = Desk::built_in();
    let mut figures = Vec::new();
    for (data, files) in DATA {
        if options.data.as_deref().is_some_and(|only| only != data) {
            continue;
        }
        let (mut gold, mut found, mut right, mut formed, mut left) = (0, 0, 0, 0, options.errors);
        for file in files {
            let path = shared.join(file);
            let lines = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            for line in lines.lines() {
                let report: GoldReport =
                    serde_json::from_str(line).with_context(|| format!("in {}", path.display()))?;
                let ours = quoted(&desk, &report);
                gold += report.fragments.len();
                found += ours.len();
                let mut error = |kind: &str, span: CharSpan, what: String| {
                    if left > 0 && options.kind.as_deref().is_none_or(|only| only == kind) {
                        left -= 1;
                        println!("{kind} {}: {} {what}", report.id, slice(&report.text, span.start, span.end));
                    }
                };
                for fragment in &report.fragments {
                    let At(span) = fragment.span;
                    let Some((_, class)) = ours.iter().find(|(other, _)| *other == span) else {
                        error("missed", span, fragment.kind.clone());
                        continue;
                    };
                    right += 1;
                    formed += usize::from(fragment.is(*class));
                    if !fragment.is(*class) {
                        error("type", span, format!("gold {}, ours {class:?}", fragment.kind));
                    }
                }
                for (span, class) in &ours {
                    if !report.fragments.iter().any(|fragment| fragment.span.0 == *span) {
                        error("spurious", *span, format!("{class:?}"));
                    }
                }
            }
        }
        let f1 = if gold + found == 0 { 100.0 } else { 200.0 * f64::from(right) / (gold + found) as f64 };
        let form = if gold == 0 { 100.0 } else { 100.0 * formed as f64 / gold as f64 };
        figures.push(Figure { task: "quotes", data: data.to_owned(), metric: "marks F1", value: f1 });
        figures.push(Figure { task: "quotes", data: data.to_owned(), metric: "form of all", value: form });
    }
    Ok(figures)
}

/// Every quoted stretch of a report, from its first mark to its last, with its class.
fn quoted(desk: &Desk, gold: &GoldReport) -> Vec<(CharSpan, Class)> {
    let report = Report { text: gold.text.clone(), ..Report::default() };
    let points = CodePoints::of(&gold.text);
    let document = document::of(desk, &report, &mut Vec::new(), &mut |_| {});
    let classes = classify(&document, &mut Vec::new());
    let whole = |(quotation, classed): (&Quotation, &Classed)| {
        let (first, last) = (quotation.parts.first()?, quotation.parts.last()?);
        Some((points.span(first.join(*last)), classed.class))
    };
    document.quotations.iter().zip(&classes).filter_map(whole).collect()
}
