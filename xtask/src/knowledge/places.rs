//! Towns of the world: the bigger with their other names, the smaller with one name each.

use super::codes::Codes;
use super::news::News;
use super::{cell, distinct, head, text};
use anyhow::{Context, ensure};
use flate2::read::GzDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::io::Read;
use std::path::Path;

/// Other names kept of a city, at most; of those no report prints, fewer, and only of a great one.
const NAMES: usize = 12;
const UNPRINTED: usize = 2;
/// A name that reports print often, and ten times as often as a small town's own, is somebody else's.
const OFTEN: u32 = 20;
const SMALL: u32 = 300_000;

/// Towns of fewer people are left out.
const SMALLEST: u32 = 1_100;

pub(super) struct Place {
    pub(super) geonames: u32,
    pub(super) name: String,
    pub(super) country: String,
    pub(super) region: String,
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) population: u32,
    /// Other names; `None` for a small town.
    pub(super) names: Option<String>,
}

/// Every town, cities first.
pub(super) fn read(tables: &Path, codes: &Codes) -> anyhow::Result<Vec<Place>> {
    let mut places: Vec<Place> =
        text(&tables.join("cities15000.tsv"))?.lines().skip(1).filter_map(|l| place(l, codes)).collect();
    let met: BTreeSet<u32> = places.iter().map(|place| place.geonames).collect();
    let path = tables.join("cities1000_noalt.tsv.gz");
    let mut small = String::new();
    let open = std::fs::File::open(&path).with_context(|| format!("reading {}", path.display()))?;
    GzDecoder::new(open).read_to_string(&mut small)?;
    let small = small.lines().skip(1).filter_map(|line| place(line, codes));
    places.extend(small.filter(|place| !met.contains(&place.geonames)).map(|place| Place { names: None, ..place }));
    ensure!(places.len() > 100_000, "only {} towns; not the columns looked for", places.len());
    Ok(places)
}

fn place(line: &str, codes: &Codes) -> Option<Place> {
    let cells: Vec<&str> = line.split('\t').collect();
    let at = |n: usize| cells.get(n).copied().unwrap_or("").trim();
    let region = if at(3).is_empty() { "-" } else { at(3) };
    Some(Place {
        geonames: at(0).parse().ok()?,
        name: at(1).to_owned(),
        country: codes.alpha3(at(2))?.to_owned(),
        region: region.to_owned(),
        lat: at(4).parse().ok()?,
        lon: at(5).parse().ok()?,
        population: at(6).parse().ok()?,
        names: Some(at(7).to_owned()),
    })
}

/// The two tables: cities, and the smaller towns.
pub(super) fn tables(places: &[Place], news: &News) -> (String, String) {
    let mut cities = head(
        "Towns of 15,000 people and more, with other names that English news may print.",
        &[
            "geonames: number in GeoNames; region: GeoNames' code, as in regions.tsv after the full stop",
            "names: at most twelve in Latin letters, those that reports print first; \" | \" between",
        ],
        "geonames name country region lat lon population names",
    );
    let mut towns = head(
        "Towns of 1,100 to 15,000 people.",
        &["region: GeoNames' code, as in regions.tsv after the full stop; geonames: number in GeoNames"],
        "name country region lat lon population geonames",
    );
    // The greatest place of a name; a smaller one may not take it for another name.
    let mut greatest: BTreeMap<String, u32> = BTreeMap::new();
    for place in places {
        let people = greatest.entry(dateline_knowledge::gazetteer::fold(&place.name)).or_default();
        *people = place.population.max(*people);
    }
    let mut order: Vec<&Place> = places.iter().collect();
    order.sort_by(|a, b| {
        (&a.country, b.population, &a.name, a.geonames).cmp(&(&b.country, a.population, &b.name, b.geonames))
    });
    for place in order {
        let Place { geonames, name, country, region, lat, lon, population, names } = place;
        match names {
            Some(names) => {
                let names = cell(&other_names(place, names, news, &greatest));
                let _ =
                    writeln!(cities, "{geonames}\t{name}\t{country}\t{region}\t{lat}\t{lon}\t{population}\t{names}");
            }
            // Below this the image would outgrow its 12 MB.
            None if *population < SMALLEST => {}
            None => {
                let _ = writeln!(towns, "{name}\t{country}\t{region}\t{lat:.2}\t{lon:.2}\t{population}\t{geonames}");
            }
        }
    }
    (cities, towns)
}

/// The other names of a city that are worth keeping, the likeliest first.
fn other_names<'n>(place: &Place, names: &'n str, news: &News, greatest: &BTreeMap<String, u32>) -> Vec<&'n str> {
    let others = names.split('|').map(str::trim).filter(|name| {
        let people = greatest.get(&dateline_knowledge::gazetteer::fold(name)).copied().unwrap_or(0);
        let taken = place.population < SMALL
            && news.count(name) > OFTEN.max(10 * news.count(&place.name))
            && distance(&place.name, name) > 2;
        is_printable(name) && !news.is_word(name) && people < place.population && !taken
    });
    let mut others = distinct(&place.name, others);
    others.sort_by_key(|name| (u32::MAX - news.count(name), !name.is_ascii(), distance(&place.name, name)));
    let printed = others.iter().filter(|name| news.count(name) > 0).count();
    // Unprinted spellings help where the town is great enough to be written of.
    let spare = if place.population >= 100_000 { UNPRINTED } else { 0 };
    others.truncate(NAMES.min(printed + spare));
    others
}

/// Whether English print could hold a name: letters with the marks of Western and Central Europe, Turkish and Vietnamese
/// aside, a capital first, three letters at least.
fn is_printable(name: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphabetic() || ('À'..='ž').contains(&c) && c.is_alphabetic();
    name.chars().all(|c| letter(c) || matches!(c, ' ' | '-' | '\'' | '’' | '.'))
        && name.starts_with(char::is_uppercase)
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !name.chars().skip(1).all(|c| !c.is_lowercase())
}

/// How many letters two names differ by.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, y) in b.iter().enumerate() {
            let (left, above) = (row[j], row[j + 1]);
            let cost = (corner + usize::from(x != y)).min(left + 1).min(above + 1);
            corner = above;
            row[j + 1] = cost;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_print_can_hold() {
        for name in ["Peking", "Kraków", "Sana'a", "St. Louis", "Łódź", "Diyarbakır"] {
            assert!(is_printable(name), "{name}");
        }
        for name in ["Ur", "bei jing", "NYC", "Běijīng2", "Москва", "Pʻekʻin", ""] {
            assert!(!is_printable(name), "{name}");
        }
    }

    #[test]
    fn letters_that_differ() {
        assert_eq!((distance("Kyiv", "Kiev"), distance("a", "a"), distance("", "abc")), (2, 0, 3));
    }
}
