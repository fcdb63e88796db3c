//! The page around the words: blocks, the facts found in them, quotations.

use crate::Span;

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
