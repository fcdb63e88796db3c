//! Exports: a store in the forms that people work with, and the events of one report as rows.
//!
//! [`write`] writes a store out: its tables as CSV and Parquet ([`table`] says once what their columns are), with a codebook;
//! points of a map; a timeline; records as JSON Lines; and events in the columns of data sets. Rows of one report, without a
//! store, are made by [`row`] in columns of our own, and by [`polecat`], [`gdelt`] and [`icews`].
//!
//! Several doers or targets of one event stay one row. Data sets whose rows have one source and one target
//! ([`gdelt`], [`icews`]) get the first of each, and the whole list in columns at the end: a meeting of twenty states is not
//! 380 events.

mod codebook;
mod coded;
mod comma;
mod datasets;
mod format;
pub mod gdelt;
mod geojson;
pub mod icews;
mod parquet;
pub mod polecat;
pub mod row;
pub mod table;
#[cfg(test)]
mod tests;
mod timeline;
mod ucdp;
mod write;

pub use format::{DataSet, Format, Points, UnknownFormat};
pub use table::Table;
pub use write::{ExportError, write};

use crate::reading::Reading;
use crate::rows::{Party, Spot};
use coded::{About, Coded};
use dateline_types::event::DateBasis;
use dateline_types::{Entity, EntityKind, Event, Modality};

/// Every modality with its name in ledgers.
pub const MODALITIES: [(&str, Modality); 11] = [
    ("happened", Modality::Happened),
    ("ongoing", Modality::Ongoing),
    ("planned", Modality::Planned),
    ("proposed", Modality::Proposed),
    ("threatened", Modality::Threatened),
    ("demanded", Modality::Demanded),
    ("conditional", Modality::Conditional),
    ("negated", Modality::Negated),
    ("denied", Modality::Denied),
    ("alleged", Modality::Alleged),
    ("hypothetical", Modality::Hypothetical),
];

/// A modality's name in ledgers.
///
/// ```
/// use dateline_corpus::export::modality;
/// assert_eq!(modality(dateline_types::Modality::Planned), "planned");
/// ```
pub fn modality(modality: Modality) -> &'static str {
    MODALITIES.iter().find(|(_, own)| *own == modality).map_or("", |(name, _)| name)
}

/// Which events become rows.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// PLOVER types, in capitals; all where there are none.
    pub types: Vec<String>,
    /// Modalities, by their names; all where there are none.
    pub modalities: Vec<String>,
    /// Leave out what the report only recalls.
    pub no_background: bool,
    /// Every mention of an event, not the richest alone.
    pub all_mentions: bool,
}

impl Choice {
    /// Whether an event is asked for.
    pub fn takes(&self, event: &Event) -> bool {
        let among = |asked: &[String], own: &str| asked.is_empty() || asked.iter().any(|name| name == own);
        (self.all_mentions || event.same_as.is_none())
            && !(self.no_background && event.background)
            && among(&self.types, &event.kind)
            && among(&self.modalities, modality(event.modality))
    }
}

/// What the data sets' columns have no room for, at the end of each row.
pub const EXTRA: [&str; 18] = [
    "event",
    "trigger",
    "modality",
    "condition",
    "background",
    "source",
    "source_name",
    "date_from",
    "date_to",
    "date_basis",
    "doers",
    "doer_codes",
    "targets",
    "target_codes",
    "start",
    "end",
    "same_as",
    "rule",
];

/// The cells of [`EXTRA`]. `code` makes an actor's code.
fn extra(coded: &Coded, code: fn(&Party) -> Option<String>) -> Vec<String> {
    let event = &coded.event;
    let voice = event.voice.as_ref();
    let names = |of: &[Party]| list(of.iter().map(|own| Some(own.name.clone())));
    let codes = |of: &[Party]| list(of.iter().map(code));
    vec![
        event.id.clone(),
        event.trigger.clone(),
        modality(event.modality).to_owned(),
        event.condition.clone().unwrap_or_default(),
        if event.background { "1" } else { "0" }.to_owned(),
        voice.map(|own| own.words.clone()).unwrap_or_default(),
        voice.and_then(|own| own.party.as_ref()).map(|own| own.name.clone()).unwrap_or_default(),
        event.from.clone().unwrap_or_default(),
        event.to.clone().unwrap_or_default(),
        event.basis.map(|own| basis(own).to_owned()).unwrap_or_default(),
        names(&event.doers),
        codes(&event.doers),
        names(&event.targets),
        codes(&event.targets),
        event.site.start.to_string(),
        event.site.end.to_string(),
        event.same_as.clone().unwrap_or_default(),
        event.rule.clone(),
    ]
}

