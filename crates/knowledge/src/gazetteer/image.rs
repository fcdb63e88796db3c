//! The compiled form of all tables: one run of bytes with a header, made by [`super::compile`] and read in place.
//!
//! Sections: names (a finite-state map from a folded name to its rows), postings where a name has several rows, places and
//! facts (rows of fixed size), tenures, codes, files, and one pool of strings. Numbers are little-endian.

use super::schema::{Columns, SLOTS, TABLES, Table};
use fst::raw::Fst;
use std::sync::Arc;

/// First bytes of an image, and the version of its form.
pub(crate) const MAGIC: [u8; 8] = *b"dlnames4";

/// The sections, in their order.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Section {
    Names,
    Postings,
    Conditions,
    Places,
    Facts,
    Tenures,
    ByPerson,
    Codes,
    Files,
    Blocks,
    PlaceNames,
    Pool,
}

/// How many sections there are.
pub(crate) const SECTIONS: usize = 12;
/// Bytes of a row that is only a place.
pub(crate) const PLACE: usize = 16;
/// Bytes of a small town, whose point is known to a hundredth of a degree.
pub(crate) const TOWN: usize = 13;
/// No coordinate, in 16 bits.
pub(crate) const TOWN_NOWHERE: u32 = 0x8000;
/// Places between two whose names' beginning is written down.
pub(crate) const BLOCK: usize = 16;
/// Bytes of a row with its line.
pub(crate) const FACT: usize = 10;
/// Bytes of a tenure.
pub(crate) const TENURE: usize = 20;
/// Bytes of a file's entry.
pub(crate) const FILE: usize = 13 + SLOTS;
/// Bytes of the header: magic, hash, sizes of sections, first row of each table and the end of the last.
pub(crate) const HEADER: usize = 8 + 16 + 4 * SECTIONS + 4 * (TABLES + 1);

/// No coordinate, in 24 bits.
pub(crate) const NOWHERE: u32 = 0x80_0000;
/// No code.
pub(crate) const NO_CODE: u16 = u16::MAX;

/// Flag of a posting: the name is an acronym, and a text must show the same capitals.
pub(crate) const EXACT_CAPS: u8 = 1;
/// The name begins with a capital, and a text must too.
pub(crate) const CAPITAL: u8 = 2;
/// The name is the surname alone.
pub(crate) const SURNAME: u8 = 4;
/// The name ends in an apostrophe and s.
pub(crate) const ENDS_IN_S: u8 = 8;
/// The name holds only for some countries.
pub(crate) const CONDITION: u8 = 16;
/// The last posting of its name.
pub(crate) const LAST: u8 = 128;

/// Bytes built into the program, or made from overlays.
#[derive(Clone, Debug)]
pub(crate) enum Bytes {
    Static(&'static [u8]),
    Owned(Arc<[u8]>),
}

impl Default for Bytes {
    fn default() -> Self {
        Bytes::Static(&[])
    }
}

impl AsRef<[u8]> for Bytes {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        match self {
            Bytes::Static(bytes) => bytes,
            Bytes::Owned(bytes) => bytes,
        }
    }
}

/// The map's own bytes within an image's.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    bytes: Bytes,
    from: usize,
    to: usize,
}

impl AsRef<[u8]> for Names {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self.bytes.as_ref().get(self.from..self.to).unwrap_or(&[])
    }
}

/// An image whose header has been read.
#[derive(Clone, Default)]
pub(crate) struct Image {
    bytes: Bytes,
    sections: [(usize, usize); SECTIONS],
    tables: [u32; TABLES + 1],
    pub(crate) hash: u128,
    pub(crate) names: Option<Fst<Names>>,
}

impl std::fmt::Debug for Image {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} rows in {} bytes", self.rows(), self.size())
    }
}

/// A posting as an image holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawPosting {
    pub(crate) row: u32,
    pub(crate) flags: u8,
    pub(crate) condition: u16,
}

/// A tenure as an image holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RawTenure<'k> {
    pub(crate) text: &'k str,
    pub(crate) file: u8,
    pub(crate) line: u32,
    pub(crate) person: u32,
    pub(crate) from: u32,
    pub(crate) to: u32,
}

