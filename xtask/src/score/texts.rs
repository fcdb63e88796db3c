//! Texts of news that our own mark-up points at; they are not part of the repository.

use anyhow::Context;
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Date and text of each report, by its name.
pub(super) type Texts = HashMap<String, (String, String)>;

/// The portal of current events, below the folder that holds `corpora`.
pub(super) const CURRENT_EVENTS: &str = "corpora/rawnews/wikipedia_current_events.jsonl.gz";

/// Items of the portal of current events, named by their line: `ce-0` is the first.
///
/// # Errors
/// Where the file cannot be read or a line is no item.
pub(super) fn current_events(shared: &Path) -> anyhow::Result<Texts> {
    #[derive(Deserialize)]
    struct Line {
        date: String,
        text: String,
    }
    let path = shared.join(CURRENT_EVENTS);
    let file = std::fs::File::open(&path).with_context(|| format!("reading {}", path.display()))?;
    let item = |(at, line): (usize, std::io::Result<String>)| {
        let Line { date, text } = serde_json::from_str(&line?)?;
        Ok((format!("ce-{at}"), (date, text)))
    };
    let items = BufReader::new(GzDecoder::new(file)).lines().enumerate().map(item);
    items.collect::<anyhow::Result<_>>().with_context(|| format!("in {}", path.display()))
}
