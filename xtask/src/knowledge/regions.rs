//! First-level regions: their names, and the middle of their towns for a point.

use super::codes::Codes;
use super::places::Place;
use super::{cell, distinct, head, text};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// What news and abbreviations call a region beside GeoNames' name.
const NAMES: &str = include_str!("region_names.tsv");

/// The middle of regions most of whose land is empty.
const POINTS: &str = include_str!("region_points.tsv");

/// Words that may be left off the end of a region's name.
const KINDS: [&str; 18] = [
    " Oblast",
    " Province",
    " Region",
    " Governorate",
    " State",
    " Department",
    " District",
    " Prefecture",
    " County",
    " Voivodeship",
    " Krai",
    " Kray",
    " Kraj",
    " Municipality",
    " City",
    " Emirate",
    " Wilaya",
    " Division",
];

pub(super) fn table(tables: &Path, codes: &Codes, places: &[Place]) -> anyhow::Result<String> {
    let points = points(places);
    let extra: BTreeMap<&str, &str> =
        NAMES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    let mut rows = Vec::new();
    for line in text(&tables.join("admin1.tsv"))?.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [code, name, _, geonames] = cells[..] else { continue };
        let Some((alpha2, region)) = code.split_once('.') else { continue };
        let Some(country) = codes.alpha3(alpha2) else { continue };
        let code = format!("{country}.{region}");
        let listed = extra.get(code.as_str()).copied().unwrap_or("");
        let mut given: Vec<&str> = listed.split('|').map(str::trim).filter(|own| !own.is_empty()).collect();
        let mut name = name.trim();
        // "=Khankendi": news never calls it as GeoNames does, whose name stays beside it.
        if let Some(called) = given.first().and_then(|own| own.strip_prefix('=')) {
            given[0] = std::mem::replace(&mut name, called);
        }
        let short = KINDS.iter().find_map(|kind| name.strip_suffix(kind)).filter(|short| short.chars().count() > 2);
        let names = distinct(name, short.into_iter().chain(given));
        let point = points.get(&code).map_or("-\t-".to_owned(), |(lat, lon)| format!("{lat:.3}\t{lon:.3}"));
        rows.push(format!("{code}\t{name}\t{}\t{country}\t{point}\t{}", cell(&names), geonames.trim()));
    }
    rows.sort();
    let mut table = head(
        "First-level regions: states, provinces, governorates.",
        &[
            "code: ISO 3166 alpha-3 of the country, a full stop, GeoNames' code of the region",
            "names: short forms, abbreviations and other spellings, compiled for dateline; \" | \" between",
            "lat, lon: half-way between the region's outermost towns, or by hand; - where there is none",
        ],
        "code name names country lat lon geonames",
    );
    for row in rows {
        let _ = writeln!(table, "{row}");
    }
    Ok(table)
}

/// The middle of each region: half-way between its outermost towns, or the point given by hand. Longitudes are taken from
/// the first town's, so that the date line divides nothing.
fn points(places: &[Place]) -> BTreeMap<String, (f64, f64)> {
    let mut boxes: BTreeMap<String, Box> = BTreeMap::new();
    for place in places {
        let found = boxes.entry(format!("{}.{}", place.country, place.region)).or_insert(Box::at(place.lat, place.lon));
        let turn = place.lon - found.first;
        let east = place.lon
            - if turn > 180.0 {
                360.0
            } else if turn < -180.0 {
                -360.0
            } else {
                0.0
            };
        found.south = found.south.min(place.lat);
        found.north = found.north.max(place.lat);
        found.west = found.west.min(east);
        found.east = found.east.max(east);
    }
    let mut points: BTreeMap<String, (f64, f64)> =
        boxes.into_iter().map(|(code, found)| (code, found.middle())).collect();
    for line in POINTS.lines().filter(|line| !line.starts_with('#')) {
        if let [code, lat, lon] = line.split('\t').collect::<Vec<_>>()[..]
            && let (Ok(lat), Ok(lon)) = (lat.parse(), lon.parse())
        {
            points.insert(code.to_owned(), (lat, lon));
        }
    }
    points
}

/// The outermost points of a region's towns.
struct Box {
    first: f64,
    south: f64,
    north: f64,
    west: f64,
    east: f64,
}

impl Box {
    fn at(lat: f64, lon: f64) -> Self {
        Self { first: lon, south: lat, north: lat, west: lon, east: lon }
    }

    fn middle(&self) -> (f64, f64) {
        let lon = (self.west + self.east) / 2.0;
        let turned = if lon > 180.0 {
            lon - 360.0
        } else if lon < -180.0 {
            lon + 360.0
        } else {
            lon
        };
        ((self.south + self.north) / 2.0, turned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_line_divides_nothing() {
        let place = |lon, population| Place {
            geonames: 1,
            name: String::new(),
            country: "FJI".into(),
            region: "01".into(),
            lat: -17.0,
            lon,
            population,
            names: None,
        };
        let points = points(&[place(179.0, 100), place(-179.0, 300)]);
        assert!((points["FJI.01"].1 - 180.0).abs() < 1e-9);
    }
}
