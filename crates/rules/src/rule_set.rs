//! Rules by their cue words: a word that is no cue costs two look-ups at most, however many rules there are.

use crate::conditions::lemma;
use crate::fold::folded;
use crate::pattern::Test;
use crate::rule::{Example, Rule, RuleIx};
use dateline_types::Word;
use rustc_hash::FxHashMap;

/// Rules that are ready to be matched. Immutable; shared by all threads.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    pub(crate) rules: Vec<Rule>,
    /// Rules by the lemmas their cue asks for, or else by its texts; each in the order of the rules.
    by_lemma: FxHashMap<Box<str>, Vec<u32>>,
    by_text: FxHashMap<Box<str>, Vec<u32>>,
}

impl RuleSet {
    pub(crate) fn new(rules: Vec<Rule>) -> Self {
        let mut by_lemma: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        let mut by_text: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        for (index, rule) in rules.iter().enumerate() {
            // By the first test that leads to it; the others are judged when it is tried.
            if let Some((words, is_lemma)) = rule.pattern.cue.tests.iter().find_map(Test::leads) {
                let map = if is_lemma { &mut by_lemma } else { &mut by_text };
                for word in words.iter() {
                    map.entry(word.into()).or_default().push(index as u32);
                }
            }
        }
        Self { rules, by_lemma, by_text }
    }

    /// The rules whose cue may be this word: those found by its lemma, then those found by its text.
    pub(crate) fn tried(&self, word: Word) -> impl Iterator<Item = (RuleIx, &Rule)> {
        let (by_lemma, by_text) = (found(&self.by_lemma, lemma(word)), found(&self.by_text, word.form()));
        by_lemma.iter().chain(by_text).filter_map(|&ix| Some((RuleIx(ix), self.rules.get(ix as usize)?)))
    }

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

    /// How many rules are tried on a word: none for words that are no rule's cue, whatever the number of rules.
    pub fn candidates(&self, word: Word) -> usize {
        self.tried(word).count()
    }
}

/// The rules that a word leads to.
fn found<'m>(map: &'m FxHashMap<Box<str>, Vec<u32>>, key: &str) -> &'m [u32] {
    if map.is_empty() { &[] } else { folded(key, |key| map.get(key).map_or(&[][..], Vec::as_slice)) }
}
