//! Money as news prints it: signs and codes before an amount, names behind it.

use crate::table::{Schema, Sheet, TableError};
use rustc_hash::FxHashMap;

pub(crate) const SCHEMA: Schema = Schema { name: "currencies.tsv", columns: &["sign", "side", "code"], key: 2 };

/// On which side of an amount a sign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// "US$ 2 million".
    Before,
    /// "two million euros".
    After,
}

/// Every sign and name of money.
#[derive(Clone, Debug, Default)]
pub struct Currencies {
    codes: FxHashMap<(Side, Box<str>), Box<str>>,
}

impl Currencies {
    pub(crate) fn read(sheet: &Sheet<'_>, errors: &mut Vec<TableError>) -> Self {
        let mut currencies = Self::default();
        for row in sheet.rows() {
            let side = match row.cell(1) {
                "before" => Side::Before,
                "after" => Side::After,
                other => {
                    let fault = (format!("unknown side “{other}”"), "write before or after".to_owned());
                    errors.push(row.wrong(1, fault));
                    continue;
                }
            };
            currencies.codes.insert((side, row.cell(0).into()), row.cell(2).into());
        }
        currencies
    }

    /// The ISO 4217 code of a sign or name, given in small letters.
    ///
    /// ```
    /// use dateline_knowledge::{Knowledge, currencies::Side};
    /// let knowledge = Knowledge::built_in();
    /// assert_eq!(knowledge.currencies().code(Side::Before, "us$"), Some("USD"));
    /// assert_eq!(knowledge.currencies().code(Side::After, "turkish lira"), Some("TRY"));
    /// assert_eq!(knowledge.currencies().code(Side::Before, "euros"), None);
    /// ```
    pub fn code(&self, side: Side, sign: &str) -> Option<&str> {
        self.codes.get(&(side, Box::from(sign))).map(AsRef::as_ref)
    }
}
