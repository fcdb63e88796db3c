//! From rule files to a rule set: parse, resolve lists, check, keep what is sound.

use crate::{Problem, RuleSet, Schema};

/// A file of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What to call it in problems and references.
    pub file: String,
    /// What it holds.
    pub text: String,
    /// Rules of one level may not tie; between levels the later rule wins. The built-in rules are of level 0, the
    /// user's of level 1.
    pub level: u8,
}

impl Source {
    /// A file of the built-in rules: level 0.
    pub fn built_in(file: impl Into<String>, text: impl Into<String>) -> Self {
        Self { file: file.into(), text: text.into(), level: 0 }
    }

    /// A file of the user's: level 1.
    pub fn of_user(file: impl Into<String>, text: impl Into<String>) -> Self {
        Self { file: file.into(), text: text.into(), level: 1 }
    }
}

/// What became of rule files.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    /// The rules that are sound.
    pub rules: RuleSet,
    /// What is wrong with the others, in the order of the files and lines.
    pub problems: Vec<Problem>,
}

impl RuleSet {
    /// Compiles rule files in order. `lists` are word lists of the caller's, used as `@name`.
    pub fn compile(_sources: &[Source], _lists: &[(String, Vec<String>)], _schema: &Schema) -> Compiled {
        Compiled::default()
    }
}
