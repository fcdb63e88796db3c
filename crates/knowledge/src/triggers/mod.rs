//! Triggers: the words that name events, each sense with its frame, its PLOVER type and mode, and its CAMEO code.

pub mod pattern;

use crate::ontology::{Ontology, PloverType};
use crate::table::{Row, Schema, Sheet, TableError};
use crate::word_classes::WordClasses;
pub use pattern::{Clause, Filler, Part, Pattern, Place, Pos};
use rustc_hash::FxHashMap;

pub(crate) const SCHEMA: Schema =
    Schema { name: "triggers.tsv", columns: &["pattern", "type", "mode", "cameo", "example"], key: 1 };

pub(crate) const FORMS: Schema = Schema { name: "verb_forms.tsv", columns: &["form", "lemma"], key: 1 };

/// The built-in files, one a field of events.
pub(crate) static FILES: [(&str, &str); 7] = [
    ("triggers/assault.tsv", include_str!("../../data/triggers/assault.tsv")),
    ("triggers/coerce.tsv", include_str!("../../data/triggers/coerce.tsv")),
    ("triggers/protest.tsv", include_str!("../../data/triggers/protest.tsv")),
    ("triggers/accuse.tsv", include_str!("../../data/triggers/accuse.tsv")),
    ("triggers/request.tsv", include_str!("../../data/triggers/request.tsv")),
    ("triggers/agree.tsv", include_str!("../../data/triggers/agree.tsv")),
    ("triggers/consult.tsv", include_str!("../../data/triggers/consult.tsv")),
];

/// What an event of a sense is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sense {
    /// Its PLOVER type.
    pub plover: PloverType,
    /// Its PLOVER mode.
    pub mode: Option<Box<str>>,
    /// Its CAMEO code.
    pub cameo: Box<str>,
}

/// One sense of one trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// Its frame.
    pub pattern: Pattern,
    /// What it is; none where it is no event.
    pub sense: Option<Sense>,
    /// A sentence that shows it.
    pub example: Box<str>,
    /// The line it stands on: `trigger.attack@triggers/assault.tsv:12`.
    pub rule: Box<str>,
}

/// Every trigger.
#[derive(Clone, Debug, Default)]
pub struct Triggers {
    all: Vec<Trigger>,
    /// By the head's lemma; senses of verbs, nouns and adjectives one after the other.
    by_head: FxHashMap<Box<str>, Vec<u32>>,
    /// Lemmas of irregular forms.
    forms: FxHashMap<Box<str>, Box<str>>,
}

impl Triggers {
    pub(crate) fn read(
        [sheet, forms]: [&Sheet<'_>; 2],
        classes: &WordClasses,
        ontology: &Ontology,
        errors: &mut Vec<TableError>,
    ) -> Self {
        let forms = forms.rows().map(|row| (row.cell(0).into(), row.cell(1).into())).collect();
        let mut triggers = Self { forms, ..Self::default() };
        for row in sheet.rows() {
            match trigger(row, classes, ontology) {
                Ok(own) => {
                    let at = u32::try_from(triggers.all.len()).unwrap_or(u32::MAX);
                    for head in &own.pattern.heads {
                        triggers.by_head.entry(head.clone()).or_default().push(at);
                    }
                    triggers.all.push(own);
                }
                Err(error) => errors.push(error),
            }
        }
        triggers
    }

    /// The senses of a head, by its lemma in small letters, in the order of the tables.
    ///
    /// ```
    /// use dateline_knowledge::{Knowledge, ontology::PloverType, triggers::Pos};
    /// let knowledge = Knowledge::built_in();
    /// let mut attack = knowledge.triggers().of("attack", Pos::Verb);
    /// assert!(attack.any(|own| own.sense.as_ref().is_some_and(|sense| sense.plover == PloverType::Assault)));
    /// assert_eq!(knowledge.triggers().of("banana", Pos::Noun).count(), 0);
    /// ```
    pub fn of(&self, lemma: &str, pos: Pos) -> impl Iterator<Item = &Trigger> {
        let found = self.by_head.get(lemma).into_iter().flatten();
        found.filter_map(|&at| self.all.get(at as usize)).filter(move |own| own.pattern.pos == pos)
    }

    /// The verb that a form is of, where the lemma given for it is none of a trigger: irregular forms by the table, others by
    /// taking off what makes a past or participle.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// assert_eq!(knowledge.triggers().verb_of("shot", "shot").as_deref(), Some("shoot"));
    /// assert_eq!(knowledge.triggers().verb_of("shelled", "shel").as_deref(), Some("shell"));
    /// assert_eq!(knowledge.triggers().verb_of("sang", "sing"), None);
    /// ```
    pub fn verb_of(&self, form: &str, lemma: &str) -> Option<String> {
        let is = |own: &str| self.of(own, Pos::Verb).next().is_some();
        if let Some(own) = self.forms.get(form).filter(|own| is(own)) {
            return Some(own.to_string());
        }
        if is(lemma) {
            return None;
        }
        let stem =
            ["ed", "ing", "s", "d"].iter().find_map(|end| form.strip_suffix(end)).filter(|stem| stem.len() > 2)?;
        let single = || {
            let mut letters = stem.chars().rev();
            let doubled = letters.next().is_some_and(|last| letters.next() == Some(last));
            doubled.then(|| stem[..stem.len() - stem.chars().next_back().map_or(0, char::len_utf8)].to_owned())
        };
        let y = || stem.strip_suffix('i').map(|stem| format!("{stem}y"));
        let candidates = [Some(stem.to_owned()), Some(format!("{stem}e")), single(), y()];
        candidates.into_iter().flatten().find(|own| is(own))
    }

    /// All of them, in the order of the tables.
    pub fn all(&self) -> &[Trigger] {
        &self.all
    }
}

fn trigger(row: &Row<'_>, classes: &WordClasses, ontology: &Ontology) -> Result<Trigger, TableError> {
    let pattern = pattern::parse(row.cell(0), classes).map_err(|fault| row.wrong(0, fault))?;
    let sense = match row.given(1) {
        None => None,
        Some(_) => {
            let plover = row.one_of(1, &PloverType::ALL)?;
            if let Some(mode) = row.given(2).filter(|mode| !ontology.has_mode(plover, mode)) {
                let what = format!("{plover} has no mode “{mode}”");
                return Err(row.wrong(2, (what, "write one of plover_modes.tsv, or -".to_owned())));
            }
            let cameo = row.cell(3);
            if ontology.cameo(cameo).is_none() {
                return Err(row.wrong(3, (format!("no code “{cameo}”"), "write one of cameo.tsv".to_owned())));
            }
            Some(Sense { plover, mode: row.given(2).map(Into::into), cameo: cameo.into() })
        }
    };
    let name = pattern.heads.first().map_or("", |head| head);
    let rule = row.rule(&format!("trigger.{name}")).into();
    Ok(Trigger { pattern, sense, example: row.cell(4).into(), rule })
}
