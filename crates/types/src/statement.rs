//! Statements: every attribution, from a full quotation to a pair of scare quotes.

use crate::{At, CharSpan, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Words given to somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(
    serialize = "S: Serialize, At<S>: Serialize",
    deserialize = "S: Deserialize<'de>, At<S>: Deserialize<'de>"
))]
#[schemars(bound = "S: JsonSchema, At<S>: JsonSchema")]
pub struct Statement<S = Span> {
    /// Content hash of report, content and cue.
    pub id: String,
    /// Hash of everything the id leaves out.
    pub value_hash: String,
    /// How the words are given.
    pub form: StatementForm,
    /// The words, with their quotation marks.
    pub content: Vec<At<S>>,
    /// The words that attribute them.
    pub cue: Vec<At<S>>,
    /// Id of the source; `null` where none was found.
    pub source: Option<String>,
    /// Entity spoken to.
    pub addressee: Option<String>,
    /// Id of the statement that reports this one.
    pub inside: Option<String>,
    /// What kind of act.
    pub stance: Stance,
    /// Whether the report says that this was *not* said: "did not say whether …", "no confirmation on where …". Such a
    /// record is never a claim of its source.
    pub absence: bool,
    /// Id of the time of speaking.
    pub time: Option<String>,
    /// The rule that made it: `name@file:line`.
    pub rule: String,
    /// In (0, 1].
    pub confidence: f32,
}

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum StatementForm {
    /// Whole sentences in quotation marks.
    Direct,
    /// In the report's own words.
    Indirect,
    /// Partly in quotation marks.
    Mixed,
    /// A word or term the report keeps at a distance.
    Scare,
}

/// What kind of act a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Stance {
    Claim,
    Deny,
    Confirm,
    Concede,
    Accuse,
    Warn,
    Threaten,
    Demand,
    Offer,
    Promise,
    Accept,
    Reject,
    Praise,
    Appeal,
    None,
}

impl Statement<Span> {
    /// The same statement with its offsets in code points.
    pub fn map<F: FnMut(Span) -> CharSpan>(self, f: &mut F) -> Statement<CharSpan> {
        Statement {
            id: self.id,
            value_hash: self.value_hash,
            form: self.form,
            content: self.content.into_iter().map(|At(s)| At(f(s))).collect(),
            cue: self.cue.into_iter().map(|At(s)| At(f(s))).collect(),
            source: self.source,
            addressee: self.addressee,
            inside: self.inside,
            stance: self.stance,
            absence: self.absence,
            time: self.time,
            rule: self.rule,
            confidence: self.confidence,
        }
    }
}
