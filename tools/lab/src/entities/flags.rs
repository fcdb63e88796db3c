//! What lists say of a single word, as bits: a given name, a town, a title … Meant as further rows of a word's embedding.

use super::vocabulary::{
    CALENDAR, FACILITY_HEADS, NATURE_HEADS, ORGANISATION_WORDS, PEOPLES, REGIONS, STATES, TITLES, UNIT_HEADS,
};
use anyhow::Context;
use rustc_hash::FxHashMap;
use std::path::Path;

/// First word of a listed person's name.
pub const GIVEN: u16 = 1;
/// Last word of one.
pub const SURNAME: u16 = 1 << 1;
/// A country of one word.
pub const COUNTRY: u16 = 1 << 2;
/// An adjective or noun of a people, faith or party.
pub const PEOPLE: u16 = 1 << 3;
/// A town or division of one word.
pub const TOWN: u16 = 1 << 4;
/// A capitalised word of a place of several: "San", "York".
pub const PLACE_PART: u16 = 1 << 5;
/// A day or month.
pub const CALENDAR_WORD: u16 = 1 << 6;
/// A word that names of bodies hold: "Ministry", "Inc.".
pub const BODY_WORD: u16 = 1 << 7;
/// A title or part of one.
pub const TITLE: u16 = 1 << 8;
/// A word for lands, waters, buildings and divisions: "River", "Airport", "Province".
pub const PLACE_WORD: u16 = 1 << 9;

/// The names of the bits in order.
pub const NAMES: [&str; 10] =
    ["given", "surname", "country", "people", "town", "place part", "calendar", "body word", "title", "place word"];

/// Flags by word as printed, or lower-cased for words that are no names.
#[derive(Debug, Default)]
pub struct Flags {
    of: FxHashMap<String, u16>,
}

impl Flags {
    /// Reads the tables under `shared/knowledge`.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn read(shared: &Path) -> anyhow::Result<Self> {
        let file = |name: &str| {
            let path = shared.join("knowledge").join(name);
            std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
        };
        let mut flags = Self::known();
        for row in file("countries_factbook.tsv")?.lines().skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            let cell = |at: usize| cells.get(at).copied().unwrap_or("");
            flags.place(cell(3), COUNTRY);
            for name in [cell(8), cell(9)].into_iter().flat_map(super::tables::demonyms) {
                flags.word(&name, PEOPLE);
            }
        }
        for row in file("admin1.tsv")?.lines() {
            for name in row.split('\t').skip(1).take(2) {
                flags.place(name, TOWN);
            }
        }
        for row in file("cities15000.tsv")?.lines().skip(1) {
            flags.place(row.split('\t').nth(1).unwrap_or(""), TOWN);
        }
        for name in ["us_officials.tsv", "leaders_factbook.tsv"] {
            let column = if name.starts_with("us") { 0 } else { 4 };
            for row in file(name)?.lines().skip(1) {
                flags.person(row.split('\t').nth(column).unwrap_or(""));
            }
        }
        for row in file("phoenix/Phoenix.Countries.actors.txt")?.lines() {
            // "MAHMOUD_ABBAS_ ;…": capitals, words joined by underscores.
            let name = row.split([' ', ';', '\t', '[']).next().unwrap_or("").trim_matches('_');
            let parts: Vec<String> = name.split('_').map(title_case).collect();
            let body = |part: &String| {
                ["Of", "And", "For", "The"].contains(&part.as_str())
                    || flags.get(part) & (BODY_WORD | PEOPLE | COUNTRY) != 0
            };
            if (2..=4).contains(&parts.len()) && !name.starts_with(['#', '+', '<']) && !parts.iter().any(body) {
                flags.person(&parts.join(" "));
            }
        }
        Ok(flags)
    }

    /// The flags of the lists that are part of the program.
    pub fn known() -> Self {
        let mut flags = Self::default();
        for (list, flag) in [(STATES, COUNTRY), (REGIONS, COUNTRY)] {
            for name in list {
                flags.place(name, flag);
            }
        }
        for name in PEOPLES {
            flags.word(name, PEOPLE);
        }
        let lists = [
            (CALENDAR, CALENDAR_WORD),
            (ORGANISATION_WORDS, BODY_WORD),
            (TITLES, TITLE),
            (NATURE_HEADS, PLACE_WORD),
            (FACILITY_HEADS, PLACE_WORD),
            (UNIT_HEADS, PLACE_WORD),
        ];
        for (list, flag) in lists {
            for word in list {
                *flags.of.entry((*word).to_owned()).or_default() |= flag;
            }
        }
        flags
    }

    /// The flags of a word as printed. Words in capitals are looked up as names too ("IRAN").
    pub fn get(&self, form: &str) -> u16 {
        let own = |word: &str| self.of.get(word).copied().unwrap_or(0);
        let lower = form.to_lowercase();
        let mut flags = own(form) | own(lower.trim_end_matches('.'));
        if flags == 0 && form.chars().count() > 3 && form.chars().all(char::is_uppercase) {
            flags = own(&title_case(form));
        }
        flags
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.of.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// Number of words that have a flag.
    pub fn count(&self, flag: u16) -> usize {
        self.of.values().filter(|flags| *flags & flag != 0).count()
    }

    fn word(&mut self, word: &str, flag: u16) {
        if word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1 {
            *self.of.entry(word.to_owned()).or_default() |= flag;
        }
    }

    fn place(&mut self, name: &str, flag: u16) {
        let name = name.split(['(', ',', ';']).next().unwrap_or("").trim();
        let several = name.contains([' ', '-']);
        for part in name.split([' ', '-']) {
            self.word(part, if several { PLACE_PART } else { flag });
        }
    }

    fn person(&mut self, name: &str) {
        let parts: Vec<&str> = name.split([' ', '-']).filter(|part| part.len() > 1 && !part.ends_with('.')).collect();
        if let [first, .., last] = parts[..] {
            self.word(first, GIVEN);
            self.word(last, SURNAME);
        }
    }
}

fn title_case(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_string() + &chars.as_str().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_flags() {
        let mut flags = Flags::known();
        flags.person("Mahmoud Reza Abbas");
        flags.place("San Salvador", TOWN);
        flags.place("Lyon", TOWN);
        assert_eq!(flags.get("Mahmoud"), GIVEN);
        assert_eq!(flags.get("ABBAS"), SURNAME);
        assert_eq!(flags.get("Reza"), 0);
        assert_eq!(flags.get("San"), PLACE_PART);
        assert_eq!(flags.get("Lyon"), TOWN);
        assert_eq!(flags.get("Ministry"), BODY_WORD);
        assert_eq!(flags.get("Gen."), TITLE);
        assert_eq!(flags.get("Iraqi"), PEOPLE);
        assert_eq!(flags.get("lyon"), 0);
    }
}
