//! For those who write rules: examples judged, rules explained on a text, rules counted over reports.

use super::marks::Marks;
use super::senses::Known;
use crate::{Desk, document, quotes};
use dateline_knowledge::gazetteer::Gazetteer;
use dateline_rules::examples::{Failure, judge};
use dateline_rules::{RuleIx, RuleSet};
use dateline_types::{Document, Report, Span};

/// What became of one `yes` or `no` line.
#[derive(Debug)]
pub struct Judged<'r> {
    /// The rule.
    pub rule: RuleIx,
    /// The line.
    pub example: &'r dateline_rules::Example,
    /// Why it does not hold, where it does not.
    pub failure: Option<Failure>,
}

/// Judges every example of every rule on which `wanted` says yes, each parsed as a report of its own.
///
/// ```
/// use dateline_read::{Desk, statements::examples};
/// let desk = Desk::built_in();
/// let judged = examples(&desk, &desk.rules, |rule| rule.name == "said.clause");
/// assert!(judged.iter().all(|one| one.failure.is_none()));
/// ```
pub fn examples<'r>(
    desk: &Desk,
    rules: &'r RuleSet,
    wanted: impl Fn(&dateline_rules::Rule) -> bool,
) -> Vec<Judged<'r>> {
    let mut judged = Vec::new();
    for (rule, example) in rules.examples() {
        if !rules.get(rule).is_some_and(&wanted) {
            continue;
        }
        let report = Report { text: example.text.clone(), ..Report::default() };
        let document = document::of(desk, &report, &mut Vec::new(), &mut |_| {});
        let failure = on_trees(desk, &document, |bench| {
            judge(rules, rule, example, bench.tree, &bench.roles, &bench.known()).err()
        });
        judged.push(Judged { rule, example, failure: failure.flatten() });
    }
    judged
}

/// What became of every rule on every cue in a stretch of a document, each trial as text for people. `wanted` chooses
/// rules.
///
/// ```
/// use dateline_read::{Desk, document, statements::explain};
/// use dateline_types::{Report, Span};
/// let desk = Desk::built_in();
/// let report = Report { text: "The envoy said talks had failed.".into(), ..Report::default() };
/// let document = document::of(&desk, &report, &mut Vec::new(), &mut |_| {});
/// let trials = explain(&desk, &document, Span::new(0, 32), |rule| rule.name == "said.clause");
/// assert!(trials[0].contains("said.clause"));
/// ```
pub fn explain(
    desk: &Desk,
    document: &Document,
    stretch: Span,
    wanted: impl Fn(&dateline_rules::Rule) -> bool,
) -> Vec<String> {
    let trials = on_trees(desk, document, |bench| {
        let mut shown = Vec::new();
        for word in bench.tree.words().filter(|word| word.span().overlaps(stretch)) {
            let trials = desk.rules.explain(word, &bench.roles, &bench.known());
            shown.extend(trials.iter().filter(|trial| wanted(trial.rule)).map(|trial| trial.show(bench.tree)));
        }
        shown
    });
    trials.unwrap_or_default()
}

/// Adds to `counts`, by the place of each rule, how often it wins in a report.
pub fn count(desk: &Desk, report: &Report, counts: &mut [u64]) {
    let document = document::of(desk, report, &mut Vec::new(), &mut |_| {});
    on_trees(desk, &document, |bench| {
        for word in bench.tree.words() {
            let Some(found) = desk.rules.matches_at(word, &bench.roles, &bench.known()) else { continue };
            if let Some(count) = counts.get_mut(found.rule_ix().index()) {
                *count += 1;
            }
        }
    });
}

/// What rules are matched on.
struct Bench<'d> {
    gazetteer: &'d Gazetteer,
    tree: dateline_types::Tree<'d>,
    roles: dateline_types::document::Roles,
    marks: Marks,
}

impl Bench<'_> {
    fn known(&self) -> Known<'_> {
        Known { gazetteer: self.gazetteer, quoted: &self.marks.of, times: &[] }
    }
}

/// Does some work on a document that has trees.
fn on_trees<T>(desk: &Desk, document: &Document, work: impl FnOnce(&Bench) -> T) -> Option<T> {
    let tree = document.tree()?;
    let marks = Marks::of(document, &quotes::classify(document, &mut Vec::new()));
    Some(work(&Bench {
        gazetteer: desk.knowledge.gazetteer(),
        tree,
        roles: dateline_syntax::roles::derive(tree),
        marks,
    }))
}
