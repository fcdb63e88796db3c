//! From things to the ledger's entities: what the tables add, ids, kinds, places.

use super::heads::Heads;
use super::scene::Scene;
use super::thing::{Cast, Thing};
use crate::mentions::Class;
use dateline_knowledge::gazetteer::{Covers, Row, Table, Tenure, fold};
use dateline_types::{Entity, EntityKind, Place, content_id};

/// Gives persons of the tables the office they held on the report's day, where the report does not say one.
pub(crate) fn fill_offices(scene: &Scene, cast: &mut Cast) {
    for thing in cast.things.iter_mut().filter(|thing| thing.is_person()) {
        let Some(row) = thing.row.map(|row| scene.row(row)) else { continue };
        let tenure = held(scene, row);
        if let Some((tenure, now)) = tenure {
            if thing.office.is_none() && now {
                thing.office = Some(tenure.office.to_owned());
            }
            if thing.country.is_none() {
                thing.country = land(scene, tenure.of).or_else(|| row.country().map(str::to_owned));
            }
            let office = scene.gazetteer.by_key(Table::Offices, tenure.office).map(|row| scene.row(row));
            if thing.role.is_none() {
                thing.role = Some(words_of(scene, tenure.office, now));
            }
            if thing.sectors.is_empty() {
                thing.sectors = match office {
                    Some(office) if now => office.sectors().map(str::to_owned).collect(),
                    _ => vec!["ELI".to_owned()],
                };
            }
        }
        if thing.country.is_none() {
            thing.country = row.country().map(str::to_owned);
        }
    }
}

/// Persons of whom neither the report nor a table says what they do are private persons.
pub(crate) fn name_private(cast: &mut Cast) {
    for thing in cast.things.iter_mut().filter(|thing| thing.is_person() && thing.row.is_none()) {
        if thing.role.is_none() && thing.sectors.is_empty() {
            thing.sectors.push("CVL".to_owned());
        }
    }
}

/// The office a person held on the report's day, else the last before it; whether it was held then.
fn held<'a>(scene: &Scene<'a>, row: Row<'a>) -> Option<(Tenure<'a>, bool)> {
    let date = scene.date?;
    let state = |tenure: &Tenure| tenure.covers(date);
    // Of several offices the highest: a president may lead his party too.
    const HIGH: [&str; 8] = [
        "president",
        "supreme-leader",
        "monarch",
        "prime-minister",
        "chancellor",
        "vice-president",
        "foreign-minister",
        "defence-minister",
    ];
    const LOW: [&str; 4] = ["party-leader", "commander", "head", "lawmaker"];
    let rank = |tenure: &Tenure| {
        let high = HIGH.iter().position(|office| *office == tenure.office).map_or(0, |at| 20 - at);
        if LOW.contains(&tenure.office) { 0 } else { 1 + high }
    };
    let on = |wanted: Covers| row.tenures().filter(move |tenure| state(tenure) == wanted).max_by_key(rank);
    if let Some(tenure) = on(Covers::Yes).or_else(|| on(Covers::Unknown)) {
        return Some((tenure, true));
    }
    on(Covers::Ended).map(|tenure| (tenure, false))
}

/// The country of what an office is of: a country's own code, or that of a body.
fn land(scene: &Scene, of: &str) -> Option<String> {
    if scene.gazetteer.country(of).is_some() {
        return Some(of.to_owned());
    }
    let body = scene.gazetteer.by_key(Table::Bodies, of)?;
    scene.row(body).country().map(str::to_owned)
}

/// An office in words, lower case.
pub(crate) fn words_of(scene: &Scene, key: &str, now: bool) -> String {
    let row = scene.gazetteer.by_key(Table::Offices, key).map(|row| scene.row(row));
    let name = row.and_then(|row| row.list("names").next());
    let words = name.map_or_else(|| key.replace('-', " "), |name| name.split(" [").next().unwrap_or(name).to_owned());
    if now { words } else { format!("former {words}") }
}

/// The ledger's entities, in the order of their first mentions, and the words that head their mentions.
pub(crate) fn entities(scene: &Scene, cast: &Cast, report_id: &str) -> (Vec<Entity>, Heads) {
    let mut order: Vec<usize> =
        (0..cast.things.len()).filter(|&thing| !cast.things[thing].mentions.is_empty()).collect();
    order.sort_by_key(|&thing| cast.things[thing].mentions.iter().min().copied());
    let mut place = vec![None; cast.things.len()];
    order.iter().enumerate().for_each(|(at, &thing)| place[thing] = Some(at));
    let of_mention = |(at, mention): (usize, &crate::mentions::Mention)| {
        Some((mention.head, place[cast.of(at)?]?, mention.form, mention.words.len()))
    };
    let heads = Heads::new(scene.mentions.iter().enumerate().filter_map(of_mention));
    (order.into_iter().map(|thing| entity(scene, cast, &cast.things[thing], report_id)).collect(), heads)
}

