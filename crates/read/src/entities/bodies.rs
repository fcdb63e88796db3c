//! Bodies with names: one for each row of the tables, or for each name with its acronym and its shorter forms.

use super::scene::Scene;
use super::thing::{Cast, Thing};
use crate::mentions::{Class, descriptions};
use dateline_knowledge::gazetteer::{Covers, Row, Table, fold};
use dateline_types::{MentionForm, NameKind};
use rustc_hash::FxHashMap;

/// Ties the names of organisations, and of things that are neither persons nor places.
pub(crate) fn tie(scene: &Scene, cast: &mut Cast) {
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    let mut met: Vec<(String, usize)> = Vec::new();
    for mention in 0..scene.mentions.len() {
        let own = &scene.mentions[mention];
        if own.form != MentionForm::Name || cast.of(mention).is_some() {
            continue;
        }
        let body = match own.kind {
            Some(NameKind::Organisation) => true,
            Some(NameKind::Event | NameKind::Work | NameKind::Other) => false,
            _ => continue,
        };
        let text = scene.text(mention);
        let key = key(text);
        if let Some(&thing) = by_name.get(&key) {
            cast.tie(mention, thing, "name");
            continue;
        }
        // "USI" was met before "the University of Southern Indiana".
        if let Some(&thing) = acronym(text).filter(|_| body).and_then(|letters| by_name.get(&letters)) {
            cast.things[thing].names.push(without_article(text).to_owned());
            by_name.insert(key, thing);
            cast.tie(mention, thing, "acronym");
            continue;
        }
        if let Some(&(_, thing)) = short_of(&met, &key, is_definite(scene, mention)).filter(|_| body) {
            by_name.insert(key, thing);
            cast.tie(mention, thing, "short name");
            continue;
        }
        let row = if body { body_row(scene, cast, text) } else { None };
        let (thing, why) = match row.and_then(|row| cast.with_row(row.row_id())) {
            Some(thing) => (thing, "table"),
            None => {
                let mut new = Thing {
                    class: Some(if body { Class::Body } else { Class::Thing }),
                    names: vec![without_article(text).to_owned()],
                    row: row.map(Row::row_id),
                    country: row.and_then(Row::country).map(str::to_owned),
                    sectors: row.map(sectors).unwrap_or_default(),
                    ..Thing::default()
                };
                if body && row.is_none() {
                    read_name(scene, mention, &mut new);
                }
                let thing = cast.add(new);
                (thing, "name")
            }
        };
        if body {
            met.push((key.clone(), thing));
        }
        by_name.insert(key, thing);
        // "TSB" is the Transportation Safety Board of Canada.
        let of_country = |whole: &&str| {
            let rows = scene.gazetteer.named(whole);
            rows.iter().any(|posting| scene.row(posting.row).table() == Table::Countries)
        };
        let short = text.rsplit_once(" of ").filter(|(_, whole)| of_country(whole)).map(|(before, _)| before);
        for letters in [Some(text), short].into_iter().flatten().filter_map(acronym) {
            by_name.entry(letters).or_insert(thing);
        }
        cast.tie(mention, thing, why);
    }
}

/// The body met last whose name goes on with what it is of or for: "the Warhol Foundation for the Visual Arts", then "the
/// Warhol Foundation"; or, behind "the", whose head is the word: "the Church of Scientology", then "the Church".
fn short_of<'m>(met: &'m [(String, usize)], own: &str, definite: bool) -> Option<&'m (String, usize)> {
    const BACK: usize = 100;
    let goes_on = |long: &str, short: &str| {
        let rest = long.strip_prefix(short);
        rest.is_some_and(|rest| [" of ", " for ", " in "].iter().any(|of| rest.starts_with(of)))
    };
    let several = |name: &str| name.contains(' ');
    met.iter().rev().take(BACK).find(|(name, _)| {
        let same = several(own) && goes_on(name, own) || several(name) && goes_on(own, name);
        let head = || goes_on(name, own) || name.strip_suffix(own).is_some_and(|rest| rest.ends_with(' '));
        same || definite && !several(own) && head()
    })
}

/// "the Church": one word behind the article, which the network may take into the name.
fn is_definite(scene: &Scene, mention: usize) -> bool {
    let words = &scene.mentions[mention].words;
    let the = |index: usize| scene.tree.document().word(index).eq_ignore_ascii_case("the");
    the(words.start) || words.start.checked_sub(1).is_some_and(the)
}

