//! What people correct: added to the store and never taken back, so that every value can be followed to who set it and why.
//!
//! A record as people see it is the record as it was read with its corrections upon it ([`upon`]). When a report is read again
//! by a newer program, each of its corrections is applied (what it corrects is still so), absorbed (the program now says the same)
//! or queued (what it was made for is no longer there: somebody has to look). None is ever dropped.

use crate::rows::Record;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What is done to a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Operation {
    /// It is right.
    Accept,
    /// It is wrong and shall not be seen.
    Reject,
    /// One field is another.
    Set {
        /// The field's path: `low`, `place.name`, `doers.0.key`.
        field: String,
        /// What it was.
        old: Value,
        /// What it is.
        new: Value,
    },
    /// A record that was not read.
    Add {
        /// The report it is of.
        report: String,
        /// The whole record.
        body: Box<Record>,
    },
    /// Two keys of actors are one actor's, in every report.
    Merge {
        /// The key that goes.
        from: String,
        /// The key that stays.
        into: String,
    },
    /// In one report a key stands for another actor than elsewhere.
    Split {
        /// The report.
        report: String,
        /// The key that was read.
        from: String,
        /// The key that it is.
        into: String,
    },
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// The record's id; none where actors are merged or split.
    pub record: Option<String>,
    /// What is done.
    #[serde(flatten)]
    pub operation: Operation,
    /// By whom.
    pub author: String,
    /// When, in RFC 3339.
    pub time: String,
    /// Why; every operation but `accept` needs it.
    pub reason: Option<String>,
    /// The record's value hash when it was made; the store fills it in.
    #[serde(default)]
    pub base: Option<String>,
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It holds.
    Applied,
    /// The program now says the same by itself.
    Absorbed,
    /// What it corrects is no longer so: somebody has to look.
    Queued,
}

/// The hash of a correction, over the one before: SHA-256, hexadecimal.
pub fn hash(previous: &str, body: &str) -> String {
    let mut hash = Sha256::new();
    for part in [previous, body] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A record with its corrections upon it.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// As it stands.
    pub record: Record,
    /// `accepted`, `rejected`, `corrected`, `added`; none where nothing was done.
    pub review: Option<&'static str>,
    /// What became of each correction, in their order.
    pub standings: Vec<Standing>,
}

/// Puts corrections of one record, and of the actors in it, upon the record as it was read.
pub fn upon(coded: &Record, value_hash: &str, own: &[&Correction], actors: &[Renaming]) -> Corrected {
    let mut body = serde_json::to_value(coded).unwrap_or(Value::Null);
    let mut review = None;
    let mut standings = Vec::new();
    for correction in own {
        let standing = match &correction.operation {
            Operation::Accept | Operation::Reject if correction.base.as_deref() != Some(value_hash) => Standing::Queued,
            Operation::Accept => {
                review = Some(review.filter(|own| *own == "corrected").unwrap_or("accepted"));
                Standing::Applied
            }
            Operation::Reject => {
                review = Some("rejected");
                Standing::Applied
            }
            Operation::Set { field, old, new } => {
                let standing = set(&mut body, field, old, new);
                if standing == Standing::Applied {
                    review = Some("corrected");
                }
                standing
            }
            Operation::Add { .. } => {
                review = Some("added");
                Standing::Applied
            }
            Operation::Merge { .. } | Operation::Split { .. } => Standing::Applied,
        };
        standings.push(standing);
    }
    let mut renamed = false;
    for renaming in actors {
        renamed |= rename(&mut body, renaming);
    }
    if renamed && review.is_none() {
        review = Some("corrected");
    }
    let record = serde_json::from_value(body).unwrap_or_else(|_| coded.clone());
    Corrected { record, review, standings }
}

/// One key of an actor in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    /// What was read.
    pub from: String,
    /// What it is.
    pub into: String,
}

fn set(body: &mut Value, path: &str, old: &Value, new: &Value) -> Standing {
    let Some(slot) = slot(body, path) else { return Standing::Queued };
    if same(slot, new) {
        return Standing::Absorbed;
    }
    if !same(slot, old) {
        return Standing::Queued;
    }
    let before = std::mem::replace(slot, new.clone());
    if serde_json::from_value::<Record>(body.clone()).is_err() {
        if let Some(slot) = self::slot(body, path) {
            *slot = before;
        }
        return Standing::Queued;
    }
    Standing::Applied
}

/// Whether two values are the same; 31 and 31.0 are, and so are 3.4 and the nearest number of single precision.
#[allow(clippy::cast_possible_truncation, reason = "scores are kept in single precision")]
pub(crate) fn same(one: &Value, other: &Value) -> bool {
    let numbers = one.as_f64().zip(other.as_f64());
    one == other || numbers.is_some_and(|(one, other)| one == other || (one as f32) == (other as f32))
}

/// The place of a field; a field of an object that is not written out is null.
pub(crate) fn slot<'v>(body: &'v mut Value, path: &str) -> Option<&'v mut Value> {
    let mut at = body;
    for step in path.split('.') {
        at = match at {
            Value::Object(fields) => fields.entry(step.to_owned()).or_insert(Value::Null),
            Value::Array(items) => items.get_mut(step.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(at)
}

fn rename(value: &mut Value, renaming: &Renaming) -> bool {
    match value {
        Value::Array(items) => items.iter_mut().fold(false, |done, item| rename(item, renaming) | done),
        Value::Object(fields) => {
            let mut done = false;
            for (name, field) in fields.iter_mut() {
                let is_key = matches!(name.as_str(), "key" | "party_id") && field.as_str() == Some(&renaming.from);
                if is_key {
                    *field = Value::String(renaming.into.clone());
                    done = true;
                } else if name == "toward_ids"
                    && let Value::Array(ids) = field
                {
                    for id in ids.iter_mut().filter(|id| id.as_str() == Some(&renaming.from)) {
                        *id = Value::String(renaming.into.clone());
                        done = true;
                    }
                } else {
                    done |= rename(field, renaming);
                }
            }
            done
        }
        _ => false,
    }
}
