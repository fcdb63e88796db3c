//! A figure as a row.

use super::actor::{parties, spot, voice};
use super::{Party, Site, Spot, Voice, site};
use crate::reading::Reading;
use dateline_types::Measure;
use dateline_types::figure::{FigureModality, Method, Qualifier, Scope, Status};
use serde::{Deserialize, Serialize};

/// A number somebody gave for something; what is not explained here is as in the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "they are named as in the ledger")]
pub struct Figure {
    pub id: String,
    pub value_hash: String,
    pub measure: Measure,
    pub unit: String,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub qualifier: Qualifier,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// The number with its qualifier, verbatim.
    pub words: String,
    pub each: bool,
    /// The words of those counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_status: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nationality: Option<String>,
    /// Who is held responsible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Party>,
    pub scope: Scope,
    /// Beginning of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The day at which the count stood, as an ISO 8601 prefix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asof: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Spot>,
    /// Who counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    pub modality: FigureModality,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derived: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    pub rule: String,
    pub confidence: f32,
    pub site: Site,
}

pub(super) fn of(reading: &Reading, own: &dateline_types::Figure) -> Figure {
    let counted = own.counted.as_ref();
    let asof = own.asof.as_ref().and_then(|id| reading.ledger.times.iter().find(|time| &time.id == id));
    Figure {
        id: own.id.clone(),
        value_hash: own.value_hash.clone(),
        measure: own.measure,
        unit: own.unit.clone(),
        low: own.low,
        high: own.high,
        qualifier: own.qualifier,
        word: own.word.clone(),
        words: reading.words(own.span).to_owned(),
        each: own.each,
        counted: counted.map(|counted| reading.words(counted.span).to_owned()),
        counted_status: counted.and_then(|counted| counted.status.clone()),
        age: counted.and_then(|counted| counted.age.clone()),
        sex: counted.and_then(|counted| counted.sex.clone()),
        nationality: counted.and_then(|counted| counted.nationality.clone()),
        by: own.by.as_ref().and_then(|id| parties(reading, std::slice::from_ref(id)).pop()),
        scope: own.scope,
        from: own.period.as_ref().and_then(|period| period.from.clone()),
        to: own.period.as_ref().and_then(|period| period.to.clone()),
        asof: asof.and_then(|time| time.from).map(|from| from.date().to_string()),
        place: spot(reading, own.place.as_deref()),
        voice: voice(reading, own.source.as_deref()),
        method: own.method,
        modality: own.modality,
        status: own.status,
        of: own.of.clone(),
        part_of: own.part_of.as_ref().map(|part| part.figure.clone()),
        derived: own.derived.clone(),
        statement: own.statement.clone(),
        rule: own.rule.clone(),
        confidence: own.confidence,
        site: site(reading, own.span),
    }
}
