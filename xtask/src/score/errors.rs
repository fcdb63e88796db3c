//! Lists what is wrong, up to the number asked for, each with its surroundings.

use super::Options;
use super::time::slice;
use dateline_types::CharSpan;

/// How many more to list, and of which kind.
pub(super) struct Errors<'a> {
    left: usize,
    only: Option<&'a str>,
}

impl<'a> Errors<'a> {
    pub(super) fn new(options: &'a Options) -> Self {
        Self { left: options.errors, only: options.kind.as_deref() }
    }

    /// Prints an error that is of any of these kinds, if it is wanted.
    pub(super) fn show(&mut self, kinds: &[&str], line: impl FnOnce() -> String) {
        if self.left > 0 && self.only.is_none_or(|only| kinds.contains(&only)) {
            self.left -= 1;
            println!("{:<9} {}", kinds.first().copied().unwrap_or(""), line());
        }
    }
}

/// A stretch between double brackets with what stands around it, on one line.
pub(super) fn around(text: &str, span: CharSpan) -> String {
    let before = slice(text, span.start.saturating_sub(60), span.start);
    format!("…{before}[[{}]]{}…", slice(text, span.start, span.end), slice(text, span.end, span.end + 60))
}
