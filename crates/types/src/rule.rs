//! The name and place of what made a record, so that every record can explain itself.

use std::fmt;

/// A rule written in Rust: its dotted name and its source position. Made by [`rule!`](crate::rule!).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Dotted name: stage, then phenomenon (`time.weekday.past`).
    pub name: &'static str,
    /// Source file, from the crate's `src/`.
    pub file: &'static str,
    /// Line in that file, from 1.
    pub line: u32,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.rsplit_once("src/").map_or(self.file, |(_, tail)| tail);
        write!(f, "{}@{file}:{}", self.name, self.line)
    }
}

/// A [`Rule`] named here, at this line.
///
/// ```
/// let rule = dateline_types::rule!("time.weekday");
/// assert!(rule.to_string().starts_with("time.weekday@"));
/// ```
#[macro_export]
macro_rules! rule {
    ($name:literal) => {
        $crate::rule::Rule { name: $name, file: file!(), line: line!() }
    };
}
