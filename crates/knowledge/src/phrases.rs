//! Longest phrase at a place in a text: one engine for feasts, named days, zones and names that are not times.
//!
//! Text is compared folded: curly apostrophes are straight, hyphens and runs of white space are one blank (between digits a
//! hyphen stays), letters are small. A blank line is never crossed, and a match ends at the end of a word.
//! How a table writes a phrase is told in [`crate::notation`].

use crate::notation::{Entry, Phrase};
use dateline_types::Span;

/// Phrases compiled into a tree of characters; each leads to the rows it stands for.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// Node 0 is the root; a node's children stand side by side.
    nodes: Vec<Node>,
    /// The character that leads to each node.
    labels: Vec<char>,
    entries: Vec<Entry>,
    /// Children of the root by ASCII letter; 0 is none.
    roots: Vec<u32>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    child: u32,
    children: u32,
    entry: u32,
    entries: u32,
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
    /// Numbers of the rows it stands for, ascending; more than one where the phrase is ambiguous.
    pub rows: Vec<u32>,
}

impl Phrases {
    /// Compiles phrases.
    pub fn new(mut phrases: Vec<Phrase>) -> Self {
        phrases.sort_unstable();
        phrases.dedup();
        let mut made = Phrases { nodes: vec![Node::default()], labels: vec!['\0'], ..Phrases::default() };
        // Breadth first over the sorted heap: (node, first phrase, end, depth).
        let mut queue = std::collections::VecDeque::from([(0usize, 0usize, phrases.len(), 0usize)]);
        while let Some((node, mut from, to, depth)) = queue.pop_front() {
            let entry = made.entries.len();
            while let Some(phrase) = phrases.get(from).filter(|p| from < to && p.folded.len() == depth) {
                made.entries.push(phrase.entry.clone());
                from += 1;
            }
            let child = made.nodes.len();
            while let Some(&label) = phrases.get(from).filter(|_| from < to).and_then(|p| p.folded.get(depth)) {
                let rest = phrases.get(from..to).unwrap_or(&[]);
                let next = from + rest.partition_point(|p| p.folded.get(depth) == Some(&label));
                queue.push_back((made.nodes.len(), from, next, depth + 1));
                made.nodes.push(Node::default());
                made.labels.push(label);
                from = next;
            }
            if let Some(slot) = made.nodes.get_mut(node) {
                let (entries, children) = (made.entries.len() - entry, made.labels.len() - child);
                *slot = Node {
                    child: child as u32,
                    children: children as u32,
                    entry: entry as u32,
                    entries: entries as u32,
                };
            }
        }
        made.roots = (0..128u8).map(|c| made.scan(0, char::from(c)).unwrap_or(0) as u32).collect();
        made
    }

    /// The longest phrase that starts at byte `at`, which must be the start of a word.
    ///
    /// ```
    /// use dateline_knowledge::{notation::Phrase, phrases::Phrases};
    /// let phrases = Phrases::new(Phrase::read("(st|st.|saint) patrick's day | IST", 7).unwrap());
    /// let found = phrases.longest_at("on St. Patrick’s Day, they", 3).unwrap();
    /// assert_eq!((found.span.end, found.rows), (22, vec![7]));
    /// assert!(phrases.longest_at("ist", 0).is_none());
    /// ```
    pub fn longest_at(&self, text: &str, at: usize) -> Option<Found> {
        let rest = text.get(at..)?;
        if text[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
            return None;
        }
        let first = rest.chars().next()?;
        if first.is_ascii() && self.roots.get(first.to_ascii_lowercase() as usize).is_none_or(|&root| root == 0) {
            return None;
        }
        let (mut node, mut capitals, mut length) = (0usize, 0u128, 0u32);
        let mut best: Option<(usize, usize, u128)> = None;
        for step in Folded::new(text, at) {
            let Some(next) = self.child(node, step.folded) else { break };
            node = next;
            if step.capital && length < 128 {
                capitals |= 1 << length;
            }
            length += 1;
            if self.nodes[node].entries > 0
                && ends_word(text, step.end)
                && self.entries_of(node).any(|e| e.capitals & !capitals == 0)
            {
                best = Some((node, step.end, capitals));
            }
        }
        let (node, end, capitals) = best?;
        let met: Vec<&Entry> = self.entries_of(node).filter(|e| e.capitals & !capitals == 0).collect();
        let first = met.first()?;
        let ((from, to), certain) = (first.inner, first.certain);
        let mut inner = (at, end);
        for (n, step) in (0usize..).zip(Folded::new(text, at)).take_while(|(n, _)| *n < usize::from(to)) {
            if n + 1 == usize::from(from) {
                inner.0 = step.end;
            }
            if n + 1 == usize::from(to) {
                inner.1 = step.end;
            }
        }
        let span = |(from, to): (usize, usize)| Span::new(from as u32, to as u32);
        let mut rows: Vec<u32> = met.iter().map(|e| e.row).collect();
        rows.dedup();
        Some(Found { span: span((at, end)), inner: span(inner), certain, rows })
    }

