//! ISO country codes: gold places have two letters, ledgers three.

use anyhow::Context;
use std::collections::BTreeMap;
use std::path::Path;

/// Two-letter codes by three-letter codes.
#[derive(Default)]
pub(super) struct CountryCodes(BTreeMap<String, String>);

impl CountryCodes {
    /// Reads the table of codes: its first two columns, which are never quoted.
    pub(super) fn load(shared: &Path) -> anyhow::Result<Self> {
        let path = shared.join("knowledge/country_codes.csv");
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let codes = text.lines().skip(1).filter_map(|line| {
            let mut cells = line.split(',');
            let (two, three) = (cells.next()?, cells.next()?);
            (two.len() == 2 && three.len() == 3).then_some((three, two))
        });
        // Kosovo has no code of its own in ISO 3166; everyone writes these.
        Ok(Self::of(codes.chain([("XKX", "XK")])))
    }

    /// A table of pairs: three letters, two letters.
    pub(super) fn of<'c>(codes: impl IntoIterator<Item = (&'c str, &'c str)>) -> Self {
        Self(codes.into_iter().map(|(three, two)| (three.to_owned(), two.to_owned())).collect())
    }

    /// The two letters of a country; what is no code of three letters comes back as it is.
    pub(super) fn two<'c>(&'c self, code: &'c str) -> &'c str {
        self.0.get(code).map_or(code, String::as_str)
    }

    /// Whether this is the three-letter code of a country.
    pub(super) fn has(&self, code: &str) -> bool {
        self.0.contains_key(code)
    }
}
