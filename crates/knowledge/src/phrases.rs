//! Longest phrase at a place in a text: one engine for feasts, named days, zones and names that are not times.
//!
//! Text is compared folded: curly apostrophes are straight, hyphens and runs of white space are one blank (between digits a
//! hyphen stays), letters are small. A blank line is never crossed, and a match ends at the end of a word.
//! How a table writes a phrase is told in [`crate::notation`].

use dateline_types::Span;

/// Phrases in a tree of characters; each leads to the rows it stands for.
#[derive(Clone, Debug)]
pub struct Phrases {
    /// Node 0 is the root. Links are 0 where there is none, as no link leads to the root or to entry 0.
    nodes: Vec<Node>,
    entries: Vec<(Entry, u32)>,
    /// By a phrase's first character, the set of second ones: most words of a text are turned away here.
    seconds: [u128; 128],
    /// The root's children along ASCII characters.
    roots: [u32; 128],
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    label: char,
    child: u32,
    sibling: u32,
    entry: u32,
}

/// Where a phrase leads, and on what conditions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) row: u32,
    /// Bit i set: character i must be a capital.
    pub(crate) capitals: u128,
    /// Folded characters that tell the time, from and to.
    pub(crate) inner: (u8, u8),
    /// Whether the phrase says its country itself.
    pub(crate) certain: bool,
}

/// What [`Phrases::longest_at`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The whole phrase, in bytes.
    pub span: Span,
    /// The words of it that tell the time, in bytes; the whole phrase unless the table says otherwise.
    pub inner: Span,
    /// Whether the phrase itself says which country's day or zone it is ("Afghan Independence Day").
    pub certain: bool,
    /// Numbers of the rows it stands for, in the order they were added; more than one where the phrase is ambiguous.
    pub rows: Vec<u32>,
}

impl Default for Phrases {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], entries: vec![(Entry::default(), 0)], seconds: [0; 128], roots: [0; 128] }
    }
}

impl Phrases {
    /// The longest phrase that starts at byte `at`, which must be the start of a word.
    ///
    /// ```
    /// use dateline_knowledge::phrases::Phrases;
    /// let mut phrases = Phrases::default();
    /// phrases.add("(st|st.|saint) patrick's day | IST", 7).unwrap();
    /// let found = phrases.longest_at("on St. Patrick’s Day, they", 3).unwrap();
    /// assert_eq!((found.span.end, found.rows), (22, vec![7]));
    /// assert!(phrases.longest_at("ist", 0).is_none());
    /// ```
    pub fn longest_at(&self, text: &str, at: usize) -> Option<Found> {
        if !self.may_start(text.as_bytes().get(at..)?) {
            return None;
        }
        if text.get(..at)?.chars().next_back().is_some_and(char::is_alphanumeric) {
            return None;
        }
        let (mut node, mut capitals, mut length) = (0, 0u128, 0u32);
        let mut best: Option<(u32, usize, u128)> = None;
        for step in Folded::new(text, at) {
            let Some(next) = self.child(node, step.folded) else { break };
            node = next;
            if step.capital && length < 128 {
                capitals |= 1 << length;
            }
            length += 1;
            let mut met = self.entries_of(node).filter(|e| e.capitals & !capitals == 0);
            if met.next().is_some() && ends_word(text, step.end) {
                best = Some((node, step.end, capitals));
            }
        }
        let (node, end, capitals) = best?;
        let met = || self.entries_of(node).filter(|e| e.capitals & !capitals == 0);
        let first = met().next()?;
        let (from, to) = (usize::from(first.inner.0), usize::from(first.inner.1));
        let mut inner = (at, end);
        for (n, step) in (1usize..).zip(Folded::new(text, at)).take_while(|(n, _)| *n <= to) {
            if n == from {
                inner.0 = step.end;
            }
            if n == to {
                inner.1 = step.end;
            }
        }
        let mut rows: Vec<u32> = met().map(|e| e.row).collect();
        rows.dedup();
        let span = |(from, to): (usize, usize)| Span::at(from, to);
        Some(Found { span: span((at, end)), inner: span(inner), certain: first.certain, rows })
    }

    /// A phrase standing alone: it must cover all of the text.
    pub fn whole(&self, text: &str) -> Option<Found> {
        let text = text.trim();
        self.longest_at(text, 0).filter(|found| found.span.end as usize == text.len())
    }

