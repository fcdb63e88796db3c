//! Trees, roles and names of a document as short lines of text: `tree Iran/PROPN nsubj -> warned`.

use super::compact::quoted;
use dateline_syntax::{proper_names, roles};
use dateline_types::document::{Role, Tree, Word};
use std::fmt::Write;

/// A line a word: its part of speech, its relation and the word it hangs on.
pub(super) fn trees(tree: Tree) -> Vec<String> {
    let line = |word: Word| {
        let line = format!("tree {}/{} {}", word.form(), word.upos(), word.relation());
        match word.parent() {
            Some(parent) => format!("{line} -> {}", told_apart(parent)),
            None => line,
        }
    };
    tree.words().map(line).collect()
}

/// A line a predicate: `roles warned doer=Iran object=Israel`.
pub(super) fn roles(tree: Tree) -> Vec<String> {
    let roles = roles::derive(tree);
    let mut lines = Vec::new();
    for predicate in tree.words().filter(|word| !roles.of(word.index()).is_empty()) {
        let mut line = format!("roles {}", told_apart(predicate));
        let kinds =
            [("doer", Role::Doer), ("object", Role::Object), ("receiver", Role::Receiver), ("clause", Role::Clause)];
        for (name, role) in kinds {
            let words = roles.words(predicate.index(), role).filter_map(|index| tree.get(index));
            let words: Vec<String> = words.map(told_apart).collect();
            if !words.is_empty() {
                // Writing to a string cannot fail.
                let _ = write!(line, " {name}={}", words.join(","));
            }
        }
        lines.push(line);
    }
    lines
}

/// A line a name: `name "United States" GPE`, with its head where that is not its last word.
pub(super) fn names(tree: Tree) -> Vec<String> {
    let mut lines = Vec::new();
    for name in proper_names::find(tree).all() {
        let kind = name.kind.map_or("-", |kind| kind.as_str());
        let mut line = format!("name {} {kind}", quoted(name.span.of(tree.document().text)));
        if let Some(head) = tree.get(name.head as usize).filter(|_| name.head + 1 < name.words.end) {
            let _ = write!(line, " head={}", head.form());
        }
        lines.push(line);
    }
    lines
}

/// The word, with its number in the sentence where the sentence has it more than once.
fn told_apart(word: Word) -> String {
    let same = word.tree().sentence(word.sentence_index()).filter(|other| other.form() == word.form()).count();
    let number = word.index() - word.sentence().words().start + 1;
    if same > 1 { format!("{}#{number}", word.form()) } else { word.form().to_owned() }
}
