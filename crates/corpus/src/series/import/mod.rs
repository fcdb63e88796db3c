//! Claims that people bring: tables of figures that no report of a store has.

mod lines;
mod losses;
mod table;

pub use lines::read as lines;
pub use losses::read as losses;
pub use table::cells;

use std::fmt;

/// What is wrong with a table, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ImportError {
    /// The line, from 1; none for the table as a whole.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}; {}", self.what, self.remedy),
            None => write!(f, "{}; {}", self.what, self.remedy),
        }
    }
}

fn fault(line: impl Into<Option<usize>>, what: impl Into<String>, remedy: impl Into<String>) -> ImportError {
    ImportError { line: line.into(), what: what.into(), remedy: remedy.into() }
}
