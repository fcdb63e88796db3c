//! Titles and descriptions: what they say of the one they stand with, and who they mean where they stand alone.
//!
//! "Iran's president" is the holder of an office of a country on the report's date. A person of the report who is said
//! to hold the office comes first; then the tables. Text beats table: where the two differ, a note says so.

use super::finish;
use super::persons;
use super::scene::Scene;
use super::thing::{Cast, Thing};
use crate::mentions::{Class, Mention, Reference, descriptions, phrase, pronouns};
use dateline_knowledge::gazetteer::{Covers, Row, Table};
use dateline_types::document::Word;
use dateline_types::{MentionForm, NameKind, Note, Relation, Upos};

/// What a title or description says: an office, a sector, a country, and whether it is still held.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    /// Key of the table of offices.
    pub(crate) office: Option<String>,
    /// The words, without article and country.
    pub(crate) words: String,
    /// Sector codes.
    pub(crate) sectors: Vec<String>,
    /// ISO 3166 alpha-3, or a slot.
    pub(crate) country: Option<String>,
    /// Former, late, acting, deputy: not the one who holds the office now.
    pub(crate) past: bool,
}

/// Words before an office that say it is not held now.
#[rustfmt::skip]
const PAST: [&str; 14] = [
    "former", "retired", "ex", "late", "then", "outgoing", "ousted", "deposed", "onetime", "previous", "would-be", "next", "future",
    "incoming",
];

/// Words before an office that say it is another, under it.
const UNDER: [&str; 4] = ["deputy", "vice", "assistant", "acting"];

/// Reads a title or description. `noun` is its head noun.
pub(crate) fn part(scene: &Scene, cast: &Cast, mention: usize, noun: Word) -> Part {
    let own = &scene.mentions[mention];
    let mut country = country_of(scene, cast, mention);
    if country.is_none() && own.reference == Reference::Possessed {
        country = possessor(scene, cast, mention).and_then(|thing| cast.things[thing].country.clone());
    }
    let role = descriptions::role_of(scene.gazetteer, noun, country.as_deref()).map(|(row, _)| row);
    // The leader of a party leads no state.
    let leads_body = matches!(noun.lemma(), "leader" | "head" | "chief" | "boss")
        && scene.inside(mention).any(|inner| {
            let inner = &scene.mentions[inner];
            inner.kind == Some(NameKind::Organisation) && inner.words.start > noun.index()
        });
    let row = role.or(own.role).map(|row| scene.row(row)).filter(|_| !leads_body);
    let office = row.filter(|row| row.table() == Table::Offices);
    let before = |list: &[&str]| {
        let mut words = phrase::modifiers(noun).chain(noun.child(Relation::Amod));
        words.any(|word| list.contains(&word.form().to_lowercase().trim_end_matches('-')))
    };
    let past = before(&PAST);
    let under = before(&UNDER);
    let mut sectors: Vec<String> = row.map(|row| row.sectors().map(str::to_owned).collect()).unwrap_or_default();
    if sectors.is_empty() {
        // Who speaks for a body or leads it is of its sector.
        let of = scene
            .inside(mention)
            .filter_map(|inner| cast.of(inner))
            .find(|&thing| !cast.things[thing].sectors.is_empty());
        sectors = of.map(|thing| cast.things[thing].sectors.clone()).unwrap_or_default();
    }
    let in_office = |code: &String| matches!(code.as_str(), "GOV" | "MIL" | "COP" | "LEG" | "JUD" | "SPY");
    if past && (office.is_some() || sectors.first().is_some_and(in_office)) {
        sectors = vec!["ELI".to_owned()];
    }
    Part {
        office: office.map(|row| row.id().to_owned()),
        words: described(scene, own, noun),
        sectors,
        country,
        past: past || under,
    }
}

/// The words of a part without article, country and name: "foreign minister", "presidential adviser".
fn described(scene: &Scene, own: &Mention, noun: Word) -> String {
    let mut text = String::new();
    let first = own.words.start;
    let is_named = |index: usize| {
        let near = scene.mentions.partition_point(|other| other.words.start + 12 < index);
        let mut near = scene.mentions[near..].iter().take_while(|other| other.words.start <= index);
        near.any(|other| other.name.as_ref() == Some(&other.words) && other.words.contains(&index))
    };
    for index in first..=noun.index() {
        let Some(word) = scene.tree.get(index) else { continue };
        let about = matches!(word.relation(), Relation::Det | Relation::NmodPoss | Relation::Case | Relation::Punct);
        let skip = index != noun.index() && (about || is_named(index));
        if !skip {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&word.form().to_lowercase());
        }
    }
    text
}

