//! Kinds of names, and the BIO tags that mark names on words.

use super::UnknownLabel;
use crate::entity::NameType;
use std::fmt;
use std::str::FromStr;

super::labels! {
    /// Kinds of names.
    NameKind, "a kind of name":
    /// Person.
    Person = "PER",
    /// Organisation.
    Organisation = "ORG",
    /// Country, state, town: a place with a government.
    Gpe = "GPE",
    /// Other place.
    Location = "LOC",
    /// Nationality, religious or political group.
    Norp = "NORP",
    /// Building or installation.
    Facility = "FAC",
    /// Named event.
    Event = "EVENT",
    /// Work, law or product.
    Work = "WORK",
    /// Any other name.
    Other = "OTHER",
}

impl NameKind {
    /// The ledger's word for it; none for [`NameKind::Other`].
    pub const fn name_type(self) -> Option<NameType> {
        Some(match self {
            Self::Person => NameType::Per,
            Self::Organisation => NameType::Org,
            Self::Gpe => NameType::Gpe,
            Self::Location => NameType::Loc,
            Self::Norp => NameType::Norp,
            Self::Facility => NameType::Fac,
            Self::Event => NameType::Event,
            Self::Work => NameType::Work,
            Self::Other => return None,
        })
    }
}

/// Whether a word begins, continues or lies outside a name.
///
/// ```
/// use dateline_types::{NameKind, NameTag};
/// assert_eq!("B-GPE".parse(), Ok(NameTag::Begin(NameKind::Gpe)));
/// assert_eq!(NameTag::Outside.to_string(), "O");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameTag {
    /// No part of a name.
    #[default]
    Outside,
    /// First word of a name.
    Begin(NameKind),
    /// Later word of a name.
    Inside(NameKind),
}

impl NameTag {
    /// The kind of the name, if any.
    pub const fn kind(self) -> Option<NameKind> {
        match self {
            Self::Outside => None,
            Self::Begin(kind) | Self::Inside(kind) => Some(kind),
        }
    }

    /// Whether a word so tagged continues the name of a word tagged `before`.
    pub fn continues(self, before: Self) -> bool {
        matches!(self, Self::Inside(kind) if before.kind() == Some(kind))
    }
}

impl fmt::Display for NameTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outside => f.write_str("O"),
            Self::Begin(kind) => write!(f, "B-{kind}"),
            Self::Inside(kind) => write!(f, "I-{kind}"),
        }
    }
}

impl FromStr for NameTag {
    type Err = UnknownLabel;

    fn from_str(label: &str) -> Result<Self, UnknownLabel> {
        let unknown = || UnknownLabel { label: label.to_owned(), set: "a BIO tag of a name" };
        match label.split_once('-') {
            None if label == "O" => Ok(Self::Outside),
            Some(("B", kind)) => kind.parse().map(Self::Begin).map_err(|_| unknown()),
            Some(("I", kind)) => kind.parse().map(Self::Inside).map_err(|_| unknown()),
            _ => Err(unknown()),
        }
    }
}
