//! What each party of a report demands, offers, refuses, threatens, promises, accepts and concedes, in the report's words.
//!
//! Positions come from events of the types that are acts of negotiating, and from statements that are such acts by their
//! stance where no event says the same. None is made of what the report says was not done.

mod issue;
mod stretch;

use crate::reading::{Reading, hull};
use crate::rows::keys;
use dateline_types::statement::{Stance, StatementForm};
use dateline_types::{At, Entity, Event, MentionForm, Modality, Source, Span, Statement};
use serde::{Deserialize, Serialize};

/// What a party does about an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "their names say it")]
pub enum Act {
    Demands,
    Offers,
    Promises,
    Refuses,
    Threatens,
    Accepts,
    Concedes,
}

impl Act {
    /// Every act with its name.
    pub const ALL: [(&'static str, Self); 7] = [
        ("demands", Self::Demands),
        ("offers", Self::Offers),
        ("promises", Self::Promises),
        ("refuses", Self::Refuses),
        ("threatens", Self::Threatens),
        ("accepts", Self::Accepts),
        ("concedes", Self::Concedes),
    ];

    /// Its name.
    ///
    /// ```
    /// assert_eq!(dateline_corpus::positions::Act::Refuses.name(), "refuses");
    /// ```
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }

    /// The act of an event; `lemma` is that of its trigger.
    fn of_event(event: &Event, lemma: &str) -> Option<Self> {
        // What is denied, did not happen or is imagined is nobody's position.
        if matches!(event.modality, Modality::Negated | Modality::Denied | Modality::Hypothetical) {
            return None;
        }
        Some(match (event.kind.as_str(), lemma) {
            ("REQUEST", _) => Self::Demands,
            ("AGREE", "offer") => Self::Offers,
            ("AGREE", "accept") => Self::Accepts,
            ("AGREE", _) => Self::Promises,
            ("REJECT", _) => Self::Refuses,
            ("THREATEN", _) => Self::Threatens,
            ("CONCEDE", _) => Self::Concedes,
            _ => return None,
        })
    }

    fn of_statement(statement: &Statement) -> Option<Self> {
        if statement.absence || statement.form == StatementForm::Scare {
            return None;
        }
        Some(match statement.stance {
            Stance::Demand => Self::Demands,
            Stance::Offer => Self::Offers,
            Stance::Promise => Self::Promises,
            Stance::Reject => Self::Refuses,
            Stance::Threaten => Self::Threatens,
            Stance::Accept => Self::Accepts,
            _ => return None,
        })
    }
}

/// One party's position on one issue, as one clause of one report has it; its fields are the columns, in this order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Whose it is.
    pub party: String,
    /// The party's country: ISO 3166 alpha-3, or a slot such as NGO.
    pub country: Option<String>,
    /// The event's first day, else its last, else the report's.
    pub date: Option<String>,
    /// What the party does.
    pub stance: Act,
    /// What it is about, as nouns or else a verb of the clause; empty where it has neither.
    pub issue: String,
    /// Towards whom.
    pub toward: Vec<String>,
    /// The clause, verbatim.
    pub words: String,
    /// The words of the condition.
    pub condition: Option<String>,
    /// How the report holds the act to be; none where the position is that of a statement alone.
    pub modality: Option<Modality>,
    /// Whether the report recalls it.
    pub background: bool,
    /// Who says so.
    pub source: Option<String>,
    /// Whether who says so is neither the party nor of its country.
    pub hearsay: bool,
    /// The words of the channel: "in a post on X".
    pub channel: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The report's id.
    pub report: String,
    /// The id that the input gave.
    pub external_id: Option<String>,
    /// The id of the event or statement.
    pub record: String,
    /// First code point of the words.
    pub start: u32,
    /// One past their last.
    pub end: u32,
    /// The party in every report: an id of the tables, else made of kind, country and name.
    pub party_id: String,
    /// The same of those in `toward`.
    pub toward_ids: Vec<String>,
}

