//! The events of a ledger in the form of gold.

use super::gold::Coded;
use crate::score::time::slice;
use anyhow::Context;
use dateline_read::entities::codes::{cameo, unidentified};
use dateline_read::{Desk, read};
use dateline_types::json::in_code_points;
use dateline_types::{At, CharSpan, EntityKind, Event, Ledger, Modality, Report};
use std::collections::HashMap;

/// How a data set writes what the ledger writes otherwise.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// Who is the source of what nobody else is: the publisher.
    pub(super) publisher: Option<&'static str>,
    /// Whether codes are of the older letters, where every body of states is `IGO`.
    pub(super) older_codes: bool,
}

/// What a ledger of the text codes.
///
/// # Errors
/// Where the date is none.
pub(super) fn coded(desk: &Desk, date: Option<&str>, text: &str, manner: Manner) -> anyhow::Result<Vec<Coded>> {
    let published = date.map(str::parse).transpose().with_context(|| format!("the date {}", date.unwrap_or("")))?;
    let report = Report { text: text.to_owned(), published, ..Report::default() };
    let ledger = read(desk, &report);
    let codes = ledger.entities.iter().filter_map(|entity| {
        // A place that something is done to does not act, and is of its country all the same.
        let place = entity.country.clone().filter(|_| entity.kind == EntityKind::Place);
        let code = cameo(entity).or(place)?;
        Some((entity.id.clone(), if manner.older_codes { older(&code) } else { code }))
    });
    let codes = codes.collect();
    let ledger = in_code_points(ledger, text);
    let scene = Scene { ledger: &ledger, text, codes, publisher: manner.publisher };
    Ok(ledger.events.iter().map(|event| scene.coded(event)).collect())
}

/// The code with `IGO` where the ledger tells bodies of states apart.
fn older(code: &str) -> String {
    let rest = code.strip_prefix("UNO").or_else(|| code.strip_prefix("EUR"));
    rest.map_or_else(|| code.to_owned(), |rest| format!("IGO{rest}"))
}

struct Scene<'l> {
    ledger: &'l Ledger<CharSpan>,
    text: &'l str,
    codes: HashMap<String, String>,
    publisher: Option<&'static str>,
}

impl Scene<'_> {
    fn coded(&self, event: &Event<CharSpan>) -> Coded {
        let hull = event.trigger.iter().map(|At(span)| *span);
        let hull = hull.reduce(|a, b| CharSpan { start: a.start.min(b.start), end: a.end.max(b.end) });
        let words: Vec<String> = event.trigger.iter().map(|At(span)| self.words(*span)).collect();
        let (actor_text, actor_code) = self.party(event, "doer");
        let place = event.place.as_deref().and_then(|id| self.ledger.entities.iter().find(|own| own.id == id));
        let nobody = event.doers.is_empty().then(|| place.and_then(|own| own.country.as_deref())).flatten();
        let actor_code = actor_code.or_else(|| unidentified(&event.kind, event.mode.as_deref(), nobody));
        let (recipient_text, recipient_code) = self.party(event, "target");
        let (from, to) = event.date.as_ref().map_or((None, None), |date| (date.from.clone(), date.to.clone()));
        Coded {
            kind: Some(event.kind.clone()),
            mode: event.mode.clone(),
            code: event.cameo.clone(),
            start: hull.map(|span| span.start),
            end: hull.map(|span| span.end),
            trigger: Some(words.join(" ")),
            actor_text,
            actor_code,
            recipient_text,
            recipient_code,
            place: event.place.as_deref().and_then(|id| self.entity(id)).map(str::to_owned),
            date_end: to.filter(|to| from.as_ref() != Some(to)),
            date: from,
            modality: Some(modality(event.modality).to_owned()),
            source: event.source.as_deref().and_then(|id| self.source(id)).or(self.publisher.map(str::to_owned)),
            rule: event.rule.clone(),
            ..Coded::default()
        }
    }

    /// Those who have a part, by their words and the names they go by, and their codes.
    fn party(&self, event: &Event<CharSpan>, role: &str) -> (Option<String>, Option<String>) {
        let own = event.arguments.iter().filter(|argument| argument.role == role);
        let (mut texts, mut codes) = (Vec::new(), Vec::new());
        for argument in own {
            let name = argument.of.as_deref().and_then(|id| self.entity(id));
            texts.push(named(&self.words(argument.span), name).replace(';', ","));
            codes.extend(argument.of.as_ref().and_then(|id| self.codes.get(id)).cloned());
        }
        let joined = |all: Vec<String>| (!all.is_empty()).then(|| all.join(";"));
        (joined(texts), joined(codes))
    }

    fn source(&self, id: &str) -> Option<String> {
        let source = self.ledger.sources.iter().find(|source| source.id == id)?;
        Some(named(&self.words(source.span), source.entity.as_deref().and_then(|id| self.entity(id))))
    }

    /// The name of an entity.
    fn entity(&self, id: &str) -> Option<&str> {
        self.ledger.entities.iter().find(|entity| entity.id == id).map(|entity| entity.name.as_str())
    }

    fn words(&self, span: CharSpan) -> String {
        slice(self.text, span.start, span.end)
    }
}

/// Words with the name of whom they mean as an alias.
fn named(words: &str, name: Option<&str>) -> String {
    name.map_or_else(|| words.to_owned(), |name| format!("{words} / {name}"))
}

/// Gold's word for how an event is held to be.
fn modality(own: Modality) -> &'static str {
    match own {
        Modality::Happened | Modality::Ongoing => "asserted",
        Modality::Planned | Modality::Proposed => "planned",
        Modality::Demanded => "wanted",
        Modality::Threatened => "threatened",
        Modality::Conditional => "conditional",
        Modality::Negated => "negated",
        Modality::Denied => "denied",
        Modality::Alleged => "alleged",
        Modality::Hypothetical => "hypothetical",
    }
}
