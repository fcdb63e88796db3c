//! A statement as a row.

use super::actor::{party, voice};
use super::{Party, Site, Voice, site};
use crate::reading::{Reading, hull};
use dateline_types::statement::{Held, Stance, StatementForm};
use dateline_types::{At, MentionForm, Span};
use serde::{Deserialize, Serialize};

/// Words given to somebody; what is not explained here is as in the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "they are named as in the ledger")]
pub struct Statement {
    pub id: String,
    pub value_hash: String,
    pub form: StatementForm,
    /// The words, with ` … ` between stretches.
    pub content: String,
    /// The words that attribute them.
    pub cue: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Party>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inside: Option<String>,
    pub stance: Stance,
    pub absence: bool,
    /// How the speaker holds what is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Held>,
    /// The words of the condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The day of speaking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// Who and what is named in the words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Party>,
    pub rule: String,
    pub confidence: f32,
    pub site: Site,
}

pub(super) fn of(reading: &Reading, own: &dateline_types::Statement) -> Statement {
    let said = own.time.as_ref().and_then(|id| reading.ledger.times.iter().find(|time| &time.id == id));
    let condition = own.factuality.as_ref().and_then(|own| own.condition);
    Statement {
        id: own.id.clone(),
        value_hash: own.value_hash.clone(),
        form: own.form,
        content: reading.words_of(&own.content).unwrap_or_default(),
        cue: reading.words_of(&own.cue).unwrap_or_default(),
        voice: voice(reading, own.source.as_deref()),
        addressee: own.addressee.as_deref().and_then(|id| reading.entity(id)).map(party),
        inside: own.inside.clone(),
        stance: own.stance,
        absence: own.absence,
        held: own.factuality.as_ref().map(|own| own.speaker),
        condition: condition.map(|At(span)| reading.words(span).to_owned()),
        said: said.and_then(|time| time.from).map(|from| from.date().to_string()),
        about: about(reading, &own.content),
        rule: own.rule.clone(),
        confidence: own.confidence,
        site: site(reading, hull(&own.content).or_else(|| hull(&own.cue)).unwrap_or_default()),
    }
}

/// The entities that are named or described within the words, in the order of the ledger.
fn about(reading: &Reading, content: &[At]) -> Vec<Party> {
    let within = |span: Span| content.iter().any(|At(part)| part.contains(span));
    let named = |own: &&dateline_types::Entity| {
        own.mentions.iter().any(|mention| mention.form != MentionForm::Pronoun && within(mention.span))
    };
    reading.ledger.entities.iter().filter(named).map(party).collect()
}
