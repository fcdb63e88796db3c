//! Events in the twenty columns of ICEWS, and what those have no room for.

use super::coded::{About, Coded};
use super::{EXTRA, about, cameo, extra, is_slot, list, whereabouts};
use crate::reading::Reading;
use crate::rows::Party;
use dateline_types::Event;

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
    of(&Coded::read(reading, event, &about(reading)))
}

pub(super) fn of(coded: &Coded) -> Vec<String> {
    let (event, about) = (&coded.event, coded.about);
    let code = event.cameo.as_deref().unwrap_or("");
    let name = about.knowledge.ontology().cameo(code).map(|own| own.name.to_string());
    let at = whereabouts(about, event.place.as_ref());
    let [source, source_sectors, source_country] = party(about, coded.doers().first());
    let [target, target_sectors, target_country] = party(about, event.targets.first());
    let mut cells = vec![
        event.id.clone(),
        coded.day().unwrap_or_default(),
        source,
        source_sectors,
        source_country,
        name.unwrap_or_default(),
        code.to_owned(),
        event.goldstein.map(|score| score.to_string()).unwrap_or_default(),
        target,
        target_sectors,
        target_country,
        about.story.clone(),
        coded.sentence.map(|number| number.to_string()).unwrap_or_default(),
        about.publisher.clone(),
        at.city.to_owned(),
        String::new(),
        at.province.to_owned(),
        at.country.to_owned(),
        at.lat,
        at.lon,
    ];
    cells.extend(extra(coded, cameo));
    cells
}

/// Name, sectors, country.
fn party(about: &About, party: Option<&Party>) -> [String; 3] {
    let Some(party) = party else { return Default::default() };
    let country = party.country.as_deref().filter(|country| !is_slot(country));
    let country = country.map(|iso3| about.country_name(iso3).unwrap_or(iso3).to_owned());
    [party.name.clone(), list(party.sectors.iter().cloned().map(Some)), country.unwrap_or_default()]
}
