//! From files, folders and streams to reports: format recognised by content, bytes decoded, container facts kept.
//!
//! [`Intake`] walks the paths in order and yields one [`Parcel`] per report: its raw bytes, read one after the other.
//! [`Parcel::open`] does the work (decoding, JSON, HTML) and may run on any thread. Nothing is held beyond the report
//! at hand, so a stream of any length passes through little memory. What cannot be read is an item of its own,
//! an [`IntakeError`] naming file and line; it never stops the rest.
//!
//! ```
//! use dateline_corpus::intake::{Intake, IntakeOptions};
//! let lines = r#"{"text": "The envoys met on Monday.", "date": "2026-02-03"}
//! {"text": "They met again.""#;
//! let items: Vec<_> = Intake::of_stream(lines.as_bytes(), "-", IntakeOptions::default()).items().collect();
//! assert_eq!(items[0].result.as_ref().unwrap().published.unwrap().to_string(), "2026-02-03");
//! assert!(items[1].result.as_ref().unwrap_err().to_string().starts_with("-:2: the line is no valid JSON"));
//! ```

mod conllu;
mod decode;
mod documents;
mod error;
mod html;
mod jsonl;
mod recognise;
mod stream;
mod walk;

pub use error::{IntakeError, Trouble};
pub use recognise::Format;

use dateline_read::published;
use dateline_types::{Published, Report};
use documents::Documents;
use error::{Fault, trouble, unreadable};
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use stream::{Bytes, Lines, Opened};
use walk::Entry;

/// How to take in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeOptions {
    /// The date of reports that have none: neither their container nor their text gives one. It never replaces one.
    pub date: Option<Published>,
    /// The outlet of reports whose container names none.
    pub outlet: Option<String>,
    /// The largest file or line taken as one report, in bytes. Larger ones are an error.
    pub max_report_bytes: usize,
}

impl Default for IntakeOptions {
    fn default() -> Self {
        Self { date: None, outlet: None, max_report_bytes: 8 * 1024 * 1024 }
    }
}

/// One report, or why there is none, and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The path, `-` for standard input, with `:line` for a line of a stream.
    pub source: String,
    /// The report, or what is wrong and what to do.
    pub result: Result<Report, IntakeError>,
}

/// The raw bytes of one report.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// As in [`Item::source`].
    pub source: String,
    body: Result<(Format, Vec<u8>), Fault>,
    /// The file and line at which the bytes begin, where lines of them may be to blame.
    place: Option<(String, u64)>,
    options: Arc<IntakeOptions>,
}

impl Parcel {
    /// Bytes held.
    pub fn len(&self) -> usize {
        self.body.as_ref().map_or(0, |(_, bytes)| bytes.len())
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Decodes and reads it. Needs no other parcel, so parcels may be opened in parallel.
    pub fn open(self) -> Item {
        let Parcel { source, body, place, options } = self;
        let report = body.and_then(|(format, bytes)| match format {
            Format::Text => plain(bytes),
            Format::JsonLines => jsonl::read(bytes),
            Format::Html => html::read(bytes),
            Format::Conllu => conllu::read(bytes),
        });
        let blame = |fault: Fault| match (place, fault.line) {
            (Some((file, first)), Some(line)) => fault.at(format!("{file}:{}", first + line - 1)),
            _ => fault.at(source.clone()),
        };
        let result = report.map(|r| fill(r, &options)).map_err(blame);
        Item { source, result }
    }
}

fn plain(bytes: Vec<u8>) -> Result<Report, Fault> {
    let mut decoded = decode::decode(bytes, None);
    let text = std::mem::take(&mut decoded.text);
    if text.trim().is_empty() {
        return Err(trouble(Trouble::Empty, "the file is empty", "give a file with a report's text"));
    }
    let notes = decode::notes(&text, &decoded);
    Ok(Report { text, notes, ..Report::default() })
}

/// What the user gave, where the report itself has nothing.
fn fill(mut report: Report, options: &IntakeOptions) -> Report {
    if report.outlet.is_none() {
        report.outlet.clone_from(&options.outlet);
    }
    if report.published.is_none() && options.date.is_some() {
        // The date of a page stands at its head.
        let head = report.text.floor_char_boundary(4096);
        if published::in_text(&report.text[..head]).is_none() {
            report.published = options.date;
        }
    }
    report
}

/// How far an intake is, readable from another thread.
#[derive(Clone, Debug)]
pub struct Progress {
    read: Arc<AtomicU64>,
    total: Option<u64>,
}

impl Progress {
    /// Bytes read from disk or standard input so far, before unpacking.
    pub fn bytes_read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Bytes there are in all; `None` where standard input is among the paths.
    pub fn bytes_total(&self) -> Option<u64> {
        self.total
    }
}

/// The reports behind a list of paths, in their order.
pub struct Intake {
    entries: std::vec::IntoIter<Entry>,
    stream: Option<(Bytes, String)>,
    lines: Option<(String, Lines)>,
    documents: Option<(String, Documents)>,
    files: usize,
    passed_over: usize,
    progress: Progress,
    options: Arc<IntakeOptions>,
}

impl Intake {
    /// Files, folders (taken apart in the order of their names) and `-` for standard input. Folders are listed at
    /// once, files are opened when their turn comes; a path that does not exist becomes an item with an error.
    pub fn of_paths(paths: &[PathBuf], options: IntakeOptions) -> Self {
        let found = walk::walk(paths);
        let mut total = Some(0);
        let mut files = 0;
        for entry in &found.entries {
            match entry {
                Entry::Stdin => (total, files) = (None, files + 1),
                Entry::File { bytes, .. } => (total, files) = (total.map(|t| t + bytes), files + 1),
                Entry::Fault { .. } => {}
            }
        }
        Self {
            entries: found.entries.into_iter(),
            stream: None,
            lines: None,
            documents: None,
            files,
            passed_over: found.passed_over,
            progress: Progress { read: Arc::default(), total },
            options: Arc::new(options),
        }
    }

