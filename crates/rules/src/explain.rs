//! Why each rule held on a word or did not, line by line.

use crate::RuleSet;
use crate::matcher::{NONE, Senses};
use crate::pattern::{Line, Way};
use crate::rule::{NodeIx, Rule, RuleIx};
use crate::search::{MOST_LOOKS, Search};
use dateline_types::Word;
use dateline_types::document::Roles;

/// The most words on other edges that are told.
const MOST_SHOWN: usize = 12;

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

impl RuleSet {
    /// What became of every rule whose cue may be this word, best first, those that failed last.
    pub fn explain(&self, word: Word, roles: &Roles, senses: &dyn Senses) -> Vec<Trial<'_>> {
        let order: Vec<RuleIx> = self.all_at(word, roles, senses).iter().map(|found| found.rule_ix()).collect();
        let place = |ix: RuleIx| order.iter().position(|held| *held == ix);
        let best = order.first().and_then(|best| self.get(*best));
        let mut trials: Vec<Trial> = Vec::new();
        for (ix, rule) in self.tried(word) {
            let verdict = match (place(ix), best) {
                (None, _) | (_, None) => Verdict::Failed,
                (Some(0), _) => Verdict::Won,
                (Some(_), Some(best)) => Verdict::Lost(best),
            };
            let search = Search::new(&rule.pattern, word, roles, senses);
            trials.push(Trial { rule, ix, cue: word.index(), verdict, lines: lines(search) });
        }
        trials.sort_by_key(|trial| (place(trial.ix).unwrap_or(usize::MAX), trial.ix));
        trials
    }
}

/// What became of each line, in the order of the file.
fn lines<'r>(mut search: Search<'r, '_, '_>) -> Vec<LineTrial<'r>> {
    let pattern = search.pattern;
    let mut trials: Vec<LineTrial> = Vec::new();
    let mut add = |line: &'r Line, outcome| trials.push(LineTrial { line: line.number, text: &line.text, outcome });
    let cue = search.words[0] as usize;
    let failed = search.bound(NodeIx::CUE).and_then(|cue| search.failed(&pattern.cue, cue));
    add(&pattern.cue, failed.map_or(Outcome::Bound(cue), |test| Outcome::Failed(vec![(cue, test)])));
    let bound = failed.is_none() && search.bind_from(0);
    // Where the search failed: the line it did not get past, with the words it had when it first came to it.
    let gave_up = search.looks == 0;
    let stop = match (failed, bound) {
        (Some(_), _) => Some(0),
        (None, true) => None,
        (None, false) => {
            search.words = search.farthest.1;
            Some(search.farthest.0)
        }
    };
    for (index, line) in pattern.lines.iter().enumerate() {
        let word = search.words[index + 1];
        let outcome = match stop {
            Some(stop) if index > stop || failed.is_some() => Outcome::NotReached,
            Some(stop) if index == stop && gave_up => Outcome::GaveUp,
            _ if word != NONE => Outcome::Bound(word as usize),
            _ => why_not(&mut search, line),
        };
        add(line, outcome);
    }
    let held = if stop.is_none() { search.kept_out() } else { None };
    for (index, line) in pattern.unless.iter().enumerate() {
        let outcome = match held {
            Some((at, word)) if at == index => Outcome::Held(word as usize),
            Some((at, _)) if at < index => Outcome::NotReached,
            _ if stop.is_some() => Outcome::NotReached,
            _ => Outcome::Clear,
        };
        add(line, outcome);
    }
    trials.sort_by_key(|trial| trial.line);
    trials
}

/// Why a line found no word.
fn why_not<'r>(search: &mut Search<'r, '_, '_>, line: &'r Line) -> Outcome<'r> {
    let anchors: Vec<Word> = line.anchors.iter().filter_map(|anchor| search.bound(*anchor)).collect();
    let Some(first) = anchors.first() else { return Outcome::NoAnchor };
    let mut failures = Vec::new();
    let mut fitted = false;
    search.looks = MOST_LOOKS;
    for anchor in &anchors {
        search.reach(line, *anchor, &mut |search, word, _| {
            let taken = search.words.contains(&(word.index() as u32));
            match search.failed(line, word) {
                _ if taken => failures.push((word.index(), "")),
                Some(test) => failures.push((word.index(), test)),
                None => fitted = true,
            }
        });
    }
    if fitted {
        return Outcome::NoRest;
    }
    if !failures.is_empty() {
        return Outcome::Failed(failures);
    }
    let there: Vec<usize> = match line.way {
        Way::Up => first.parent().iter().map(|parent| parent.index()).collect(),
        _ => first.children().take(MOST_SHOWN).map(|child| child.index()).collect(),
    };
    Outcome::NoEdge { anchor: first.index(), there }
}
