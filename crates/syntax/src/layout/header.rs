//! The date at the head of a page: ` date 2026-02-03 Iran’s president …`, `Published: 3 February 2026 10:04 GMT`.

use super::written;
use dateline_types::Span;

/// A leading date: all its words, and the date among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) words: Span,
    pub(super) date: Span,
}

/// What may stand before the date. Longer forms first.
const LABELS: [&str; 19] = [
    "story created",
    "created",
    "publication date",
    "date published",
    "published online",
    "first published",
    "published on",
    "published at",
    "published",
    "posted on",
    "posted",
    "last updated",
    "last modified",
    "updated on",
    "updated",
    "issued",
    "dated",
    "date",
    "pubdate",
];

/// Reads a header at the start of a line that begins at byte `at`. `glued` allows the sentence to go on in the same
/// line, which only the very start of a text may do.
pub(super) fn read(line: &str, at: usize, glued: bool) -> Option<Header> {
    let head = &line[..line.floor_char_boundary(160)];
    let label = label(head);
    let mut start = label.unwrap_or(0);
    let mut colon = false;
    if label.is_some() {
        let after = head[start..].trim_start_matches([' ', '\t', '\u{a0}', ':', '-', '–', '—', '|']);
        let between = &head[start..head.len() - after.len()];
        colon = between.contains(':');
        start += between.len();
        if between.is_empty() {
            return None;
        }
    }
    let date = written::leading(&head[start..])?;
    date.year?;
    let end = start + date.len;
    let after = line[end..].trim_start();
    let alone = after.is_empty() || after.starts_with(['|', '•', '·']);
    // `Published 3 February 2026 by the ministry, the report says` is a sentence.
    let iso = head.as_bytes().get(start + 4) == Some(&b'-');
    if !(alone || colon || (glued && label.is_some() && iso)) {
        return None;
    }
    // `date 2019-07-15 At 4:42 local time on Saturday …`: the clock is the sentence's.
    let day = start + "2019-07-15".len();
    let sentence_begins = !alone
        && iso
        && line
            .get(day..end)
            .is_some_and(|rest| rest.trim_start().starts_with(char::is_alphabetic) && !rest.starts_with('T'));
    let end = if sentence_begins { day } else { end };
    Some(Header { words: Span::at(at, at + end), date: Span::at(at + start, at + end) })
}

fn label(head: &str) -> Option<usize> {
    LABELS.iter().find(|l| head.get(..l.len()).is_some_and(|h| h.eq_ignore_ascii_case(l))).map(|l| l.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Option<(&str, &str)> {
        read(line, 0, true).map(|h| (h.words.of(line), h.date.of(line)))
    }

    #[test]
    fn headers() {
        assert_eq!(words("date 2026-02-03 Iran’s president"), Some(("date 2026-02-03", "2026-02-03")));
        assert_eq!(
            words("date 2019-07-15 At 4:42 on Saturday a quake struck."),
            Some(("date 2019-07-15", "2019-07-15"))
        );
        assert_eq!(words("Date: 3 February 2026"), Some(("Date: 3 February 2026", "3 February 2026")));
        assert_eq!(words("2026-02-03"), Some(("2026-02-03", "2026-02-03")));
        assert_eq!(words("Updated: Feb 3, 2026 10:04 GMT | By Jane Roe").map(|w| w.1), Some("Feb 3, 2026 10:04 GMT"));
        assert_eq!(words("Tuesday, 3 February 2026").map(|w| w.1), Some("Tuesday, 3 February 2026"));
    }

    #[test]
    fn sentences_are_not() {
        for line in [
            "Date palms were planted.",
            "Published 3 February 2026 by the ministry, the report says so.",
            "2026-02-03 was a Tuesday.",
            "3 February 2026 was a Tuesday.",
            "Date: soon",
            "Dated 3 May",
            "Dates 2026-02-03",
        ] {
            assert_eq!(words(line), None, "{line}");
        }
        assert_eq!(read("date 2026-02-03 Iran’s president", 0, false), None);
    }
}
