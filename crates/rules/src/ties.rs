//! Rules of one level of which none is more specific than the other: a mistake, as no researcher could say which wins.

use crate::compile::Source;
use crate::pattern::{Edge, Line, Pattern, Test, Way, What, Words};
use crate::problem::Fault;
use crate::rule::{NodeIx, Rule};
use crate::syntax_tree::Place;

/// The most pairs of lines that are compared for two rules; rules with more ways to pair are taken not to tie.
const MOST_PAIRS: u32 = 2000;

/// Takes out each rule that ties with an earlier one, with a fault at its name. Each pair of rules is compared once, by
/// their sizes first: rules are some hundreds.
pub(crate) fn untied(rules: Vec<Rule>, sources: &[Source], faults: &mut Vec<(usize, Fault)>) -> Vec<Rule> {
    let mut kept: Vec<Rule> = Vec::with_capacity(rules.len());
    for rule in rules {
        match kept.iter().find(|earlier| tie(earlier, &rule)) {
            None => kept.push(rule),
            Some(earlier) => {
                let file = sources.iter().position(|source| source.file == rule.file).unwrap_or(0);
                let message = format!(
                    "rule `{}` ({}:{}) ties with `{}` ({}:{}): both can hold on one cue and neither is more specific",
                    rule.name, rule.file, rule.line, earlier.name, earlier.file, earlier.line
                );
                let remedy = "add a line or a test to one of them that tells them apart";
                faults.push((file, Fault::error(name_of(&rule, &sources[file].text), message, remedy)));
            }
        }
    }
    kept
}

/// Where the name of a rule stands.
fn name_of(rule: &Rule, text: &str) -> Place {
    let line = text.lines().nth(rule.line.saturating_sub(1) as usize).unwrap_or("");
    let before = line.find("rule").map_or(0, |at| at + 4);
    let column = line[before..].find(&rule.name).map_or(1, |at| line[..before + at].chars().count() as u32 + 1);
    Place { line: rule.line, column, length: rule.name.chars().count() as u32 }
}

fn tie(a: &Rule, b: &Rule) -> bool {
    let (one, other) = (&a.pattern, &b.pattern);
    let size = |pattern: &Pattern| {
        let lines = pattern.lines.iter().chain(&pattern.unless);
        let tests: usize = lines.map(Line::asked).sum();
        (pattern.lines.len(), pattern.unless.len(), pattern.cue.tests.len() + tests)
    };
    a.level == b.level
        && a.gives.kind == b.gives.kind
        && size(one) == size(other)
        && share_words(one, other)
        && !exclude(&one.cue.tests, &other.cue.tests)
        && Pairing::new(one, other).exists()
}

/// Whether the cues ask for a lemma or a text in common.
fn share_words(a: &Pattern, b: &Pattern) -> bool {
    let words = |pattern: &Pattern, lemma: bool| -> Vec<Words> {
        let asked = pattern.cue.tests.iter().filter(|test| !test.not).filter_map(|test| match &test.what {
            What::Lemma(words) if lemma => Some(words.clone()),
            What::Text(words) if !lemma => Some(words.clone()),
            _ => None,
        });
        asked.collect()
    };
    [true, false].into_iter().any(|lemma| {
        let others = words(b, lemma);
        words(a, lemma).iter().any(|own| others.iter().any(|other| own.meets(other)))
    })
}

/// Whether no word can pass the tests of both: their words, tags, features or sorts have nothing in common, or one asks
/// for what the other rules out.
fn exclude(a: &[Test], b: &[Test]) -> bool {
    a.iter().any(|one| {
        b.iter().any(|other| match (one.not, other.not) {
            (false, false) => apart(&one.what, &other.what),
            (true, true) => false,
            _ => one.what == other.what,
        })
    })
}

fn apart(a: &What, b: &What) -> bool {
    match (a, b) {
        (What::Lemma(a), What::Lemma(b)) | (What::Text(a), What::Text(b)) => !a.meets(b),
        (What::Pos(a, more_a), What::Pos(b, more_b)) => match (a & b, more_a & more_b) {
            // Tags of the two sets may well be of one word: VERB and VBD.
            (0, 0) => (*a == 0) == (*b == 0),
            _ => false,
        },
        (What::Feat(a), What::Feat(b)) => !a.iter().any(|feature| b.contains(feature)),
        (What::Is(a), What::Is(b)) => !a.iter().any(|sort| b.contains(sort)),
        (What::Before(a), What::After(b)) | (What::After(a), What::Before(b)) => *a == NodeIx::CUE && *b == NodeIx::CUE,
        _ => false,
    }
}

/// The search for a way to pair off the required lines of two rules.
struct Pairing<'a> {
    a: Vec<(NodeIx, &'a Line)>,
    b: Vec<(NodeIx, &'a Line)>,
    /// Nodes of the one with nodes of the other, the cues first.
    pairs: Vec<(NodeIx, NodeIx)>,
    left: u32,
}

impl<'a> Pairing<'a> {
    fn new(a: &'a Pattern, b: &'a Pattern) -> Self {
        let required = |pattern: &'a Pattern| -> Vec<(NodeIx, &'a Line)> {
            let lines = pattern.lines.iter().enumerate().filter(|(_, line)| !line.optional);
            lines.map(|(index, line)| (NodeIx(index as u8 + 1), line)).collect()
        };
        Self { a: required(a), b: required(b), pairs: vec![(NodeIx::CUE, NodeIx::CUE)], left: MOST_PAIRS }
    }

    fn exists(mut self) -> bool {
        self.a.len() == self.b.len() && self.pair_from(0)
    }

    fn pair_from(&mut self, from: usize) -> bool {
        let Some(&(node, line)) = self.a.get(from) else { return true };
        for index in 0..self.b.len() {
            let (other, other_line) = self.b[index];
            if self.left == 0 || self.pairs.iter().any(|(_, taken)| *taken == other) {
                continue;
            }
            self.left -= 1;
            if self.alike(line, other_line) {
                self.pairs.push((node, other));
                if self.pair_from(from + 1) {
                    return true;
                }
                self.pairs.pop();
            }
        }
        false
    }

    /// Whether two lines can find the same word: from the same anchor, the same way, by an edge in common.
    fn alike(&self, a: &Line, b: &Line) -> bool {
        let same = |one: &NodeIx, other: &NodeIx| {
            self.pairs.contains(&(*one, *other)) || self.pairs.iter().all(|(a, b)| a != one && b != other)
        };
        a.way == b.way
            && a.anchors.iter().any(|one| b.anchors.iter().any(|other| same(one, other)))
            && (a.way == Way::Itself || a.edges.iter().any(|one| b.edges.iter().any(|other| edges_meet(one, other))))
            && !exclude(&a.tests, &b.tests)
    }
}

/// Whether one word can hang by both. A named subtype is marked in its own way, as `nmod:poss` is by "'s": it meets no edge
/// that asks for a preposition.
fn edges_meet(a: &Edge, b: &Edge) -> bool {
    let marked = match (&a.words, &b.words) {
        (Some(a), Some(b)) => a.meets(b),
        (None, None) => true,
        _ => return a.label == b.label,
    };
    marked && a.label.meets(b.label)
}
