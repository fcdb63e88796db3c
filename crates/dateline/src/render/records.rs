//! Records put into words: what each says, and why it says so.

use super::page::{Item, Kind};
use super::visible::one_line;
use super::wording::{interval, value};
use dateline_types::event::{Argument, DateBasis, EventDate, Modality};
use dateline_types::source::Naming;
use dateline_types::statement::{Certainty, Factuality, HeldTime, Polarity, Stance, StatementForm};
use dateline_types::time::{Direction, TimeRelation, Towards};
use dateline_types::{Anchor, At, Entity, Event, Ledger, Source, Span, Statement, Timex};
use serde_json::Value;
use std::collections::HashMap;

/// Every record with words of its own but the entities, in reading order.
pub(crate) fn items(text: &str, ledger: &Ledger) -> Vec<Item> {
    let words = Words {
        text,
        ledger,
        times: by_id(&ledger.times, |t| &t.id),
        sources: by_id(&ledger.sources, |s| &s.id),
        statements: by_id(&ledger.statements, |s| &s.id),
        entities: by_id(&ledger.entities, |e| &e.id),
    };
    let mut items: Vec<Item> = Vec::new();
    items.extend(ledger.times.iter().map(|t| words.time(t)));
    items.extend(ledger.statements.iter().map(|s| words.statement(s)));
    items.extend(ledger.figures.iter().map(|f| words.figure(f)));
    items.extend(ledger.events.iter().map(|e| words.event(e)));
    for item in &mut items {
        item.spans.retain(|span| !span.is_empty());
    }
    items.retain(|item| !item.spans.is_empty());
    items.sort_by_key(|item| {
        let first = item.spans.first().copied().unwrap_or_default();
        (first.start, std::cmp::Reverse(first.end), item.kind)
    });
    items
}

/// What the wording of one record may look up.
pub(super) struct Words<'a> {
    text: &'a str,
    pub(super) ledger: &'a Ledger,
    pub(super) times: HashMap<&'a str, &'a Timex>,
    sources: HashMap<&'a str, &'a Source>,
    statements: HashMap<&'a str, &'a Statement>,
    entities: HashMap<&'a str, &'a Entity>,
}

/// How the event that heads what is said is held, where that is more than a plain claim. The event and not the sentence: who
/// confirms that there was no programme holds the programme not so.
fn held(own: &Factuality) -> Option<String> {
    let sure = match own.speaker.certainty {
        Certainty::Certain => None,
        Certainty::Probable => Some("likely"),
        Certainty::Possible => Some("possible"),
        Certainty::Uncommitted => Some("open"),
    };
    let not = (own.speaker.polarity == Polarity::Negative).then_some("not so");
    let ahead = (own.speaker.time == HeldTime::Future).then_some("ahead");
    let words: Vec<&str> = [sure, not, ahead].into_iter().flatten().collect();
    let reported = own.author.certainty == Certainty::Certain && own.author.polarity == Polarity::Positive;
    let author = reported.then(|| "so by the report too".to_owned());
    (!words.is_empty() || reported).then(|| {
        let speaker = (!words.is_empty()).then(|| format!("{} by the speaker", words.join(", ")));
        speaker.into_iter().chain(author).collect::<Vec<_>>().join("; ")
    })
}

/// Records by their ids, for looking up only; of two with one id, the first.
fn by_id<T>(records: &[T], id: impl Fn(&T) -> &String) -> HashMap<&str, &T> {
    let mut map = HashMap::with_capacity(records.len());
    for record in records {
        map.entry(id(record).as_str()).or_insert(record);
    }
    map
}

