//! The ontologies that events are coded by: PLOVER's types, modes and quad classes, CAMEO's codes with their Goldstein
//! scores, and which PLOVER type and mode a CAMEO code is.

use crate::table::{Row, Schema, Sheet, TableError};
use rustc_hash::FxHashMap;
use std::fmt;

pub(crate) const CAMEO: Schema =
    Schema { name: "cameo.tsv", columns: &["code", "name", "goldstein", "type", "mode", "context"], key: 1 };
pub(crate) const MODES: Schema =
    Schema { name: "plover_modes.tsv", columns: &["type", "mode", "cameo", "score"], key: 2 };

/// PLOVER 2.0 event types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum PloverType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl PloverType {
    /// Every type with its name.
    pub const ALL: [(&'static str, Self); 16] = [
        ("AGREE", Self::Agree),
        ("CONSULT", Self::Consult),
        ("SUPPORT", Self::Support),
        ("CONCEDE", Self::Concede),
        ("COOPERATE", Self::Cooperate),
        ("AID", Self::Aid),
        ("RETREAT", Self::Retreat),
        ("REQUEST", Self::Request),
        ("ACCUSE", Self::Accuse),
        ("REJECT", Self::Reject),
        ("THREATEN", Self::Threaten),
        ("PROTEST", Self::Protest),
        ("SANCTION", Self::Sanction),
        ("MOBILIZE", Self::Mobilize),
        ("COERCE", Self::Coerce),
        ("ASSAULT", Self::Assault),
    ];

    /// Its name, in capitals.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }

    /// The type of a name in capitals.
    ///
    /// ```
    /// use dateline_knowledge::ontology::PloverType;
    /// assert_eq!(PloverType::of_name("AID"), Some(PloverType::Aid));
    /// assert_eq!(PloverType::of_name("FIGHT"), None);
    /// ```
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, _)| *own == name).map(|(_, own)| *own)
    }

    /// Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. PLOVER's
    /// chapters put SANCTION in material conflict.
    pub fn quad(self) -> u8 {
        use PloverType::{
            Accuse, Agree, Aid, Concede, Consult, Cooperate, Reject, Request, Retreat, Support, Threaten,
        };
        match self {
            Agree | Consult | Support | Concede => 1,
            Cooperate | Aid | Retreat => 2,
            Request | Accuse | Reject | Threaten => 3,
            _ => 4,
        }
    }

    /// Whether the act is done in words.
    pub fn is_verbal(self) -> bool {
        matches!(self.quad(), 1 | 3) && self != Self::Consult
    }
}

impl fmt::Display for PloverType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One CAMEO code.
#[derive(Clone, Debug, PartialEq)]
pub struct CameoCode {
    /// Three or four digits.
    pub code: Box<str>,
    /// What it stands for, in our own words.
    pub name: Box<str>,
    /// Goldstein score, -10 to 10.
    pub goldstein: f32,
    /// The PLOVER type; none for plain statements, which PLOVER does not code.
    pub plover: Option<PloverType>,
    /// The PLOVER mode.
    pub mode: Option<Box<str>>,
    /// The PLOVER context.
    pub context: Option<Box<str>>,
}

/// All codes and modes.
#[derive(Clone, Debug, Default)]
pub struct Ontology {
    codes: Vec<CameoCode>,
    by_code: FxHashMap<Box<str>, usize>,
    modes: Vec<(PloverType, Box<str>, Box<str>)>,
}

impl Ontology {
    pub(crate) fn read(cameo: &Sheet<'_>, modes: &Sheet<'_>, errors: &mut Vec<TableError>) -> Self {
        let mut all = Self::default();
        for row in cameo.rows() {
            match code(row) {
                Ok(code) => {
                    all.by_code.insert(code.code.clone(), all.codes.len());
                    all.codes.push(code);
                }
                Err(error) => errors.push(error),
            }
        }
        for row in modes.rows() {
            match row.one_of(0, &PloverType::ALL) {
                Ok(kind) => all.modes.push((kind, row.cell(1).into(), row.cell(2).into())),
                Err(error) => errors.push(error),
            }
        }
        all
    }

    /// A code of three or four digits.
    ///
    /// ```
    /// use dateline_knowledge::{Knowledge, ontology::PloverType};
    /// let knowledge = Knowledge::built_in();
    /// let code = knowledge.ontology().cameo("036").unwrap();
    /// assert_eq!((code.goldstein, code.plover), (4.0, Some(PloverType::Agree)));
    /// ```
    pub fn cameo(&self, code: &str) -> Option<&CameoCode> {
        self.by_code.get(code).map(|&at| &self.codes[at])
    }

    /// Whether a type has a mode of this name.
    pub fn has_mode(&self, kind: PloverType, mode: &str) -> bool {
        self.modes.iter().any(|(own, name, _)| *own == kind && **name == *mode)
    }

    /// The CAMEO code that stands for a type, and for a mode of it, where no word says more.
    pub fn plain(&self, kind: PloverType, mode: Option<&str>) -> Option<&str> {
        let of_mode = mode.and_then(|mode| self.modes.iter().find(|(own, name, _)| *own == kind && **name == *mode));
        of_mode.map(|(_, _, cameo)| &**cameo).or_else(|| {
            let own = self.codes.iter().find(|code| code.plover == Some(kind));
            own.map(|code| &*code.code)
        })
    }

    /// Every mode of every type.
    pub fn modes(&self) -> impl Iterator<Item = (PloverType, &str)> {
        self.modes.iter().map(|(kind, mode, _)| (*kind, &**mode))
    }

    /// All codes, in the order of the table.
    pub fn codes(&self) -> &[CameoCode] {
        &self.codes
    }
}

fn code(row: &Row<'_>) -> Result<CameoCode, TableError> {
    let number = row.cell(2);
    let goldstein = number.parse().map_err(|_| {
        row.wrong(2, (format!("“{number}” is no number"), "write a Goldstein score, -10 to 10".to_owned()))
    })?;
    let plover = row.given(3).map(|_| row.one_of(3, &PloverType::ALL)).transpose()?;
    Ok(CameoCode {
        code: row.cell(0).into(),
        name: row.cell(1).into(),
        goldstein,
        plover,
        mode: row.given(4).map(Into::into),
        context: row.given(5).map(Into::into),
    })
}
