//! How each country counts: which half of the year its summer is, when its fiscal year starts, which number comes first.

use crate::scope::{is_country, not_a_country};
use crate::table::{Row, Schema, Sheet, TableError};
use rustc_hash::FxHashMap;

pub(crate) const SCHEMA: Schema = Schema {
    name: "calendars.tsv",
    columns: &["country", "name", "hemisphere", "fiscal", "day_order", "note"],
    key: 1,
};

/// Order of day, month and year in an all-number date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// 31/12/2025.
    DayMonthYear,
    /// 12/31/2025.
    MonthDayYear,
    /// 2025/12/31.
    YearMonthDay,
}

impl DayOrder {
    pub(crate) fn read(row: &Row<'_>, column: usize) -> Result<DayOrder, TableError> {
        match row.cell(column) {
            "dmy" => Ok(DayOrder::DayMonthYear),
            "mdy" => Ok(DayOrder::MonthDayYear),
            "ymd" => Ok(DayOrder::YearMonthDay),
            other => Err(row.wrong(column, (format!("no day order “{other}”"), "write dmy, mdy or ymd".into()))),
        }
    }
}

/// Half of the globe, as the seasons see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hemisphere {
    /// Summer from June.
    North,
    /// Summer from December.
    South,
}

/// A government's fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FiscalYear {
    /// Month it starts in, 1 to 12.
    pub month: i8,
    /// Day of that month it starts on.
    pub day: i8,
    /// Whether "fiscal 2025" ends in 2025 (as in the United States) rather than starts in it (as in Japan).
    pub named_by_end: bool,
}

/// How a country counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Its half of the globe.
    pub hemisphere: Hemisphere,
    /// Its government's fiscal year.
    pub fiscal: FiscalYear,
    /// Its order of numbers in a date.
    pub day_order: DayOrder,
}

/// Every country's way of counting.
#[derive(Clone, Debug, Default)]
pub struct Calendars {
    by_country: FxHashMap<String, Calendar>,
}

impl Calendars {
    pub(crate) fn read(sheet: &Sheet<'_>, errors: &mut Vec<TableError>) -> Self {
        let mut by_country = FxHashMap::default();
        for row in sheet.rows() {
            match read(row) {
                Ok(calendar) => {
                    by_country.insert(row.cell(0).to_owned(), calendar);
                }
                Err(error) => errors.push(error),
            }
        }
        Self { by_country }
    }

    /// How a country (ISO 3166 alpha-3) counts.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// let america = knowledge.calendars().of("USA").unwrap();
    /// assert_eq!((america.fiscal.month, america.fiscal.named_by_end), (10, true));
    /// ```
    pub fn of(&self, country: &str) -> Option<&Calendar> {
        self.by_country.get(country)
    }
}

fn read(row: &Row<'_>) -> Result<Calendar, TableError> {
    if !is_country(row.cell(0)) {
        return Err(row.wrong(0, not_a_country(row.cell(0))));
    }
    let hemisphere = match row.cell(2) {
        "north" => Hemisphere::North,
        "south" => Hemisphere::South,
        other => return Err(row.wrong(2, (format!("no hemisphere “{other}”"), "write north or south".into()))),
    };
    let fiscal = read_fiscal(row.cell(3)).ok_or_else(|| {
        let what = format!("“{}” is not the start of a fiscal year", row.cell(3));
        row.wrong(3, (what, "write month, day and which year names it: 10-01 end, 04-01 start".into()))
    })?;
    Ok(Calendar { hemisphere, fiscal, day_order: DayOrder::read(row, 4)? })
}

fn read_fiscal(cell: &str) -> Option<FiscalYear> {
    let (day, names) = cell.split_once(' ')?;
    let (month, day) = day.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    jiff::civil::Date::new(2001, month, day).ok()?;
    let named_by_end = match names.trim() {
        "end" => true,
        "start" => false,
        _ => return None,
    };
    Some(FiscalYear { month, day, named_by_end })
}
