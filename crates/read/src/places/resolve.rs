//! Toponym resolution: of all places of a name, the one the report means.
//!
//! Each candidate is weighed by its size, by what contains it ("Troy, North Carolina"), by the countries the report
//! speaks of, by its dateline, and by the distance to the other places of the report; all mentions of a name mean the
//! same place (Leidner 2007; Lieberman and Samet 2012). Weights were chosen on `GeoVirus` dev and our own stories.

use crate::mentions::{Mention, halves};
use dateline_knowledge::gazetteer::{Gazetteer, Row, RowId, Table, fold};
use dateline_types::document::{Tree, Word};
use dateline_types::{NameKind, Relation};
use rustc_hash::FxHashMap;

/// A place name of the report and what it was resolved to.
#[derive(Clone, Debug, PartialEq)]
pub struct Toponym {
    /// Index of the mention.
    pub mention: usize,
    /// The place; none where no table has it.
    pub row: Option<RowId>,
    /// Of a place that no table has, the country it must lie in: that of what contains it, or the report's.
    pub country: Option<String>,
    /// What decided.
    pub why: &'static str,
}

/// So many names of a report are neighbours to the others: a bound for lists of thousands.
const NEIGHBOURS: usize = 200;

/// More candidates of one name are not weighed: the largest come first.
const MOST: usize = 24;

/// What each piece of evidence weighs.
const CONTAINED: f64 = 6.0;
const SAME_COUNTRY: f64 = 1.6;
const SAME_REGION: f64 = 1.0;
const NEAR: f64 = 1.2;
const CAPITAL: f64 = 1.2;
const CLASS: f64 = 3.0;
const OTHER_NAME: f64 = 1.5;
const AMONG: f64 = 2.0;
const SEAT: f64 = 3.0;

/// Resolves the place names among `mentions`. `dateline` is the wire dateline's place.
pub fn resolve(gazetteer: &Gazetteer, tree: Tree, mentions: &[Mention], dateline: Option<&str>) -> Vec<Toponym> {
    let text = tree.document().text;
    let mut names: Vec<Name> = Vec::new();
    let mut by_text: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, mention) in mentions.iter().enumerate() {
        if !matches!(mention.kind, Some(NameKind::Gpe | NameKind::Location | NameKind::Facility))
            || mention.name.as_ref() != Some(&mention.words)
        {
            continue;
        }
        let own = mention.span.of(text);
        let at = *by_text.entry(own).or_insert_with(|| {
            let half = halves::state_of(own, text).and_then(|iso| gazetteer.country(iso));
            let candidates = half.map_or_else(|| candidates(gazetteer, own), |state| vec![state.row_id()]);
            names.push(Name { text: own, candidates, ..Name::default() });
            names.len() - 1
        });
        names[at].mentions.push(index);
        let cue = class_cue(tree, mention);
        names[at].cue = names[at].cue.or(cue);
        let holder = container(gazetteer, tree, mentions, mention);
        // "Kura in Plateau state": a region, in so many words. "Stroud, Ontario": with commas about it.
        let in_region = tree.document().word(mention.words.end) == "in" && holder.iter().all(|code| code.contains('.'));
        names[at].placed |= !holder.is_empty() && (in_region || is_set_off(tree, mentions, mention));
        names[at].within.extend(holder);
    }
    let mut context = Context::of(gazetteer, tree, mentions, dateline);
    // Twice: first each name for itself, then with what the others were found to be.
    for round in 0..2 {
        for name in &mut names {
            (name.chosen, name.why) = name.best(gazetteer, &context, round);
        }
        context.places = names
            .iter()
            .take(NEIGHBOURS)
            .filter_map(|name| {
                let row = gazetteer.row(name.chosen?);
                let broad = matches!(row.table(), Table::Countries | Table::Geography);
                let region = row.country().filter(|_| row.table() == Table::Regions).map(str::to_owned);
                Some(Known { point: row.point()?, broad, region, text: name.text.to_owned() })
            })
            .collect();
        for name in &names {
            let Some(row) = name.chosen.map(|row| gazetteer.row(row)) else { continue };
            if round == 0 && row.table() != Table::Countries {
                if let Some(country) = row.country() {
                    context.count(country, 0.3 * name.mentions.len() as f64);
                }
                if let Some(region) = row.region() {
                    *context.regions.entry(region.to_owned()).or_default() += name.mentions.len() as f64;
                }
            }
        }
    }
    let mut found: Vec<Toponym> = names
        .into_iter()
        .flat_map(|name| {
            let (row, why) = (name.chosen, name.why);
            let country = if row.is_none() { name.country(&context) } else { None };
            name.mentions.into_iter().map(move |mention| Toponym { mention, row, country: country.clone(), why })
        })
        .collect();
    found.sort_by_key(|toponym| toponym.mention);
    found
}

