//! All names of countries, places, bodies, people, offices and roles in one compact image, and who held what office when.
//!
//! Every line of the tables is a row. [`Gazetteer::matches_at`] finds every name that starts at a place of a text, and
//! [`Gazetteer::row`] says what a row holds. The image is made when the program is built; loading it reads a header.

pub(crate) mod compile;
mod date;
mod fold;
mod heads;
mod image;
mod lines;
mod row;
mod schema;
mod shape;
mod surname;
mod walk;

pub use date::{Covers, PartialDate};
pub use fold::fold;
pub use row::{Row, Sex, Tenure};
pub use schema::Table;

use crate::table::TableError;
use compile::compile;
use image::{Bytes, Image};
use jiff::civil::Date;
use lines::{Fault, Source};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, OnceLock};
use walk::Asked;

/// The image of the built-in tables, made by the build script.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.image"));

/// Set in the number of a row of the overlays.
const OVERLAY: u32 = 1 << 31;

/// The number of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(u32);

/// A row a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Posting {
    /// The row.
    pub row: RowId,
    /// Whether the name is only the surname of a person.
    pub surname: bool,
    /// Whether nothing else in the tables goes by this name, lists of given names and surnames aside.
    pub certain: bool,
    /// The countries to which the meaning is bound, if it is.
    pub only: Option<Only>,
}

/// Countries in which a name means its row; see [`Gazetteer::countries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Only(u32);

/// All names, immutable; a clone shares them.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    layers: Arc<Layers>,
}

#[derive(Debug)]
struct Layers {
    base: Image,
    over: Option<Overlay>,
    /// The cities that countries are ruled from, found when first asked for.
    capitals: OnceLock<FxHashMap<Box<str>, RowId>>,
    /// The head words of offices and roles, likewise.
    heads: OnceLock<FxHashSet<Box<str>>>,
}

impl Layers {
    fn new(base: Image, over: Option<Overlay>) -> Arc<Self> {
        Arc::new(Self { base, over, capitals: OnceLock::new(), heads: OnceLock::new() })
    }
}

#[derive(Debug)]
struct Overlay {
    image: Image,
    /// One bit for each row of the base: whether the overlays replace it or take it out.
    hidden: Vec<u64>,
}

impl Overlay {
    fn hides(&self, row: u32) -> bool {
        self.hidden.get(row as usize / 64).is_some_and(|bits| bits >> (row % 64) & 1 == 1)
    }
}

impl Gazetteer {
    /// The tables built into the program. Reads a header, whatever the size.
    pub fn built_in() -> Self {
        // The build script made the image with this very code; a test opens it.
        let base = Image::open(Bytes::Static(BUILT_IN)).unwrap_or_default();
        Gazetteer { layers: Layers::new(base, None) }
    }

    /// The built-in tables with overlays on top, each a file's name and text.
    pub(crate) fn with_overlays(files: &[(&str, &str)], errors: &mut Vec<TableError>) -> Self {
        Self::built_in().with(files, errors)
    }

    fn with(self, files: &[(&str, &str)], errors: &mut Vec<TableError>) -> Self {
        let base = self;
        let sources: Vec<Source<'_>> = files
            .iter()
            .filter_map(|&(name, text)| Some(Source { table: Table::of_file(name)?, name, text }))
            .collect();
        if sources.is_empty() {
            return base;
        }
        let compiled = compile(&sources, Some(&base.layers.base));
        errors.extend(compiled.faults.into_iter().map(TableError::from));
        let Some(image) = Image::open(Bytes::Owned(compiled.bytes.into())) else { return base };
        let mut hidden = vec![0u64; base.layers.base.rows() as usize / 64 + 1];
        for row in compiled.hidden {
            if let Some(bits) = hidden.get_mut(row as usize / 64) {
                *bits |= 1 << (row % 64);
            }
        }
        let over = Some(Overlay { image, hidden });
        Gazetteer { layers: Layers::new(base.layers.base.clone(), over) }
    }

    /// Whether a file's name is that of one of these tables.
    pub(crate) fn has_table(file: &str) -> bool {
        Table::of_file(file).is_some()
    }

    /// Hash of all facts, in whatever order they came.
    pub(crate) fn hash(&self) -> u128 {
        self.layers.over.as_ref().map_or(self.layers.base.hash, |over| over.image.hash)
    }

    /// Bytes of the built-in image.
    pub fn size(&self) -> usize {
        self.layers.base.size()
    }

    /// The images with the mark of their rows, overlays first.
    fn images(&self) -> impl Iterator<Item = (&Image, u32)> {
        let over = self.layers.over.iter().map(|over| (&over.image, OVERLAY));
        over.chain([(&self.layers.base, 0)])
    }

    fn image(&self, mark: u32) -> &Image {
        match &self.layers.over {
            Some(over) if mark & OVERLAY != 0 => &over.image,
            _ => &self.layers.base,
        }
    }

    /// Whether a row of an image is still there.
    fn is_there(&self, mark: u32, row: u32) -> bool {
        mark != 0 || self.layers.over.as_ref().is_none_or(|over| !over.hides(row))
    }

