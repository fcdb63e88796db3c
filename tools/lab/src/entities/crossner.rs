//! CrossNER politics: Wikipedia sentences on politics, marked by hand with nine classes.

use super::marked::{Cutter, Marked};
use super::tables::Tables;
use super::tags::{Kind, Kinds, Name};

/// Reads a file: word and BIO tag a line, tab-separated, a blank line between sentences.
///
/// # Errors
/// A line without two columns, or of another class.
pub(super) fn read(file: &str, tables: &Tables, cutter: &mut Cutter) -> anyhow::Result<Vec<Marked>> {
    let mut sentences = Vec::new();
    let mut sentence = Marked::default();
    let mut class_before = "";
    for (number, line) in file.lines().chain([""]).enumerate() {
        let Some((word, tag)) = line.split_once('\t') else {
            anyhow::ensure!(line.trim().is_empty(), "line {}: two columns wanted", number + 1);
            if !sentence.words.is_empty() {
                sentences.push(finish(std::mem::take(&mut sentence), tables, cutter));
            }
            class_before = "";
            continue;
        };
        let at = sentence.words.len();
        let (mark, class) = tag.trim().split_once('-').unwrap_or(("O", ""));
        if !class.is_empty() {
            match sentence.names.last_mut() {
                Some(name) if mark == "I" && class_before == class => name.tokens.end = at + 1,
                _ => sentence.names.push(Name { tokens: at..at + 1, kinds: kinds(class)? }),
            }
        }
        class_before = class;
        sentence.words.push(word.to_owned());
        sentence.tags.push(String::new());
        sentence.open.push(Kinds::NONE);
    }
    Ok(sentences)
}

fn kinds(class: &str) -> anyhow::Result<Kinds> {
    Ok(match class {
        "politician" | "person" => Kind::Person.into(),
        "organisation" | "politicalparty" => Kind::Organisation.into(),
        "event" | "election" => Kind::Event.into(),
        "country" => Kind::Gpe.into(),
        "location" => Kinds::PLACE,
        "misc" => Kinds::MISC,
        other => anyhow::bail!("no class “{other}”"),
    })
}

fn finish(mut sentence: Marked, tables: &Tables, cutter: &mut Cutter) -> Marked {
    let open = &mut sentence.open;
    let words = &sentence.words;
    sentence.names.retain_mut(|name| {
        let own = &words[name.tokens.clone()];
        if name.kinds == Kinds::PLACE {
            name.kinds = tables.place(own);
        } else if name.kinds == Kinds::MISC && own.len() == 1 && tables.is_people(&own[0]) {
            name.kinds = Kind::Norp.into();
        }
        // Currents of thought and years ("liberalism", "1997 general election") are marked although they are no names.
        let named = own.iter().any(|word| word.chars().next().is_some_and(char::is_uppercase));
        if !named {
            for token in name.tokens.clone() {
                open[token] = name.kinds;
            }
        }
        named
    });
    let mut sentence = sentence.recut(cutter);
    sentence.lay_places(tables, false);
    sentence.mark_peoples(tables, true);
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_become_kinds() {
        let file = "The\tO\n1997\tB-election\nIrish\tI-election\nvote\tI-election\nof\tO\nUnited\tB-politicalparty\nRussia\tI-politicalparty\nand\tO\nliberalism\tB-misc\nby\tO\nTony\tB-politician\nBlair\tI-politician\nin\tO\nFrance\tB-location\n";
        let read = read(file, &Tables::known(), &mut Cutter::default()).unwrap();
        let sentence = &read[0];
        let names: Vec<_> =
            sentence.names.iter().map(|n| (n.kinds.name(), sentence.words[n.tokens.clone()].join(" "))).collect();
        let expected =
            [("EVENT", "1997 Irish vote"), ("ORG", "United Russia"), ("PER", "Tony Blair"), ("GPE/LOC/FAC", "France")];
        assert_eq!(names, expected.map(|(kind, name)| (kind.to_owned(), name.to_owned())));
        assert_eq!(sentence.open[8], Kinds::MISC);
    }
}
