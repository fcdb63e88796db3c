//! The word lists, embedded as text: abbreviations, prefixes, contractions, units, words that begin sentences.

use rustc_hash::{FxHashMap, FxHashSet};

/// How an abbreviation behaves before what follows its full stop. Documented in `data/abbreviations.list`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Before a name; never ends a sentence.
    Title,
    /// An abbreviation only before a number.
    Number,
    /// A month or weekday.
    Month,
    /// A state or province, after a comma.
    State,
    /// May end a sentence.
    Open,
    /// Hardly ever ends a sentence.
    Inner,
}

/// The lists, parsed once per program.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    abbreviations: FxHashMap<&'static str, Abbreviation>,
    prefixes: FxHashSet<&'static str>,
    contractions: FxHashMap<&'static str, &'static str>,
    units: FxHashSet<&'static str>,
    starters: FxHashSet<&'static str>,
}

/// No entry of any list is longer; longer words are not looked up.
const LONGEST: usize = 16;

impl Words {
    /// Parses the embedded lists. A line that does not parse is left out; a test says that there is none.
    pub(crate) fn embedded() -> Self {
        let abbreviations = lines(include_str!("../data/abbreviations.list"))
            .filter_map(|line| {
                let (form, kind) = line.split_once(' ')?;
                Some((form, kind_named(kind)?))
            })
            .collect();
        let prefixes = lines(include_str!("../data/prefixes.list")).collect();
        let contractions =
            lines(include_str!("../data/contractions.list")).filter_map(|line| line.split_once(' ')).collect();
        let units = lines(include_str!("../data/units.list")).collect();
        let starters = lines(include_str!("../data/starters.list")).collect();
        Self { abbreviations, prefixes, contractions, units, starters }
    }

    /// The kind of the abbreviation `word` (without its full stop), if it is one.
    pub(crate) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        if word.len() > LONGEST {
            return None;
        }
        if let Some(kind) = self.abbreviations.get(word) {
            return Some(*kind);
        }
        // "Etc." but not the names "Al." and "EST.".
        let mut buffer = [0; LONGEST];
        let lower = lowered(word, &mut buffer)?;
        let title = word.len() > 2 && word.bytes().skip(1).all(|b| b.is_ascii_lowercase());
        if let Some(kind) = self.abbreviations.get(lower).filter(|_| title) {
            return Some(*kind);
        }
        // "GEN." and "INC." of capitals-only text.
        let mut buffer = [0; LONGEST];
        let all_capitals = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
        self.abbreviations.get(titled(word, &mut buffer).filter(|_| all_capitals)?).copied()
    }

    /// Whether `word` before a hyphen is a prefix that stays with what follows.
    pub(crate) fn is_prefix(&self, word: &str) -> bool {
        let mut buffer = [0; LONGEST];
        lowered(word, &mut buffer).is_some_and(|lower| self.prefixes.contains(lower))
    }

    /// Whether letters written on a number are a unit that splits from it.
    pub(crate) fn is_unit(&self, letters: &str) -> bool {
        let mut buffer = [0; LONGEST];
        lowered(letters, &mut buffer).is_some_and(|lower| self.units.contains(lower))
    }

    /// Whether a capital on this word after an abbreviation begins a sentence.
    pub(crate) fn is_starter(&self, word: &str) -> bool {
        let mut buffer = [0; LONGEST];
        lowered(word, &mut buffer).is_some_and(|lower| self.starters.contains(lower))
    }

    /// The parts of "cannot", "gonna", "dont", as lengths in bytes, separated by spaces in the table.
    pub(crate) fn contraction(&self, word: &str) -> Option<&'static str> {
        if word.len() > 8 || word.len() < 2 {
            return None;
        }
        // "IM" and "IVE" in capitals are other words.
        if word.len() < 4 && word.bytes().skip(1).any(|b| b.is_ascii_uppercase()) {
            return None;
        }
        let mut buffer = [0; LONGEST];
        self.contractions.get(lowered(word, &mut buffer)?).copied()
    }
}

/// The lines of a list without comments and blank lines.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn kind_named(name: &str) -> Option<Abbreviation> {
    Some(match name {
        "title" => Abbreviation::Title,
        "number" => Abbreviation::Number,
        "month" => Abbreviation::Month,
        "state" => Abbreviation::State,
        "open" => Abbreviation::Open,
        "inner" => Abbreviation::Inner,
        _ => return None,
    })
}

/// `word` in ASCII lower case, in the buffer; none where it does not fit or is not ASCII.
fn lowered<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let bytes = buffer.get_mut(..word.len()).filter(|_| word.is_ascii())?;
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    std::str::from_utf8(bytes).ok()
}

/// `word` with a capital first letter and lower case after it.
fn titled<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let bytes = buffer.get_mut(..word.len()).filter(|_| word.is_ascii())?;
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    bytes.first_mut()?.make_ascii_uppercase();
    std::str::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lists_parses() {
        for line in lines(include_str!("../data/abbreviations.list")) {
            let (form, kind) = line.split_once(' ').unwrap();
            assert!(kind_named(kind).is_some() && form.len() <= LONGEST, "{line}");
        }
        for line in lines(include_str!("../data/contractions.list")) {
            let (form, parts) = line.split_once(' ').unwrap();
            assert_eq!(form, parts.replace(' ', ""), "{line}");
        }
    }

    #[test]
    fn casing() {
        let words = Words::embedded();
        assert_eq!(words.abbreviation("Gen"), Some(Abbreviation::Title));
        assert_eq!(words.abbreviation("GEN"), Some(Abbreviation::Title));
        assert_eq!(words.abbreviation("gen"), None);
        assert_eq!(words.abbreviation("Etc"), Some(Abbreviation::Open));
        assert_eq!(words.abbreviation("EST"), None);
        assert!(words.is_prefix("Anti"));
        assert_eq!(words.contraction("Cannot"), Some("can not"));
        assert_eq!(words.contraction("IM"), None);
    }
}
