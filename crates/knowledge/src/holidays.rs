//! Named days of the year: feasts, holidays and days of observance, and the day each falls on.

use crate::day_rule::{DayRule, Days};
use crate::feasts::Feasts;
use crate::phrases::Phrases;
use crate::scope::{Met, Scope, Scoped};
use crate::table::{Row, Schema, Sheet, TableError};
use jiff::civil::Date;

pub(crate) const SCHEMA: Schema =
    Schema { name: "holidays.tsv", columns: &["key", "surfaces", "country", "rule", "note"], key: 1 };

/// A named day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Its key in the table ("thanksgiving-can").
    pub key: String,
    /// Where the name means this day.
    pub scope: Scope,
    /// Which day.
    pub rule: DayRule,
}

impl Scoped for Holiday {
    fn scope(&self) -> &Scope {
        &self.scope
    }
}

/// Every named day.
#[derive(Clone, Debug, Default)]
pub struct Holidays {
    all: Vec<Holiday>,
    phrases: Phrases,
    feasts: Feasts,
}

impl Holidays {
    pub(crate) fn read(sheet: &Sheet<'_>, feasts: Feasts, errors: &mut Vec<TableError>) -> Self {
        let (mut all, mut phrases) = (Vec::new(), Phrases::default());
        for row in sheet.rows() {
            let holiday = read(row, &feasts).and_then(|holiday| {
                phrases.add(row.cell(1), all.len() as u32).map_err(|fault| row.wrong(1, fault))?;
                Ok(holiday)
            });
            match holiday {
                Ok(holiday) => all.push(holiday),
                Err(error) => errors.push(error),
            }
        }
        Self { all, phrases, feasts }
    }

    /// The longest name that starts at byte `at` of a text, with every day it may mean.
    pub fn at(&self, text: &str, at: usize) -> Option<Met<'_, Holiday>> {
        self.phrases.longest_at(text, at).and_then(|found| Met::new(found, &self.all))
    }

    /// What a name standing alone may mean.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// let holidays = knowledge.holidays();
    /// let thanksgiving = holidays.named("Thanksgiving Day").unwrap();
    /// let day = |country| holidays.resolve(thanksgiving.pick(country).unwrap(), 2025).unwrap().from.to_string();
    /// assert_eq!(day(None), "2025-11-27");
    /// assert_eq!(day(Some("CAN")), "2025-10-13");
    /// assert!(holidays.named("Independence Day").unwrap().pick(None).is_none());
    /// ```
    pub fn named(&self, name: &str) -> Option<Met<'_, Holiday>> {
        self.phrases.whole(name).and_then(|found| Met::new(found, &self.all))
    }

    /// The day in a year; the first where a lunar feast comes twice.
    pub fn resolve(&self, holiday: &Holiday, year: i16) -> Option<Days> {
        self.in_year(holiday, year).into_iter().next()
    }

    /// Every time the day comes in a year.
    pub fn in_year(&self, holiday: &Holiday, year: i16) -> Vec<Days> {
        holiday.rule.days(year, &self.feasts)
    }

    /// The latest time that begins on or before a day.
    pub fn latest(&self, holiday: &Holiday, day: Date) -> Option<Days> {
        (0..=20).find_map(|back| {
            let days = self.in_year(holiday, day.year() - back);
            days.into_iter().rfind(|days| days.from <= day)
        })
    }

    /// The first time that ends after a day: the one under way, else the next.
    pub fn coming(&self, holiday: &Holiday, day: Date) -> Option<Days> {
        // From a year before: a stretch may run over New Year.
        (-1..=20).find_map(|on| {
            let days = self.in_year(holiday, day.year() + on);
            days.into_iter().find(|days| days.to > day)
        })
    }

    /// All of them, in the table's order.
    pub fn iter(&self) -> impl Iterator<Item = &Holiday> {
        self.all.iter()
    }
}

fn read(row: &Row<'_>, feasts: &Feasts) -> Result<Holiday, TableError> {
    let scope = Scope::read(row, 2)?;
    let rule = DayRule::read(row.cell(3)).map_err(|fault| row.wrong(3, fault))?;
    if let Some(feast) = rule.tables().find(|feast| !feasts.has(feast)) {
        let what = format!("no feast “{feast}” in moving_feasts.tsv");
        return Err(row.wrong(3, (what, "add its days there, or name one it has".into())));
    }
    Ok(Holiday { key: row.cell(0).to_owned(), scope, rule })
}
