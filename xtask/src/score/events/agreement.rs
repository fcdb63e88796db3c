//! What two codings of an event have in common: words, codes, types and spans, as the reference scorer compares them.

use super::gold::Coded;
use std::collections::{BTreeMap, BTreeSet};

/// Words that tell no party from another.
const STOP: &str = "a an the of in on at to for from by with and or its his her their our said who which that this these those s 's several \
                    some many two three";

/// From this share of words in common two texts name the same.
const ENOUGH: f64 = 0.5;

/// The two sides of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Actor,
    Recipient,
}

impl Role {
    pub(super) const BOTH: [Self; 2] = [Self::Actor, Self::Recipient];

    /// The words that name it; none where nobody is named.
    pub(super) fn text(self, event: &Coded) -> Option<&str> {
        let text = match self {
            Self::Actor => &event.actor_text,
            Self::Recipient => &event.recipient_text,
        };
        text.as_deref().filter(|text| !text.is_empty())
    }

    /// Its codes.
    pub(super) fn code(self, event: &Coded) -> Option<&str> {
        let code = match self {
            Self::Actor => &event.actor_code,
            Self::Recipient => &event.recipient_code,
        };
        code.as_deref().filter(|code| !code.is_empty())
    }

    /// How well ours names gold's, from 0 to 1.
    pub(super) fn likeness(self, gold: &Coded, ours: &Coded) -> f64 {
        likeness(self.text(gold), self.text(ours))
    }

    /// Whether ours names gold's.
    pub(super) fn agrees(self, gold: &Coded, ours: &Coded) -> bool {
        self.likeness(gold, ours) >= ENOUGH
    }
}

/// Whether two texts, each of members between `;` with aliases between ` / `, have a name in common.
pub(super) fn same_words(gold: Option<&str>, ours: Option<&str>) -> bool {
    likeness(gold, ours) >= ENOUGH
}

/// The best word F1 of any member's alias of the one with any of the other.
fn likeness(gold: Option<&str>, ours: Option<&str>) -> f64 {
    let (gold, ours) = (names(gold.unwrap_or("")), names(ours.unwrap_or("")));
    gold.iter().flat_map(|one| ours.iter().map(move |other| word_f1(one, other))).fold(0.0, f64::max)
}

/// Every alias of every member, as words.
fn names(text: &str) -> Vec<Vec<String>> {
    let members = text.split(';').flat_map(|member| member.split(" / "));
    members.map(str::trim).filter(|alias| !alias.is_empty()).map(words).collect()
}

fn word_f1(gold: &[String], ours: &[String]) -> f64 {
    if gold.is_empty() || ours.is_empty() {
        return 0.0;
    }
    let mut rest: BTreeMap<&str, usize> = BTreeMap::new();
    for word in ours {
        *rest.entry(word).or_default() += 1;
    }
    let mut common = 0;
    for word in gold {
        if let Some(left) = rest.get_mut(word.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    2.0 * f64::from(common) / (gold.len() + ours.len()) as f64
}

/// Runs of letters, digits and underscores in lower case; without words that say nothing, unless there are no others.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let runs = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|run| !run.is_empty());
    let all: Vec<String> = runs.map(str::to_owned).collect();
    let telling: Vec<String> = all.iter().filter(|run| STOP.split(' ').all(|stop| stop != *run)).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

/// The codes between `;`, in upper case.
pub(super) fn codes(text: Option<&str>) -> BTreeSet<String> {
    let codes = text.unwrap_or("").split(';').map(|code| code.trim().to_uppercase());
    codes.filter(|code| !code.is_empty() && code != "---").collect()
}

/// The countries of codes: their first three letters.
pub(super) fn countries(text: Option<&str>) -> BTreeSet<String> {
    codes(text).iter().map(|code| code.chars().take(3).collect()).collect()
}

/// The types that an event may have.
pub(super) fn types(event: &Coded) -> BTreeSet<String> {
    alternatives(event.kind.as_deref()).map(|kind| kind.to_uppercase()).collect()
}

/// Whether an event may have a type of the other's.
pub(super) fn same_type(gold: &Coded, ours: &Coded) -> bool {
    !types(gold).is_disjoint(&types(ours))
}

/// The types in one word: `CONCEDE|RETREAT`.
pub(super) fn joined(types: &BTreeSet<String>) -> String {
    types.iter().map(String::as_str).collect::<Vec<_>>().join("|")
}

/// Whether ours is one of gold's alternatives.
pub(super) fn is_one_of(gold: &str, ours: Option<&str>) -> bool {
    let ours = ours.unwrap_or("").to_lowercase();
    gold.to_lowercase().split('|').any(|own| own.trim() == ours)
}

fn alternatives(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.unwrap_or("").split('|').map(str::trim).filter(|own| !own.is_empty())
}

/// The first of a list: of ours nothing else counts.
pub(super) fn first(text: Option<&str>) -> Option<String> {
    text?.split(['|', ',']).map(str::trim).find(|own| !own.is_empty()).map(str::to_owned)
}

/// The root of an event's CAMEO code: its first two digits.
pub(super) fn root(event: &Coded) -> Option<String> {
    let digits: String = event.code.as_deref().unwrap_or("").chars().filter(char::is_ascii_digit).take(2).collect();
    (digits.len() == 2).then_some(digits)
}

/// Whether two events share a character; they may where one of them has no place in the text.
pub(super) fn touches(one: &Coded, other: &Coded) -> bool {
    match (one.start.zip(one.end), other.start.zip(other.end)) {
        (Some(a), Some(b)) => a.0 < b.1 && b.0 < a.1,
        _ => true,
    }
}
