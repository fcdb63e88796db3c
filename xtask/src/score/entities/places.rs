//! Places: which names of places are found, where they are put, and in which sense they stand.

use super::country_codes::CountryCodes;
use super::gold::Reading;
use super::place_metrics::{FARTHEST, Keep, NEAR, OurPlace, Tally, associative, distinct, pairs};
use super::write;
use crate::score::errors::{Errors, around};
use crate::score::time::slice;
use crate::score::{Figure, Options};
use dateline_knowledge::gazetteer::{Gazetteer, Row};
use dateline_types::entity::{EntityKind, MentionForm, NameType, PlaceSense};
use dateline_types::{CharSpan, Entity};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What a place's gold types may be, for the breakdown.
const GTYPES: [&str; 5] = ["Literal", "Mixed", "Literal_Modifier", "Metonymic", "Non_Literal_Modifier"];

/// The capital a mention names, where its entity is the state.
///
/// A capital in the associative sense is a mention of its state, while gold gives the town's point, and the reference
/// scorer compares points whatever the sense. A mention has no point of its own; so the town is looked up, unless the
/// words also name the state (Singapore).
fn capital<'k>(gazetteer: &'k Gazetteer, entity: &Entity<CharSpan>, words: &str) -> Option<Row<'k>> {
    let place = entity.place.as_ref().filter(|place| place.precision.as_deref() == Some("country"))?;
    let code = place.country.as_deref()?;
    let (state, capital) = (gazetteer.country(code)?, gazetteer.capital_of(code)?);
    let names = gazetteer.named(words);
    let means = |row: Row| names.iter().any(|posting| posting.row == row.row_id());
    (means(capital) && !means(state)).then_some(capital)
}

/// The point of a mention's own toponym.
fn point_of(gazetteer: &Gazetteer, entity: &Entity<CharSpan>, words: &str) -> Option<(f64, f64)> {
    if let Some(capital) = capital(gazetteer, entity, words) {
        return capital.point();
    }
    let place = entity.place.as_ref()?;
    place.lat.zip(place.lon)
}

/// The mentions of places in a ledger, those of peoples only where the data marks them.
fn ours(gazetteer: &Gazetteer, reading: &Reading, peoples: bool) -> Vec<OurPlace> {
    let mut places = Vec::new();
    for entity in &reading.entities {
        let of_place = entity.place.is_some() || matches!(entity.kind, EntityKind::State | EntityKind::Place);
        for mention in &entity.mentions {
            let place_name = matches!(mention.name_type, Some(NameType::Gpe | NameType::Loc | NameType::Fac));
            let counts = match mention.form {
                MentionForm::Name => place_name,
                MentionForm::Demonym => peoples && (place_name || of_place),
                _ => false,
            };
            if counts {
                let words = slice(&reading.gold.text, mention.span.start, mention.span.end);
                let point = point_of(gazetteer, entity, &words);
                places.push(OurPlace {
                    span: mention.span,
                    lat: point.map(|(lat, _)| lat),
                    lon: point.map(|(_, lon)| lon),
                    country: entity.place.as_ref().and_then(|place| place.country.clone()),
                    geonameid: match capital(gazetteer, entity, &words) {
                        Some(capital) => capital.geonames().map(u64::from),
                        None => entity.place.as_ref().and_then(|place| place.geonames),
                    },
                    sense: mention.sense,
                });
            }
        }
    }
    places.sort_by_key(|place| place.span);
    distinct(places)
}

/// Scores the places of a data set; `peoples` says that it marks adjectives too.
pub(super) fn score(
    data: &str,
    gazetteer: &Gazetteer,
    peoples: bool,
    readings: &[Reading],
    codes: &CountryCodes,
    options: &Options,
    errors: &mut Errors,
) -> anyhow::Result<Vec<Figure>> {
    let all: Vec<Vec<OurPlace>> = readings.iter().map(|reading| ours(gazetteer, reading, peoples)).collect();
    let (mut gold_lines, mut our_lines) = (Vec::new(), Vec::new());
    for (reading, ours) in readings.iter().zip(&all) {
        gold_lines.push(
            json!({"id": reading.gold.id, "places": reading.gold.places.iter().map(gold_line).collect::<Vec<_>>()}),
        );
        let lettered = ours.iter().cloned().map(|mut place| {
            place.country = place.country.map(|code| codes.two(&code).to_owned());
            place
        });
        our_lines.push(json!({"id": reading.gold.id, "places": lettered.collect::<Vec<_>>()}));
        show(reading, ours, codes, errors);
    }
    write(options, &format!("{data}_places").replace(' ', "_"), &gold_lines, &our_lines)?;
    let mut total = Tally::default();
    for (reading, ours) in readings.iter().zip(&all) {
        total.add(&reading.gold.places, ours, Keep::default(), codes);
    }
    println!("{data} places: {}", total.describe());
    let mut figures = figures(data, &total);
    if options.by_type {
        let types = readings.iter().flat_map(|reading| &reading.gold.places).filter_map(|place| place.gtype.as_deref());
        let present: BTreeSet<&str> = types.collect();
        for gtype in GTYPES.into_iter().filter(|gtype| present.contains(gtype)) {
            let mut tally = Tally::default();
            for (reading, ours) in readings.iter().zip(&all) {
                tally.add(&reading.gold.places, ours, Keep { gtypes: Some(&[gtype]), resolved: false }, codes);
            }
            figures.extend(self::figures(&format!("{data}/{gtype}"), &tally));
        }
    }
    Ok(figures)
}

