//! The page: header, title, byline, wire dateline, headings, paragraphs, sign-off.
//!
//! Lines become groups ([`lines`]), groups become blocks: those above the running text by what stands there on a page,
//! those below it likewise, those between by their shape. Every character that is not white space ends up in one
//! block, and one pass does it.

mod dateline;
mod ends;
mod header;
mod lines;
pub mod written;

use dateline_types::{Block, BlockKind, Layout, Span};
use lines::Group;

/// Reads the page.
///
/// ```
/// use dateline_syntax::layout;
/// use dateline_types::BlockKind::*;
/// let text = "Envoys meet\n\nGENEVA, Feb 3 (Agency) — The envoys met on Monday.\n\n‘No deal yet’\n\nTalks go on.\n\nAgency";
/// let page = layout::read(text);
/// let kinds: Vec<_> = page.blocks.iter().map(|b| b.kind).collect();
/// assert_eq!(kinds, [Title, Dateline, Paragraph, Heading, Paragraph, SignOff]);
/// assert_eq!(page.dateline.unwrap().place.unwrap().of(text), "GENEVA");
/// ```
pub fn read(text: &str) -> Layout {
    let mut page = Page { text, layout: Layout::default() };
    let mut groups = lines::groups(text);
    page.header(&mut groups);
    let running = groups.iter().take(HEAD + 1).position(|g| is_running(g.span.of(text))).unwrap_or(0);
    let (head, body) = groups.split_at(running);
    if let Some(next) = body.first() {
        page.head(head, next);
    }
    let (body, foot) = body.split_at(body.len() - page.foot(body));
    page.body(body);
    for group in foot {
        let found = ends::sign_off(group.span.of(text), group.span.start as usize);
        page.sign_off(found.and_then(|f| f.agency), group.span);
    }
    page.layout
}

/// Most groups above the running text: headline, standfirst, byline, date, place.
const HEAD: usize = 6;
/// Longest heading, in characters.
const HEADING: usize = 90;
/// Longest headline, in characters.
const TITLE: usize = 200;

struct Page<'t> {
    text: &'t str,
    layout: Layout,
}

