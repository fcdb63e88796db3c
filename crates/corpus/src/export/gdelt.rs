//! Events in the 61 columns of GDELT 2.0, and what those have no room for.

use super::coded::Coded;
use super::{EXTRA, Whereabouts, about, cameo, extra, is_slot, whereabouts};
use crate::reading::Reading;
use crate::rows::Party;
use dateline_types::Event;

/// The columns of an actor, after `Actor1` or `Actor2`.
const ACTOR: [&str; 10] = [
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
];

/// The columns of a place, after `Actor1Geo_`, `Actor2Geo_` or `ActionGeo_`.
const GEO: [&str; 8] = ["Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"];

/// The columns between actors and places.
const ACTION: [&str; 10] = [
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
];

/// The names of the columns: those of GDELT in its order, then [`EXTRA`].
///
/// ```
/// let columns = dateline_corpus::export::gdelt::columns();
/// assert_eq!((columns[26].as_str(), columns[60].as_str(), columns[61].as_str()), ("EventCode", "SOURCEURL", "event"));
/// ```
pub fn columns() -> Vec<String> {
    let mut columns: Vec<String> =
        ["GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"].map(str::to_owned).into();
    for actor in ["Actor1", "Actor2"] {
        columns.extend(ACTOR.map(|name| format!("{actor}{name}")));
    }
    columns.extend(ACTION.map(str::to_owned));
    for place in ["Actor1Geo", "Actor2Geo", "ActionGeo"] {
        columns.extend(GEO.map(|name| format!("{place}_{name}")));
    }
    columns.extend(["DATEADDED", "SOURCEURL"].into_iter().chain(EXTRA).map(str::to_owned));
    columns
}

/// The cells of an event.
///
/// What differs from GDELT: countries of places are ISO 3166 alpha-3, not FIPS; its feature numbers and tone are not
/// known and empty; `DATEADDED` is the report's day.
pub fn cells(reading: &Reading, event: &Event) -> Vec<String> {
    of(&Coded::read(reading, event, &about(reading)))
}

pub(super) fn of(coded: &Coded) -> Vec<String> {
    let (event, about) = (&coded.event, coded.about);
    let doers = coded.doers();
    let (doer, target) = (doers.first(), event.targets.first());
    let code = event.cameo.as_deref().unwrap_or("");
    let mut cells = vec![number(&event.id)];
    cells.extend(dates(coded.day().as_deref()));
    cells.extend(actor(doer));
    cells.extend(actor(target));
    cells.extend([
        u8::from(coded.in_lead).to_string(),
        code.to_owned(),
        code.get(..3).unwrap_or("").to_owned(),
        code.get(..2).unwrap_or("").to_owned(),
        quad_class(code).map(|class| class.to_string()).unwrap_or_default(),
        event.goldstein.map(|score| score.to_string()).unwrap_or_default(),
        coded.mentions.to_string(),
        "1".to_owned(),
        "1".to_owned(),
        String::new(),
    ]);
    let first = |own: &[super::coded::Aside]| own.first().and_then(|own| own.spot.clone());
    // Places whose point nobody knows are none.
    let own = event.place.clone().filter(|own| own.precision.is_some());
    for spot in [first(&coded.doers), first(&coded.targets), own] {
        cells.extend(geo(&whereabouts(about, spot.as_ref())));
    }
    cells.push(about.published.as_ref().map(|day| format!("{}000000", day.replace('-', ""))).unwrap_or_default());
    cells.push(about.address.clone());
    cells.extend(extra(coded, cameo));
    cells
}

/// The id as a whole number, as programs that read GDELT expect one: the first 60 bits of the ledger's.
fn number(id: &str) -> String {
    let digits = id.get(1..16).and_then(|digits| u64::from_str_radix(digits, 16).ok());
    digits.map(|number| number.to_string()).unwrap_or_default()
}

/// Day, month and year as numbers, and the day as a fraction of its year.
fn dates(day: Option<&str>) -> [String; 4] {
    let Some(day) = day.and_then(|day| day.parse::<jiff::civil::Date>().ok()) else { return Default::default() };
    let fraction = f64::from(day.year()) + (f64::from(day.month()) * 30.0 + f64::from(day.day())) / 365.0;
    [
        format!("{:04}{:02}{:02}", day.year(), day.month(), day.day()),
        format!("{:04}{:02}", day.year(), day.month()),
        format!("{:04}", day.year()),
        format!("{fraction:.4}"),
    ]
}

/// GDELT's class of a CAMEO code, by its root: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
/// conflict.
///
/// ```
/// use dateline_corpus::export::gdelt::quad_class;
/// assert_eq!(["057", "061", "130", "1384", "140", "204"].map(quad_class), [1, 2, 3, 3, 4, 4].map(Some));
/// assert_eq!(quad_class("211"), None);
/// ```
pub fn quad_class(code: &str) -> Option<u8> {
    match code.get(..2)?.parse::<u8>().ok()? {
        1..=5 => Some(1),
        6..=8 => Some(2),
        9..=13 => Some(3),
        14..=20 => Some(4),
        _ => None,
    }
}

fn actor(party: Option<&Party>) -> [String; 10] {
    let Some(party) = party else { return Default::default() };
    let country = party.country.as_deref().unwrap_or("");
    // CAMEO counts Europe among the regions; the other slots are kinds of bodies, and the United Nations a known group.
    let kind = is_slot(country) && !matches!(country, "UNO" | "EUR");
    let slot = kind.then_some(country).into_iter();
    let known = if country == "UNO" { country } else { "" };
    let others = party.sectors.iter().map(String::as_str).filter(|sector| !is_slot(country) || *sector != country);
    let mut types = slot.chain(others).map(str::to_owned);
    let mut next = || types.next().unwrap_or_default();
    [
        cameo(party).unwrap_or_default(),
        party.name.to_uppercase(),
        if kind || country == "UNO" { String::new() } else { country.to_owned() },
        known.to_owned(),
        String::new(),
        String::new(),
        String::new(),
        next(),
        next(),
        next(),
    ]
}

fn geo(at: &Whereabouts) -> [String; 8] {
    let kind = match (at.precision, at.iso3) {
        ("country", _) => "1",
        ("admin1", "USA") => "2",
        ("city" | "point", "USA") => "3",
        ("city" | "point", _) => "4",
        ("admin1", _) => "5",
        _ => "",
    };
    let mut full: Vec<&str> = vec![at.name];
    for part in [at.province, at.country] {
        if !part.is_empty() && !full.contains(&part) {
            full.push(part);
        }
    }
    let none = String::new;
    [kind.to_owned(), full.join(", "), at.iso3.to_owned(), none(), none(), at.lat.clone(), at.lon.clone(), none()]
}
