//! An event as a row.

use super::actor::{is_false, parties, spot, voice};
use super::{Party, Site, Spot, Voice, site};
use crate::reading::{Reading, hull};
use dateline_types::Modality;
use dateline_types::event::DateBasis;
use serde::{Deserialize, Serialize};

/// One mention of one event; what is not explained here is as in the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "they are named as in the ledger")]
pub struct Event {
    pub id: String,
    pub value_hash: String,
    /// PLOVER type.
    pub r#type: String,
    pub mode: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contexts: Vec<String>,
    pub cameo: Option<String>,
    pub quad: Option<u8>,
    pub goldstein: Option<f32>,
    /// The words that name it, with ` … ` between stretches.
    pub trigger: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doers: Vec<Party>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Party>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Spot>,
    /// Whether no words of its sentence say that it was there: it is where the report is from, or what it is about.
    #[serde(default, skip_serializing_if = "is_false")]
    pub place_is_implied: bool,
    /// First day, as an ISO 8601 prefix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<DateBasis>,
    pub modality: Modality,
    /// The words of the condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    pub background: bool,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    pub rule: String,
    pub confidence: f32,
    pub site: Site,
}

impl Event {
    /// The row of an event of a ledger.
    pub(crate) fn of(reading: &Reading, own: &dateline_types::Event) -> Self {
        let date = own.date.as_ref();
        Self {
            id: own.id.clone(),
            value_hash: own.value_hash.clone(),
            r#type: own.kind.clone(),
            mode: own.mode.clone(),
            contexts: own.contexts.clone(),
            cameo: own.cameo.clone(),
            quad: own.quad,
            goldstein: own.goldstein,
            trigger: reading.words_of(&own.trigger).unwrap_or_default(),
            doers: parties(reading, &own.doers),
            targets: parties(reading, &own.targets),
            place: spot(reading, own.place.as_deref()),
            place_is_implied: own.place.is_some() && !own.arguments.iter().any(|argument| argument.role == "place"),
            from: date.and_then(|date| date.from.clone()),
            to: date.and_then(|date| date.to.clone()),
            basis: date.map(|date| date.basis),
            modality: own.modality,
            condition: reading.words_of(&own.condition),
            background: own.background,
            voice: voice(reading, own.source.as_deref()),
            statement: own.statement.clone(),
            same_as: own.same_as.clone(),
            rule: own.rule.clone(),
            confidence: own.confidence,
            site: site(reading, hull(&own.trigger).unwrap_or_default()),
        }
    }
}
