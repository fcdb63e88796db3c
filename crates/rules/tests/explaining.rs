//! What is told of rules that held, lost and failed, line by line.
#![allow(clippy::unwrap_used)]

mod support;

use support::{ByName, on, sound};

const RULES: &str = r#"
rule claim.say
  cue     lemma say, pos VERB
  source  cue > doer  is place|person
  claim   cue > clause
  to?     cue > receiver | obl(to)
  unless  cue > negation
  gives   Claim source=source content=claim addressee=to
  yes     "Iran said talks had failed."
  no      "Talks failed."

rule claim.bare
  cue     lemma say
  source  cue > doer
  gives   Claim source=source
  yes     "Iran said so."
  no      "Talks failed."
"#;

#[track_caller]
fn check(text: &str, word: usize, expected: &str) {
    let rules = sound(RULES);
    on(text, |tree, roles| {
        let trials = rules.explain(tree.get(word).unwrap(), roles, &ByName);
        let shown: Vec<String> = trials.iter().map(|trial| trial.show(tree)).collect();
        assert_eq!(shown.join("\n"), expected.trim());
    });
}

#[test]
fn won_and_lost() {
    check(
        "Iran said talks had failed.",
        1,
        "
claim.say@a.rules:2 on “said”: won
   3  cue     lemma say, pos VERB          “said”
   4  source  cue > doer  is place|person  “Iran”
   5  claim   cue > clause                 “failed”
   6  to?     cue > receiver | obl(to)     no such edge at “said”; there are nsubj “Iran”, ccomp “failed”, punct “.”
   7  unless  cue > negation               holds nowhere, as it should
claim.bare@a.rules:12 on “said”: held, but claim.say@a.rules:2 is better
  13  cue     lemma say   “said”
  14  source  cue > doer  “Iran”",
    );
}

#[test]
fn failed_tests_and_kept_out() {
    check(
        "Talks, the report said, had failed.",
        4,
        "
claim.bare@a.rules:12 on “said”: won
  13  cue     lemma say   “said”
  14  source  cue > doer  “report”
claim.say@a.rules:2 on “said”: failed
   3  cue     lemma say, pos VERB          “said”
   4  source  cue > doer  is place|person  “report” fails `is place|person`
   5  claim   cue > clause                 not looked at
   6  to?     cue > receiver | obl(to)     not looked at
   7  unless  cue > negation               not looked at",
    );
    check(
        "Iran did not say that talks had failed.",
        3,
        "
claim.bare@a.rules:12 on “say”: won
  13  cue     lemma say   “say”
  14  source  cue > doer  “Iran”
claim.say@a.rules:2 on “say”: failed
   3  cue     lemma say, pos VERB          “say”
   4  source  cue > doer  is place|person  “Iran”
   5  claim   cue > clause                 “failed”
   6  to?     cue > receiver | obl(to)     no such edge at “say”; there are nsubj “Iran”, aux “did”, advmod “not”, ccomp “failed”, punct “.”
   7  unless  cue > negation               holds on “not”, so the rule stays silent",
    );
}

#[test]
fn words_that_are_no_cue_have_no_trials() {
    check("Iran said talks had failed.", 0, "");
}
