//! Our own mark-up of open reports: offsets that lie in the repository, over texts that do not.

use super::gold::{Attribution, GoldReport};
use anyhow::{Context, ensure};
use dateline_types::content_id;
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;

/// The annotations, one report a line.
pub const FILE: &str = "tools/lab/statements/markup.jsonl";

/// The open reports of 2019 and 2020, below the folder that holds `corpora`.
pub const MORE: &str = "corpora/openwire_more/wikinews_2019_2020.jsonl";

/// A report's annotation.
#[derive(Deserialize)]
struct Marked {
    id: String,
    /// Hash of the text that the offsets are of.
    text: String,
    quotes: Vec<Attribution>,
}

/// The marked reports whose texts are at hand. `root` is the repository, `shared` the folder that holds `corpora`.
///
/// # Errors
/// Where a file cannot be read, or a text is not the one that was marked up.
pub fn load(root: &Path, shared: &Path) -> anyhow::Result<Vec<GoldReport>> {
    let path = root.join(FILE);
    let lines = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let texts = texts(shared)?;
    let mut reports = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let marked: Marked = serde_json::from_str(line).with_context(|| format!("in {}", path.display()))?;
        let Some((date, text)) = texts.get(&marked.id) else { continue };
        ensure!(content_id("t", [text.as_str()]) == marked.text, "{}: not the text that was marked up", marked.id);
        let (date, text) = (Some(date.clone()), text.clone());
        reports.push(GoldReport { id: marked.id, date, genre: None, text, quotes: marked.quotes });
    }
    Ok(reports)
}

/// Date and text of every open report, by its name.
fn texts(shared: &Path) -> anyhow::Result<HashMap<String, (String, String)>> {
    let mut texts = HashMap::new();
    for entry in std::fs::read_dir(shared.join("corpora/openwire"))? {
        let path = entry?.path();
        let Some(id) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".txt")) else { continue };
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        // " date 2019-01-05 " stands before the text.
        if let (Some(date), Some(body)) = (text.get(6..16), text.get(17..)) {
            texts.insert(id.to_owned(), (date.to_owned(), body.to_owned()));
        }
    }
    texts.extend(more(shared)?);
    Ok(texts)
}

/// Date and text of the reports of [`MORE`], by their names.
///
/// # Errors
/// Where the file cannot be read or a line is no report.
pub fn more(shared: &Path) -> anyhow::Result<HashMap<String, (String, String)>> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
        date: String,
        text: String,
    }
    let path = shared.join(MORE);
    let lines = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let mut texts = HashMap::new();
    for line in lines.lines() {
        let line: Line = serde_json::from_str(line).with_context(|| format!("in {}", path.display()))?;
        texts.insert(line.id, (line.date, line.text));
    }
    Ok(texts)
}
