//! Who made the words and trees of a document, where it was not the built-in stage.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A maker of words and trees. With the same maker and the same text come the same trees.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Maker {
    /// What it calls itself: `stanza-1.10`, `conllu`.
    pub name: String,
    /// Hash of what it made them with, such as its weights.
    pub hash: String,
}

impl Maker {
    /// A maker of this name, with the hash of `content`.
    pub fn of(name: &str, content: &str) -> Self {
        Self { name: name.to_owned(), hash: crate::content_id("", [content]) }
    }
}
