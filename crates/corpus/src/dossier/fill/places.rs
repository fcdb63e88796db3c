//! Where things happened, for the map.

use super::registry::Registry;
use crate::dossier::{Precision, Spot};
use crate::happenings::Happening;
use std::collections::BTreeMap;

/// The places of happenings, those with most first.
pub(super) fn spots(happenings: &[Happening], registry: &mut Registry) -> Vec<Spot> {
    let mut spots: BTreeMap<&str, Spot> = BTreeMap::new();
    for own in happenings {
        let Some(place) = &own.place else { continue };
        let spot = spots.entry(&place.key).or_insert_with(|| Spot {
            name: place.name.clone(),
            within: place.admin1.clone().or_else(|| place.country.clone()).unwrap_or_default(),
            lat: place.lat,
            lon: place.lon,
            precision: match place.precision.as_deref() {
                Some("country") => Precision::Country,
                Some("admin1" | "region") => Precision::Region,
                _ => Precision::Point,
            },
            count: 0,
            links: Vec::new(),
        });
        spot.count += 1;
        let first = own.mentions.first().and_then(|own| registry.link(&own.report, own.site));
        spot.links.extend(first);
    }
    let mut spots: Vec<Spot> = spots.into_values().collect();
    for spot in &mut spots {
        spot.links.sort();
        spot.links.dedup();
    }
    spots.sort_by(|one, other| (other.count, &one.name).cmp(&(one.count, &other.name)));
    spots
}
