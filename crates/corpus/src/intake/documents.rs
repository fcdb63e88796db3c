//! The documents of a CoNLL-U stream, one after the other: each from its `# newdoc` to the next.

use super::error::{Fault, unreadable};
use super::stream::{Bytes, too_large};
use std::io::{self, BufRead, BufReader, Read};

/// Documents of a stream, none held beyond `limit` bytes.
pub(crate) struct Documents {
    source: BufReader<Bytes>,
    limit: usize,
    /// The line that `begun` starts with, from 1.
    first: u64,
    /// Lines read so far.
    line: u64,
    /// What was read of the next document: the comments up to its `# newdoc`.
    begun: Vec<u8>,
}

impl Documents {
    pub(crate) fn new(source: Bytes, limit: usize) -> Self {
        Self { source: BufReader::with_capacity(64 * 1024, source), limit, first: 1, line: 0, begun: Vec::new() }
    }

    /// The next document with the number of its first line. A fault of the stream itself ends it; a document that is
    /// too large does not.
    pub(crate) fn next(&mut self) -> Option<(u64, Result<Vec<u8>, Fault>)> {
        let mut bytes = std::mem::take(&mut self.begun);
        let first = self.first;
        // Where the comments of the sentence under way begin: those before a `# newdoc` are the new document's.
        let mut comments = Some((0, first));
        let (mut rows, mut over, mut start) = (false, false, bytes.len());
        loop {
            let got = (&mut self.source).take(self.limit as u64 + 1).read_until(b'\n', &mut bytes);
            match got {
                Err(error) => {
                    self.source = BufReader::new(Box::new(io::empty()));
                    return Some((first, Err(unreadable(&error))));
                }
                Ok(0) if over => return Some((first, Err(too_large("a document of", self.limit)))),
                Ok(0) => return (!bytes.iter().all(u8::is_ascii_whitespace)).then_some((first, Ok(bytes))),
                Ok(_) => {}
            }
            let whole = bytes.last() == Some(&b'\n');
            let line = &bytes[start..];
            let number = self.line + 1;
            self.line += u64::from(whole);
            if line.starts_with(b"#") {
                let (from, at) = *comments.get_or_insert((start, number));
                if rows && line[1..].trim_ascii_start().starts_with(b"newdoc") {
                    self.begun = bytes.split_off(from);
                    self.first = at;
                    let done = if over { Err(too_large("a document of", self.limit)) } else { Ok(bytes) };
                    return Some((first, done));
                }
            } else if !line.iter().all(u8::is_ascii_whitespace) {
                (rows, comments) = (true, None);
            }
            if bytes.len() > self.limit {
                // Only the comments under way may still be wanted.
                over = true;
                let kept = comments.as_mut().map_or(bytes.len(), |(from, _)| std::mem::take(from));
                bytes.drain(..if bytes.len() - kept > self.limit { bytes.len() } else { kept });
            }
            start = bytes.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(stream: &'static str, limit: usize) -> Vec<(u64, Result<String, Fault>)> {
        let mut documents = Documents::new(Box::new(stream.as_bytes()), limit);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        std::iter::from_fn(|| documents.next()).map(|(line, bytes)| (line, bytes.map(text))).collect()
    }

    #[test]
    fn comments_before_newdoc_are_the_new_documents() {
        let stream = "# a = 1\n# newdoc id = x\n1\tA\n\n1\tB\n\n# b = 2\n# newdoc id = y\n1\tC\n\n#newdoc\n1\tD";
        let [x, y, z] = &cut(stream, 1000)[..] else { panic!("three documents") };
        assert_eq!(x, &(1, Ok("# a = 1\n# newdoc id = x\n1\tA\n\n1\tB\n\n".to_owned())));
        assert_eq!(y, &(7, Ok("# b = 2\n# newdoc id = y\n1\tC\n\n".to_owned())));
        assert_eq!(z, &(11, Ok("#newdoc\n1\tD".to_owned())));
        assert!(cut("\n\n", 1000).is_empty());
    }

    #[test]
    fn one_that_is_too_large_stops_nothing() {
        let stream = "# newdoc id = x\n1\tAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n\n# newdoc id = y\n1\tB\n";
        let documents = cut(stream, 24);
        assert!(documents[0].1.is_err());
        assert_eq!(documents[1], (4, Ok("# newdoc id = y\n1\tB\n".to_owned())));
    }
}
