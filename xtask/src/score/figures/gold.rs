//! Gold figures, and ours in the same form: offsets in code points, sources and places by their words.

use anyhow::{Context, ensure};
use dateline_types::CharSpan;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::Path;

/// A figure as the claim of its source.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct Claim {
    #[serde(flatten)]
    pub(super) span: CharSpan,
    pub(super) measure: String,
    /// None where no lower bound is claimed.
    pub(super) low: Option<f64>,
    /// None where no upper bound is claimed.
    pub(super) high: Option<f64>,
    pub(super) qualifier: String,
    /// Who gives the number, in the words of the text; empty where nobody does.
    #[serde(default)]
    pub(super) source: String,
    /// The day, month or year the count stands for; empty where the text does not say.
    #[serde(default)]
    pub(super) asof: String,
    #[serde(default)]
    pub(super) scope: String,
    #[serde(default)]
    pub(super) place: String,
    /// Gold that is neither missed nor spurious.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) optional: bool,
    /// The rule that made ours.
    #[serde(default)]
    pub(super) rule: String,
}

/// A number that is no figure.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Trap {
    #[serde(flatten)]
    pub(super) span: CharSpan,
    pub(super) why: String,
}

/// A report with its figures.
#[derive(Debug, Deserialize)]
pub(super) struct GoldReport {
    pub(super) id: String,
    pub(super) date: String,
    pub(super) text: String,
    pub(super) figures: Vec<Claim>,
    #[serde(default)]
    pub(super) traps: Vec<Trap>,
    /// The line it was read from, for the reference scorer.
    #[serde(skip)]
    pub(super) line: Value,
}

impl GoldReport {
    /// Reads a line of gold.
    ///
    /// # Errors
    /// Where the line is no report, or a span does not lie in the text.
    pub(super) fn of(line: Value) -> anyhow::Result<Self> {
        let mut report = Self::deserialize(&line)?;
        let length = report.text.chars().count();
        let spans = report.figures.iter().map(|own| own.span).chain(report.traps.iter().map(|own| own.span));
        for span in spans {
            let inside = span.start < span.end && span.end as usize <= length;
            ensure!(inside, "{}: {}..{} is no span of the text", report.id, span.start, span.end);
        }
        report.line = line;
        Ok(report)
    }
}

/// The reports of a file of gold.
pub(super) fn load(path: &Path) -> anyhow::Result<Vec<GoldReport>> {
    let lines = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let report = |line| -> anyhow::Result<GoldReport> { GoldReport::of(serde_json::from_str(line)?) };
    let lines = lines.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| report(line).with_context(|| format!("in {}", path.display()))).collect()
}
