//! Tables as comma-separated values: RFC 4180, UTF-8, and nothing that a spreadsheet would run.

use super::table::{Cell, Table};
use super::write::ExportError;
use crate::store::{Filter, Store};
use std::io::{self, Write};

/// How cells are written, for the codebook.
pub(super) const CONVENTIONS: &str = "\
RFC 4180: UTF-8 without a byte order mark, commas, lines that end in CR LF, double quotes where they are needed; the first line \
names the columns. An empty cell means that nothing is known. Booleans are `true` and `false`, dates `YYYY-MM-DD`.

- **Lists** have `; ` between their members. A `;` or `\\` of a member has a `\\` before it; a member that is not known is `\\N`; \
an empty cell is a list without members.
- **Formulas**: a text or list that begins with `=`, `+`, `-`, `@`, a tab or a line break (or one of the full-width `＝＋－＠`), \
or with `'` and one of these, has a `'` before it, so that no spreadsheet takes a report's words for a formula. Take one `'` away \
from the start of cells that match `^'+[=+\\-@＝＋－＠\\t\\r\\n]` to have the words as they were. Numbers are numbers: `-73.5`.";

pub(super) fn write(
    store: &dyn Store,
    filter: &Filter,
    table: Table,
    out: &mut (dyn Write + Send),
) -> Result<(), ExportError> {
    let mut lines = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    lines.write_record(table.columns().iter().map(|own| own.name)).map_err(told)?;
    table.each(store, filter, &mut |cells| Ok(lines.write_record(cells.into_iter().map(text)).map_err(told)?))?;
    Ok(lines.flush()?)
}

/// The error below, so that its kind is not lost.
fn told(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A cell as text.
pub(super) fn text(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::List(members) => harmless(members.iter().map(member).collect::<Vec<_>>().join("; ")),
        Cell::Whole(number) => number.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(is) => is.to_string(),
        Cell::Day(day) => day.to_string(),
    }
}

fn member(own: &Option<String>) -> String {
    own.as_ref().map_or_else(|| "\\N".to_owned(), |own| own.replace('\\', "\\\\").replace(';', "\\;"))
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: String) -> String {
    let acts = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    if text.trim_start_matches('\'').starts_with(acts) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::super::table::Cell;
    use super::text;

    #[test]
    fn formulas_are_words() {
        let of = |own: &str| text(Cell::Text(own.to_owned()));
        assert_eq!(of("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(of("'-1"), "''-1");
        assert_eq!(of("＠sum"), "'＠sum");
        assert_eq!(of("'tis"), "'tis");
        assert_eq!(text(Cell::Number(-73.5)), "-73.5");
        assert_eq!(text(Cell::List(vec![Some("=1".to_owned())])), "'=1");
    }

    #[test]
    fn lists_come_apart_again() {
        let list = [Some("a; b"), None, Some("c\\N")].map(|own| own.map(str::to_owned));
        assert_eq!(text(Cell::List(list.to_vec())), "a\\; b; \\N; c\\\\N");
        assert_eq!(text(Cell::List(Vec::new())), "");
    }
}
