//! Days known by what happened on them: "9/11", "the October 7 attack", "D-Day". The table gives the year.

use crate::day_rule::Days;
use crate::phrases::Phrases;
use crate::scope::{Met, Scope, Scoped};
use crate::table::{Row, Schema, Sheet, TableError};
use dateline_types::Span;
use jiff::civil::Date;

pub(crate) const SCHEMA: Schema =
    Schema { name: "named_days.tsv", columns: &["key", "surfaces", "near", "country", "days", "note"], key: 1 };

/// A day, or days, known by an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDay {
    /// Its key in the table ("october-7").
    pub key: String,
    /// Where the name means this day; a name with no default anywhere stays open without a country.
    pub scope: Scope,
    /// The days.
    pub days: Days,
    /// Words one of which must stand by the name, in small letters; none where the name is enough.
    near: Vec<String>,
}

impl Scoped for NamedDay {
    fn scope(&self) -> &Scope {
        &self.scope
    }
}

/// Every day known by an event.
#[derive(Clone, Debug, Default)]
pub struct NamedDays {
    all: Vec<NamedDay>,
    phrases: Phrases,
}

impl NamedDays {
    pub(crate) fn read(sheet: &Sheet<'_>, errors: &mut Vec<TableError>) -> Self {
        let (mut all, mut phrases) = (Vec::new(), Phrases::default());
        for row in sheet.rows() {
            let day = read(row).and_then(|day| {
                phrases.add(row.cell(1), all.len() as u32).map_err(|fault| row.wrong(1, fault))?;
                Ok(day)
            });
            match day {
                Ok(day) => all.push(day),
                Err(error) => errors.push(error),
            }
        }
        Self { all, phrases }
    }

    /// The longest name that starts at byte `at` of a text, where the words it needs stand by: among the three after it
    /// ("October 7 Hamas-led attacks"), or before it with "of" or "on" ("the attack of October 7").
    ///
    /// A name is not older than its day: see [`NamedDays::pick`].
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// let text = "since the October 7 Hamas-led attacks";
    /// let met = knowledge.named_days().at(text, 10).unwrap();
    /// assert_eq!(met.inner.of(text), "October 7");
    /// assert_eq!(met.rows[0].days.from.to_string(), "2023-10-07");
    /// assert!(knowledge.named_days().at("on October 7 in Rome", 3).is_none());
    /// ```
    pub fn at(&self, text: &str, at: usize) -> Option<Met<'_, NamedDay>> {
        let mut met = Met::new(self.phrases.longest_at(text, at)?, &self.all)?;
        met.rows.retain(|day| day.near.is_empty() || stands_by(text, met.span, &day.near));
        (!met.rows.is_empty()).then_some(met)
    }

    /// What a name means in a report from, or about, a country (ISO 3166 alpha-3) on a day: no day later than that.
    pub fn pick<'d>(&self, met: &Met<'d, NamedDay>, country: Option<&str>, published: Date) -> Option<&'d NamedDay> {
        let mut met = met.clone();
        met.rows.retain(|day| day.days.from <= published);
        met.pick(country)
    }

    /// What a name standing alone may mean.
    pub fn named(&self, name: &str) -> Option<Met<'_, NamedDay>> {
        self.phrases.whole(name).and_then(|found| Met::new(found, &self.all))
    }
}

fn read(row: &Row<'_>) -> Result<NamedDay, TableError> {
    let near = row.given(2).into_iter().flat_map(|cell| cell.split('|')).map(|word| word.trim().to_owned()).collect();
    let days = read_days(row.cell(4)).ok_or_else(|| wrong_days(row))?;
    Ok(NamedDay { key: row.cell(0).to_owned(), scope: Scope::read(row, 3)?, days, near })
}

/// Words that end the search for a word after the name: what follows them belongs to another phrase.
const BREAKS: [&str; 34] = [
    "a", "after", "although", "an", "and", "are", "as", "at", "because", "before", "but", "by", "for", "from", "had",
    "has", "he", "in", "is", "it", "of", "on", "or", "said", "she", "that", "the", "they", "to", "was", "were", "when",
    "which", "with",
];

/// Whether one of the words stands by a name: see [`NamedDays::at`].
fn stands_by(text: &str, name: Span, near: &[String]) -> bool {
    let wanted = |word: &str| near.iter().any(|n| n == word);
    let (before, after) = text.split_at_checked(name.end as usize).unwrap_or((text, ""));
    let mut follows = after.strip_prefix("'s").or_else(|| after.strip_prefix("’s")).unwrap_or(after);
    for _ in 0..3 {
        let Some(rest) = follows.strip_prefix([' ', '\n', '\u{a0}', '-', '–']) else { break };
        let rest = rest.trim_start_matches(['“', '"']);
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))).unwrap_or(rest.len());
        let (word, rest) = rest.split_at(end);
        let word = word.to_lowercase();
        if wanted(&word) || wanted(word.trim_end_matches("'s").trim_end_matches("’s")) || word.split('-').any(wanted)
        {
            return true;
        }
        if BREAKS.contains(&word.as_str()) {
            return false;
        }
        follows = rest;
    }
    let before = before.get(..name.start as usize).unwrap_or("");
    let mut words = before.split_ascii_whitespace().rev().map(str::to_lowercase).skip_while(|word| word == "the");
    words.next().is_some_and(|word| word == "of" || word == "on") && words.next().is_some_and(|word| wanted(&word))
}

/// `2001-09-11`, or first and last day `1967-06-05..1967-06-10`.
fn read_days(cell: &str) -> Option<Days> {
    let (first, last) = cell.split_once("..").unwrap_or((cell, cell));
    let (from, last): (Date, Date) = (first.parse().ok()?, last.parse().ok()?);
    let days = Days { from, to: last.tomorrow().ok()?, approx: false };
    (days.from < days.to).then_some(days)
}

fn wrong_days(row: &Row<'_>) -> TableError {
    let what = format!("“{}” is not a day", row.cell(4));
    row.wrong(4, (what, "write YYYY-MM-DD, or first and last day as YYYY-MM-DD..YYYY-MM-DD".into()))
}