/// A file rows come from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawFile<'k> {
    pub(crate) name: &'k str,
    pub(crate) columns: &'k str,
    /// Day up to which it knows, packed.
    pub(crate) date: u32,
    pub(crate) slots: &'k [u8],
}

#[inline]
fn number<const N: usize>(bytes: &[u8], at: usize) -> u32 {
    let mut number = [0; 4];
    if let (Some(from), Some(to)) = (bytes.get(at..at + N), number.get_mut(..N)) {
        to.copy_from_slice(from);
    }
    u32::from_le_bytes(number)
}

impl Image {
    /// Reads the header; `None` where the bytes are no image of this version. Takes the same time whatever the size.
    pub(crate) fn open(bytes: Bytes) -> Option<Image> {
        let all = bytes.as_ref();
        if all.get(..8)? != MAGIC {
            return None;
        }
        let hash = u128::from_le_bytes(all.get(8..24)?.try_into().ok()?);
        let mut at = HEADER;
        let mut sections = [(0, 0); SECTIONS];
        for (n, section) in sections.iter_mut().enumerate() {
            let end = at.checked_add(number::<4>(all, 24 + 4 * n) as usize)?;
            *section = (at, end);
            at = end;
        }
        if at != all.len() {
            return None;
        }
        let mut tables = [0; TABLES + 1];
        for (n, first) in tables.iter_mut().enumerate() {
            *first = number::<4>(all, 24 + 4 * SECTIONS + 4 * n);
        }
        let (from, to) = sections[Section::Names as usize];
        let names = Some(Fst::new(Names { bytes: bytes.clone(), from, to }).ok()?);
        Some(Image { bytes, sections, tables, hash, names })
    }

    #[inline]
    fn section(&self, section: Section) -> &[u8] {
        let (from, to) = self.sections.get(section as usize).copied().unwrap_or_default();
        self.bytes.as_ref().get(from..to).unwrap_or(&[])
    }

    /// Bytes of the whole.
    pub(crate) fn size(&self) -> usize {
        self.bytes.as_ref().len()
    }

    /// Number of rows.
    pub(crate) fn rows(&self) -> u32 {
        self.tables.last().copied().unwrap_or(0)
    }

    /// The rows of a table, from and to.
    pub(crate) fn rows_of(&self, table: Table) -> (u32, u32) {
        let at = table as usize;
        (self.tables.get(at).copied().unwrap_or(0), self.tables.get(at + 1).copied().unwrap_or(0))
    }

    /// The table of a row.
    #[inline]
    pub(crate) fn table(&self, row: u32) -> Table {
        let at = self.tables.iter().skip(1).position(|end| row < *end).unwrap_or(0);
        super::schema::SCHEMAS.get(at).map_or(Table::Cities, |schema| schema.table)
    }

    /// The string of a section at an offset, and the offset after it.
    fn string(&self, section: Section, at: u32) -> (&str, u32) {
        let pool = self.section(section);
        let (mut length, mut shift, mut from) = (0usize, 0u32, at as usize);
        while let Some(byte) = pool.get(from) {
            from += 1;
            length |= usize::from(byte & 127) << shift;
            shift += 7;
            if byte & 128 == 0 || shift > 21 {
                break;
            }
        }
        let text = pool.get(from..from + length).and_then(|bytes| std::str::from_utf8(bytes).ok());
        (text.unwrap_or(""), (from + length) as u32)
    }

    fn pooled(&self, at: u32) -> &str {
        self.string(Section::Pool, at).0
    }

    /// A row's bytes; those of places and facts begin alike.
    #[inline]
    fn row(&self, row: u32) -> &[u8] {
        let first = |table: Table| self.tables.get(table as usize).copied().unwrap_or(0) as usize;
        let (row, towns, facts) = (row as usize, first(Table::Towns), first(Table::Countries));
        let (section, size, at) = match (row.checked_sub(towns), row.checked_sub(facts)) {
            (_, Some(fact)) => (Section::Facts, FACT, fact * FACT),
            (Some(town), None) => (Section::Places, TOWN, towns * PLACE + town * TOWN),
            (None, None) => (Section::Places, PLACE, row * PLACE),
        };
        self.section(section).get(at..at + size).unwrap_or(&[])
    }

