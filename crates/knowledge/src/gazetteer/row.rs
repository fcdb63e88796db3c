//! What a row of the tables says: a view into the image it stands in, copied freely.

use super::RowId;
use super::date::{Covers, PartialDate};
use super::image::{Image, RawFile, cell};
use super::schema::{Slot, Table};
use jiff::civil::Date;

/// A person's sex, as the tables have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// One row of a table.
#[derive(Clone, Copy)]
pub struct Row<'k> {
    pub(super) image: &'k Image,
    pub(super) row: u32,
    pub(super) row_id: RowId,
}

impl<'k> Row<'k> {
    /// Its number; the same as long as the tables are.
    pub fn row_id(self) -> RowId {
        self.row_id
    }

    /// The table it stands in.
    pub fn table(self) -> Table {
        self.image.table(self.row)
    }

    /// Its key in the table; for towns the number in GeoNames.
    pub fn id(self) -> &'k str {
        self.image.key(self.row)
    }

    fn slot(self, slot: Slot) -> &'k str {
        if self.table().is_compact() {
            return "";
        }
        Image::cell_of(self.image.text(self.row).0, &self.file(), slot)
    }

    fn file(self) -> RawFile<'k> {
        self.image.file(self.image.file_and_line(self.row).0)
    }

    /// Its first name, as the table spells it.
    pub fn name(self) -> &'k str {
        if self.table().is_compact() {
            return self.image.text(self.row).0;
        }
        // Tables without a column of their own for it name a row by the first of its names, without its countries.
        self.slot(Slot::Name).split(['|', '[']).next().unwrap_or("").trim()
    }

    /// What it is within its table: "armed-group", "sea", "agency", "m"; the table's noun where the table does not say.
    pub fn kind(self) -> &'k str {
        match (self.slot(Slot::Kind), self.table()) {
            ("", Table::GivenNames) => self.slot(Slot::Sex),
            ("", table) => table.noun(),
            (kind, _) => kind,
        }
    }

    /// The country it is of, ISO 3166 alpha-3; `None` where it has none or several.
    pub fn country(self) -> Option<&'k str> {
        self.image.country(self.row)
    }

    /// The key of the region it lies in (`USA.CA`); of a country its part of the world.
    pub fn region(self) -> Option<&'k str> {
        match self.table() {
            Table::Countries => Some(self.slot(Slot::Region)).filter(|region| !region.is_empty()),
            _ => self.image.region(self.row),
        }
    }

    /// Latitude and longitude in degrees.
    pub fn point(self) -> Option<(f64, f64)> {
        if self.table().is_compact() {
            return self.image.point(self.row);
        }
        Some((self.slot(Slot::Lat).parse().ok()?, self.slot(Slot::Lon).parse().ok()?))
    }

    /// How many people live there; 0 where it is not known or makes no sense.
    pub fn population(self) -> u32 {
        if self.table().is_compact() {
            return self.image.population(self.row);
        }
        self.slot(Slot::Population).parse().unwrap_or(0)
    }

    /// Its number in GeoNames.
    pub fn geonames(self) -> Option<u32> {
        if self.table().is_compact() { self.id().parse().ok() } else { self.slot(Slot::Geonames).parse().ok() }
    }

    /// Sector codes, most general first.
    pub fn sectors(self) -> impl Iterator<Item = &'k str> {
        self.slot(Slot::Sectors).split([' ', '|', ',', ';']).filter(|code| !code.is_empty())
    }

    /// Sex, for people and given names.
    pub fn sex(self) -> Option<Sex> {
        match self.slot(Slot::Sex) {
            "f" => Some(Sex::Female),
            "m" => Some(Sex::Male),
            _ => None,
        }
    }

    /// A row's own date; a person's stand with the tenures.
    fn date(self, slot: Slot) -> Option<PartialDate> {
        if self.table() == Table::People { None } else { PartialDate::read(self.slot(slot)) }
    }

    /// When it began, where the table says.
    pub fn from(self) -> Option<PartialDate> {
        self.date(Slot::From)
    }

    /// When it ended, where the table says.
    pub fn to(self) -> Option<PartialDate> {
        self.date(Slot::To)
    }

    /// Whether it was there on a day; a row without dates always was.
    pub fn covers(self, day: Date) -> Covers {
        match (self.from(), self.to()) {
            (None, None) => Covers::Yes,
            // Bodies and the like last until the table says they ended; only offices change hands unseen.
            (from, None) => PartialDate::covers(from, None, Some(PartialDate::from(day)), day.into()),
            (from, to) => PartialDate::covers(from, to, None, day.into()),
        }
    }

    /// Where the fact is from; of towns and regions GeoNames.
    pub fn source(self) -> &'k str {
        match (self.slot(Slot::Source), self.table()) {
            ("", Table::Cities | Table::Towns | Table::Regions) => "GeoNames (geonames.org), CC BY 4.0",
            (source, _) => source,
        }
    }

    /// The file the row is in, and its line.
    pub fn place_in_file(self) -> (&'k str, u32) {
        let (file, line) = self.image.file_and_line(self.row);
        (self.image.file(file).name, line)
    }

    /// The day up to which its table knows.
    pub fn known_until(self) -> Option<PartialDate> {
        PartialDate::unpack(self.file().date)
    }

    /// The cell of a column by the column's name ("demonyms", "part_of"); `None` where it is empty or there is no such
    /// column. Towns keep only what the other methods tell.
    pub fn cell(self, column: &str) -> Option<&'k str> {
        if self.table().is_compact() {
            return None;
        }
        let at = self.file().columns.split('\t').position(|name| name == column)?;
        Some(cell(self.image.text(self.row).0, at)).filter(|cell| !cell.is_empty())
    }

    /// The parts of a cell between ` | `.
    pub fn list(self, column: &str) -> impl Iterator<Item = &'k str> {
        self.cell(column).unwrap_or("").split('|').map(str::trim).filter(|part| !part.is_empty())
    }

    /// The offices a person held and the parts he or she played, in the order of the files.
    pub fn tenures(self) -> impl Iterator<Item = Tenure<'k>> {
        let Row { image, row_id, .. } = self;
        image.tenures_of(self.row).map(move |at| Tenure::new(image, at, row_id))
    }
}

