//! What makes a number a measure: verbs, nouns and adjectives, and which argument of theirs is counted.

use crate::counted::Class;
use crate::table::{Row, Schema, Sheet, TableError};
use dateline_types::Measure;
use rustc_hash::FxHashMap;

pub(crate) const SCHEMA: Schema =
    Schema { name: "measures.tsv", columns: &["lemma", "pos", "counts", "of", "with", "measure"], key: 5 };

/// What kind of word makes the measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pos {
    /// "kill".
    Verb,
    /// "death".
    Noun,
    /// "homeless".
    Adj,
    /// "aboard".
    Adv,
}

/// Where the number stands to the word that makes the measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// It counts what the verb is done to: "killed nine people".
    Object,
    /// It counts who does it: "nine people died".
    Subject,
    /// It counts the noun itself: "nine deaths".
    Itself,
    /// It is the value of the noun: "a death toll of nine".
    Value,
    /// It counts what the adjective or adverb describes: "nine people missing".
    Modified,
}

/// One way to a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sense {
    /// What kind of word.
    pub pos: Pos,
    /// Where the number stands.
    pub counts: Counts,
    /// What must be counted; none for anything.
    pub of: Option<Class>,
    /// A lemma that must be there too: "life" in "lost their lives", "up" in "rounded up".
    pub with: Option<Box<str>>,
    /// What is measured.
    pub measure: Measure,
    /// Name of the rule, with file and line: `killed.die@measures.tsv:12`.
    pub rule: Box<str>,
}

/// Every way to a measure, by lemma.
#[derive(Clone, Debug, Default)]
pub struct Measures {
    by_lemma: FxHashMap<Box<str>, Vec<Sense>>,
}

impl Measures {
    pub(crate) fn read(sheet: &Sheet<'_>, errors: &mut Vec<TableError>) -> Self {
        let mut measures = Self::default();
        for row in sheet.rows() {
            match sense(row) {
                Ok(sense) => measures.by_lemma.entry(row.cell(0).into()).or_default().push(sense),
                Err(error) => errors.push(error),
            }
        }
        measures
    }

    /// The ways to a measure that a lemma opens, those that need another word first.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// use dateline_types::Measure;
    /// let knowledge = Knowledge::built_in();
    /// assert_eq!(knowledge.measures().of("die")[0].measure, Measure::Killed);
    /// assert!(knowledge.measures().of("table").is_empty());
    /// ```
    pub fn of(&self, lemma: &str) -> &[Sense] {
        self.by_lemma.get(lemma).map_or(&[], Vec::as_slice)
    }
}

fn sense(row: &Row<'_>) -> Result<Sense, TableError> {
    const POS: [(&str, Pos); 4] = [("VERB", Pos::Verb), ("NOUN", Pos::Noun), ("ADJ", Pos::Adj), ("ADV", Pos::Adv)];
    const COUNTS: [(&str, Counts); 5] = [
        ("object", Counts::Object),
        ("subject", Counts::Subject),
        ("self", Counts::Itself),
        ("value", Counts::Value),
        ("modified", Counts::Modified),
    ];
    let measures = Measure::ALL.map(|measure| (measure.name(), measure));
    let measure = row.one_of(5, &measures)?;
    let of = match row.cell(3) {
        "any" => None,
        _ => Some(row.one_of(3, &Class::NAMES)?),
    };
    Ok(Sense {
        pos: row.one_of(1, &POS)?,
        counts: row.one_of(2, &COUNTS)?,
        of,
        with: row.given(4).map(Into::into),
        measure,
        rule: row.rule(&format!("{}.{}", measure.name(), row.cell(0).replace(' ', "-"))).into(),
    })
}
