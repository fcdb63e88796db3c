//! When two claims agree in their bounds, their source or their place.

use super::gold::Claim;
use std::collections::BTreeSet;

/// A vague word ("dozens") may be read down to this share of the gold floor: conventions differ.
const LOWEST: f64 = 0.5;

/// Words that tell no source from another.
const STOP: [&str; 28] = [
    "the",
    "a",
    "an",
    "of",
    "to",
    "by",
    "in",
    "on",
    "at",
    "and",
    "or",
    "for",
    "from",
    "with",
    "its",
    "their",
    "his",
    "her",
    "s",
    "said",
    "says",
    "according",
    "that",
    "was",
    "were",
    "is",
    "are",
    "it",
];

/// Whether the bounds are the same; of a vague word, whether its floor is one that somebody reads it with.
pub(super) fn same_value(gold: &Claim, ours: &Claim) -> bool {
    if gold.qualifier != "vague" {
        return gold.low == ours.low && gold.high == ours.high;
    }
    let (Some(floor), Some(low)) = (gold.low, ours.low) else { return false };
    floor * LOWEST <= low && low <= floor && ours.high.is_none_or(|high| high >= floor)
}

/// Whether our source is gold's: half of their words in common, or one part of the other with a word of a name in it.
pub(super) fn same_source(gold: &str, ours: &str) -> bool {
    let (theirs, own) = (words(gold), words(ours));
    if theirs.is_empty() || own.is_empty() {
        return theirs.is_empty() && own.is_empty();
    }
    if word_f1(gold, ours) >= 0.5 {
        return true;
    }
    let (theirs, own): (BTreeSet<String>, BTreeSet<String>) = (theirs.into_iter().collect(), own.into_iter().collect());
    let (small, big) = if own.len() > theirs.len() { (theirs, own) } else { (own, theirs) };
    let named = names(gold);
    small.is_subset(&big) && small.iter().any(|word| named.contains(word))
}

/// Whether our place is gold's: half of their words in common.
pub(super) fn same_place(gold: &str, ours: &str) -> bool {
    word_f1(gold, ours) >= 0.5
}

/// Whether a text names anybody.
pub(super) fn is_named(source: &str) -> bool {
    !words(source).is_empty()
}

/// F1 of the words two texts share.
fn word_f1(gold: &str, ours: &str) -> f64 {
    let (gold, ours) = (words(gold), words(ours));
    if gold.is_empty() || ours.is_empty() {
        return if gold.is_empty() && ours.is_empty() { 1.0 } else { 0.0 };
    }
    let mut rest = ours.clone();
    let mut common = 0u32;
    for word in &gold {
        if let Some(at) = rest.iter().position(|other| other == word) {
            rest.swap_remove(at);
            common += 1;
        }
    }
    if common == 0 {
        return 0.0;
    }
    let (precision, recall) = (f64::from(common) / ours.len() as f64, f64::from(common) / gold.len() as f64);
    2.0 * precision * recall / (precision + recall)
}

/// Runs of letters and digits in lower case, without words that say nothing.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let runs = text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty());
    runs.filter(|run| !STOP.contains(run)).map(str::to_owned).collect()
}

/// The words that begin neither with a small letter nor a digit, in lower case. An underscore joins what stands beside it.
fn names(text: &str) -> Vec<String> {
    let joined = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    let runs = joined.filter_map(|run| run.split('_').next());
    let is_name = |run: &&str| run.starts_with(|c: char| !c.is_ascii_lowercase() && !c.is_numeric());
    runs.filter(is_name).map(str::to_lowercase).collect()
}
