//! The search for words that fit a rule's lines, with the way back where a choice leaves nothing for the rest.

use crate::conditions::failed;
use crate::edges::{hangs_by, marked};
use crate::matcher::{Match, NONE, Senses};
use crate::pattern::{Edge, Label, Line, MOST_NODES, Pattern, Way};
use crate::rule::{NodeIx, Rule, RuleIx};
use dateline_types::document::Roles;
use dateline_types::{Tree, Word};

/// The most words that are looked at for one rule on one cue. A rule that needs more does not hold.
///
/// Rules and sentences of news need some tens. The bound is for rules with many lines that fit many words, whose
/// combinations would grow without end.
pub(crate) const MOST_LOOKS: u32 = 4000;

/// How far from its anchor, in words, `>>` looks.
pub(crate) const FARTHEST: usize = 100;

/// The most words that are tried for one node: the first so many that fit, in reading order.
const MOST_TRIED: usize = 64;

/// The search for one rule on one cue.
pub(crate) struct Search<'r, 's, 'd> {
    pub(crate) pattern: &'r Pattern,
    tree: Tree<'d>,
    roles: &'s Roles,
    senses: &'s dyn Senses,
    /// Bound words by node, the cue first.
    pub(crate) words: [u32; MOST_NODES],
    markers: [u32; MOST_NODES],
    pub(crate) looks: u32,
    /// The last line that was got to, and the words bound when it first was.
    pub(crate) farthest: (usize, [u32; MOST_NODES]),
}

/// Words that fit a line, each with its case or mark, in reading order.
struct Fitting {
    words: [(u32, u32); MOST_TRIED],
    count: usize,
}

impl Fitting {
    fn push(&mut self, word: Word, marker: Option<u32>) {
        if let Some(free) = self.words.get_mut(self.count) {
            *free = (word.index() as u32, marker.unwrap_or(NONE));
            self.count += 1;
        }
    }
}

impl<'r, 's, 'd> Search<'r, 's, 'd> {
    pub(crate) fn new(pattern: &'r Pattern, cue: Word<'d>, roles: &'s Roles, senses: &'s dyn Senses) -> Self {
        let mut words = [NONE; MOST_NODES];
        words[0] = cue.index() as u32;
        Self {
            pattern,
            tree: cue.tree(),
            roles,
            senses,
            words,
            markers: [NONE; MOST_NODES],
            looks: MOST_LOOKS,
            farthest: (0, words),
        }
    }

    /// The match, if the rule holds. The cue must be one to which the rule set leads: the test by which it does is not
    /// judged again.
    pub(crate) fn found(mut self, ix: RuleIx, rule: &'r Rule) -> Option<Match<'r>> {
        let holds = self.rest_fits() && self.bind_from(0) && self.kept_out().is_none();
        holds.then_some(Match { rule, ix, words: self.words, markers: self.markers })
    }

    /// Whether the cue passes all tests but the first that leads to the rule.
    fn rest_fits(&self) -> bool {
        let tests = &self.pattern.cue.tests;
        let led = tests.iter().position(|test| test.leads().is_some()).unwrap_or(tests.len());
        let (before, behind) = (&tests[..led], tests.get(led + 1..).unwrap_or_default());
        let passes = |cue, tests| failed(tests, cue, &self.words, self.senses).is_none();
        self.bound(NodeIx::CUE).is_some_and(|cue| passes(cue, before) && passes(cue, behind))
    }

    /// The word bound to a node.
    pub(crate) fn bound(&self, node: NodeIx) -> Option<Word<'d>> {
        self.words.get(node.index()).filter(|word| **word != NONE).and_then(|word| self.tree.get(*word as usize))
    }

