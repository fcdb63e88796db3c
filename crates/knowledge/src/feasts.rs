//! Feasts whose days follow a moon or another calendar, as a table of the days they fell or will fall on.

use crate::day_rule::Days;
use crate::table::{Fault, Row, Schema, Sheet, TableError};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

pub(crate) const SCHEMA: Schema =
    Schema { name: "moving_feasts.tsv", columns: &["feast", "cycle", "from", "to", "approx"], key: 2 };

/// Days of each moving feast.
#[derive(Clone, Debug, Default)]
pub struct Feasts {
    by_name: FxHashMap<String, Vec<Days>>,
}

impl Feasts {
    pub(crate) fn read(sheet: &Sheet<'_>, errors: &mut Vec<TableError>) -> Self {
        let mut by_name: FxHashMap<String, Vec<Days>> = FxHashMap::default();
        for row in sheet.rows() {
            match read_days(row) {
                Ok(days) => match by_name.get_mut(row.cell(0)) {
                    Some(there) => there.insert(there.partition_point(|earlier| *earlier < days), days),
                    None => {
                        by_name.insert(row.cell(0).to_owned(), vec![days]);
                    }
                },
                Err(error) => errors.push(error),
            }
        }
        Self { by_name }
    }

    /// Whether the table has a feast.
    pub fn has(&self, feast: &str) -> bool {
        self.by_name.contains_key(feast)
    }

    /// Every time the feast begins in a year of our calendar, ascending; nothing outside the table's years.
    pub fn in_year(&self, feast: &str, year: i16) -> impl Iterator<Item = &Days> {
        self.by_name.get(feast).into_iter().flatten().filter(move |days| days.from.year() == year)
    }
}

fn read_days(row: &Row<'_>) -> Result<Days, TableError> {
    let date = |column: usize| -> Result<Date, TableError> {
        row.cell(column).parse().map_err(|_| {
            let fault: Fault = (format!("“{}” is not a day", row.cell(column)), "write YYYY-MM-DD".into());
            row.wrong(column, fault)
        })
    };
    let (from, to) = (date(2)?, date(3)?);
    if to <= from {
        let fault =
            (format!("{to} is not after {from}"), "write the first day after the feast, e.g. the next day".into());
        return Err(row.wrong(3, fault));
    }
    let approx = match row.cell(4) {
        "approx" => true,
        "exact" => false,
        other => return Err(row.wrong(4, (format!("“{other}”"), "write approx or exact".into()))),
    };
    Ok(Days { from, to, approx })
}
