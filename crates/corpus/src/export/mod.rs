//! Events as rows: in columns of our own, and in those of the data sets that people work with.
//!
//! Several doers or targets of one event stay one row. Data sets whose rows have one source and one target
//! ([`gdelt`], [`icews`]) get the first of each, and the whole list in columns at the end: a meeting of twenty states is not
//! 380 events.

pub mod gdelt;
pub mod icews;
pub mod polecat;
pub mod row;

use crate::reading::{Reading, hull};
use dateline_read::entities::codes;
use dateline_types::event::DateBasis;
use dateline_types::{Entity, EntityKind, Event, Modality, Span};

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
fn extra(reading: &Reading, event: &Event, code: fn(&Entity) -> Option<String>) -> Vec<String> {
    let (doers, targets) = (reading.entities_of(&event.doers), reading.entities_of(&event.targets));
    let source = event.source.as_deref().and_then(|id| reading.source(id));
    let speaker = source.and_then(|source| source.entity.as_deref()).and_then(|id| reading.entity(id));
    let date = event.date.as_ref();
    let span = reading.points(hull(&event.trigger).unwrap_or_default());
    let names = |of: &[&Entity]| list(of.iter().map(|own| Some(own.name.clone())));
    let codes = |of: &[&Entity]| list(of.iter().map(|own| code(own)));
    vec![
        event.id.clone(),
        reading.words_of(&event.trigger).unwrap_or_default(),
        modality(event.modality).to_owned(),
        reading.words_of(&event.condition).unwrap_or_default(),
        if event.background { "1" } else { "0" }.to_owned(),
        source.map(|source| reading.words(source.span).to_owned()).unwrap_or_default(),
        speaker.map(|own| own.name.clone()).unwrap_or_default(),
        date.and_then(|date| date.from.clone()).unwrap_or_default(),
        date.and_then(|date| date.to.clone()).unwrap_or_default(),
        date.map(|date| basis(date.basis).to_owned()).unwrap_or_default(),
        names(&doers),
        codes(&doers),
        names(&targets),
        codes(&targets),
        span.start.to_string(),
        span.end.to_string(),
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

/// The day a data set files an event under, `YYYY-MM-DD`: the first it can have fallen on, else the last, else the report's.
/// A month or year is its first day; [`EXTRA`] has what is known.
fn day(reading: &Reading, event: &Event) -> Option<String> {
    let own = event.date.as_ref().and_then(|date| date.from.as_deref().or(date.to.as_deref()));
    own.and_then(first_day).or_else(|| reading.published())
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

fn whereabouts<'r>(reading: &'r Reading, entity: Option<&'r Entity>) -> Whereabouts<'r> {
    let Some(entity) = entity else { return Whereabouts::default() };
    let place = entity.place.as_ref();
    let iso3 = place.and_then(|place| place.country.as_deref()).or(entity.country.as_deref()).unwrap_or("");
    let precision = place.and_then(|place| place.precision.as_deref()).unwrap_or("");
    let admin1 = place.and_then(|place| place.admin1.as_deref());
    let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    Whereabouts {
        name: &entity.name,
        city: if matches!(precision, "city" | "point") { &entity.name } else { "" },
        province: if precision == "admin1" { &entity.name } else { admin1.unwrap_or("") },
        country: reading.country_name(iso3).unwrap_or(""),
        iso3,
        precision,
        lat: number(place.and_then(|place| place.lat)),
        lon: number(place.and_then(|place| place.lon)),
        geonames: place.and_then(|place| place.geonames).map(|id| id.to_string()).unwrap_or_default(),
    }
}

/// The entity of the event's place.
fn place<'r>(reading: &'r Reading, event: &Event) -> Option<&'r Entity> {
    event.place.as_deref().and_then(|id| reading.entity(id))
}

/// The first of a list of parties.
fn first<'r>(reading: &'r Reading, ids: &[String]) -> Option<&'r Entity> {
    ids.iter().find_map(|id| reading.entity(id))
}

/// Slots that stand in the place of a country in actors' codes.
fn is_slot(code: &str) -> bool {
    matches!(code, "IGO" | "UNO" | "EUR" | "NGO" | "IMG" | "MNC")
}

fn cameo(entity: &Entity) -> Option<String> {
    codes::cameo(entity)
}

/// Whether a trigger stands in the first paragraph.
fn is_in_lead(reading: &Reading, event: &Event) -> bool {
    let trigger: Option<Span> = hull(&event.trigger);
    reading.lead().zip(trigger).is_some_and(|(lead, trigger)| lead.contains(trigger))
}

/// Names of the entities of a kind, in the order of the report.
fn names_of(reading: &Reading, kinds: &[EntityKind]) -> String {
    list(reading.ledger.entities.iter().filter(|own| kinds.contains(&own.kind)).map(|own| Some(own.name.clone())))
}
