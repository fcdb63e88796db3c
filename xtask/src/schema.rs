//! The ledger's JSON Schema as a file, `docs/schema.json`, generated from the types and never edited.

use crate::workspace;
use anyhow::Context;

/// The file, from the root.
pub(crate) const PATH: &str = "docs/schema.json";

/// The schema as the file holds it.
pub(crate) fn text() -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(&dateline_types::json::schema())?;
    text.push('\n');
    Ok(text)
}

/// Writes the file.
pub(crate) fn write() -> anyhow::Result<()> {
    let path = workspace::root().join(PATH);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&path, text()?).with_context(|| format!("writing {PATH}"))?;
    println!("schema: {PATH} written");
    Ok(())
}