    /// The child, along a character, of the node `length` characters from the root; made where there is none.
    pub(crate) fn grow(&mut self, node: u32, length: u8, label: char) -> u32 {
        if let Some(child) = self.child(node, label) {
            return child;
        }
        if length == 1 {
            self.note_seconds(node, if label.is_ascii() { 1 << u32::from(label) } else { u128::MAX });
        }
        let child = self.nodes.len() as u32;
        if let Some(root) = self.roots.get_mut(label as usize).filter(|_| length == 0) {
            *root = child;
        }
        let first = self.nodes.get_mut(node as usize).map_or(0, |parent| std::mem::replace(&mut parent.child, child));
        self.nodes.push(Node { label, child: 0, sibling: first, entry: 0 });
        child
    }

    /// Lets the node `length` characters from the root stand for a row.
    pub(crate) fn lead(&mut self, node: u32, length: u8, entry: Entry) {
        if self.entries_of(node).any(|there| *there == entry) {
            return;
        }
        if length == 1 {
            self.note_seconds(node, u128::MAX);
        }
        let number = self.entries.len() as u32;
        self.entries.push((entry, 0));
        let mut last = self.nodes.get(node as usize).map_or(0, |node| node.entry);
        if last == 0 {
            if let Some(node) = self.nodes.get_mut(node as usize) {
                node.entry = number;
            }
            return;
        }
        while let Some((_, next)) = self.entries.get_mut(last as usize) {
            if *next == 0 {
                *next = number;
                return;
            }
            last = *next;
        }
    }

    /// Notes what may follow the first character that leads to a node.
    fn note_seconds(&mut self, node: u32, set: u128) {
        let first = self.nodes.get(node as usize).map_or(usize::MAX, |node| node.label as usize);
        if let Some(seconds) = self.seconds.get_mut(first) {
            *seconds |= set;
        }
    }

    /// Whether some phrase may start with these bytes: false only where none does.
    #[inline]
    fn may_start(&self, text: &[u8]) -> bool {
        let Some(&first) = text.first() else { return false };
        let Some(&seconds) = self.seconds.get(usize::from(first.to_ascii_lowercase())) else { return true };
        match text.get(1).map(u8::to_ascii_lowercase) {
            Some(second @ 33..=126) if second != b'-' => seconds >> second & 1 == 1,
            _ => seconds != 0,
        }
    }

    fn entries_of(&self, node: u32) -> impl Iterator<Item = &Entry> {
        let mut next = self.nodes.get(node as usize).map_or(0, |node| node.entry);
        std::iter::from_fn(move || {
            let (entry, after) = self.entries.get(next as usize).filter(|_| next > 0)?;
            next = *after;
            Some(entry)
        })
    }

    #[inline]
    fn child(&self, node: u32, label: char) -> Option<u32> {
        if let Some(&root) = self.roots.get(label as usize).filter(|_| node == 0) {
            return (root > 0).then_some(root);
        }
        let mut next = self.nodes.get(node as usize)?.child;
        while next > 0 {
            let node = self.nodes.get(next as usize)?;
            if node.label == label {
                return Some(next);
            }
            next = node.sibling;
        }
        None
    }
}

/// Whether a word ends at a byte: no letter or digit follows, nor a digit after a slash or point ("7/7/05").
fn ends_word(text: &str, end: usize) -> bool {
    let (before, after) = text.split_at_checked(end).unwrap_or((text, ""));
    let mut after = after.chars();
    match after.next() {
        None => true,
        Some(c) if c.is_alphanumeric() => false,
        Some('/' | '.' | ',' | ':' | '-') => {
            let digit_before = before.ends_with(|c: char| c.is_ascii_digit());
            !(digit_before && after.next().is_some_and(|c| c.is_ascii_digit()))
        }
        Some(_) => true,
    }
}

/// Whether a folded character is a blank.
pub(crate) fn is_blank(c: char) -> bool {
    c == ' '
}

/// A character folded, and whether it was a capital.
#[inline]
pub(crate) fn fold(c: char, before: char, digit_next: bool) -> (char, bool) {
    match c {
        'a'..='z' | '0'..='9' => (c, false),
        'A'..='Z' => (c.to_ascii_lowercase(), true),
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => ('\'', false),
        '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' if before.is_ascii_digit() && digit_next => ('-', false),
        c if blank(c) => (' ', false),
        c => (c.to_lowercase().next().unwrap_or(c), c.is_uppercase()),
    }
}

fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}')
}

/// One folded character.
struct Step {
    folded: char,
    capital: bool,
    /// Byte of the text after it.
    end: usize,
}

/// The folded characters of a text from a byte on; stops before a blank line.
struct Folded<'t> {
    text: &'t str,
    at: usize,
    before: char,
}

impl<'t> Folded<'t> {
    fn new(text: &'t str, at: usize) -> Self {
        Self { text, at, before: '\0' }
    }
}

