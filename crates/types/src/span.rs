//! Half-open stretches of a report's text: in bytes inside the program, in code points at the JSON border.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open stretch `[start, end)` of a report's text, in UTF-8 **bytes**, always on character boundaries.
///
/// ```
/// use dateline_types::Span;
/// let text = "Iran’s president";
/// let span = Span::new(0, 8);
/// assert_eq!(span.of(text), "Iran’s");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch from byte `start` up to, not including, byte `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The stretch between two byte offsets as slices count them. Texts are capped well below 4 GiB at intake.
    pub const fn at(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The characters this span covers. Empty where the span does not fit the text.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Length in bytes.
    pub const fn len(&self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span covers nothing.
    pub const fn is_empty(&self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies inside this span.
    pub const fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(&self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span covering both.
    pub fn join(&self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether both ends are character boundaries of `text` and inside it.
    pub fn fits(&self, text: &str) -> bool {
        self.start <= self.end && text.is_char_boundary(self.start as usize) && text.is_char_boundary(self.end as usize)
    }
}

/// A half-open stretch `[start, end)` of a report's text, in Unicode **code points**: the form of every border.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct CharSpan {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// A span written as a pair `[start, end]`, where a record holds several of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At<S = Span>(pub S);

impl Serialize for At<CharSpan> {
    fn serialize<Z: serde::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        (self.0.start, self.0.end).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for At<CharSpan> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (start, end) = <(u32, u32)>::deserialize(deserializer)?;
        Ok(At(CharSpan { start, end }))
    }
}

impl JsonSchema for At<CharSpan> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "At".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "[start, end) in Unicode code points of the report's text",
            "type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2
        })
    }
}
