//! One report that was read: its text, its trees and its ledger together, so that views find a record's words.

use dateline_knowledge::Knowledge;
use dateline_read::{Desk, document, read_document};
use dateline_types::json::CodePoints;
use dateline_types::{
    At, BlockKind, CharSpan, Document, Entity, Event, Ledger, Report, Sentence, Source, Span, Statement, Word,
};
use std::collections::HashMap;
use std::ops::Range;

/// A report's document and ledger, whose records are found by their ids.
///
/// ```
/// use dateline_corpus::reading::Reading;
/// use dateline_read::Desk;
/// use dateline_types::Report;
/// let desk = Desk::built_in();
/// let report = Report { text: "Iran rejected the offer.".into(), published: "2026-02-03".parse().ok(), ..Report::default() };
/// let reading = Reading::of(&desk, &report);
/// assert_eq!(reading.entity("irn").map(|iran| iran.name.as_str()), Some("Iran"));
/// assert_eq!(reading.published().as_deref(), Some("2026-02-03"));
/// ```
pub struct Reading<'r> {
    /// What it was read with.
    pub knowledge: &'r Knowledge,
    /// Words, sentences and trees.
    pub document: Document<'r>,
    /// What was read.
    pub ledger: Ledger,
    points: CodePoints<'r>,
    entities: HashMap<String, usize>,
    sources: HashMap<String, usize>,
    statements: HashMap<String, usize>,
    /// For each sentence its number in the running text, from 1; 0 where it is a title, a header and the like.
    numbers: Vec<usize>,
    /// How many mentions each event has, by the id of the richest.
    mentions: HashMap<String, usize>,
}

impl<'r> Reading<'r> {
    /// Reads a report.
    pub fn of(desk: &'r Desk, report: &'r Report) -> Self {
        let mut notes = report.notes.clone();
        let document = document::of(desk, report, &mut notes, &mut |_| {});
        let ledger = read_document(desk, report, &document, notes, &mut |_| {});
        let mut mentions = HashMap::new();
        for event in &ledger.events {
            *mentions.entry(event.same_as.clone().unwrap_or_else(|| event.id.clone())).or_insert(0) += 1;
        }
        let numbers = numbers(&document);
        Self {
            knowledge: &desk.knowledge,
            points: CodePoints::of(&report.text),
            entities: by_id(ledger.entities.iter().map(|own| &own.id)),
            sources: by_id(ledger.sources.iter().map(|own| &own.id)),
            statements: by_id(ledger.statements.iter().map(|own| &own.id)),
            mentions,
            numbers,
            document,
            ledger,
        }
    }

    /// The entity of an id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.get(id).and_then(|&at| self.ledger.entities.get(at))
    }

    /// The entities of ids, in their order.
    pub fn entities_of(&self, ids: &[String]) -> Vec<&Entity> {
        ids.iter().filter_map(|id| self.entity(id)).collect()
    }

    /// The source of an id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.get(id).and_then(|&at| self.ledger.sources.get(at))
    }

    /// The statement of an id.
    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.statements.get(id).and_then(|&at| self.ledger.statements.get(at))
    }

    /// How often the report speaks of an event.
    pub fn mentions(&self, event: &Event) -> usize {
        self.mentions.get(event.same_as.as_ref().unwrap_or(&event.id)).copied().unwrap_or(1)
    }

    /// The report's day, `YYYY-MM-DD`.
    pub fn published(&self) -> Option<String> {
        self.ledger.document.published.map(|published| published.date.to_string())
    }

    /// Who published it: the outlet, else the agency.
    pub fn outlet(&self) -> Option<&str> {
        self.ledger.document.outlet.as_deref().or(self.ledger.document.agency.as_deref())
    }

    /// How the report is named outside: by its container's id, else the ledger's.
    pub fn story(&self) -> &str {
        self.ledger.document.external_id.as_deref().unwrap_or(&self.ledger.document.id)
    }

    /// The name of a country of an ISO 3166 alpha-3 code.
    pub fn country_name(&self, iso3: &str) -> Option<&str> {
        self.knowledge.gazetteer().country(iso3).map(|row| row.name())
    }

    /// The words of a stretch.
    pub fn words(&self, span: Span) -> &'r str {
        span.of(self.document.text)
    }

    /// The words of several stretches, with ` … ` where something stands between; none where there are none.
    pub fn words_of(&self, spans: &[At]) -> Option<String> {
        let words: Vec<&str> = spans.iter().map(|&At(span)| self.words(span)).collect();
        (!words.is_empty()).then(|| words.join(" … "))
    }

    /// A stretch in code points.
    pub fn points(&self, span: Span) -> CharSpan {
        self.points.span(span)
    }

    /// The first paragraph.
    pub fn lead(&self) -> Option<Span> {
        let blocks = &self.document.layout.blocks;
        blocks.iter().find(|block| block.kind == BlockKind::Paragraph).map(|block| block.span)
    }

    /// The sentence that holds a byte of the text.
    pub fn sentence(&self, offset: u32) -> Option<&Sentence> {
        self.sentence_at(offset).and_then(|at| self.document.sentences.get(at))
    }

    /// The number of that sentence in the running text, from 1; none in titles, headers and the like.
    pub fn sentence_number(&self, offset: u32) -> Option<usize> {
        self.sentence_at(offset).and_then(|at| self.numbers.get(at)).copied().filter(|&number| number > 0)
    }

    fn sentence_at(&self, offset: u32) -> Option<usize> {
        let sentences = &self.document.sentences;
        let at = sentences.partition_point(|own| own.span.start <= offset).checked_sub(1)?;
        sentences.get(at).filter(|own| offset < own.span.end).map(|_| at)
    }

    /// The numbers of the words that begin in a stretch.
    pub fn word_range(&self, span: Span) -> Range<usize> {
        let spans = &self.document.tokens.spans;
        let first = spans.partition_point(|own| own.start < span.start);
        let last = spans.partition_point(|own| own.start < span.end);
        first..last.max(first)
    }

    /// The words that begin in a stretch, in their trees; none where the report was not parsed.
    pub fn tree_words(&self, span: Span) -> Vec<Word<'_>> {
        let range = self.word_range(span);
        self.document.tree().map(|tree| range.filter_map(|at| tree.get(at)).collect()).unwrap_or_default()
    }
}

/// For each sentence its number in the running text, from 1; 0 where it is a title, a header and the like.
pub(crate) fn numbers(document: &Document) -> Vec<usize> {
    let mut last = 0;
    let number = |sentence: &Sentence| {
        let block = document.layout.blocks.get(sentence.block as usize);
        if block.is_none_or(|block| block.kind != BlockKind::Paragraph) {
            return 0;
        }
        last += 1;
        last
    };
    document.sentences.iter().map(number).collect()
}

fn by_id<'i>(ids: impl Iterator<Item = &'i String>) -> HashMap<String, usize> {
    ids.enumerate().map(|(at, id)| (id.clone(), at)).collect()
}

/// The stretch from the first to the last of several; none where there are none.
pub(crate) fn hull(spans: &[At]) -> Option<Span> {
    spans.iter().map(|&At(span)| span).reduce(|one, other| one.join(other))
}
