//! A report's text taken apart: blocks, sentences, words, quotations. All spans are bytes of the report's text.

use crate::Span;
use std::ops::Range;

/// A text with its layout, words and sentences.
#[derive(Clone, Debug, Default)]
pub struct Document<'t> {
    /// The report's text, untouched.
    pub text: &'t str,
    /// Blocks and the facts of the page.
    pub layout: Layout,
    /// Sentences in reading order; each lies in one block.
    pub sentences: Vec<Sentence>,
    /// Words in reading order.
    pub tokens: Tokens,
    /// Stretches in quotation marks, in reading order; nested ones follow the one that holds them.
    pub quotations: Vec<Quotation>,
}

impl<'t> Document<'t> {
    /// The characters of word `index`.
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens.spans.get(index).map_or("", |span| span.of(self.text))
    }
}

/// Syntactic words in the convention of UD English ("don't" is two, "Iran's" is two), as a struct of arrays.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// Where each word stands.
    pub spans: Vec<Span>,
    /// Whether the word continues the orthographic token of the one before it: the `n't` of "don't".
    pub joined: Vec<bool>,
}

impl Tokens {
    /// Number of words.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Adds a word.
    pub fn push(&mut self, span: Span, joined: bool) {
        self.spans.push(span);
        self.joined.push(joined);
    }
}

/// One sentence: its words and its block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first word's first byte to the last word's last.
    pub span: Span,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// Index into [`Layout::blocks`].
    pub block: u32,
}

/// What a block of the page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A leading ` date 2026-02-03 ` or `Published: …` line.
    Header,
    /// The headline, where it stands in the text.
    Title,
    /// "By Jane Roe in Geneva".
    Byline,
    /// "TEHRAN, Feb 3 (Agency) —", at the head of a paragraph.
    Dateline,
    /// A heading between paragraphs.
    Heading,
    /// Running text.
    Paragraph,
    /// The agency's name or initials at the end.
    SignOff,
}

/// A stretch of the page between line breaks, or a dateline or header cut from the head of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Without surrounding white space.
    pub span: Span,
    /// Its purpose.
    pub kind: BlockKind,
}

/// The blocks of a page, in reading order and without overlap, and the facts found in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Together they cover every character that is not white space.
    pub blocks: Vec<Block>,
    /// The date in a leading header, as written.
    pub header_date: Option<Span>,
    /// The wire dateline's parts.
    pub dateline: Option<Dateline>,
    /// The author named in a byline, without "By".
    pub byline: Option<Span>,
    /// The agency named by a dateline or a sign-off.
    pub agency: Option<Span>,
}

/// The parts of "TEHRAN, Feb 3 (Agency) —".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dateline {
    /// The place or places, without the comma.
    pub place: Option<Span>,
    /// The day, mostly without a year.
    pub date: Option<Span>,
    /// The agency, without the brackets.
    pub agency: Option<Span>,
}

/// A stretch in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks. A quotation over several paragraphs has one span per paragraph.
    pub parts: Vec<Span>,
    /// Depth of nesting: 0 for a quotation in the report's own voice.
    pub depth: u8,
    /// False where the closing mark is missing and the end is the paragraph's.
    pub closed: bool,
}
