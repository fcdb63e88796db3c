//! Opening: compression undone behind a budget, the format recognised, lines cut without holding the file.

use super::documents::Documents;
use super::error::{Fault, Trouble, trouble, unreadable};
use super::recognise::{Format, Recognised, recognise, undeclared_wide};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes looked at to recognise a format.
const HEAD: usize = 8 * 1024;
/// More than this much out of one byte of compressed data is no text.
const RATIO: u64 = 250;
/// Up to this size any ratio will do.
const RATIO_FREE: u64 = 32 * 1024 * 1024;

/// A source of bytes.
pub(crate) type Bytes = Box<dyn Read + Send>;

/// A file by its shape.
pub(crate) enum Opened {
    /// One report.
    Whole(Format, Vec<u8>),
    /// One report per line.
    Lines(Lines),
    /// One report per document.
    Documents(Documents),
}

/// Opens a source. `extension` in lower case; `limit` is the largest report in bytes; `read` counts bytes as they come.
pub(crate) fn open(source: Bytes, name: &str, limit: usize, read: &Arc<AtomicU64>) -> Result<Opened, Fault> {
    let counted = Arc::new(AtomicU64::new(0));
    let source: Bytes = Box::new(Counted { source, here: counted.clone(), all: read.clone() });
    let (head, source) = peek(source)?;
    let (name, extension) = split_extension(name);
    match recognise(&head, &extension)? {
        Recognised::Format(format) => shape(format, &head, source, limit),
        Recognised::Gzip => {
            let source: Bytes =
                Box::new(Unpacked { source: flate2::read::MultiGzDecoder::new(source), packed: counted, unpacked: 0 });
            let (head, source) = peek(source)?;
            let (_, extension) = if extension == "gz" { split_extension(name) } else { (name, extension) };
            match recognise(&head, &extension)? {
                Recognised::Format(format) => shape(format, &head, source, limit),
                Recognised::Gzip => {
                    Err(trouble(Trouble::Unsupported, "it is compressed twice", "unpack it once first"))
                }
            }
        }
    }
}

fn shape(format: Format, head: &[u8], source: Bytes, limit: usize) -> Result<Opened, Fault> {
    let unsupported = |what: &str| {
        let remedy = "convert it: iconv -f UTF-16 -t UTF-8 FILE";
        trouble(Trouble::Unsupported, format!("{what} in UTF-16 are not supported"), remedy)
    };
    if format == Format::Conllu {
        if undeclared_wide(head).is_some() {
            return Err(unsupported("CoNLL-U files"));
        }
        return Ok(Opened::Documents(Documents::new(source, limit)));
    }
    if format == Format::JsonLines {
        if undeclared_wide(head).is_some() {
            return Err(unsupported("JSON Lines"));
        }
        return Ok(Opened::Lines(Lines { source: BufReader::with_capacity(64 * 1024, source), line: 0, limit }));
    }
    let mut bytes = Vec::new();
    source.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|e| unreadable(&e))?;
    if bytes.len() > limit {
        return Err(too_large("a report of", limit));
    }
    Ok(Opened::Whole(format, bytes))
}

/// What is said of a report beyond the limit.
pub(crate) fn too_large(what: &str, limit: usize) -> Fault {
    let limit = limit / (1024 * 1024);
    let remedy = "split it into reports, one file or one JSON line each";
    trouble(Trouble::TooLarge, format!("{what} more than {limit} MB is not read"), remedy)
}

/// The first bytes, and the whole again.
fn peek(mut source: Bytes) -> Result<(Vec<u8>, Bytes), Fault> {
    let mut head = Vec::with_capacity(HEAD);
    source.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(|e| unreadable(&e))?;
    Ok((head.clone(), Box::new(Cursor::new(head).chain(source))))
}

fn split_extension(name: &str) -> (&str, String) {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, extension.to_ascii_lowercase()),
        _ => (file, String::new()),
    }
}

/// Lines of a stream, none held longer than `limit`.
pub(crate) struct Lines {
    source: BufReader<Bytes>,
    line: u64,
    limit: usize,
}

impl Lines {
    /// The next line that is not blank, with its number from 1, without its line break. A fault of the stream itself
    /// ends it; a line that is too long does not.
    pub(crate) fn next(&mut self) -> Option<(u64, Result<Vec<u8>, Fault>)> {
        loop {
            let mut bytes = Vec::new();
            self.line += 1;
            let got = (&mut self.source).take(self.limit as u64 + 1).read_until(b'\n', &mut bytes);
            match got {
                Err(error) => {
                    self.source = BufReader::new(Box::new(io::empty()));
                    return Some((self.line, Err(unreadable(&error))));
                }
                Ok(0) => return None,
                Ok(_) => {}
            }
            if bytes.len() > self.limit && bytes.last() != Some(&b'\n') {
                let fault = match self.skip_line() {
                    Ok(()) => too_large("a line of", self.limit),
                    Err(error) => unreadable(&error),
                };
                return Some((self.line, Err(fault)));
            }
            while matches!(bytes.last(), Some(b'\n' | b'\r')) {
                bytes.pop();
            }
            if self.line == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
                bytes.drain(..3);
            }
            if !bytes.iter().all(u8::is_ascii_whitespace) {
                return Some((self.line, Ok(bytes)));
            }
        }
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.source.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            let (used, found) = match buffer.iter().position(|b| *b == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), false),
            };
            self.source.consume(used);
            if found {
                return Ok(());
            }
        }
    }
}

/// Counts what is read from the disk.
struct Counted {
    source: Bytes,
    here: Arc<AtomicU64>,
    all: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.source.read(buffer)?;
        self.here.fetch_add(got as u64, Ordering::Relaxed);
        self.all.fetch_add(got as u64, Ordering::Relaxed);
        Ok(got)
    }
}

/// Unpacks, and stops where the data grows beyond what text does.
struct Unpacked<R> {
    source: R,
    packed: Arc<AtomicU64>,
    unpacked: u64,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.source.read(buffer)?;
        self.unpacked += got as u64;
        if self.unpacked > RATIO_FREE && self.unpacked / RATIO > self.packed.load(Ordering::Relaxed) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "it unpacks to far more than text does"));
        }
        Ok(got)
    }
}
