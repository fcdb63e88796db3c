//! Groningen Meaning Bank: news tagged by machine. Its systematic errors are repaired or left open.

use super::marked::{Cutter, Marked, is_calendar, is_title};
use super::tables::Tables;
use super::tags::{Kind, Kinds, Name};
use anyhow::Context;
use rustc_hash::{FxHashMap, FxHashSet};

/// A marked span of the file with its class: `geo`, `per` …
type Spans = Vec<(std::ops::Range<usize>, String)>;

/// Reads the table: token, part of speech and BIO tag a line, a blank line between sentences.
///
/// # Errors
/// A line without three columns.
pub(super) fn read(file: &str, tables: &Tables, cutter: &mut Cutter) -> anyhow::Result<Vec<Marked>> {
    let mut sentences: Vec<(Marked, Spans)> = Vec::new();
    let (mut words, mut tags, mut spans): (Vec<String>, Vec<String>, Spans) = Default::default();
    for (number, line) in file.lines().chain([""]).enumerate() {
        if line.is_empty() {
            if !words.is_empty() {
                let sentence = Marked::new(std::mem::take(&mut words), std::mem::take(&mut tags));
                sentences.push((sentence, std::mem::take(&mut spans)));
            }
            continue;
        }
        let mut cells = line.split('\t');
        let (Some(word), Some(tag), Some(name)) = (cells.next(), cells.next(), cells.next()) else {
            anyhow::bail!("line {}: three columns wanted", number + 1);
        };
        if let Some((mark, class)) = name.split_once('-') {
            match spans.last_mut() {
                Some((range, last)) if mark == "I" && range.end == words.len() && last == class => range.end += 1,
                _ => spans.push((words.len()..words.len() + 1, class.to_owned())),
            }
        }
        words.push(word.to_owned());
        tags.push(tag.to_owned());
    }
    let habits = Habits::of(&sentences);
    sentences
        .into_iter()
        .map(|(sentence, spans)| repair(sentence, spans, &habits, tables, cutter).context("repairing"))
        .collect()
}

/// How the file tags a string elsewhere, and which words it also prints in lower case.
#[derive(Default)]
struct Habits {
    classes: FxHashMap<String, [u32; 8]>,
    lower: FxHashMap<String, u32>,
    /// Persons' names of several words without their first, or first two …
    surnames: FxHashSet<String>,
}

const CLASSES: [&str; 8] = ["geo", "gpe", "per", "org", "art", "eve", "nat", "tim"];

impl Habits {
    fn of(sentences: &[(Marked, Spans)]) -> Self {
        let mut habits = Self::default();
        for (sentence, spans) in sentences {
            for (range, class) in spans {
                if let Some(class) = CLASSES.iter().position(|c| c == class) {
                    let counts = habits.classes.entry(sentence.words[range.clone()].join(" ")).or_default();
                    counts[class] += 1;
                }
                let named = sentence.words[range.clone()].iter().skip_while(|word| is_title(word));
                let named: Vec<&str> = named.map(String::as_str).collect();
                if class == "per" {
                    habits.surnames.extend((1..named.len()).map(|from| named[from..].join(" ")));
                }
            }
            for word in sentence.words.iter().filter(|word| word.chars().all(char::is_lowercase)) {
                *habits.lower.entry(word.clone()).or_default() += 1;
            }
        }
        habits
    }

    /// The class nearly all mentions of a string have.
    fn usual(&self, text: &str) -> Option<&'static str> {
        let counts = self.classes.get(text)?;
        let all: u32 = counts.iter().sum();
        let (class, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
        (all >= 5 && most * 4 >= all * 3).then_some(CLASSES[class])
    }

    /// Whether a word is mostly a common one that stands first in its sentence.
    fn common(&self, word: &str) -> bool {
        self.lower.get(&word.to_lowercase()).is_some_and(|count| *count >= 10)
    }
}

/// What a class of the file may be in ours, before the tables are asked.
fn kinds(class: &str, words: &[String], tables: &Tables) -> Kinds {
    match class {
        "geo" => tables.place(words),
        // Adjectives of peoples, and countries as those who act.
        "gpe" if words.len() == 1 && tables.is_people(&words[0]) => Kind::Norp.into(),
        "gpe" => tables.at(words).map_or(Kinds::of(&[Kind::Norp, Kind::Gpe]), |(_, kind)| kind.into()),
        "per" => Kind::Person.into(),
        "org" => Kind::Organisation.into(),
        "eve" => Kind::Event.into(),
        "nat" => Kinds::of(&[Kind::Event, Kind::Other]),
        _ => Kinds::of(&[Kind::Work, Kind::Other, Kind::Facility, Kind::Organisation]),
    }
}