impl Page<'_> {
    fn push(&mut self, span: Span, kind: BlockKind) {
        if !span.is_empty() {
            self.layout.blocks.push(Block { span, kind });
        }
    }

    /// The rest of a group after the first `used` bytes of it, without white space.
    fn rest(&self, span: Span, used: u32) -> Span {
        let rest = Span::new(used, span.end);
        let trimmed = rest.of(self.text).trim_start().len() as u32;
        Span::new(span.end - trimmed, span.end)
    }

    /// The header at the very start, which the first sentence may follow on the same line.
    fn header(&mut self, groups: &mut Vec<Group>) {
        let Some(first) = groups.first_mut() else { return };
        if let Some(found) = header::read(first.span.of(self.text), first.span.start as usize, true) {
            self.layout.header_date = Some(found.date);
            self.push(found.words, BlockKind::Header);
            first.span = self.rest(first.span, found.words.end);
            if first.span.is_empty() {
                groups.remove(0);
            }
        }
    }

    /// What stands above the running text.
    fn head(&mut self, groups: &[Group], next: &Group) {
        let mut titled = false;
        for (i, group) in groups.iter().enumerate() {
            // A headline stands apart from what it heads; the first line of wrapped text does not.
            let apart = groups.get(i + 1).unwrap_or(next).gap || i + 1 < groups.len();
            let (line, start) = (group.span.of(self.text), group.span.start as usize);
            if self.layout.header_date.is_none()
                && let Some(found) = header::read(line, start, false)
            {
                self.layout.header_date = Some(found.date);
                self.push(found.words, BlockKind::Header);
                let rest = self.rest(group.span, found.words.end);
                self.push(rest, BlockKind::Byline);
            } else if let Some(author) = ends::byline(line, start) {
                self.layout.byline.get_or_insert(author);
                self.push(group.span, BlockKind::Byline);
            } else if let Some(found) = dateline::read(line, start, true).filter(|f| f.words == group.span) {
                self.push(group.span, BlockKind::Dateline);
                self.layout.dateline.get_or_insert(found.parts);
            } else if !apart {
                self.push(group.span, BlockKind::Paragraph);
            } else if !titled && line.chars().count() <= TITLE {
                titled = true;
                self.push(group.span, BlockKind::Title);
            } else {
                let kind = if lines::is_list_item(line) { BlockKind::Paragraph } else { BlockKind::Heading };
                self.push(group.span, kind);
            }
        }
    }

    /// How many groups at the end are sign-offs. At least one group stays.
    fn foot(&self, groups: &[Group]) -> usize {
        let mut count = 0;
        while count < 4
            && let Some(at) = groups.len().checked_sub(count + 1).filter(|at| *at > 0)
        {
            let span = groups[at].span;
            if ends::sign_off(span.of(self.text), span.start as usize).is_none() {
                break;
            }
            count += 1;
        }
        // A name after a text that breaks off is as likely part of it.
        let ended = groups.len().checked_sub(count + 1).and_then(|at| groups.get(at));
        if ended.is_some_and(|g| ends_text(g.span.of(self.text))) { count } else { 0 }
    }

    fn sign_off(&mut self, agency: Option<Span>, span: Span) {
        let known = self.layout.agency.or(self.layout.dateline.as_ref().and_then(|d| d.agency));
        self.layout.agency = known.or(agency);
        self.push(span, BlockKind::SignOff);
    }

    /// Running text and the headings in it.
    fn body(&mut self, groups: &[Group]) {
        let headings = self.headings(groups);
        let mut paragraphs = 0;
        for (i, group) in groups.iter().enumerate() {
            let mut span = group.span;
            if headings[i] {
                self.push(span, BlockKind::Heading);
                continue;
            }
            let opening = paragraphs < 2 && self.layout.dateline.is_none();
            paragraphs += 1;
            if let Some(found) = dateline::read(span.of(self.text), span.start as usize, opening) {
                self.push(found.words, BlockKind::Dateline);
                span = self.rest(span, found.words.end);
                self.layout.agency = self.layout.agency.or(found.parts.agency);
                self.layout.dateline.get_or_insert(found.parts);
            }
            let tail = if i + 1 == groups.len() { ends::tail(span.of(self.text), span.start as usize) } else { None };
            let Some(found) = tail else {
                self.push(span, BlockKind::Paragraph);
                continue;
            };
            let words = Span::new(span.start, found.words.start).of(self.text).trim_end().len() as u32;
            self.push(Span::new(span.start, span.start + words), BlockKind::Paragraph);
            self.sign_off(found.agency, found.words);
        }
    }

    /// Which groups are headings: short, open-ended, one or two at a time, before a paragraph. Where there are more
    /// of them than paragraphs they are a list, a transcript or a poem.
    fn headings(&self, groups: &[Group]) -> Vec<bool> {
        let mut headings: Vec<bool> = groups.iter().map(|g| is_heading(g.span.of(self.text))).collect();
        let mut i = 0;
        while i < headings.len() {
            let run = headings[i..].iter().take_while(|h| **h).count();
            if run > 2 || i + run == headings.len() {
                headings[i..i + run].fill(false);
            }
            i += run.max(1);
        }
        if headings.iter().filter(|h| **h).count() * 2 > headings.len() {
            headings.fill(false);
        }
        headings
    }
}

/// The end of a sentence, with or without a sign-off behind it.
fn ends_text(line: &str) -> bool {
    lines::ends_sentence(line) || ends::tail(line, 0).is_some()
}

/// Running text: ends as a sentence does, or is too long for a headline.
fn is_running(line: &str) -> bool {
    let long = || line.chars().nth(TITLE).is_some();
    !lines::ends_open(line)
        || long()
        || dateline::read(line, 0, true).is_some_and(|d| (d.words.end as usize) < line.len())
}