fn figures(data: &str, tally: &Tally) -> Vec<Figure> {
    let mut rows = vec![
        ("places F1", tally.strict_f1()),
        ("places overlap", tally.overlap_f1()),
        ("country", tally.country_accuracy()),
        ("acc@161", tally.near_of_found()),
        ("F1@161", tally.end_to_end()),
    ];
    if tally.has_senses() {
        rows.extend([("sense", tally.sense_accuracy()), ("associative F1", tally.associative_f1())]);
    }
    let figure = |(metric, value)| Figure { task: super::TASK, data: data.to_owned(), metric, value: 100.0 * value };
    rows.into_iter().map(figure).collect()
}

/// A gold place as the reference scorer reads it: a place without a point has no `lat` at all.
fn gold_line(place: &super::gold::GoldPlace) -> Value {
    let mut line = json!({"start": place.span.start, "end": place.span.end});
    let fields = [
        ("lat", place.lat.map(Value::from)),
        ("lon", place.lon.map(Value::from)),
        ("country", place.country.clone().map(Value::from)),
        ("geonameid", place.geonameid.map(Value::from)),
        ("gtype", place.gtype.clone().map(Value::from)),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            line[name] = value;
        }
    }
    line
}

/// Lists what is wrong in one report.
fn show(reading: &Reading, ours: &[OurPlace], codes: &CountryCodes, errors: &mut Errors) {
    let report = &reading.gold;
    let (gold, _) = Keep::default().split(&report.places);
    let pairs = pairs(&gold, ours);
    let point = |lat: Option<f64>, lon: Option<f64>| {
        lat.zip(lon).map_or_else(|| "no point".to_owned(), |(lat, lon)| format!("{lat:.2} {lon:.2}"))
    };
    for (place, pair) in gold.iter().zip(&pairs) {
        let (country, gtype) = (place.country.as_deref().unwrap_or("-"), place.gtype.as_deref().unwrap_or("-"));
        let wanted = format!("gold {country} {} {gtype}", point(place.lat, place.lon));
        let Some(own) = pair.map(|at| &ours[at]) else {
            errors.show(&["missed"], || format!("{}: {}   {wanted}", report.id, around(&report.text, place.span)));
            continue;
        };
        let own_country = own.country.as_deref().map(|code| codes.two(code));
        let error = place.lat.zip(place.lon).map(|(lat, lon)| own.distance(lat, lon));
        let mut kinds = Vec::new();
        if own.span != place.span {
            kinds.push("span");
        }
        if place.country.is_some() && own_country != place.country.as_deref() {
            kinds.push("country");
        }
        if error.is_some_and(|error| error > NEAR) {
            kinds.push("far");
        }
        let meant = own.sense.map(|sense| sense == PlaceSense::Associative);
        if place.gtype.as_deref().zip(meant).is_some_and(|(gtype, meant)| associative(gtype) != meant) {
            kinds.push("sense");
        }
        if !kinds.is_empty() {
            errors.show(&kinds, || {
                format!(
                    "{}: {}   {wanted}   ours {} {} {:?} {:.0} km   {}",
                    report.id,
                    around(&report.text, own.span),
                    own_country.unwrap_or("-"),
                    point(own.lat, own.lon),
                    own.sense,
                    error.unwrap_or(FARTHEST),
                    kinds.join("+"),
                )
            });
        }
    }
    for (at, own) in ours.iter().enumerate() {
        if !pairs.contains(&Some(at)) {
            let country = own.country.as_deref().unwrap_or("-");
            errors.show(&["spurious"], || {
                format!(
                    "{}: {}   ours {country} {}",
                    report.id,
                    around(&report.text, own.span),
                    point(own.lat, own.lon)
                )
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_types::entity::Place;

    #[test]
    fn a_capital_has_its_own_point() {
        let gazetteer = Gazetteer::built_in();
        let state = |code: &str| Entity {
            id: code.to_lowercase(),
            name: code.to_owned(),
            kind: EntityKind::State,
            country: Some(code.to_owned()),
            sectors: Vec::new(),
            role: None,
            known: true,
            place: Some(Place {
                lat: Some(32.0),
                lon: Some(53.0),
                country: Some(code.to_owned()),
                admin1: None,
                geonames: None,
                precision: Some("country".to_owned()),
            }),
            mentions: Vec::new(),
        };
        let (lat, lon) = point_of(&gazetteer, &state("IRN"), "Tehran").unwrap();
        assert!(super::super::place_metrics::kilometres(lat, lon, 35.69, 51.42) < 30.0);
        assert_eq!(point_of(&gazetteer, &state("IRN"), "Iran"), Some((32.0, 53.0)));
        assert_eq!(point_of(&gazetteer, &state("SGP"), "Singapore"), Some((32.0, 53.0)));
    }
}
