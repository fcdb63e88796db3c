//! Time zones as news prints them: "GMT", "ET", "Moscow time", "local time".

use crate::phrases::Phrases;
use crate::scope::{Met, Scope, Scoped};
use crate::table::{Row, Schema, Sheet, TableError};
use jiff::civil::{Date, Weekday};

pub(crate) const SCHEMA: Schema =
    Schema { name: "zones.tsv", columns: &["key", "surfaces", "offset", "summer", "country", "note"], key: 1 };

/// A zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Its key in the table ("ist-ind").
    pub key: String,
    /// Minutes east of UTC outside summer time; `None` for "local time", which is the place's own.
    pub offset: Option<i16>,
    /// Whose summer time it keeps; then it is an hour further east.
    pub summer: Option<Summer>,
    /// Where the name means this zone.
    pub scope: Scope,
}

/// A summer-time rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summer {
    /// United States and Canada.
    America,
    /// European Union, United Kingdom and those who follow them.
    Europe,
    /// South-eastern Australia.
    Australia,
    /// New Zealand.
    NewZealand,
}

impl Zone {
    /// Minutes east of UTC on a day (whole days: the changeover's night counts as its new time).
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// let eastern = knowledge.zones().named("ET").unwrap().rows[0];
    /// assert_eq!(eastern.offset_on(jiff::civil::date(2026, 2, 3)), Some(-300));
    /// assert_eq!(eastern.offset_on(jiff::civil::date(2026, 7, 3)), Some(-240));
    /// ```
    pub fn offset_on(&self, day: Date) -> Option<i16> {
        let summer = self.summer.is_some_and(|rule| rule.holds(day).unwrap_or(false));
        self.offset.map(|east| east + if summer { 60 } else { 0 })
    }
}

impl Summer {
    fn holds(self, day: Date) -> Option<bool> {
        let sunday =
            |month: i8, nth: i8| Date::new(day.year(), month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Sunday).ok();
        let within = |from: Date, to: Date| from <= day && day < to;
        Some(match self {
            Summer::America if day.year() >= 2007 => within(sunday(3, 2)?, sunday(11, 1)?),
            Summer::America if day.year() >= 1987 => within(sunday(4, 1)?, sunday(10, -1)?),
            Summer::America => within(sunday(4, -1)?, sunday(10, -1)?),
            Summer::Europe if day.year() >= 1996 => within(sunday(3, -1)?, sunday(10, -1)?),
            Summer::Europe => within(sunday(3, -1)?, sunday(9, -1)?),
            Summer::Australia if day.year() >= 2008 => !within(sunday(4, 1)?, sunday(10, 1)?),
            Summer::Australia => !within(sunday(3, -1)?, sunday(10, -1)?),
            Summer::NewZealand if day.year() >= 2008 => !within(sunday(4, 1)?, sunday(9, -1)?),
            Summer::NewZealand => !within(sunday(3, 3)?, sunday(10, 1)?),
        })
    }
}

impl Scoped for Zone {
    fn scope(&self) -> &Scope {
        &self.scope
    }
}

/// Every zone.
#[derive(Clone, Debug, Default)]
pub struct Zones {
    all: Vec<Zone>,
    phrases: Phrases,
}

impl Zones {
    pub(crate) fn read(sheet: &Sheet<'_>, errors: &mut Vec<TableError>) -> Self {
        let (mut all, mut phrases) = (Vec::new(), Phrases::default());
        for row in sheet.rows() {
            let zone = read(row).and_then(|zone| {
                phrases.add(row.cell(1), all.len() as u32).map_err(|fault| row.wrong(1, fault))?;
                Ok(zone)
            });
            match zone {
                Ok(zone) => all.push(zone),
                Err(error) => errors.push(error),
            }
        }
        Self { all, phrases }
    }

    /// The longest zone name that starts at byte `at` of a text, with every zone it may mean.
    pub fn at(&self, text: &str, at: usize) -> Option<Met<'_, Zone>> {
        self.phrases.longest_at(text, at).and_then(|found| Met::new(found, &self.all))
    }

    /// What a name standing alone may mean.
    pub fn named(&self, name: &str) -> Option<Met<'_, Zone>> {
        self.phrases.whole(name).and_then(|found| Met::new(found, &self.all))
    }

    /// The zone of a key of the table ("central-europe").
    pub fn by_key(&self, key: &str) -> Option<&Zone> {
        self.all.iter().find(|zone| zone.key == key)
    }
}

fn read(row: &Row<'_>) -> Result<Zone, TableError> {
    let offset = match row.cell(2) {
        "local" => None,
        minutes => Some(minutes.parse::<i16>().ok().filter(|m| m.abs() <= 15 * 60).ok_or_else(|| {
            let what = format!("“{minutes}” is not an offset");
            row.wrong(2, (what, "write minutes east of UTC, e.g. 330 or -300, or local".into()))
        })?),
    };
    let summer = match row.given(3) {
        None => None,
        Some("america") => Some(Summer::America),
        Some("europe") => Some(Summer::Europe),
        Some("australia") => Some(Summer::Australia),
        Some("newzealand") => Some(Summer::NewZealand),
        Some(other) => {
            let remedy = "write america, europe, australia, newzealand or -";
            return Err(row.wrong(3, (format!("no summer time “{other}”"), remedy.into())));
        }
    };
    Ok(Zone { key: row.cell(0).to_owned(), offset, summer, scope: Scope::read(row, 4)? })
}
