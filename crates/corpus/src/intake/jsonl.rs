//! One report per line: an object with `text`, and `id date title outlet url byline language` where known.

use super::decode::{self, decode};
use super::error::{Fault, Trouble, trouble};
use dateline_read::published;
use dateline_types::{Note, Published, Report};
use serde::Deserialize;
use serde_json::Value;

/// The fields read. Everything else on the line is passed over.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Line {
    text: Value,
    id: Value,
    date: Value,
    title: Value,
    outlet: Value,
    url: Value,
    byline: Value,
    language: Value,
}

/// Reads one line.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Report, Fault> {
    let decoded = decode(bytes, None);
    let line: Line = match serde_json::from_str(&decoded.text) {
        Ok(line) => line,
        Err(error) => return Err(broken(&decoded.text, &error)),
    };
    let text = match line.text {
        Value::String(text) if !text.trim().is_empty() => text,
        Value::String(_) => {
            return Err(trouble(Trouble::Empty, "its `text` is empty", "give the report's text or drop the line"));
        }
        Value::Null => {
            let remedy = "a line needs at least {\"text\": \"…\"}; rename the field that holds the report";
            return Err(trouble(Trouble::Malformed, "the object has no `text`", remedy));
        }
        _ => {
            return Err(trouble(
                Trouble::Malformed,
                "its `text` is no string",
                "give the report's text in quotation marks",
            ));
        }
    };
    let mut notes = decode::notes(&text, &decoded);
    let published = date(&line.date, &mut notes);
    Ok(Report {
        published,
        title: words(line.title),
        outlet: words(line.outlet),
        byline: words(line.byline),
        url: words(line.url),
        external_id: words(line.id),
        language: words(line.language),
        trees: None,
        text,
        notes,
    })
}

/// A string, or a number as one; nothing where it is blank or of another type.
fn words(value: Value) -> Option<String> {
    match value {
        Value::String(s) if !s.trim().is_empty() => Some(s.trim().to_owned()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}

/// The date of a field; a note where there is one and it cannot be read.
fn date(value: &Value, notes: &mut Vec<Note>) -> Option<Published> {
    let (read, written) = match value {
        Value::Null => return None,
        Value::String(s) if s.trim().is_empty() => return None,
        Value::String(s) => (published::parse(s), s.clone()),
        Value::Number(n) => {
            let date = match n.as_i64() {
                Some(day @ 19_000_101..=22_001_231) => published::parse(&day.to_string()),
                Some(count) => published::from_epoch(count),
                None => n.as_f64().and_then(|count| published::from_epoch(count as i64)),
            };
            (date, n.to_string())
        }
        other => (None, other.to_string()),
    };
    if read.is_none() {
        notes.push(Note::whole(format!("the container's date “{}” was not understood", shorten(&written))));
    }
    read
}

fn shorten(s: &str) -> String {
    let mut short: String = s.chars().take(40).collect();
    if short.len() < s.len() {
        short.push('…');
    }
    short
}

fn broken(line: &str, error: &serde_json::Error) -> Fault {
    let what = if line.trim_start().starts_with('{') {
        // serde counts from 1 within this line; its own "line 1" would mislead.
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or(&reason);
        format!("the line is no valid JSON ({reason}, column {})", error.column())
    } else {
        "the line is no JSON object".to_owned()
    };
    trouble(Trouble::Malformed, what, "mend or drop the line; each line is one object with `text`")
}