    /// What a row says.
    pub fn row(&self, id: RowId) -> Row<'_> {
        Row { image: self.image(id.0), row: id.0 & !OVERLAY, row_id: id }
    }

    /// The rows of a table, in the order of their keys, those of overlays first.
    pub fn rows(&self, table: Table) -> impl Iterator<Item = Row<'_>> {
        self.images().flat_map(move |(image, mark)| {
            let (from, to) = image.rows_of(table);
            (from..to).filter(move |row| self.is_there(mark, *row)).map(move |row| self.row(RowId(row | mark)))
        })
    }

    /// The row of a key: `USA`, `2643743`, `irn-masoud-pezeshkian`.
    ///
    /// ```
    /// use dateline_knowledge::{Knowledge, gazetteer::Table};
    /// let knowledge = Knowledge::built_in();
    /// assert!(knowledge.gazetteer().by_key(Table::Outlets, "Reuters").is_some());
    /// ```
    pub fn by_key(&self, table: Table, key: &str) -> Option<RowId> {
        self.images().find_map(|(image, mark)| {
            let row = image.by_key(table, key).filter(|row| self.is_there(mark, *row))?;
            Some(RowId(row | mark))
        })
    }

    /// The country of a code.
    pub fn country(&self, iso3: &str) -> Option<Row<'_>> {
        self.by_key(Table::Countries, iso3).map(|id| self.row(id))
    }

    /// The city a country is ruled from.
    pub fn capital_of(&self, iso3: &str) -> Option<Row<'_>> {
        let capitals = self.layers.capitals.get_or_init(|| {
            let mut capitals = FxHashMap::default();
            for country in self.rows(Table::Countries) {
                if let Some(capital) = self.find_capital(country) {
                    capitals.entry(country.id().into()).or_insert(capital.row_id());
                }
            }
            capitals
        });
        capitals.get(iso3).map(|row| self.row(*row))
    }

    fn find_capital(&self, country: Row<'_>) -> Option<Row<'_>> {
        let capital = country.list("capital").next()?;
        let rows = self.named(capital).into_iter().map(|posting| self.row(posting.row));
        rows.filter(|row| matches!(row.table(), Table::Cities | Table::Towns) && row.country() == Some(country.id()))
            .max_by_key(|row| row.population())
    }

    /// The countries to which a meaning is bound.
    pub fn countries(&self, only: Only) -> impl Iterator<Item = &str> {
        self.image(only.0).condition((only.0 & 0xffff) as u16).split(' ').filter(|code| !code.is_empty())
    }

    /// The offices of a person, by the key of the table.
    pub fn tenures(&self, person_id: &str) -> impl Iterator<Item = Tenure<'_>> {
        let row = self.by_key(Table::People, person_id).map(|id| self.row(id));
        row.into_iter().flat_map(Row::tenures)
    }

    /// Who held an office of a country or body on a day: those who certainly did, then those who may have.
    pub fn holders(&self, office: &str, of: &str, on: Date) -> Vec<Tenure<'_>> {
        let mut held: Vec<(bool, Tenure<'_>)> = self
            .places_held(office, of)
            .filter_map(|(image, at, person)| match Tenure::held(image, at, on) {
                Covers::Yes => Some((false, Tenure::new(image, at, person))),
                Covers::Unknown => Some((true, Tenure::new(image, at, person))),
                Covers::NotYet | Covers::Ended => None,
            })
            .collect();
        held.sort_by_key(|(open, tenure)| (*open, tenure.from));
        held.into_iter().map(|(_, tenure)| tenure).collect()
    }

    /// Everybody who ever held an office of a country or body, in the order of the days they took it.
    pub fn of_office(&self, office: &str, of: &str) -> impl Iterator<Item = Tenure<'_>> {
        self.places_held(office, of).map(|(image, at, person)| Tenure::new(image, at, person))
    }

    /// The tenures of an office: of which image, at which place, and whose.
    fn places_held(&self, office: &str, of: &str) -> impl Iterator<Item = (&Image, u32, RowId)> {
        let wanted = (office.to_owned(), of.to_owned());
        self.images().flat_map(move |(image, mark)| {
            let wanted = wanted.clone();
            let (mut from, mut to) = (0, image.tenures());
            while from < to {
                let middle = from + (to - from) / 2;
                if Tenure::office(image, middle) < (wanted.0.as_str(), wanted.1.as_str()) {
                    from = middle + 1
                } else {
                    to = middle
                }
            }
            (from..image.tenures())
                .take_while(move |at| Tenure::office(image, *at) == (wanted.0.as_str(), wanted.1.as_str()))
                .map(move |at| (image, at, image.tenure(at).person))
                .filter(move |(.., person)| self.is_there(mark, *person))
                .map(move |(image, at, person)| (image, at, RowId(person | mark)))
        })
    }

    /// What a name standing alone may mean, best first.
    pub fn named(&self, name: &str) -> Vec<Posting> {
        self.whole(name, false)
    }

    /// The same with no regard to capitals, as people type.
    pub fn named_in_any_case(&self, name: &str) -> Vec<Posting> {
        self.whole(name, true)
    }

    /// Whether a noun, however written, can be the head of an office's or a role's name: "minister" of "minister of health".
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// let heads = ["minister", "Ministers", "attaché", "shell"].map(|noun| knowledge.gazetteer().heads_a_role(noun));
    /// assert_eq!(heads, [true, true, true, false]);
    /// ```
    pub fn heads_a_role(&self, noun: &str) -> bool {
        heads::has(self.layers.heads.get_or_init(|| heads::heads(self)), noun)
    }

    fn whole(&self, name: &str, any_case: bool) -> Vec<Posting> {
        let mut all = Vec::new();
        self.matches(name.trim(), 0, Asked { any_case, to_the_end: true }, &mut all);
        all.into_iter().map(|(_, posting)| posting).collect()
    }
}

impl From<Fault> for TableError {
    fn from(fault: Fault) -> Self {
        let Fault { file, line, column, what, remedy } = fault;
        TableError { file, line, column, what, remedy }
    }
}

#[cfg(test)]
mod tests;
