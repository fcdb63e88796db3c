//! What a record is found by: a label, a modality, days, and those who take part.

use super::{Event, Figure, Party, Record, Spot, Statement, Voice};
use crate::export::{first_day, last_day, modality};
use dateline_types::content_id;
use serde::Serialize;

/// The part somebody has in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Part {
    Doer,
    Target,
    Source,
    Place,
    About,
    Responsible,
    Addressee,
    Party,
}

/// One who has a part in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partaker<'r> {
    /// Which part.
    pub part: Part,
    /// The key over reports.
    pub key: &'r str,
    /// The name.
    pub name: &'r str,
    /// ISO 3166 alpha-3, or a slot.
    pub country: Option<&'r str>,
}

impl Record {
    /// PLOVER type, measure, stance, or act of a position.
    pub fn label(&self) -> String {
        match self {
            Self::Event(own) => own.r#type.clone(),
            Self::Figure(own) => own.measure.name().to_owned(),
            Self::Statement(own) => word(own.stance),
            Self::Position(own) => own.stance.name().to_owned(),
        }
    }

    /// How it is held to be.
    pub fn modality(&self) -> Option<String> {
        match self {
            Self::Event(own) => Some(modality(own.modality).to_owned()),
            Self::Figure(own) => Some(word(own.modality)),
            Self::Statement(_) => None,
            Self::Position(own) => own.modality.map(|own| modality(own).to_owned()),
        }
    }

    /// Whether the report only recalls it.
    pub fn is_background(&self) -> bool {
        match self {
            Self::Event(own) => own.background,
            Self::Figure(own) => own.scope == dateline_types::figure::Scope::Background,
            Self::Statement(_) => false,
            Self::Position(own) => own.background,
        }
    }

    /// The hash of all that its id leaves out.
    pub fn value_hash(&self) -> String {
        match self {
            Self::Event(own) => own.value_hash.clone(),
            Self::Figure(own) => own.value_hash.clone(),
            Self::Statement(own) => own.value_hash.clone(),
            Self::Position(own) => content_id("v", [serde_json::to_string(own).unwrap_or_default().as_str()]),
        }
    }

    /// Its first and its last day: its own dates, else the day of the report; none where neither is known.
    pub fn days(&self, published: Option<&str>) -> Option<(String, String)> {
        let (from, to) = match self {
            Self::Event(own) => (own.from.as_deref(), own.to.as_deref()),
            Self::Figure(own) => (own.asof.as_deref(), own.asof.as_deref()),
            Self::Statement(own) => (own.said.as_deref(), own.said.as_deref()),
            Self::Position(own) => (own.date.as_deref(), own.date.as_deref()),
        };
        let first = from.or(to).or(published).and_then(first_day)?;
        // What began and goes on has lasted to the report's day.
        let last = to.or(if from.is_some() { published.or(from) } else { published }).and_then(last_day)?;
        Some(if first <= last { (first, last) } else { (first.clone(), first) })
    }

    /// All who take part in it.
    pub fn partakers(&self) -> Vec<Partaker<'_>> {
        let mut all = Vec::new();
        match self {
            Self::Event(Event { doers, targets, place, voice, .. }) => {
                all.extend(doers.iter().map(|own| of_party(Part::Doer, own)));
                all.extend(targets.iter().map(|own| of_party(Part::Target, own)));
                all.extend(place.iter().map(of_spot));
                all.extend(voice.iter().map(of_voice));
            }
            Self::Figure(own) => {
                let Figure { by, place, voice, .. } = own.as_ref();
                all.extend(by.iter().map(|own| of_party(Part::Responsible, own)));
                all.extend(place.iter().map(of_spot));
                all.extend(voice.iter().map(of_voice));
            }
            Self::Statement(Statement { voice, addressee, about, .. }) => {
                all.extend(voice.iter().map(of_voice));
                all.extend(addressee.iter().map(|own| of_party(Part::Addressee, own)));
                all.extend(about.iter().map(|own| of_party(Part::About, own)));
            }
            Self::Position(own) => {
                let country = own.country.as_deref();
                all.push(Partaker { part: Part::Party, key: &own.party_id, name: &own.party, country });
                let toward = own.toward_ids.iter().zip(&own.toward);
                all.extend(toward.map(|(key, name)| Partaker { part: Part::Target, key, name, country: None }));
            }
        }
        all
    }
}

fn of_party(part: Part, own: &Party) -> Partaker<'_> {
    Partaker { part, key: &own.key, name: &own.name, country: own.country.as_deref() }
}

fn of_spot(own: &Spot) -> Partaker<'_> {
    Partaker { part: Part::Place, key: &own.key, name: &own.name, country: own.country.as_deref() }
}

fn of_voice(own: &Voice) -> Partaker<'_> {
    Partaker { part: Part::Source, key: &own.key, name: own.name(), country: own.country.as_deref() }
}

/// A value of a closed list as ledgers write it.
pub fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