fn entity(scene: &Scene, cast: &Cast, thing: &Thing, report_id: &str) -> Entity {
    let mut mentions = thing.mentions.clone();
    mentions.sort_unstable();
    let row = thing.row.map(|row| scene.row(row));
    let name = match row {
        Some(row) => spelled(scene, &mentions, row).unwrap_or_else(|| fullest(row, thing)),
        None => thing.names.iter().max_by_key(|name| name.len()).cloned().unwrap_or_default(),
    };
    Entity {
        id: id(scene, row, &mentions, report_id),
        name,
        kind: kind(thing, row),
        country: thing.country.clone(),
        sectors: thing.sectors.clone(),
        role: thing.role.clone(),
        known: row.is_some(),
        place: thing.place.map(|row| place(scene, scene.row(row))).or_else(|| somewhere(thing)),
        mentions: mentions.iter().map(|&mention| written(scene, cast, mention)).collect(),
    }
}

/// The name of a town or region as the report spells it: "Jalalabad", where the tables have "Jalālābād".
fn spelled(scene: &Scene, mentions: &[usize], row: Row) -> Option<String> {
    if !matches!(row.table(), Table::Cities | Table::Towns | Table::Regions) {
        return None;
    }
    let name = fold(row.name());
    // A dateline's capitals are no spelling.
    let written = |text: &str| text.starts_with(char::is_uppercase) && text.chars().any(char::is_lowercase);
    let mut texts = mentions.iter().map(|&mention| scene.text(mention));
    texts.find(|text| fold(text) == name && *text != row.name() && written(text)).map(str::to_owned)
}

/// The name of a row: for short forms in capitals the name they are short for, as printed or as the table has it; for
/// people the spelling of the report, where it has as many words.
fn fullest(row: Row, thing: &Thing) -> String {
    let name = row.name();
    let short = |name: &str| name.len() > 1 && name.chars().all(|c| c.is_uppercase() || c == '.' || c == '-');
    if thing.is_person() {
        let words = name.split_whitespace().count();
        let printed = thing.names.iter().find(|own| words > 1 && own.split_whitespace().count() == words);
        return printed.map_or_else(|| name.to_owned(), Clone::clone);
    }
    if !short(name) {
        return name.to_owned();
    }
    let spells = |long: &str| {
        let mut letters = name.chars().filter(|c| c.is_alphabetic()).peekable();
        for word in long.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            letters.next_if(|letter| word.starts_with(*letter));
        }
        letters.peek().is_none()
    };
    let printed = thing.names.iter().map(String::as_str);
    let known = row.list("names").map(|own| own.split(" [").next().unwrap_or(own));
    printed.chain(known).find(|own| own.contains(' ') && spells(own)).unwrap_or(name).to_owned()
}

fn written(scene: &Scene, cast: &Cast, mention: usize) -> dateline_types::Mention {
    let own = &scene.mentions[mention];
    let named = own.name.as_ref() == Some(&own.words);
    dateline_types::Mention {
        span: own.span,
        form: own.form,
        name_type: own.kind.filter(|_| named).and_then(dateline_types::NameKind::name_type),
        sense: scene.senses[mention],
        why: cast.why(mention).unwrap_or("name").to_owned(),
    }
}

/// The id of an entity that a row of the tables knows: its key in lower case, GeoNames' numbers marked as such.
pub fn id_of_row(row: Row) -> String {
    match row.table() {
        Table::Cities | Table::Towns => format!("geonames-{}", row.id()),
        _ => row.id().to_lowercase().replace(' ', "-"),
    }
}

/// The id of its row; else a hash of report and first mention.
fn id(scene: &Scene, row: Option<Row>, mentions: &[usize], report_id: &str) -> String {
    if let Some(row) = row {
        return id_of_row(row);
    }
    let span = mentions.first().map(|&mention| scene.mentions[mention].span).unwrap_or_default();
    content_id("e", [report_id, &span.start.to_string(), &span.end.to_string()])
}

fn kind(thing: &Thing, row: Option<Row>) -> EntityKind {
    match thing.class {
        Some(Class::Person) => EntityKind::Person,
        Some(Class::People | Class::Bodies | Class::Following) => EntityKind::Group,
        Some(Class::Body) => EntityKind::Organisation,
        Some(Class::State) if row.is_some() => EntityKind::State,
        Some(Class::State | Class::Place) => EntityKind::Place,
        Some(Class::Thing) | None => EntityKind::Other,
    }
}

/// A place that no table has: no point, but the country it lies in.
fn somewhere(thing: &Thing) -> Option<Place> {
    let country = thing.country.clone().filter(|_| thing.class == Some(Class::Place) && thing.noun.is_none())?;
    Some(Place {
        lat: None,
        lon: None,
        country: Some(country),
        admin1: None,
        geonames: None,
        precision: Some("country".to_owned()),
    })
}

fn place(scene: &Scene, row: Row) -> Place {
    let precision = match row.table() {
        Table::Countries => "country",
        Table::Regions => "admin1",
        Table::Geography => "region",
        Table::Facilities => "point",
        _ => "city",
    };
    let country = if row.table() == Table::Countries { Some(row.id()) } else { row.country() };
    let region = match row.table() {
        Table::Regions => Some(row.name().to_owned()),
        Table::Countries => None,
        _ => row
            .region()
            .and_then(|code| scene.gazetteer.by_key(Table::Regions, code))
            .map(|row| scene.row(row).name().to_owned()),
    };
    Place {
        lat: row.point().map(|(lat, _)| lat),
        lon: row.point().map(|(_, lon)| lon),
        country: country.map(str::to_owned),
        admin1: region,
        geonames: row.geonames().map(u64::from),
        precision: Some(precision.to_owned()),
    }
}
