//! Parties, places and voices as rows hold them.

use super::keys;
use crate::reading::Reading;
use dateline_read::entities::codes;
use dateline_types::source::Naming;
use dateline_types::{Entity, EntityKind, MentionForm, Source};
use serde::{Deserialize, Serialize};

/// One who acts, is acted upon, speaks or is spoken to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Party {
    /// The same in every report: an id of the knowledge tables, else made of kind, country and name.
    pub key: String,
    /// The fullest name in the report.
    pub name: String,
    /// `person`, `organisation`, `state`, `group`, `place` or `other`.
    pub kind: String,
    /// ISO 3166 alpha-3, or a slot such as NGO.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// CAMEO sectors (`GOV`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<String>,
    /// Office or part played.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// CAMEO actor code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Whether it is called by a proper name anywhere in the report, or known to the tables.
    #[serde(default, skip_serializing_if = "is_false")]
    pub named: bool,
}

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// As [`Party::key`].
    pub key: String,
    /// Its name.
    pub name: String,
    /// ISO 3166 alpha-3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// First-level division.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin1: Option<String>,
    /// Degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// `point`, `city`, `admin1`, `country` or `region`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<String>,
    /// GeoNames number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geonames: Option<u64>,
}

/// Who speaks, and through whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Voice {
    /// As [`Party::key`]; made of the words where the source is no entity.
    pub key: String,
    /// The source's words, verbatim.
    pub words: String,
    /// The entity that speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Party>,
    /// How it is named.
    pub naming: Naming,
    /// Part in which it speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Its country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The kind of channel (`post`, `interview`), and its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<(String, String)>,
    /// Those through whom it reached the page, the nearest to the speaker first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub via: Vec<String>,
}

impl Voice {
    /// The name of the entity, else the words.
    pub fn name(&self) -> &str {
        self.party.as_ref().map_or(&self.words, |party| &party.name)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
pub(super) fn is_false(is: &bool) -> bool {
    !is
}

pub(super) fn party(entity: &Entity) -> Party {
    let kind = match entity.kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::State => "state",
        EntityKind::Group => "group",
        EntityKind::Place => "place",
        EntityKind::Other => "other",
    };
    Party {
        key: keys::of_entity(entity),
        name: entity.name.clone(),
        kind: kind.to_owned(),
        country: entity.country.clone(),
        sectors: entity.sectors.clone(),
        role: entity.role.clone(),
        code: codes::cameo(entity),
        named: entity.known || entity.mentions.iter().any(|own| own.form == MentionForm::Name),
    }
}

pub(super) fn parties(reading: &Reading, ids: &[String]) -> Vec<Party> {
    reading.entities_of(ids).into_iter().map(party).collect()
}

pub(super) fn spot(reading: &Reading, id: Option<&str>) -> Option<Spot> {
    reading.entity(id?).map(Spot::of)
}

impl Spot {
    /// Where an entity is.
    pub(crate) fn of<S>(entity: &Entity<S>) -> Self {
        let place = entity.place.as_ref();
        Self {
            key: keys::of_entity(entity),
            name: entity.name.clone(),
            country: place.and_then(|own| own.country.clone()).or_else(|| entity.country.clone()),
            admin1: place.and_then(|own| own.admin1.clone()),
            lat: place.and_then(|own| own.lat),
            lon: place.and_then(|own| own.lon),
            precision: place.and_then(|own| own.precision.clone()),
            geonames: place.and_then(|own| own.geonames),
        }
    }
}

/// Links from a source to the page that are followed: a circle of them ends here.
const LONGEST_CHAIN: usize = 8;

pub(super) fn voice(reading: &Reading, id: Option<&str>) -> Option<Voice> {
    let source = reading.source(id?)?;
    let entity = source.entity.as_deref().and_then(|id| reading.entity(id));
    let words = reading.words(source.span);
    let country = source.country.clone().or_else(|| entity.and_then(|own| own.country.clone()));
    let next = |link: &&Source| link.via.as_deref().and_then(|id| reading.source(id));
    let via = std::iter::successors(next(&source), next).take(LONGEST_CHAIN);
    Some(Voice {
        key: entity.map_or_else(|| keys::of_words(words, country.as_deref()), keys::of_entity),
        party: entity.map(party),
        naming: source.naming,
        role: source.role.clone(),
        channel: source.channel.as_ref().map(|own| (own.kind.clone(), reading.words(own.span).to_owned())),
        via: via.map(|link| reading.words(link.span).to_owned()).collect(),
        words: words.to_owned(),
        country,
    })
}
