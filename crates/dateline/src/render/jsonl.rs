//! The contract: one ledger, one line of JSON, offsets in code points.

use super::visible::{Look, look};
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
    let mut line = escaped(json::line(&ledger)?);
    line.push('\n');
    Ok(line)
}

/// The same JSON, with characters a terminal would act on (C1 controls, bidirectional overrides) as `\u` escapes.
fn escaped(line: String) -> String {
    let acts = |c: char| ('\u{7f}'..='\u{ffff}').contains(&c) && look(c) != Look::Itself;
    if !line.contains(acts) {
        return line;
    }
    let mut out = String::with_capacity(line.len() + 16);
    for c in line.chars() {
        if acts(c) {
            out.push_str(&format!("\\u{:04x}", c as u32));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn escapes_mean_the_same() {
        let line = serde_json::to_string("a\u{9b}31m\u{202e}b\u{2028} سلام ‌👩‍👧").unwrap();
        let safe = escaped(line.clone());
        assert!(!safe.contains(['\u{9b}', '\u{202e}']) && safe.contains("\\u009b31m\\u202eb"));
        let [before, after]: [String; 2] = [line, safe].map(|s| serde_json::from_str(&s).unwrap());
        assert_eq!(before, after);
    }
}
