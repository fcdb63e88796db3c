//! Turns the lines of all tables into one image: rows in the order of their keys, names in a finite-state map.
//!
//! The build script makes the built-in image with this code, the program that of overlays.

use super::date::PartialDate;
use super::fold::fold_onto;
use super::image::{
    BLOCK, CAPITAL, CONDITION, ENDS_IN_S, EXACT_CAPS, HEADER, Image, LAST, MAGIC, NO_CODE, NOWHERE, SECTIONS, SURNAME,
    TENURE, TOWN_NOWHERE, cell,
};
use super::lines::{Entry, Fault, File, Lines, Source, key_of};
use super::schema::{Columns, SCHEMAS, Slot, TABLES, Table};
use super::shape::{plural, shape, split_condition};
use super::surname::short_names;
use fst::MapBuilder;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// What compiling gives.
#[derive(Debug)]
pub(crate) struct Compiled {
    /// The image's bytes.
    pub(crate) bytes: Vec<u8>,
    /// Rows of the base that the overlays replace or take out, in order.
    pub(crate) hidden: Vec<u32>,
    /// Lines left out, each with its reason.
    pub(crate) faults: Vec<Fault>,
}

/// Compiles files into an image; with a base they are overlays on it. Faulty lines are left out and told.
pub(crate) fn compile(sources: &[Source<'_>], base: Option<&Image>) -> Compiled {
    let mut lines = Lines::read(sources, base);
    let mut faults = std::mem::take(&mut lines.faults);
    let mut hash = Hash::default();
    let mut hidden = FxHashSet::default();
    let mut entries: Vec<Entry<'_>> = lines.entries.into_iter().flatten().collect();
    let mut files = lines.files;
    if let Some(base) = base {
        overlay(base, &mut entries, &lines.removed, &mut files, &mut hidden, &mut hash);
    } else {
        for entry in &entries {
            hash.add("", entry.table, entry.text);
        }
    }
    let hash = match base {
        Some(base) => hash.over(base.hash),
        None => hash.0,
    };
    let mut hidden: Vec<u32> = hidden.into_iter().collect();
    hidden.sort_unstable();
    let mut writer = Writer { files: &files, ..Writer::default() };
    let tables = writer.rows(&mut entries, &mut faults);
    Compiled { bytes: writer.image(hash, &tables), hidden, faults }
}

/// What overlays change of the base: rows they hide, and the base's lines of people they touch, which join their entries.
fn overlay<'t>(
    base: &'t Image,
    entries: &mut Vec<Entry<'t>>,
    removed: &[(Table, Cow<'t, str>)],
    files: &mut Vec<File<'t>>,
    hidden: &mut FxHashSet<u32>,
    hash: &mut Hash,
) {
    let mut touched: Vec<&'t str> = Vec::new();
    let mut gone: FxHashSet<&str> = FxHashSet::default();
    for (table, key) in removed {
        hash.add("-", *table, key);
        let id = key.split('\t').next().unwrap_or(key);
        let Some(row) = base.by_key(*table, if *table == Table::People { id } else { key }) else { continue };
        hidden.insert(row);
        if *table == Table::People {
            gone.insert(key.as_ref());
            touched.push(base.key(row));
        }
    }
    entries.retain(|entry| {
        let person = entry.table == Table::People;
        let there = base.by_key(entry.table, row_key(entry));
        let same = |row: u32| !entry.table.is_compact() && base.text(row).0 == entry.text && !hidden.contains(&row);
        if let Some(row) = there {
            if !person && same(row) {
                return false;
            }
            hidden.insert(row);
            if person {
                touched.push(base.key(row));
            }
        }
        hash.add("", entry.table, entry.text);
        true
    });
    touched.sort_unstable();
    touched.dedup();
    let ours: FxHashSet<String> =
        entries.iter().filter(|e| e.table == Table::People).map(|e| e.key.clone().into_owned()).collect();
    let mut copies: FxHashMap<u8, u8> = FxHashMap::default();
    for id in touched {
        let Some(row) = base.by_key(Table::People, id).filter(|_| !gone.contains(id)) else { continue };
        for at in base.tenures_of(row) {
            let tenure = base.tenure(at);
            let columns = base.columns(Table::People, tenure.file);
            let key = key_of(&columns, tenure.text);
            if gone.contains(key.as_ref()) || ours.contains(key.as_ref()) {
                continue;
            }
            let there = base.file(tenure.file);
            let file = *copies.entry(tenure.file).or_insert_with(|| {
                let table = Table::People;
                files.push(File { name: there.name.into(), table, columns, date: there.date });
                (files.len() - 1).min(255) as u8
            });
            let key = key.into_owned().into();
            entries.push(Entry { table: Table::People, file, line: tenure.line, text: tenure.text, key });
        }
    }
}

/// A hash of facts that does not ask for their order.
#[derive(Debug, Default)]
struct Hash(u128);

impl Hash {
    fn add(&mut self, mark: &str, table: Table, text: &str) {
        let mut hash = Sha256::new();
        hash.update(mark);
        hash.update(table.schema().file);
        for cell in text.split('\t') {
            hash.update("\t");
            hash.update(cell.trim());
        }
        self.0 = self.0.wrapping_add(start(hash));
    }

    /// The hash of a base with these changes.
    fn over(&self, base: u128) -> u128 {
        if self.0 == 0 {
            return base;
        }
        let mut hash = Sha256::new();
        hash.update(base.to_le_bytes());
        hash.update(self.0.to_le_bytes());
        start(hash)
    }
}

fn start(hash: Sha256) -> u128 {
    hash.finalize().iter().take(16).fold(0, |sum, byte| sum << 8 | u128::from(*byte))
}

/// One name of one row.
#[derive(Clone, Copy)]
struct Name {
    /// Its first eight bytes, which put most names in order.
    start: u64,
    /// Where its folded form stands among all.
    from: u32,
    length: u16,
    row: u32,
    flags: u8,
    condition: u16,
    weight: u32,
}

#[derive(Default)]
struct Writer<'w, 't> {
    files: &'w [File<'t>],
    pool: Vec<u8>,
    strings: FxHashMap<String, u32>,
    places: Vec<u8>,
    place_names: Vec<u8>,
    blocks: Vec<u32>,
    facts: Vec<u8>,
    tenures: Vec<Tenure<'t>>,
    codes: Vec<u32>,
    by_code: FxHashMap<String, u16>,
    conditions: Vec<u32>,
    by_condition: FxHashMap<String, u16>,
    folded: String,
    names: Vec<Name>,
}

struct Tenure<'t> {
    office: &'t str,
    of: &'t str,
    line: &'t str,
    text: u32,
    file: u8,
    number: u32,
    person: u32,
    from: u32,
    to: u32,
}

