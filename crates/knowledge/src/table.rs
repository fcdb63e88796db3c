//! Tables as text: tab-separated facts and plain lists, overlays on top of them, and errors that say where and what to do.
//!
//! A table is read once into [`Row`]s that borrow the text; each table's own module then turns rows into its types.

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::fmt;

/// What is wrong with a table, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// File name, as given.
    pub file: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: u32,
    /// Column in characters, from 1; 0 where the whole line is meant.
    pub column: u32,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        for place in [self.line, self.column] {
            if place > 0 {
                write!(f, ":{place}")?;
            }
        }
        write!(f, ": {}; {}", self.what, self.remedy)
    }
}

impl std::error::Error for TableError {}

/// What is wrong with one cell, and what to do; [`Row::wrong`] adds the place.
pub(crate) type Fault = (String, String);

/// The shape of one table.
#[derive(Debug)]
pub(crate) struct Schema {
    /// File name; an overlay goes by the same name.
    pub(crate) name: &'static str,
    /// Column names, left to right. The last may be left out of a line when it is called `note`.
    pub(crate) columns: &'static [&'static str],
    /// How many leading columns make the key.
    pub(crate) key: usize,
}

impl Schema {
    fn is_list(&self) -> bool {
        self.columns.len() == 1
    }

    fn fewest(&self) -> usize {
        self.columns.len() - usize::from(self.columns.last() == Some(&"note"))
    }
}

/// One fact: a line of a table.
#[derive(Clone, Debug)]
pub(crate) struct Row<'t> {
    file: &'t str,
    /// Which file of the table it came in: 0 the built-in one, 1 the first overlay.
    layer: u32,
    line: u32,
    text: &'t str,
    cells: Vec<&'t str>,
}

impl<'t> Row<'t> {
    /// The cell of a column, trimmed; empty where it was left out.
    pub(crate) fn cell(&self, column: usize) -> &'t str {
        self.cells.get(column).copied().unwrap_or("")
    }

    /// The cell, or `None` where it is empty or `-`.
    pub(crate) fn given(&self, column: usize) -> Option<&'t str> {
        Some(self.cell(column)).filter(|cell| !matches!(*cell, "" | "-"))
    }

    /// What the cell stands for among names with their values; a fault where it is none of the names.
    pub(crate) fn one_of<T: Copy>(&self, column: usize, known: &[(&str, T)]) -> Result<T, TableError> {
        let cell = self.cell(column);
        let found = known.iter().find(|(name, _)| *name == cell);
        found.map(|(_, value)| *value).ok_or_else(|| {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            self.wrong(column, (format!("unknown “{cell}”"), format!("write {}", names.join(", "))))
        })
    }

    /// The name of the rule that this line is: `name@file:line`.
    pub(crate) fn rule(&self, name: &str) -> String {
        format!("{name}@{}:{}", self.file, self.line)
    }

    /// A fault in a column, with its place.
    pub(crate) fn wrong(&self, column: usize, (what, remedy): Fault) -> TableError {
        let before: usize = self.text.split('\t').take(column).map(|cell| cell.chars().count() + 1).sum();
        TableError {
            file: self.file.to_owned(),
            line: self.line,
            column: u32::try_from(before + 1).unwrap_or(u32::MAX),
            what,
            remedy,
        }
    }
}

/// The rows of one table after overlays, in the order they were first written.
#[derive(Debug)]
pub(crate) struct Sheet<'t> {
    schema: &'static Schema,
    layers: u32,
    rows: Vec<Option<Row<'t>>>,
    by_key: FxHashMap<&'t str, usize>,
}

impl<'t> Sheet<'t> {
    pub(crate) fn new(schema: &'static Schema) -> Self {
        Self { schema, layers: 0, rows: Vec::new(), by_key: FxHashMap::default() }
    }

