//! Names in treebanks: GUM's entity layer, and the proper nouns of a treebank that marks no names.

use super::marked::{Marked, is_calendar, is_title};
use super::tables::Tables;
use super::tags::{Kind, Kinds, Name};
use crate::conllu::{Id, Row, Sentence};
use std::ops::Range;

/// The syntactic words of a sentence.
pub(super) fn words(sentence: &Sentence) -> Vec<&Row> {
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
/// together. None where the head is a common noun.
fn name(rows: &[&Row], entity: &Entity, person: bool) -> Option<Range<usize>> {
    let tokens = entity.tokens.clone();
    let head_of = |token: usize| rows[token].head.and_then(|head| head.checked_sub(1));
    let head = tokens.clone().find(|&token| head_of(token).is_none_or(|head| !tokens.contains(&head)))?;
    let mut part = vec![false; rows.len()];
    let mut first = head;
    if is_proper(rows[head]) || !person && entity.linked && is_capital(rows[head]) {
        part[head] = true;
    } else {
        // "team member Rodaba Noori": the name hangs flat on a common noun.
        for token in tokens.clone().rev() {
            if head_of(token) == Some(head) && rows[token].relation.starts_with("flat") && is_proper(rows[token]) {
                part[token] = true;
                first = token;
            }
        }
    }
    let mut grew = part[first];
    while grew {
        grew = false;
        for token in tokens.clone() {
            if !part[token]
                && head_of(token).is_some_and(|head| part[head])
                && belongs(rows, token, head_of(token)?, person)
            {
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
    let reach = |side: &mut dyn Iterator<Item = usize>| {
        side.take_while(|&token| link(token)).filter(|&token| part[token]).last()
    };
    let start = reach(&mut (tokens.start..first).rev()).unwrap_or(first);
    let end = reach(&mut (first + 1..tokens.end)).unwrap_or(first) + 1;
    part[first].then_some(start..end)
}

/// Whether a token is part of the name its head is part of.
fn belongs(rows: &[&Row], token: usize, head: usize, person: bool) -> bool {
    let row = rows[token];
    match row.relation.split(':').next().unwrap_or("") {
        "flat" | "fixed" | "goeswith" => true,
        "compound" => is_proper(row) || is_capital(row) && token != 0,
        "amod" | "nummod" => is_capital(row) && (is_proper(row) || token > 0) && !person,
        "nmod" if row.relation == "nmod:poss" => is_proper(row) && token < head && !person,
        // "University of Portsmouth", "Ministry of Health", but not "Representative of the Netherlands".
        "nmod" if person => false,
        "nmod" => {
            let of = rows[..token].iter().rev().take(4).find(|row| row.upos == "ADP");
            let linking = of.is_some_and(|of| ["of", "for", "de", "on", "to", "and"].contains(&of.form.as_str()));
            token > head && linking && is_capital(row)
        }
        "conj" => token > head && is_capital(row) && !person && token != head + 1,
        _ => false,
    }
}

/// What a class of GUM may be in ours.
fn kinds(class: &str, words: &[String], plural: bool, tables: &Tables) -> Option<Kinds> {
    Some(match class {
        "person" if words.len() == 1 && tables.is_people(&words[0]) => Kind::Norp.into(),
        "person" if words.len() == 1 && plural => Kinds::of(&[Kind::Person, Kind::Norp, Kind::Organisation]),
        "person" => Kind::Person.into(),
        "abstract" if words.len() == 1 && tables.is_people(&words[0]) => Kind::Other.into(),
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
        let plural = span[0].xpos == "NNPS";
        let lettered = |row: &&Row| is_proper(row) && row.form.chars().any(char::is_alphabetic);
        if !span.iter().copied().any(|row| lettered(&row)) {
            continue;
        }
        // "the Special Representative", "the Prime Minister" are offices.
        if entity.class == "person" && span.iter().all(|row| is_title(&row.form) || !is_proper(row)) {
            continue;
        }
        let Some(kinds) = kinds(&entity.class, &marked.words[tokens.clone()], plural, tables) else {
            // A time: no name, but a holiday may be one.
            for token in tokens.filter(|&token| is_proper(rows[token]) && !is_calendar(&rows[token].form)) {
                marked.open[token] = Kind::Event.into();
            }
            continue;
        };
        // "Figure 1" has a capital and is no name.
        if !entity.linked && !matches!(entity.class.as_str(), "person" | "place" | "organization" | "event") {
            for token in tokens {
                marked.open[token] = kinds;
            }
            continue;
        }
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
    // A name beside such a word may have more to it: "YouTuber Julien Solomita".
    for name in &mut marked.names {
        let beside = [name.tokens.start.checked_sub(1), Some(name.tokens.end)];
        if beside.into_iter().flatten().any(|token| marked.open.get(token) == Some(&Kinds::ALL)) {
            name.kinds = Kinds::ALL;
        }
    }
    marked.lay_places(tables, false);
    marked.mark_peoples(tables, true);
    marked
}

/// A sentence of our own treebank, whose `Name=` marks have our tags.
///
/// # Errors
/// A mark that is no tag.
pub(super) fn own(sentence: &Sentence) -> anyhow::Result<Marked> {
    let rows = words(sentence);
    let mut marked = plain(&rows);
    for (token, row) in rows.iter().enumerate() {
        let Some(mark) = row.misc.split('|').find_map(|field| field.strip_prefix("Name=")) else { continue };
        let kind = |name: &str| name.parse::<Kind>().ok();
        let Some((at, kind)) = mark.split_once('-').and_then(|(at, name)| Some((at, kind(name)?))) else {
            anyhow::bail!("no tag “{mark}”");
        };
        match marked.names.last_mut() {
            Some(name) if at == "I" && name.tokens.end == token && name.kinds == kind.into() => name.tokens.end += 1,
            _ => marked.names.push(Name { tokens: token..token + 1, kinds: kind.into() }),
        }
    }
    Ok(marked)
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
    // Small words and numbers may stand inside a name, and words in capitals may be one.
    for token in 0..rows.len() {
        let row = rows[token];
        let between = token > 0 && is_proper(rows[token - 1]) && rows.get(token + 1).is_some_and(|row| is_proper(row));
        let beside = token > 0 && is_proper(rows[token - 1]) || rows.get(token + 1).is_some_and(|row| is_proper(row));
        let small =
            ["of", "for", "and", "the", "&", "-", "'s", "/", "de", "al", "on", ".", "to"].contains(&row.form.as_str());
        let capital =
            token > 0 && is_capital(row) && matches!(row.upos.as_str(), "NOUN" | "ADJ" | "NUM" | "X" | "VERB");
        if between && small || beside && capital {
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
                "on ADP 14 case _",
                "Skylab PROPN 10 obl (5-object-new-nnnnn-cf4-1-sgl-Skylab)",
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
    fn our_own_marks() {
        let file = "1\tRoe\t_\tPROPN\tNNP\t_\t0\troot\t_\tName=B-PER|SpaceAfter=No\n2\tUN\t_\tPROPN\tNNP\t_\t1\tdep\t_\tName=B-ORG\n\
            3\tCouncil\t_\tPROPN\tNNP\t_\t1\tdep\t_\tName=I-ORG\n";
        let names = own(&parse(file).unwrap()[0]).unwrap().names;
        assert_eq!(names.iter().map(|name| name.tokens.clone()).collect::<Vec<_>>(), [0..1, 1..3]);
        assert!(own(&parse(&file.replace("I-ORG", "I-XYZ")).unwrap()[0]).is_err());
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