impl Iterator for Folded<'_> {
    type Item = Step;

    #[inline]
    fn next(&mut self) -> Option<Step> {
        let rest = self.text.get(self.at..)?;
        let first = rest.chars().next()?;
        let before = std::mem::replace(&mut self.before, first);
        let after = rest.get(first.len_utf8()..)?;
        let (folded, capital) = fold(first, before, after.starts_with(|c: char| c.is_ascii_digit()));
        let mut left = after;
        if is_blank(folded) {
            left = after.trim_start_matches(blank);
            let run = rest.len() - left.len();
            if rest.get(..run)?.matches('\n').count() > 1 {
                return None;
            }
        }
        self.at += rest.len() - left.len();
        Some(Step { folded, capital, end: self.at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(cell: &str) -> Phrases {
        several(&[(cell, 1)])
    }

    fn several(cells: &[(&str, u32)]) -> Phrases {
        let mut phrases = Phrases::default();
        for (cell, row) in cells {
            phrases.add(cell, *row).unwrap();
        }
        phrases
    }

    fn found(phrases: &Phrases, text: &str, at: usize) -> Option<String> {
        phrases.longest_at(text, at).map(|f| text[f.span.start as usize..f.span.end as usize].to_owned())
    }

    #[test]
    fn folding() {
        let eid = one("eid al-fitr");
        for text in ["Eid al-Fitr", "EID AL FITR", "eid al\u{2011}fitr", "Eid\nal-Fitr", "Eid\u{a0}al-Fitr."] {
            assert!(eid.longest_at(text, 0).is_some(), "{text}");
        }
        for text in ["Eid\n\nal-Fitr", "Eid al-Fitrs", "eida al-fitr", "Eid al"] {
            assert!(eid.longest_at(text, 0).is_none(), "{text}");
        }
        assert_eq!(eid.longest_at("xEid al-Fitr", 1), None);
    }

    #[test]
    fn the_longest_wins_and_ends_a_word() {
        let p = several(&[("easter", 1), ("easter monday", 2), ("9/11 | 9-11", 3), ("easter | easter", 4)]);
        assert_eq!(p.whole("Easter").unwrap().rows, [1, 4]);
        assert_eq!(found(&p, "Easter Monday's", 0).as_deref(), Some("Easter Monday"));
        assert_eq!(found(&p, "Easter Mondays", 0).as_deref(), Some("Easter"));
        assert_eq!(found(&p, "Easter-weekend", 0).as_deref(), Some("Easter"));
        assert_eq!(found(&p, "9/11.", 0).as_deref(), Some("9/11"));
        assert_eq!(found(&p, "9-11 attacks", 0).as_deref(), Some("9-11"));
        assert_eq!(found(&p, "9 11", 0), None);
        assert_eq!(found(&p, "9/11/2003", 0), None);
    }

    #[test]
    fn capitals_count_where_the_table_has_them() {
        let p = one("ET | the Sunday Times");
        assert_eq!(found(&p, "ET,", 0).as_deref(), Some("ET"));
        assert_eq!(found(&p, "et al", 0), None);
        assert_eq!(found(&p, "THE SUNDAY TIMES", 0).as_deref(), Some("THE SUNDAY TIMES"));
        assert_eq!(found(&p, "The Sunday times", 0), None);
    }

    #[test]
    fn the_part_that_tells_the_time() {
        let p = one("(the|) <(october|oct|oct.) (7|7th)> (hamas|) (attack|attacks|massacre)");
        let text = "the Oct.\n7th Hamas attacks on";
        let found = p.longest_at(text, 0).unwrap();
        assert_eq!(&text[found.inner.start as usize..found.inner.end as usize], "Oct.\n7th");
        assert_eq!(found.span.end as usize, text.len() - 3);
        let text = "October 7 massacre";
        let found = p.longest_at(text, 0).unwrap();
        assert_eq!(&text[found.inner.start as usize..found.inner.end as usize], "October 7");
        assert_eq!(p.longest_at("October 7 in Gaza", 0), None);
    }

    #[test]
    fn a_country_in_square_brackets() {
        let p = one("[afghanistan's|afghan] independence day");
        assert!(p.whole("Afghan Independence Day").unwrap().certain);
        assert!(!p.whole("Independence Day").unwrap().certain);
        assert_eq!(p.whole("the Independence Day"), None);
    }

    #[test]
    fn no_text_breaks_it() {
        let p = one("été à la | é");
        for text in ["", "é", "É la", "ÉTÉ À LA", "\u{1F600} é", "-", "e\u{301}"] {
            for at in 0..=text.len() + 1 {
                let _ = p.longest_at(text, at);
            }
        }
        assert_eq!(found(&p, "Été à la mode", 0).as_deref(), Some("Été à la"));
    }
}
