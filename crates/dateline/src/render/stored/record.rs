//! One record in one line.

use super::day;
use dateline::corpus::export::modality;
use dateline::corpus::positions::Position;
use dateline::corpus::rows::{self, Event, Figure, Party, Record, Statement, Voice};
use dateline::types::source::Naming;
use dateline::types::statement::Stance;
use serde::Serialize;

/// `ASSAULT/aerial: Azerbaijan → Nagorno-Karabakh; Stepanakert; 19 September 2023; alleged, says Armenia`.
pub(super) fn summary(record: &Record) -> String {
    match record {
        Record::Event(own) => event(own),
        Record::Figure(own) => figure(own),
        Record::Statement(own) => statement(own),
        Record::Position(own) => position(own),
    }
}

fn event(own: &Event) -> String {
    let kind = own.mode.as_ref().map_or_else(|| own.r#type.clone(), |mode| format!("{}/{mode}", own.r#type));
    let mut parts = vec![format!("{kind}: {}", who_to_whom(&own.doers, &own.targets))];
    parts.extend(own.place.as_ref().map(|place| place.name.clone()));
    parts.extend(days(own.from.as_deref(), own.to.as_deref()));
    parts.push(held(modality(own.modality), own.voice.as_ref()));
    if own.background {
        parts.push("recalled".to_owned());
    }
    parts.join("; ")
}

/// `Azerbaijan → Nagorno-Karabakh`; who is not known is `?`.
pub(super) fn who_to_whom(doers: &[Party], targets: &[Party]) -> String {
    let names = |all: &[Party]| all.iter().map(|own| own.name.as_str()).collect::<Vec<_>>().join(", ");
    match (doers.is_empty(), targets.is_empty()) {
        (true, true) => "nobody named".to_owned(),
        (false, true) => names(doers),
        (true, false) => format!("? → {}", names(targets)),
        (false, false) => format!("{} → {}", names(doers), names(targets)),
    }
}

/// `19 September 2023`, `19 to 20 September 2023`.
pub(super) fn days(from: Option<&str>, to: Option<&str>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) if from == to => Some(day(Some(from))),
        (Some(from), Some(to)) => Some(format!("{} to {}", day(Some(from)), day(Some(to)))),
        (Some(from), None) => Some(format!("since {}", day(Some(from)))),
        (None, Some(to)) => Some(format!("by {}", day(Some(to)))),
        (None, None) => None,
    }
}

fn held(modality: &str, voice: Option<&Voice>) -> String {
    match voice.and_then(speaker) {
        Some(name) => format!("{modality}, says {name}"),
        None => modality.to_owned(),
    }
}

/// Who speaks; none where nobody does.
pub(super) fn speaker(voice: &Voice) -> Option<&str> {
    (voice.naming != Naming::Unattributed).then(|| voice.name())
}

fn figure(own: &Figure) -> String {
    let mut parts = vec![format!("{}: {}", own.measure.name(), own.words)];
    parts.extend(own.place.as_ref().map(|place| place.name.clone()));
    parts.extend(own.asof.as_deref().map(|asof| format!("as of {}", day(Some(asof)))));
    let by = own.voice.as_ref().and_then(speaker).map(|name| format!("by {name}"));
    parts.push(by.unwrap_or_else(|| "no source given".to_owned()));
    parts.extend(own.status.map(word));
    parts.extend(own.method.map(word));
    parts.join("; ")
}

fn statement(own: &Statement) -> String {
    let name = own.voice.as_ref().and_then(speaker).unwrap_or("nobody named");
    let stance = if own.stance == Stance::None { "says".to_owned() } else { word(own.stance) };
    let mut parts = vec![format!("{name}: {stance}")];
    parts.extend(own.addressee.as_ref().map(|party| format!("to {}", party.name)));
    parts.extend(own.voice.as_ref().and_then(|voice| voice.channel.as_ref()).map(|(_, words)| words.clone()));
    parts.extend(own.said.as_deref().map(|said| day(Some(said))));
    parts.extend(own.condition.as_deref().map(|words| format!("condition: {words}")));
    parts.join("; ")
}

fn position(own: &Position) -> String {
    let issue = if own.issue.is_empty() { String::new() } else { format!(" {}", own.issue) };
    let mut parts = vec![format!("{} {}{issue}", own.party, own.stance.name())];
    if !own.toward.is_empty() {
        parts.push(format!("towards {}", own.toward.join(", ")));
    }
    parts.extend(own.date.as_deref().map(|date| day(Some(date))));
    parts.extend(own.condition.as_deref().map(|words| format!("condition: {words}")));
    parts.extend(own.source.as_deref().filter(|source| *source != own.party).map(|source| format!("says {source}")));
    parts.join("; ")
}

/// A value of a closed list as ledgers write it, with spaces.
pub(super) fn word(value: impl Serialize) -> String {
    rows::word(value).replace('_', " ")
}
