//! The ledger: everything read from one report, each record pinned to its characters.

use crate::At;
use crate::document::Maker;
use crate::{Entity, Event, Figure, Note, Published, Source, Span, Statement, Timex};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name and version of the contract.
pub const SCHEMA: &str = "dateline/1";

/// One report's ledger. `Ledger` holds byte spans; `Ledger<CharSpan>` is its JSON form, made by
/// [`json::in_code_points`](crate::json::in_code_points).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(
    serialize = "S: Serialize, At<S>: Serialize",
    deserialize = "S: Deserialize<'de>, At<S>: Deserialize<'de>"
))]
#[schemars(bound = "S: JsonSchema, At<S>: JsonSchema")]
pub struct Ledger<S = Span> {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// What made it.
    pub made_by: MadeBy,
    /// The report's own facts.
    pub document: DocumentFacts,
    /// People, bodies, states, groups and places.
    pub entities: Vec<Entity<S>>,
    /// Time expressions.
    pub times: Vec<Timex<S>>,
    /// Who is speaking.
    pub sources: Vec<Source<S>>,
    /// Every attribution.
    pub statements: Vec<Statement<S>>,
    /// Every figure.
    pub figures: Vec<Figure<S>>,
    /// Every event.
    pub events: Vec<Event<S>>,
    /// What the reader could not do.
    pub notes: Vec<Note<S>>,
}

/// What made a ledger; two ledgers with the same `MadeBy` and the same input are the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MadeBy {
    /// The program's version.
    pub version: String,
    /// Hash of the trained weights.
    pub weights: String,
    /// Hash of the knowledge tables, overlays included.
    pub knowledge: String,
    /// Hash of the user's own rules, where there were any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<String>,
    /// Who made the words and trees, where it was not the built-in stage: an annotator, or the CoNLL-U the report came as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annotator: Option<Maker>,
}

/// The report's own facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentFacts {
    /// Hash of text, date and outlet.
    pub id: String,
    /// The id the input gave.
    pub external_id: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The agency it comes from.
    pub agency: Option<String>,
    /// Its author.
    pub byline: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The anchor of every relative date; `null` where the report has none.
    pub published: Option<Published>,
    /// Place and day of the wire dateline.
    pub dateline: Option<DatelineFacts>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// Length of the text in Unicode code points.
    pub length: u32,
    /// The text itself, only with `--with-text`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
}

/// Place and day of a wire dateline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DatelineFacts {
    /// As printed.
    pub place: Option<String>,
    /// Resolved day, where it can be.
    pub date: Option<String>,
}