impl std::fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {} ({})", self.table(), self.id(), self.name())
    }
}

/// An office held, or a part played, from one day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tenure<'k> {
    /// Who.
    pub person: RowId,
    /// The office's key: "foreign-minister".
    pub office: &'k str,
    /// Country or body.
    pub of: &'k str,
    /// First day, as far as known.
    pub from: Option<PartialDate>,
    /// The day it ended; `None` where it had not by the table's date.
    pub to: Option<PartialDate>,
    /// The day up to which the table knows.
    pub known_until: Option<PartialDate>,
    /// Where the fact is from.
    pub source: &'k str,
    /// What the table adds: "acting".
    pub note: Option<&'k str>,
    /// The file the line is in.
    pub file: &'k str,
    /// The line.
    pub line: u32,
}

impl<'k> Tenure<'k> {
    /// The office and what it is of, by which tenures are ordered.
    pub(super) fn office(image: &'k Image, at: u32) -> (&'k str, &'k str) {
        let raw = image.tenure(at);
        let file = image.file(raw.file);
        (Image::cell_of(raw.text, &file, Slot::Office), Image::cell_of(raw.text, &file, Slot::Of))
    }

    /// Whether it was held on a day, as [`Tenure::covers`].
    pub(super) fn held(image: &Image, at: u32, day: Date) -> Covers {
        let raw = image.tenure(at);
        let known_until = PartialDate::unpack(image.file(raw.file).date);
        PartialDate::covers(PartialDate::unpack(raw.from), PartialDate::unpack(raw.to), known_until, day.into())
    }

    pub(super) fn new(image: &'k Image, at: u32, person: RowId) -> Self {
        let raw = image.tenure(at);
        let file = image.file(raw.file);
        let slot = |slot| Image::cell_of(raw.text, &file, slot);
        let note = file.columns.split('\t').position(|name| name == "note");
        Tenure {
            person,
            office: slot(Slot::Office),
            of: slot(Slot::Of),
            from: PartialDate::unpack(raw.from),
            to: PartialDate::unpack(raw.to),
            known_until: PartialDate::unpack(file.date),
            source: slot(Slot::Source),
            note: note.map(|at| cell(raw.text, at)).filter(|note| !note.is_empty()),
            file: file.name,
            line: raw.line,
        }
    }

    /// Whether it was held on a day. The first day counts; the day it ended is open, as two may share it; after the table's
    /// own date nothing that is still open is certain.
    pub fn covers(&self, day: Date) -> Covers {
        PartialDate::covers(self.from, self.to, self.known_until, day.into())
    }
}

impl From<Date> for PartialDate {
    fn from(day: Date) -> Self {
        PartialDate { year: day.year(), month: u8::try_from(day.month()).ok(), day: u8::try_from(day.day()).ok() }
    }
}
