//! "The North" and "the South": the Koreas, where a report names Korea.

use dateline_types::document::{Tree, Word};
use dateline_types::{Relation, Upos};
use std::ops::Range;

/// The state that a lone "North" or "South" stands for in a text, as ISO 3166 alpha-3.
pub(crate) fn state_of(name: &str, text: &str) -> Option<&'static str> {
    let iso = match name {
        "North" => "PRK",
        "South" => "KOR",
        // In small letters they are directions, but where both states are spoken of.
        "north" if text.contains("North Korea") && text.contains("South Korea") => return Some("PRK"),
        "south" if text.contains("North Korea") && text.contains("South Korea") => return Some("KOR"),
        _ => return None,
    };
    text.contains("Korea").then_some(iso)
}

/// The words that stand for a half by themselves: "the North said", "between North and South Korea".
pub(super) fn find(tree: Tree) -> Vec<Range<usize>> {
    let text = tree.document().text;
    let halves = tree.words().filter(|word| state_of(word.form(), text).is_some());
    halves.filter(|word| is_alone(*word)).map(|word| word.index()..word.index() + 1).collect()
}

fn is_alone(word: Word) -> bool {
    let before = |form: &str| word.before().is_some_and(|before| before.form().eq_ignore_ascii_case(form));
    // "the South Pacific", "North-South talks" are none; "North and South Korea" is one.
    let joins = |next: Word| next.form().starts_with(char::is_uppercase) || next.form() == "-";
    let next = word.after();
    let shared = next.is_some_and(|next| {
        let other = next.after().filter(|_| matches!(next.form(), "and" | "or"));
        let korea = other.and_then(Word::after);
        other.is_some_and(|other| matches!(other.form(), "North" | "South"))
            && korea.is_some_and(|korea| korea.form().starts_with("Korea"))
    });
    let noun = word.upos() != Upos::Adj && word.relation() != Relation::Compound && word.relation() != Relation::Amod;
    let ends = next.is_none_or(|next| !joins(next) && next.form() != "of");
    shared || before("the") && noun && ends
}
