//! The signs and names of money beside an amount.

use super::digits;
use super::line::Line;
use dateline_knowledge::currencies::{Currencies, Side};

/// A sign of money at a word: its code, and where the amount begins.
pub(super) fn money_before(line: Line, at: usize, currencies: &Currencies) -> Option<(String, usize)> {
    let form = line.form(at)?;
    const LONGEST: usize = 5;
    if form.len() > LONGEST || form.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase()) {
        return None;
    }
    let behind = at + 1;
    let amount = line.form(behind)?;
    // "US" and "$" may be two words.
    if amount == "$" || amount == "£" {
        let code = currencies.code(Side::Before, &format!("{}{amount}", form.to_lowercase()))?;
        return Some((code.to_owned(), behind + 1));
    }
    let code = currencies.code(Side::Before, &form.to_lowercase())?;
    // A code of letters stands before digits: "RM 2m", but not "LE two".
    let signs = !form.starts_with(|c: char| c.is_alphabetic()) || form.ends_with('$');
    let digits = digits::read(amount).is_some();
    (signs || digits).then(|| (code.to_owned(), behind))
}

/// The name of money behind an amount: its code, and where it ends.
pub(super) fn money_behind(line: Line, at: usize, currencies: &Currencies) -> Option<(String, usize)> {
    const WORDS: usize = 4;
    let at = if line.is(at, &["of"]) { at + 1 } else { at };
    // "100,000 Georgian lari": a nationality that the table does not have with its money.
    let nationality = line.form(at).is_some_and(|form| form.starts_with(char::is_uppercase));
    let from_next = || nationality.then(|| money_named(line, at + 1, WORDS - 1, currencies)).flatten();
    money_named(line, at, WORDS, currencies).or_else(from_next)
}

pub(super) fn money_named(line: Line, at: usize, words: usize, currencies: &Currencies) -> Option<(String, usize)> {
    let mut name = String::new();
    let mut best = None;
    for end in at..at + words {
        let Some(form) = line.form(end) else { break };
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&form.to_lowercase());
        if let Some(code) = currencies.code(Side::After, &name) {
            best = Some((code.to_owned(), end + 1));
        }
    }
    best
}
