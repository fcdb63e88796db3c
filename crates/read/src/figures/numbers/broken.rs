//! Digits that run on into others: lists without blanks, scores, telephone numbers, names with numbers.

use super::amount::{Amount, Value};
use super::line::Line;
use super::numerals::Numeral;
use std::ops::Range;

/// Digits that run on over a comma or a hyphen into more digits: lists without blanks, scores, telephone numbers.
pub(super) fn is_broken(line: Line, words: &Range<usize>) -> bool {
    runs_on(line, words) || runs_in(line, words)
}

/// Whether digits go on behind a number without a blank.
pub(super) fn runs_on(line: Line, words: &Range<usize>) -> bool {
    is_digit(line, words.start) && is_glue(line, words.end, &[",", ":", "/"]) && is_digit(line, words.end + 1)
}

/// The end of words of number that go on behind one and belong to no number with it: "nine thousand nine hundred [trillion]",
/// "hundreds of thousands [of millions]".
pub(super) fn goes_on(line: Line, own: &Amount) -> Option<usize> {
    let mut end = own.words.end;
    while line.is_scale(end) {
        end += 1;
    }
    let vague = matches!(own.value, Value::Vague(_));
    while vague && line.is(end, &["of"]) && matches!(line.numeral(end + 1), Some(Numeral::Vague(_))) {
        end += 2;
    }
    (end > own.words.end).then_some(end)
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