fn repair(
    mut sentence: Marked,
    spans: Spans,
    habits: &Habits,
    tables: &Tables,
    cutter: &mut Cutter,
) -> anyhow::Result<Marked> {
    for (range, class) in spans.into_iter().flat_map(|span| split(&sentence.words, span, tables)) {
        let words = &sentence.words[range.clone()];
        let text = words.join(" ");
        let proper = |token: usize| sentence.tags[token].starts_with("NNP");
        if class == "tim" {
            // Times are no names here; a proper noun among them that is neither day nor month is a slip.
            for token in range {
                if proper(token) && !is_calendar(&sentence.words[token]) {
                    sentence.open[token] = Kinds::ALL;
                }
            }
            continue;
        }
        if words.iter().all(|word| is_calendar(word)) {
            continue;
        }
        // "Officials" at the head of a sentence is a common noun with a capital.
        if range == (0..1) && !proper(0) && sentence.tags[0] != "JJ" && habits.common(&words[0]) {
            continue;
        }
        let mut allowed = kinds(&class, words, tables);
        if words.len() == 1 && tables.is_people(&words[0]) {
            allowed = Kind::Norp.into();
        } else if let Some(usual) = habits.usual(&text).filter(|usual| *usual != class && *usual != "tim") {
            allowed = allowed.or(kinds(usual, words, tables));
        }
        let people = words.iter().all(|word| tables.is_people(word));
        if habits.surnames.contains(&text) && tables.at(words).is_none() && !people {
            allowed = allowed.or(Kind::Person.into());
        }
        // All small letters: "prime", "english".
        if words.iter().all(|word| !word.chars().any(char::is_uppercase)) {
            if words.iter().all(|word| is_title(word)) {
                continue;
            }
            for token in range {
                sentence.open[token] = allowed;
            }
            continue;
        }
        sentence.names.push(Name { tokens: range, kinds: allowed });
    }
    sentence.strip_titles();
    extend_events(&mut sentence);
    leave_open(&mut sentence, habits, tables);
    let mut sentence = sentence.recut(cutter);
    sentence.lay_places(tables, true);
    sentence.mark_peoples(tables, true);
    // "the Iraqi [Islamic Party]", "the [Iraq] Study Group": what stands before a word left open may be its beginning.
    for name in &mut sentence.names {
        if sentence.open.get(name.tokens.end).is_some_and(|open| *open == Kinds::ALL) {
            name.kinds = Kinds::ALL;
        }
    }
    Ok(sentence)
}

/// The names in a span that the file runs together: "NATO Secretary-General Jaap de Hoop Scheffer", "U.S. Middle East",
/// "Sunni Arab"; without closing quotation marks and endings of possession.
fn split(words: &[String], (mut range, class): (std::ops::Range<usize>, String), tables: &Tables) -> Spans {
    while range.len() > 1 && ["'s", "'", "\"", "''", "."].contains(&words[range.end - 1].as_str()) {
        range.end -= 1;
    }
    let own = &words[range.clone()];
    if own.len() > 1 && own.iter().all(|word| tables.is_people(word)) {
        return range.map(|word| (word..word + 1, "gpe".to_owned())).collect();
    }
    // A title inside, with a name after it that goes on to the end.
    let title = |at: usize| is_title(&words[at]) && words[at].chars().next().is_some_and(char::is_uppercase);
    let of_body = own.iter().any(|word| ["of", "and", "for", "the"].contains(&word.to_lowercase().as_str()));
    if let Some(last) = range.clone().skip(1).rfind(|&at| title(at)).filter(|at| !of_body && at + 1 < range.end) {
        let first = range.clone().rev().skip_while(|at| *at > last).take_while(|&at| title(at)).last().unwrap_or(last);
        let head = (first > range.start).then(|| {
            let country = tables.at(&words[range.start..first]).is_some();
            (range.start..first, if country { "geo" } else { "org" }.to_owned())
        });
        return head.into_iter().chain([(last + 1..range.end, "per".to_owned())]).collect();
    }
    // Places side by side.
    let mut places = Vec::new();
    let mut at = range.start;
    while let Some((size, _)) = tables.at(&words[at..range.end]) {
        places.push((at..at + size, "geo".to_owned()));
        at += size;
    }
    if at == range.end && places.len() > 1 { places } else { vec![(range, class)] }
}

/// "World [War II]": an event whose head was lost.
fn extend_events(sentence: &mut Marked) {
    for at in 0..sentence.names.len() {
        let floor = at.checked_sub(1).map_or(0, |before| sentence.names[before].tokens.end);
        let name = &mut sentence.names[at];
        if name.kinds.has(Kind::Event) {
            while name.tokens.start > floor && sentence.tags[name.tokens.start - 1].starts_with("NNP") {
                name.tokens.start -= 1;
            }
        }
    }
}

