//! How far a noun phrase goes around its head: with its possessors and prepositions, without clauses about it.

use dateline_types::document::Word;
use dateline_types::{Relation, Upos};
use std::ops::Range;

/// Phrases inside phrases are followed this deep: no one writes deeper, and given trees may be of any depth.
const DEPTH: usize = 12;

/// The words of the noun phrase of `head`: "a senior official from the UAE", but not "who spoke", nor what is in
/// apposition, nor what is coordinated with it.
pub(crate) fn around(head: Word) -> Range<usize> {
    within(head, DEPTH)
}

fn within(head: Word, depth: usize) -> Range<usize> {
    let (mut start, mut end) = (head.index(), head.index() + 1);
    let Some(depth) = depth.checked_sub(1) else { return start..end };
    for child in head.children() {
        let before = child.index() < head.index();
        match child.relation() {
            Relation::Punct | Relation::Cc | Relation::Case | Relation::Mark | Relation::Cop => {
                // "Iran's" ends with its ending; a hyphen inside a compound is passed over.
            }
            Relation::Det
            | Relation::Amod
            | Relation::Nummod
            | Relation::NmodPoss
            | Relation::NmodDesc
            | Relation::DetPredet
            | Relation::Compound
                if before =>
            {
                start = start.min(within(child, depth).start);
            }
            Relation::Flat | Relation::Goeswith | Relation::Fixed | Relation::Nummod if !before => {
                end = end.max(within(child, depth).end);
            }
            Relation::Nmod if !before && child.upos() != Upos::Verb && says_which(child) => {
                end = end.max(within(child, depth).end);
            }
            _ => {}
        }
    }
    start..end
}

/// Whether what hangs on a noun by a preposition says which one is meant: "of the UAE", but not "including" or "after".
fn says_which(noun: Word) -> bool {
    #[rustfmt::skip]
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];
    const WHICH: [&str; 14] =
        ["of", "from", "in", "at", "for", "on", "to", "within", "near", "against", "with", "by", "inside", "between"];
    // "officials on Saturday" are any officials.
    let day = |word: Word| {
        let form = word.form().to_lowercase();
        form.ends_with("day") || MONTHS.contains(&form.as_str())
    };
    !day(noun) && preposition(noun).is_some_and(|case| WHICH.contains(&case.form().to_lowercase().as_str()))
}

/// The words before the head that belong to its compound: "foreign" and "ministry" spokesman.
pub(crate) fn modifiers(head: Word<'_>) -> impl Iterator<Item = Word<'_>> {
    head.children().take_while(move |child| child.index() < head.index()).filter(|child| {
        matches!(
            child.relation(),
            Relation::Amod | Relation::Compound | Relation::NmodPoss | Relation::NmodDesc | Relation::Nmod
        )
    })
}

/// The preposition that stands next before a noun: "of" in "of the UAE", "with" in "worked out with Tehran".
pub(crate) fn preposition(noun: Word<'_>) -> Option<Word<'_>> {
    noun.children().filter(|child| child.relation() == Relation::Case && child.index() < noun.index()).last()
}
