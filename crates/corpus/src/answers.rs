//! Answers: the records that a filter takes, those that reprints say again folded into the one they copy.
//!
//! A wire story is printed by many outlets, and each print has all of its records. Whoever counts or lists them wants each
//! once, with the prints beside it; what an outlet adds of its own is in no other print and stands by itself.

use crate::rows::Record;
use crate::store::{Filter, Line, Store, StoreError, Stored};
use rustc_hash::FxBuildHasher;
use serde::Serialize;
use std::collections::BTreeMap;
use std::hash::BuildHasher;

/// One record with the other reports of its wire story that have it too.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The record, in the story's first report where that has it, else in the earliest that does.
    #[serde(flatten)]
    pub stored: Stored,
    /// Reprints that say the same in the same words, by day.
    pub reprints: Vec<Line>,
}

/// The records of a filter with reprints folded, by day of the report, report and place.
///
/// # Errors
/// Where the store cannot be read.
pub fn of(store: &dyn Store, filter: &Filter) -> Result<Vec<Answer>, StoreError> {
    let all = store.all(filter)?;
    Ok(fold(all))
}

/// The same of records at hand.
pub fn fold(mut all: Vec<Stored>) -> Vec<Answer> {
    all.sort_by(|one, other| key(one).cmp(&key(other)));
    let mut answers: Vec<Answer> = Vec::new();
    let mut known: BTreeMap<Said, usize> = BTreeMap::new();
    for stored in all {
        let said = Said::of(&stored);
        match known.get(&said) {
            Some(&at) if answers[at].stored.report.id != stored.report.id => {
                let answer = &mut answers[at];
                let (print, is_first) = (stored.report.clone(), stored.report.first);
                let copied = if is_first { std::mem::replace(&mut answer.stored, stored).report } else { print };
                answer.reprints.push(copied);
            }
            _ => {
                known.insert(said, answers.len());
                answers.push(Answer { stored, reprints: Vec::new() });
            }
        }
    }
    for answer in &mut answers {
        answer.reprints.sort();
        answer.reprints.dedup();
    }
    answers.sort_by(|one, other| key(&one.stored).cmp(&key(&other.stored)));
    answers
}

/// A hash of what two prints of one story have in common where they say the same: those of one are folded together or not at all.
pub(crate) fn folded_by(stored: &Stored) -> u64 {
    FxBuildHasher.hash_one(Said::of(stored))
}

/// By report, place and kind.
fn key(own: &Stored) -> (&Line, u32, &'static str, &str) {
    (&own.report, own.record.site().start, own.record.kind(), &own.id)
}

/// What two prints of one story have in common where they say the same.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Said {
    story: String,
    kind: &'static str,
    label: String,
    modality: Option<String>,
    words: String,
    /// Where in the sentence, in code points: a sentence may have two records of one kind.
    within: (u32, u32),
    /// Positions have no place of their own in the sentence: whose it is.
    whose: Option<String>,
}

impl Said {
    fn of(stored: &Stored) -> Self {
        let record = &stored.record;
        let site = record.site();
        let letters = stored.sentence.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
        Self {
            story: stored.report.story.clone().unwrap_or_else(|| stored.report.id.clone()),
            kind: record.kind(),
            label: record.label(),
            modality: record.modality(),
            words: letters.collect(),
            within: (site.start - site.from.min(site.start), site.end - site.start.min(site.end)),
            whose: match record {
                Record::Position(own) => Some(format!("{} {}", own.party_id, own.issue)),
                _ => None,
            },
        }
    }
}
