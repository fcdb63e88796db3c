//! Events: who did what to whom, when, where, how sure, according to whom.

use crate::{At, CharSpan, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One mention of one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(
    serialize = "S: Serialize, At<S>: Serialize",
    deserialize = "S: Deserialize<'de>, At<S>: Deserialize<'de>"
))]
#[schemars(bound = "S: JsonSchema, At<S>: JsonSchema")]
pub struct Event<S = Span> {
    /// Content hash of report and trigger.
    pub id: String,
    /// Hash of everything the id leaves out.
    pub value_hash: String,
    /// PLOVER event type (`CONSULT`).
    #[serde(rename = "type")]
    pub kind: String,
    /// PLOVER mode (`visit`).
    pub mode: Option<String>,
    /// PLOVER contexts (`diplomatic`).
    pub contexts: Vec<String>,
    /// CAMEO code (`036`).
    pub cameo: Option<String>,
    /// PLOVER quad class, 1 to 4.
    pub quad: Option<u8>,
    /// Goldstein score, -10 to 10.
    pub goldstein: Option<f32>,
    /// The words that name it.
    pub trigger: Vec<At<S>>,
    /// Entity ids of those who act.
    pub doers: Vec<String>,
    /// Entity ids of those acted upon.
    pub targets: Vec<String>,
    /// Entity id of the place.
    pub place: Option<String>,
    /// Id of its time.
    pub time: Option<String>,
    /// The event's own date; `null` where nothing bounds it.
    #[serde(default)]
    pub date: Option<EventDate>,
    /// How it is held to be.
    pub modality: Modality,
    /// The words of its condition.
    pub condition: Vec<At<S>>,
    /// Whether the report recalls it rather than reports it.
    pub background: bool,
    /// Id of the source.
    pub source: Option<String>,
    /// Id of the statement that gives it.
    pub statement: Option<String>,
    /// Id of the richest mention of the same event, where it is another.
    pub same_as: Option<String>,
    /// Where each argument stands.
    pub arguments: Vec<Argument<S>>,
    /// The rule that made it: `name@file:line`.
    pub rule: String,
    /// In (0, 1].
    pub confidence: f32,
}

/// The days an event falls on, as ISO 8601 prefixes (`2025-06`, `2026-02-06`), both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EventDate {
    /// The first; `null` where it has only happened by the last.
    pub from: Option<String>,
    /// The last; `null` where it goes on.
    pub to: Option<String>,
    /// What the date rests on.
    pub basis: DateBasis,
}

/// What an event's date rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DateBasis {
    /// A time expression of its own clause.
    Clause,
    /// One of the clause around it.
    Sentence,
    /// When it was said.
    Statement,
    /// An earlier or later mention of the event, or the story's thread.
    Discourse,
    /// Nothing but the report's own date: it has happened by then.
    Published,
}

impl EventDate {
    /// Whether two dates can be one: one is within the other, or they share a day.
    ///
    /// ```
    /// use dateline_types::event::{DateBasis, EventDate};
    /// let of = |day: &str| EventDate { from: Some(day.into()), to: Some(day.into()), basis: DateBasis::Clause };
    /// assert!(of("2025-06").meets(&of("2025-06-13")));
    /// assert!(!of("2025-06").meets(&of("2025-07-01")));
    /// ```
    pub fn meets(&self, other: &Self) -> bool {
        let (first, last) = (self.from.as_deref().unwrap_or(""), self.to.as_deref().unwrap_or("~"));
        let (other_first, other_last) = (other.from.as_deref().unwrap_or(""), other.to.as_deref().unwrap_or("~"));
        let before = |one: &str, other: &str| one < other && !other.starts_with(one);
        !before(last, other_first) && !before(other_last, first)
    }
}

/// Where an argument stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Argument<S = Span> {
    /// `doer`, `target`, `instrument`, `place`, `time`, `source`.
    pub role: String,
    /// Its words.
    #[serde(flatten)]
    pub span: S,
    /// Id of the entity, or of the time or source, that they stand for.
    #[serde(default)]
    pub of: Option<String>,
    /// Whether the event's own clause does not name it: it is taken from around it.
    #[serde(default)]
    pub implied: bool,
}

/// How an event is held to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// It took place.
    Happened,
    /// It is taking place.
    Ongoing,
    /// Somebody means to do it.
    Planned,
    /// Somebody proposes it.
    Proposed,
    /// Somebody threatens it.
    Threatened,
    /// Somebody demands it.
    Demanded,
    /// It hangs on a condition.
    Conditional,
    /// The report says it did not happen.
    Negated,
    /// A party says it did not happen.
    Denied,
    /// A party says it did.
    Alleged,
    /// It is imagined.
    Hypothetical,
}

impl Event<Span> {
    /// The same event with its offsets in code points.
    pub fn map<F: FnMut(Span) -> CharSpan>(self, f: &mut F) -> Event<CharSpan> {
        Event {
            id: self.id,
            value_hash: self.value_hash,
            kind: self.kind,
            mode: self.mode,
            contexts: self.contexts,
            cameo: self.cameo,
            quad: self.quad,
            goldstein: self.goldstein,
            trigger: self.trigger.into_iter().map(|At(s)| At(f(s))).collect(),
            doers: self.doers,
            targets: self.targets,
            place: self.place,
            time: self.time,
            date: self.date,
            modality: self.modality,
            condition: self.condition.into_iter().map(|At(s)| At(f(s))).collect(),
            background: self.background,
            source: self.source,
            statement: self.statement,
            same_as: self.same_as,
            arguments: self
                .arguments
                .into_iter()
                .map(|a| Argument { role: a.role, span: f(a.span), of: a.of, implied: a.implied })
                .collect(),
            rule: self.rule,
            confidence: self.confidence,
        }
    }
}
