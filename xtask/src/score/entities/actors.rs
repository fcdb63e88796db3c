//! Actors: whether those who act or speak are found, with the right country, sector and name.
//!
//! Gold does not say outright who acts; this is how it is read, and where it leaves a choice:
//!
//! - An actor is an entity of `canon` with an `actor_code` and a mention that is a quote's speaker by canonical name
//!   ("Government of Turkey" is also Turkey), a quote's source by its mention, or an actor or recipient of an event
//!   by name or alias. Entities without a code are scenery: nothing could be asked of them. Of several names of one
//!   member (`Tehran / Iran`) the first that an actor bears decides. Optional and negated records count.
//! - Its entity of ours is the one that holds more than half of its gold mentions, nested ones left out, matched by
//!   head as in coreference. An actor without one is not found, and wrong in everything.
//! - The country is right where it is the country slot of the code or the `country` of the record: for a body such as
//!   an international NGO the two differ. A country where gold has neither is wrong.
//! - The sector is the first three letters after the country; what stands in the country slot and is no country (`UNO`,
//!   `IGO`, `IMG`) is a sector here, on both sides. A code of a country alone asks for no sector, because
//!   annotators differ over `IRN` and `IRNGOV`; a code without a country asks for none to be given. The code is
//!   right where both slots agree with one of several codes (`TUR;GRC`).
//! - The name is right where it is the canonical name or an alias, without case, brackets and article, or where the
//!   entity's knowledge id is that of a row which the canonical name, whole, may mean (`irn-masoud-pezeshkian`).
//! - Letters are compared as they are: gold writes MED for the press, not JRN.

use super::actor_gold::{Actor, Code, actors, plain};
use super::clusters::{heads, matched, ours};
use super::country_codes::CountryCodes;
use super::gold::{Gold, Reading};
use super::place_metrics::ratio;
use crate::score::errors::{Errors, around};
use crate::score::{Figure, Options};
use dateline_knowledge::gazetteer::{Gazetteer, Table};
use dateline_types::{At, CharSpan, Entity};
use std::collections::{BTreeMap, BTreeSet};

/// What is right of one actor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Verdict {
    found: bool,
    country: bool,
    code: bool,
    name: bool,
}

impl Verdict {
    fn all(self) -> bool {
        self.code && self.name
    }

    fn wrong(self) -> Vec<&'static str> {
        if !self.found {
            return vec!["found"];
        }
        let parts = [("country", self.country), ("code", self.code), ("name", self.name)];
        parts.into_iter().filter(|(_, right)| !right).map(|(part, _)| part).collect()
    }
}

/// Which entity of ours each gold mention went to.
fn homes(gold: &Gold, entities: &[Entity<CharSpan>]) -> BTreeMap<CharSpan, Vec<usize>> {
    let mut owners: BTreeMap<CharSpan, Vec<usize>> = BTreeMap::new();
    for (at, entity) in entities.iter().enumerate() {
        for mention in ours(std::slice::from_ref(entity)).into_iter().flatten() {
            owners.entry(mention).or_default().push(at);
        }
    }
    let whole: BTreeSet<CharSpan> = gold.clusters.iter().flatten().map(|At(span)| *span).collect();
    let all: Vec<CharSpan> = owners.keys().copied().collect();
    let pairs = matched(&all, &whole, &heads(gold), true);
    pairs.into_iter().filter_map(|(own, gold)| Some((gold, owners.get(&own)?.clone()))).collect()
}

/// The entity that holds more than half of an actor's mentions.
fn holder(actor: &Actor, homes: &BTreeMap<CharSpan, Vec<usize>>) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for at in actor.mentions.iter().filter_map(|mention| homes.get(mention)).flatten() {
        *counts.entry(*at).or_default() += 1;
    }
    counts.into_iter().find(|(_, count)| 2 * count > actor.mentions.len()).map(|(at, _)| at)
}

