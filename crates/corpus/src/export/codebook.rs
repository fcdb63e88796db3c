//! The codebook: every table and column with its type and meaning, made of the definitions that the tables are written by.

use super::table::Table;
use super::{comma, parquet};
use std::io::{self, Write};

const HEAD: &str = "\
# Codebook

What the columns of the tables mean. A column of one name means the same in every table that has it unless its sentence says
otherwise; tables are joined by `report`, `event`, `statement` and `happening`; `record` of positions is an `event` or a `statement`. What is not known is empty: nothing is filled in.
Offsets count Unicode code points of the report's text from 0.
";

/// Writes it as Markdown.
pub(super) fn write(out: &mut (dyn Write + Send)) -> io::Result<()> {
    writeln!(out, "{HEAD}\n## CSV\n\n{}\n\n## Parquet\n\n{}", comma::CONVENTIONS, parquet::CONVENTIONS)?;
    for table in Table::ALL {
        writeln!(out, "\n## {}\n\n{}\n", table.name(), table.meaning())?;
        writeln!(out, "| column | type | may be empty | meaning |\n| --- | --- | --- | --- |")?;
        for column in table.columns() {
            let empty = if column.may_be_empty { "yes" } else { "no" };
            let meaning = column.meaning.replace('|', "\\|");
            writeln!(out, "| `{}` | {} | {empty} | {meaning} |", column.name, column.holds.name())?;
        }
    }
    Ok(())
}
