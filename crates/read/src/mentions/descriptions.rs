//! Descriptions: phrases whose head word says what a person, body or place is: "Iran's president", "an Arab official",
//! "security forces", "the NGO", "Iranian Foreign Minister Abbas Araghchi".
//!
//! What a head word says stands in the tables of offices and roles. The longest compound that a table has decides:
//! "police chief" before "chief".

use super::{Class, Mention, Reference, phrase};
use dateline_knowledge::gazetteer::{Gazetteer, Posting, Row, RowId, Table};
use dateline_types::document::{Tree, Word};
use dateline_types::{MentionForm, NameKind, Relation, Upos, Xpos};
use std::ops::Range;

/// The descriptions of a document, in reading order.
pub fn find(gazetteer: &Gazetteer, tree: Tree, names: &[Mention]) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut all = names.iter().peekable();
    for word in tree.words() {
        while all.peek().is_some_and(|name| name.words.end <= word.index()) {
            all.next();
        }
        match all.peek().filter(|name| name.words.contains(&word.index())) {
            Some(name) if name.head == word.index() => found.extend(titled(gazetteer, tree, name)),
            Some(_) => {}
            None => found.extend(described(gazetteer, tree, word, names)),
        }
    }
    found
}

/// A name with what stands before it: "presidential adviser Anwar Gargash".
fn titled(gazetteer: &Gazetteer, tree: Tree, name: &Mention) -> Option<Mention> {
    let head = tree.get(name.head)?;
    let words = phrase::around(head);
    let words = words.start.min(name.words.start)..words.end.max(name.words.end);
    if words == name.words || !matches!(name.kind, Some(NameKind::Person | NameKind::Organisation)) {
        return None;
    }
    let title = title_of(gazetteer, tree, &words, &name.words)?;
    let role = role_of(gazetteer, title, None).map(|(row, ..)| row);
    if role.is_none() && name.kind == Some(NameKind::Organisation) {
        return None;
    }
    Some(Mention {
        span: span(tree, &words)?,
        words,
        head: name.head,
        form: MentionForm::Role,
        kind: name.kind,
        class: name.class,
        plural: name.plural,
        reference: Reference::Definite,
        role,
        name: Some(name.words.clone()),
    })
}

/// A phrase around a noun that the tables know.
fn described(gazetteer: &Gazetteer, tree: Tree, noun: Word, names: &[Mention]) -> Option<Mention> {
    let nominal =
        matches!(noun.upos(), Upos::Noun | Upos::Propn) || (noun.upos() == Upos::Adj && is_used_as_noun(noun));
    if !nominal || is_inside_phrase(noun) || is_predicate_noun(noun) {
        return None;
    }
    let (row, class) = role_of(gazetteer, noun, None)?;
    let words = phrase::around(noun);
    let reference = reference(noun, names);
    if class == Class::Place && !is_told(&words, reference, names) {
        return None;
    }
    let plural = matches!(noun.xpos(), Xpos::Nns | Xpos::Nnps);
    let class = match (class, plural) {
        (Class::Person, true) => Class::People,
        (Class::Body, true) if noun.lemma() != "force" => Class::Bodies,
        (class, _) => class,
    };
    Some(Mention {
        span: span(tree, &words)?,
        head: noun.index(),
        form: MentionForm::Role,
        kind: None,
        class,
        plural,
        reference,
        role: Some(row),
        name: None,
        words,
    })
}

/// Whether a phrase says of which place it speaks: "the city", "a base in Qatar", but not "residential areas".
fn is_told(words: &Range<usize>, reference: Reference, names: &[Mention]) -> bool {
    let named = |name: &Mention| words.start <= name.words.start && name.words.end <= words.end;
    let near = names.partition_point(|name| name.words.start < words.start);
    matches!(reference, Reference::Definite | Reference::Possessed) || names[near..].first().is_some_and(named)
}

fn span(tree: Tree, words: &Range<usize>) -> Option<dateline_types::Span> {
    let spans = &tree.document().tokens.spans;
    Some(spans.get(words.start)?.join(*spans.get(words.end.checked_sub(1)?)?))
}

/// "the dead", "the accused".
fn is_used_as_noun(word: Word) -> bool {
    matches!(word.relation().base(), Relation::Nsubj | Relation::Obj | Relation::Obl | Relation::Nmod)
        && word.child(Relation::Det).is_some()
}

/// Whether a noun is part of another's compound or title, which speaks for both.
fn is_inside_phrase(noun: Word) -> bool {
    match noun.relation() {
        Relation::Compound | Relation::Flat | Relation::Fixed | Relation::Goeswith => true,
        Relation::NmodDesc => noun.parent().is_some_and(|parent| parent.index() > noun.index()),
        _ => false,
    }
}

/// "He is a doctor": says something of another, refers to no one itself.
fn is_predicate_noun(noun: Word) -> bool {
    noun.child(Relation::Cop).is_some() || noun.relation() == Relation::Xcomp
}

