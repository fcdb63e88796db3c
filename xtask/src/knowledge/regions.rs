//! First-level regions: their names, and the mean of their towns, weighed by people, for a point.

use super::codes::Codes;
use super::places::Place;
use super::{cell, distinct, head, text};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// What news and abbreviations call a region beside GeoNames' name.
const NAMES: &str = include_str!("region_names.tsv");

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
        let name = name.trim();
        let short = KINDS.iter().find_map(|kind| name.strip_suffix(kind)).filter(|short| short.chars().count() > 2);
        let given = extra.get(code.as_str()).copied().unwrap_or("");
        let names = distinct(name, short.into_iter().chain(given.split('|').map(str::trim).filter(|n| !n.is_empty())));
        let point = points.get(&code).map_or("-\t-".to_owned(), |(lat, lon)| format!("{lat:.3}\t{lon:.3}"));
        rows.push(format!("{code}\t{name}\t{}\t{country}\t{point}\t{}", cell(&names), geonames.trim()));
    }
    rows.sort();
    let mut table = head(
        "First-level regions: states, provinces, governorates.",
        &[
            "code: ISO 3166 alpha-3 of the country, a full stop, GeoNames' code of the region",
            "names: short forms, abbreviations and other spellings, compiled for dateline; \" | \" between",
            "lat, lon: mean of the region's towns, weighed by their people; - where there is none",
        ],
        "code name names country lat lon geonames",
    );
    for row in rows {
        let _ = writeln!(table, "{row}");
    }
    Ok(table)
}

/// The mean point of each region. Longitudes are taken from the first town's, so that the date line divides nothing.
fn points(places: &[Place]) -> BTreeMap<String, (f64, f64)> {
    let mut sums: BTreeMap<String, (f64, f64, f64, f64)> = BTreeMap::new();
    for place in places {
        let (first, lat, lon, people) =
            sums.entry(format!("{}.{}", place.country, place.region)).or_insert((place.lon, 0.0, 0.0, 0.0));
        let east = if place.lon - *first > 180.0 {
            place.lon - 360.0
        } else if place.lon - *first < -180.0 {
            place.lon + 360.0
        } else {
            place.lon
        };
        let weight = f64::from(place.population.max(1));
        *lat += place.lat * weight;
        *lon += east * weight;
        *people += weight;
    }
    let mean = |(_, lat, lon, people): (f64, f64, f64, f64)| {
        let lon = lon / people;
        let lon = if lon > 180.0 {
            lon - 360.0
        } else if lon < -180.0 {
            lon + 360.0
        } else {
            lon
        };
        (lat / people, lon)
    };
    sums.into_iter().map(|(code, sum)| (code, mean(sum))).collect()
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
        assert!((points["FJI.01"].1 + 179.5).abs() < 1e-9);
    }
}
