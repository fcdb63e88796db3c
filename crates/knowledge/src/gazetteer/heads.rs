//! The head words of the names of offices and roles: most nouns are none, and need not be looked up with all that stands around them.

use super::fold::fold;
use super::shape::{plural, split_condition};
use super::{Gazetteer, Table};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// Folded words that a name of an office or a role ends in, or that "of" or "for" follows.
pub(super) fn heads(gazetteer: &Gazetteer) -> FxHashSet<Box<str>> {
    let mut heads = FxHashSet::default();
    for row in [Table::Offices, Table::Roles].into_iter().flat_map(|table| gazetteer.rows(table)) {
        for name in ["names", "phrase"].into_iter().flat_map(|column| row.list(column)) {
            let (name, _) = split_condition(name);
            add(&mut heads, name);
            add(&mut heads, &plural(name));
        }
    }
    heads
}

fn add(heads: &mut FxHashSet<Box<str>>, name: &str) {
    let folded = folded(name);
    let mut words = words(&folded).peekable();
    while let Some(word) = words.next() {
        if words.peek().is_none_or(|next| matches!(*next, "of" | "for")) && !heads.contains(word) {
            heads.insert(word.into());
        }
    }
}

/// Whether a word, however written, is one of the heads.
pub(super) fn has(heads: &FxHashSet<Box<str>>, word: &str) -> bool {
    words(&folded(word)).last().is_some_and(|last| heads.contains(last))
}

/// A name folded; most are as they were, and need no copy.
fn folded(name: &str) -> Cow<'_, str> {
    let is_plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ');
    if is_plain { Cow::Borrowed(name) } else { Cow::Owned(fold(name)) }
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
