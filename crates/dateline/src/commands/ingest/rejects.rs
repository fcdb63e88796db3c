//! What could not be read into a store, in a table beside it: each line until its place is read.

use crate::commands::every::Unread;
use crate::render::visible::one_line;
use anyhow::Context;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The first line of the table.
const HEAD: &str = "place\treason\n";

/// The table of a store.
pub(super) struct Rejects {
    pub(super) path: PathBuf,
    /// Reason by place.
    lines: BTreeMap<String, String>,
    changed: bool,
}

impl Rejects {
    /// The table as an earlier run left it.
    pub(super) fn open(store: &Path) -> anyhow::Result<Self> {
        let mut path = store.as_os_str().to_owned();
        path.push(".rejects.tsv");
        let path = PathBuf::from(path);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error).with_context(|| format!("{} could not be read", path.display())),
        };
        let lines = text.lines().skip(1).filter_map(|line| line.split_once('\t'));
        let lines = lines.map(|(place, why)| (place.to_owned(), why.to_owned())).collect();
        Ok(Self { path, lines, changed: false })
    }

    pub(super) fn add(&mut self, own: &Unread) {
        let (place, why) = (one_line(&own.place), one_line(&own.why));
        self.changed |= self.lines.insert(place, why.clone()) != Some(why);
    }

    /// Takes out a place that was read after all.
    pub(super) fn read(&mut self, place: &str) {
        if !self.lines.is_empty() {
            // A file of which any report was read is a file that can be read.
            let file = place.rsplit_once(':').map_or(place, |(file, _)| file);
            for place in [place, file] {
                self.changed |= self.lines.remove(&one_line(place)).is_some();
            }
        }
    }

    /// Writes the table; where nothing is left for it there is none.
    pub(super) fn close(self) -> anyhow::Result<()> {
        if !self.changed {
            return Ok(());
        }
        let written = if self.lines.is_empty() {
            std::fs::remove_file(&self.path)
        } else {
            let lines = self.lines.iter().map(|(place, why)| format!("{place}\t{why}\n"));
            std::fs::write(&self.path, [HEAD.to_owned()].into_iter().chain(lines).collect::<String>())
        };
        written.with_context(|| format!("{} could not be written", self.path.display()))
    }
}