/// One name of the report, with all its mentions.
#[derive(Default)]
struct Name<'t> {
    text: &'t str,
    mentions: Vec<usize>,
    candidates: Vec<RowId>,
    /// What contains it, as the report says: codes of countries and regions.
    within: Vec<String>,
    /// Whether it is said to lie in a region, and no more.
    placed: bool,
    cue: Option<Cue>,
    chosen: Option<RowId>,
    why: &'static str,
}

/// What the words around a name say of its class.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Town,
    Village,
    Region,
    Water,
}

struct Known {
    point: (f64, f64),
    broad: bool,
    /// Of a region its country.
    region: Option<String>,
    text: String,
}

/// What the report speaks of.
#[derive(Default)]
struct Context {
    countries: FxHashMap<String, f64>,
    regions: FxHashMap<String, f64>,
    dateline: Vec<String>,
    places: Vec<Known>,
    /// The keys of `countries`, and the sum of its counts.
    order: Vec<String>,
    total: f64,
}

impl Context {
    /// The country of which more is said than of all others together. Looked up by a sorted list, for maps have no order.
    fn main(&self) -> Option<String> {
        let all: f64 = self.total;
        let mut names: Vec<&String> = self.order.iter().collect();
        names.sort_unstable();
        names.into_iter().find(|name| 2.0 * self.countries.get(*name).copied().unwrap_or(0.0) > all).cloned()
    }

    fn count(&mut self, country: &str, by: f64) {
        let count = self.countries.entry(country.to_owned()).or_insert_with(|| {
            self.order.push(country.to_owned());
            0.0
        });
        *count += by;
        self.total += by;
    }

    fn of(gazetteer: &Gazetteer, tree: Tree, mentions: &[Mention], dateline: Option<&str>) -> Self {
        let mut context = Self::default();
        let text = tree.document().text;
        for mention in mentions.iter().filter(|mention| mention.name.as_ref() == Some(&mention.words)) {
            for posting in gazetteer.named(mention.span.of(text)) {
                let row = gazetteer.row(posting.row);
                if row.table() == Table::Countries {
                    context.count(row.id(), 1.0);
                }
            }
        }
        for posting in dateline.map(|place| gazetteer.named(place)).unwrap_or_default().iter().take(3) {
            let row = gazetteer.row(posting.row);
            if matches!(row.table(), Table::Cities | Table::Regions) {
                context.dateline.extend(row.country().map(str::to_owned));
            }
        }
        context
    }
}