impl Words<'_> {
    pub(super) fn quoted(&self, span: Span) -> String {
        super::page::quoted(span.of(self.text), 60)
    }

    fn all_quoted(&self, spans: &[At]) -> String {
        let quoted: Vec<String> = spans.iter().map(|At(span)| self.quoted(*span)).collect();
        quoted.join(" … ")
    }

    fn time(&self, time: &Timex) -> Item {
        let interval = time.interval();
        let interval_says = interval.as_ref().and_then(interval::words);
        let plain = value::words(time);
        let says = match (&plain, &time.value, &interval_says) {
            (Some(words), ..) => words.clone(),
            (None, Some(value), _) => one_line(value),
            (None, None, Some(interval)) => interval.clone(),
            (None, None, None) => "not resolved".to_owned(),
        };
        let says = match time.relation {
            None => says,
            Some(relation) => format!("{} {says}", relation_word(relation)),
        };
        let mut why = Vec::new();
        let one_day = interval.as_ref().and_then(interval::single_day);
        if let Some(words) = interval_says.filter(|words| one_day.is_none() && *words != says) {
            why.push(words);
        }
        match &time.anchor {
            Some(Anchor::Published) => why.push("counted from the publication date".to_owned()),
            Some(Anchor::Timex(id)) => {
                let other = self.times.get(id.as_str());
                let words = other.map_or_else(|| id.clone(), |t| self.quoted(t.span));
                why.push(format!("counted from {words}"));
            }
            None => {}
        }
        if let Some(direction) = &time.direction {
            why.push(self.direction(direction));
        }
        if let Some(zone) = &time.zone {
            why.push(format!("zone as printed: {}", one_line(zone)));
        }
        Item {
            kind: Kind::Time,
            id: time.id.clone(),
            spans: vec![time.span],
            says,
            value: time.value.clone(),
            why,
            rule: time.rule.clone(),
            confidence: time.confidence,
        }
    }

    fn direction(&self, direction: &Direction) -> String {
        let side = match direction.towards {
            Towards::Past => "looking back",
            Towards::Future => "looking ahead",
        };
        match direction.cue {
            Some(cue) => format!("{side}, by {}", self.quoted(cue)),
            None => side.to_owned(),
        }
    }

    fn statement(&self, statement: &Statement) -> Item {
        let form = match statement.form {
            StatementForm::Direct => "quotation",
            StatementForm::Mixed => "partly quoted words",
            StatementForm::Indirect => "reported words",
            StatementForm::Scare => "words set apart",
        };
        let mut says = match &statement.source {
            Some(id) if statement.absence => format!("not said by {}", self.source(id)),
            Some(id) => format!("{form} of {}", self.source(id)),
            None if statement.absence => "not said".to_owned(),
            None => form.to_owned(),
        };
        if statement.stance != Stance::None {
            says.push_str(&format!(" ({})", code(&statement.stance)));
        }
        let mut why = Vec::new();
        let sourced = !self.ledger.sources.is_empty();
        if sourced && statement.source.is_none() && statement.form != StatementForm::Scare {
            why.push("no speaker assigned".to_owned());
        }
        if !statement.cue.is_empty() {
            why.push(format!("by {}", self.all_quoted(&statement.cue)));
        }
        if let Some(id) = &statement.addressee {
            why.push(format!("to {}", self.entity_name(id)));
        }
        if let Some(own) = &statement.factuality {
            why.extend(held(own).map(|words| format!("event held {words}")));
            why.extend(own.condition.map(|At(span)| format!("on condition: {}", self.quoted(span))));
        }
        let source = statement.source.as_ref().and_then(|id| self.sources.get(id.as_str()));
        if let Some(channel) = source.and_then(|source| source.channel.as_ref()) {
            why.push(format!("{}: {}", one_line(&channel.kind), self.quoted(channel.span)));
        }
        if let Some(At(span)) = source.and_then(|source| source.anonymity) {
            why.push(self.quoted(span));
        }
        if let Some(time) = statement.time.as_ref().and_then(|id| self.times.get(id.as_str())) {
            why.push(format!("said {}", self.quoted(time.span)));
        }
        if let Some(id) = &statement.inside
            && let Some(outer) = self.statements.get(id.as_str())
        {
            why.push(format!("inside {}", self.all_quoted(outer.content.get(..1).unwrap_or_default())));
        }
        Item {
            kind: Kind::Statement,
            id: statement.id.clone(),
            spans: statement.content.iter().map(|At(span)| *span).collect(),
            says,
            value: None,
            why,
            rule: statement.rule.clone(),
            confidence: statement.confidence,
        }
    }

    /// The chain from the one who spoke to the reader: `“an Arab official” (anonymous), via “AFP”`.
    pub(super) fn source(&self, id: &str) -> String {
        let mut links = Vec::new();
        let mut next = Some(id);
        while let Some(source) = next.and_then(|id| self.sources.get(id)) {
            links.push(self.link(source));
            next = source.via.as_deref().filter(|_| links.len() < 8);
        }
        if links.is_empty() { one_line(id) } else { links.join(", via ") }
    }

    fn link(&self, source: &Source) -> String {
        let name = match &source.entity {
            Some(id) => self.entity_name(id),
            None if source.span.is_empty() => "nobody named".to_owned(),
            None => self.quoted(source.span),
        };
        match source.naming {
            Naming::Named => name,
            Naming::Role => format!("{name} (by office)"),
            Naming::Collective => format!("{name} (as a body)"),
            Naming::Anonymous => format!("{name} (anonymous)"),
            Naming::Unattributed => format!("{name} (unattributed)"),
        }
    }

    pub(super) fn entity_name(&self, id: &str) -> String {
        let entity = self.entities.get(id);
        one_line(entity.map_or(id, |e| &e.name))
    }

    /// Those who play a part in an event: by name where it is known who they are, else by the words, in brackets where its
    /// clause does not name them.
    fn parties(&self, event: &Event, role: &str) -> String {
        let name = |own: &Argument| {
            let name = match own.of.as_deref() {
                Some(id) => self.entity_name(id),
                None => one_line(own.span.of(self.text)),
            };
            if own.implied { format!("({name})") } else { name }
        };
        let names: Vec<String> = event.arguments.iter().filter(|own| own.role == role).map(name).collect();
        if names.is_empty() { "nobody named".to_owned() } else { names.join(", ") }
    }

    fn event(&self, event: &Event) -> Item {
        let mut says = one_line(&event.kind).to_lowercase();
        if let Some(mode) = &event.mode {
            says.push_str(&format!(", {}", one_line(mode)));
        }
        says.push_str(&format!(": {} → {}", self.parties(event, "doer"), self.parties(event, "target")));
        let mut why = Vec::new();
        if event.modality != Modality::Happened {
            why.push(code(&event.modality));
        }
        if let Some(time) = event.time.as_ref().and_then(|id| self.times.get(id.as_str())) {
            why.push(format!("time: {}", self.quoted(time.span)));
        }
        why.extend(event.date.as_ref().and_then(day_of));
        why.extend(event.place.as_deref().map(|id| format!("place: {}", self.entity_name(id))));
        why.extend(event.source.as_deref().map(|id| format!("according to {}", self.source(id))));
        why.extend(event.background.then(|| "recalled".to_owned()));
        why.extend(event.same_as.is_some().then(|| "an event told of elsewhere too".to_owned()));
        why.extend((!event.condition.is_empty()).then(|| format!("if {}", self.all_quoted(&event.condition))));
        Item {
            kind: Kind::Event,
            id: event.id.clone(),
            spans: event.trigger.iter().map(|At(span)| *span).collect(),
            says,
            value: event.cameo.clone(),
            why,
            rule: event.rule.clone(),
            confidence: event.confidence,
        }
    }
}

/// The days of an event, where they are not its own clause's, which says them itself.
fn day_of(date: &EventDate) -> Option<String> {
    let from = date.from.as_deref()?;
    let days = match date.to.as_deref().filter(|to| *to != from) {
        Some(to) => format!("{from} to {to}"),
        None => from.to_owned(),
    };
    let why = match date.basis {
        DateBasis::Clause | DateBasis::Sentence => return None,
        DateBasis::Statement => "when it was said",
        DateBasis::Discourse => "by the story’s thread",
        DateBasis::Published => "the report’s own day",
    };
    Some(format!("on {days}, {why}"))
}

fn relation_word(relation: TimeRelation) -> &'static str {
    match relation {
        TimeRelation::Since => "since",
        TimeRelation::Until => "until",
        TimeRelation::By => "by",
        TimeRelation::Before => "before",
        TimeRelation::After => "after",
    }
}

/// The contract's own word for one of its closed lists, with spaces: `under review`.
pub(super) fn code(word: &impl serde::Serialize) -> String {
    match serde_json::to_value(word) {
        Ok(Value::String(word)) => word.replace('_', " "),
        _ => String::new(),
    }
}
