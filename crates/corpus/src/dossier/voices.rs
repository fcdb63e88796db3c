//! What parties want and what speakers said, in the order they said it.

use super::{Link, Sentence};
use crate::positions::Act;
use serde::Serialize;

/// A party's position on an issue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Position {
    /// Whose; rows of one party stand together.
    pub party: String,
    /// The day; empty where none is known.
    pub day: String,
    /// What the party does about it.
    pub act: Act,
    /// What it is about.
    pub issue: String,
    /// Towards whom.
    pub toward: Vec<String>,
    /// The clause, verbatim.
    pub words: String,
    /// On what condition, verbatim.
    pub condition: Option<String>,
    /// Who says so, where it is not the party itself.
    pub source: Option<String>,
    /// What it changes: "until 2 October it refused".
    pub changed: Option<Sentence>,
    /// Where it stands.
    pub link: Link,
}

/// A speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Voice {
    /// The name, or the description where no report names them.
    pub who: String,
    /// "foreign minister"; may be empty.
    pub role: String,
    /// The country's name; may be empty.
    pub country: String,
    /// What they said.
    pub statements: Vec<Utterance>,
}

/// One statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Utterance {
    /// The day; empty where none is known.
    pub day: String,
    /// Through what: "state television"; may be empty.
    pub channel: String,
    /// The kind of act: "claim", "denial"; may be empty.
    pub stance: String,
    /// What it is about; may be empty.
    pub topic: String,
    /// The words.
    pub words: String,
    /// Whether the words are quoted, not the report's own.
    pub quoted: bool,
    /// What it changes of what the speaker said before.
    pub changed: Option<Sentence>,
    /// Where it stands.
    pub link: Link,
}
