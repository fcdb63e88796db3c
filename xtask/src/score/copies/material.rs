//! What the sets are made of: openly licensed reports, and the sample with its gold.

use super::chance::hash;
use anyhow::Context;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// A report that stands for a story.
#[derive(Clone, Debug)]
pub(super) struct Original {
    pub(super) id: String,
    pub(super) day: String,
    pub(super) title: String,
    pub(super) outlet: Option<String>,
    /// The text as it came.
    pub(super) text: String,
}

impl Original {
    /// Paragraphs of running text.
    pub(super) fn paragraphs(&self) -> Vec<String> {
        running(&self.text)
    }
}

/// The running paragraphs of a page: what a sketch is made of.
pub(super) fn running(text: &str) -> Vec<String> {
    let blocks = dateline_syntax::layout::read(text).blocks;
    let paragraphs = blocks.iter().filter(|block| block.kind == dateline_types::BlockKind::Paragraph);
    paragraphs.map(|block| block.span.of(text).to_owned()).collect()
}

#[derive(Deserialize)]
struct Line {
    id: String,
    date: String,
    #[serde(default)]
    title: String,
    outlet: Option<String>,
    text: String,
}

impl From<Line> for Original {
    fn from(line: Line) -> Self {
        let Line { id, date, title, outlet, text } = line;
        Self { id, day: date.get(..10).unwrap_or_default().to_owned(), title, outlet, text }
    }
}

fn lines(path: &Path) -> anyhow::Result<Vec<Original>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let line = |line: &str| Ok(serde_json::from_str::<Line>(line)?.into());
    text.lines().map(line).collect::<anyhow::Result<_>>().with_context(|| format!("in {}", path.display()))
}

/// One half of the open reports. Thresholds were tuned on the first; errors of the second were looked at too, so it is no blind
/// measure either.
pub(super) fn open(shared: &Path, half: u64) -> anyhow::Result<Vec<Original>> {
    let folder = shared.join("corpora/openwire");
    let mut all = lines(&shared.join("corpora/openwire_more/wikinews_2019_2020.jsonl"))?;
    let index = std::fs::read_to_string(folder.join("index.tsv")).context("reading openwire/index.tsv")?;
    for row in index.lines().skip(1) {
        let mut cells = row.split('\t');
        let (Some(file), Some(day), Some(title)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let text = std::fs::read_to_string(folder.join(file)).with_context(|| format!("reading openwire/{file}"))?;
        let id = file.trim_end_matches(".txt").to_owned();
        all.push(Original { id, day: day.to_owned(), title: title.to_owned(), outlet: None, text });
    }
    all.retain(|report| hash(&report.id) % 2 == half);
    all.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(all)
}

/// The sample's reports, each with its story; a corrected version with none.
pub(super) fn sample(root: &Path) -> anyhow::Result<Vec<(Original, String)>> {
    let gold =
        std::fs::read_to_string(root.join("sample/gold/copies.tsv")).context("reading sample/gold/copies.tsv")?;
    let mut story_of: BTreeMap<&str, &str> = BTreeMap::new();
    for row in gold.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let mut cells = row.split('\t');
        let (Some(report), Some(story), Some(how)) = (cells.next(), cells.next(), cells.next()) else { continue };
        // A corrected version is tied to the first by its address; whether it is a copy as well does not count.
        story_of.insert(report, if how.starts_with("version") { "" } else { story });
    }
    let mut files: Vec<_> = std::fs::read_dir(root.join("sample/karabakh"))?.collect::<Result<_, _>>()?;
    files.sort_by_key(std::fs::DirEntry::file_name);
    let mut reports = Vec::new();
    for file in files {
        let (path, name) = (file.path(), file.file_name().to_string_lossy().into_owned());
        if name.ends_with(".jsonl") {
            reports.extend(lines(&path)?);
        } else {
            let day = name.trim_end_matches(".txt").rsplitn(4, '-').take(3).collect::<Vec<_>>();
            let day = day.iter().rev().copied().collect::<Vec<_>>().join("-");
            let text = std::fs::read_to_string(&path)?;
            reports.push(Original { id: name, day, title: String::new(), outlet: None, text });
        }
    }
    let told = |report: Original| {
        let story =
            story_of.get(report.id.as_str()).with_context(|| format!("{} is not in gold/copies.tsv", report.id))?;
        Ok((report, (*story).to_owned()))
    };
    reports.into_iter().map(told).collect()
}