    /// A phrase standing alone: it must cover all of the text.
    pub fn whole(&self, text: &str) -> Option<Found> {
        let text = text.trim();
        self.longest_at(text, 0).filter(|found| found.span.end as usize == text.len())
    }

    fn entries_of(&self, node: usize) -> impl Iterator<Item = &Entry> {
        let node = self.nodes.get(node).copied().unwrap_or_default();
        self.entries.iter().skip(node.entry as usize).take(node.entries as usize)
    }

    fn child(&self, node: usize, label: char) -> Option<usize> {
        match self.roots.get(label as usize) {
            Some(&root) if node == 0 => (root > 0).then_some(root as usize),
            _ => self.scan(node, label),
        }
    }

    fn scan(&self, node: usize, label: char) -> Option<usize> {
        let node = self.nodes.get(node)?;
        let from = node.child as usize;
        let labels = self.labels.get(from..from + node.children as usize)?;
        labels.iter().position(|&l| l == label).map(|n| from + n)
    }
}

/// Whether a word ends at a byte: no letter or digit follows, nor a digit after a slash or point ("7/7/05").
fn ends_word(text: &str, end: usize) -> bool {
    let mut after = text.get(end..).unwrap_or("").chars();
    match after.next() {
        None => true,
        Some(c) if c.is_alphanumeric() => false,
        Some('/' | '.' | ',' | ':' | '-') => {
            let digit_before = text[..end].ends_with(|c: char| c.is_ascii_digit());
            !(digit_before && after.next().is_some_and(|c| c.is_ascii_digit()))
        }
        Some(_) => true,
    }
}

/// One folded character.
pub(crate) struct Step {
    pub(crate) folded: char,
    pub(crate) capital: bool,
    /// Byte of the text after it.
    pub(crate) end: usize,
}

/// The folded characters of a text from a byte on; stops before a blank line.
pub(crate) struct Folded<'t> {
    text: &'t str,
    at: usize,
    before: char,
}

impl<'t> Folded<'t> {
    pub(crate) fn new(text: &'t str, at: usize) -> Self {
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
        let mut capital = false;
        let mut size = first.len_utf8();
        let folded = match first {
            'a'..='z' | '0'..='9' => first,
            'A'..='Z' => {
                capital = true;
                first.to_ascii_lowercase()
            }
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
            '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' => {
                let digit_after = rest.get(size..)?.starts_with(|c: char| c.is_ascii_digit());
                if before.is_ascii_digit() && digit_after { '-' } else { ' ' }
            }
            c if c.is_whitespace() => ' ',
            c => {
                capital = c.is_uppercase();
                c.to_lowercase().next().unwrap_or(c)
            }
        };
        if folded == ' ' {
            let blanks = rest.len() - rest.trim_start_matches(blank).len();
            let run = &rest[..blanks];
            if run.matches('\n').count() > 1 {
                return None;
            }
            size = blanks;
        }
        self.at += size;
        Some(Step { folded, capital, end: self.at })
    }
}

fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(cell: &str) -> Phrases {
        Phrases::new(Phrase::read(cell, 1).unwrap())
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
        let p = Phrases::new(
            [("easter", 1), ("easter monday", 2), ("9/11 | 9-11", 3)]
                .into_iter()
                .flat_map(|(cell, row)| Phrase::read(cell, row).unwrap())
                .collect(),
        );
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
