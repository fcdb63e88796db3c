//! The house rules as a test. Each rule is a function over the repository's files that returns what breaks it.

mod dependencies;
mod edges;
mod generated;
mod sources;
mod tables;

use crate::workspace;
use anyhow::Context;
use std::fmt;
use std::path::Path;

/// One text file of the repository.
pub(crate) struct File {
    /// From the root, with forward slashes.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) text: String,
}

/// One breach of one rule.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Breach {
    path: String,
    /// From 1; 0 where the whole file is meant.
    line: usize,
    what: String,
}

impl Breach {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

/// Checks every rule; prints each breach.
pub(crate) fn run() -> anyhow::Result<()> {
    let files = files(workspace::root())?;
    let mut breaches = Vec::new();
    breaches.extend(sources::check(&files));
    breaches.extend(tables::check(&files));
    breaches.extend(edges::check(&files)?);
    breaches.extend(dependencies::check(&files)?);
    breaches.extend(generated::check(&files)?);
    for breach in &breaches {
        println!("tidy: {breach}");
    }
    anyhow::ensure!(breaches.is_empty(), "{} house rules broken", breaches.len());
    println!("tidy: ok, {} files", files.len());
    Ok(())
}

/// Every text file below `root`, in order of path, build outputs and the version store left out.
fn files(root: &Path) -> anyhow::Result<Vec<File>> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))? {
            let path = entry?.path();
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let built = matches!(name.as_str(), "target" | ".git" | "fuzz/target" | "fuzz/corpus" | "fuzz/artifacts");
            if built || path.is_symlink() {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                found.push(File { path: name, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}