    /// A place's name and key, or a fact's line and nothing.
    pub(crate) fn text(&self, row: u32) -> (&str, &str) {
        if !self.table(row).is_compact() {
            return (self.pooled(number::<4>(self.row(row), 6)), "");
        }
        let mut at = number::<4>(self.section(Section::Blocks), row as usize / BLOCK * 4);
        for _ in 0..row as usize % BLOCK * 2 {
            at = self.skip(at);
        }
        let (name, next) = self.string(Section::PlaceNames, at);
        (name, self.string(Section::PlaceNames, next).0)
    }

    /// The offset after a string of the places' names.
    fn skip(&self, at: u32) -> u32 {
        match self.section(Section::PlaceNames).get(at as usize) {
            Some(length) if length & 128 == 0 => at + 1 + u32::from(*length),
            _ => self.string(Section::PlaceNames, at).1,
        }
    }

    pub(crate) fn file_and_line(&self, row: u32) -> (u8, u32) {
        let bytes = self.row(row);
        (number::<1>(bytes, 0) as u8, number::<3>(bytes, 1))
    }

    /// The row's country and region: `USA.CA`, `USA.`, or nothing.
    fn code(&self, row: u32) -> &str {
        let code = number::<2>(self.row(row), 4);
        if code == u32::from(NO_CODE) {
            return "";
        }
        self.pooled(number::<4>(self.section(Section::Codes), code as usize * 4))
    }

    pub(crate) fn country(&self, row: u32) -> Option<&str> {
        self.code(row).split('.').next().filter(|country| !country.is_empty())
    }

    pub(crate) fn region(&self, row: u32) -> Option<&str> {
        Some(self.code(row)).filter(|code| !code.is_empty() && !code.ends_with('.'))
    }

    /// A place's point.
    pub(crate) fn point(&self, row: u32) -> Option<(f64, f64)> {
        let bytes = self.row(row);
        if bytes.len() == TOWN {
            let degrees = |at| {
                let raw = number::<2>(bytes, at);
                (raw != TOWN_NOWHERE).then(|| f64::from(raw as u16 as i16) / 1e2)
            };
            return Some((degrees(6)?, degrees(8)?));
        }
        let degrees = |at| {
            let raw = number::<3>(bytes, at);
            let signed = ((raw << 8) as i32) >> 8;
            (raw != NOWHERE).then(|| f64::from(signed) / 1e4)
        };
        Some((degrees(6)?, degrees(9)?))
    }

    /// A place's people.
    pub(crate) fn population(&self, row: u32) -> u32 {
        let bytes = self.row(row);
        if bytes.len() == TOWN { number::<3>(bytes, 10) } else { number::<4>(bytes, 12) }
    }

    /// A person's tenures, as numbers of tenures, in the order of the files.
    pub(crate) fn tenures_of(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        let by_person = self.section(Section::ByPerson);
        let (mut from, mut to) = (0, by_person.len() / 4);
        let at = move |n: usize| number::<4>(by_person, n * 4);
        while from < to {
            let middle = from + (to - from) / 2;
            if self.tenure(at(middle)).person < row { from = middle + 1 } else { to = middle }
        }
        (from..by_person.len() / 4).map(at).take_while(move |tenure| self.tenure(*tenure).person == row)
    }

    /// Number of tenures.
    pub(crate) fn tenures(&self) -> u32 {
        (self.section(Section::Tenures).len() / TENURE) as u32
    }

