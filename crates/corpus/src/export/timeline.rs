//! Happenings as slides of TimelineJS (Knight Lab), in its JSON form.
//!
//! TimelineJS takes headlines and texts for HTML: a report's words are escaped, and only addresses of the web become links.

use super::modality;
use super::write::ExportError;
use crate::happenings::{self, Happening, Mention, Version};
use crate::rows::Party;
use crate::store::{Filter, Store};
use dateline_types::Modality;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::io::Write;

/// So many reports are listed on a slide; the others are counted.
const LISTED: usize = 12;

pub(super) fn write(store: &dyn Store, filter: &Filter, out: &mut (dyn Write + Send)) -> Result<(), ExportError> {
    out.write_all(b"{\"events\":[")?;
    let mut first = true;
    happenings::each::<ExportError>(store, filter, &mut |happening| {
        let Some(slide) = slide(&happening) else { return Ok(()) };
        out.write_all(if first { b"\n" } else { b",\n" })?;
        first = false;
        Ok(serde_json::to_writer(&mut *out, &slide).map_err(std::io::Error::from)?)
    })?;
    Ok(out.write_all(b"\n]}\n")?)
}

/// One slide; none where neither the happening nor its reports have a day.
fn slide(own: &Happening) -> Option<Value> {
    let reported = own.mentions.iter().find_map(|own| own.report.day.as_deref());
    let known = own.from.as_deref().and_then(date);
    let start = known.clone().or_else(|| own.to.as_deref().and_then(date)).or_else(|| reported.and_then(date))?;
    let mut slide = Map::new();
    slide.insert("unique_id".to_owned(), own.id.as_str().into());
    slide.insert("group".to_owned(), own.r#type.as_str().into());
    slide.insert("start_date".to_owned(), start);
    let end = own.to.as_deref().filter(|to| known.is_some() && own.from.as_deref().is_some_and(|from| from < *to));
    if let Some(end) = end.and_then(date) {
        slide.insert("end_date".to_owned(), end);
    }
    if known.is_none() {
        // It is filed under a day by which it had happened, and says so.
        let day = own.to.as_deref().or(reported).unwrap_or_default();
        let words = if own.to.is_some() { "by" } else { "reported" };
        slide.insert("display_date".to_owned(), escaped(&format!("{words} {day}")).into());
    }
    slide.insert("text".to_owned(), json!({ "headline": headline(own), "text": text(own) }));
    Some(Value::Object(slide))
}

/// A year, a month or a day in TimelineJS's form.
fn date(prefix: &str) -> Option<Value> {
    super::first_day(prefix)?;
    let numbers: Vec<i64> = prefix.get(..10).unwrap_or(prefix).split('-').map_while(|own| own.parse().ok()).collect();
    let parts = ["year", "month", "day"].into_iter().zip(numbers);
    Some(Value::Object(parts.map(|(name, number)| (name.to_owned(), number.into())).collect()))
}

/// "Azerbaijan → Armenia: shelled · Stepanakert"; what nobody says has happened has its modality
/// behind it, "(planned)", and what some tell and some deny is "(disputed)".
fn headline(own: &Happening) -> String {
    let names = |all: &[Party]| all.iter().map(|own| own.name.as_str()).collect::<Vec<_>>().join(", ");
    let (doers, targets) = (names(&own.doers), names(&own.targets));
    let mut headline = match (doers.as_str(), targets.as_str()) {
        ("", "") => own.trigger.clone(),
        (doers, "") => format!("{doers}: {}", own.trigger),
        ("", targets) => format!("→ {targets}: {}", own.trigger),
        (doers, targets) => format!("{doers} → {targets}: {}", own.trigger),
    };
    if let Some(place) = &own.place {
        headline.push_str(" · ");
        headline.push_str(&place.name);
    }
    let told = |own: &Version| matches!(own.modality, Modality::Happened | Modality::Ongoing);
    let told = own.versions.iter().any(told);
    if told && own.versions.iter().any(|own| own.modality == Modality::Denied) {
        headline.push_str(" (disputed)");
    } else if let Some(version) = own.versions.first().filter(|_| !told) {
        headline.push_str(&format!(" ({})", modality(version.modality)));
    }
    escaped(&headline)
}

/// The sentence, who holds it to be so and who not, and the reports.
fn text(own: &Happening) -> String {
    let mut text = format!("<p>{}</p>", escaped(own.sentence.trim()));
    for version in &own.versions {
        let by = escaped(&version.by.join(", "));
        // Writing into a string cannot fail.
        let _ = write!(text, "<p><b>{}</b>: {by}</p>", modality(version.modality));
    }
    text.push_str("<ul>");
    let mut mentions: Vec<&Mention> = own.mentions.iter().collect();
    mentions.dedup_by(|one, other| one.report.id == other.report.id);
    for mention in mentions.iter().take(LISTED) {
        let _ = write!(text, "<li>{}</li>", source(mention));
    }
    if mentions.len() > LISTED {
        let _ = write!(text, "<li>{} more</li>", mentions.len() - LISTED);
    }
    text.push_str("</ul>");
    text
}

/// Who published a report, when, and its headline or id.
fn source(mention: &Mention) -> String {
    let report = &mention.report;
    let title = escaped(report.title.as_deref().unwrap_or(report.name()));
    let url = report.url.as_deref().filter(|own| own.starts_with("https://") || own.starts_with("http://"));
    let title = url.map_or_else(|| title.clone(), |url| format!("<a href=\"{}\">{title}</a>", escaped(url)));
    let by = [report.publisher(), report.day.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    if by.is_empty() { title } else { format!("{}: {title}", escaped(&by)) }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}
