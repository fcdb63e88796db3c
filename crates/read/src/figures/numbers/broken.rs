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
    let numeric = |at: usize| line.form(at).is_some_and(|form| form.starts_with(char::is_numeric));
    let digits = numeric(words.start);
    let mark = is_glue(line, words.end, &[",", ":", "/", "’", "'", "_"]) && numeric(words.end + 1);
    digits && (mark || line.is_glued(words.end) && is_mixed(line, words.end) || is_fraction(line, words.end))
}

/// Digits of another script, a small number raised, letters with digits: what makes another number of the digits before it.
fn is_mixed(line: Line, at: usize) -> bool {
    line.form(at).is_some_and(|form| form.starts_with(char::is_alphanumeric) && form.contains(char::is_numeric))
}

/// "½", "1/2": what a whole number before it is not the whole of.
fn is_fraction(line: Line, at: usize) -> bool {
    let Some(form) = line.form(at) else { return false };
    matches!(form, "¼" | "½" | "¾" | "⅓" | "⅔")
        || form.split_once('/').is_some_and(|(over, under)| {
            let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            digits(over) && digits(under)
        })
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
    let numeric = |at: usize, ends: bool| {
        let form = line.form(at).unwrap_or_default();
        if ends { form.ends_with(char::is_numeric) } else { form.starts_with(char::is_numeric) }
    };
    let behind = |back: usize| words.start.checked_sub(back).is_some_and(|at| numeric(at, true));
    let glued = line.is_glued(words.start) && (behind(1) || line.is(words.start.saturating_sub(1), &["−"]));
    let marked = behind(2) && is_glue(line, words.start - 1, &["’", "'", "_", "，", "٫", "٬"]);
    if numeric(words.start, false) && (glued || marked) {
        return true;
    }
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