impl Name<'_> {
    /// The weightiest candidate, and what decided for it.
    fn best(&self, gazetteer: &Gazetteer, context: &Context, round: usize) -> (Option<RowId>, &'static str) {
        let mut best: Option<(f64, RowId, &'static str)> = None;
        for &id in self.candidates.iter().filter(|id| self.may_be(gazetteer, gazetteer.row(**id), context)) {
            let (weight, why) = self.weigh(gazetteer, id, context, round);
            if best.is_none_or(|(most, ..)| weight > most) {
                best = Some((weight, id, why));
            }
        }
        best.map_or((None, "unknown"), |(_, id, why)| (Some(id), if self.candidates.len() == 1 { "only" } else { why }))
    }

    /// Not a town of another region than the report says. A village that no table has is no city of its name in a country
    /// that the report does not speak of.
    fn may_be(&self, gazetteer: &Gazetteer, row: Row, context: &Context) -> bool {
        const VILLAGERS: u32 = 20_000;
        let here = |code: Option<&str>| code.is_some_and(|code| self.within.iter().any(|own| own == code));
        if self.placed
            && matches!(row.table(), Table::Cities | Table::Towns)
            && !here(row.region())
            && !here(row.country())
        {
            return false;
        }
        let spoken_of = row
            .country()
            .is_some_and(|iso| context.countries.contains_key(iso) || context.dateline.iter().any(|own| own == iso));
        let town = matches!(row.table(), Table::Cities | Table::Towns);
        // "Nyanza province" is no far town of its name either.
        if self.cue == Some(Cue::Region) && town && !context.order.is_empty() && !self.is_of_region_too(gazetteer) {
            return spoken_of;
        }
        if self.cue != Some(Cue::Village) || context.order.is_empty() {
            return true;
        }
        spoken_of && (!matches!(row.table(), Table::Cities) || row.population() <= VILLAGERS)
    }

    /// The country of a name that no table has.
    fn country(&self, context: &Context) -> Option<String> {
        let of = |code: &String| code.split('.').next().unwrap_or(code).to_owned();
        // Of several regions of one name the one of a country that the report speaks of.
        let spoken_of = |iso: &String| context.countries.contains_key(iso.as_str()) || context.dateline.contains(iso);
        let holder = self.within.iter().map(of).find(spoken_of).or_else(|| self.within.first().map(of));
        holder.or_else(|| context.main())
    }

    /// "Georgia": a state of another country has the name too.
    fn is_of_region_too(&self, gazetteer: &Gazetteer) -> bool {
        self.candidates.iter().any(|row| gazetteer.row(*row).table() == Table::Regions)
    }

    fn weigh(&self, gazetteer: &Gazetteer, id: RowId, context: &Context, round: usize) -> (f64, &'static str) {
        let row = gazetteer.row(id);
        let (mut weight, mut why) = match row.table() {
            Table::Countries if self.is_of_region_too(gazetteer) => (9.6, "country"),
            Table::Countries => (14.0, "country"),
            Table::Geography => (7.0, "geography"),
            Table::Facilities => (6.0, "facility"),
            Table::Regions => (5.6, "region"),
            _ => (magnitude(row.population()), "population"),
        };
        // Another spelling, or another town's name in another tongue.
        if matches!(row.table(), Table::Cities) && fold(row.name()) != fold(self.text) {
            weight -= OTHER_NAME;
        }
        let (country, region) = (row.country(), row.region());
        if country.and_then(|iso| gazetteer.capital_of(iso)).is_some_and(|capital| capital.id() == row.id()) {
            weight += CAPITAL;
        }
        if self.within.iter().any(|holder| Some(holder.as_str()) == country || Some(holder.as_str()) == region) {
            weight += CONTAINED;
            why = "contained";
        }
        let mentioned = country.and_then(|iso| context.countries.get(iso)).copied().unwrap_or(0.0);
        if row.table() != Table::Countries && mentioned > 0.0 {
            weight += SAME_COUNTRY * growing(mentioned);
            why = if why == "population" && mentioned >= 1.0 { "country named" } else { why };
        }
        if country.is_some_and(|iso| context.dateline.iter().any(|own| own == iso)) {
            weight += 1.0;
        }
        if let Some(near) = region.and_then(|region| context.regions.get(region)) {
            weight += SAME_REGION * growing(*near);
        }
        weight += match (self.cue, row.table()) {
            (Some(Cue::Region), Table::Regions) | (Some(Cue::Town | Cue::Village), Table::Cities | Table::Towns) => {
                CLASS
            }
            (Some(Cue::Water), Table::Geography) => CLASS,
            _ => 0.0,
        };
        // "Georgia, Michigan and Wisconsin": a region among regions.
        let among =
            |known: &Known| known.text != self.text && known.region.is_some() && known.region.as_deref() == country;
        // A province is called by its own name less often than the town it is called after.
        let seat = |other: &RowId| {
            let other = gazetteer.row(*other);
            // A region without a point of its own is a city that governs itself: "Shusha City".
            let city = row.point().is_none() && other.country() == country;
            other.table() == Table::Cities && (other.region() == Some(row.id()) || city)
        };
        if row.table() == Table::Regions && self.cue != Some(Cue::Region) && self.candidates.iter().any(seat) {
            weight -= SEAT;
        }
        if round > 0 && row.table() == Table::Regions {
            weight += AMONG * growing(context.places.iter().filter(|known| among(known)).count() as f64);
        }
        if round > 0
            && !matches!(row.table(), Table::Countries | Table::Geography)
            && let Some(point) = row.point()
        {
            let near = context
                .places
                .iter()
                .filter(|known| known.text != self.text && !known.broad)
                .map(|known| kilometres(point, known.point))
                .fold(f64::INFINITY, f64::min);
            weight += NEAR / (1.0 + near / 200.0);
        }
        (weight, why)
    }
}

