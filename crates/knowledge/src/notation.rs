//! How a table writes a phrase, and its readings.
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

use crate::phrases::Folded;
use crate::table::Fault;
use jiff::civil::Date;

/// Stands before the words that name a country, inside this module.
const COUNTRY: char = '\u{1}';

/// Most ways one cell may be read; a guard against runaway alternatives.
const MOST_READINGS: usize = 4096;

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

/// Where a phrase leads, and on what conditions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    pub(crate) row: u32,
    /// Bit i set: character i must be a capital.
    pub(crate) capitals: u128,
    /// Folded characters that tell the time.
    pub(crate) inner: (u8, u8),
    /// Whether the phrase says its country itself.
    pub(crate) certain: bool,
}

/// A phrase of a table, read and folded; [`crate::phrases::Phrases::new`] compiles a heap of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    pub(crate) folded: Vec<char>,
    pub(crate) entry: Entry,
}

impl Phrase {
    /// Reads a table's cell into the phrases it stands for, all leading to `row`.
    ///
    /// # Errors
    /// A bracket without its partner, a day that is none, a phrase that is empty or longer than 128 characters, too many alternatives.
    pub fn read(cell: &str, row: u32) -> Result<Vec<Phrase>, Fault> {
        let mut readings = Vec::new();
        for reading in alternatives(&dates(cell)?)? {
            readings.push(Phrase::compile(&reading, row)?);
        }
        Ok(readings)
    }

    fn compile(reading: &str, row: u32) -> Result<Phrase, Fault> {
        let remedy = || "see the notation at the head of crates/knowledge/README.md".to_owned();
        let (plain, inner) = match (reading.find('<'), reading.find('>')) {
            (None, None) => (reading.to_owned(), None),
            (Some(open), Some(close)) if open < close => {
                let (before, within) = (&reading[..open], &reading[open + 1..close]);
                let length = |s: &str| Folded::new(&s.replace(COUNTRY, ""), 0).count();
                // A blank on the border belongs to neither side, so count with the words before it.
                let start = length(before);
                let end = length(&format!("{before}{within}"));
                (format!("{before}{within}{}", &reading[close + 1..]), Some((start, end)))
            }
            _ => return Err((format!("“<” and “>” do not pair in “{reading}”"), remedy())),
        };
        let certain = plain.contains(COUNTRY);
        let (mut capitals, mut folded) = (0u128, Vec::new());
        for step in Folded::new(plain.replace(COUNTRY, "").trim(), 0) {
            if step.capital && folded.len() < 128 {
                capitals |= 1 << folded.len();
            }
            folded.push(step.folded);
        }
        if folded.is_empty() || folded.len() > 128 {
            return Err((format!("a phrase of {} characters", folded.len()), "use 1 to 128".into()));
        }
        let (start, end) = inner.unwrap_or((0, folded.len()));
        let byte = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
        Ok(Phrase { folded, entry: Entry { row, capitals, inner: (byte(start), byte(end)), certain } })
    }
}

/// Every reading of a cell: `a | b`, `(a|b|)`, nested.
fn alternatives(cell: &str) -> Result<Vec<String>, Fault> {
    let mut rest = cell;
    let mut readings = either(&mut rest, 0)?;
    if !rest.is_empty() {
        return Err((format!("a bracket closed but not opened in “{cell}”"), "take it out, or open it".into()));
    }
    for reading in &mut readings {
        *reading = reading.split_whitespace().collect::<Vec<_>>().join(" ").replace("< ", "<").replace(" >", ">");
    }
    readings.sort_unstable();
    readings.dedup();
    Ok(readings)
}

/// `a|b|c` up to the closing bracket or the end.
fn either(rest: &mut &str, depth: u8) -> Result<Vec<String>, Fault> {
    let mut all = Vec::new();
    let mut open = vec![String::new()];
    let too_many = || ("too many alternatives in one cell".to_owned(), "split it over several cells".to_owned());
    while let Some(c) = rest.chars().next() {
        if matches!(c, ')' | ']') {
            break;
        }
        *rest = &rest[c.len_utf8()..];
        match c {
            '|' => all.extend(std::mem::replace(&mut open, vec![String::new()])),
            '(' | '[' => {
                let mut inside = if depth < 8 { either(rest, depth + 1)? } else { return Err(too_many()) };
                if c == '[' {
                    inside.iter_mut().for_each(|words| words.insert(0, COUNTRY));
                    inside.push(String::new());
                }
                let close = if c == '(' { ')' } else { ']' };
                *rest = rest
                    .strip_prefix(close)
                    .ok_or_else(|| (format!("“{c}” without “{close}”"), "close the bracket".to_owned()))?;
                if open.len() * inside.len() > MOST_READINGS {
                    return Err(too_many());
                }
                open = open.iter().flat_map(|a| inside.iter().map(move |b| format!("{a}{b}"))).collect();
            }
            c => open.iter_mut().for_each(|reading| reading.push(c)),
        }
    }
    all.extend(open);
    if all.len() > MOST_READINGS { Err(too_many()) } else { Ok(all) }
}

/// The cell with each `{10-07}` written out.
fn dates(cell: &str) -> Result<String, Fault> {
    let (mut written, mut rest) = (String::with_capacity(cell.len()), cell);
    while let Some((before, after)) = rest.split_once('{') {
        let date =
            after.split_once('}').and_then(|(day, after)| Some((format!("2000-{day}").parse::<Date>().ok()?, after)));
        let Some((date, after)) = date else {
            return Err((format!("no day in braces in “{cell}”"), "write month and day as {10-07}".into()));
        };
        let months = usize::try_from(date.month() - 1).ok().and_then(|n| MONTHS.get(n)).copied().unwrap_or("");
        let day = date.day();
        let th = match day {
            1 | 21 | 31 => "st",
            2 | 22 => "nd",
            3 | 23 => "rd",
            _ => "th",
        };
        written.push_str(before);
        written.push_str(&format!("(({months}) {day}({th}|)|{day}({th}|) (of |)({months}))"));
        rest = after;
    }
    written.push_str(rest);
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_print_a_day() {
        let readings: Vec<String> =
            Phrase::read("{10-03} coup", 0).unwrap().into_iter().map(|p| p.folded.iter().collect()).collect();
        for reading in ["october 3 coup", "oct. 3rd coup", "3 oct coup", "3rd of october coup"] {
            assert!(readings.iter().any(|r| r == reading), "{reading} in {readings:?}");
        }
        for cell in ["{13-01}", "{10-07", "{}", "{02-30} x"] {
            assert!(Phrase::read(cell, 0).is_err(), "{cell}");
        }
    }

    #[test]
    fn faulty_notation_is_said() {
        for cell in ["(a|b", "a)b", "[a)", "a]", "<a", "", "a | "] {
            assert!(Phrase::read(cell, 0).is_err(), "{cell}");
        }
        let bomb = "(a|b|c|d|e|f|g|h)".repeat(9);
        assert!(Phrase::read(&bomb, 0).is_err());
    }
}
