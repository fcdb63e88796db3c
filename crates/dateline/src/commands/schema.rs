//! `dateline schema`: the contract as JSON Schema.

use std::io::Write;
use std::process::ExitCode;

/// Prints the schema, generated from the types.
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let schema = serde_json::to_string_pretty(&dateline::types::json::schema())?;
    writeln!(std::io::stdout().lock(), "{schema}")?;
    Ok(ExitCode::SUCCESS)
}
