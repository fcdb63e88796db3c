//! Events in the columns of POLECAT, and what those have no room for.

use super::coded::{Aside, Coded, named};
use super::{EXTRA, about, entity, extra, is_slot, list, whereabouts};
use crate::reading::Reading;
use crate::rows::Party;
use dateline_read::entities::codes::{plover, plover_sector};
use dateline_types::Event;

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
    of(&Coded::read(reading, event, &about(reading)), &named(&reading.ledger))
}

/// `named` are the people, organisations and places of the report.
pub(super) fn of(coded: &Coded, named: &[String; 3]) -> Vec<String> {
    let (event, about) = (&coded.event, coded.about);
    let at = whereabouts(about, event.place.as_ref());
    let mut cells = vec![
        event.id.clone(),
        coded.day().unwrap_or_default(),
        event.r#type.clone(),
        event.mode.clone().unwrap_or_default(),
        event.goldstein.map(|score| score.to_string()).unwrap_or_default(),
        quad(event.quad).to_owned(),
        list(event.contexts.iter().cloned().map(Some)),
    ];
    cells.extend(parties(&coded.doers(), &coded.doers));
    cells.extend(parties(&event.targets, &coded.targets));
    cells.extend([
        at.name.to_owned(),
        at.city.to_owned(),
        String::new(),
        at.province.to_owned(),
        at.iso3.to_owned(),
        at.lat,
        at.lon,
        at.geonames,
        coded.raw_place.clone(),
        at.precision.to_owned(),
        about.publisher.clone(),
        about.published.clone().unwrap_or_default(),
    ]);
    cells.extend(named.iter().cloned());
    cells.extend([about.language.clone(), format!("dateline {}", about.version)]);
    cells.extend(extra(coded, |party| plover(&entity(party))));
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
fn parties(all: &[Party], asides: &[Aside]) -> [String; 8] {
    let each = |cell: &dyn Fn(&Party) -> Option<String>| list(all.iter().map(cell));
    let sectors = |own: &Party| -> Vec<String> {
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
        list(asides.iter().map(|own| Some(own.raw.clone()).filter(|words| !words.is_empty()))),
        String::new(),
    ]
}
