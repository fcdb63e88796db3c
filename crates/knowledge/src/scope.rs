//! Where a name holds, and what a phrase met in a text means there: the country's own row, else the default.

use crate::phrases::Found;
use crate::table::{Row, TableError};
use dateline_types::Span;

/// A row of a table whose name may mean other rows elsewhere.
pub trait Scoped {
    /// Where its name means it.
    fn scope(&self) -> &Scope;
}

/// A phrase met in a text, with the rows of the table it may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met<'k, R> {
    /// The whole phrase, in bytes.
    pub span: Span,
    /// The words of it that tell the time, in bytes; the whole phrase unless the table says otherwise.
    pub inner: Span,
    /// Whether the phrase itself says which country's it is ("Afghan Independence Day").
    pub certain: bool,
    /// What it may mean, in the table's order; never empty.
    pub rows: Vec<&'k R>,
}

impl<'k, R: Scoped> Met<'k, R> {
    pub(crate) fn new(found: Found, table: &'k [R]) -> Option<Self> {
        let rows: Vec<&R> = found.rows.iter().filter_map(|&row| table.get(row as usize)).collect();
        (!rows.is_empty()).then_some(Met { span: found.span, inner: found.inner, certain: found.certain, rows })
    }

    /// What the phrase means in a report from, or about, a country (ISO 3166 alpha-3): the country's own, else the
    /// default; `None` where neither is known, as for "Independence Day" with no country.
    pub fn pick(&self, country: Option<&str>) -> Option<&'k R> {
        let own = |row: &&&R| country.is_some_and(|country| row.scope().countries.iter().any(|c| c == country));
        let first = || self.rows.first().filter(|_| self.certain);
        let default = || self.rows.iter().find(|row| row.scope().default);
        self.rows.iter().find(own).or_else(default).or_else(first).copied()
    }
}

/// Where a name holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// ISO 3166 alpha-3 codes.
    pub countries: Vec<String>,
    /// Whether it also holds where no country decides.
    pub default: bool,
}

impl Scope {
    /// Reads a cell such as `USA CAN`, `* USA` (the default, and American), `*`.
    pub(crate) fn read(row: &Row<'_>, column: usize) -> Result<Scope, TableError> {
        let mut scope = Scope::default();
        for word in row.cell(column).split_whitespace() {
            match word {
                "*" => scope.default = true,
                code if is_country(code) => scope.countries.push(code.to_owned()),
                other => return Err(row.wrong(column, not_a_country(other))),
            }
        }
        if scope == Scope::default() {
            return Err(row.wrong(column, not_a_country(row.cell(column))));
        }
        Ok(scope)
    }
}

/// Whether a cell is shaped like an ISO 3166 alpha-3 code.
pub(crate) fn is_country(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())
}

pub(crate) fn not_a_country(cell: &str) -> crate::table::Fault {
    let what = format!("“{cell}” is not a country");
    (what, "write ISO 3166 alpha-3 codes with blanks between, and * where the name holds by default".into())
}
