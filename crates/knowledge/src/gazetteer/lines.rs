//! Reads the files of the tables into entries, overlays over what is built in, and says of a faulty line where and why.

use super::date::PartialDate;
use super::image::{Image, cell};
use super::schema::{BEYOND_COUNTRIES, Columns, OFFICES, Slot, Table};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// What is wrong with a line, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) file: String,
    pub(crate) line: u32,
    /// In characters, from 1; 0 for the whole line.
    pub(crate) column: u32,
    pub(crate) what: String,
    pub(crate) remedy: String,
}

/// A file as it is handed in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'t> {
    pub(crate) table: Table,
    pub(crate) name: &'t str,
    pub(crate) text: &'t str,
}

/// A file whose lines have been read.
#[derive(Clone, Debug)]
pub(crate) struct File<'t> {
    pub(crate) name: Cow<'t, str>,
    pub(crate) table: Table,
    pub(crate) columns: Columns,
    /// Day up to which it knows, packed; 0 where it does not say.
    pub(crate) date: u32,
}

/// A sound line.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'t> {
    pub(crate) table: Table,
    pub(crate) file: u8,
    pub(crate) line: u32,
    pub(crate) text: &'t str,
    pub(crate) key: Cow<'t, str>,
}

/// Everything that was read.
#[derive(Debug, Default)]
pub(crate) struct Lines<'t> {
    pub(crate) files: Vec<File<'t>>,
    /// Entries in the order they were first written; `None` where an overlay took one out again.
    pub(crate) entries: Vec<Option<Entry<'t>>>,
    /// Keys of the built-in tables that overlays take out.
    pub(crate) removed: Vec<(Table, Cow<'t, str>)>,
    by_key: FxHashMap<(Table, Cow<'t, str>), usize>,
    /// Entries of a person that overlays add.
    by_person: FxHashMap<&'t str, Vec<usize>>,
    pub(crate) faults: Vec<Fault>,
}

/// What is wrong and what to do.
type Wrong = (usize, String, String);

fn wrong<T>(column: usize, what: impl Into<String>, remedy: impl Into<String>) -> Result<T, Wrong> {
    Err((column, what.into(), remedy.into()))
}

/// Files of one image; some numbers are left for those of the base that people an overlay touches are in.
const MOST_FILES: u8 = 200;

/// More parts within parts than any body has.
const DEEPEST: usize = 64;

/// A fault of the whole line.
const LINE: usize = usize::MAX;

impl<'t> Lines<'t> {
    /// Reads files one after the other; with a base they are overlays on it.
    pub(crate) fn read(sources: &[Source<'t>], base: Option<&'t Image>) -> Self {
        let mut lines = Lines::default();
        for source in sources {
            lines.file(source, base);
        }
        lines.check_references(base);
        lines
    }

    fn file(&mut self, source: &Source<'t>, base: Option<&'t Image>) {
        let Source { table, name, text } = *source;
        let Some(number) = u8::try_from(self.files.len()).ok().filter(|number| *number < MOST_FILES) else {
            let (what, remedy) = ("too many files".to_owned(), format!("put them together; {MOST_FILES} are read"));
            self.faults.push(Fault { file: name.to_owned(), line: 0, column: 0, what, remedy });
            return;
        };
        let there = base.and_then(|base| base.file_of(table));
        let columns = match there {
            Some(file) => Columns::of(table, &file.columns.split('\t').collect::<Vec<_>>()),
            None => Columns::usual(table),
        };
        let date = there.map_or(0, |file| file.date);
        let mut file = File { name: name.into(), table, columns, date };
        let known = file.columns.text.clone();
        let first = self.entries.len();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (line, text) in (1u32..).zip(text.lines()) {
            if let Err((column, what, remedy)) = self.line(&mut file, &known, (number, line, first), text, base) {
                self.fault(&file, line, text, column, what, remedy);
            }
        }
        self.files.push(file);
    }

    fn fault(&mut self, file: &File<'_>, line: u32, text: &str, column: usize, what: String, remedy: String) {
        let column = match column {
            LINE => 0,
            column => 1 + text.split('\t').take(column).map(|cell| cell.chars().count() as u32 + 1).sum::<u32>(),
        };
        self.faults.push(Fault { file: file.name.clone().into_owned(), line, column, what, remedy });
    }

    fn line(
        &mut self,
        file: &mut File<'t>,
        known: &str,
        (number, line, first): (u8, u32, usize),
        text: &'t str,
        base: Option<&'t Image>,
    ) -> Result<(), Wrong> {
        if let Some(columns) = text.strip_prefix("# columns:") {
            return name_columns(file, columns.trim(), known, base.is_some());
        }
        if let Some(date) = text.strip_prefix("# date:") {
            let date = date.split_whitespace().next().unwrap_or("");
            return match PartialDate::read(date) {
                Some(date) => {
                    file.date = date.pack();
                    Ok(())
                }
                None => wrong(LINE, format!("“{date}” is not a date"), "write YYYY-MM-DD, YYYY-MM or YYYY"),
            };
        }
        if text.trim().is_empty() || text.starts_with('#') {
            return Ok(());
        }
        if let Some(key) = text.strip_prefix('-').filter(|_| !text.starts_with("-\t")) {
            return self.remove(file.table, key.trim(), base);
        }
        let text = if file.columns.count == 1 { text.split(" #").next().unwrap_or(text).trim_end() } else { text };
        let cells: Vec<&str> = text.split('\t').map(str::trim).collect();
        check_cells(file, &cells)?;
        let key = key_of(&file.columns, text);
        if file.table != Table::People && matches!(key.as_ref(), "" | "-") {
            return wrong(LINE, "no key", "every line starts with its key");
        }
        let entry = Entry { table: file.table, file: number, line, text, key: key.clone() };
        match self.by_key.get(&(file.table, key.clone())) {
            Some(&at) if at >= first => {
                let there = self.entries.get(at).and_then(|entry| entry.as_ref()).map_or(0, |entry| entry.line);
                let key = key.replace('\t', ", ");
                return wrong(LINE, format!("“{key}” a second time, first on line {there}"), "keep one");
            }
            Some(&at) => {
                if base.is_none() {
                    let there = self.entries.get(at).and_then(|entry| entry.as_ref());
                    let there =
                        there.and_then(|e| Some(format!("{}:{}", self.files.get(usize::from(e.file))?.name, e.line)));
                    let what =
                        format!("“{}” a second time, first in {}", key.replace('\t', ", "), there.unwrap_or_default());
                    return wrong(LINE, what, "keep one");
                }
                if let Some(slot) = self.entries.get_mut(at) {
                    *slot = None;
                }
                self.push(entry);
            }
            None => self.push(entry),
        }
        if file.table == Table::People && base.is_some() {
            let id = file.columns.slot(Slot::Key);
            self.by_person.entry(cell(text, id)).or_default().push(self.entries.len() - 1);
        }
        Ok(())
    }

    fn push(&mut self, entry: Entry<'t>) {
        self.by_key.insert((entry.table, entry.key.clone()), self.entries.len());
        self.entries.push(Some(entry));
    }

    fn remove(&mut self, table: Table, key: &'t str, base: Option<&Image>) -> Result<(), Wrong> {
        let Some(base) = base else {
            return wrong(LINE, "a line that starts with -", "only an overlay takes lines out");
        };
        let key = key.trim_end();
        let mut met = false;
        if let Some(at) = self.by_key.remove(&(table, Cow::Borrowed(key))) {
            met = self.entries.get_mut(at).is_some_and(|entry| entry.take().is_some());
        } else if table == Table::People && !key.contains('\t') {
            // A person as a whole.
            for at in self.by_person.remove(key).unwrap_or_default() {
                if let Some(entry) = self.entries.get_mut(at).and_then(Option::take) {
                    self.by_key.remove(&(table, entry.key));
                    met = true;
                }
            }
        }
        let id = key.split('\t').next().unwrap_or(key);
        let there = base.by_key(table, if table == Table::People { id } else { key });
        let there = there.filter(|row| {
            !(table == Table::People && key.contains('\t'))
                || base.tenures_of(*row).any(|at| {
                    let tenure = base.tenure(at);
                    key_of(&base.columns(table, tenure.file), tenure.text) == key
                })
        });
        if there.is_some() {
            self.removed.push((table, Cow::Borrowed(key)));
            return Ok(());
        }
        if met {
            return Ok(());
        }
        let what =
            format!("“{}” is not in {}, so it cannot be taken out", key.replace('\t', ", "), table.schema().file);
        wrong(LINE, what, "look up its key with `dateline knowledge show`")
    }

    /// Checks what one line says of another: countries, offices, bodies.
    fn check_references(&mut self, base: Option<&Image>) {
        let mut countries: FxHashSet<&str> = FxHashSet::default();
        let mut offices: FxHashSet<&str> = OFFICES.iter().copied().collect();
        let mut parents: FxHashMap<(Table, &str), &str> = FxHashMap::default();
        if let Some(base) = base {
            let keys = |table| {
                let (from, to) = base.rows_of(table);
                (from..to).map(|row| base.key(row))
            };
            countries.extend(keys(Table::Countries));
            offices.extend(keys(Table::Offices));
        }
        for entry in self.entries.iter().flatten() {
            match entry.table {
                Table::Countries => drop(countries.insert(entry.key.as_ref())),
                Table::Offices => drop(offices.insert(entry.key.as_ref())),
                _ => {}
            }
            let part_of = self.files.get(usize::from(entry.file)).map(|file| file.columns.slot(Slot::PartOf));
            let part_of = part_of.map_or("", |column| cell(entry.text, column));
            if !part_of.is_empty() {
                parents.insert((entry.table, entry.key.as_ref()), part_of);
            }
        }
        let mut faulty = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let Some(entry) = entry else { continue };
            let Some(file) = self.files.get(usize::from(entry.file)) else { continue };
            if let Err(wrong) = check_one(file, entry, base, &countries, &offices, &parents) {
                faulty.push((at, wrong));
            }
        }
        for (at, (column, what, remedy)) in faulty {
            let Some(entry) = self.entries.get_mut(at).and_then(Option::take) else { continue };
            let Some(file) = self.files.get(usize::from(entry.file)).cloned() else { continue };
            self.fault(&file, entry.line, entry.text, column, what, remedy);
        }
    }
}

/// Columns a file names itself: a built-in one any, an overlay those of the table.
fn name_columns(file: &mut File<'_>, columns: &str, known: &str, overlay: bool) -> Result<(), Wrong> {
    let names: Vec<&str> = columns.split('\t').map(str::trim).collect();
    let known: Vec<&str> = known.split('\t').collect();
    if let Some(unknown) = names.iter().find(|name| overlay && !known.contains(name)) {
        let what = format!("unknown column “{unknown}”");
        return wrong(LINE, what, format!("those of {} are {}", file.table.schema().file, known.join(", ")));
    }
    let mut read = Columns::of(file.table, &names);
    let usual = Columns::of(file.table, &known);
    let missing = usual.key.iter().filter_map(|at| known.get(usize::from(*at))).find(|name| !names.contains(name));
    if let Some(missing) = missing.filter(|_| overlay) {
        return wrong(LINE, format!("no column “{missing}”"), "name every column that makes the key");
    }
    if overlay && file.table != Table::People {
        // The key keeps its name wherever the overlay puts it.
        let at = |key: &u8| known.get(usize::from(*key)).and_then(|name| names.iter().position(|other| other == name));
        read.key = usual.key.iter().filter_map(at).filter_map(|at| u8::try_from(at).ok()).collect();
        if let (Some(slot), Some(key)) = (read.slots.first_mut(), read.key.first()) {
            *slot = *key;
        }
    }
    file.columns = read;
    Ok(())
}

/// A line's key: its cells with tabs between.
pub(crate) fn key_of<'t>(columns: &Columns, text: &'t str) -> Cow<'t, str> {
    let plain = |column: &u8| text.split('\t').nth(usize::from(*column)).unwrap_or("").trim();
    match columns.key.as_slice() {
        [one] => Cow::Borrowed(plain(one)),
        many if many.iter().copied().eq(0..many.len() as u8) => {
            let end = text.match_indices('\t').nth(many.len() - 1).map_or(text.len(), |(end, _)| end);
            Cow::Borrowed(text.get(..end).unwrap_or(text))
        }
        many => Cow::Owned(many.iter().map(plain).collect::<Vec<_>>().join("\t")),
    }
}

