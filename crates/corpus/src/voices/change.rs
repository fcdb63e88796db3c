//! What a speaker says otherwise than before: another act on the same issue, a denial after a claim, a condition that came or went.

use crate::answers::Answer;
use crate::positions::{Act, Position};
use crate::rows::Statement;
use dateline_types::statement::Stance;
use serde::Serialize;
use std::collections::BTreeSet;

/// What one statement, or one position, changes of an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it was, in a word: `refuses`, `deny`, `without condition`.
    pub was: String,
    /// What it is.
    pub now: String,
    /// The earlier day.
    pub since: Option<String>,
    /// The earlier report.
    pub report: String,
    /// The earlier record.
    pub record: String,
}

/// A statement as far as changes are concerned.
pub(super) struct Spoken {
    record: String,
    report: String,
    day: Option<String>,
    stance: Stance,
    act: Option<Act>,
    has_condition: bool,
    issue: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl Spoken {
    pub(super) fn of(answer: &Answer, own: &Statement, stand: Option<&Position>) -> Self {
        Self {
            record: own.id.clone(),
            report: answer.stored.report.id.clone(),
            day: own.said.clone().or_else(|| answer.stored.report.day.clone()),
            stance: own.stance,
            act: stand.map(|own| own.stance),
            has_condition: own.condition.is_some(),
            issue: stand.map(|own| stems(&own.issue)).unwrap_or_default(),
            words: stems(&own.content),
        }
    }

    /// What this changes of the latest of `before` on the same issue; nothing where that was in the same report.
    pub(super) fn change(&self, before: &[Self]) -> Option<Change> {
        for earlier in before.iter().rev().filter(|own| own.report != self.report) {
            let words = match (self.act, earlier.act) {
                (Some(now), Some(was)) if overlap(&self.issue, &earlier.issue, 1) => {
                    if now != was {
                        Some((was.name().to_owned(), now.name().to_owned()))
                    } else {
                        condition(earlier.has_condition, self.has_condition)
                    }
                }
                _ if opposed(self.stance, earlier.stance) && overlap(&self.words, &earlier.words, 3) => {
                    Some((stance(earlier.stance).to_owned(), stance(self.stance).to_owned()))
                }
                _ => continue,
            };
            return words.map(|(was, now)| Change {
                was,
                now,
                since: earlier.day.clone(),
                report: earlier.report.clone(),
                record: earlier.record.clone(),
            });
        }
        None
    }
}

/// What a condition that came or went is told as.
pub(crate) fn condition(was: bool, is: bool) -> Option<(String, String)> {
    let told = |has: bool| if has { "on a condition" } else { "without condition" }.to_owned();
    (was != is).then(|| (told(was), told(is)))
}

/// Stances of which one takes the other back.
fn opposed(one: Stance, other: Stance) -> bool {
    let against = |own: Stance| matches!(own, Stance::Deny | Stance::Reject);
    let with = |own: Stance| {
        matches!(own, Stance::Confirm | Stance::Concede | Stance::Accept | Stance::Offer | Stance::Promise)
    };
    (against(one) && with(other)) || (with(one) && against(other))
}

fn stance(own: Stance) -> &'static str {
    match own {
        Stance::Claim => "claims",
        Stance::Deny => "denies",
        Stance::Confirm => "confirms",
        Stance::Concede => "concedes",
        Stance::Accuse => "accuses",
        Stance::Warn => "warns",
        Stance::Threaten => "threatens",
        Stance::Demand => "demands",
        Stance::Offer => "offers",
        Stance::Promise => "promises",
        Stance::Accept => "accepts",
        Stance::Reject => "rejects",
        Stance::Praise => "praises",
        Stance::Appeal => "appeals",
        Stance::None => "says",
    }
}

/// Whether two issues are one: the shorter's words are at least by half among the other's.
///
/// ```
/// use dateline_corpus::voices::alike;
/// assert!(alike("reject talks: missile programme", "missile programme"));
/// assert!(!alike("oil exports", "missile programme"));
/// ```
pub fn alike(one: &str, other: &str) -> bool {
    overlap(&stems(one), &stems(other), 1)
}

fn overlap(one: &BTreeSet<String>, other: &BTreeSet<String>, least: usize) -> bool {
    let shared = one.intersection(other).count();
    shared >= least && shared * 2 >= one.len().min(other.len())
}

/// Letters of a word that tell it from others; inflection is behind them.
const STEM: usize = 6;

/// Words too common to make an issue.
const COMMON: [&str; 24] = [
    "reject", "about", "after", "again", "against", "could", "from", "have", "into", "must", "more", "other", "over",
    "said", "should", "that", "their", "there", "they", "this", "until", "will", "with", "would",
];

/// The words of a phrase that may tell its matter, cut to their stems. What stands before a colon is the code's word for the
/// act ("reject talks: …") where something stands behind it.
fn stems(phrase: &str) -> BTreeSet<String> {
    let matter = phrase.rsplit_once(": ").map_or(phrase, |(_, behind)| behind);
    let words = matter.split(|c: char| !c.is_alphanumeric());
    let telling =
        words.map(str::to_lowercase).filter(|word| word.chars().count() > 2 && !COMMON.contains(&word.as_str()));
    telling.map(|word| word.chars().take(STEM).collect()).collect()
}
