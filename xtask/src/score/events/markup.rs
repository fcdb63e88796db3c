//! Our own mark-up of events: offsets that lie in the repository, over texts that do not.

use super::gold::{Coded, GoldReport};
use crate::score::texts::{CURRENT_EVENTS, Texts, current_events};
use crate::workspace;
use anyhow::{Context, ensure};
use dateline_lab::statements::markup;
use dateline_types::{At, CharSpan, content_id};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;

/// Items of the portal of current events, and those kept for measuring.
pub(super) const MARKED: [(&str, &str); 2] =
    [("current events", "tools/lab/events/markup.jsonl"), (BLIND, "tools/lab/events/markup_blind.jsonl")];

/// Data whose errors are not listed unless they are asked for by name.
pub(super) const BLIND: &str = "current blind";

/// Sentences that tell of no event.
const NO_EVENTS: &str = "tools/lab/events/no_events.jsonl";

/// The source of what nobody else is the source of.
pub(super) const PUBLISHER: &str = "Wikipedia";

/// A report's annotation.
#[derive(Deserialize)]
struct Annotation {
    id: String,
    /// Hash of the text that the offsets are of.
    text: String,
    events: Vec<Marked>,
}

/// An event, with the words that name who, where and according to whom as members of aliases, each by where it stands.
#[derive(Deserialize)]
struct Marked {
    trigger: At<CharSpan>,
    #[serde(default)]
    actor: Members,
    #[serde(default)]
    recipient: Members,
    #[serde(default)]
    place: Members,
    #[serde(default)]
    source: Members,
    #[serde(flatten)]
    rest: Fields,
}

type Members = Vec<Vec<At<CharSpan>>>;

/// What stands in the file as it stands in all gold.
#[derive(Deserialize)]
struct Fields {
    #[serde(rename = "type")]
    kind: Option<String>,
    mode: Option<String>,
    code: Option<String>,
    start: u32,
    end: u32,
    actor_code: Option<String>,
    recipient_code: Option<String>,
    date: Option<String>,
    date_end: Option<String>,
    modality: String,
    cluster: Option<String>,
    #[serde(default)]
    optional: bool,
}

/// A sentence that tells of no event.
#[derive(Deserialize)]
struct Pointer {
    /// The report it stands in.
    id: String,
    #[serde(flatten)]
    span: CharSpan,
    /// Hash of the sentence.
    text: String,
    /// What it tells of: `sport`, `business`, `science`, `life`.
    field: String,
}

/// A sentence with where it is from and its day.
pub(super) struct Sentence {
    pub(super) id: String,
    pub(super) date: String,
    pub(super) text: String,
    pub(super) field: String,
}

/// The marked reports; none, with a line that says so, where their texts are not at hand.
///
/// # Errors
/// Where a file cannot be read, a report has no text, or its text is not the one that was marked up.
pub(super) fn load(shared: &Path, data: &str, file: &str) -> anyhow::Result<Vec<GoldReport>> {
    let Some(texts) = texts(shared, data)? else { return Ok(Vec::new()) };
    each(file, |own: Annotation| {
        let (date, text) = texts.get(&own.id).with_context(|| format!("{}: no text of that name", own.id))?;
        joined(own, date, text)
    })
}

/// The sentences that tell of no event; none, with a line that says so, where their texts are not at hand.
///
/// # Errors
/// As [`load`].
pub(super) fn no_events(shared: &Path, data: &str) -> anyhow::Result<Vec<Sentence>> {
    let Some(mut texts) = texts(shared, data)? else { return Ok(Vec::new()) };
    texts.extend(markup::more(shared)?);
    each(NO_EVENTS, |own: Pointer| {
        let (date, text) = texts.get(&own.id).with_context(|| format!("{}: no text of that name", own.id))?;
        let sentence = words(text, own.span);
        ensure!(content_id("t", [sentence.as_str()]) == own.text, "{}: not the sentence that was chosen", own.id);
        Ok(Sentence { id: own.id, date: date.clone(), text: sentence, field: own.field })
    })
}

fn texts(shared: &Path, data: &str) -> anyhow::Result<Option<Texts>> {
    if [CURRENT_EVENTS, markup::MORE].iter().all(|file| shared.join(file).is_file()) {
        return current_events(shared).map(Some);
    }
    println!("events: {data} skipped: its texts are not part of the repository (looked for {CURRENT_EVENTS})");
    Ok(None)
}

