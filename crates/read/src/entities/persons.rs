//! Persons, from their names: one for each full name, with its short forms; then the rows of the tables they are.

use super::scene::Scene;
use super::thing::{Cast, Thing};
use crate::mentions::Class;
use dateline_knowledge::gazetteer::{Covers, Posting, Row, Sex, Table, fold};
use dateline_types::{MentionForm, NameKind};
use rustc_hash::FxHashMap;

/// Words before a name that are no part of it, and what they say of sex.
const HONORIFICS: [(&str, Option<char>); 22] = [
    ("mr", Some('m')),
    ("mrs", Some('f')),
    ("ms", Some('f')),
    ("miss", Some('f')),
    ("dr", None),
    ("sir", Some('m')),
    ("dame", Some('f')),
    ("lord", Some('m')),
    ("lady", Some('f')),
    ("prof", None),
    ("professor", None),
    ("gen", None),
    ("general", None),
    ("col", None),
    ("sheikh", Some('m')),
    ("sheikha", Some('f')),
    ("king", Some('m')),
    ("queen", Some('f')),
    ("prince", Some('m')),
    ("princess", Some('f')),
    ("pope", Some('m')),
    ("ayatollah", Some('m')),
];

/// Whether a word before a name says nothing but how one is addressed.
pub(crate) fn is_honorific(word: &str) -> bool {
    const ADDRESS: [&str; 7] = ["mr", "mrs", "ms", "miss", "dr", "prof", "sir"];
    ADDRESS.contains(&word.to_lowercase().trim_end_matches('.'))
}

/// The words of a person's name as they are compared: folded, without honorifics.
fn words(text: &str) -> (Vec<String>, Option<char>) {
    let mut sex = None;
    let mut all: Vec<String> = fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    while all.len() > 1
        && let Some((_, own)) = HONORIFICS.iter().find(|(word, _)| all.first().is_some_and(|first| first == word))
    {
        sex = sex.or(*own);
        all.remove(0);
    }
    (all, sex)
}

/// What the word before a name says of sex: "Mr".
fn honorific_before(scene: &Scene, mention: usize) -> Option<char> {
    let before = scene.tree.get(scene.mentions[mention].words.start.checked_sub(1)?)?;
    let word = fold(before.form().trim_end_matches('.'));
    HONORIFICS.iter().find(|(own, _)| **own == word)?.1
}

/// A person's name so far.
struct Named {
    thing: usize,
    words: Vec<String>,
}

/// Ties the names of persons: full ones first, then the short ones that fit.
pub(crate) fn tie(scene: &Scene, cast: &mut Cast) {
    let mut known: Vec<Named> = Vec::new();
    let mut by_word: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let is_name = |mention: &usize| {
        let own = &scene.mentions[*mention];
        own.kind == Some(NameKind::Person) && own.form == MentionForm::Name
    };
    for short in [false, true] {
        for mention in (0..scene.mentions.len()).filter(is_name) {
            let (own, sex) = words(scene.text(mention));
            let sex = sex.or_else(|| honorific_before(scene, mention));
            if (own.len() < 2) != short || own.is_empty() {
                continue;
            }
            let last = own.last().cloned().unwrap_or_default();
            let named = |word: &str| by_word.get(word).map(Vec::as_slice).unwrap_or_default();
            // One whose family name is spelled another way goes by the given name.
            let given = own.first().filter(|_| own.len() > 1).map(|first| named(first)).unwrap_or_default();
            let candidates: Vec<usize> = [named(&last), given].concat();
            // "Mr Jenkin" is not Kathryn.
            let sex_of = |thing: usize| {
                let person: &Thing = &cast.things[thing];
                person.sex.or_else(|| person.names.first().and_then(|name| sex_of_given(scene, name)))
            };
            let fits = |at: &&usize| {
                is_same(&known[**at].words, &own) && (sex.is_none() || agree(sex_of(known[**at].thing), sex))
            };
            // Of several of the name the one spoken of most, and of those the last; else the first that will be.
            let before =
                |at: &usize| cast.things[known[*at].thing].mentions.iter().filter(|&&other| other < mention).count();
            let is_sure = |at: &usize| sex.is_some() && sex_of(known[*at].thing) == sex;
            let met = candidates.iter().filter(fits).filter(|at| before(at) > 0);
            let found = met.max_by_key(|at| (is_sure(at), before(at)));
            let found = found.or_else(|| candidates.iter().find(fits));
            let (thing, why) = match found {
                Some(&at) => (known[at].thing, if short { "short name" } else { "name" }),
                None => {
                    let thing = cast.add(Thing {
                        class: Some(Class::Person),
                        names: vec![own_text(scene.text(mention))],
                        ..Thing::default()
                    });
                    for word in &own {
                        by_word.entry(word.clone()).or_default().push(known.len());
                    }
                    known.push(Named { thing, words: own });
                    (thing, "name")
                }
            };
            let person = &mut cast.things[thing];
            person.sex = person.sex.or(sex);
            cast.tie(mention, thing, why);
        }
    }
}

