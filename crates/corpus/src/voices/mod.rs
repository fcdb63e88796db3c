//! Voices: what every speaker said, in the order of the days, and what changed between two statements on one issue.
//!
//! A speaker that no report names is one report's speaker alone: "an official" of today need not be that of yesterday.

mod change;
mod each;

pub(crate) use change::condition;
pub use change::{Change, alike};
pub use each::each;

use crate::answers::{self, Answer};
use crate::positions::Position;
use crate::rows::{Party, Record, Statement};
use crate::store::{Filter, Kind, Store, StoreError, Stored};
use change::Spoken;
use dateline_types::source::Naming;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A speaker.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Voice {
    /// The same in every report: an id of the tables, else made of kind, country and name; of one report alone where the
    /// speaker is not named.
    pub key: String,
    /// The name, else the words.
    pub name: String,
    /// Office or part played, as the latest report that says so has it.
    pub role: Option<String>,
    /// ISO 3166 alpha-3, or a slot such as NGO.
    pub country: Option<String>,
    /// How it is named.
    pub naming: Naming,
    /// What was said, by day, report and place.
    pub utterances: Vec<Utterance>,
}

/// One statement of a speaker.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Utterance {
    /// The day of speaking, else of the report.
    pub day: Option<String>,
    /// What it is about: the issue of the position it takes, else who and what is named in it.
    pub topic: Option<String>,
    /// What it changes of what the speaker said before on the same issue.
    pub changed: Option<Change>,
    /// The statement, with its reprints.
    pub answer: Answer,
}

impl Utterance {
    /// The statement itself.
    pub fn statement(&self) -> Option<&Statement> {
        match &self.answer.stored.record {
            Record::Statement(own) => Some(own),
            _ => None,
        }
    }
}

/// The voices of the statements that a filter takes; what they are about is told by all positions of their reports.
///
/// # Errors
/// Where the store cannot be read.
pub fn of_store(store: &dyn Store, filter: &Filter) -> Result<Vec<Voice>, StoreError> {
    of_answers(store, filter, answers::of(store, &filter.kind(Kind::Statement))?)
}

/// The voices of statements at hand, with what positions in the store say of them.
fn of_answers(store: &dyn Store, filter: &Filter, statements: Vec<Answer>) -> Result<Vec<Voice>, StoreError> {
    let reports: BTreeSet<String> = statements.iter().map(|own| own.stored.report.id.clone()).collect();
    if reports.is_empty() {
        return Ok(Vec::new());
    }
    let of_reports = Filter {
        reports: reports.into_iter().collect(),
        all_versions: filter.all_versions,
        ..Filter::of(Kind::Position)
    };
    Ok(of(statements, &store.all(&of_reports)?))
}

/// Every speaker of statements, those who are named and say most first, then by name. `positions` are those of the same reports:
/// they say what a statement is about. What nobody says (scare quotes, unattributed words) is left out.
pub fn of(statements: Vec<Answer>, positions: &[Stored]) -> Vec<Voice> {
    let mut stands: BTreeMap<&str, &Position> = BTreeMap::new();
    for stored in positions {
        if let Record::Position(own) = &stored.record {
            stands.insert(&own.record, own);
        }
    }
    let mut speakers: BTreeMap<String, Vec<Answer>> = BTreeMap::new();
    for answer in statements {
        if let Some(key) = key(&answer.stored) {
            speakers.entry(key).or_default().push(answer);
        }
    }
    let mut voices: Vec<Voice> = speakers.into_iter().map(|(key, own)| speaker(key, own, &stands)).collect();
    voices.sort_by(|one, other| order(one).cmp(&order(other)));
    voices
}

/// The key of who makes a statement; none where nobody does.
fn key(stored: &Stored) -> Option<String> {
    let Record::Statement(own) = &stored.record else { return None };
    let voice = own.voice.as_ref().filter(|own| own.naming != Naming::Unattributed)?;
    let named = voice.party.as_ref().is_some_and(|own| own.named) && voice.naming != Naming::Anonymous;
    let apart = stored.report.story.as_deref().unwrap_or(&stored.report.id);
    Some(if named { voice.key.clone() } else { format!("{}@{apart}", voice.key) })
}

fn order(own: &Voice) -> (bool, std::cmp::Reverse<usize>, &str, &str) {
    (is_unnamed(own), std::cmp::Reverse(own.utterances.len()), &own.name, &own.key)
}

/// Whether the speaker is one report's alone.
pub fn is_unnamed(own: &Voice) -> bool {
    own.key.contains('@')
}

fn speaker(key: String, mut own: Vec<Answer>, stands: &BTreeMap<&str, &Position>) -> Voice {
    own.sort_by(|one, other| {
        (day(one), &one.stored.report, site(one)).cmp(&(day(other), &other.stored.report, site(other)))
    });
    let mut spoken: Vec<Spoken> = Vec::new();
    let mut utterances = Vec::with_capacity(own.len());
    let (mut name, mut role, mut country, mut naming) = (String::new(), None, None, Naming::Unattributed);
    for answer in own {
        let Record::Statement(statement) = &answer.stored.record else { continue };
        if let Some(voice) = &statement.voice {
            let longer = voice.name().chars().count() > name.chars().count();
            if name.is_empty() || (longer && voice.naming == Naming::Named && naming != Naming::Named) {
                voice.name().clone_into(&mut name);
            }
            if naming != Naming::Named {
                naming = voice.naming;
            }
            role = voice.role.clone().or_else(|| voice.party.as_ref().and_then(|own| own.role.clone())).or(role);
            country = voice.country.clone().or(country);
        }
        let stand = stands.get(statement.id.as_str()).copied();
        let now = Spoken::of(&answer, statement, stand);
        let changed = now.change(&spoken);
        spoken.push(now);
        utterances.push(Utterance { day: day(&answer), topic: topic(statement, stand), changed, answer });
    }
    Voice { key, name, role, country, naming, utterances }
}

fn day(own: &Answer) -> Option<String> {
    let said = match &own.stored.record {
        Record::Statement(own) => own.said.clone(),
        _ => None,
    };
    said.or_else(|| own.stored.report.day.clone())
}

fn site(own: &Answer) -> u32 {
    own.stored.record.site().start
}

/// Names in a topic at most.
const NAMES: usize = 3;

fn topic(own: &Statement, stand: Option<&Position>) -> Option<String> {
    if let Some(issue) = stand.map(|own| &own.issue).filter(|issue| !issue.is_empty()) {
        return Some(issue.clone());
    }
    let speaker = own.voice.as_ref().map(|own| own.key.as_str());
    let named = own.about.iter().filter(|party| party.named && Some(party.key.as_str()) != speaker);
    let names: Vec<&str> = named.map(|own: &Party| own.name.as_str()).take(NAMES).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
