//! What a word can be called: the closed label sets of Universal Dependencies English, one byte or one number each.
//!
//! The sets are those of the training treebanks (UD English EWT and GUM, release 2.16). Every label prints and parses
//! in the spelling of those treebanks.

mod features;
mod name;
mod relation;
mod upos;
mod xpos;

pub use features::{
    Case, Definite, Degree, Features, Gender, Mood, NumForm, NumType, Number, Person, Polarity, PronType, Style, Tense,
    VerbForm,
};
pub use name::{NameKind, NameTag};
pub use relation::Relation;
pub use upos::Upos;
pub use xpos::Xpos;

/// A word that is not a label of its set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{label:?} is not {set}")]
pub struct UnknownLabel {
    /// What stood there.
    pub label: String,
    /// The set, with its article: "a UD relation".
    pub set: &'static str,
}

/// A closed set of labels with their spellings.
macro_rules! labels {
    ($(#[$meta:meta])* $name:ident, $set:literal: $($(#[$doc:meta])+ $variant:ident = $spelling:literal,)+) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name {
            $($(#[$doc])+ $variant,)+
        }

        impl $name {
            /// All of them, each at its [`index`](Self::index).
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its place in [`ALL`](Self::ALL).
            pub const fn index(self) -> usize {
                self as usize
            }

            /// Its spelling.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $spelling,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::tags::UnknownLabel;

            fn from_str(label: &str) -> Result<Self, Self::Err> {
                match label {
                    $($spelling => Ok(Self::$variant),)+
                    _ => Err($crate::tags::UnknownLabel { label: label.to_owned(), set: $set }),
                }
            }
        }
    };
}
use labels;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_read_as_it_is_written() {
        for label in Upos::ALL {
            assert_eq!(label.as_str().parse(), Ok(*label));
        }
        for label in Xpos::ALL {
            assert_eq!(label.as_str().parse(), Ok(*label));
        }
        for label in Relation::ALL {
            assert_eq!(label.as_str().parse(), Ok(*label));
        }
        for (index, kind) in NameKind::ALL.iter().enumerate() {
            assert_eq!(kind.index(), index);
            assert_eq!(kind.as_str().parse(), Ok(*kind));
        }
    }

    #[test]
    fn an_unknown_label_says_of_what() {
        let error = "VRB".parse::<Upos>().unwrap_err();
        assert_eq!(error.to_string(), "\"VRB\" is not a universal part of speech");
    }
}