fn is_heading(line: &str) -> bool {
    line.len() <= HEADING * 4
        && line.chars().count() <= HEADING
        && line.split_whitespace().count() <= 14
        && lines::ends_open(line)
        && ends::tail(line, 0).is_none()
        // A long question is somebody's.
        && (!line.ends_with(['?', '!']) || line.split_whitespace().count() <= 8)
        && !lines::is_list_item(line)
        // Page numbers and document symbols head nothing.
        && line.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 2)
        && line.starts_with(|c: char| {
            c.is_uppercase() || c.is_numeric() || matches!(c, '“' | '"' | '‘' | '\'' | '«' | '„' | '#')
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::*;

    fn blocks(text: &str) -> Vec<(BlockKind, &str)> {
        let page = read(text);
        let mut at = 0;
        for block in &page.blocks {
            assert!(block.span.fits(text) && !block.span.is_empty());
            assert!(text[at..block.span.start as usize].trim().is_empty(), "blocks leave words out or overlap");
            assert_eq!(block.span.of(text), block.span.of(text).trim());
            at = block.span.end as usize;
        }
        assert!(text[at..].trim().is_empty(), "blocks leave the end out");
        page.blocks.iter().map(|b| (b.kind, b.span.of(text))).collect()
    }

    fn kinds(text: &str) -> Vec<BlockKind> {
        blocks(text).into_iter().map(|b| b.0).collect()
    }

    #[test]
    fn header_glued_to_the_first_sentence() {
        let text = " date 2026-02-03 The envoys met.\n\nTalks go on.\n\nAgency";
        let blocks = blocks(text);
        assert_eq!(blocks[0], (Header, "date 2026-02-03"));
        assert_eq!(blocks[1], (Paragraph, "The envoys met."));
        assert_eq!(blocks[3], (SignOff, "Agency"));
        let page = read(text);
        assert_eq!(page.header_date.unwrap().of(text), "2026-02-03");
        assert_eq!(page.agency.unwrap().of(text), "Agency");
    }

    #[test]
    fn a_whole_page() {
        let text = "Envoys meet on the lake\n\nA truce holds for a ninth day\n\nBy Jane Roe and John Doe\n\n\
                    Published: 3 February 2026 10:04 GMT\n\n\
                    GENEVA, Feb 3 (ABC) - The envoys met on Monday.\n\nThe second day\n\n“We are ready,” he said. (ABC)\n\n\
                    (Reporting by Jane Roe; Editing by Max Foe)";
        assert_eq!(
            kinds(text),
            [Title, Heading, Byline, Header, Dateline, Paragraph, Heading, Paragraph, SignOff, SignOff]
        );
        let page = read(text);
        assert_eq!(page.byline.unwrap().of(text), "Jane Roe and John Doe");
        assert_eq!(page.header_date.unwrap().of(text), "3 February 2026 10:04 GMT");
        assert_eq!(page.dateline.unwrap().date.unwrap().of(text), "Feb 3");
    }

    #[test]
    fn what_looks_like_headings_and_is_not() {
        assert_eq!(kinds("Talks go on"), [Paragraph]);
        assert_eq!(kinds("The list is long.\n\nBread\n\nMilk\n\nSalt\n\nNobody paid."), [Paragraph; 5]);
        assert_eq!(kinds("He asked.\n\n“Really?”\n\nShe nodded.\n\n21\n\nThey left."), [Paragraph; 5]);
        assert_eq!(kinds("The text breaks off.\n\nIn the middle of a"), [Paragraph; 2]);
    }

    #[test]
    fn headings_keep_their_quotation_marks() {
        let text = "The envoys met.\n\n‘No deal yet’\n\nTalks go on.\n\nWhat next?\n\nNobody knows.";
        assert_eq!(kinds(text), [Paragraph, Heading, Paragraph, Heading, Paragraph]);
    }

    #[test]
    fn odd_pages() {
        assert_eq!(kinds(""), []);
        assert_eq!(kinds(" \n\u{a0}\n"), []);
        assert_eq!(kinds("date 2026-02-03"), [Header]);
        assert_eq!(kinds("AFP"), [Paragraph]);
        assert_eq!(kinds("\u{feff}Talks go on.").len(), 1);
        assert_eq!(kinds(&"word\n".repeat(1000)).len(), 1000);
        assert_eq!(kinds(&"(".repeat(1000)).len(), 1);
    }
}
