//! Events as lines of text: type and mode, how it is held to be, code, words, who and whom, and whatever else is known.

use super::compact::{name_of, quoted, rule_name};
use anyhow::Context;
use dateline_types::event::{DateBasis, EventDate, Modality};
use dateline_types::{At, Event, Ledger, Span};
use std::fmt::Write;

/// The line of every event, with the byte at which its words start.
pub(super) fn events(text: &str, ledger: &Ledger) -> anyhow::Result<Vec<(u32, String)>> {
    let start = |own: &Event| own.trigger.first().map_or(0, |At(span)| span.start);
    ledger.events.iter().map(|own| Ok((start(own), event(text, ledger, own)?))).collect()
}

fn event(text: &str, ledger: &Ledger, own: &Event) -> anyhow::Result<String> {
    let mut line = format!("event {}", own.kind);
    if let Some(mode) = &own.mode {
        let _ = write!(line, "/{mode}");
    }
    if own.modality != Modality::Happened {
        let _ = write!(line, " {}", name_of(&own.modality)?);
    }
    if let Some(code) = &own.cameo {
        let _ = write!(line, " {code}");
    }
    let _ = write!(line, " {}", parts(text, &own.trigger));
    for (name, role, ids) in [("doers", "doer", &own.doers), ("targets", "target", &own.targets)] {
        let named = ids.iter().map(|id| Ok(quoted(entity(ledger, id)?)));
        let mut all: Vec<String> = named.collect::<anyhow::Result<_>>()?;
        let unnamed = own.arguments.iter().filter(|argument| argument.role == role && argument.of.is_none());
        all.extend(unnamed.map(|argument| quoted(argument.span.of(text))));
        put(&mut line, name, (!all.is_empty()).then(|| all.join(", ")));
    }
    let instruments = own.arguments.iter().filter(|argument| argument.role == "instrument");
    let instruments: Vec<String> = instruments.map(|argument| quoted(argument.span.of(text))).collect();
    put(&mut line, "with", (!instruments.is_empty()).then(|| instruments.join(", ")));
    if let Some(date) = &own.date {
        put(&mut line, "when", Some(days(date)));
        if !matches!(date.basis, DateBasis::Clause | DateBasis::Published) {
            let _ = write!(line, " by={}", name_of(&date.basis)?);
        }
    }
    put(
        &mut line,
        "where",
        own.place.as_ref().map(|id| Ok::<_, anyhow::Error>(quoted(entity(ledger, id)?))).transpose()?,
    );
    if let Some(id) = &own.source {
        let source =
            ledger.sources.iter().find(|source| &source.id == id).context("a source that is not in the ledger")?;
        put(&mut line, "says", Some(quoted(source.span.of(text))));
    }
    put(&mut line, "if", (!own.condition.is_empty()).then(|| parts(text, &own.condition)));
    if own.background {
        line.push_str(" background");
    }
    if let Some(id) = &own.same_as {
        let other = ledger.events.iter().find(|event| &event.id == id).context("an event that is not in the ledger")?;
        put(&mut line, "same-as", Some(parts(text, &other.trigger)));
    }
    let _ = write!(line, " [{}]", rule_name(&own.rule));
    Ok(line)
}

fn entity<'l>(ledger: &'l Ledger, id: &str) -> anyhow::Result<&'l str> {
    let entity = ledger.entities.iter().find(|entity| entity.id == id);
    Ok(entity.context("an event's entity that is not in the ledger")?.name.as_str())
}

fn put(line: &mut String, name: &str, value: Option<String>) {
    if let Some(value) = value {
        let _ = write!(line, " {name}={value}");
    }
}

/// Stretches that belong together: `"held" + "talks"`.
fn parts(text: &str, spans: &[At<Span>]) -> String {
    spans.iter().map(|At(span)| quoted(span.of(text))).collect::<Vec<_>>().join(" + ")
}

/// The days: `2026-02-06`, `2025-12..2026-01`, `..2026-02-03`.
fn days(date: &EventDate) -> String {
    match (date.from.as_deref(), date.to.as_deref()) {
        (Some(from), Some(to)) if from == to => from.to_owned(),
        (from, to) => format!("{}..{}", from.unwrap_or(""), to.unwrap_or("")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_shown_with_their_open_ends() {
        let days = |from: Option<&str>, to: Option<&str>| {
            let (from, to) = (from.map(str::to_owned), to.map(str::to_owned));
            days(&EventDate { from, to, basis: DateBasis::Clause })
        };
        assert_eq!(days(Some("2026-02-06"), Some("2026-02-06")), "2026-02-06");
        assert_eq!(days(Some("2025-12"), Some("2026-01")), "2025-12..2026-01");
        assert_eq!((days(None, Some("2026")), days(Some("2026"), None)), ("..2026".into(), "2026..".into()));
    }
}
