//! What lists of countries, peoples and places say of a name, read from the tables of the shared folder.

use super::tags::{Kind, Kinds};
use super::vocabulary::{FACILITY_HEADS, NATURE_FIRST, NATURE_HEADS, PEOPLES, REGIONS, STATES, UNIT_HEADS};
use anyhow::Context;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::Path;

/// Lists of names.
#[derive(Debug, Default)]
pub struct Tables {
    /// Countries and regions of the world by their words joined by a space: sure of themselves wherever they stand.
    sure: FxHashMap<String, Kind>,
    /// Towns and first-level divisions: what a place of this name is, if it is a place.
    towns: FxHashSet<String>,
    /// Adjectives and nouns of peoples.
    peoples: FxHashSet<String>,
    /// Most words of a name in `sure`.
    longest: usize,
}

impl Tables {
    /// Reads the tables under `shared/knowledge`.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn read(shared: &Path) -> anyhow::Result<Self> {
        let file = |name: &str| {
            let path = shared.join("knowledge").join(name);
            std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
        };
        let mut tables = Self::known();
        for row in file("countries_factbook.tsv")?.lines().skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            let cell = |at: usize| cells.get(at).copied().unwrap_or("");
            for name in [3, 4].map(cell) {
                tables.country(name);
            }
            for name in [cell(8), cell(9)].into_iter().flat_map(demonyms) {
                tables.people(&name);
            }
            tables.town(cell(10));
        }
        for row in file("country_codes.csv")?.lines().skip(1) {
            tables.country(row.split(',').nth(6).unwrap_or("").trim_matches('"'));
        }
        for row in file("admin1.tsv")?.lines() {
            for name in row.split('\t').skip(1).take(2) {
                tables.town(name);
            }
        }
        for row in file("cities15000.tsv")?.lines().skip(1) {
            tables.town(row.split('\t').nth(1).unwrap_or(""));
        }
        Ok(tables)
    }

    /// The lists that are part of the program.
    pub fn known() -> Self {
        let mut tables = Self::default();
        for name in STATES {
            tables.country(name);
        }
        for name in REGIONS {
            tables.add(name, Kind::Location);
        }
        for name in PEOPLES {
            tables.people(name);
        }
        tables
    }

    fn add(&mut self, name: &str, kind: Kind) {
        self.longest = self.longest.max(name.split(' ').count());
        self.sure.entry(name.to_owned()).or_insert(kind);
    }

    fn country(&mut self, name: &str) {
        let name = name.split(['(', ';']).next().unwrap_or("").trim();
        if name.chars().next().is_some_and(char::is_uppercase) && !name.contains(',') {
            let name = name.strip_prefix("The ").unwrap_or(name);
            self.add(name, Kind::Gpe);
        }
    }

    fn people(&mut self, name: &str) {
        if name.chars().next().is_some_and(char::is_uppercase) && name.len() > 2 {
            self.peoples.insert(name.to_owned());
        }
    }

    /// Adds a people.
    #[cfg(test)]
    pub(crate) fn add_people_for_tests(&mut self, name: &str) {
        self.people(name);
    }

    fn town(&mut self, name: &str) {
        let name = name.split(['(', ';']).next().unwrap_or("").trim();
        if name.chars().next().is_some_and(char::is_uppercase) {
            self.towns.insert(name.to_owned());
        }
    }

    /// Whether a word, as printed, is of a people or faith: "Iranian", "Kurds".
    pub fn is_people(&self, word: &str) -> bool {
        self.peoples.contains(word)
    }

    /// Whether words name a listed town, province or state.
    pub fn is_town(&self, words: &[String]) -> bool {
        self.towns.contains(&words.join(" "))
    }

    /// The longest country or region of the world that starts at a word: its number of words and its kind.
    pub fn at(&self, words: &[String]) -> Option<(usize, Kind)> {
        (1..=self.longest.min(words.len())).rev().find_map(|size| {
            let kind = self.sure.get(&words[..size].join(" "))?;
            Some((size, *kind))
        })
    }

    /// What a name is that is known to be one of a place.
    pub fn place(&self, words: &[String]) -> Kinds {
        if let Some((_, kind)) = self.at(words).filter(|(size, _)| *size == words.len()) {
            return kind.into();
        }
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return Kinds::NONE };
        let several = words.len() > 1;
        let among = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
        if several && (among(NATURE_HEADS, last) || among(NATURE_FIRST, first)) {
            Kind::Location.into()
        } else if several && among(FACILITY_HEADS, last) {
            Kind::Facility.into()
        } else if several && (among(UNIT_HEADS, last) || among(UNIT_HEADS, first)) || self.is_town(words) {
            Kind::Gpe.into()
        } else {
            Kinds::PLACE
        }
    }
}

/// The forms in a cell such as "Iranian(s)", "Lao(s) or Laotian(s)", "Frenchman(men), Frenchwoman(women)".
pub(super) fn demonyms(cell: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for part in cell.split([',', ';', '/']).flat_map(|part| part.split(" or ")) {
        let (stem, ending) = part.split_once('(').unwrap_or((part, ""));
        let stem = stem.trim();
        // Two words are a name of two tokens ("Sri Lankan"): the second alone would be of no people.
        if stem.is_empty() || stem.contains(' ') {
            continue;
        }
        forms.push(stem.to_owned());
        match ending.trim_end_matches(')') {
            "s" => forms.push(format!("{stem}s")),
            "men" => forms.push(format!("{}men", stem.trim_end_matches("man"))),
            "women" => forms.push(format!("{}women", stem.trim_end_matches("woman"))),
            _ => {}
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str) -> Vec<String> {
        name.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn demonyms_of_a_cell() {
        assert_eq!(demonyms("Iranian(s)"), ["Iranian", "Iranians"]);
        assert_eq!(demonyms("Lao(s) or Laotian(s)"), ["Lao", "Laos", "Laotian", "Laotians"]);
        assert_eq!(demonyms("Irishman(men), Irish (collective plural)"), ["Irishman", "Irishmen", "Irish"]);
        assert!(demonyms("Sri Lankan(s)").is_empty());
    }

    #[test]
    fn what_places_are() {
        let mut tables = Tables::known();
        tables.town("Lyon");
        assert_eq!(tables.place(&words("Gaza Strip")), Kind::Location.into());
        assert_eq!(tables.place(&words("United States")), Kind::Gpe.into());
        assert_eq!(tables.place(&words("Euphrates River")), Kind::Location.into());
        assert_eq!(tables.place(&words("Mount Kenya")), Kind::Location.into());
        assert_eq!(tables.place(&words("Mehrabad Airport")), Kind::Facility.into());
        assert_eq!(tables.place(&words("Anbar province")), Kind::Gpe.into());
        assert_eq!(tables.place(&words("Lyon")), Kind::Gpe.into());
        assert_eq!(tables.place(&words("Shatila")), Kinds::PLACE);
        assert_eq!(tables.at(&words("Middle East peace")), Some((2, Kind::Location)));
    }
}