/// The rows that a name may mean, large ones first.
fn candidates(gazetteer: &Gazetteer, name: &str) -> Vec<RowId> {
    let places = |name: &str| -> Vec<RowId> {
        gazetteer
            .named(name)
            .into_iter()
            .map(|posting| posting.row)
            .filter(|row| {
                matches!(
                    gazetteer.row(*row).table(),
                    Table::Countries
                        | Table::Regions
                        | Table::Cities
                        | Table::Towns
                        | Table::Geography
                        | Table::Facilities
                )
            })
            .collect()
    };
    let mut found = places(name);
    if found.is_empty() {
        // "Anbar province", "the city of Mosul", "northern Mali".
        found = shorter(name).find_map(|name| Some(places(name)).filter(|rows| !rows.is_empty())).unwrap_or_default();
    }
    // What is no town has no people to be sorted by, and there are few of it.
    found.sort_by_key(|row| {
        let row = gazetteer.row(*row);
        (matches!(row.table(), Table::Cities | Table::Towns), std::cmp::Reverse(row.population()))
    });
    found.truncate(MOST);
    found
}

/// A name without the words that say what it is of.
fn shorter(name: &str) -> impl Iterator<Item = &str> {
    #[rustfmt::skip]
    const AFTER: [&str; 15] = [
        " Province", " province", " State", " state", " Governorate", " Region", " region", " District", " district", "
        City", " city", " Oblast", " Prefecture", " Municipality", " Island",
    ];
    #[rustfmt::skip]
    const BEFORE: [&str; 20] = [
        "Province of ", "State of ", "City of ", "Republic of ", "Northern ", "Southern ", "Eastern ", "Western ",
        "northern ", "southern ", "eastern ", "western ", "North ", "South ", "East ", "West ", "Central ", "central ",
        "Greater ", "the ",
    ];
    let after = AFTER.iter().filter_map(move |end| name.strip_suffix(end));
    after.chain(BEFORE.iter().filter_map(move |start| name.strip_prefix(start)))
}

/// What the words of a name and around it say of its class.
fn class_cue(tree: Tree, mention: &Mention) -> Option<Cue> {
    let around = |index: Option<usize>| index.and_then(|index| tree.get(index)).map(|word| word.form().to_lowercase());
    let after = around(Some(mention.words.end));
    let two_before = mention.words.start.checked_sub(2);
    let of = around(mention.words.start.checked_sub(1)).is_some_and(|word| word == "of");
    let before = around(two_before).filter(|_| of);
    let own =
        tree.get(mention.words.end - 1).map(|word| word.form().to_lowercase()).filter(|_| mention.words.len() > 1);
    for word in [after, before, own].into_iter().flatten() {
        let cue = match word.as_str() {
            "village" | "hamlet" => Cue::Village,
            "city" | "town" | "suburb" | "port" | "municipality" => Cue::Town,
            "province" | "state" | "region" | "governorate" | "county" | "prefecture" | "oblast" | "canton"
            | "provinces" | "states" | "regions" => Cue::Region,
            "river" | "sea" | "lake" | "ocean" | "strait" | "gulf" | "bay" => Cue::Water,
            _ => continue,
        };
        return Some(cue);
    }
    None
}

