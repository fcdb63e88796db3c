//! Names that hold a month, weekday, season or length of time and are not times: "Sunday Times", "Black September".

use crate::phrases::Phrases;
use crate::table::{Row, Schema, Sheet, TableError};
use dateline_types::Span;
use rustc_hash::FxHashSet;

pub(crate) const SCHEMA: Schema =
    Schema { name: "names_not_times.tsv", columns: &["surfaces", "kind", "note"], key: 1 };
pub(crate) const GIVEN: Schema = Schema { name: "calendar_given_names.list", columns: &["name"], key: 1 };
pub(crate) const NUMBERED: Schema = Schema { name: "numbered_nouns.list", columns: &["noun"], key: 1 };
pub(crate) const SURNAMES: Schema = Schema { name: "calendar_surnames.list", columns: &["name"], key: 1 };

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A newspaper, magazine, broadcaster or programme.
    Media,
    /// A body: party, armed group, movement, club, company.
    Organisation,
    /// A place, street or square.
    Place,
    /// A book, film, song.
    Work,
    /// A war, revolution, treaty, tournament or other happening known by a name.
    Event,
    /// A plant, illness, food and the like.
    Thing,
}

/// Names that are not times.
#[derive(Clone, Debug, Default)]
pub struct Names {
    kinds: Vec<NameKind>,
    phrases: Phrases,
    given: FxHashSet<String>,
    surnames: FxHashSet<String>,
    numbered: FxHashSet<String>,
}

impl Names {
    pub(crate) fn read(
        sheet: &Sheet<'_>,
        [given, surnames, numbered]: [&Sheet<'_>; 3],
        errors: &mut Vec<TableError>,
    ) -> Self {
        let (mut kinds, mut phrases) = (Vec::new(), Phrases::default());
        for row in sheet.rows() {
            let kind = read_kind(row).and_then(|kind| {
                phrases.add(row.cell(0), kinds.len() as u32).map_err(|fault| row.wrong(0, fault))?;
                Ok(kind)
            });
            match kind {
                Ok(kind) => kinds.push(kind),
                Err(error) => errors.push(error),
            }
        }
        let set = |sheet: &Sheet<'_>| sheet.rows().map(|row| row.cell(0).to_owned()).collect();
        Self { kinds, phrases, given: set(given), surnames: set(surnames), numbered: set(numbered) }
    }

    /// The longest such name that starts at byte `at` of a text: where it ends, and what it names.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// let (span, _) = knowledge.names_not_times().longest_match("a Sunday Times poll", 2).unwrap();
    /// assert_eq!(span.of("a Sunday Times poll"), "Sunday Times");
    /// ```
    pub fn longest_match(&self, text: &str, at: usize) -> Option<(Span, NameKind)> {
        let found = self.phrases.longest_at(text, at)?;
        let kind = found.rows.first().and_then(|&row| self.kinds.get(row as usize))?;
        Some((found.span, *kind))
    }

    /// Whether a word, as printed, is also a given name ("April", "June", "August").
    pub fn is_given_name(&self, word: &str) -> bool {
        self.given.contains(word)
    }

    /// Whether a word, as printed, is also a surname ("May", "March", "Winter").
    pub fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    /// Whether a noun, in any case, is named by a number, so that a number after it is no year: "Resolution 1701".
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// assert!(knowledge.names_not_times().takes_number("Resolution"));
    /// assert!(!knowledge.names_not_times().takes_number("September"));
    /// ```
    pub fn takes_number(&self, noun: &str) -> bool {
        self.numbered.contains(noun) || self.numbered.contains(&noun.to_lowercase())
    }
}

fn read_kind(row: &Row<'_>) -> Result<NameKind, TableError> {
    Ok(match row.cell(1) {
        "person" => NameKind::Person,
        "media" => NameKind::Media,
        "organisation" => NameKind::Organisation,
        "place" => NameKind::Place,
        "work" => NameKind::Work,
        "event" => NameKind::Event,
        "thing" => NameKind::Thing,
        other => {
            let remedy = "write person, media, organisation, place, work, event or thing";
            return Err(row.wrong(1, (format!("no kind “{other}”"), remedy.into())));
        }
    })
}
