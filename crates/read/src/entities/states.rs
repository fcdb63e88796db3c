//! States, by their names, peoples and capitals; and literal places, each an entity of its own.

use super::bodies;
use super::scene::Scene;
use super::thing::{Cast, Thing};
use crate::mentions::Class;
use dateline_knowledge::gazetteer::{Row, Table};
use dateline_types::document::Word;
use dateline_types::{NameKind, PlaceSense, Relation, Upos, Xpos};
use rustc_hash::FxHashMap;

/// Ties the names of countries, peoples, capitals and other places.
pub(crate) fn tie(scene: &Scene, cast: &mut Cast) {
    let mut by_row = FxHashMap::default();
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    for mention in 0..scene.mentions.len() {
        let own = &scene.mentions[mention];
        if own.name.as_ref() != Some(&own.words) {
            continue;
        }
        match own.kind {
            Some(NameKind::Gpe | NameKind::Location | NameKind::Facility) => {
                let (row, why) = match scene.place(mention) {
                    Some(place) => meant(scene, mention, place),
                    None => (None, "name"),
                };
                let thing = match row {
                    Some(row) => *by_row.entry(row.row_id()).or_insert_with(|| cast.add(place_thing(row))),
                    None => *by_name.entry(scene.text(mention).to_lowercase()).or_insert_with(|| {
                        cast.add(Thing {
                            class: Some(Class::Place),
                            names: vec![scene.text(mention).to_owned()],
                            country: scene.toponyms[mention].as_ref().and_then(|toponym| toponym.country.clone()),
                            ..Thing::default()
                        })
                    }),
                };
                cast.tie(mention, thing, why);
            }
            Some(NameKind::Norp) => {
                let people = people(scene, mention).or_else(|| movement(scene, mention));
                // "the Americans": people, not the state; still the state's own.
                let thing = match people {
                    Some(row) => *by_row.entry(row.row_id()).or_insert_with(|| cast.add(place_thing(row))),
                    None => *by_name
                        .entry(scene.text(mention).to_lowercase())
                        .or_insert_with(|| cast.add(following(scene, mention))),
                };
                cast.tie(mention, thing, "demonym");
            }
            _ => {}
        }
    }
}

/// Provinces and towns in whose name something is done have a government.
pub(crate) fn name_governments(scene: &Scene, cast: &mut Cast) {
    for thing in cast.things.iter_mut().filter(|thing| thing.class == Some(Class::Place) && thing.row.is_some()) {
        let acts = |mention: &usize| scene.senses[*mention] == Some(PlaceSense::Associative);
        if thing.sectors.is_empty() && thing.mentions.iter().any(acts) {
            thing.sectors.push("GOV".to_owned());
        }
    }
}

/// The row a place name stands for: a capital in the associative sense is its state.
fn meant<'a>(scene: &Scene<'a>, mention: usize, place: Row<'a>) -> (Option<Row<'a>>, &'static str) {
    let why = scene.toponyms[mention].as_ref().map_or("name", |toponym| toponym.why);
    let state = place.country().and_then(|iso| scene.gazetteer.country(iso));
    let capital = place.country().and_then(|iso| scene.gazetteer.capital_of(iso));
    let acts = scene.senses[mention] == Some(PlaceSense::Associative);
    if acts && capital.is_some_and(|capital| capital.row_id() == place.row_id()) {
        return (state, "metonym");
    }
    (Some(place), why)
}

/// The country of a people's name.
fn people<'a>(scene: &Scene<'a>, mention: usize) -> Option<Row<'a>> {
    // "ethnic Albanian guerrillas", "the Albanians of Serbia": not those of the state.
    let before = scene.tree.get(scene.mentions[mention].words.start).and_then(Word::before);
    if before.is_some_and(|word| word.lemma() == "ethnic") || home(scene, mention).is_some() {
        return None;
    }
    let rows = scene.gazetteer.named(scene.text(mention));
    rows.iter().map(|posting| scene.row(posting.row)).find(|row| row.table() == Table::Countries)
}

/// "the Houthis": a body that goes by the name of its followers.
fn movement<'a>(scene: &Scene<'a>, mention: usize) -> Option<Row<'a>> {
    let noun = scene.head(mention).is_some_and(|head| head.upos() != Upos::Adj && head.relation() != Relation::Amod);
    let rows = if noun { scene.gazetteer.named(scene.text(mention)) } else { Vec::new() };
    rows.iter().map(|posting| scene.row(posting.row)).find(|row| row.table() == Table::Bodies)
}

/// The country that a people is said to be of: Serbia of "the Albanians of southern Serbia".
fn home(scene: &Scene, mention: usize) -> Option<String> {
    let head = scene.head(mention).filter(|head| head.xpos() == Xpos::Nnps)?;
    let of = |child: &Word| {
        child.relation() == Relation::Nmod && child.child(Relation::Case).is_some_and(|case| case.lemma() == "of")
    };
    let place = head.children().filter(of).find_map(|place| scene.headed_by(place.index()))?;
    place_thing(scene.place(place)?).country
}

/// A faith, an ethnic group, followers: kept apart from any state.
fn following(scene: &Scene, mention: usize) -> Thing {
    let rows = scene.gazetteer.named(scene.text(mention));
    let row = rows.iter().map(|posting| scene.row(posting.row)).find(|row| row.table() == Table::Peoples);
    Thing {
        class: Some(Class::Following),
        names: vec![scene.text(mention).to_owned()],
        row: row.map(Row::row_id),
        country: home(scene, mention).or_else(|| row.and_then(Row::country).map(str::to_owned)),
        plural: true,
        ..Thing::default()
    }
}

/// The thing that a row of a place describes.
fn place_thing(row: Row) -> Thing {
    if row.table() == Table::Bodies {
        return bodies::of_row(row);
    }
    let state = row.table() == Table::Countries;
    Thing {
        class: Some(if state { Class::State } else { Class::Place }),
        names: vec![row.name().to_owned()],
        row: Some(row.row_id()),
        country: if state { Some(row.id().to_owned()) } else { row.country().map(str::to_owned) },
        sectors: if state { vec!["GOV".to_owned()] } else { Vec::new() },
        place: Some(row.row_id()),
        ..Thing::default()
    }
}
