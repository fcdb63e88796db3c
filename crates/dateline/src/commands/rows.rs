//! Rows of records for spreadsheets and programs: one field a column, in one order.

use super::every::Every;
use crate::arguments::Rows;
use crate::render::visible::Visible;
use dateline::types::Report;
use serde::Serialize;
use serde_json::Value;
use std::io::Write;
use std::process::ExitCode;

/// Reads every report and prints its rows, in the order of the reports; a table begins with the names of its columns.
pub(super) fn print(
    every: &Every,
    columns: &[&str],
    format: Rows,
    rows: impl Fn(&Report) -> anyhow::Result<String> + Sync,
) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    if format == Rows::Tsv {
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
            let Value::Object(fields) = serde_json::to_value(record)? else { return Ok(()) };
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
        Some(Value::Array(list)) => list.iter().filter_map(|part| part.as_str()).collect::<Vec<_>>().join(";"),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(true)) => "yes".to_owned(),
        _ => String::new(),
    };
    if text.is_empty() { "-".to_owned() } else { text }
}