/// Checks what can be checked of a line by itself.
fn check_cells(file: &File<'_>, cells: &[&str]) -> Result<(), Wrong> {
    let (columns, table) = (&file.columns, file.table);
    if cells.len() < columns.fewest() || cells.len() > columns.count {
        let what = format!("{} cells, where {} has {}", cells.len(), table.schema().file, columns.count);
        return wrong(LINE, what, format!("write, with one tab between: {}", columns.text.replace('\t', ", ")));
    }
    let given = |slot: Slot| {
        let column = columns.slot(slot);
        cells.get(column).filter(|cell| !matches!(**cell, "" | "-")).map(|cell| (column, *cell))
    };
    let mut dates = [None; 2];
    for (date, slot) in dates.iter_mut().zip([Slot::From, Slot::To]) {
        let Some((column, text)) = given(slot) else { continue };
        *date = PartialDate::read(text);
        if date.is_none() {
            return wrong(column, format!("“{text}” is not a date"), "write YYYY-MM-DD, YYYY-MM, YYYY or -");
        }
    }
    if let [Some(from), Some(to)] = dates
        && from.first() > to.last()
    {
        return wrong(
            columns.slot(Slot::To),
            format!("it ends, {to}, before it starts, {from}"),
            "turn the two dates round",
        );
    }
    for (slot, most) in [(Slot::Lat, 90.0), (Slot::Lon, 180.0)] {
        let Some((column, text)) = given(slot) else { continue };
        if !text.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most) {
            let name = if most < 100.0 { "latitude" } else { "longitude" };
            return wrong(column, format!("“{text}” is not a {name}"), format!("write degrees from -{most} to {most}"));
        }
    }
    if given(Slot::Lat).is_some() != given(Slot::Lon).is_some() {
        let column = columns.slot(if given(Slot::Lat).is_some() { Slot::Lon } else { Slot::Lat });
        return wrong(column, "one coordinate without the other", "write both, or - for both");
    }
    for slot in [Slot::Population, Slot::Geonames] {
        let Some((column, text)) = given(slot) else { continue };
        if text.parse::<u32>().is_err() {
            return wrong(column, format!("“{text}” is not a number"), "write a whole number, or -");
        }
    }
    if let Some((column, text)) = given(Slot::Sex)
        && !matches!(text, "m" | "f" | "mf" | "fm" | "m f" | "u")
    {
        return wrong(column, format!("“{text}” is neither m nor f"), "write m, f or -");
    }
    if table == Table::People && given(Slot::Key).is_none() {
        return wrong(0, "no id", "every line starts with its key");
    }
    if table != Table::People && given(Slot::Name).is_none() {
        return wrong(columns.slot(Slot::Name), "no name", "a row needs a name");
    }
    Ok(())
}