/// A body of the tables that is spoken of by its followers: "the Houthis".
pub(crate) fn of_row(row: Row) -> Thing {
    Thing {
        class: Some(Class::Body),
        names: vec![row.name().to_owned()],
        row: Some(row.row_id()),
        country: row.country().map(str::to_owned),
        sectors: sectors(row),
        plural: true,
        ..Thing::default()
    }
}

/// What the words of a name say of a body that no table has: "Federal Aviation Office of Germany", "Supreme Court".
fn read_name(scene: &Scene, mention: usize, body: &mut Thing) {
    let words = &scene.mentions[mention].words;
    for index in words.clone() {
        let rows = scene.gazetteer.named(scene.tree.document().word(index));
        let country = rows.iter().map(|posting| scene.row(posting.row)).find(|row| row.table() == Table::Countries);
        body.country = body.country.take().or_else(|| country.map(|row| row.id().to_owned()));
    }
    if body.country.is_none() {
        let text = scene.text(mention);
        let after = text.rsplit_once(" of the ").or_else(|| text.rsplit_once(" of ")).map(|(_, after)| after);
        let rows = after.map(|after| scene.gazetteer.named(after)).unwrap_or_default();
        let country = rows.iter().map(|posting| scene.row(posting.row)).find(|row| row.table() == Table::Countries);
        body.country = country.map(|row| row.id().to_owned());
    }
    let head = scene.head(mention).into_iter().chain(scene.tree.get(words.end - 1));
    for word in head {
        let role = descriptions::role_of(scene.gazetteer, word, None).filter(|(_, class)| *class == Class::Body);
        if let Some((row, _)) = role {
            body.sectors = scene.row(row).sectors().map(str::to_owned).collect();
            return;
        }
    }
}

/// The sector codes of a body: its own, or those its kind has. A firm at home in one country is that country's.
pub(crate) fn sectors(row: Row) -> Vec<String> {
    let at_home = row.country().is_some_and(|country| country != "MNC");
    let own: Vec<String> = row.sectors().filter(|code| !(at_home && *code == "MNC")).map(str::to_owned).collect();
    if !own.is_empty() {
        return own;
    }
    let code = match row.kind() {
        "agency" | "newspaper" | "broadcaster" | "site" => "MED",
        _ => return own,
    };
    vec![code.to_owned()]
}

fn without_article(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

fn key(name: &str) -> String {
    fold(without_article(name))
}

/// The row of a body or outlet of this name. Of several that of a country the report speaks of, then an agency, which any
/// report may quote; what was not there on the report's date is passed over.
fn body_row<'a>(scene: &Scene<'a>, cast: &Cast, name: &str) -> Option<Row<'a>> {
    let acronym = name.chars().all(|c| c.is_uppercase() || c == '.');
    let weight = |row: &Row| {
        let there = scene.date.is_none_or(|day| !matches!(row.covers(day), Covers::NotYet | Covers::Ended));
        let near = row.country().is_some_and(|iso| cast.speaks_of(iso));
        let agency = row.kind() == "agency" && row.table() == Table::Outlets;
        let body = row.table() == Table::Bodies;
        // An acronym is rather an agency's, a name in full a body's.
        if acronym { (there, near, agency, body) } else { (there, near, body, agency) }
    };
    let rows = scene.gazetteer.named(without_article(name));
    let rows = rows.iter().map(|posting| scene.row(posting.row));
    rows.filter(|row| matches!(row.table(), Table::Bodies | Table::Outlets)).rev().max_by_key(weight)
}

/// The first letters of a name's long words: "Human Rights Activists News Agency" is HRANA. None under three words.
fn acronym(name: &str) -> Option<String> {
    let letters: String = without_article(name)
        .split([' ', '-'])
        .filter(|word| word.starts_with(char::is_uppercase))
        .filter_map(|word| word.chars().next())
        .collect();
    (letters.len() >= 3).then(|| letters.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms() {
        assert_eq!(acronym("The Human Rights Activists News Agency").as_deref(), Some("hrana"));
        assert_eq!(acronym("Médecins Sans Frontières").as_deref(), Some("msf"));
        assert_eq!(acronym("United Nations"), None);
    }
}
