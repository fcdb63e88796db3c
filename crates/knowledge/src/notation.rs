//! How a table writes a phrase; reading it grows the tree of phrases.
//!
//! | written | read |
//! | --- | --- |
//! | `a \| b` | either |
//! | `(st\|st.\|saint) patrick's day`, `attack(s\|)` | one of those in brackets; one may be empty |
//! | `[afghan\|afghanistan's] independence day` | with or without; with them the phrase says its country itself |
//! | `{10-07}` | every way to print 7 October without a year: `Oct. 7`, `7th of October` |
//! | `<boxing day> tsunami` | the words in angle brackets tell the time |
//! | `easter` | any case |
//! | `IST`, `Sunday Times` | a capital stands only for a capital |

use crate::phrases::{Entry, Phrases, fold, is_blank};
use crate::table::Fault;
use jiff::civil::Date;

/// Most ways one cell may be read; a guard against runaway alternatives.
const MOST_READINGS: usize = 4096;

/// Longest phrase, in characters: as many as [`Entry::capitals`] has bits.
const LONGEST: u8 = 128;

const MONTHS: [&str; 12] = [
    "january|jan|jan.",
    "february|feb|feb.",
    "march|mar|mar.",
    "april|apr|apr.",
    "may",
    "june|jun|jun.",
    "july|jul|jul.",
    "august|aug|aug.",
    "september|sept|sept.|sep|sep.",
    "october|oct|oct.",
    "november|nov|nov.",
    "december|dec|dec.",
];

/// One way of reading a cell so far.
#[derive(Clone, Copy)]
struct Reading {
    node: u32,
    length: u8,
    last: char,
    /// A blank was read; it counts once something follows.
    blank: bool,
    capitals: u128,
    /// Characters before "<" and before ">".
    inner: Option<(u8, Option<u8>)>,
    certain: bool,
}

impl Phrases {
    /// Adds every phrase a table's cell stands for, all leading to `row`.
    ///
    /// # Errors
    /// A bracket without its partner, a day that is none, a phrase that is empty or longer than 128 characters, too many
    /// alternatives; and what to do about it.
    pub fn add(&mut self, cell: &str, row: u32) -> Result<(), Fault> {
        let start = Reading { node: 0, length: 0, last: ' ', blank: false, capitals: 0, inner: None, certain: false };
        let mut rest = cell;
        let readings = self.either(&mut rest, &[start], 0)?;
        if !rest.is_empty() {
            return Err((format!("a bracket closed but not opened in “{cell}”"), "take it out, or open it".into()));
        }
        let entries = readings.iter().map(|reading| entry(reading, row, cell)).collect::<Result<Vec<_>, _>>()?;
        for (reading, entry) in readings.iter().zip(entries) {
            self.lead(reading.node, reading.length, entry);
        }
        Ok(())
    }

    /// Reads `a|b|c` up to a closing bracket or the end, each from every reading so far.
    fn either(&mut self, rest: &mut &str, before: &[Reading], depth: u8) -> Result<Vec<Reading>, Fault> {
        let too_many = || ("too many alternatives in one cell".to_owned(), "split it over several cells".to_owned());
        let mut all = Vec::new();
        let mut open = before.to_vec();
        while let Some(c) = rest.chars().next().filter(|c| !matches!(c, ')' | ']')) {
            *rest = &rest[c.len_utf8()..];
            match c {
                '|' => all.extend(std::mem::replace(&mut open, before.to_vec())),
                '(' | '[' => {
                    if depth > 8 {
                        return Err(too_many());
                    }
                    let without = open.clone();
                    open.iter_mut().for_each(|reading| reading.certain |= c == '[');
                    open = self.either(rest, &open, depth + 1)?;
                    let close = if c == '(' { ')' } else { ']' };
                    *rest = rest
                        .strip_prefix(close)
                        .ok_or_else(|| (format!("“{c}” without “{close}”"), "close the bracket".to_owned()))?;
                    if c == '[' {
                        open.extend(without);
                    }
                }
                '{' => {
                    let (day, after) = day_forms(rest)?;
                    open = self.either(&mut day.as_str(), &open, depth + 1)?;
                    *rest = after;
                }
                '<' => open.iter_mut().for_each(|reading| {
                    reading.inner = Some((reading.length + u8::from(reading.blank && reading.length > 0), None));
                }),
                '>' => open.iter_mut().for_each(|reading| {
                    reading.inner = Some((reading.inner.map_or(u8::MAX, |(from, _)| from), Some(reading.length)));
                }),
                c => {
                    let digit_next = rest.starts_with(|c: char| c.is_ascii_digit());
                    for reading in &mut open {
                        self.step(reading, c, digit_next)?;
                    }
                }
            }
            if open.len() + all.len() > MOST_READINGS {
                return Err(too_many());
            }
        }
        all.extend(open);
        Ok(all)
    }

