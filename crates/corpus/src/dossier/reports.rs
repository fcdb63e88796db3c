//! The reports of a dossier: their texts with the words that records rest on, and whence they come.

use super::Link;
use serde::Serialize;

/// One report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// From 1, and no two alike: what links and printed references call it.
    pub number: u32,
    /// The report's id.
    pub id: String,
    /// Its title, where it has one.
    pub title: String,
    /// Who published it.
    pub outlet: String,
    /// The agency it is signed by; may be empty.
    pub agency: String,
    /// The day it was published; empty where none is known.
    pub day: String,
    /// Where it was read; may be empty.
    pub url: String,
    /// SHA-256 of the text.
    pub hash: String,
    /// The report it repeats, where it is a copy.
    pub copy_of: Option<CopyOf>,
    /// The text; empty where that of the report it copies stands for it.
    pub text: String,
    /// The words of records, in any order; they may nest, cross and be alike.
    pub marks: Vec<Mark>,
}

/// What a copy is a copy of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CopyOf {
    /// The other report's number.
    pub report: u32,
    /// How: "reprint", "shortened", "with two paragraphs of its own".
    pub how: String,
}

/// Words of a report that a record rests on, in code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mark {
    /// The first.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A paragraph of a report, with its marks in bytes of the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph<'t> {
    /// Its text, without white space at the ends.
    pub text: &'t str,
    /// Marks that have words in it, cut to it: which of the report's, and its bytes. In the order of [`Report::marks`].
    pub marks: Vec<(u32, std::ops::Range<usize>)>,
}

impl Report {
    /// Notes that the words from `start` to `end` (code points) are a record's, and how to link to them.
    ///
    /// ```
    /// # use dateline_corpus::dossier::{Link, Report};
    /// let mut report = Report { number: 3, text: "Talks failed.".into(), ..Report::default() };
    /// assert_eq!(report.mark(0, 5), Link { report: 3, mark: Some(0) });
    /// assert_eq!(report.whole(), Link { report: 3, mark: None });
    /// ```
    pub fn mark(&mut self, start: u32, end: u32) -> Link {
        let mark = u32::try_from(self.marks.len()).ok();
        self.marks.push(Mark { start, end });
        Link { report: self.number, mark }
    }

    /// A link to the report as a whole.
    pub fn whole(&self) -> Link {
        Link { report: self.number, mark: None }
    }

    /// The text as paragraphs: every line that is not blank. What a mark has outside all of them is left out.
    ///
    /// ```
    /// # use dateline_corpus::dossier::Report;
    /// let mut report = Report { text: "Élan\n\n Talks failed. \n".into(), ..Report::default() };
    /// report.mark(7, 12);
    /// let paragraphs = report.paragraphs();
    /// assert_eq!((paragraphs[0].text, paragraphs[1].text), ("Élan", "Talks failed."));
    /// assert_eq!(paragraphs[1].marks, [(0, 0..5)]);
    /// ```
    pub fn paragraphs(&self) -> Vec<Paragraph<'_>> {
        let mut starts: Vec<(Mark, u32)> = self.marks.iter().copied().zip(0..).collect();
        starts.sort_unstable();
        let mut next = starts.into_iter().peekable();
        // Marks that began in this paragraph or before it and have not ended.
        let mut open: Vec<(Mark, u32)> = Vec::new();
        let mut paragraphs = Vec::new();
        let mut first = 0;
        for line in self.text.split_inclusive(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
            let length = points(line);
            let text = line.trim();
            let start = first + points(&line[..line.len() - line.trim_start().len()]);
            let end = start + points(text);
            first += length;
            if text.is_empty() {
                continue;
            }
            while let Some(mark) = next.next_if(|(mark, _)| mark.start < end) {
                open.push(mark);
            }
            open.retain(|(mark, _)| mark.end > start && mark.end > mark.start);
            let mut marks: Vec<(u32, std::ops::Range<usize>)> = Vec::new();
            let offsets = Offsets::new(text);
            for (mark, number) in &open {
                let from = offsets.byte(mark.start.saturating_sub(start));
                marks.push((*number, from..offsets.byte(mark.end.min(end) - start)));
            }
            marks.sort_by_key(|(number, _)| *number);
            paragraphs.push(Paragraph { text, marks });
        }
        paragraphs
    }
}

/// How many code points a text has.
fn points(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Bytes of a text by its code points.
struct Offsets {
    bytes: Vec<usize>,
}

impl Offsets {
    fn new(text: &str) -> Self {
        Self { bytes: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    fn byte(&self, point: u32) -> usize {
        let at = usize::try_from(point).unwrap_or(usize::MAX).min(self.bytes.len() - 1);
        self.bytes[at]
    }
}

/// Whence the reports come, reprints collapsed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Origins {
    /// How many reports there are.
    pub reports: u32,
    /// How many stories they are once reprints are collapsed.
    pub stories: u32,
    /// How many independent origins these have.
    pub origins: u32,
    /// Each origin.
    pub list: Vec<Origin>,
}

/// What an origin is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OriginKind {
    /// A news agency.
    Agency,
    /// An outlet's own reporting.
    #[default]
    Outlet,
    /// A named original source: a ministry, a monitoring group.
    Source,
}

/// One independent origin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OriginKind,
    /// Its stories.
    pub stories: Vec<Story>,
    /// For original sources: where reports rest on it.
    pub cited: Vec<Link>,
}

/// One story with its reprints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Story {
    /// Its title.
    pub title: String,
    /// Its day; may be empty.
    pub day: String,
    /// The report that is its earliest or fullest text.
    pub first: Link,
    /// The others.
    pub reprints: Vec<Reprint>,
}

/// One reprint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reprint {
    /// Who printed it.
    pub outlet: String,
    /// The report.
    pub link: Link,
    /// What the outlet added or left out: "adds two paragraphs"; may be empty.
    pub change: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(text: &str, marks: &[(u32, u32)]) -> Report {
        let marks = marks.iter().map(|&(start, end)| Mark { start, end }).collect();
        Report { text: text.to_owned(), marks, ..Report::default() }
    }

    #[test]
    fn marks_are_cut_to_paragraphs() {
        let report = report("one two\r\n\r\n\tthree\nfour", &[(4, 15), (0, 3), (21, 99), (3, 3), (50, 60)]);
        let found: Vec<(&str, Vec<(u32, &str)>)> = report
            .paragraphs()
            .into_iter()
            .map(|own| (own.text, own.marks.into_iter().map(|(n, range)| (n, &own.text[range])).collect()))
            .collect();
        assert_eq!(
            found,
            [("one two", vec![(0, "two"), (1, "one")]), ("three", vec![(0, "thr")]), ("four", vec![(2, "r")])]
        );
    }

    #[test]
    fn offsets_are_code_points() {
        let report = report("👩‍👧 é", &[(4, 5), (0, 1)]);
        let paragraphs = report.paragraphs();
        assert_eq!(&paragraphs[0].text[paragraphs[0].marks[0].1.clone()], "é");
        assert_eq!(&paragraphs[0].text[paragraphs[0].marks[1].1.clone()], "👩");
    }

    #[test]
    fn no_text_has_no_paragraphs() {
        assert!(report("", &[(0, 4)]).paragraphs().is_empty());
        assert!(report(" \n \n", &[(0, 4)]).paragraphs().is_empty());
    }
}
