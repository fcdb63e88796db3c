//! Nouns that news counts: what they are, and what they say of the people they name.

use crate::table::{Schema, Sheet, TableError};
use rustc_hash::FxHashMap;

pub(crate) const SCHEMA: Schema =
    Schema { name: "counted.tsv", columns: &["lemma", "class", "status", "age", "sex"], key: 1 };

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Human beings.
    People,
    /// Human beings who are sent or serve: troops, police, rescuers.
    Personnel,
    /// Families and households.
    Household,
    /// What is fired, dropped or planted.
    Munition,
    /// Houses and other structures.
    Building,
    /// Ships, cars, aircraft.
    Vehicle,
    /// Attacks, accidents, protests.
    Incident,
    /// Money, where it is named without a currency.
    Money,
    /// Countries, towns, streets.
    Place,
    /// Years, days.
    Time,
    /// Units of measure, shares, votes, points.
    Unit,
    /// Anything else that is counted and is no figure.
    Thing,
}

impl Class {
    pub(crate) const NAMES: [(&'static str, Self); 12] = [
        ("people", Self::People),
        ("personnel", Self::Personnel),
        ("household", Self::Household),
        ("munition", Self::Munition),
        ("building", Self::Building),
        ("vehicle", Self::Vehicle),
        ("incident", Self::Incident),
        ("money", Self::Money),
        ("place", Self::Place),
        ("time", Self::Time),
        ("measure", Self::Unit),
        ("thing", Self::Thing),
    ];

    /// Whether human beings are counted.
    pub const fn is_human(self) -> bool {
        matches!(self, Self::People | Self::Personnel)
    }
}

/// What a noun says of those it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// What it is.
    pub class: Class,
    /// Part in the conflict: civilian, combatant, security, protester …
    pub status: Option<Box<str>>,
    /// Child, adult, elderly.
    pub age: Option<Box<str>>,
    /// Female, male.
    pub sex: Option<Box<str>>,
}

/// Every noun, by lemma; of several words with one blank between.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    by_lemma: FxHashMap<Box<str>, Noun>,
}

impl Counted {
    pub(crate) fn read(sheet: &Sheet<'_>, errors: &mut Vec<TableError>) -> Self {
        let mut counted = Self::default();
        for row in sheet.rows() {
            match row.one_of(1, &Class::NAMES) {
                Ok(class) => {
                    let facet = |column| row.given(column).map(Into::into);
                    let noun = Noun { class, status: facet(2), age: facet(3), sex: facet(4) };
                    counted.by_lemma.insert(row.cell(0).into(), noun);
                }
                Err(error) => errors.push(error),
            }
        }
        counted
    }

    /// A noun by its lemma, small letters.
    ///
    /// ```
    /// use dateline_knowledge::{Knowledge, counted::Class};
    /// let knowledge = Knowledge::built_in();
    /// assert_eq!(knowledge.counted().get("rocket").map(|noun| noun.class), Some(Class::Munition));
    /// assert_eq!(knowledge.counted().get("girl").and_then(|noun| noun.sex.as_deref()), Some("female"));
    /// assert!(knowledge.counted().get("xylophone").is_none());
    /// ```
    pub fn get(&self, lemma: &str) -> Option<&Noun> {
        self.by_lemma.get(lemma)
    }
}
