//! Sources: who is speaking, and through whom it reached the page.

use crate::{At, CharSpan, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A link of the chain from the one who spoke to the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(
    serialize = "S: Serialize, At<S>: Serialize",
    deserialize = "S: Deserialize<'de>, At<S>: Deserialize<'de>"
))]
#[schemars(bound = "S: JsonSchema, At<S>: JsonSchema")]
pub struct Source<S = Span> {
    /// Content hash of report and span.
    pub id: String,
    /// The entity speaking, where it is one.
    pub entity: Option<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub span: S,
    /// Part in which it speaks ("official").
    pub role: Option<String>,
    /// ISO 3166 alpha-3, or a regional code.
    pub country: Option<String>,
    /// How it is named.
    pub naming: Naming,
    /// The way the words were given.
    pub channel: Option<Channel<S>>,
    /// Where the report says that the source would not be named: "on condition of anonymity".
    pub anonymity: Option<At<S>>,
    /// Id of the next link towards the reader.
    pub via: Option<String>,
}

/// How a source is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Naming {
    /// By name.
    Named,
    /// By office, one holder.
    Role,
    /// As a group or body.
    Collective,
    /// As one who would not be named.
    Anonymous,
    /// Not at all.
    Unattributed,
}

/// "in a post on X", "on state television".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Channel<S = Span> {
    /// Where it stands.
    #[serde(flatten)]
    pub span: S,
    /// What kind of channel, as the table `channels.tsv` names kinds: `post`, `interview`, `state-tv` …
    pub kind: String,
}

impl Source<Span> {
    /// The same source with its offsets in code points.
    pub fn map<F: FnMut(Span) -> CharSpan>(self, f: &mut F) -> Source<CharSpan> {
        Source {
            id: self.id,
            entity: self.entity,
            span: f(self.span),
            role: self.role,
            country: self.country,
            naming: self.naming,
            channel: self.channel.map(|c| Channel { span: f(c.span), kind: c.kind }),
            anonymity: self.anonymity.map(|At(span)| At(f(span))),
            via: self.via,
        }
    }
}