/// The country that stands in a phrase: "Iranian officials", "a senior official from the UAE", "President Rouhani of Iran".
fn country_of(scene: &Scene, cast: &Cast, mention: usize) -> Option<String> {
    // "Karabakh's Armenian forces": whose forces they are stands next to them.
    const FORCES: [&str; 6] = ["force", "troop", "army", "soldier", "fighter", "military"];
    let head = scene.head(mention).filter(|head| FORCES.contains(&head.lemma()));
    let beside = |inner: &usize| {
        let demonym = scene.mentions[*inner].kind == Some(NameKind::Norp);
        demonym && scene.head(*inner).is_some_and(|own| own.parent() == head && own.relation() == Relation::Amod)
    };
    let whose = head.and_then(|_| scene.inside(mention).find(beside)).and_then(|inner| cast.of(inner));
    if let Some(country) = whose.and_then(|thing| cast.things[thing].country.clone()) {
        return Some(country);
    }
    scene
        .inside(mention)
        .filter(|&inner| {
            let inner = &scene.mentions[inner];
            matches!(inner.kind, Some(NameKind::Gpe | NameKind::Norp | NameKind::Location | NameKind::Organisation))
        })
        .filter_map(|inner| cast.of(inner))
        .find_map(|thing| cast.things[thing].country.clone())
        .or_else(|| country_of_superior(scene, cast, mention))
}

/// The country of the one whom "an aide to Rouhani" serves.
fn country_of_superior(scene: &Scene, cast: &Cast, mention: usize) -> Option<String> {
    let own = &scene.mentions[mention];
    let superior = scene.inside(mention).find(|&inner| {
        let inner = &scene.mentions[inner];
        inner.kind == Some(NameKind::Person)
            && inner.words.start > own.head
            && own.name.is_none()
            && is_of_another(scene, own.head, inner.words.start)
    })?;
    let thing = &cast.things[cast.of(superior)?];
    thing.country.clone().or_else(|| thing.row.and_then(|row| scene.row(row).country()).map(str::to_owned))
}

/// Who a phrase belongs to: "his" in "his counterpart".
pub(crate) fn possessor(scene: &Scene, cast: &Cast, mention: usize) -> Option<usize> {
    scene
        .inside(mention)
        .filter(|&inner| scene.head(inner).is_some_and(|head| head.relation() == Relation::NmodPoss))
        .find_map(|inner| cast.of(inner))
}

/// Reads the titles that stand with names, and appositions to them, into the things they speak of.
pub(crate) fn read_titles(scene: &Scene, cast: &mut Cast) {
    for mention in 0..scene.mentions.len() {
        let own = &scene.mentions[mention];
        let (Some(name), MentionForm::Role) = (own.name.clone(), own.form) else { continue };
        let Some(named) = scene.inside(mention).find(|&inner| scene.mentions[inner].words == name) else { continue };
        let Some(thing) = cast.of(named) else { continue };
        cast.tie(mention, thing, "title");
        let noun = descriptions::title_of(scene.gazetteer, scene.tree, &own.words, &name);
        // "Dr" and "Mr" are no part that one plays.
        let Some(noun) = noun.filter(|noun| !persons::is_honorific(noun.form())) else { continue };
        let part = part(scene, cast, mention, noun);
        take(&mut cast.things[thing], part);
    }
    for mention in 0..scene.mentions.len() {
        if let Some(thing) = apposed(scene, cast, mention) {
            cast.tie(mention, thing, "apposition");
            if let Some(noun) = scene.head(mention) {
                let part = part(scene, cast, mention, noun);
                take(&mut cast.things[thing], part);
            }
        }
    }
}

/// The thing a description stands in apposition to: "Abbas Araghchi, Iran's foreign minister", "HRANA, a US-based NGO".
fn apposed(scene: &Scene, cast: &Cast, mention: usize) -> Option<usize> {
    let own = &scene.mentions[mention];
    if own.form != MentionForm::Role || own.name.is_some() || cast.of(mention).is_some() {
        return None;
    }
    let head = scene.head(mention)?;
    if let Some(name) = followed_by_name(scene, mention) {
        return cast.of(name);
    }
    let other = match head.relation() {
        Relation::Appos => head.parent(),
        // "Iran's foreign minister, Abbas Araghchi".
        _ => head.child(Relation::Appos),
    }?;
    let other = scene.headed_by(other.index()).filter(|&other| scene.mentions[other].name.is_some())?;
    let person = |class: Class| matches!(class, Class::Person | Class::People);
    let fits = person(own.class) == person(scene.mentions[other].class);
    cast.of(other).filter(|_| fits && own.plural == scene.mentions[other].plural)
}

