//! Which files to read: the paths as given, folders taken apart in the order of their names.

use super::error::{Fault, Trouble, trouble, unreadable};
use std::path::{Path, PathBuf};

/// Something to open, or the reason why it cannot be.
#[derive(Debug)]
pub(crate) enum Entry {
    Stdin,
    File { path: PathBuf, bytes: u64 },
    Fault { place: String, fault: Fault },
}

/// The files behind the paths given.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    pub(crate) entries: Vec<Entry>,
    /// Files in folders that are no reports by their extension.
    pub(crate) passed_over: usize,
}

/// Extensions that are opened when met in a folder: the formats read, and document formats people expect to be read,
/// which then say that they are not. A file with no extension is opened too; anything else in a folder (notes, tables,
/// pictures beside saved pages) is passed over. A file named on the command line is always opened.
const OPENED: [&str; 32] = [
    "txt",
    "text",
    "jsonl",
    "ndjson",
    "jsonlines",
    "conllu",
    "json",
    "html",
    "htm",
    "xhtml",
    "xht",
    "gz",
    "pdf",
    "doc",
    "docx",
    "odt",
    "rtf",
    "epub",
    "zip",
    "xml",
    "rss",
    "atom",
    "nitf",
    "warc",
    "parquet",
    "arrow",
    "eml",
    "mbox",
    "msg",
    "zst",
    "bz2",
    "xz",
];

/// Finds the files behind `paths`. `-` is standard input.
pub(crate) fn walk(paths: &[PathBuf]) -> Walk {
    let mut found = Walk::default();
    for path in paths {
        if path.as_os_str() == "-" {
            found.entries.push(Entry::Stdin);
            continue;
        }
        match std::fs::metadata(path) {
            Ok(about) if about.is_dir() => folder(path, &mut found),
            Ok(about) => found.entries.push(Entry::File { path: path.clone(), bytes: about.len() }),
            Err(error) => found.fault(path, unreadable(&error)),
        }
    }
    found
}

fn folder(top: &Path, found: &mut Walk) {
    let (entries_before, passed_before) = (found.entries.len(), found.passed_over);
    // A stack instead of recursion: a folder may be nested deeper than the call stack is tall.
    let mut stack = vec![(top.to_owned(), true, 0)];
    while let Some((path, is_folder, bytes)) = stack.pop() {
        if !is_folder {
            found.entries.push(Entry::File { path, bytes });
            continue;
        }
        let listing = match std::fs::read_dir(&path) {
            Ok(listing) => listing,
            Err(error) => {
                found.fault(&path, unreadable(&error));
                continue;
            }
        };
        let mut inside = Vec::new();
        for entry in listing {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    found.fault(&path, unreadable(&error));
                    break;
                }
            };
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let path = entry.path();
            let linked = entry.file_type().is_ok_and(|t| t.is_symlink());
            match std::fs::metadata(&path) {
                // A linked folder may lead back to itself.
                Ok(about) if about.is_dir() && !linked => inside.push((path, true, 0)),
                Ok(about) if about.is_file() && opened(&path) => inside.push((path, false, about.len())),
                Ok(_) => found.passed_over += 1,
                Err(error) => found.fault(&path, unreadable(&error)),
            }
        }
        inside.sort();
        stack.extend(inside.into_iter().rev());
    }
    if found.entries.len() == entries_before {
        let passed = found.passed_over - passed_before;
        let what = match passed {
            0 => "the folder is empty".to_owned(),
            n => format!("no reports in this folder ({n} files of other kinds passed over)"),
        };
        found.fault(top, trouble(Trouble::Empty, what, "reports end in .txt, .jsonl, .html or .conllu, also with .gz"));
    }
}

impl Walk {
    fn fault(&mut self, path: &Path, fault: Fault) {
        self.entries.push(Entry::Fault { place: path.display().to_string(), fault });
    }
}

/// The extension in lower case, empty where there is none.
pub(crate) fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

fn opened(path: &Path) -> bool {
    let extension = extension(path);
    extension.is_empty() || OPENED.contains(&extension.as_str())
}
