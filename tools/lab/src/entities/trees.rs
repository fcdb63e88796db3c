//! Names in treebanks: GUM's entity layer, and the proper nouns of a treebank that marks no names.

use super::marked::{Marked, is_calendar, is_title};
use super::tables::Tables;
use super::tags::{Kind, Kinds, Name};
use crate::conllu::{Id, Row, Sentence};
use std::ops::Range;

/// The syntactic words of a sentence.
fn words(sentence: &Sentence) -> Vec<&Row> {
    sentence.rows.iter().filter(|row| matches!(row.id, Id::Word(_))).collect()
}

fn plain(rows: &[&Row]) -> Marked {
    Marked::new(rows.iter().map(|row| row.form.clone()).collect(), rows.iter().map(|row| row.xpos.clone()).collect())
}

fn is_proper(row: &Row) -> bool {
    row.upos == "PROPN" || row.xpos.starts_with("NNP")
}

fn is_capital(row: &Row) -> bool {
    row.form.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// An entity of GUM: tokens, type and Wikipedia identity.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entity {
    tokens: Range<usize>,
    class: String,
    linked: bool,
}

/// The entities of a sentence: `(id-type-status-salience-centering-head-link-identity` opens one, `id)` closes it. A
/// mention in pieces (`id[1/2]`) is left out.
fn entities(rows: &[&Row]) -> Vec<Entity> {
    let mut stack: Vec<(String, usize, String, bool)> = Vec::new();
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(mut marks) = row.misc.split('|').find_map(|field| field.strip_prefix("Entity=")) else { continue };
        while !marks.is_empty() {
            if let Some(rest) = marks.strip_prefix('(') {
                let end = rest.find(['(', ')']).unwrap_or(rest.len());
                let mut fields = rest[..end].splitn(8, '-');
                let id = fields.next().unwrap_or("").to_owned();
                let class = fields.next().unwrap_or("").to_owned();
                let linked = fields.nth(5).is_some_and(|identity| !identity.is_empty());
                if rest[end..].starts_with(')') {
                    if !id.contains('[') {
                        found.push(Entity { tokens: at..at + 1, class, linked });
                    }
                    marks = &rest[end + 1..];
                } else {
                    stack.push((id, at, class, linked));
                    marks = &rest[end..];
                }
            } else if let Some((id, rest)) = marks.split_once(')') {
                if let Some(open) = stack.iter().rposition(|(other, ..)| other == id) {
                    let (_, start, class, linked) = stack.remove(open);
                    if !id.contains('[') {
                        found.push(Entity { tokens: start..at + 1, class, linked });
                    }
                }
                marks = rest;
            } else {
                break;
            }
        }
    }
    // Outer before inner.
    found.sort_by_key(|entity| (entity.tokens.start, usize::MAX - entity.tokens.end));
    found
}

/// The tokens of the name that heads an entity: its head with the parts that make one name with it, as far as they stand
/// together.
fn name(rows: &[&Row], entity: &Entity, person: bool) -> Option<Range<usize>> {
    let tokens = entity.tokens.clone();
    let head_of = |token: usize| rows[token].head.and_then(|head| head.checked_sub(1));
    let head = tokens.clone().find(|&token| head_of(token).is_none_or(|head| !tokens.contains(&head)))?;
    let mut part = vec![false; rows.len()];
    let mut grew = true;
    part[head] = true;
    while grew {
        grew = false;
        for token in tokens.clone() {
            if !part[token] && head_of(token).is_some_and(|head| part[head]) && belongs(rows, token, head, person) {
                part[token] = true;
                grew = true;
            }
        }
    }
    // Small words and hyphens between two parts belong to the name; anything else ends it.
    let link = |token: usize| {
        part[token]
            || matches!(rows[token].upos.as_str(), "ADP" | "DET" | "CCONJ" | "PART")
            || matches!(rows[token].form.as_str(), "-" | "–" | "/" | "&" | "." | "'")
    };
    let mut start = head;
    let mut at = head;
    while at > tokens.start && link(at - 1) {
        at -= 1;
        if part[at] {
            start = at;
        }
    }
    let mut end = head + 1;
    let mut at = head;
    while at + 1 < tokens.end && link(at + 1) {
        at += 1;
        if part[at] {
            end = at + 1;
        }
    }
    Some(start..end)
}

