//! What predicates say of the clause or event under them: "managed to leave" that it is so, "failed to leave" that it is not.

use crate::table::{Row, Schema, Sheet, TableError};
use rustc_hash::FxHashMap;

pub(crate) const SCHEMA: Schema = Schema {
    name: "signatures.tsv",
    columns: &["lemma", "pos", "complement", "positive", "negative", "holder", "time"],
    key: 3,
};

/// The part of speech of a predicate with a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pos {
    /// "refuse".
    Verb,
    /// "refusal".
    Noun,
    /// "unwilling".
    Adj,
    /// "allegedly".
    Adv,
}

/// What a signature is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Complement {
    /// A finite clause: "said *that they left*".
    That,
    /// An infinitive, with or without "to": "refused *to leave*".
    To,
    /// A gerund, with or without preposition: "accused of *leaving*".
    Ing,
    /// A noun that names an event: "condemned *the attack*".
    Noun,
    /// The word that it modifies: "alleged *attack*".
    Modified,
}

/// Whether something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is.
    Yes,
    /// It probably is.
    Likely,
    /// It may be.
    Perhaps,
    /// Nothing is said of it.
    Open,
    /// It probably is not.
    Unlikely,
    /// It is not.
    No,
}

/// What one predicate says of one kind of complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// What is under it, where the predicate holds.
    pub positive: Verdict,
    /// What is under it, where the predicate is negated.
    pub negative: Verdict,
    /// What whoever says, thinks or wants it holds, where the predicate holds; none where it is nobody's word.
    pub holder: Option<Verdict>,
    /// Whether what is under it lies ahead of it.
    pub ahead: bool,
}

const PARTS: [(&str, Pos); 4] = [("verb", Pos::Verb), ("noun", Pos::Noun), ("adj", Pos::Adj), ("adv", Pos::Adv)];
const COMPLEMENTS: [(&str, Complement); 5] = [
    ("that", Complement::That),
    ("to", Complement::To),
    ("ing", Complement::Ing),
    ("noun", Complement::Noun),
    ("modified", Complement::Modified),
];
const VERDICTS: [(&str, Verdict); 6] = [
    ("yes", Verdict::Yes),
    ("likely", Verdict::Likely),
    ("perhaps", Verdict::Perhaps),
    ("open", Verdict::Open),
    ("unlikely", Verdict::Unlikely),
    ("no", Verdict::No),
];

/// Every signature.
#[derive(Clone, Debug, Default)]
pub struct Signatures {
    by_lemma: FxHashMap<String, Vec<(Pos, Complement, Signature)>>,
    count: usize,
}

impl Signatures {
    pub(crate) fn read(sheet: &Sheet<'_>, errors: &mut Vec<TableError>) -> Self {
        let mut all = Self::default();
        for row in sheet.rows() {
            match signature(row) {
                Ok(entry) => {
                    all.by_lemma.entry(row.cell(0).to_owned()).or_default().push(entry);
                    all.count += 1;
                }
                Err(error) => errors.push(error),
            }
        }
        all
    }

    /// What the predicate of this lemma, in small letters, says of a complement.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// use dateline_knowledge::signatures::{Complement, Pos, Verdict};
    /// let knowledge = Knowledge::built_in();
    /// let fail = knowledge.signatures().of("fail", Pos::Verb, Complement::To).unwrap();
    /// assert_eq!((fail.positive, fail.negative), (Verdict::No, Verdict::Yes));
    /// let deny = knowledge.signatures().of("deny", Pos::Verb, Complement::That).unwrap();
    /// assert_eq!((deny.positive, deny.holder), (Verdict::Open, Some(Verdict::No)));
    /// assert!(knowledge.signatures().of("table", Pos::Noun, Complement::That).is_none());
    /// ```
    pub fn of(&self, lemma: &str, pos: Pos, complement: Complement) -> Option<Signature> {
        let entries = self.by_lemma.get(lemma)?;
        entries.iter().find(|entry| (entry.0, entry.1) == (pos, complement)).map(|entry| entry.2)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

fn signature(row: &Row<'_>) -> Result<(Pos, Complement, Signature), TableError> {
    let holder = if row.given(5).is_some() { Some(one_of(row, 5, &VERDICTS)?) } else { None };
    let ahead = row.given(6).is_some();
    if ahead {
        one_of(row, 6, &[("ahead", ())])?;
    }
    let (positive, negative) = (one_of(row, 3, &VERDICTS)?, one_of(row, 4, &VERDICTS)?);
    let signature = Signature { positive, negative, holder, ahead };
    Ok((one_of(row, 1, &PARTS)?, one_of(row, 2, &COMPLEMENTS)?, signature))
}

/// What a cell stands for.
fn one_of<T: Copy>(row: &Row<'_>, column: usize, known: &[(&str, T)]) -> Result<T, TableError> {
    let cell = row.cell(column);
    known.iter().find(|(name, _)| *name == cell).map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        row.wrong(
            column,
            (format!("“{cell}” is none of the words of this column"), format!("write {}", names.join(", "))),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    #[test]
    fn a_factive_says_yes_either_way_and_an_implicative_turns_round() {
        let knowledge = Knowledge::built_in();
        let of = |lemma, complement| {
            knowledge.signatures().of(lemma, Pos::Verb, complement).map(|s| (s.positive, s.negative))
        };
        assert_eq!(of("know", Complement::That), Some((Verdict::Yes, Verdict::Yes)));
        assert_eq!(of("manage", Complement::To), Some((Verdict::Yes, Verdict::No)));
        assert_eq!(of("refuse", Complement::To), Some((Verdict::No, Verdict::Open)));
        assert!(knowledge.signatures().len() >= 250);
    }

    #[test]
    fn a_faulty_line_is_told_with_its_place() {
        let error =
            Knowledge::with_overlays(&[("signatures.tsv", "blurt\tverb\tthat\tyess\topen\tyes\t-\n")]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "signatures.tsv:1:17: “yess” is none of the words of this column; \
             write yes, likely, perhaps, open, unlikely, no"
        );
    }
}