    fn step(&mut self, reading: &mut Reading, c: char, digit_next: bool) -> Result<(), Fault> {
        let last = std::mem::replace(&mut reading.last, c);
        let (folded, capital) = fold(c, last, digit_next);
        if is_blank(folded) {
            reading.blank = true;
            return Ok(());
        }
        let blank = std::mem::take(&mut reading.blank) && reading.length > 0;
        if reading.length + u8::from(blank) >= LONGEST {
            return Err((format!("a phrase of more than {LONGEST} characters"), "shorten it".into()));
        }
        if blank {
            reading.node = self.grow(reading.node, reading.length, ' ');
            reading.length += 1;
        }
        reading.node = self.grow(reading.node, reading.length, folded);
        reading.capitals |= u128::from(capital) << reading.length;
        reading.length += 1;
        Ok(())
    }
}

/// Where a reading leads, once it is whole.
fn entry(reading: &Reading, row: u32, cell: &str) -> Result<Entry, Fault> {
    if reading.length == 0 {
        return Err((format!("an empty phrase in “{cell}”"), "give every alternative some words".into()));
    }
    let inner = match reading.inner {
        None => (0, reading.length),
        Some((from, Some(to))) if from < to => (from, to),
        Some(_) => return Err((format!("“<” and “>” do not pair in “{cell}”"), "write <…> round some words".into())),
    };
    Ok(Entry { row, capitals: reading.capitals, inner, certain: reading.certain })
}

/// `10-07} coup` as the ways to print that day, and what follows the brace.
fn day_forms(text: &str) -> Result<(String, &str), Fault> {
    let read = text.split_once('}').and_then(|(day, after)| Some((format!("2000-{day}").parse::<Date>().ok()?, after)));
    let Some((date, after)) = read else {
        return Err((format!("no day in braces in “{{{text}”"), "write month and day as {10-07}".into()));
    };
    let months = usize::try_from(date.month() - 1).ok().and_then(|n| MONTHS.get(n)).copied().unwrap_or("");
    let day = date.day();
    let th = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    Ok((format!("({months}) {day}({th}|)|{day}({th}|) (of |)({months})"), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> Result<Phrases, Fault> {
        let mut phrases = Phrases::default();
        phrases.add(cell, 0).map(|()| phrases)
    }

    #[test]
    fn every_way_to_print_a_day() {
        let phrases = read("{10-03} coup").unwrap();
        for text in ["October 3 coup", "Oct. 3rd coup", "3 Oct coup", "3rd of October coup"] {
            assert!(phrases.whole(text).is_some(), "{text}");
        }
        for text in ["October 3", "3 coup", "of October coup", "October 3th coup"] {
            assert!(phrases.whole(text).is_none(), "{text}");
        }
        for cell in ["{13-01}", "{10-07", "{}", "{02-30} x"] {
            assert!(read(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn blanks_at_borders_of_alternatives_count_once() {
        let phrases = read(" (the |)(royal | )show ( day|) ").unwrap();
        for text in ["the royal show", "show day", "the show", "royal show day"] {
            assert!(phrases.whole(text).is_some(), "{text}");
        }
    }

    #[test]
    fn faulty_notation_is_said() {
        for cell in ["(a|b", "a)b", "[a)", "a]", "<a", "a>", "><", "", "a | ", "(a|)"] {
            assert!(read(cell).is_err(), "{cell}");
        }
        assert!(read(&"(a|b|c|d|e|f|g|h)".repeat(9)).is_err());
        assert!(read(&"(".repeat(40)).is_err());
        assert!(read(&"a".repeat(128)).is_ok());
        assert!(read(&"a".repeat(129)).is_err());
    }
}
