//! An entity in the making, and the link of each mention to one.

use crate::mentions::Class;
use dateline_knowledge::gazetteer::RowId;
use rustc_hash::{FxHashMap, FxHashSet};

/// Someone or something a report speaks of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Thing {
    /// What it is.
    pub(crate) class: Option<Class>,
    /// Its names as printed, the fullest first met first.
    pub(crate) names: Vec<String>,
    /// The row that describes it.
    pub(crate) row: Option<RowId>,
    /// ISO 3166 alpha-3, or a slot for bodies of no country.
    pub(crate) country: Option<String>,
    /// Sector codes.
    pub(crate) sectors: Vec<String>,
    /// Office or part played.
    pub(crate) role: Option<String>,
    /// The key of the office it holds, in the table of offices.
    pub(crate) office: Option<String>,
    /// Lemma of the word that describes it, where it has no name.
    pub(crate) noun: Option<String>,
    /// Of a description, the thing it belongs to: "his" in "his father".
    pub(crate) owner: Option<usize>,
    /// `m` or `f`.
    pub(crate) sex: Option<char>,
    /// Whether it is several.
    pub(crate) plural: bool,
    /// Where it is: the row of a place.
    pub(crate) place: Option<RowId>,
    /// Whose "we" it is: the thing that speaks.
    pub(crate) spoken_for_by: Option<usize>,
    /// The mentions, in the order they were tied to it.
    pub(crate) mentions: Vec<usize>,
}

impl Thing {
    /// Whether it is one human being.
    pub(crate) fn is_person(&self) -> bool {
        self.class == Some(Class::Person)
    }
}

/// The things of a report, and for each mention the thing it is of and why.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    pub(crate) things: Vec<Thing>,
    /// The state the report speaks of most, by the names in it.
    pub(crate) main: Option<usize>,
    links: Vec<Option<(usize, String)>>,
    by_row: FxHashMap<RowId, usize>,
    states: FxHashSet<String>,
}

impl Cast {
    /// For so many mentions.
    pub(crate) fn new(mentions: usize) -> Self {
        Self { links: vec![None; mentions], ..Self::default() }
    }

    /// A new thing.
    pub(crate) fn add(&mut self, thing: Thing) -> usize {
        let at = self.things.len();
        if let Some(row) = thing.row {
            self.by_row.entry(row).or_insert(at);
        }
        if thing.class == Some(Class::State) {
            self.states.extend(thing.country.clone());
        }
        self.things.push(thing);
        at
    }

    /// Ties a mention to a thing; one that is tied already stays where it is.
    pub(crate) fn tie(&mut self, mention: usize, thing: usize, why: impl Into<String>) {
        if self.links[mention].is_none() {
            self.links[mention] = Some((thing, why.into()));
            self.things[thing].mentions.push(mention);
        }
    }

    /// The thing a mention is of.
    pub(crate) fn of(&self, mention: usize) -> Option<usize> {
        self.links[mention].as_ref().map(|(thing, _)| *thing)
    }

    /// Why a mention is of its thing.
    pub(crate) fn why(&self, mention: usize) -> Option<&str> {
        self.links[mention].as_ref().map(|(_, why)| why.as_str())
    }

    /// The thing that a row describes.
    pub(crate) fn with_row(&self, row: RowId) -> Option<usize> {
        self.by_row.get(&row).copied()
    }

    /// Notes that a thing is what a row describes.
    pub(crate) fn set_row(&mut self, thing: usize, row: RowId) {
        self.things[thing].row = Some(row);
        self.by_row.entry(row).or_insert(thing);
    }

    /// Whether the report speaks of a country.
    pub(crate) fn speaks_of(&self, iso3: &str) -> bool {
        self.states.contains(iso3)
    }

    /// Settles which state is the main one.
    pub(crate) fn settle_main(&mut self) {
        let states = (0..self.things.len()).filter(|&thing| self.things[thing].class == Some(Class::State));
        self.main = states.max_by_key(|&thing| (self.things[thing].mentions.len(), std::cmp::Reverse(thing)));
    }
}
