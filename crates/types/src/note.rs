//! What the reader could not do, said with its place.

use crate::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A remark about the reading: what was left undone, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note<S = Span> {
    /// Where in the text; the whole-document remark is `[0, 0)`.
    #[serde(flatten)]
    pub span: S,
    /// One plain sentence.
    pub what: String,
}

impl Note {
    /// A remark about the whole report.
    pub fn whole(what: impl Into<String>) -> Self {
        Self { span: Span::default(), what: what.into() }
    }
}