    /// One stream under a name; its extension is a hint, as a file's is.
    pub fn of_stream(stream: impl Read + Send + 'static, name: &str, options: IntakeOptions) -> Self {
        Self {
            entries: Vec::new().into_iter(),
            stream: Some((Box::new(stream), name.to_owned())),
            lines: None,
            documents: None,
            files: 1,
            passed_over: 0,
            progress: Progress { read: Arc::default(), total: None },
            options: Arc::new(options),
        }
    }

    /// Files found, standard input included.
    pub fn files(&self) -> usize {
        self.files
    }

    /// Files in the folders that are no reports by their extension and are not opened.
    pub fn passed_over(&self) -> usize {
        self.passed_over
    }

    /// A handle on how far the intake is.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// Every report, opened here and now, one after the other.
    pub fn items(self) -> impl Iterator<Item = Item> {
        self.map(Parcel::open)
    }

    fn parcel(&self, source: String, body: Result<(Format, Vec<u8>), Fault>) -> Option<Parcel> {
        Some(Parcel { source, body, place: None, options: self.options.clone() })
    }

    /// A whole report at once; of a stream of lines, the first.
    fn open(&mut self, source: Bytes, name: String) -> Option<Parcel> {
        match stream::open(source, &name, self.options.max_report_bytes, &self.progress.read) {
            Ok(Opened::Whole(format, bytes)) => self.parcel(name, Ok((format, bytes))),
            Ok(Opened::Lines(lines)) => {
                self.lines = Some((name.clone(), lines));
                let first = self.next_line();
                if first.is_none() {
                    let fault = trouble(Trouble::Empty, "the file is empty", "give one JSON object per line");
                    return self.parcel(name, Err(fault));
                }
                first
            }
            Ok(Opened::Documents(documents)) => {
                self.documents = Some((name.clone(), documents));
                let first = self.next_document();
                if first.is_none() {
                    let fault = trouble(Trouble::Empty, "the file is empty", "give rows of ten columns");
                    return self.parcel(name, Err(fault));
                }
                first
            }
            Err(fault) => self.parcel(name, Err(fault)),
        }
    }

    fn next_document(&mut self) -> Option<Parcel> {
        let (name, documents) = self.documents.as_mut()?;
        let Some((line, body)) = documents.next() else {
            self.documents = None;
            return None;
        };
        let place = (name.clone(), line);
        let parcel = self.parcel(format!("{}:{line}", place.0), body.map(|bytes| (Format::Conllu, bytes)))?;
        Some(Parcel { place: Some(place), ..parcel })
    }

    fn next_line(&mut self) -> Option<Parcel> {
        let (name, lines) = self.lines.as_mut()?;
        match lines.next() {
            Some((line, body)) => {
                let source = format!("{name}:{line}");
                self.parcel(source, body.map(|bytes| (Format::JsonLines, bytes)))
            }
            None => {
                self.lines = None;
                None
            }
        }
    }
}

impl Iterator for Intake {
    type Item = Parcel;

    fn next(&mut self) -> Option<Parcel> {
        if let Some(parcel) = self.next_line().or_else(|| self.next_document()) {
            return Some(parcel);
        }
        if let Some((stream, name)) = self.stream.take() {
            return self.open(stream, name);
        }
        match self.entries.next()? {
            Entry::Stdin => self.open(Box::new(std::io::stdin()), "-".to_owned()),
            Entry::Fault { place, fault } => self.parcel(place, Err(fault)),
            Entry::File { path, .. } => {
                let name = path.display().to_string();
                match std::fs::File::open(&path) {
                    Ok(file) => self.open(Box::new(file), name),
                    Err(error) => self.parcel(name, Err(unreadable(&error))),
                }
            }
        }
    }
}
