//! Classes of words that frames of triggers ask for: what is fired, signed, lifted, imposed.

use crate::table::{Schema, Sheet, TableError};
use rustc_hash::FxHashMap;

pub(crate) const SCHEMA: Schema = Schema { name: "word_classes.tsv", columns: &["class", "lemma"], key: 2 };

/// The most classes there can be.
const MOST: usize = 128;

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassSet(u128);

impl ClassSet {
    /// Whether it holds a class.
    pub fn has(self, class: WordClass) -> bool {
        self.0 & class.0 != 0
    }

    /// Whether the two have a class in common.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// With one more class.
    #[must_use]
    pub fn with(self, class: WordClass) -> Self {
        Self(self.0 | class.0)
    }
}

/// A class of words, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordClass(u128);

/// Every class with its words.
#[derive(Clone, Debug, Default)]
pub struct WordClasses {
    names: Vec<Box<str>>,
    by_lemma: FxHashMap<Box<str>, ClassSet>,
    /// Every line, for lists.
    lines: Vec<(Box<str>, WordClass)>,
}

impl WordClasses {
    pub(crate) fn read(sheet: &Sheet<'_>, errors: &mut Vec<TableError>) -> Self {
        let mut all = Self::default();
        for row in sheet.rows() {
            match all.number(row.cell(0)) {
                Some(class) => {
                    let own = all.by_lemma.entry(row.cell(1).into()).or_default();
                    *own = own.with(class);
                    all.lines.push((row.cell(1).into(), class));
                }
                None => {
                    let what = format!("“{}” is one class too many", row.cell(0));
                    errors.push(row.wrong(0, (what, format!("keep to {MOST} classes"))));
                }
            }
        }
        all
    }

    fn number(&mut self, name: &str) -> Option<WordClass> {
        if self.class(name).is_none() {
            self.names.push(name.into());
        }
        self.class(name)
    }

    /// The class of a name.
    pub fn class(&self, name: &str) -> Option<WordClass> {
        let at = self.names.iter().position(|own| **own == *name).filter(|at| *at < MOST)?;
        Some(WordClass(1 << at))
    }

    /// The classes of a lemma, in small letters.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// let classes = knowledge.word_classes();
    /// let agreement = classes.class("agreement").unwrap();
    /// assert!(classes.of("treaty").has(agreement));
    /// assert!(!classes.of("banana").has(agreement));
    /// ```
    pub fn of(&self, lemma: &str) -> ClassSet {
        self.by_lemma.get(lemma).copied().unwrap_or_default()
    }

    /// The lemmas as lists for rules, `class.munition` and the like, in the order of names.
    pub fn lists(&self) -> Vec<(String, Vec<String>)> {
        let list = |name: &str| {
            let class = self.class(name);
            let own = self.lines.iter().filter(|(lemma, own)| Some(*own) == class && !lemma.contains(' '));
            let mut words: Vec<String> = own.map(|(lemma, _)| lemma.to_string()).collect();
            words.sort_unstable();
            (format!("class.{name}"), words)
        };
        let mut lists: Vec<(String, Vec<String>)> = self.names().map(list).collect();
        lists.sort_unstable();
        lists
    }

    /// The names of the classes, in the order of the table.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }
}