/// The name of a person that follows a description at once, however the two were parsed: "his counterpart Donald Trump".
fn followed_by_name(scene: &Scene, mention: usize) -> Option<usize> {
    let own = &scene.mentions[mention];
    // Where the two were parsed as one, the phrase holds the name: "Secretary of [State Mike Pompeo]". An "adviser to
    // President Rouhani", a "spokesman for Rouhani" is another.
    let swallowed = |other: &usize| {
        let other = &scene.mentions[*other];
        if is_of_another(scene, own.head, other.words.start) || is_kin_of(scene, own.head, other.words.start) {
            return false;
        }
        other.kind == Some(NameKind::Person)
            && other.words.end == own.words.end
            && other.words.start > own.head
            && other.name.as_ref() == Some(&other.words)
    };
    if let Some(name) = scene.inside(mention).find(swallowed).filter(|_| own.class == Class::Person) {
        return Some(name);
    }
    let next = (mention + 1..scene.mentions.len()).find(|&other| scene.mentions[other].words.start >= own.words.end)?;
    let name = &scene.mentions[next];
    let kin = is_kin_of(scene, own.head, name.words.start);
    let adjacent = !kin && name.words.start == own.words.end && name.name.as_ref() == Some(&name.words);
    (adjacent && own.class == Class::Person && name.kind == Some(NameKind::Person)).then_some(next)
}

/// "Son of the late founder Osama bin Laden": kin is of the one who is named.
fn is_kin_of(scene: &Scene, head: usize, name: usize) -> bool {
    let kin = scene.tree.get(head).is_some_and(|noun| {
        let rows = scene.gazetteer.named(noun.lemma());
        rows.iter()
            .map(|posting| scene.row(posting.row))
            .any(|row| row.table() == Table::Roles && row.kind() == "family")
    });
    kin && (head + 1..name).filter_map(|at| scene.tree.get(at)).next().is_some_and(|of| of.lemma() == "of")
}

/// Whether a preposition says that a name inside a phrase is somebody else's: any but "of", or one right before the name,
/// unless a place was read into the name: "governor of [Alaska Sarah Palin]".
fn is_of_another(scene: &Scene, head: usize, name: usize) -> bool {
    let mut between = (head + 1..name).filter_map(|at| scene.tree.get(at));
    let case = |word: &Word| word.upos() == Upos::Adp || word.form().eq_ignore_ascii_case("to");
    let place = || {
        let rows = scene.tree.get(name).map(|first| scene.gazetteer.named(first.form())).unwrap_or_default();
        rows.iter().any(|row| matches!(scene.row(row.row).table(), Table::Countries | Table::Regions))
    };
    between.any(|word| case(&word) && (word.lemma() != "of" || word.index() + 1 == name && !place()))
}

fn take(thing: &mut Thing, part: Part) {
    if thing.role.is_none() || thing.office.is_none() && part.office.is_some() {
        thing.role = Some(part.words);
        if !part.past {
            thing.office = part.office.or(thing.office.take());
        }
    }
    if thing.country.is_none() {
        thing.country = part.country;
    }
    // Text beats table: a body is what the report calls it.
    let called = thing.class == Some(Class::Body) && !part.sectors.is_empty();
    if thing.sectors.is_empty() || called {
        thing.sectors = part.sectors;
    }
}

/// Notes where the report gives an office to another than the tables do.
pub(crate) fn compare(scene: &Scene, cast: &Cast, notes: &mut Vec<Note>) {
    let Some(date) = scene.date else { return };
    for thing in cast.things.iter().filter(|thing| thing.is_person()) {
        let (Some(office), Some(country), Some(&mention)) = (&thing.office, &thing.country, thing.mentions.first())
        else {
            continue;
        };
        let holders = scene.gazetteer.holders(office, country, date);
        let mut certain = holders.iter().filter(|tenure| tenure.covers(date) == Covers::Yes);
        let Some(holder) = certain.next_back().filter(|holder| Some(holder.person) != thing.row) else { continue };
        let single = holders.len() == 1;
        if single && is_unique(office) {
            notes.push(Note {
                span: scene.mentions[mention].span,
                what: format!(
                    "the report has {} as {office} of {country}; the tables have {} since {} ({}): the report was followed",
                    thing.names.first().map_or("another", String::as_str),
                    scene.row(holder.person).name(),
                    holder.from.map_or_else(|| "an unknown day".to_owned(), |from| from.to_string()),
                    holder.source,
                ),
            });
        }
    }
}