/// The names of the columns.
pub const COLUMNS: [&str; 21] = [
    "party",
    "country",
    "date",
    "stance",
    "issue",
    "toward",
    "words",
    "condition",
    "modality",
    "background",
    "source",
    "hearsay",
    "channel",
    "outlet",
    "report",
    "external_id",
    "record",
    "start",
    "end",
    "party_id",
    "toward_ids",
];

/// The positions of a report, in reading order. An event of several parties is a position of each.
///
/// ```
/// use dateline_corpus::{positions, reading::Reading};
/// use dateline_read::Desk;
/// use dateline_types::Report;
/// let desk = Desk::built_in();
/// let report = Report {
///     text: "Iran rejected talks on its missile programme.".into(),
///     published: "2026-02-03".parse().ok(),
///     ..Report::default()
/// };
/// let positions = positions::of(&Reading::of(&desk, &report));
/// assert_eq!((positions[0].party.as_str(), positions[0].stance.name()), ("Iran", "refuses"));
/// ```
pub fn of(reading: &Reading) -> Vec<Position> {
    let mut positions = Vec::new();
    let mut acts: Vec<&Event> = Vec::new();
    for event in reading.ledger.events.iter().filter(|event| event.same_as.is_none()) {
        let Some(act) = Act::of_event(event, stretch::lemma(reading, event)) else { continue };
        let parties = reading.entities_of(&event.doers);
        if !parties.is_empty() {
            acts.push(event);
        }
        positions.extend(parties.into_iter().map(|party| of_event(reading, event, act, party)));
    }
    let covered = covered(reading, &acts);
    for (statement, covered) in reading.ledger.statements.iter().zip(covered) {
        let Some(act) = Act::of_statement(statement).filter(|_| !covered) else { continue };
        positions.extend(of_statement(reading, statement, act));
    }
    positions.sort_by_key(|own| (own.start, own.end));
    positions
}

fn of_event(reading: &Reading, event: &Event, act: Act, party: &Entity) -> Position {
    let statement = event.statement.as_deref().and_then(|id| reading.statement(id));
    let span = stretch::of_event(reading, event, statement);
    let held = statement.and_then(|own| own.factuality.as_ref()).and_then(|own| own.condition);
    let mut condition = event.condition.clone();
    if condition.is_empty() {
        condition.extend(held.filter(|&At(held)| span.contains(held)));
    }
    let source = event.source.as_deref().and_then(|id| reading.source(id));
    let date = event.date.as_ref().and_then(|date| date.from.clone().or_else(|| date.to.clone()));
    let name = event.cameo.as_deref().and_then(|code| reading.knowledge.ontology().cameo(code)).map(|own| &*own.name);
    Position {
        date: date.or_else(|| reading.published()),
        issue: issue::of(
            reading,
            name,
            span,
            &[&event.trigger, &condition].map(|spans| hull(spans)),
            &event.doers,
            &event.targets,
        ),
        toward: reading.entities_of(&event.targets).iter().map(|own| own.name.clone()).collect(),
        toward_ids: reading.entities_of(&event.targets).into_iter().map(keys::of_entity).collect(),
        condition: reading.words_of(&condition),
        modality: Some(event.modality),
        background: event.background,
        ..plain(reading, (act, party), span, source, &event.id)
    }
}

fn of_statement(reading: &Reading, statement: &Statement, act: Act) -> Option<Position> {
    let source = statement.source.as_deref().and_then(|id| reading.source(id))?;
    let party = source.entity.as_deref().and_then(|id| reading.entity(id))?;
    let span = stretch::of_statement(reading, statement)?;
    let condition: Vec<At> = statement.factuality.as_ref().and_then(|own| own.condition).into_iter().collect();
    let toward: Vec<String> = statement.addressee.iter().cloned().collect();
    let own = std::slice::from_ref(&party.id);
    let issue = issue::of(reading, None, span, &[hull(&statement.cue), hull(&condition)], own, &toward);
    // "ordered the minister": who is asked, and nothing that is.
    if issue.is_empty() {
        return None;
    }
    Some(Position {
        issue,
        toward: reading.entities_of(&toward).iter().map(|own| own.name.clone()).collect(),
        toward_ids: reading.entities_of(&toward).into_iter().map(keys::of_entity).collect(),
        condition: reading.words_of(&condition),
        ..plain(reading, (act, party), span, Some(source), &statement.id)
    })
}

