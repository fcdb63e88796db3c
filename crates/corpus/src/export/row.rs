//! Events in columns of our own: nothing the ledger holds is lost.

use super::{basis, modality, place};
use crate::reading::{Reading, hull};
use dateline_read::entities::codes;
use dateline_types::{Entity, Event};
use serde::Serialize;

/// One event; its fields are the columns, in this order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "they are named as in the ledger")]
pub struct Row {
    pub report: String,
    pub external_id: Option<String>,
    /// The report's day.
    pub date: Option<String>,
    pub outlet: Option<String>,
    pub event: String,
    /// The words that name it, with ` … ` between stretches.
    pub trigger: String,
    pub r#type: String,
    pub mode: Option<String>,
    pub contexts: Vec<String>,
    pub cameo: Option<String>,
    pub quad: Option<u8>,
    pub goldstein: Option<f32>,
    /// Names.
    pub doers: Vec<String>,
    /// CAMEO codes, one for each doer.
    pub doer_codes: Vec<Option<String>>,
    pub targets: Vec<String>,
    pub target_codes: Vec<Option<String>>,
    /// The place's name.
    pub place: Option<String>,
    /// Its country, ISO 3166 alpha-3.
    pub country: Option<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    /// First day of the event.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    pub basis: Option<&'static str>,
    pub modality: &'static str,
    /// The words of the condition.
    pub condition: Option<String>,
    pub background: bool,
    /// The words of the source.
    pub source: Option<String>,
    /// The name of the source's entity.
    pub source_name: Option<String>,
    pub statement: Option<String>,
    pub same_as: Option<String>,
    pub rule: String,
    pub confidence: f32,
    /// First code point of the trigger.
    pub start: u32,
    /// One past its last.
    pub end: u32,
}

/// The names of the columns.
pub const COLUMNS: [&str; 34] = [
    "report",
    "external_id",
    "date",
    "outlet",
    "event",
    "trigger",
    "type",
    "mode",
    "contexts",
    "cameo",
    "quad",
    "goldstein",
    "doers",
    "doer_codes",
    "targets",
    "target_codes",
    "place",
    "country",
    "lat",
    "lon",
    "from",
    "to",
    "basis",
    "modality",
    "condition",
    "background",
    "source",
    "source_name",
    "statement",
    "same_as",
    "rule",
    "confidence",
    "start",
    "end",
];

/// The row of an event.
pub fn row(reading: &Reading, event: &Event) -> Row {
    let facts = &reading.ledger.document;
    let (doers, targets) = (reading.entities_of(&event.doers), reading.entities_of(&event.targets));
    let source = event.source.as_deref().and_then(|id| reading.source(id));
    let speaker = source.and_then(|source| source.entity.as_deref()).and_then(|id| reading.entity(id));
    let place = place(reading, event);
    let point = place.and_then(|own| own.place.as_ref());
    let date = event.date.as_ref();
    let span = reading.points(hull(&event.trigger).unwrap_or_default());
    let names = |of: &[&Entity]| of.iter().map(|own| own.name.clone()).collect();
    let codes = |of: &[&Entity]| of.iter().map(|own| codes::cameo(own)).collect();
    Row {
        report: facts.id.clone(),
        external_id: facts.external_id.clone(),
        date: reading.published(),
        outlet: reading.outlet().map(str::to_owned),
        event: event.id.clone(),
        trigger: reading.words_of(&event.trigger).unwrap_or_default(),
        r#type: event.kind.clone(),
        mode: event.mode.clone(),
        contexts: event.contexts.clone(),
        cameo: event.cameo.clone(),
        quad: event.quad,
        goldstein: event.goldstein,
        doer_codes: codes(&doers),
        doers: names(&doers),
        target_codes: codes(&targets),
        targets: names(&targets),
        place: place.map(|own| own.name.clone()),
        country: place.and_then(|own| point.and_then(|point| point.country.clone()).or_else(|| own.country.clone())),
        lat: point.and_then(|point| point.lat),
        lon: point.and_then(|point| point.lon),
        from: date.and_then(|date| date.from.clone()),
        to: date.and_then(|date| date.to.clone()),
        basis: date.map(|date| basis(date.basis)),
        modality: modality(event.modality),
        condition: reading.words_of(&event.condition),
        background: event.background,
        source: source.map(|source| reading.words(source.span).to_owned()),
        source_name: speaker.map(|own| own.name.clone()),
        statement: event.statement.clone(),
        same_as: event.same_as.clone(),
        rule: event.rule.clone(),
        confidence: event.confidence,
        start: span.start,
        end: span.end,
    }
}
