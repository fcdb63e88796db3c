//! One report as people see it: its passages in order, with numbered records beside the words they rest on.
//!
//! The text, Markdown and HTML renderers all draw this page, so that a record has the same number, the same words
//! and the same explanation in each.

use super::who::{self, Cast};
use super::{records, walk};
use dateline_knowledge::gazetteer::Gazetteer;
use dateline_types::ledger::DocumentFacts;
use dateline_types::{Block, BlockKind, Ledger, Span};

/// A report with its ledger, ready to be drawn.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    /// Where the report came from: a path, or a path and a line.
    pub(crate) name: &'a str,
    /// The report's text.
    pub(crate) text: &'a str,
    /// The report's facts.
    pub(crate) facts: &'a DocumentFacts,
    /// Its passages in reading order.
    pub(crate) passages: Vec<Passage>,
    /// Its records in reading order, then its entities; item `i` is printed as number `i + 1`.
    pub(crate) items: Vec<Item>,
    /// Its entities as they are listed.
    pub(crate) cast: Cast,
    /// What the reader could not do, with the words it speaks of (empty for the whole report).
    pub(crate) notes: Vec<(String, &'a str)>,
}

/// A run of text without a line break of its own: a paragraph with its dateline, a heading, a sign-off.
#[derive(Debug)]
pub(crate) struct Passage {
    /// Where it stands.
    pub(crate) span: Span,
    /// What its last block is for.
    pub(crate) kind: BlockKind,
    /// The header or wire dateline that stands before its first word, with the space after it.
    pub(crate) lead: Option<Span>,
    /// Records' words in this passage, clipped to it, by start, the longer first.
    pub(crate) marks: Vec<Mark>,
    /// Mentions of entities in this passage, in the same order. They are many: text and Markdown leave them unmarked.
    pub(crate) mentions: Vec<Mark>,
    /// Indices of the records whose first words are here; entities are listed elsewhere.
    pub(crate) items: Vec<usize>,
}

/// A stretch of words a record rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Where it stands.
    pub(crate) span: Span,
    /// Index into [`Page::items`].
    pub(crate) item: usize,
    /// Whether these are the record's first words.
    pub(crate) first: bool,
}

/// The kinds of records, as readers tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A time expression.
    Time,
    /// A quotation or other attributed words.
    Statement,
    /// A person, body or place.
    Entity,
    /// A number somebody gave.
    Figure,
    /// Something done.
    Event,
}

impl Kind {
    /// All of them, in the order of legends.
    pub(crate) const ALL: [Kind; 5] = [Kind::Time, Kind::Statement, Kind::Entity, Kind::Figure, Kind::Event];

    /// One lower-case word: class names and labels.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Time => "time",
            Kind::Statement => "statement",
            Kind::Entity => "entity",
            Kind::Figure => "figure",
            Kind::Event => "event",
        }
    }

    /// The word for several, for headings and counts.
    pub(crate) fn plural(self) -> &'static str {
        match self {
            Kind::Time => "times",
            Kind::Statement => "statements",
            Kind::Entity => "entities",
            Kind::Figure => "figures",
            Kind::Event => "events",
        }
    }
}

/// One record in words.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// Its kind.
    pub(crate) kind: Kind,
    /// Its id in the ledger.
    pub(crate) id: String,
    /// The words it rests on; the first is where it is listed.
    pub(crate) spans: Vec<Span>,
    /// What it says, in words: "Friday 6 February 2026".
    pub(crate) says: String,
    /// The same for machines where it differs: "2026-02-06".
    pub(crate) value: Option<String>,
    /// Why it says so, one clause each.
    pub(crate) why: Vec<String>,
    /// The rule that made it.
    pub(crate) rule: String,
    /// In (0, 1]; 0 where the record carries none.
    pub(crate) confidence: f32,
}

impl<'a> Page<'a> {
    /// Lays out a ledger over the text it was read from.
    pub(crate) fn new(
        name: &'a str,
        text: &'a str,
        blocks: &[Block],
        ledger: &'a Ledger,
        gazetteer: &Gazetteer,
    ) -> Self {
        let mut items = records::items(text, ledger);
        let (cast, entities) = who::cast(text, ledger, gazetteer, items.len());
        items.extend(entities);
        let mut passages = passages(text, blocks);
        place(&items, &mut passages);
        let notes = ledger.notes.iter().map(|note| (note.what.clone(), note.span.of(text))).collect();
        Page { name, text, facts: &ledger.document, passages, items, cast, notes }
    }

    /// Whether the headline stands in the text itself.
    pub(crate) fn shows_title(&self) -> bool {
        self.passages.iter().any(|p| p.kind == BlockKind::Title)
    }

    /// What to call the report in a list: its headline, or its first words.
    pub(crate) fn headline(&self) -> String {
        let title = self.facts.title.as_deref().map(super::visible::one_line).filter(|t| !t.is_empty());
        title.unwrap_or_else(|| {
            let body = self.passages.iter().find(|p| p.kind == BlockKind::Paragraph);
            let words =
                body.map_or("", |p| Span::new(p.lead.map_or(p.span.start, |l| l.end), p.span.end).of(self.text));
            shortened(words, 72)
        })
    }
}

