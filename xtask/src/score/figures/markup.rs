//! Our own mark-up of figures: offsets that lie in the repository, over texts that do not.

use super::gold::GoldReport;
use crate::score::texts::{CURRENT_EVENTS, Texts, current_events};
use crate::workspace;
use anyhow::{Context, ensure};
use dateline_lab::statements::markup;
use dateline_types::{At, CharSpan, content_id};
use serde::Deserialize;
use serde_json::Value;
use std::path::Path;

/// Reports marked up by ourselves.
pub(super) struct Marked {
    /// Name of the data set.
    pub(super) data: &'static str,
    /// The annotations, one report a line.
    file: &'static str,
    /// The texts; not part of the repository.
    texts: &'static str,
    read: fn(&Path) -> anyhow::Result<Texts>,
}

/// All of them.
pub(super) const MARKED: [Marked; 2] = [
    Marked { data: "markup", file: "tools/lab/figures/markup.jsonl", texts: markup::MORE, read: markup::more },
    Marked {
        data: "current events",
        file: "tools/lab/figures/current_events.jsonl",
        texts: CURRENT_EVENTS,
        read: current_events,
    },
];

/// Fields of a figure that are words of the text, and stand in the file as the span of these.
const WORDS: [&str; 4] = ["source", "via", "by", "place"];

/// A report's annotation.
#[derive(Deserialize)]
struct Annotation {
    id: String,
    /// Hash of the text that the offsets are of.
    text: String,
    figures: Vec<Value>,
    traps: Vec<Value>,
}

impl Marked {
    /// The marked reports; none, with a line that says so, where their texts are not at hand.
    ///
    /// # Errors
    /// Where a file cannot be read, a report has no text, or its text is not the one that was marked up.
    pub(super) fn load(&self, shared: &Path) -> anyhow::Result<Vec<GoldReport>> {
        let Self { data, file, texts, read } = self;
        if !shared.join(texts).is_file() {
            println!("figures: {data} skipped: its texts are not part of the repository (looked for {texts})");
            return Ok(Vec::new());
        }
        let path = workspace::root().join(file);
        let lines = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let texts = read(shared)?;
        let report = |line: &str| {
            let own: Annotation = serde_json::from_str(line)?;
            let (date, text) = texts.get(&own.id).with_context(|| format!("{}: no text of that name", own.id))?;
            joined(own, date, text)
        };
        let lines = lines.lines().filter(|line| !line.trim().is_empty());
        lines.map(|line| report(line).with_context(|| format!("in {}", path.display()))).collect()
    }
}

/// A report's annotation together with its text, in the form of all other gold.
fn joined(own: Annotation, date: &str, text: &str) -> anyhow::Result<GoldReport> {
    let Annotation { id, text: hash, mut figures, traps } = own;
    ensure!(content_id("t", [text]) == hash, "{id}: not the text that was marked up");
    for figure in figures.iter_mut().filter_map(Value::as_object_mut) {
        for field in WORDS {
            let Some(span) = figure.get_mut(field) else { continue };
            let At(own) = At::<CharSpan>::deserialize(&*span).with_context(|| format!("{id}: {field}"))?;
            ensure!(own.start < own.end, "{id}: {field} is an empty span");
            let words: String = text.chars().skip(own.start as usize).take((own.end - own.start) as usize).collect();
            *span = Value::String(words);
        }
    }
    GoldReport::of(serde_json::json!({"id": id, "date": date, "text": text, "figures": figures, "traps": traps}))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(hash: &str) -> Annotation {
        let figure = serde_json::json!({
            "start": 5, "end": 8, "measure": "killed", "low": 2, "high": 2, "qualifier": "exact", "source": [0, 4]
        });
        Annotation { id: "x".into(), text: hash.into(), figures: vec![figure], traps: Vec::new() }
    }

    #[test]
    fn words_come_from_the_text() {
        let report = joined(marked(&content_id("t", ["Zoë: two dead"])), "2020-01-01", "Zoë: two dead").unwrap();
        assert_eq!(report.figures[0].source, "Zoë:");
    }

    #[test]
    fn another_text_is_refused() {
        let error = joined(marked(&content_id("t", ["Zoë: two dead"])), "2020-01-01", "Zoë: six dead").unwrap_err();
        assert_eq!(error.to_string(), "x: not the text that was marked up");
    }

    #[test]
    fn every_annotation_is_of_the_closed_lists() {
        let read = |own: &Marked| std::fs::read_to_string(workspace::root().join(own.file)).unwrap();
        let lines = MARKED.iter().map(read).collect::<String>();
        let is = |value: &Value, name: &str, list: &[&str]| {
            assert!(value.as_str().is_some_and(|own| list.contains(&own)), "{name}: {value}");
        };
        let measures = dateline_types::Measure::ALL.map(dateline_types::Measure::name);
        for line in lines.lines() {
            let marked: Annotation = serde_json::from_str(line).unwrap();
            for figure in &marked.figures {
                is(&figure["measure"], &marked.id, &measures);
                is(&figure["scope"], &marked.id, &["incident", "daily", "cumulative", "background"]);
                let (low, high) = (figure["low"].as_f64(), figure["high"].as_f64());
                let right = match figure["qualifier"].as_str().unwrap_or("") {
                    "exact" | "about" => low.is_some() && low == high,
                    "at_least" | "more_than" | "vague" => low.is_some() && high.is_none(),
                    "up_to" | "fewer_than" => low.is_none() && high.is_some(),
                    "range" => low.is_some() && high.is_some() && low < high,
                    _ => false,
                };
                assert!(right, "{}: {figure}", marked.id);
                assert_eq!(figure["source_kind"] == "unattributed", figure.get("source").is_none(), "{}", marked.id);
            }
        }
    }
}
