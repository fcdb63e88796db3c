//! Why each rule held on a word or did not, line by line.

use crate::rule::{Rule, RuleIx};
use crate::{RuleSet, Senses};
use dateline_types::document::Roles;
use dateline_types::{Tree, Word};

/// What became of one rule on one cue word.
#[derive(Clone, Debug)]
pub struct Trial<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// Its place in its set.
    pub ix: RuleIx,
    /// Index of the cue word.
    pub cue: usize,
    /// Whether it won, lost or failed.
    pub verdict: Verdict<'r>,
    /// Its lines, in the order of the file.
    pub lines: Vec<LineTrial<'r>>,
}

/// Whether a rule won.
#[derive(Clone, Copy, Debug)]
pub enum Verdict<'r> {
    /// It holds and no other is better.
    Won,
    /// It holds, but this one is better.
    Lost(&'r Rule),
    /// It does not hold.
    Failed,
}

/// What became of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineTrial<'r> {
    /// Line of the rule's file, from 1.
    pub line: u32,
    /// As it stands there.
    pub text: &'r str,
    /// What became of it.
    pub outcome: Outcome<'r>,
}

/// What became of a line. Words are indices in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<'r> {
    /// The line found this word.
    Bound(usize),
    /// No node it hangs on is bound.
    NoAnchor,
    /// No word there by that edge; these are there by others.
    NoEdge {
        /// Where it was looked from.
        anchor: usize,
        /// The words on the other edges.
        there: Vec<usize>,
    },
    /// Words were there by that edge, and each failed a test or was taken by another node (an empty text).
    Failed(Vec<(usize, &'r str)>),
    /// Words fitted, but none let the later lines fit.
    NoRest,
    /// An `unless` line that holds, on this word: the rule stays silent.
    Held(usize),
    /// An `unless` line that does not hold.
    Clear,
    /// An earlier line had failed.
    NotReached,
    /// More words would have had to be looked at than a rule may.
    GaveUp,
}

impl Trial<'_> {
    /// The trial as text for people: the rule, its verdict, and a line for each of its lines.
    pub fn show(&self, _tree: Tree) -> String {
        String::new()
    }
}

impl RuleSet {
    /// What became of every rule whose cue may be this word, best first, those that failed last.
    pub fn explain(&self, _word: Word, _roles: &Roles, _senses: &dyn Senses) -> Vec<Trial<'_>> {
        Vec::new()
    }
}