/// Whether a token is part of the name its head is part of.
fn belongs(rows: &[&Row], token: usize, head: usize, person: bool) -> bool {
    let row = rows[token];
    match row.relation.split(':').next().unwrap_or("") {
        "flat" | "fixed" | "goeswith" => true,
        "compound" => is_proper(row) || is_capital(row) && token != 0,
        "amod" | "nummod" => is_capital(row) && (is_proper(row) || token > 0) && !person,
        "nmod" if row.relation == "nmod:poss" => is_proper(row) && token < head && !person,
        // "University of Portsmouth", "Ministry of Health", but not "Paul of the office".
        "nmod" => {
            let of = rows[..token].iter().rev().take(4).find(|row| row.upos == "ADP");
            let linking = of.is_some_and(|of| ["of", "for", "de", "on", "to", "and"].contains(&of.form.as_str()));
            token > head && linking && is_capital(row) && (is_proper(row) || !person)
        }
        "conj" => token > head && is_capital(row) && !person && token != head + 1,
        _ => false,
    }
}

/// What a class of GUM may be in ours.
fn kinds(class: &str, words: &[String], tables: &Tables) -> Option<Kinds> {
    Some(match class {
        "person" if words.len() == 1 && tables.is_people(&words[0]) => Kind::Norp.into(),
        "person" => Kind::Person.into(),
        "place" => tables.place(words),
        "organization" => Kind::Organisation.into(),
        "event" => Kind::Event.into(),
        "object" => Kinds::of(&[Kind::Work, Kind::Other, Kind::Facility]),
        "abstract" => Kinds::of(&[Kind::Work, Kind::Other, Kind::Event]),
        "animal" => Kinds::of(&[Kind::Other, Kind::Person]),
        "substance" | "plant" => Kind::Other.into(),
        _ => return None,
    })
}

/// A sentence of GUM with its named entities, outermost names first. GUM marks no adjectives of peoples.
pub(super) fn gum(sentence: &Sentence, tables: &Tables) -> Marked {
    let rows = words(sentence);
    let mut marked = plain(&rows);
    for entity in entities(&rows) {
        let Some(tokens) = name(&rows, &entity, entity.class == "person") else { continue };
        let span = &rows[tokens.clone()];
        let proper = span.iter().any(|row| is_proper(row));
        let head_proper =
            span.last().is_some_and(|row| is_proper(row)) || span.first().is_some_and(|row| is_proper(row));
        if !proper || !(head_proper || entity.linked) {
            continue;
        }
        let Some(kinds) = kinds(&entity.class, &marked.words[tokens.clone()], tables) else {
            // A time: no name, but a holiday may be one.
            for token in tokens.filter(|&token| is_proper(rows[token]) && !is_calendar(&rows[token].form)) {
                marked.open[token] = Kind::Event.into();
            }
            continue;
        };
        if !tokens.clone().any(|token| marked.named(token)) {
            marked.names.push(Name { tokens, kinds });
            marked.names.sort_by_key(|name| name.tokens.start);
        }
    }
    marked.strip_titles();
    for (token, row) in rows.iter().enumerate() {
        if is_proper(row) && !marked.named(token) && !is_calendar(&row.form) && !is_title(&row.form) {
            marked.open[token] = Kinds::ALL;
        }
    }
    marked.lay_places(tables, false);
    marked.mark_peoples(tables, true);
    marked
}