/// What the tables say of a noun with its compound: an office or a role, and of what class that is. Some phrases mean
/// another office in each country: "secretary of state".
pub(crate) fn role_of(gazetteer: &Gazetteer, noun: Word, country: Option<&str>) -> Option<(RowId, Class)> {
    let mut nouns = vec![lower(noun.lemma()), lower(noun.form())];
    nouns.dedup();
    nouns.retain(|noun| gazetteer.heads_a_role(noun));
    if nouns.is_empty() {
        return None;
    }
    let compound: Vec<Word> = phrase::modifiers(noun)
        .filter(|word| matches!(word.relation(), Relation::Compound | Relation::Amod))
        .filter(|word| word.index() + 4 >= noun.index())
        .collect();
    let after = of_phrase(noun);
    let one = matches!(noun.xpos(), Xpos::Nn | Xpos::Nnp);
    let mut phrase = String::new();
    for from in 0..=compound.len() {
        phrase.clear();
        for word in &compound[from..] {
            phrase.push_str(&lower(word.form()));
            phrase.push(' ');
        }
        for noun in &nouns {
            let base = phrase.len();
            phrase.push_str(noun);
            if let Some(after) = &after {
                let base = phrase.len();
                phrase.push_str(after);
                if let Some(found) = listed(gazetteer, &phrase, country, one) {
                    return Some(found);
                }
                phrase.truncate(base);
            }
            if let Some(found) = listed(gazetteer, &phrase, country, one) {
                return Some(found);
            }
            phrase.truncate(base);
        }
    }
    None
}

/// " of foreign affairs" after "minister".
fn of_phrase(noun: Word) -> Option<String> {
    let after = noun.children().find(|child| child.relation() == Relation::Nmod && child.index() > noun.index())?;
    let preposition = phrase::preposition(after)?.form().to_lowercase();
    if !matches!(preposition.as_str(), "of" | "for") {
        return None;
    }
    let mut text = format!(" {preposition}");
    for word in phrase::modifiers(after).filter(|word| word.relation() != Relation::NmodPoss) {
        text.push(' ');
        text.push_str(&lower(word.form()));
    }
    text.push(' ');
    text.push_str(&lower(after.form()));
    Some(text)
}

fn lower(form: &str) -> String {
    form.to_lowercase()
}

fn listed(gazetteer: &Gazetteer, phrase: &str, country: Option<&str>, one: bool) -> Option<(RowId, Class)> {
    let postings = gazetteer.named(phrase.trim());
    if postings.is_empty() {
        return None;
    }
    let key = phrase.trim().replace(' ', "-");
    let of = |table: Table| postings.iter().find(|posting| gazetteer.row(posting.row).table() == table);
    let bound = |posting: &&Posting| {
        posting.only.is_some_and(|only| country.is_some_and(|iso| gazetteer.countries(only).any(|own| own == iso)))
    };
    // What anyone may be, many at a time, is rather a role.
    let role = of(Table::Roles).is_some();
    // "The US leader" holds its highest office, while "a leader" may be one of anything.
    let of_state = |row: &Row| row.id() == "leader" && one && country.is_some();
    let is_office = |posting: &&Posting| {
        let row = gazetteer.row(posting.row);
        row.table() == Table::Offices && (!(role && row.cell("of") == Some("any")) || of_state(&row))
    };
    let offices = || postings.iter().filter(is_office);
    // Of a phrase for two offices the one it is the very key of, then one of a country.
    let own = || offices().find(|posting| gazetteer.row(posting.row).id() == key);
    let of_country =
        || offices().find(|posting| posting.only.is_none() && gazetteer.row(posting.row).cell("of") == Some("country"));
    let free = || own().or_else(of_country).or_else(|| offices().find(|posting| posting.only.is_none()));
    if let Some(posting) = offices().find(bound).or_else(free).or_else(|| offices().next()) {
        return Some((posting.row, Class::Person));
    }
    let posting = of(Table::Roles)?;
    let class = match gazetteer.row(posting.row).kind() {
        "person" | "family" => Class::Person,
        "people" => Class::People,
        "organisation" => Class::Body,
        "place" => Class::Place,
        _ => return None,
    };
    Some((posting.row, class))
}

/// How a phrase picks out what it is about.
fn reference(noun: Word, names: &[Mention]) -> Reference {
    let mut reference = Reference::Bare;
    for child in noun.children() {
        match child.relation() {
            Relation::NmodPoss => return Reference::Possessed,
            Relation::Det => {
                reference = match child.lemma() {
                    "the" | "this" | "that" | "these" | "those" | "both" => Reference::Definite,
                    "a" | "an" | "another" | "some" | "any" | "no" | "one" => Reference::Indefinite,
                    _ => reference,
                }
            }
            Relation::Nummod if reference == Reference::Bare => reference = Reference::Indefinite,
            _ => {}
        }
    }
    // "US President" without an article has one holder, as "Iranian officials" have not.
    let office = !matches!(noun.xpos(), Xpos::Nns | Xpos::Nnps);
    let is_named = |word: Word| {
        let after = names.partition_point(|name| name.words.end <= word.index());
        names.get(after).is_some_and(|name| name.words.contains(&word.index()))
    };
    let by_country = phrase::modifiers(noun).any(is_named);
    if reference == Reference::Bare && office && by_country { Reference::Possessed } else { reference }
}

/// The head of a name's title, and what the tables say of it.
/// Of several titles the one that is an office: "Supreme Leader Ayatollah".
pub(crate) fn title_of<'d>(
    gazetteer: &Gazetteer,
    tree: Tree<'d>,
    words: &Range<usize>,
    name: &Range<usize>,
) -> Option<Word<'d>> {
    let noun = |word: &Word| matches!(word.upos(), Upos::Noun | Upos::Propn);
    let nouns = || (words.start..name.start).rev().filter_map(|index| tree.get(index)).filter(noun);
    let office = |word: &Word| {
        let row = role_of(gazetteer, *word, None).map(|(row, _)| gazetteer.row(row));
        row.filter(|row| row.table() == Table::Offices)
    };
    let of_country = |word: &Word| office(word).is_some_and(|row| row.cell("of") == Some("country"));
    nouns().find(of_country).or_else(|| nouns().find(|word| office(word).is_some())).or_else(|| nouns().next())
}
