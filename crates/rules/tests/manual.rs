//! The rule in the README does what the README says.
#![allow(clippy::unwrap_used)]

mod support;

use dateline_rules::examples;
use support::{ByName, compile, on, sound};

/// The first block of the manual that is marked as rules.
fn rules() -> &'static str {
    let manual = include_str!("../README.md");
    manual.split_once("```rules\n").unwrap().1.split_once("```").unwrap().0
}

#[test]
fn the_first_rule_keeps_its_examples() {
    let rules = sound(rules());
    for (ix, example) in rules.examples() {
        on(&example.text, |tree, roles| {
            assert_eq!(examples::judge(&rules, ix, example, tree, roles, &ByName), Ok(()), "{}", example.text);
        });
    }
}

#[test]
fn the_problem_and_the_trial_are_shown_as_they_are() {
    let manual = include_str!("../README.md");
    let shown = |text: &str| text.replace("a.rules", "my.rules");
    let rules_of = sound(rules());
    on("Iran said nothing.", |tree, roles| {
        let trial = shown(&rules_of.explain(tree.get(1).unwrap(), roles, &ByName)[0].show(tree));
        let lines: Vec<&str> = trial.lines().map(str::trim_end).collect();
        assert!(lines.iter().all(|line| manual.contains(line)), "{trial}");
    });
    let faulty = shown(&compile(&rules().replace("> doer", "> dor ")).problems[0].to_string());
    assert!(manual.contains(&faulty), "{faulty}");
}