/// The codes of what a mention is said to lie in: "Troy, North Carolina", "Goma in eastern Congo".
fn container(gazetteer: &Gazetteer, tree: Tree, mentions: &[Mention], mention: &Mention) -> Vec<String> {
    let document = tree.document();
    let mut codes = Vec::new();
    let next = mentions.partition_point(|other| other.words.start < mention.words.end);
    let after = mentions[next..].iter().take(3).find(|other| other.name.as_ref() == Some(&other.words));
    let Some(after) = after.filter(|other| other.words.start <= mention.words.end + 2) else { return codes };
    let between: Vec<&str> = (mention.words.end..after.words.start).map(|index| document.word(index)).collect();
    let head = tree.get(after.head);
    let hangs = head.and_then(|word| word.parent()).is_some_and(|parent| mention.words.contains(&parent.index()));
    let joined = match between[..] {
        [","] => head.is_some_and(|word| !matches!(word.relation(), Relation::Conj) || !is_list(tree, after)),
        ["in"] | [",", "in"] => true,
        ["(" | "'s" | "’s"] => hangs,
        _ => false,
    };
    if joined {
        for posting in gazetteer.named(after.span.of(document.text)) {
            let row = gazetteer.row(posting.row);
            match row.table() {
                Table::Countries | Table::Regions => codes.push(row.id().to_owned()),
                _ => {}
            }
        }
    }
    codes
}

/// "in Stroud, Ontario, on Monday": what it lies in stands between commas, or ends the sentence. "In Paris, Germany's chancellor"
/// is of no such town.
fn is_set_off(tree: Tree, mentions: &[Mention], mention: &Mention) -> bool {
    let document = tree.document();
    if document.word(mention.words.end) != "," {
        return false;
    }
    let next = mentions.partition_point(|other| other.words.start <= mention.words.end);
    let holder = mentions[next..].iter().take(3).find(|other| other.name.as_ref() == Some(&other.words));
    holder.is_some_and(|holder| {
        // "a Bradford, Ontario court".
        let of_noun = || {
            let noun = tree.get(holder.words.end).filter(|noun| noun.form().starts_with(char::is_lowercase));
            let compound = |word: Word| word.relation() == Relation::Compound && word.parent() == noun;
            noun.is_some() && tree.get(mention.head).is_some_and(compound)
        };
        let end = document.word(holder.words.end);
        holder.words.start == mention.words.end + 1
            && (matches!(end, "," | "." | ")" | ";") || of_noun())
            && !is_list(tree, holder)
    })
}

/// "Paris, London and Rome": the name after the comma is one of a row.
fn is_list(tree: Tree, mention: &Mention) -> bool {
    let document = tree.document();
    let after = document.word(mention.words.end);
    matches!(after, "and" | "or")
        || (after == "," && document.word(mention.words.end + 1).starts_with(char::is_uppercase) && {
            let far = document.word(mention.words.end + 2);
            matches!(far, "and" | ",")
        })
}

/// The number of decimal digits of a population, with what lies between them: 3.0 for a thousand. In plain arithmetic, so
/// that it comes out the same on every machine.
fn magnitude(people: u32) -> f64 {
    let people = people.max(10);
    let digits = people.ilog10();
    let power = f64::from(10u32.pow(digits));
    f64::from(digits) + (f64::from(people) / power - 1.0) / 9.0
}

/// Grows with a count, ever more slowly: 0, 0.67, 1, 1.2, 1.33 … to 2.
fn growing(count: f64) -> f64 {
    2.0 * count / (count + 2.0)
}

/// The distance between two points, degrees in, kilometres out: on the plane that touches the globe between them, good
/// to a few per cent where it matters, and the same on every machine.
fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let middle = ((a.0 + b.0) / 2.0).to_radians();
    let square = middle * middle;
    let cosine = 1.0 - square / 2.0 + square * square / 24.0 - square * square * square / 720.0;
    let turn = (a.1 - b.1).abs();
    let east = turn.min(360.0 - turn) * cosine;
    let north = a.0 - b.0;
    111.195 * (east * east + north * north).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_arithmetic_comes_close() {
        assert!((magnitude(1000) - 3.0).abs() < 1e-9 && (magnitude(1_000_000) - 6.0).abs() < 1e-9);
        assert!(magnitude(5_000) > magnitude(4_999));
        // Paris to London: 344 km; over the date line, Suva to Apia: 1,150 km.
        assert!((kilometres((48.857, 2.351), (51.507, -0.128)) - 344.0).abs() < 5.0);
        assert!((kilometres((-18.14, 178.44), (-13.83, -171.77)) - 1150.0).abs() < 40.0);
    }
}