/// The first words of a text, at most `limit` characters, with an ellipsis where more follow.
pub(crate) fn shortened(text: &str, limit: usize) -> String {
    let head: String = text.chars().take(limit * 4).collect();
    let line = super::visible::one_line(&head);
    if line.chars().count() <= limit {
        return line;
    }
    let cut: String = line.chars().take(limit).collect();
    let cut = cut.rfind(' ').filter(|&at| at > limit / 2).map_or(cut.as_str(), |at| &cut[..at]);
    format!("{}…", cut.trim_end_matches([' ', ',', ';', ':', '.']))
}

/// Words in quotation marks, shortened; the marks they already stand in are not doubled.
pub(crate) fn quoted(words: &str, limit: usize) -> String {
    let marks = ['“', '”', '"', '‘', '’', '«', '»', '„'];
    let core = words.trim_start_matches(marks);
    let core = if core.len() < words.len() { core.trim_end_matches(marks) } else { core };
    format!("“{}”", shortened(core, limit))
}

/// Blocks on one line become one passage.
fn passages(text: &str, blocks: &[Block]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::with_capacity(blocks.len());
    let mut leading = false;
    for block in blocks {
        if leading
            && let Some(open) = passages.last_mut()
            && !Span::new(open.span.end, block.span.start).of(text).contains(['\n', '\r'])
        {
            open.lead = Some(Span::new(open.span.start, block.span.start));
            open.span.end = block.span.end;
            open.kind = block.kind;
        } else {
            passages.push(Passage {
                span: block.span,
                kind: block.kind,
                lead: None,
                marks: Vec::new(),
                mentions: Vec::new(),
                items: Vec::new(),
            });
        }
        leading = matches!(block.kind, BlockKind::Header | BlockKind::Dateline);
    }
    passages
}

/// Hands every record's words to the passages they stand in.
fn place(items: &[Item], passages: &mut [Passage]) {
    for (item, record) in items.iter().enumerate() {
        for (nth, &span) in record.spans.iter().enumerate() {
            let from = passages.partition_point(|p| p.span.end <= span.start);
            let mut first = nth == 0;
            for passage in passages[from..].iter_mut().take_while(|p| p.span.start < span.end) {
                let clipped = Span::new(span.start.max(passage.span.start), span.end.min(passage.span.end));
                let mark = Mark { span: clipped, item, first };
                if record.kind == Kind::Entity {
                    passage.mentions.push(mark);
                } else {
                    passage.marks.push(mark);
                    passage.items.extend(first.then_some(item));
                }
                first = false;
            }
        }
    }
    for passage in passages {
        walk::sort(&mut passage.marks);
        walk::sort(&mut passage.mentions);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(spans: &[(u32, u32)]) -> Item {
        Item {
            kind: Kind::Time,
            id: "t".into(),
            spans: spans.iter().map(|&(a, b)| Span::new(a, b)).collect(),
            says: String::new(),
            value: None,
            why: Vec::new(),
            rule: String::new(),
            confidence: 1.0,
        }
    }

    #[test]
    fn a_dateline_leads_its_paragraph() {
        let text = "PORT ELAN, Feb 3 (NP) — Ferries sail.\n\nNP";
        let blocks = [
            Block { span: Span::new(0, 25), kind: BlockKind::Dateline },
            Block { span: Span::new(26, 39), kind: BlockKind::Paragraph },
            Block { span: Span::new(41, 43), kind: BlockKind::SignOff },
        ];
        let passages = passages(text, &blocks);
        assert_eq!(passages.len(), 2);
        assert_eq!(passages[0].lead.unwrap().of(text), "PORT ELAN, Feb 3 (NP) — ");
        assert_eq!(passages[0].kind, BlockKind::Paragraph);
    }

    #[test]
    fn words_over_two_paragraphs_are_listed_once() {
        let blocks: Vec<Block> =
            [(0, 10), (12, 20)].map(|(a, b)| Block { span: Span::new(a, b), kind: BlockKind::Paragraph }).into();
        let mut passages = passages("aaaa aaaaa\n\nbbbb bbb", &blocks);
        place(&[item(&[(5, 16)]), item(&[(0, 4)])], &mut passages);
        assert_eq!(passages[0].items, [0, 1]);
        assert!(passages[1].items.is_empty());
        assert_eq!(passages[0].marks[0].item, 1);
        assert_eq!(passages[1].marks, [Mark { span: Span::new(12, 16), item: 0, first: false }]);
    }

    #[test]
    fn long_first_words_are_cut_between_words() {
        assert_eq!(shortened("Ferries sail again.", 40), "Ferries sail again.");
        assert_eq!(shortened("Ferries sail again from the old harbour", 20), "Ferries sail again…");
    }
}
