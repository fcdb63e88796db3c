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
    /// How what is said is held to be, by the report and by the one who says it; `null` for words set apart, for several
    /// sentences at once, and where nothing was said.
    pub factuality: Option<Factuality<S>>,
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

impl Stance {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Claim,
        Self::Deny,
        Self::Confirm,
        Self::Concede,
        Self::Accuse,
        Self::Warn,
        Self::Threaten,
        Self::Demand,
        Self::Offer,
        Self::Promise,
        Self::Accept,
        Self::Reject,
        Self::Praise,
        Self::Appeal,
        Self::None,
    ];
}

/// How the event that heads what is said is held to be: said is not so.
///
/// It is of the event and not of the whole sentence: who "confirms that Iraq had no programme" is certain, and holds the
/// event, the having of one, to be negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(
    serialize = "S: Serialize, At<S>: Serialize",
    deserialize = "S: Deserialize<'de>, At<S>: Deserialize<'de>"
))]
#[schemars(bound = "S: JsonSchema, At<S>: JsonSchema")]
pub struct Factuality<S = Span> {
    /// By the report itself.
    pub author: Held,
    /// By the one who says it.
    pub speaker: Held,
    /// The condition it hangs on: "if the US attacked".
    pub condition: Option<At<S>>,
}

/// How sure one source is of something, and of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Held {
    /// How sure.
    pub certainty: Certainty,
    /// Whether that the event is so or that it is not.
    pub polarity: Polarity,
    /// Whether it lies ahead.
    pub time: HeldTime,
}

impl Held {
    /// Nothing is said of how sure.
    pub const UNCOMMITTED: Self =
        Self { certainty: Certainty::Uncommitted, polarity: Polarity::Positive, time: HeldTime::NonFuture };
}

/// How sure a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// It says so.
    Certain,
    /// It takes it to be likely.
    Probable,
    /// It takes it to be possible.
    Possible,
    /// It does not say.
    Uncommitted,
}

/// Whether something is held to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// It is.
    Positive,
    /// It is not.
    Negative,
}

/// Whether something lies ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HeldTime {
    /// It does.
    Future,
    /// It is or was.
    NonFuture,
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
            factuality: self.factuality.map(|own| Factuality {
                author: own.author,
                speaker: own.speaker,
                condition: own.condition.map(|At(span)| At(f(span))),
            }),
            time: self.time,
            rule: self.rule,
            confidence: self.confidence,
        }
    }
}