    /// The text of the first test of a line that a word fails.
    pub(crate) fn failed(&self, line: &'r Line, word: Word) -> Option<&'r str> {
        failed(&line.tests, word, &self.words, self.senses).map(|test| test.text.as_str())
    }

    /// Binds the node of line `from` and of all behind it; true where all that are required are bound.
    pub(crate) fn bind_from(&mut self, from: usize) -> bool {
        let pattern = self.pattern;
        let Some(line) = pattern.lines.get(from) else { return true };
        if from > self.farthest.0 {
            self.farthest = (from, self.words);
        }
        let node = from + 1;
        for anchor in &line.anchors {
            let Some(anchor) = self.bound(*anchor) else { continue };
            let fitting = self.fitting(line, anchor, false);
            for (word, marker) in &fitting.words[..fitting.count] {
                (self.words[node], self.markers[node]) = (*word, *marker);
                if self.bind_from(from + 1) {
                    return true;
                }
                (self.words[node], self.markers[node]) = (NONE, NONE);
                if self.looks == 0 {
                    return false;
                }
            }
        }
        line.optional && self.look() && self.bind_from(from + 1)
    }

    /// The `unless` line that holds, and the word it holds on; it has looks of its own, so that none goes unjudged.
    pub(crate) fn kept_out(&mut self) -> Option<(usize, u32)> {
        let pattern = self.pattern;
        self.looks = MOST_LOOKS;
        for (index, line) in pattern.unless.iter().enumerate() {
            for anchor in &line.anchors {
                let Some(anchor) = self.bound(*anchor) else { continue };
                let fitting = self.fitting(line, anchor, true);
                if let Some((word, _)) = fitting.words[..fitting.count].first() {
                    return Some((index, *word));
                }
            }
        }
        None
    }

    /// Spends one look; false when none is left.
    fn look(&mut self) -> bool {
        self.looks = self.looks.saturating_sub(1);
        self.looks > 0
    }

    /// The words that a line reaches from an anchor and whose tests hold. Words of other nodes count only where asked.
    fn fitting(&mut self, line: &'r Line, anchor: Word<'d>, taken_too: bool) -> Fitting {
        let mut fitting = Fitting { words: [(NONE, NONE); MOST_TRIED], count: 0 };
        self.reach(line, anchor, &mut |search, word, marker| {
            let free = taken_too || !search.words.contains(&(word.index() as u32));
            if free && search.failed(line, word).is_none() {
                fitting.push(word, marker);
            }
        });
        let Fitting { words, count } = &mut fitting;
        if *count > 1 {
            let found = &mut words[..*count];
            found.sort_by_key(|(word, _)| *word);
            let mut kept = 1;
            for index in 1..found.len() {
                if found[index].0 != found[kept - 1].0 {
                    found[kept] = found[index];
                    kept += 1;
                }
            }
            *count = kept;
        }
        fitting
    }

    /// Calls `with` for every word that a line reaches from an anchor by one of its edges, until no look is left.
    pub(crate) fn reach(
        &mut self,
        line: &'r Line,
        anchor: Word<'d>,
        with: &mut dyn FnMut(&mut Self, Word<'d>, Option<u32>),
    ) {
        let by_edge = |word: Word<'d>| line.edges.iter().find_map(|edge| hangs_by(edge, word));
        match line.way {
            Way::Itself => with(self, anchor, None),
            Way::Up => {
                if let Some((parent, _)) = anchor.parent().zip(by_edge(anchor)).filter(|_| self.look()) {
                    with(self, parent, None);
                }
            }
            Way::Down => {
                for child in anchor.children() {
                    if !self.look() {
                        return;
                    }
                    if let Some(marker) = by_edge(child) {
                        with(self, child, marker);
                    }
                }
                for edge in &line.edges {
                    self.reach_role(edge, anchor, with);
                }
            }
            Way::Below => {
                let from = anchor.index().saturating_sub(FARTHEST);
                let tree = self.tree;
                for word in (from..=anchor.index() + FARTHEST).filter_map(|index| tree.get(index)) {
                    if word.sentence_index() != anchor.sentence_index() || !is_below(word, anchor) {
                        continue;
                    }
                    if !self.look() {
                        return;
                    }
                    if let Some(marker) = by_edge(word) {
                        with(self, word, marker);
                    }
                }
            }
        }
    }

    fn reach_role(&mut self, edge: &Edge, anchor: Word<'d>, with: &mut dyn FnMut(&mut Self, Word<'d>, Option<u32>)) {
        let (Label::Role(role), roles) = (edge.label, self.roles) else { return };
        let tree = self.tree;
        for word in roles.words(anchor.index(), role).filter_map(|word| tree.get(word)) {
            if !self.look() {
                return;
            }
            if let Some(marker) = marked(edge, word) {
                with(self, word, marker);
            }
        }
    }
}

/// Whether a word hangs on another by way of at most [`FARTHEST`] others.
fn is_below(word: Word, above: Word) -> bool {
    word.ancestors().take(FARTHEST).any(|ancestor| ancestor == above)
}
