//! Alpha-3 codes of countries by their alpha-2 codes.

use anyhow::ensure;
use std::collections::BTreeMap;
use std::path::Path;

pub(super) struct Codes(BTreeMap<String, String>);

impl Codes {
    pub(super) fn read(tables: &Path) -> anyhow::Result<Self> {
        let text = super::text(&tables.join("country_codes.csv"))?;
        let pairs = text.lines().skip(1).filter_map(|line| {
            let mut cells = line.split(',');
            Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
        });
        let mut codes: BTreeMap<String, String> = pairs.collect();
        // Kosovo has no code of ISO's; the name of its own is in general use.
        codes.insert("XK".into(), "XKX".into());
        ensure!(codes.get("FR").is_some_and(|code| code == "FRA"), "country_codes.csv: not the columns looked for");
        Ok(Codes(codes))
    }

    pub(super) fn alpha3(&self, alpha2: &str) -> Option<&str> {
        self.0.get(alpha2).map(String::as_str).filter(|code| code.len() == 3)
    }
}
