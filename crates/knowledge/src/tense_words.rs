//! Words by which the tense of a clause is told: past forms, verbs of intent, words that look ahead.

use crate::table::{Row, Schema, Sheet, TableError};
use rustc_hash::FxHashMap;

pub(crate) const SCHEMA: Schema = Schema { name: "tense_words.tsv", columns: &["word", "classes"], key: 1 };

/// The classes of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u16);

/// A class of words that tell the tense.
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
}

const CLASSES: [(&str, Class); 8] = [
    ("ahead", Class::Ahead),
    ("intent", Class::Intent),
    ("timetable", Class::Timetable),
    ("past", Class::Past),
    ("bare", Class::Bare),
    ("not-past", Class::NotPast),
    ("noun", Class::Noun),
    ("opener", Class::Opener),
];

impl Classes {
    /// Whether the word is of a class.
    pub fn has(self, class: Class) -> bool {
        self.0 & class as u16 != 0
    }
}

/// Every such word.
#[derive(Clone, Debug, Default)]
pub struct TenseWords {
    words: FxHashMap<String, Classes>,
}

impl TenseWords {
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
    /// use dateline_knowledge::{Knowledge, tense_words::Class};
    /// let knowledge = Knowledge::built_in();
    /// assert!(knowledge.tense_words().classes("agreed").has(Class::Intent));
    /// assert!(!knowledge.tense_words().classes("table").has(Class::Past));
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
                let remedy = "write ahead, intent, timetable, past, bare, not-past, noun or opener";
                return Err(row.wrong(1, (format!("no class “{name}”"), remedy.into())));
            }
        }
    }
    Ok(all)
}