fn agree(a: Option<char>, b: Option<char>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// The name without an honorific.
fn own_text(text: &str) -> String {
    let mut rest = text;
    while let Some((first, after)) = rest.split_once(' ')
        && HONORIFICS.iter().any(|(word, _)| *word == fold(first))
    {
        rest = after;
    }
    rest.to_owned()
}

/// Whether two names can be one person's: the family name the same, and given names that do not differ.
fn is_same(known: &[String], own: &[String]) -> bool {
    let (Some(last), Some(own_last)) = (known.last(), own.last()) else { return false };
    if own.len() == 1 {
        // A family name, or a given name where that stands first.
        return known.iter().any(|word| word == own_last) && (own_last == last || known.len() > 1);
    }
    let contains = |outer: &[String], inner: &[String]| inner.iter().all(|word| outer.contains(word));
    if contains(known, own) || contains(own, known) {
        return true;
    }
    let initial = |a: &str, b: &str| a.len() == 1 && b.starts_with(a);
    let (first, own_first) = (known.first().map_or("", String::as_str), own.first().map_or("", String::as_str));
    let given = first == own_first || initial(first, own_first) || initial(own_first, first);
    // "Hamza bin Laden" and "Hamza bin Ladin", "Muammar Gaddafi" and "Moammar Gaddafi": spelled from another script.
    // "Maria" and "Mario" are two.
    let same_end = first.chars().last() == own_first.chars().last();
    let same_length = known.len() == own.len();
    last == own_last && (given || same_length && same_end && differ_by_one(first, own_first))
        || same_length && first == own_first && differ_by_one(last, own_last)
}

/// Whether two words of some length are the same but for one letter: put in, left out or another, the first letter aside.
fn differ_by_one(a: &str, b: &str) -> bool {
    const LONG: usize = 5;
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < LONG || a.len().abs_diff(b.len()) > 1 || a[0] != b[0] {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    // Behind the first letter that differs, or that one of them lacks.
    let rest = |own: &[char], skips: bool| own.iter().skip(same + usize::from(skips)).copied().collect::<String>();
    rest(&a, a.len() >= b.len()) == rest(&b, b.len() >= a.len())
}

/// Finds the rows of persons: by a full name, or by a family name with an office. Titles must have been read before.
pub(crate) fn look_up(scene: &Scene, cast: &mut Cast) {
    for thing in 0..cast.things.len() {
        if !cast.things[thing].is_person() || cast.things[thing].row.is_some() {
            continue;
        }
        let names: Vec<String> = cast.things[thing].names.clone();
        let row = names.iter().find_map(|name| by_name(scene, cast, thing, name));
        let given = names.first().and_then(|name| sex_of_given(scene, name));
        if let Some(row) = row {
            cast.set_row(thing, row.row_id());
        }
        let person = &mut cast.things[thing];
        let Some(row) = row else {
            person.sex = person.sex.or(given);
            continue;
        };
        person.sex = person.sex.or(row.sex().map(letter)).or(given);
    }
}

/// `m` or `f`.
pub(crate) fn letter(sex: Sex) -> char {
    match sex {
        Sex::Female => 'f',
        Sex::Male => 'm',
    }
}

/// What the list of given names says of a name's first word.
fn sex_of_given(scene: &Scene, name: &str) -> Option<char> {
    let first = name.split(' ').next().filter(|first| *first != name)?;
    let rows = scene.gazetteer.named(first);
    let row = rows.iter().map(|posting| scene.row(posting.row)).find(|row| row.table() == Table::GivenNames)?;
    row.sex().map(letter)
}

/// The person of the tables that a name is of. A full name is enough; a family name alone needs an office, or one
/// bearer of the name who led a country that the report speaks of, or a name that is rare and whose bearer leads now.
fn by_name<'a>(scene: &Scene<'a>, cast: &Cast, thing: usize, name: &str) -> Option<Row<'a>> {
    let person = &cast.things[thing];
    let rows: Vec<(Posting, Row)> = scene
        .gazetteer
        .named(name)
        .into_iter()
        .map(|posting| (posting, scene.row(posting.row)))
        .filter(|(_, row)| row.table() == Table::People)
        .collect();
    let whole: Vec<Row> = rows.iter().filter(|(posting, _)| !posting.surname).map(|(_, row)| *row).collect();
    if let [one] = whole[..] {
        return Some(one);
    }
    if !whole.is_empty() {
        return whole
            .iter()
            .copied()
            .max_by_key(|row| weight(scene, cast, person, *row))
            .filter(|row| weight(scene, cast, person, *row) > 0);
    }
    let best = rows.iter().map(|(_, row)| *row).max_by_key(|row| weight(scene, cast, person, *row))?;
    let most = weight(scene, cast, person, best);
    let rivals = rows.iter().filter(|(_, row)| weight(scene, cast, person, *row) == most).count();
    (most >= 4 && rivals == 1).then_some(best).or_else(|| leader_of_name(scene, name, &rows))
}