/// Every line of a file of the repository.
fn each<T: DeserializeOwned, U>(file: &str, make: impl Fn(T) -> anyhow::Result<U>) -> anyhow::Result<Vec<U>> {
    let path = workspace::root().join(file);
    let lines = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let lines = lines.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| make(serde_json::from_str(line)?).with_context(|| format!("in {file}"))).collect()
}

/// A report's annotation together with its text, in the form of all other gold.
fn joined(own: Annotation, date: &str, text: &str) -> anyhow::Result<GoldReport> {
    ensure!(content_id("t", [text]) == own.text, "{}: not the text that was marked up", own.id);
    let events = own.events.into_iter().map(|event| coded(event, text)).collect();
    GoldReport::new(&own.id, date, text, events).checked()
}

fn coded(own: Marked, text: &str) -> Coded {
    let Marked { trigger: At(trigger), actor, recipient, place, source, rest } = own;
    let named = |members: Members| {
        let member = |aliases: &Vec<At<CharSpan>>| {
            aliases.iter().map(|At(span)| words(text, *span)).collect::<Vec<_>>().join(" / ")
        };
        (!members.is_empty()).then(|| members.iter().map(member).collect::<Vec<_>>().join("; "))
    };
    Coded {
        kind: rest.kind,
        mode: rest.mode,
        code: rest.code,
        start: Some(rest.start),
        end: Some(rest.end),
        trigger: Some(words(text, trigger)),
        trigger_start: Some(trigger.start),
        trigger_end: Some(trigger.end),
        actor_text: named(actor),
        actor_code: rest.actor_code,
        recipient_text: named(recipient),
        recipient_code: rest.recipient_code,
        place: named(place),
        date: rest.date,
        date_end: rest.date_end,
        modality: Some(rest.modality),
        source: named(source).or_else(|| Some(PUBLISHER.to_owned())),
        cluster: rest.cluster,
        optional: rest.optional,
        rule: String::new(),
    }
}

/// The words of a stretch, as they stand.
fn words(text: &str, span: CharSpan) -> String {
    text.chars().skip(span.start as usize).take(span.end.saturating_sub(span.start) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::events::agreement::types;
    use dateline_knowledge::ontology::PloverType;

    const TEXT: &str = "Zoë’s men / women struck Baku.";

    fn marked(hash: &str) -> Annotation {
        let event = serde_json::json!({
            "type": "ASSAULT", "start": 0, "end": 29, "trigger": [18, 24], "actor": [[[0, 3], [0, 9]]],
            "recipient": [[[25, 29]], [[12, 17]]], "modality": "asserted"
        });
        serde_json::from_value(serde_json::json!({"id": "x", "text": hash, "events": [event]})).unwrap()
    }

    #[test]
    fn words_come_from_the_text() {
        let report = joined(marked(&content_id("t", [TEXT])), "2020-01-01", TEXT).unwrap();
        let event = &report.events[0];
        assert_eq!(event.trigger.as_deref(), Some("struck"));
        assert_eq!(event.actor_text.as_deref(), Some("Zoë / Zoë’s men"));
        assert_eq!(event.recipient_text.as_deref(), Some("Baku; women"));
        assert_eq!(event.source.as_deref(), Some(PUBLISHER));
    }

    #[test]
    fn another_text_is_refused() {
        let error = joined(marked(&content_id("t", ["other"])), "2020-01-01", TEXT).unwrap_err();
        assert_eq!(error.to_string(), "x: not the text that was marked up");
    }

    #[test]
    fn every_annotation_is_of_the_closed_lists() {
        let modalities = "asserted alleged planned wanted threatened conditional hypothetical negated denied";
        for (_, file) in MARKED {
            let reports = each(file, |own: Annotation| Ok(own)).unwrap();
            for (id, event) in
                reports.into_iter().flat_map(|own| own.events.into_iter().map(move |e| (own.id.clone(), e)))
            {
                let (rest, At(trigger)) = (&event.rest, event.trigger);
                assert!(rest.start <= trigger.start && trigger.start < trigger.end && trigger.end <= rest.end, "{id}");
                assert!(rest.modality.split('|').all(|own| modalities.split(' ').any(|one| one == own)), "{id}");
                let event = Coded { kind: rest.kind.clone(), ..Coded::default() };
                assert!(types(&event).iter().all(|own| PloverType::of_name(own).is_some()), "{id}");
            }
        }
    }
}
