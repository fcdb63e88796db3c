//! Whether a rule does on its `yes` and `no` lines what they say.

use crate::rule::{Example, RuleIx};
use crate::{Match, RuleSet, Senses, pieces};
use dateline_types::Tree;
use dateline_types::document::Roles;
use std::fmt;

/// Why an example does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A `yes` line on which the rule holds nowhere.
    Silent,
    /// A `yes` line on which the rule holds, but loses.
    Lost {
        /// The reference of the rule that wins.
        to: String,
        /// The cue's form.
        cue: String,
    },
    /// A `yes` line on which a node has another text.
    Text {
        /// The node's name.
        node: String,
        /// The text it was to have.
        expected: String,
        /// The text it has; none where it is not bound.
        found: Option<String>,
    },
    /// A `no` line on which the rule wins.
    Fired {
        /// The cue's form.
        cue: String,
    },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Silent => f.write_str("the rule holds on no word of it"),
            Self::Lost { to, cue } => write!(f, "on “{cue}” {to} wins"),
            Self::Text { node, expected, found: Some(found) } => {
                write!(f, "{node} is “{found}”, not “{expected}”")
            }
            Self::Text { node, expected, found: None } => write!(f, "{node} is not bound; it is to be “{expected}”"),
            Self::Fired { cue } => write!(f, "the rule wins on “{cue}”"),
        }
    }
}

/// Judges an example of a rule by the trees of its text, which the caller had made.
///
/// # Errors
/// Where a `yes` rule wins nowhere with the texts expected, or a `no` rule wins somewhere. Of several words on which a
/// `yes` rule fails, the one that came nearest is told.
pub fn judge(
    rules: &RuleSet,
    rule: RuleIx,
    example: &Example,
    tree: Tree,
    roles: &Roles,
    senses: &dyn Senses,
) -> Result<(), Failure> {
    let mut nearest = Failure::Silent;
    let kind = rules.get(rule).map_or("", |rule| &rule.gives.kind);
    for word in tree.words() {
        let Some(won) = rules.matches_of(kind, word, roles, senses) else { continue };
        let cue = || word.form().to_owned();
        match (won.rule_ix() == rule, example.yes) {
            (true, false) => return Err(Failure::Fired { cue: cue() }),
            (true, true) => match wrong_text(&won, example, tree) {
                None => return Ok(()),
                Some(failure) => nearest = failure,
            },
            (false, true) if nearest == Failure::Silent => {
                if rules.all_at(word, roles, senses).iter().any(|lost| lost.rule_ix() == rule) {
                    nearest = Failure::Lost { to: won.rule().to_string(), cue: cue() };
                }
            }
            (false, _) => {}
        }
    }
    if example.yes { Err(nearest) } else { Ok(()) }
}

/// The first node that has not the text expected.
fn wrong_text(found: &Match<'_>, example: &Example, tree: Tree) -> Option<Failure> {
    example.expected.iter().find_map(|(node, expected)| {
        let text = found.word(*node).map(|_| pieces::text(found, *node, tree));
        (text.as_ref() != Some(expected)).then(|| Failure::Text {
            node: found.rule().node_name(*node).to_owned(),
            expected: expected.clone(),
            found: text,
        })
    })
}