    /// The table's file name.
    pub(crate) fn name(&self) -> &'static str {
        self.schema.name
    }

    /// The rows.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row<'t>> {
        self.rows.iter().flatten()
    }

    /// Adds a file's lines. A line whose key is already there from an earlier file replaces it; `-key` takes it out.
    /// Faulty lines are left out and reported.
    pub(crate) fn add(&mut self, file: &'t str, text: &'t str, errors: &mut Vec<TableError>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (number, line) in (1u32..).zip(text.lines()) {
            if let Err((what, remedy)) = self.add_line(file, number, line) {
                errors.push(TableError { file: file.to_owned(), line: number, column: 0, what, remedy });
            }
        }
        self.layers += 1;
    }

    fn add_line(&mut self, file: &'t str, line: u32, text: &'t str) -> Result<(), Fault> {
        let (schema, layer) = (self.schema, self.layers);
        if let Some(columns) = text.strip_prefix("# columns:") {
            return self.check_columns(columns);
        }
        if text.trim().is_empty() || text.starts_with('#') {
            return Ok(());
        }
        if let Some(key) = text.strip_prefix('-') {
            return self.remove(key.trim());
        }
        let fact = if schema.is_list() { text.split(" #").next().unwrap_or(text) } else { text };
        let mut cells = Vec::with_capacity(schema.columns.len());
        cells.extend(fact.split('\t').map(str::trim));
        if cells.len() < schema.fewest() || cells.len() > schema.columns.len() {
            return Err((
                format!("{} cells, where {} has {}", cells.len(), schema.name, schema.columns.len()),
                format!("write, with one tab between: {}", schema.columns.join(", ")),
            ));
        }
        // The key's columns come first, so the key is the start of the line.
        let end = fact.match_indices('\t').nth(schema.key - 1).map_or(fact.len(), |(end, _)| end);
        let key = fact.get(..end).unwrap_or(fact).trim_matches(' ');
        if key.split('\t').any(|part| part.trim().is_empty()) {
            return Err((
                format!("no {}", schema.columns.first().unwrap_or(&"key")),
                "every line starts with its key".into(),
            ));
        }
        let row = Row { file, layer, line, text, cells };
        match self.by_key.get(key) {
            Some(&at) => match self.rows.get_mut(at) {
                Some(Some(there)) if there.layer == layer => {
                    let (what, remedy) = (format!("“{key}” a second time, first on line {}", there.line), "keep one");
                    return Err((what, remedy.into()));
                }
                Some(slot) => *slot = Some(row),
                None => {}
            },
            None => {
                self.by_key.insert(key, self.rows.len());
                self.rows.push(Some(row));
            }
        }
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), Fault> {
        match self.by_key.remove(key).and_then(|at| self.rows.get_mut(at)) {
            Some(row) => {
                *row = None;
                Ok(())
            }
            None => Err((
                format!("“{key}” is not in {}, so it cannot be taken out", self.schema.name),
                format!(
                    "look up its {} in the built-in table",
                    self.schema.columns.get(..self.schema.key).unwrap_or(&[]).join(" and ")
                ),
            )),
        }
    }

    fn check_columns(&self, columns: &str) -> Result<(), Fault> {
        if columns.split('\t').map(str::trim).eq(self.schema.columns.iter().copied()) {
            return Ok(());
        }
        Err((
            format!("columns differ from those of {}", self.schema.name),
            format!("they are, with one tab between: {}", self.schema.columns.join(", ")),
        ))
    }

    /// Feeds name and facts into a hash; comments, order and the way a fact came in (built in, overlay) do not count.
    pub(crate) fn digest(&self, hash: &mut Sha256) {
        let mut facts: Vec<&[&str]> = self.rows().map(|row| row.cells.as_slice()).collect();
        facts.sort_unstable();
        hash.update(self.schema.name.as_bytes());
        hash.update((facts.len() as u64).to_le_bytes());
        let mut line = String::new();
        for cells in facts {
            line.clear();
            for cell in cells {
                line.push_str(cell);
                line.push('\t');
            }
            line.push('\n');
            hash.update(line.as_bytes());
        }
    }
}