/// A party's name and its key over reports; those who are only "we" or "they" are their country.
fn name(reading: &Reading, party: &Entity) -> (String, String) {
    let nameless = party.mentions.iter().all(|own| own.form == MentionForm::Pronoun);
    let country = party.country.as_deref().filter(|_| nameless);
    let country = country.and_then(|iso3| Some((reading.country_name(iso3)?.to_owned(), iso3.to_lowercase())));
    country.unwrap_or_else(|| (party.name.clone(), keys::of_entity(party)))
}

/// Whether one speaks for the other: they are the same, or of one country.
fn is_one_side(one: &Entity, other: &Entity) -> bool {
    one.id == other.id || one.country.is_some() && one.country == other.country
}

/// What positions of events and of statements have alike.
fn plain(
    reading: &Reading,
    (act, party): (Act, &Entity),
    span: Span,
    source: Option<&Source>,
    record: &str,
) -> Position {
    let facts = &reading.ledger.document;
    let speaker = source.and_then(|source| source.entity.as_deref()).and_then(|id| reading.entity(id));
    let channel = source.and_then(|source| source.channel.as_ref());
    let points = reading.points(span);
    let (name, party_id) = name(reading, party);
    Position {
        party: name,
        party_id,
        toward_ids: Vec::new(),
        country: party.country.clone(),
        date: reading.published(),
        stance: act,
        issue: String::new(),
        toward: Vec::new(),
        words: reading.words(span).to_owned(),
        condition: None,
        modality: None,
        background: false,
        hearsay: source.is_some() && !speaker.is_some_and(|speaker| is_one_side(speaker, party)),
        source: speaker
            .map(|own| own.name.clone())
            .or_else(|| source.map(|source| reading.words(source.span).to_owned())),
        channel: channel.map(|channel| reading.words(channel.span).to_owned()),
        outlet: reading.outlet().map(str::to_owned),
        report: facts.id.clone(),
        external_id: facts.external_id.clone(),
        record: record.to_owned(),
        start: points.start,
        end: points.end,
    }
}

/// For each statement, whether one of `acts` says the same: its trigger is in the cue, or in the content and the doer is the
/// one who speaks. What a party says of another's acts is a position of its own.
fn covered(reading: &Reading, acts: &[&Event]) -> Vec<bool> {
    let mut triggers: Vec<(Span, &Event)> =
        acts.iter().filter_map(|event| Some((hull(&event.trigger)?, *event))).collect();
    triggers.sort_by_key(|(span, _)| (span.start, span.end));
    let within = |stretch: Span| {
        let from = triggers.partition_point(|(span, _)| span.start < stretch.start);
        triggers[from..].iter().take_while(move |(span, _)| span.start < stretch.end)
    };
    let statements = &reading.ledger.statements;
    let covers = |statement: &Statement| {
        let source = statement.source.as_deref().and_then(|id| reading.source(id));
        let speaker = source.and_then(|source| source.entity.as_ref());
        let by_speaker = |event: &Event| speaker.is_some_and(|speaker| event.doers.contains(speaker));
        let of_it = |event: &Event| event.statement.as_deref() == Some(statement.id.as_str());
        statement.cue.iter().any(|&At(cue)| within(cue).next().is_some())
            || statement
                .content
                .iter()
                .any(|&At(part)| within(part).any(|(_, event)| of_it(event) && by_speaker(event)))
    };
    statements.iter().map(covers).collect()
}

#[cfg(test)]
mod tests;
