//! Gold events, and ours in the same form: offsets in code points, parties, places and sources by their words.

use anyhow::{Context, ensure};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// An event as gold files have it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Coded {
    /// PLOVER type; gold may list alternatives with `|`, as in `mode`, `modality` and the dates.
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    pub(super) mode: Option<String>,
    /// CAMEO code.
    pub(super) code: Option<String>,
    /// The clause of gold's, the hull of our trigger.
    pub(super) start: Option<u32>,
    pub(super) end: Option<u32>,
    pub(super) trigger: Option<String>,
    pub(super) trigger_start: Option<u32>,
    pub(super) trigger_end: Option<u32>,
    /// Members between `;`, aliases of one between ` / `.
    pub(super) actor_text: Option<String>,
    pub(super) actor_code: Option<String>,
    pub(super) recipient_text: Option<String>,
    pub(super) recipient_code: Option<String>,
    pub(super) place: Option<String>,
    pub(super) date: Option<String>,
    pub(super) date_end: Option<String>,
    pub(super) modality: Option<String>,
    pub(super) source: Option<String>,
    /// What the mentions of one event have in common.
    pub(super) cluster: Option<String>,
    /// Gold that is neither missed nor spurious.
    pub(super) optional: bool,
    /// The rule that made ours.
    pub(super) rule: String,
}

/// A report with its events.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct GoldReport {
    pub(super) id: String,
    pub(super) date: Option<String>,
    #[serde(default)]
    pub(super) text: String,
    /// The file of its text, beside the gold.
    #[serde(default)]
    doc: Option<String>,
    /// Whether gold gives all the events of the text.
    #[serde(default = "yes")]
    pub(super) exhaustive: bool,
    pub(super) events: Vec<Coded>,
}

fn yes() -> bool {
    true
}

impl GoldReport {
    /// A report that gives all its events.
    pub(super) fn new(id: &str, date: &str, text: &str, events: Vec<Coded>) -> Self {
        let (id, date, text) = (id.to_owned(), Some(date.to_owned()), text.to_owned());
        Self { id, date, text, doc: None, exhaustive: true, events }
    }

    /// Makes sure that every event lies in the text.
    ///
    /// # Errors
    /// Where one does not.
    pub(super) fn checked(self) -> anyhow::Result<Self> {
        let length = self.text.chars().count();
        for event in &self.events {
            for (start, end) in [(event.start, event.end), (event.trigger_start, event.trigger_end)] {
                let Some((start, end)) = start.zip(end) else { continue };
                let inside = start < end && end as usize <= length;
                ensure!(inside, "{}: {start}..{end} is no span of the text", self.id);
            }
        }
        Ok(self)
    }
}

/// The reports of a file of gold.
pub(super) fn load(path: &Path) -> anyhow::Result<Vec<GoldReport>> {
    let lines = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let report = |line| -> anyhow::Result<GoldReport> {
        let mut report: GoldReport = serde_json::from_str(line)?;
        if let Some(doc) = report.doc.as_ref().filter(|_| report.text.is_empty()) {
            report.text =
                std::fs::read_to_string(path.with_file_name(doc)).with_context(|| format!("reading {doc}"))?;
        }
        report.checked()
    };
    let lines = lines.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| report(line).with_context(|| format!("in {}", path.display()))).collect()
}
