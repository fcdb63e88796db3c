//! The JSON border: byte spans become code points once, here, and ledgers become lines.

use crate::ledger::Ledger;
use crate::{CharSpan, Note, Span};

/// Counts code points up to a byte offset, with one stored count per 64 bytes.
///
/// ```
/// use dateline_types::{Span, json::CodePoints};
/// let text = "سلام 👩‍👩‍👧 é";
/// let index = CodePoints::of(text);
/// assert_eq!(index.span(Span::new(0, 8)).end, 4);
/// assert_eq!(index.span(Span::at(0, text.len())).end as usize, text.chars().count());
/// ```
pub struct CodePoints<'t> {
    text: &'t [u8],
    /// Code points that start before byte `64 * i`; empty where the text is ASCII.
    before: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'t> CodePoints<'t> {
    /// Reads the text once.
    pub fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for chunk in bytes.chunks(STRIDE) {
                before.push(count);
                count += starts(chunk);
            }
            before.push(count);
        }
        Self { text: bytes, before }
    }

    /// Code points before byte `offset`.
    pub fn at(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let Some(before) = self.before.get(offset / STRIDE) else {
            return offset as u32;
        };
        before + starts(&self.text[offset / STRIDE * STRIDE..offset])
    }

    /// The same stretch in code points.
    pub fn span(&self, span: Span) -> CharSpan {
        CharSpan { start: self.at(span.start), end: self.at(span.end) }
    }
}

/// Bytes that start a code point.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(b & 0xC0 != 0x80)).sum()
}

/// The ledger with every offset in code points of `text`, which must be the text it was read from.
pub fn in_code_points(ledger: Ledger, text: &str) -> Ledger<CharSpan> {
    let index = CodePoints::of(text);
    let mut f = |span: Span| index.span(span);
    Ledger {
        schema: ledger.schema,
        made_by: ledger.made_by,
        document: ledger.document,
        entities: ledger.entities.into_iter().map(|x| x.map(&mut f)).collect(),
        times: ledger.times.into_iter().map(|x| x.map(&mut f)).collect(),
        sources: ledger.sources.into_iter().map(|x| x.map(&mut f)).collect(),
        statements: ledger.statements.into_iter().map(|x| x.map(&mut f)).collect(),
        figures: ledger.figures.into_iter().map(|x| x.map(&mut f)).collect(),
        events: ledger.events.into_iter().map(|x| x.map(&mut f)).collect(),
        notes: ledger.notes.into_iter().map(|n| Note { span: f(n.span), what: n.what }).collect(),
    }
}

/// One ledger as one line of JSON, without the line break.
///
/// # Errors
/// Only where a number is not finite, which no stage produces.
pub fn line(ledger: &Ledger<CharSpan>) -> Result<String, serde_json::Error> {
    serde_json::to_string(ledger)
}

/// The contract as JSON Schema (draft 2020-12).
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Ledger<CharSpan>).to_value()
}
