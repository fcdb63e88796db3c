//! Rows of records for spreadsheets and programs: one field a column, in one order.

use super::every::Every;
use crate::arguments::{Listing, Rows};
use crate::render::visible::Visible;
use dateline::types::Report;
use serde::Serialize;
use serde_json::Value;
use std::io::Write;
use std::process::ExitCode;

/// The form of rows of reports, of which only a store has a text.
pub(super) fn of_reports(asked: Option<Listing>) -> anyhow::Result<Rows> {
    match asked {
        None | Some(Listing::Tsv) => Ok(Rows::Tsv),
        Some(Listing::Jsonl) => Ok(Rows::Jsonl),
        Some(Listing::Text) => {
            anyhow::bail!("-f text is of a store; of reports there are tsv and jsonl, and `dateline read` for people")
        }
    }
}

/// The columns of a table's first line; none where rows name their own fields.
pub(super) fn head<'c>(columns: &'c [&'c str], format: Rows) -> Option<&'c [&'c str]> {
    (format == Rows::Tsv).then_some(columns)
}

/// Adds a row of cells as other programs' tables have them: an empty cell is empty.
pub(super) fn add_cells(out: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|text| Visible(text).to_string()).collect();
    out.push_str(&cells.join("\t"));
    out.push('\n');
}

/// Reads every report and prints its rows, in the order of the reports; a table begins with the names of its columns.
pub(super) fn print(
    every: &Every,
    head: Option<&[&str]>,
    rows: impl Fn(&Report) -> anyhow::Result<String> + Sync,
) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    if let Some(columns) = head {
        writeln!(out, "{}", columns.join("\t"))?;
    }
    let code = every.read(|_, report| rows(report), |rows| Ok(out.write_all(rows.as_bytes())?))?;
    out.flush()?;
    Ok(code)
}

/// Adds a row to `out`: an object, or cells with tabs between. In a table an empty cell is `-`, and no character of a report
/// breaks the row or acts on a terminal.
pub(super) fn add(out: &mut String, columns: &[&str], record: &impl Serialize, format: Rows) -> anyhow::Result<()> {
    match format {
        Rows::Jsonl => out.push_str(&serde_json::to_string(record)?),
        Rows::Tsv => {
            // By way of text, in which a number has the digits it was written with: 0.95, not 0.949999988.
            let Value::Object(fields) = serde_json::from_str(&serde_json::to_string(record)?)? else { return Ok(()) };
            let cells: Vec<String> = columns.iter().map(|column| cell(fields.get(*column))).collect();
            out.push_str(&cells.join("\t"));
        }
    }
    out.push('\n');
    Ok(())
}

fn cell(value: Option<&Value>) -> String {
    let text = match value {
        Some(Value::String(text)) => Visible(text).to_string(),
        Some(Value::Array(list)) => list.iter().map(member).collect::<Vec<_>>().join(";"),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(true)) => "yes".to_owned(),
        _ => String::new(),
    };
    if text.is_empty() { "-".to_owned() } else { text }
}

/// A member of a list: none is `-`, and its own `;` does not part it.
fn member(part: &Value) -> String {
    part.as_str().map_or_else(|| "-".to_owned(), |text| Visible(text).to_string().replace(';', ","))
}
