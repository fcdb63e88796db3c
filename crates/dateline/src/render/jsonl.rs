//! The contract: one ledger, one line of JSON, offsets in code points.

use dateline_types::{Ledger, json};

/// One line with its line break; `with_text` puts the report's text into the document's facts.
///
/// # Errors
/// Only where a number of the ledger is not finite.
pub(crate) fn render(ledger: Ledger, text: &str, with_text: bool) -> Result<String, serde_json::Error> {
    let mut ledger = json::in_code_points(ledger, text);
    if with_text {
        ledger.document.text = Some(text.to_owned());
    }
    let mut line = json::line(&ledger)?;
    line.push('\n');
    Ok(line)
}