/// Proper nouns the file leaves out are mostly its oversights: anything may be there.
fn leave_open(sentence: &mut Marked, habits: &Habits, tables: &Tables) {
    let mut named = vec![false; sentence.words.len()];
    for name in &sentence.names {
        named[name.tokens.clone()].fill(true);
    }
    for (token, named) in named.into_iter().enumerate() {
        let word = &sentence.words[token];
        if named || is_calendar(word) || is_title(word) || tables.is_people(word) {
            continue;
        }
        let proper = sentence.tags[token].starts_with("NNP");
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let inner = token > 0 && capital && word.len() > 1 && !habits.common(word);
        if proper && capital || inner {
            sentence.open[token] = Kinds::ALL;
        }
    }
    // A name before such a word may be the head of a longer one of another kind: "Palestinian Authority".
    for name in &mut sentence.names {
        if sentence.open.get(name.tokens.end).is_some_and(|open| *open == Kinds::ALL) {
            name.kinds = Kinds::ALL;
        }
    }
    // A stray article may belong to the name after it ("The Associated Press"); measured by others, it does not.
    for name in &mut sentence.names {
        let first = name.tokens.start;
        if name.tokens.len() > 1 && sentence.words[first] == "The" {
            sentence.open[first] = name.kinds;
            name.tokens.start += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::tags::TagSet;

    fn sentence(lines: &str) -> Marked {
        let file = lines.replace(' ', "\n").replace('/', "\t");
        read(&file, &Tables::known(), &mut Cutter::default()).unwrap().remove(0)
    }

    fn spelt(sentence: &Marked) -> Vec<String> {
        let name = |name: &Name| format!("{} {}", name.kinds.name(), sentence.words[name.tokens.clone()].join(" "));
        sentence.names.iter().map(name).collect()
    }

    #[test]
    fn titles_peoples_and_countries() {
        let read = sentence(
            "President/NNP/B-per Bush/NNP/I-per told/VBD/O Turkey/NNP/B-org and/CC/O Iraqi/JJ/B-gpe Prime/NNP/B-per Minister/NNP/O Nouri/NNP/B-per al-Maliki/NNP/I-per Tuesday/NNP/B-tim",
        );
        assert_eq!(spelt(&read), ["PER Bush", "GPE Turkey", "NORP Iraqi", "PER Nouri al - Maliki"]);
        let sets = read.allowed();
        assert_eq!(sets[0], TagSet::O);
        assert_eq!(*sets.last().unwrap(), TagSet::O);
    }

    #[test]
    fn words_left_out() {
        let read = sentence(
            "U.S.-led/JJ/O forces/NNS/O left/VBD/O World/NNP/O War/NNP/O II/NNP/B-eve and/CC/O Pemex/NNP/O for/IN/O Jewish/JJ/O towns/NNS/O",
        );
        assert_eq!(spelt(&read), ["GPE U.S.", "EVENT World War II", "NORP Jewish"]);
        let pemex = read.words.iter().position(|word| word == "Pemex").unwrap();
        assert_eq!(read.allowed()[pemex], TagSet::ANY);
    }

    #[test]
    fn a_surname_may_be_a_persons_whatever_the_file_says() {
        let read = sentence(
            "Robert/NNP/B-per Zoellick/NNP/I-per spoke/VBD/O and/CC/O Zoellick/NNP/B-org left/VBD/O Palestinian/JJ/B-gpe Authority/NNP/O",
        );
        assert_eq!(spelt(&read)[1], "PER/ORG Zoellick");
        assert_eq!(read.names[2].kinds, Kinds::ALL);
    }

    #[test]
    fn names_run_together_come_apart() {
        let read = sentence(
            "NATO/NNP/B-org Secretary-General/NNP/I-org Jaap/NNP/I-org Scheffer/NNP/I-org met/VBD/O U.S./NNP/B-geo Middle/NNP/I-geo East/NNP/I-geo envoys/NNS/O and/CC/O Sunni/NNP/B-per Arab/NNP/I-per men/NNS/O of/IN/O Department/NNP/B-org of/IN/I-org Major/NNP/I-org Works/NNP/I-org",
        );
        let expected = [
            "ORG NATO",
            "PER Jaap Scheffer",
            "GPE U.S.",
            "LOC Middle East",
            "NORP Sunni",
            "NORP Arab",
            "ORG Department of Major Works",
        ];
        assert_eq!(spelt(&read), expected);
    }

    #[test]
    fn a_line_of_two_columns_is_an_error() {
        assert!(read("a\tb\n", &Tables::known(), &mut Cutter::default()).is_err());
    }
}
