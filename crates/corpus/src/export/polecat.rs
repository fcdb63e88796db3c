//! Events in the columns of POLECAT, and what those have no room for.

use super::{EXTRA, day, extra, is_slot, list, names_of, place, whereabouts};
use crate::reading::Reading;
use dateline_read::entities::codes::{plover, plover_sector};
use dateline_types::{Entity, EntityKind, Event, Span};

/// The columns of POLECAT, in its order.
const OWN: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

/// The names of the columns: those of POLECAT, then [`EXTRA`].
pub fn columns() -> Vec<&'static str> {
    OWN.into_iter().chain(EXTRA).collect()
}

/// The cells of an event. Intensity is the Goldstein score of its CAMEO code; what we do not know (numbers of the
/// Correlates of War, of Wikipedia) is empty.
pub fn cells(reading: &Reading, event: &Event) -> Vec<String> {
    let ledger = &reading.ledger;
    let at = whereabouts(reading, place(reading, event));
    let mut cells = vec![
        event.id.clone(),
        day(reading, event).unwrap_or_default(),
        event.kind.clone(),
        event.mode.clone().unwrap_or_default(),
        event.goldstein.map(|score| score.to_string()).unwrap_or_default(),
        quad(event.quad).to_owned(),
        list(event.contexts.iter().cloned().map(Some)),
    ];
    cells.extend(parties(reading, event, &event.doers, "doer"));
    cells.extend(parties(reading, event, &event.targets, "target"));
    cells.extend([
        at.name.to_owned(),
        at.city.to_owned(),
        String::new(),
        at.province.to_owned(),
        at.iso3.to_owned(),
        at.lat,
        at.lon,
        at.geonames,
        raw(reading, event, "place", None),
        at.precision.to_owned(),
        reading.outlet().unwrap_or("").to_owned(),
        reading.published().unwrap_or_default(),
        names_of(reading, &[EntityKind::Person]),
        names_of(reading, &[EntityKind::Organisation]),
        names_of(reading, &[EntityKind::State, EntityKind::Place]),
        ledger.document.language.clone().unwrap_or_else(|| "en".to_owned()),
        format!("dateline {}", ledger.made_by.version),
    ]);
    cells.extend(extra(reading, event, plover));
    cells
}

fn quad(quad: Option<u8>) -> &'static str {
    match quad {
        Some(1) => "VERBAL COOPERATION",
        Some(2) => "MATERIAL COOPERATION",
        Some(3) => "VERBAL CONFLICT",
        Some(4) => "MATERIAL CONFLICT",
        _ => "",
    }
}

/// The eight columns of a side, each with a member for every party.
fn parties(reading: &Reading, event: &Event, ids: &[String], role: &str) -> [String; 8] {
    let all = reading.entities_of(ids);
    let each = |cell: &dyn Fn(&Entity) -> Option<String>| list(all.iter().map(|own| cell(own)));
    let sectors = |own: &Entity| -> Vec<String> {
        // A slot such as NGO stands in the place of the country, and is not said twice.
        let own_slot = |sector: &&String| !(is_slot(sector) && own.country.as_ref() == Some(*sector));
        own.sectors.iter().filter(own_slot).map(|sector| plover_sector(sector).to_owned()).collect()
    };
    [
        each(&|own| Some(own.name.clone())),
        each(&|own| own.country.clone()),
        String::new(),
        each(&|own| sectors(own).first().cloned()),
        each(&|own| Some(sectors(own).join(",")).filter(|all| !all.is_empty())),
        each(&|own| own.role.clone()),
        list(ids.iter().map(|id| Some(raw(reading, event, role, Some(id))).filter(|words| !words.is_empty()))),
        String::new(),
    ]
}

/// The words of an argument as they stand in the report.
fn raw(reading: &Reading, event: &Event, role: &str, of: Option<&str>) -> String {
    let fits = |own: &&dateline_types::event::Argument<Span>| {
        own.role == role && of.is_none_or(|of| own.of.as_deref() == Some(of))
    };
    event.arguments.iter().find(fits).map(|own| reading.words(own.span).to_owned()).unwrap_or_default()
}