/// A string with its length before it, seven bits a byte.
fn write_string(pool: &mut Vec<u8>, text: &str) {
    let mut length = text.len();
    while length > 127 {
        pool.push((length & 127) as u8 | 128);
        length >>= 7;
    }
    pool.push(length as u8);
    pool.extend(text.as_bytes());
}

fn put<const N: usize>(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend(number.to_le_bytes().iter().take(N));
}

impl<'t> Writer<'_, 't> {
    /// Writes every row; returns the first row of each table, and the end of the last.
    fn rows(&mut self, entries: &mut [Entry<'t>], faults: &mut Vec<Fault>) -> [u32; TABLES + 1] {
        // A person's lines stay in the order of the files, so the stable sort may only look at the id.
        entries.sort_by(|a, b| (a.table, row_key(a)).cmp(&(b.table, row_key(b))));
        let mut tables = [0; TABLES + 1];
        let (mut row, mut at) = (0u32, 0);
        while let Some(first) = entries.get(at) {
            let together = match first.table {
                Table::People => entries
                    .iter()
                    .skip(at)
                    .take_while(|e| e.table == first.table && row_key(e) == row_key(first))
                    .count(),
                _ => 1,
            };
            let group = entries.get(at..at + together).unwrap_or(&[]);
            at += together.max(1);
            if let Err((entry, what, remedy)) = self.row(row, group) {
                let file = self
                    .files
                    .get(usize::from(entry.file))
                    .map_or(String::new(), |file| file.name.clone().into_owned());
                faults.push(Fault { file, line: entry.line, column: 0, what, remedy });
                continue;
            }
            row += 1;
            for end in tables.iter_mut().skip(first.table as usize + 1) {
                *end = row;
            }
        }
        tables
    }

    fn row<'e>(&mut self, row: u32, group: &'e [Entry<'t>]) -> Result<(), (&'e Entry<'t>, String, String)> {
        let Some(first) = group.first() else { return Ok(()) };
        if row >= 1 << 24 {
            return Err((first, "more than 16 million rows".into(), "split the tables".into()));
        }
        let named = group.iter().find(|entry| !self.cell(entry, Slot::Name).is_empty());
        let Some(main) = named else {
            return Err((first, format!("“{}” has no name", row_key(first)), "its first line needs one".into()));
        };
        let table = main.table;
        let population = self.cell(main, Slot::Population).parse().unwrap_or(0);
        let Some(code) = self.code(&self.country_and_region(main)) else {
            return Err((first, "more than 65,000 countries and regions".into(), "use fewer".into()));
        };
        let mut bytes = Vec::with_capacity(16);
        put::<1>(&mut bytes, u32::from(main.file));
        put::<3>(&mut bytes, main.line);
        put::<2>(&mut bytes, u32::from(code));
        if table.is_compact() {
            let town = table == Table::Towns;
            for slot in [Slot::Lat, Slot::Lon] {
                let degrees = self.cell(main, slot).parse::<f64>().ok();
                let in_parts = |parts: f64| degrees.map(|degrees| (degrees * parts).round() as i32 as u32);
                if town {
                    put::<2>(&mut bytes, in_parts(1e2).unwrap_or(TOWN_NOWHERE));
                } else {
                    put::<3>(&mut bytes, in_parts(1e4).unwrap_or(NOWHERE));
                }
            }
            if town {
                put::<3>(&mut bytes, population.min(0xff_ffff))
            } else {
                put::<4>(&mut bytes, population)
            };
            self.places.extend(bytes);
            if (row as usize).is_multiple_of(BLOCK) {
                self.blocks.push(self.place_names.len() as u32);
            }
            let name = self.cell(main, Slot::Name);
            for text in [name, row_key(main)] {
                write_string(&mut self.place_names, text);
            }
        } else {
            let text = if table == Table::People { self.add_tenures(row, group, main) } else { self.string(main.text) };
            put::<4>(&mut bytes, text);
            self.facts.extend(bytes);
        }
        let weight = table.schema().weight.saturating_add(population);
        for entry in group {
            self.add_names(row, entry, weight);
        }
        if table == Table::People {
            let id = row_key(main);
            for short in short_names(self.cell(main, Slot::Name), id.split('-').next().unwrap_or("")) {
                self.add_name(row, &short, SURNAME, 0, weight);
            }
        }
        Ok(())
    }

    /// Adds a person's tenures; returns where the line with the name stands.
    fn add_tenures(&mut self, row: u32, group: &[Entry<'t>], main: &Entry<'t>) -> u32 {
        let mut named = 0;
        for entry in group {
            let date = |slot| PartialDate::read(self.cell(entry, slot)).map_or(0, PartialDate::pack);
            let (from, to) = (date(Slot::From), date(Slot::To));
            let (office, of) = (self.cell(entry, Slot::Office), self.cell(entry, Slot::Of));
            let text = self.string(entry.text);
            let (file, number) = (entry.file, entry.line);
            self.tenures.push(Tenure { office, of, line: entry.text, text, file, number, person: row, from, to });
            if std::ptr::eq(entry, main) {
                named = text;
            }
        }
        named
    }

    fn columns(&self, entry: &Entry<'_>) -> Option<&Columns> {
        self.files.get(usize::from(entry.file)).map(|file| &file.columns)
    }

    fn cell(&self, entry: &Entry<'t>, slot: Slot) -> &'t str {
        self.columns(entry).map_or("", |columns| cell(entry.text, columns.slot(slot)))
    }

    /// The code of the row's one country, a stop, and that of its region where it has one; nothing where it has several.
    fn country_and_region(&self, entry: &Entry<'t>) -> String {
        let key = row_key(entry);
        let country = match entry.table {
            Table::Countries => key.to_owned(),
            Table::Regions => return key.to_owned(),
            Table::People => key.split('-').next().filter(|code| code.len() == 3).unwrap_or("").to_uppercase(),
            _ => Some(self.cell(entry, Slot::Country))
                .filter(|cell| !cell.contains([' ', '|', ',']))
                .unwrap_or("")
                .to_owned(),
        };
        match self.cell(entry, Slot::Region) {
            full if full.contains('.') => full.to_owned(),
            _ if country.is_empty() => country,
            _ if entry.table == Table::Countries => country + ".",
            region => format!("{country}.{region}"),
        }
    }

    fn code(&mut self, code: &str) -> Option<u16> {
        if code.is_empty() {
            return Some(NO_CODE);
        }
        if let Some(there) = self.by_code.get(code) {
            return Some(*there);
        }
        let number = u16::try_from(self.codes.len()).ok().filter(|number| *number < NO_CODE)?;
        let at = self.shared(code);
        self.codes.push(at);
        self.by_code.insert(code.to_owned(), number);
        Some(number)
    }

    /// Puts a string into the pool.
    fn string(&mut self, text: &str) -> u32 {
        let at = self.pool.len() as u32;
        write_string(&mut self.pool, text);
        at
    }

    /// Puts a string into the pool once.
    fn shared(&mut self, text: &str) -> u32 {
        if let Some(there) = self.strings.get(text) {
            return *there;
        }
        let at = self.string(text);
        self.strings.insert(text.to_owned(), at);
        at
    }

    /// Every name a line gives its row.
    fn add_names(&mut self, row: u32, entry: &Entry<'t>, weight: u32) {
        let Some(columns) = self.columns(entry) else { return };
        let text = entry.text;
        for column in columns.names.clone() {
            for name in cell(text, usize::from(column)).split('|').map(str::trim) {
                let (name, countries) = split_condition(name);
                let condition = countries.and_then(|countries| self.condition(countries));
                let flags = if condition.is_some() { CONDITION } else { 0 };
                self.add_name(row, name, flags, condition.unwrap_or(0), weight);
                if entry.table == Table::Roles && self.cell(entry, Slot::Kind) != "people" {
                    self.add_name(row, &plural(name), flags, condition.unwrap_or(0), weight);
                }
            }
        }
    }

    fn condition(&mut self, countries: &str) -> Option<u16> {
        let countries = countries.split([' ', ',', '|']).filter(|code| !code.is_empty()).collect::<Vec<_>>().join(" ");
        if let Some(there) = self.by_condition.get(&countries) {
            return Some(*there);
        }
        let number = u16::try_from(self.conditions.len()).ok()?;
        let at = self.shared(&countries);
        self.conditions.push(at);
        self.by_condition.insert(countries, number);
        Some(number)
    }

    fn add_name(&mut self, row: u32, name: &str, flags: u8, condition: u16, weight: u32) {
        let from = self.folded.len();
        fold_onto(name, &mut self.folded);
        let length = self.folded.len() - from;
        if length == 0 || length > 200 || !name.chars().any(char::is_alphabetic) {
            self.folded.truncate(from);
            return;
        }
        let flags = flags | shape(name);
        let mut eight = [0; 8];
        for (to, byte) in eight.iter_mut().zip(self.folded.as_bytes().get(from..).unwrap_or(&[])) {
            *to = *byte;
        }
        let (start, length) = (u64::from_be_bytes(eight), length as u16);
        self.names.push(Name { start, from: from as u32, length, row, flags, condition, weight });
    }

    /// The names as a map, and the postings of those that several rows share.
    fn map(&mut self) -> (Vec<u8>, Vec<u8>) {
        let (mut names, folded) = (std::mem::take(&mut self.names), std::mem::take(&mut self.folded));
        let text =
            |name: &Name| folded.get(name.from as usize..name.from as usize + usize::from(name.length)).unwrap_or("");
        names.sort_unstable_by(|a, b| {
            let order = |n: &Name| (u32::MAX - n.weight, n.row, n.flags, n.condition);
            a.start.cmp(&b.start).then_with(|| text(a).cmp(text(b))).then_with(|| order(a).cmp(&order(b)))
        });
        let mut map = MapBuilder::memory();
        let mut postings = Vec::new();
        let mut rest = names.as_slice();
        while let Some(first) = rest.first() {
            let key = text(first);
            let count = rest.iter().take_while(|name| name.start == first.start && text(name) == key).count();
            let (group, after) = rest.split_at(count);
            rest = after;
            let mut several = Vec::new();
            if count > 1 {
                several.extend_from_slice(group);
                one_each(&mut several);
            }
            let value = match if count > 1 { several.as_slice() } else { group } {
                [one] if one.flags & CONDITION == 0 => u64::from(one.row) << 6 | u64::from(one.flags & 31) << 1,
                many => {
                    let at = postings.len() as u64;
                    for (n, name) in (1..).zip(many) {
                        put::<3>(&mut postings, name.row);
                        postings.push(name.flags | if n == many.len() { LAST } else { 0 });
                        if name.flags & CONDITION != 0 {
                            put::<2>(&mut postings, u32::from(name.condition));
                        }
                    }
                    at << 1 | 1
                }
            };
            // Keys come in order and once each, and memory does not fail.
            let _ = map.insert(key, value);
        }
        (map.into_inner().unwrap_or_default(), postings)
    }

    fn image(mut self, hash: u128, tables: &[u32; TABLES + 1]) -> Vec<u8> {
        let mut tenures = std::mem::take(&mut self.tenures);
        tenures.sort_by(|a, b| {
            (a.office, a.of, a.from, a.person, a.line).cmp(&(b.office, b.of, b.from, b.person, b.line))
        });
        let mut written = Vec::with_capacity(tenures.len() * TENURE);
        let mut by_person: Vec<(u32, u8, u32, u32)> = Vec::with_capacity(tenures.len());
        for (at, tenure) in (0u32..).zip(&tenures) {
            put::<4>(&mut written, tenure.text);
            put::<1>(&mut written, u32::from(tenure.file));
            put::<3>(&mut written, tenure.number);
            put::<4>(&mut written, tenure.person);
            put::<4>(&mut written, tenure.from);
            put::<4>(&mut written, tenure.to);
            by_person.push((tenure.person, tenure.file, tenure.number, at));
        }
        by_person.sort_unstable();
        let numbers: Vec<u32> = by_person.into_iter().map(|(_, _, _, tenure)| tenure).collect();
        let mut files = Vec::new();
        for file in self.files.iter() {
            let (name, columns) = (self.shared(&file.name), self.shared(&file.columns.text));
            put::<4>(&mut files, name);
            put::<4>(&mut files, columns);
            put::<4>(&mut files, file.date);
            files.push(file.table as u8);
            files.extend(file.columns.slots);
        }
        let (names, postings) = self.map();
        let numbers_of = |numbers: &[u32]| numbers.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
        let [conditions, codes, blocks, numbers] =
            [&self.conditions, &self.codes, &self.blocks, &numbers].map(|numbers| numbers_of(numbers));
        let sections: [Vec<u8>; SECTIONS] = [
            names,
            postings,
            conditions,
            self.places,
            self.facts,
            written,
            numbers,
            codes,
            files,
            blocks,
            self.place_names,
            self.pool,
        ];
        let mut bytes = Vec::with_capacity(HEADER + sections.iter().map(Vec::len).sum::<usize>());
        bytes.extend(MAGIC);
        bytes.extend(hash.to_le_bytes());
        for section in &sections {
            put::<4>(&mut bytes, section.len() as u32);
        }
        for first in tables {
            put::<4>(&mut bytes, *first);
        }
        for section in sections {
            bytes.extend(section);
        }
        bytes
    }
}

/// The key of an entry's row: for people the id alone.
fn row_key<'e>(entry: &'e Entry<'_>) -> &'e str {
    match entry.table {
        Table::People => entry.key.split('\t').next().unwrap_or(""),
        _ => &entry.key,
    }
}

/// One posting for each row of a name: its full name before its surname, the laxer capitals before the stricter.
fn one_each(group: &mut Vec<Name>) {
    let rank = |name: &Name| {
        (name.flags & (SURNAME | CONDITION), name.flags & ENDS_IN_S, name.flags & EXACT_CAPS, name.flags & CAPITAL)
    };
    group.sort_by(|a, b| {
        (u32::MAX - a.weight, a.row, rank(a), a.condition).cmp(&(u32::MAX - b.weight, b.row, rank(b), b.condition))
    });
    group.dedup_by(|next, kept| {
        next.row == kept.row && (kept.flags & CONDITION == 0 || next.condition == kept.condition)
    });
}

/// The file a table's name is told by, for messages.
pub(crate) fn known_files() -> String {
    SCHEMAS.iter().map(|schema| schema.file).collect::<Vec<_>>().join(", ").replace("people,", "people/….tsv,")
}
