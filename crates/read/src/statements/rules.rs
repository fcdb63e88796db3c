//! The rules of attribution, compiled: what they may give, and the built-in files with the user's after them.

use super::senses::SORTS;
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
        .words("absence", ["yes", "no"]);
    Schema::new().kind(statement).sorts(SORTS)
}

/// Compiles the built-in rules of attribution, and after them the user's, each a file's name and text.
///
/// ```
/// use dateline_knowledge::Knowledge;
/// let compiled = dateline_read::statements::compile(&Knowledge::built_in(), &[]);
/// assert!(compiled.problems.is_empty());
/// assert!(compiled.rules.find("said.clause").is_some());
/// ```
pub fn compile(knowledge: &Knowledge, files: &[(String, String)]) -> Compiled {
    let ours = rules::STATEMENTS.iter().map(|(file, text)| Source::built_in(*file, *text));
    let theirs = files.iter().map(|(file, text)| Source::of_user(file, text));
    let sources: Vec<Source> = ours.chain(theirs).collect();
    RuleSet::compile(&sources, &knowledge.cues().lists(), &schema())
}
