//! A column: its name, what it holds, what that means, and how it is got from a row.

use super::cell::{Cell, Holds};

/// What is known of a column; headers, schemas and the codebook are made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, the same wherever it means the same.
    pub name: &'static str,
    /// What its cells hold.
    pub holds: Holds,
    /// Whether a cell may be empty. Lists never are: they may have no members.
    pub may_be_empty: bool,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

/// A column of things of one kind.
pub(super) struct Of<R: 'static> {
    column: Column,
    cell: fn(&R) -> Cell,
}

/// A column of which every cell is filled.
pub(super) const fn must<R>(name: &'static str, holds: Holds, meaning: &'static str, cell: fn(&R) -> Cell) -> Of<R> {
    Of { column: Column { name, holds, may_be_empty: false, meaning }, cell }
}

/// A column of which cells may be empty.
pub(super) const fn may<R>(name: &'static str, holds: Holds, meaning: &'static str, cell: fn(&R) -> Cell) -> Of<R> {
    Of { column: Column { name, holds, may_be_empty: true, meaning }, cell }
}

/// Where groups of columns are laid side by side: the columns always, the cells where there is a row.
#[derive(Default)]
pub(super) struct Lay {
    pub(super) columns: Vec<&'static Column>,
    pub(super) cells: Vec<Cell>,
}

impl Lay {
    /// Lays a group. One order serves both, so that no cell stands under another column.
    pub(super) fn group<R>(&mut self, group: &'static [Of<R>], row: Option<&R>) {
        match row {
            Some(row) => self.cells.extend(group.iter().map(|own| (own.cell)(row))),
            None => self.columns.extend(group.iter().map(|own| &own.column)),
        }
    }
}