/// Who led a country, or its foreign affairs, on the report's date, and is called by a family name that few bear: "Putin".
/// Of a report without a date, the one such leader there ever was.
fn leader_of_name<'a>(scene: &Scene<'a>, name: &str, bearers: &[(Posting, Row<'a>)]) -> Option<Row<'a>> {
    // "Johnson", "Kim" and "Singh" are too many to be the one who leads; "Erdogan" and "Sharon" may be given names.
    let given = scene.gazetteer.named(name).iter().any(|posting| scene.row(posting.row).table() == Table::GivenNames);
    let few = if given { 2 } else { 5 };
    let leads = |row: &Row| {
        let in_office = |day| matches!(day, Covers::Yes | Covers::Unknown);
        row.tenures()
            .any(|own| LEADERS.contains(&own.office) && scene.date.is_none_or(|day| in_office(own.covers(day))))
    };
    let mut leaders = bearers.iter().map(|(_, row)| *row).filter(leads);
    let leader = leaders.next().filter(|_| bearers.len() <= few && (!given || scene.date.is_some()))?;
    leaders.next().is_none().then_some(leader)
}

/// Offices whose holders go by their family name alone.
#[rustfmt::skip]
const LEADERS: [&str; 10] = [
    "president", "prime-minister", "chancellor", "supreme-leader", "monarch", "foreign-minister", "secretary-general",
    "premier", "vice-president", "crown-prince",
];

/// How well a row fits what the report says of a person.
fn weight(scene: &Scene, cast: &Cast, person: &Thing, row: Row) -> u32 {
    let mut weight = 0;
    let country = row.country();
    if country.is_some_and(|iso| cast.speaks_of(iso)) {
        weight += 2;
    }
    if person.country.is_some() && person.country.as_deref() == country {
        weight += 2;
    }
    for tenure in row.tenures() {
        let held = scene.date.is_some_and(|day| matches!(tenure.covers(day), Covers::Yes | Covers::Unknown));
        if person.office.as_deref() == Some(tenure.office) {
            weight += if held { 4 } else { 2 };
        } else if held && LEADERS.contains(&tenure.office) {
            weight += 2;
        }
    }
    weight
}