/// A sentence of a treebank without names: its proper nouns are in some name, and little else is.
pub(super) fn proper_nouns(sentence: &Sentence, tables: &Tables) -> (Marked, Vec<bool>) {
    let rows = words(sentence);
    let mut marked = plain(&rows);
    let mut proper = vec![false; rows.len()];
    for (token, row) in rows.iter().enumerate() {
        let calendar = is_calendar(&row.form) || is_title(&row.form) && rows.len() > 1;
        proper[token] =
            is_proper(row) && !calendar && !tables.is_people(&row.form) && row.form.chars().any(char::is_alphabetic);
        if is_proper(row) && !is_calendar(&row.form) {
            marked.open[token] = Kinds::ALL;
        }
    }
    let mut at = 0;
    while at < rows.len() {
        match tables.at(&marked.words[at..]) {
            // The name stands alone: no other proper noun touches it.
            Some((size, kind))
                if proper[at]
                    && !at.checked_sub(1).is_some_and(|before| proper[before])
                    && !proper.get(at + size).is_some_and(|proper| *proper) =>
            {
                marked.names.push(Name { tokens: at..at + size, kinds: kind.into() });
                at += size;
            }
            _ => at += 1,
        }
    }
    // "of" and "and" may stand inside a name.
    for token in 1..rows.len().saturating_sub(1) {
        let small = matches!(rows[token].upos.as_str(), "ADP" | "CCONJ" | "DET" | "PART" | "PUNCT" | "SYM" | "NUM");
        if small && is_proper(rows[token - 1]) || is_capital(rows[token]) && rows[token].upos != "PRON" {
            marked.open[token] = Kinds::ALL;
        }
    }
    marked.mark_peoples(tables, true);
    (marked, proper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu::parse;

    /// A word a line: form, UPOS, head, relation, entity marks.
    fn sentence(lines: &[&str]) -> Sentence {
        let mut file = String::new();
        for (at, line) in lines.iter().enumerate() {
            let cells: Vec<&str> = line.split(' ').collect();
            let xpos = if cells[1] == "PROPN" { "NNP" } else { "X" };
            let misc = cells.get(4).map_or("_".to_owned(), |marks| format!("Entity={marks}"));
            file += &format!(
                "{}\t{}\t_\t{}\t{xpos}\t_\t{}\t{}\t_\t{misc}\n",
                at + 1,
                cells[0],
                cells[1],
                cells[2],
                cells[3]
            );
        }
        parse(&file).unwrap().remove(0)
    }

    #[test]
    fn gum_names_are_the_outermost_without_title_or_article() {
        let read = gum(
            &sentence(&[
                "The DET 2 det (1-organization-new-nnnnn-cf1-2-sgl-University_of_Portsmouth",
                "University PROPN 10 nsubj _",
                "of ADP 4 case _",
                "Portsmouth PROPN 2 nmod (2-place-new-nnnnn-cf4-1-sgl-Portsmouth)",
                "and CCONJ 7 cc _",
                "former ADJ 7 amod (3-person-new-nnnnn-cf1-2-sgl",
                "President PROPN 2 conj _",
                "Mary PROPN 7 flat _",
                "Robinson PROPN 7 flat 3)1)",
                "met VERB 0 root _",
                "Iranian ADJ 12 amod (4-person-new-nnnnn-cf1-2-sgl",
                "students NOUN 10 obj 4)",
                "in ADP 14 case _",
                "Skylab PROPN 10 obl (5-object-new-nnnnn-cf4-1-sgl)",
            ]),
            &{
                let mut tables = Tables::known();
                tables.add_people_for_tests("Iranian");
                tables
            },
        );
        let names: Vec<_> =
            read.names.iter().map(|n| (n.kinds.name(), read.words[n.tokens.clone()].join(" "))).collect();
        let expected = [
            ("ORG", "University of Portsmouth"),
            ("PER", "Mary Robinson"),
            ("NORP", "Iranian"),
            ("FAC/WORK/OTHER", "Skylab"),
        ];
        assert_eq!(names, expected.map(|(kind, name)| (kind.to_owned(), name.to_owned())));
    }

    #[test]
    fn proper_nouns_are_in_some_name() {
        let (read, proper) = proper_nouns(
            &sentence(&[
                "President PROPN 3 nsubj",
                "Bush PROPN 1 flat",
                "left VERB 0 root",
                "Iran PROPN 3 obj",
                "Monday PROPN 3 obl",
            ]),
            &Tables::known(),
        );
        assert_eq!(proper, [false, true, false, true, false]);
        assert_eq!(read.names, [Name { tokens: 3..4, kinds: Kind::Gpe.into() }]);
        assert!(read.open[2].is_empty() && read.open[4].is_empty());
    }
}
