//! What a speaker says otherwise than before: another act on the same issue, a denial after a claim, a condition that came or went.
//!
//! Only the latest statement on the same issue is looked at: a change is told once, and not again by whoever repeats it.

use crate::answers::Answer;
use crate::copies::is_small;
use crate::positions::{Act, Position};
use crate::rows::Statement;
use dateline_types::statement::Stance;
use serde::Serialize;
use std::collections::BTreeSet;

/// What one statement, or one position, changes of an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it was, in a word or two: `refuses`, `denies`, `without condition`.
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
            issue: stand.map(|own| stems(matter(&own.issue))).unwrap_or_default(),
            words: stems(&own.content),
        }
    }

    /// What this changes of the latest of `before` on the same issue; nothing where that was in the same report.
    pub(super) fn change(&self, before: &[Self]) -> Option<Change> {
        let others = before.iter().rev().filter(|own| own.report != self.report);
        for earlier in others.take(LOOK_BACK) {
            let words = match (self.act, earlier.act) {
                (Some(now), Some(was)) if overlap(&self.issue, &earlier.issue, 1) => {
                    if now != was {
                        Some((was.name().to_owned(), now.name().to_owned()))
                    } else {
                        condition(earlier.has_condition, self.has_condition)
                    }
                }
                _ if overlap(&self.words, &earlier.words, TELLING) => {
                    let (Some(now), Some(was)) = (holds(self.stance), holds(earlier.stance)) else { continue };
                    (now != was).then(|| (stance(earlier.stance).to_owned(), stance(self.stance).to_owned()))
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

/// Whether a stance holds what is said, or denies it; none where it does neither.
fn holds(own: Stance) -> Option<bool> {
    match own {
        Stance::Deny | Stance::Reject => Some(false),
        Stance::Claim | Stance::Confirm | Stance::Concede | Stance::Accept | Stance::Offer | Stance::Promise => {
            Some(true)
        }
        _ => None,
    }
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
/// assert!(alike("talks: missile programme", "missile programme"));
/// assert!(!alike("oil exports", "missile programme"));
/// ```
pub fn alike(one: &str, other: &str) -> bool {
    overlap(&stems(matter(one)), &stems(matter(other)), 1)
}

fn overlap(one: &BTreeSet<String>, other: &BTreeSet<String>, least: usize) -> bool {
    let shared = one.intersection(other).count();
    shared >= least && shared * 2 >= one.len().min(other.len())
}

/// So many statements back a speaker's change is looked for: the cost of a speaker of thousands stays theirs.
const LOOK_BACK: usize = 256;

/// Words that two statements share where they are on one issue.
const TELLING: usize = 3;

/// Letters of a word that tell it from others; inflection is behind them.
const STEM: usize = 6;

/// The words of a phrase that may tell its matter, cut to their stems.
fn stems(phrase: &str) -> BTreeSet<String> {
    let words = phrase.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let telling = words.filter(|word| word.chars().count() > 2 && !is_small(word));
    telling.map(|word| word.chars().take(STEM).collect()).collect()
}

/// What an issue is about: what the code is about stands before a colon ("talks: …") where something is behind it.
fn matter(issue: &str) -> &str {
    issue.rsplit_once(": ").map_or(issue, |(_, behind)| behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(report: &str, stance: Stance, words: &str) -> Spoken {
        Spoken {
            record: format!("q-{report}"),
            report: report.to_owned(),
            day: None,
            stance,
            act: None,
            has_condition: false,
            issue: BTreeSet::new(),
            words: stems(words),
        }
    }

    #[test]
    fn a_denial_after_a_claim_is_told_once() {
        let words = "the border treaty was signed in Geneva";
        let before = [spoken("1", Stance::Claim, words), spoken("2", Stance::Deny, words)];
        let change = before[1].change(&before[..1]).unwrap();
        assert_eq!((change.was.as_str(), change.now.as_str(), change.report.as_str()), ("claims", "denies", "1"));
        assert_eq!(spoken("3", Stance::Deny, words).change(&before), None, "it only repeats");
        assert!(spoken("3", Stance::Confirm, words).change(&before).is_some());
        assert_eq!(spoken("2", Stance::Claim, words).change(&before[1..]), None, "of one report");
    }

    #[test]
    fn small_words_make_no_issue() {
        let one = spoken("1", Stance::Confirm, "the wheat and the barley had come for the army");
        let other = spoken("2", Stance::Deny, "the budget and the levy had passed for the year");
        assert_eq!(other.change(&[one]), None);
    }
}