    pub(crate) fn tenure(&self, at: u32) -> RawTenure<'_> {
        let at = at as usize * TENURE;
        let bytes = self.section(Section::Tenures).get(at..at + TENURE).unwrap_or(&[]);
        RawTenure {
            text: self.pooled(number::<4>(bytes, 0)),
            file: number::<1>(bytes, 4) as u8,
            line: number::<3>(bytes, 5),
            person: number::<4>(bytes, 8),
            from: number::<4>(bytes, 12),
            to: number::<4>(bytes, 16),
        }
    }

    pub(crate) fn file(&self, file: u8) -> RawFile<'_> {
        let at = usize::from(file) * FILE;
        let bytes = self.section(Section::Files).get(at..at + FILE).unwrap_or(&[]);
        RawFile {
            name: self.pooled(number::<4>(bytes, 0)),
            columns: self.pooled(number::<4>(bytes, 4)),
            date: number::<4>(bytes, 8),
            slots: bytes.get(13..).unwrap_or(&[]),
        }
    }

    /// A table's first file.
    pub(crate) fn file_of(&self, table: Table) -> Option<RawFile<'_>> {
        let files = self.section(Section::Files);
        let at = files.chunks_exact(FILE).position(|file| file.get(12) == Some(&(table as u8)))?;
        Some(self.file(at as u8))
    }

    /// The countries a condition names, with blanks between.
    pub(crate) fn condition(&self, condition: u16) -> &str {
        self.pooled(number::<4>(self.section(Section::Conditions), usize::from(condition) * 4))
    }

    /// The postings a name leads to.
    pub(crate) fn postings(&self, value: u64) -> impl Iterator<Item = RawPosting> + '_ {
        let single = (value & 1 == 0).then_some(RawPosting {
            row: (value >> 6) as u32,
            flags: (value >> 1) as u8 & 31,
            condition: 0,
        });
        let mut at = if value & 1 == 1 { Some((value >> 1) as usize) } else { None };
        let many = std::iter::from_fn(move || {
            let bytes = self.section(Section::Postings).get(at?..)?;
            let flags = *bytes.get(3)?;
            let conditioned = flags & CONDITION != 0;
            let condition = if conditioned { number::<2>(bytes, 4) as u16 } else { 0 };
            at = (flags & LAST == 0).then(|| at.unwrap_or(0) + if conditioned { 6 } else { 4 });
            Some(RawPosting { row: number::<3>(bytes, 0), flags: flags & !LAST, condition })
        });
        single.into_iter().chain(many)
    }

    /// The cell of a fact's line in a slot; empty where there is none or it is `-`.
    pub(crate) fn cell_of<'k>(text: &'k str, file: &RawFile<'_>, slot: super::schema::Slot) -> &'k str {
        let column = usize::from(file.slots.get(slot as usize).copied().unwrap_or(super::schema::NONE));
        cell(text, column)
    }

    /// A row's key.
    pub(crate) fn key(&self, row: u32) -> &str {
        let (text, key) = self.text(row);
        if self.table(row).is_compact() {
            return key;
        }
        Self::cell_of(text, &self.file(self.file_and_line(row).0), super::schema::Slot::Key)
    }

    /// The row of a table's key; rows of a table are in the order of their keys.
    pub(crate) fn by_key(&self, table: Table, key: &str) -> Option<u32> {
        let (mut from, mut to) = self.rows_of(table);
        while from < to {
            let middle = from + (to - from) / 2;
            match self.key(middle).cmp(key) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// What a row is part of, by its table's column for that.
    pub(crate) fn part_of(&self, table: Table, key: &str) -> Option<&str> {
        let row = self.by_key(table, key).filter(|_| !table.is_compact())?;
        let file = self.file(self.file_and_line(row).0);
        Some(Self::cell_of(self.text(row).0, &file, super::schema::Slot::PartOf)).filter(|cell| !cell.is_empty())
    }

    /// The columns of a file.
    pub(crate) fn columns(&self, table: Table, file: u8) -> Columns {
        Columns::of(table, &self.file(file).columns.split('\t').collect::<Vec<_>>())
    }
}

/// A cell of a line, trimmed; empty where there is none or it is `-`.
pub(crate) fn cell(text: &str, column: usize) -> &str {
    // Lines are short: stepping over their bytes is quicker than a search begun anew for each cell.
    let (mut left, mut from) = (column, 0);
    let mut to = text.len();
    for (at, byte) in text.bytes().enumerate() {
        if byte == b'\t' {
            if left == 0 {
                to = at;
                break;
            }
            (left, from) = (left - 1, at + 1);
        }
    }
    let cell = if left == 0 { text.get(from..to).unwrap_or("").trim() } else { "" };
    if cell == "-" { "" } else { cell }
}
