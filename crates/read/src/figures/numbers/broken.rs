//! Digits that run on into others: lists without blanks, scores, telephone numbers, names with numbers.

use super::line::Line;
use std::ops::Range;

/// Digits that run on over a comma or a hyphen into more digits: lists without blanks, scores, telephone numbers.
pub(super) fn is_broken(line: Line, words: &Range<usize>) -> bool {
    runs_on(line, words) || runs_in(line, words)
}

/// Whether digits go on behind a number without a blank.
pub(super) fn runs_on(line: Line, words: &Range<usize>) -> bool {
    is_digit(line, words.start) && is_glue(line, words.end, &[",", ":", "/"]) && is_digit(line, words.end + 1)
}

/// Whether digits or letters stand before a number without a blank.
pub(super) fn runs_in(line: Line, words: &Range<usize>) -> bool {
    let long = |at: usize| line.form(at).is_some_and(|form| form.len() > 1);
    words.start >= 2
        && is_digit(line, words.start)
        && is_glue(line, words.start - 1, &[",", ":", "/", "-", "–"])
        && (is_digit(line, words.start - 2) || long(words.start - 2))
}

pub(super) fn is_digit(line: Line, at: usize) -> bool {
    line.form(at).is_some_and(|form| form.starts_with(|c: char| c.is_ascii_digit()))
}

pub(super) fn is_glue(line: Line, at: usize, marks: &[&str]) -> bool {
    line.is(at, marks) && line.is_glued(at) && line.is_glued(at + 1)
}
