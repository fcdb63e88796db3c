//! Words by which the reading of time is told: past forms, verbs of intent, words that look ahead; nouns that show that a
//! number or a name beside them is no time.

use crate::table::{Row, Schema, Sheet, TableError};
use rustc_hash::FxHashMap;

pub(crate) const SCHEMA: Schema = Schema { name: "words.tsv", columns: &["word", "classes"], key: 1 };

/// The classes of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u16);

/// A class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Class {
    /// Looks ahead by itself: "due".
    Ahead = 1,
    /// Its infinitive lies ahead: "agreed to meet".
    Intent = 2,
    /// A present form that tells a plan: "opens on Friday".
    Timetable = 4,
    /// A past form or participle that no ending shows: "met".
    Past = 8,
    /// Also the bare verb: "hit".
    Bare = 16,
    /// Ends in -ed and is no past verb: "indeed".
    NotPast = 32,
    /// A noun that may follow "to" without article: "to court".
    Noun = 64,
    /// Begins a clause: "who".
    Opener = 128,
    /// A number before it is a count: "homes".
    Counted = 256,
    /// A season before it only says what kind: "a summer home".
    SeasonThing = 512,
    /// A holiday before it only says what kind: "a Christmas tree".
    FeastThing = 1024,
    /// "overnight" before it is a trade's word: "overnight loans".
    OvernightThing = 2048,
    /// With "an hour" it makes a speed: "kilometres".
    Length = 4096,
    /// A bare verb of plans, told from a noun after "due to": "due to begin".
    Base = 8192,
}

const CLASSES: [(&str, Class); 14] = [
    ("ahead", Class::Ahead),
    ("intent", Class::Intent),
    ("timetable", Class::Timetable),
    ("past", Class::Past),
    ("bare", Class::Bare),
    ("not-past", Class::NotPast),
    ("noun", Class::Noun),
    ("opener", Class::Opener),
    ("counted", Class::Counted),
    ("season-thing", Class::SeasonThing),
    ("feast-thing", Class::FeastThing),
    ("overnight-thing", Class::OvernightThing),
    ("length", Class::Length),
    ("base", Class::Base),
];

impl Classes {
    /// Whether the word is of a class.
    pub fn has(self, class: Class) -> bool {
        self.0 & class as u16 != 0
    }
}

/// Every such word.
#[derive(Clone, Debug, Default)]
pub struct Words {
    words: FxHashMap<String, Classes>,
}

impl Words {
    pub(crate) fn read(sheet: &Sheet<'_>, errors: &mut Vec<TableError>) -> Self {
        let mut words = FxHashMap::default();
        for row in sheet.rows() {
            match classes(row) {
                Ok(classes) => {
                    words.insert(row.cell(0).to_owned(), classes);
                }
                Err(error) => errors.push(error),
            }
        }
        Self { words }
    }

    /// The classes of a word in small letters; none for a word not in the table.
    ///
    /// ```
    /// use dateline_knowledge::{Knowledge, words::Class};
    /// let knowledge = Knowledge::built_in();
    /// assert!(knowledge.words().classes("agreed").has(Class::Intent));
    /// assert!(!knowledge.words().classes("table").has(Class::Past));
    /// ```
    pub fn classes(&self, word: &str) -> Classes {
        self.words.get(word).copied().unwrap_or_default()
    }
}

fn classes(row: &Row<'_>) -> Result<Classes, TableError> {
    let mut all = Classes::default();
    for name in row.cell(1).split_whitespace() {
        match CLASSES.iter().find(|(known, _)| *known == name) {
            Some((_, class)) => all.0 |= *class as u16,
            None => {
                let known: Vec<&str> = CLASSES.iter().map(|(name, _)| *name).collect();
                return Err(row.wrong(1, (format!("no class “{name}”"), format!("write {}", known.join(", ")))));
            }
        }
    }
    Ok(all)
}