/// Checks a line against the other lines.
fn check_one(
    file: &File<'_>,
    entry: &Entry<'_>,
    base: Option<&Image>,
    countries: &FxHashSet<&str>,
    offices: &FxHashSet<&str>,
    parents: &FxHashMap<(Table, &str), &str>,
) -> Result<(), Wrong> {
    let columns = &file.columns;
    let given = |slot: Slot| {
        let column = columns.slot(slot);
        Some((column, cell(entry.text, column))).filter(|(_, cell)| !cell.is_empty())
    };
    let is_country = |code: &str| {
        let shaped = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
        shaped && (countries.is_empty() || countries.contains(code) || BEYOND_COUNTRIES.contains(&code))
    };
    const CODES: &str = "write ISO 3166 alpha-3 codes that are in countries.tsv (USA, IRN, XKX, PSE), or -";
    if let Some((column, cell)) = given(Slot::Country)
        && entry.table != Table::Countries
    {
        let codes = cell.split([' ', '|', ',']).filter(|code| !matches!(*code, "" | "*"));
        if let Some(bad) = codes.into_iter().find(|code| !is_country(code)) {
            return wrong(column, format!("“{bad}” is not a country"), CODES);
        }
    }
    if entry.table == Table::Countries && !(entry.key.len() == 3 && entry.key.bytes().all(|b| b.is_ascii_uppercase())) {
        return wrong(0, format!("“{}” is not a country", entry.key), "write an ISO 3166 alpha-3 code");
    }
    if let Some((column, _)) = given(Slot::PartOf) {
        let mut at = entry.key.as_ref();
        for step in 0..=DEEPEST {
            let ours = parents.get(&(entry.table, at)).copied();
            let Some(next) = ours.or_else(|| base?.part_of(entry.table, at)) else { break };
            if next == entry.key.as_ref() || step == DEEPEST {
                return wrong(column, format!("“{}” is part of itself", entry.key), "break the circle");
            }
            at = next;
        }
    }
    if entry.table != Table::People {
        return Ok(());
    }
    if let Some((column, office)) = given(Slot::Office)
        && !offices.contains(office)
    {
        return wrong(
            column,
            format!("unknown office “{office}”"),
            "write the key of an office, e.g. foreign-minister",
        );
    }
    let Some((column, of)) = given(Slot::Of) else {
        return wrong(columns.slot(Slot::Of), "an office of nothing", CODES);
    };
    let id = cell(entry.text, columns.slot(Slot::Key));
    if of == id {
        return wrong(column, format!("“{of}” holds an office of itself"), "write a country or a body");
    }
    let body = of.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !body && !is_country(of) {
        return wrong(
            column,
            format!("“{of}” is not a country"),
            "write ISO 3166 alpha-3, or the id of a body in small letters",
        );
    }
    Ok(())
}
