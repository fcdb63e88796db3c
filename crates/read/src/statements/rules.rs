//! The rules of attribution and of events, compiled: what they may give, and the built-in files with the user's after them.

use super::senses::SORTS;
use crate::events;
use dateline_knowledge::{Knowledge, rules};
use dateline_rules::{Compiled, Kind, RuleSet, Schema, Source};

/// The kinds of records that rules may give.
///
/// ```
/// let schema = dateline_read::statements::schema();
/// assert!(schema.kinds().iter().any(|kind| kind.name == "Statement"));
/// ```
pub fn schema() -> Schema {
    const STANCES: [&str; 15] = [
        "claim", "deny", "confirm", "concede", "accuse", "warn", "threaten", "demand", "offer", "promise", "accept",
        "reject", "praise", "appeal", "none",
    ];
    let statement = Kind::new("Statement")
        .node("source")
        .node("content")
        .node("to")
        .words("stance", STANCES)
        .words("absence", ["yes", "no"])
        // Whether the trained weights have a say.
        .words("weighed", ["yes", "no"]);
    Schema::new().kind(statement).kind(events::kind()).sorts(SORTS)
}

/// Compiles the built-in rules of attribution and events, and after them the user's, each a file's name and text.
///
/// ```
/// use dateline_knowledge::Knowledge;
/// let compiled = dateline_read::statements::compile(&Knowledge::built_in(), &[]);
/// assert!(compiled.problems.is_empty());
/// assert!(compiled.rules.find("said.clause").is_some());
/// ```
pub fn compile(knowledge: &Knowledge, files: &[(String, String)]) -> Compiled {
    let ours = rules::STATEMENTS.iter().chain(rules::EVENTS).map(|(file, text)| Source::built_in(*file, *text));
    let theirs = files.iter().map(|(file, text)| Source::of_user(file, text));
    let sources: Vec<Source> = ours.chain(theirs).collect();
    let mut lists = knowledge.cues().lists();
    lists.extend(knowledge.word_classes().lists());
    RuleSet::compile(&sources, &lists, &schema())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Desk, statements};

    #[test]
    fn the_built_in_rules_are_sound_and_do_what_their_examples_say() {
        let compiled = compile(&Knowledge::built_in(), &[]);
        let problems: Vec<String> = compiled.problems.iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        let desk = Desk::built_in();
        let judged = statements::examples(&desk, &desk.rules, |_| true);
        let failed: Vec<String> =
            judged.iter().filter_map(|one| Some(format!("{}: {}", one.example.text, one.failure.as_ref()?))).collect();
        assert!(failed.is_empty() && judged.len() > 90, "{}", failed.join("\n"));
    }

    #[test]
    fn a_rule_of_the_users_wins_and_is_not_overruled() {
        let rule = "rule mine.beam\n  cue lemma beam, pos VERB\n  source cue > doer\n  content cue > obl(with)\n  \
                    gives Statement source=source content=content stance=praise\n  \
                    yes \"The mayor beamed with pride.\"\n  no \"The lamp beamed.\"\n";
        let (desk, problems) = Desk::with(Knowledge::built_in(), &[("mine.rules".to_owned(), rule.to_owned())]);
        assert!(problems.is_empty(), "{problems:?}");
        let report = dateline_types::Report { text: "The mayor beamed with pride.".into(), ..Default::default() };
        let ledger = crate::read(&desk, &report);
        assert_eq!(ledger.statements[0].rule, "mine.beam@mine.rules:1");
        assert!(ledger.made_by.rules.is_some());
    }
}
