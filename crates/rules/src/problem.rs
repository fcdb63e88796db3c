//! What is wrong with a rule file: where, why, and what to do.

use crate::syntax_tree::Place;
use std::fmt;

/// Whether a rule or list is left out because of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The rule or list is left out.
    Error,
    /// It is kept, but is probably not what was meant.
    Warning,
}

/// One problem of one rule file.
///
/// ```
/// use dateline_rules::{Problem, Severity};
/// let problem = Problem {
///     file: "my.rules".into(),
///     line: 2,
///     column: 14,
///     length: 4,
///     message: "unknown edge `dor`".into(),
///     remedy: "did you mean `doer`?".into(),
///     severity: Severity::Error,
///     source: "  who cue > dor".into(),
/// };
/// assert_eq!(problem.to_string().lines().next(), Some("my.rules:2:14: unknown edge `dor`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as its source was called.
    pub file: String,
    /// Its line, from 1.
    pub line: u32,
    /// Its column in characters, from 1.
    pub column: u32,
    /// How many characters are meant, at least 1.
    pub length: u32,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
    /// Whether anything is left out because of it.
    pub severity: Severity,
    /// The line as it stands in the file.
    pub source: String,
}

/// A problem of a file whose name and lines are not at hand.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) at: Place,
    message: String,
    remedy: String,
    severity: Severity,
}

impl Fault {
    pub(crate) fn error(at: Place, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { at, message: message.into(), remedy: remedy.into(), severity: Severity::Error }
    }

    pub(crate) fn warning(at: Place, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(at, message, remedy) }
    }

    /// The problem of the file of this name; `line` is the one it is on.
    pub(crate) fn of(self, file: &str, line: &str) -> Problem {
        Problem {
            file: file.to_owned(),
            line: self.at.line,
            column: self.at.column,
            length: self.at.length.max(1),
            message: self.message,
            remedy: self.remedy,
            severity: self.severity,
            source: line.to_owned(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let warning = if self.severity == Severity::Warning { "warning: " } else { "" };
        writeln!(f, "{}:{}:{}: {warning}{}", self.file, self.line, self.column, self.message)?;
        let shown = |c: char| if c.is_control() && c != '\t' { '\u{fffd}' } else { c };
        writeln!(f, "{}", self.source.chars().map(shown).collect::<String>())?;
        let before = self.source.chars().take(self.column.saturating_sub(1) as usize);
        let indent: String = before.map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
        writeln!(f, "{indent}{}", "^".repeat(self.length.max(1) as usize))?;
        write!(f, "help: {}", self.remedy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_what_is_meant() {
        let problem = Problem {
            file: "a.rules".into(),
            line: 3,
            column: 7,
            length: 3,
            message: "unknown test `pso`".into(),
            remedy: "did you mean `pos`?".into(),
            severity: Severity::Warning,
            source: "\tcue  pso VERB\u{1b}".into(),
        };
        let expected =
            "a.rules:3:7: warning: unknown test `pso`\n\tcue  pso VERB\u{fffd}\n\t     ^^^\nhelp: did you mean `pos`?";
        assert_eq!(problem.to_string(), expected);
    }
}
