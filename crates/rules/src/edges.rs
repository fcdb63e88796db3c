//! Edges: what they are called, and whether a word hangs by one.

use crate::fold::folded;
use crate::pattern::{Edge, Label, Words};
use dateline_types::document::Role;
use dateline_types::{Relation, Word, Xpos};

/// The names of the roles.
pub(crate) const ROLES: [&str; 6] = ["doer", "object", "receiver", "clause", "negation", "condition"];

/// The most children of a word that are looked at for its case or mark: these stand before it, and are few.
const MOST_MARKS: usize = 32;

impl Label {
    /// The edge of this name.
    pub(crate) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "_" => Self::Any,
            "doer" => Self::Role(Role::Doer),
            "object" => Self::Role(Role::Object),
            "receiver" => Self::Role(Role::Receiver),
            "clause" => Self::Role(Role::Clause),
            "negation" => Self::Negation,
            "condition" => Self::Condition,
            _ => Self::Relation(name.parse().ok()?),
        })
    }

    /// Every name, for suggestions.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> + Clone {
        ROLES.into_iter().chain(Relation::ALL.iter().map(|relation| relation.as_str())).chain(["_"])
    }

    /// Whether the name is a role's: roles only go downwards.
    pub(crate) fn is_role(self) -> bool {
        matches!(self, Self::Role(_) | Self::Negation | Self::Condition)
    }

    /// Whether one word can hang by both.
    pub(crate) fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Any, other) | (other, Self::Any) => !other.is_role(),
            (Self::Relation(a), Self::Relation(b)) => covers(a, b) || covers(b, a),
            (a, b) => a == b,
        }
    }
}

fn covers(wide: Relation, narrow: Relation) -> bool {
    wide == narrow || wide == narrow.base()
}

/// Whether a word hangs on its parent by this edge, and by which case or mark word, if the edge names any. Roles of
/// [`Roles`](dateline_types::document::Roles) are not looked up here.
pub(crate) fn hangs_by(edge: &Edge, word: Word) -> Option<Option<u32>> {
    let fits = match edge.label {
        Label::Any => true,
        Label::Relation(relation) => covers(relation, word.relation()),
        Label::Role(_) => false,
        Label::Negation => is_negation(word),
        Label::Condition => is_condition(word),
    };
    if fits { marked(edge, word) } else { None }
}

/// Whether a word has one of the case or mark words that the edge names, and which.
pub(crate) fn marked(edge: &Edge, word: Word) -> Option<Option<u32>> {
    let Some(words) = &edge.words else { return Some(None) };
    let mark = |child: &Word| match child.relation().base() {
        Relation::Case | Relation::Mark => is_one_of(*child, words),
        // "when", "where": adverbs that open a clause.
        Relation::Advmod => child.xpos() == Xpos::Wrb && is_one_of(*child, words),
        _ => false,
    };
    word.children().take(MOST_MARKS).find(mark).map(|mark| Some(mark.index() as u32))
}

fn is_one_of(word: Word, words: &Words) -> bool {
    folded(word.form(), |form| words.has(form)) || folded(word.lemma(), |lemma| words.has(lemma))
}

/// "not", "never", "no" of a word, and "no longer".
fn is_negation(word: Word) -> bool {
    const NEGATIONS: [&str; 7] = ["not", "n't", "never", "no", "neither", "nor", "nowhere"];
    let is = |word: Word| folded(word.form(), |form| NEGATIONS.contains(&form)) || word.lemma() == "not";
    match word.relation().base() {
        Relation::Det | Relation::Cc => is(word),
        Relation::Advmod => is(word) || word.children().take(MOST_MARKS).any(is),
        _ => false,
    }
}

/// A clause that says on what condition: "if …", "unless …", "should it …".
fn is_condition(word: Word) -> bool {
    const OPENERS: [&str; 7] = ["if", "unless", "provided", "providing", "supposing", "assuming", "lest"];
    if word.relation().base() != Relation::Advcl {
        return false;
    }
    let opens = |child: Word| match child.relation().base() {
        Relation::Mark => folded(child.form(), |form| OPENERS.contains(&form)) || is_in_case(child),
        // "should it fail", "had it failed", "were it to fail": the auxiliary before its subject.
        Relation::Aux | Relation::Cop => {
            folded(child.form(), |form| matches!(form, "should" | "had" | "were"))
                && word
                    .children()
                    .any(|other| other.relation().base() == Relation::Nsubj && other.index() > child.index())
        }
        _ => false,
    };
    word.children().take(MOST_MARKS).any(opens)
}

/// "in case".
fn is_in_case(mark: Word) -> bool {
    let case = |child: Word| child.relation() == Relation::Fixed && child.lemma() == "case";
    folded(mark.form(), |form| form == "in") && mark.children().take(MOST_MARKS).any(case)
}