fn basis(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Clause => "clause",
        DateBasis::Sentence => "sentence",
        DateBasis::Statement => "statement",
        DateBasis::Discourse => "discourse",
        DateBasis::Published => "published",
    }
}

/// Members with `;` between, as the data sets write lists; what a member lacks is `-`, so that lists of one event go together.
/// Empty where all lack it.
fn list(members: impl Iterator<Item = Option<String>>) -> String {
    let members: Vec<Option<String>> = members.collect();
    if members.iter().all(Option::is_none) {
        return String::new();
    }
    let clean = |own: Option<String>| own.map_or_else(|| "-".to_owned(), |own| own.replace(';', ","));
    members.into_iter().map(clean).collect::<Vec<_>>().join(";")
}

/// The first day of a year, a month, or a day.
///
/// ```
/// use dateline_corpus::export::first_day;
/// assert_eq!(first_day("2025-06").as_deref(), Some("2025-06-01"));
/// assert_eq!(first_day("2025").as_deref(), Some("2025-01-01"));
/// assert_eq!(first_day("2025-06-13T04:00").as_deref(), Some("2025-06-13"));
/// assert_eq!(first_day("soon"), None);
/// ```
pub fn first_day(prefix: &str) -> Option<String> {
    let day = prefix.get(..10).unwrap_or(prefix);
    let whole = match day.len() {
        4 => format!("{day}-01-01"),
        7 => format!("{day}-01"),
        _ => day.to_owned(),
    };
    whole.parse::<jiff::civil::Date>().ok().map(|date| date.to_string())
}

/// The last day of a year, a month, or a day.
///
/// ```
/// use dateline_corpus::export::last_day;
/// assert_eq!(last_day("2024-02").as_deref(), Some("2024-02-29"));
/// assert_eq!(last_day("2025").as_deref(), Some("2025-12-31"));
/// assert_eq!(last_day("2025-06-13T04:00").as_deref(), Some("2025-06-13"));
/// ```
pub fn last_day(prefix: &str) -> Option<String> {
    let first: jiff::civil::Date = first_day(prefix)?.parse().ok()?;
    let last = match prefix.len() {
        4 => first.last_of_year(),
        7 => first.last_of_month(),
        _ => first,
    };
    Some(last.to_string())
}

/// A place in the words of data sets: what is not known is empty.
#[derive(Clone, Debug, Default)]
struct Whereabouts<'r> {
    name: &'r str,
    city: &'r str,
    province: &'r str,
    country: &'r str,
    iso3: &'r str,
    precision: &'r str,
    lat: String,
    lon: String,
    geonames: String,
}

fn whereabouts<'r>(about: &'r About, spot: Option<&'r Spot>) -> Whereabouts<'r> {
    let Some(spot) = spot else { return Whereabouts::default() };
    let iso3 = spot.country.as_deref().unwrap_or("");
    let precision = spot.precision.as_deref().unwrap_or("");
    let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    Whereabouts {
        name: &spot.name,
        city: if matches!(precision, "city" | "point") { &spot.name } else { "" },
        province: if precision == "admin1" { &spot.name } else { spot.admin1.as_deref().unwrap_or("") },
        country: about.country_name(iso3).unwrap_or(""),
        iso3,
        precision,
        lat: number(spot.lat),
        lon: number(spot.lon),
        geonames: spot.geonames.map(|id| id.to_string()).unwrap_or_default(),
    }
}

/// The entity of the event's place.
fn place<'r>(reading: &'r Reading, event: &Event) -> Option<&'r Entity> {
    event.place.as_deref().and_then(|id| reading.entity(id))
}

/// Slots that stand in the place of a country in actors' codes.
fn is_slot(code: &str) -> bool {
    matches!(code, "IGO" | "UNO" | "EUR" | "NGO" | "IMG" | "MNC")
}

fn cameo(party: &Party) -> Option<String> {
    party.code.clone()
}

/// What the rows of a report that was just read have alike.
fn about<'r>(reading: &'r Reading) -> About<'r> {
    About::of(reading.knowledge, &reading.ledger.document, &reading.ledger.made_by)
}

/// As much of an entity as codes are made of.
fn entity(party: &Party) -> Entity {
    let kind = match party.kind.as_str() {
        "person" => EntityKind::Person,
        "organisation" => EntityKind::Organisation,
        "state" => EntityKind::State,
        "group" => EntityKind::Group,
        "place" => EntityKind::Place,
        _ => EntityKind::Other,
    };
    Entity {
        id: String::new(),
        name: String::new(),
        kind,
        country: party.country.clone(),
        sectors: party.sectors.clone(),
        role: None,
        known: false,
        place: None,
        mentions: Vec::new(),
    }
}