/// Offices of which a country has one.
pub(crate) fn is_unique(office: &str) -> bool {
    #[rustfmt::skip]
    const ONE: [&str; 9] = [
        "president", "prime-minister", "supreme-leader", "chancellor", "monarch", "foreign-minister", "defence-minister",
        "interior-minister", "finance-minister",
    ];
    ONE.contains(&office)
}

/// States whose president stands above government and does not lead it.
#[rustfmt::skip]
const PARLIAMENTARY: [&str; 40] = [
    "DEU", "ITA", "IND", "ISR", "GRC", "AUT", "IRL", "CZE", "HUN", "PAK", "BGD", "ETH", "IRQ", "LBN", "ALB", "BGR", "HRV", "EST", "LVA",
    "SVN", "SVK", "MLT", "ISL", "SGP", "NPL", "TTO", "MUS", "XKX", "MKD", "MNE", "SRB", "FIN", "POL", "PRT", "ARM", "GEO", "MDA", "FJI",
    "WSM", "VUT",
];

/// Offices that "leader" and the like may mean, in the order in which a country's highest is looked for.
const HIGHEST: [&str; 6] = ["supreme-leader", "president", "prime-minister", "chancellor", "monarch", "junta-leader"];

/// The holder of an office of a country on the report's date: a person of the report who is said to hold it, else the
/// one of the tables. With what told it.
pub(crate) fn holder(scene: &Scene, cast: &mut Cast, part: &Part) -> Option<(usize, String)> {
    let (office, country) = (part.office.as_deref()?, part.country.as_deref()?);
    if part.past {
        return None;
    }
    let mut offices: Vec<&str> = if office == "leader" { HIGHEST.to_vec() } else { vec![office] };
    if PARLIAMENTARY.contains(&country) {
        offices.sort_by_key(|office| *office == "president");
    }
    // Text first.
    for office in &offices {
        let said = |thing: &Thing| {
            thing.is_person() && thing.office.as_deref() == Some(*office) && thing.country.as_deref() == Some(country)
        };
        if let Some(thing) = cast.things.iter().position(said) {
            return Some((thing, format!("office:{}.{office} in the report", country.to_lowercase())));
        }
    }
    // A country has many mayors: the tables cannot say which is meant.
    const MANY: [&str; 8] =
        ["mayor", "governor", "lieutenant-governor", "ambassador", "senator", "lawmaker", "judge", "police-chief"];
    let date = scene.date.filter(|_| !MANY.contains(&office))?;
    let holders: Vec<_> = offices.iter().flat_map(|office| scene.gazetteer.holders(office, country, date)).collect();
    let why = |office: &str| format!("office:{}.{office}@{date}", country.to_lowercase());
    // One who is named in the report, else the first.
    for tenure in &holders {
        if let Some(thing) = cast.with_row(tenure.person) {
            return Some((thing, why(tenure.office)));
        }
    }
    let certain: Vec<_> = holders.iter().filter(|tenure| tenure.covers(date) == Covers::Yes).collect();
    let tenure =
        certain.first().copied().or(holders.first().filter(|only| holders.len() == 1 && only.from.is_some()))?;
    if certain.len() > 1 && office != "leader" {
        return None;
    }
    let row = scene.row(tenure.person);
    let thing = cast.add(person_of(row));
    cast.things[thing].office = Some(tenure.office.to_owned());
    cast.things[thing].country = Some(country.to_owned());
    cast.things[thing].sectors.clone_from(&part.sectors);
    cast.things[thing].role = Some(finish::words_of(scene, tenure.office, true));
    Some((thing, why(tenure.office)))
}

/// A person the report does not name.
fn person_of(row: Row) -> Thing {
    Thing {
        class: Some(Class::Person),
        names: vec![row.name().to_owned()],
        row: Some(row.row_id()),
        sex: row.sex().map(persons::letter),
        ..Thing::default()
    }
}

/// Whether a possessor of a phrase is the one who speaks: "my minister".
pub(crate) fn is_own(scene: &Scene, mention: usize) -> bool {
    scene.inside(mention).any(|inner| {
        scene.mentions[inner].form == MentionForm::Pronoun
            && pronouns::reading(scene.text(inner)).is_some_and(|pronoun| pronoun.person == 1)
    })
}
