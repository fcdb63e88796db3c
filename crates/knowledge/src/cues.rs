//! Cues of attribution: the words that give a content to a source, with what they take, and what act and commitment they are.

use crate::table::{Row, Schema, Sheet, TableError};
use rustc_hash::FxHashMap;

pub(crate) const SCHEMA: Schema =
    Schema { name: "cues.tsv", columns: &["lemma", "pos", "frame", "takes", "stance", "commits"], key: 2 };

const POS: [&str; 3] = ["VERB", "NOUN", "ADJ"];
const FRAMES: [&str; 7] =
    ["communication", "cognition", "evidence", "commitment", "direction", "judgement", "question"];
const STANCES: [&str; 15] = [
    "claim", "deny", "confirm", "concede", "accuse", "warn", "threaten", "demand", "offer", "promise", "accept",
    "reject", "praise", "appeal", "none",
];
const COMMITMENTS: [&str; 7] = ["certain", "probable", "possible", "wanted", "counter", "factive", "none"];

/// One cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Dictionary form of its head.
    pub lemma: Box<str>,
    /// `VERB`, `NOUN` or `ADJ`.
    pub pos: &'static str,
    /// What kind of act or state it names: `communication`, `cognition` …
    pub frame: &'static str,
    /// The kinds of content with which it is a cue: `clause`, `quote`, `to`, `object`, a preposition, `+out` …
    pub takes: Vec<Box<str>>,
    /// The act it is by itself, as the ledger names stances.
    pub stance: &'static str,
    /// How far the source is committed to the content: `certain`, `probable`, `possible`, `wanted`, `counter` (it is not
    /// so), `factive` (the author takes it to be so as well), `none`.
    pub commits: &'static str,
}

impl Cue {
    /// Whether it hands over quotations: "“…,” he said".
    pub fn hands_over(&self) -> bool {
        self.takes.iter().any(|kind| &**kind == "quote")
    }

    /// Whether it is a word of saying: one that hands over quotations and takes contents otherwise too, "said that …",
    /// not one beside which something is said, "“…,” he smiled".
    pub fn says(&self) -> bool {
        self.hands_over() && self.takes.iter().any(|kind| &**kind != "quote" && !kind.starts_with('+'))
    }
}

/// Every cue.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    all: Vec<Cue>,
    by_word: FxHashMap<(Box<str>, &'static str), usize>,
}

impl Cues {
    pub(crate) fn read(sheet: &Sheet<'_>, errors: &mut Vec<TableError>) -> Self {
        let mut cues = Self::default();
        for row in sheet.rows() {
            match cue(row) {
                Ok(cue) => {
                    cues.by_word.insert((cue.lemma.clone(), cue.pos), cues.all.len());
                    cues.all.push(cue);
                }
                Err(error) => errors.push(error),
            }
        }
        cues
    }

    /// The cue of a lemma and a part of speech.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// assert_eq!(knowledge.cues().get("warn", "VERB").map(|cue| cue.stance), Some("warn"));
    /// assert!(knowledge.cues().get("table", "NOUN").is_none());
    /// ```
    pub fn get(&self, lemma: &str, pos: &str) -> Option<&Cue> {
        let pos = POS.iter().find(|known| **known == pos)?;
        self.by_word.get(&(Box::from(lemma), *pos)).map(|&at| &self.all[at])
    }

    /// All of them, in the order of the table.
    pub fn all(&self) -> &[Cue] {
        &self.all
    }

    /// The lemmas as lists for rules, by what they take: `verb.clause`, `noun.of`, `verb.+out` …, in the order of names.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let lists = Knowledge::built_in().cues().lists();
    /// let clause = lists.iter().find(|(name, _)| name == "verb.clause").map(|(_, lemmas)| lemmas);
    /// assert!(clause.is_some_and(|lemmas| lemmas.iter().any(|lemma| lemma == "say")));
    /// ```
    pub fn lists(&self) -> Vec<(String, Vec<String>)> {
        let mut lists = std::collections::BTreeMap::<String, Vec<String>>::new();
        for cue in &self.all {
            for kind in &cue.takes {
                let name = format!("{}.{kind}", cue.pos.to_lowercase());
                lists.entry(name).or_default().push(cue.lemma.to_string());
            }
        }
        lists.into_iter().collect()
    }
}

fn cue(row: &Row<'_>) -> Result<Cue, TableError> {
    Ok(Cue {
        lemma: row.cell(0).into(),
        pos: one_of(row, 1, &POS)?,
        frame: one_of(row, 2, &FRAMES)?,
        takes: row.cell(3).split(',').map(|kind| kind.trim().into()).collect(),
        stance: one_of(row, 4, &STANCES)?,
        commits: one_of(row, 5, &COMMITMENTS)?,
    })
}

fn one_of(row: &Row<'_>, column: usize, known: &[&'static str]) -> Result<&'static str, TableError> {
    let cell = row.cell(column);
    let found = known.iter().find(|word| **word == cell).copied();
    found.ok_or_else(|| {
        let what = format!("unknown {} “{cell}”", SCHEMA.columns[column]);
        row.wrong(column, (what, format!("write {}", known.join(", "))))
    })
}
