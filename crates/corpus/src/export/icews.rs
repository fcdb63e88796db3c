//! Events in the twenty columns of ICEWS, and what those have no room for.

use super::{EXTRA, cameo, day, extra, first, is_slot, list, place, whereabouts};
use crate::reading::{Reading, hull};
use dateline_types::{Entity, Event};

/// The columns of ICEWS, in its order.
const OWN: [&str; 20] = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
];

/// The names of the columns: those of ICEWS, then [`EXTRA`].
pub fn columns() -> Vec<&'static str> {
    OWN.into_iter().chain(EXTRA).collect()
}

/// The cells of an event. Intensity is the Goldstein score; sectors are CAMEO's letters; sentences of the running text count
/// from 1.
pub fn cells(reading: &Reading, event: &Event) -> Vec<String> {
    let code = event.cameo.as_deref().unwrap_or("");
    let name = reading.knowledge.ontology().cameo(code).map(|own| own.name.to_string());
    let sentence = hull(&event.trigger).and_then(|span| reading.sentence_number(span.start));
    let at = whereabouts(reading, place(reading, event));
    let [source, source_sectors, source_country] = party(reading, first(reading, &event.doers));
    let [target, target_sectors, target_country] = party(reading, first(reading, &event.targets));
    let mut cells = vec![
        event.id.clone(),
        day(reading, event).unwrap_or_default(),
        source,
        source_sectors,
        source_country,
        name.unwrap_or_default(),
        code.to_owned(),
        event.goldstein.map(|score| score.to_string()).unwrap_or_default(),
        target,
        target_sectors,
        target_country,
        reading.story().to_owned(),
        sentence.map(|number| number.to_string()).unwrap_or_default(),
        reading.outlet().unwrap_or("").to_owned(),
        at.city.to_owned(),
        String::new(),
        at.province.to_owned(),
        at.country.to_owned(),
        at.lat,
        at.lon,
    ];
    cells.extend(extra(reading, event, cameo));
    cells
}

/// Name, sectors, country.
fn party(reading: &Reading, entity: Option<&Entity>) -> [String; 3] {
    let Some(entity) = entity else { return Default::default() };
    let country = entity.country.as_deref().filter(|country| !is_slot(country));
    let country = country.map(|iso3| reading.country_name(iso3).unwrap_or(iso3).to_owned());
    [entity.name.clone(), list(entity.sectors.iter().cloned().map(Some)), country.unwrap_or_default()]
}
