//! Reads a spec file: headings, `report` blocks, and the `ledger` blocks that say what is read from them.

use anyhow::Context;

/// One fenced `ledger` block with the report it speaks of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Expectation {
    /// The headings above it, outermost first.
    pub(crate) headings: Vec<String>,
    /// The report's text.
    pub(crate) report: String,
    /// The report's settings: `date=2026-02-03`.
    pub(crate) settings: Vec<(String, String)>,
    /// The kinds the block lists.
    pub(crate) kinds: Vec<String>,
    /// Its lines, as indices into the file's lines.
    pub(crate) lines: std::ops::Range<usize>,
}

/// Every expectation of a spec, in order.
///
/// # Errors
/// Where a fence is left open or a `ledger` block has no report above it.
pub(crate) fn expectations(text: &str) -> anyhow::Result<Vec<Expectation>> {
    let lines: Vec<&str> = text.lines().collect();
    let mut headings: Vec<(usize, String)> = Vec::new();
    let mut report: Option<(String, Vec<(String, String)>)> = None;
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        at += 1;
        let level = line.bytes().take_while(|&b| b == b'#').count();
        if level > 0 && line[level..].starts_with(' ') {
            headings.retain(|(above, _)| *above < level);
            headings.push((level, line[level..].trim().to_owned()));
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let body = at;
        let length = lines[at..].iter().position(|line| line.starts_with("```"));
        let length = length.with_context(|| format!("line {body}: a fence without an end"))?;
        at += length + 1;
        let (name, rest) = info.trim().split_once(' ').unwrap_or((info.trim(), ""));
        match name {
            "report" => report = Some((lines[body..body + length].join("\n"), settings(rest)?)),
            "ledger" => {
                let (text, settings) = report.clone().with_context(|| format!("line {body}: no report above"))?;
                found.push(Expectation {
                    headings: headings.iter().map(|(_, heading)| heading.clone()).collect(),
                    report: text,
                    settings,
                    kinds: rest.split_whitespace().map(str::to_owned).collect(),
                    lines: body..body + length,
                });
            }
            _ => {}
        }
    }
    Ok(found)
}

/// `date=2026-02-03 outlet="The Daily"` as pairs.
fn settings(mut rest: &str) -> anyhow::Result<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(pairs);
        }
        let (name, tail) = rest.split_once('=').with_context(|| format!("“{rest}” is not name=value"))?;
        let (value, tail) = match tail.strip_prefix('"') {
            Some(tail) => tail.split_once('"').context("a quotation mark is missing")?,
            None => tail.split_once(' ').unwrap_or((tail, "")),
        };
        pairs.push((name.to_owned(), value.to_owned()));
        rest = tail;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spec_is_read() {
        let text = "# Times\n\n## Weekdays\nWhy.\n\n```report date=2026-02-03 title=\"A b\"\nOn Friday.\n\nEnd.\n```\n\n```ledger times notes\ntime x\n```\n";
        let found = expectations(text).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].headings, ["Times", "Weekdays"]);
        assert_eq!(found[0].report, "On Friday.\n\nEnd.");
        assert_eq!(found[0].settings, [("date".into(), "2026-02-03".into()), ("title".into(), "A b".into())]);
        assert_eq!(found[0].kinds, ["times", "notes"]);
        assert_eq!(text.lines().nth(found[0].lines.start), Some("time x"));
    }

    #[test]
    fn an_open_fence_is_an_error() {
        assert!(expectations("```report\nx").is_err());
        assert!(expectations("```ledger times\n```").is_err());
    }
}