fn judge(actor: &Actor, entity: Option<&Entity<CharSpan>>, codes: &CountryCodes, gazetteer: &Gazetteer) -> Verdict {
    let Some(entity) = entity else { return Verdict::default() };
    let country = entity.country.as_deref().filter(|country| codes.has(country));
    // A regional code or a body in the place of the country is a sector, as in gold.
    let region = entity.country.as_deref().filter(|country| !codes.has(country));
    let sectors: Vec<&str> = region.into_iter().chain(entity.sectors.first().map(String::as_str)).collect();
    let in_record = actor.canon.country.as_deref();
    let home = |code: &Code| country == code.country.as_deref() || (country.is_some() && country == in_record);
    let sector = |code: &Code| match code.sector.as_deref() {
        None => true,
        Some(sector) => sectors.contains(&sector),
    };
    Verdict {
        found: true,
        country: actor.codes.iter().any(home),
        code: actor.codes.iter().any(|code| home(code) && sector(code)),
        name: actor.names.contains(&plain(&entity.name)) || same_id(actor, entity, gazetteer),
    }
}

/// Whether a known entity has the id of a row that the actor's canonical name may mean.
fn same_id(actor: &Actor, entity: &Entity<CharSpan>, gazetteer: &Gazetteer) -> bool {
    let rows = gazetteer.named_in_any_case(&plain(&actor.canon.name));
    let ids = rows.iter().filter(|posting| !posting.surname).map(|posting| {
        let row = gazetteer.row(posting.row);
        match row.table() {
            Table::Cities | Table::Towns => format!("geonames-{}", row.id()),
            _ => row.id().to_lowercase().replace(' ', "-"),
        }
    });
    entity.known && ids.into_iter().any(|id| id == entity.id)
}

/// Scores the actors of a data set.
pub(super) fn score(
    data: &str,
    gazetteer: &Gazetteer,
    readings: &[Reading],
    codes: &CountryCodes,
    options: &Options,
    errors: &mut Errors,
) -> Vec<Figure> {
    let mut verdicts: Vec<(String, Verdict)> = Vec::new();
    for reading in readings {
        let homes = homes(&reading.gold, &reading.entities);
        for actor in actors(&reading.gold, codes) {
            let entity = holder(&actor, &homes).and_then(|at| reading.entities.get(at));
            let verdict = judge(&actor, entity, codes, gazetteer);
            verdicts.push((actor.canon.class.clone(), verdict));
            if !verdict.wrong().is_empty() {
                errors.show(&verdict.wrong(), || describe(reading, &actor, entity, verdict));
            }
        }
    }
    println!("{data} actors: {}", verdicts.len());
    let mut rows = figures(data, verdicts.iter().map(|(_, verdict)| *verdict));
    if options.by_type {
        let classes: BTreeSet<&str> = verdicts.iter().map(|(class, _)| class.as_str()).collect();
        for class in classes {
            let own = verdicts.iter().filter(|(other, _)| other == class).map(|(_, verdict)| *verdict);
            rows.extend(figures(&format!("{data}/{class}"), own));
        }
    }
    rows
}

fn figures(data: &str, verdicts: impl Iterator<Item = Verdict>) -> Vec<Figure> {
    let all: Vec<Verdict> = verdicts.collect();
    let figure = |metric, right: fn(&Verdict) -> bool| {
        let value = 100.0 * ratio(all.iter().filter(|verdict| right(verdict)).count(), all.len());
        Figure { task: super::TASK, data: data.to_owned(), metric, value }
    };
    vec![
        figure("actors found", |verdict| verdict.found),
        figure("actors country", |verdict| verdict.country),
        figure("actors code", |verdict| verdict.code),
        figure("actors name", |verdict| verdict.name),
        figure("actors", |verdict| verdict.all()),
    ]
}

fn describe(reading: &Reading, actor: &Actor, entity: Option<&Entity<CharSpan>>, verdict: Verdict) -> String {
    let gold = &actor.canon;
    let place = actor.mentions.first().map_or_else(String::new, |span| around(&reading.gold.text, *span));
    let ours = entity.map_or_else(
        || "no entity with most of its mentions".to_owned(),
        |entity| {
            let country = entity.country.as_deref().unwrap_or("-");
            format!("{} {country} {} ({})", entity.name, entity.sectors.join(" "), entity.id)
        },
    );
    format!(
        "{}: {place}   gold {} {} {}   ours {ours}   {}",
        reading.gold.id,
        gold.name,
        gold.country.as_deref().unwrap_or("-"),
        gold.actor_code.as_deref().unwrap_or("-"),
        verdict.wrong().join("+"),
    )
}

#[cfg(test)]
#[path = "actor_tests.rs"]
mod tests;
