//! Which rules hold on a word, and which words they bind.

use crate::RuleSet;
use crate::pattern::MOST_NODES;
use crate::rule::{NodeIx, Rule, RuleIx, Value};
use crate::search::Search;
use dateline_types::Word;
use dateline_types::document::Roles;

/// What only the caller knows of a word.
pub trait Senses {
    /// Whether it is of this sort, one of [`Schema::known_sorts`](crate::Schema::known_sorts).
    fn is(&self, word: Word, sort: &str) -> bool;
    /// Whether it stands in quotation marks.
    fn in_quotes(&self, word: Word) -> bool;
}

/// Of no sort and in no quotes: for rules that ask for neither.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoSenses;

impl Senses for NoSenses {
    fn is(&self, _: Word, _: &str) -> bool {
        false
    }

    fn in_quotes(&self, _: Word) -> bool {
        false
    }
}

/// No word.
pub(crate) const NONE: u32 = u32::MAX;

/// A rule that holds on a cue, and the words it bound.
#[derive(Clone, Copy, Debug)]
pub struct Match<'r> {
    pub(crate) rule: &'r Rule,
    pub(crate) ix: RuleIx,
    /// Bound words by node; the first is the cue.
    pub(crate) words: [u32; MOST_NODES],
    /// The case or mark word by which a node was found.
    pub(crate) markers: [u32; MOST_NODES],
}

impl<'r> Match<'r> {
    /// Of two matches on one cue the one of higher rank wins.
    fn rank(&self) -> (usize, usize, RuleIx) {
        let pattern = &self.rule.pattern;
        let nodes = self.nodes().count();
        let bound = pattern.lines.iter().zip(&self.words[1..]).filter(|(_, word)| **word != NONE);
        let tests: usize = bound.map(|(line, _)| line.asked()).sum();
        (nodes, pattern.cue.tests.len() + tests + pattern.unless.len(), self.ix)
    }

    /// The rule.
    pub fn rule(&self) -> &'r Rule {
        self.rule
    }

    /// The rule's place in its set.
    pub fn rule_ix(&self) -> RuleIx {
        self.ix
    }

    /// Index of the cue in the document.
    pub fn cue(&self) -> usize {
        self.words[0] as usize
    }

    /// Index of the word bound to a node.
    pub fn word(&self, node: NodeIx) -> Option<usize> {
        self.words.get(node.index()).filter(|word| **word != NONE).map(|word| *word as usize)
    }

    /// Index of the word bound to the node of this name.
    pub fn node(&self, name: &str) -> Option<usize> {
        self.word(self.rule.node(name)?)
    }

    /// The bound nodes, the cue first, with the index of the word of each.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeIx, usize)> {
        (0..MOST_NODES as u8).filter_map(|index| Some((NodeIx(index), self.word(NodeIx(index))?)))
    }

    /// The bound nodes that are given to a field, in the order of the `gives` line.
    pub fn field(&self, name: &str) -> impl Iterator<Item = (NodeIx, usize)> {
        let nodes = match self.rule.gives.field(name) {
            Some(Value::Nodes(nodes)) => nodes.as_slice(),
            _ => &[],
        };
        nodes.iter().filter_map(|node| Some((*node, self.word(*node)?)))
    }

    /// The word of a closed list that is given to a field.
    pub fn literal(&self, field: &str) -> Option<&'r str> {
        match self.rule.gives.field(field) {
            Some(Value::Word(word)) => Some(word),
            _ => None,
        }
    }
}

impl RuleSet {
    /// The rule that wins on a word: of those that hold the one with most nodes bound, then with most tests and
    /// `unless` lines, then the one defined last.
    pub fn matches_at(&self, word: Word, roles: &Roles, senses: &dyn Senses) -> Option<Match<'_>> {
        self.holding(word, roles, senses).max_by_key(Match::rank)
    }

    /// The same among the rules that give one kind of record: a word may well be the cue of a statement and of an event.
    pub fn matches_of(&self, kind: &str, word: Word, roles: &Roles, senses: &dyn Senses) -> Option<Match<'_>> {
        let of_kind = self.tried(word).filter(|(_, rule)| rule.gives.kind == kind);
        let holding = of_kind.filter_map(|(ix, rule)| Search::new(&rule.pattern, word, roles, senses).found(ix, rule));
        holding.max_by_key(Match::rank)
    }

    /// All rules that hold on a word, best first.
    pub fn all_at(&self, word: Word, roles: &Roles, senses: &dyn Senses) -> Vec<Match<'_>> {
        let mut all: Vec<Match> = self.holding(word, roles, senses).collect();
        all.sort_by_key(|found| std::cmp::Reverse(found.rank()));
        all
    }

    fn holding(&self, word: Word, roles: &Roles, senses: &dyn Senses) -> impl Iterator<Item = Match<'_>> {
        self.tried(word).filter_map(move |(ix, rule)| Search::new(&rule.pattern, word, roles, senses).found(ix, rule))
    }
}
