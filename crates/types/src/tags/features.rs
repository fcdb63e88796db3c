//! Morphological features of a word, packed into one number.

use super::UnknownLabel;
use std::fmt;
use std::str::FromStr;

/// One kind of feature: where its value lies in the number and how its values are spelt.
struct Field {
    name: &'static str,
    shift: u32,
    values: &'static [&'static str],
}

impl Field {
    /// Values and "none" fit this mask.
    const fn mask(&self) -> u64 {
        (self.values.len() as u64 + 1).next_power_of_two() - 1
    }
}

/// The features of a word, as in the FEATS column: none, one or several `Name=Value`.
///
/// ```
/// use dateline_types::tags::{Features, Number, Tense};
/// let said: Features = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin".parse()?;
/// assert_eq!(said.tense(), Some(Tense::Past));
/// assert_eq!(said.number(), Some(Number::Sing));
/// assert!(!said.is_passive());
/// assert_eq!(Features::default().to_string(), "_");
/// # Ok::<(), dateline_types::tags::UnknownLabel>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Features(u64);

impl Features {
    fn field(self, field: &Field) -> usize {
        ((self.0 >> field.shift) & field.mask()) as usize
    }

    fn set(&mut self, field: &Field, value: usize) {
        self.0 = (self.0 & !(field.mask() << field.shift)) | ((value as u64) << field.shift);
    }

    /// Whether the word has none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Reads what is known of a FEATS column of another release or tool, and leaves out what is not.
    ///
    /// ```
    /// use dateline_types::tags::Features;
    /// assert_eq!(Features::nearest("Aspect=Prog|Tense=Pres").to_string(), "Tense=Pres");
    /// ```
    pub fn nearest(column: &str) -> Self {
        let mut features = Self::default();
        for pair in column.split('|') {
            features.add(pair);
        }
        features
    }

    /// Whether all values of `others` are among these.
    ///
    /// ```
    /// use dateline_types::tags::Features;
    /// let said: Features = "Mood=Ind|Tense=Past|VerbForm=Fin".parse()?;
    /// assert!(said.has("Tense=Past".parse()?));
    /// assert!(!said.has("Tense=Pres".parse()?));
    /// # Ok::<(), dateline_types::tags::UnknownLabel>(())
    /// ```
    pub fn has(self, others: Self) -> bool {
        FIELDS.iter().all(|field| others.field(field) == 0 || others.field(field) == self.field(field))
    }

    /// Every feature of the English set by its name, with the spellings of its values.
    pub fn all() -> impl ExactSizeIterator<Item = (&'static str, &'static [&'static str])> {
        FIELDS.iter().map(|field| (field.name, field.values))
    }

    /// Adds one `Name=Value`; false where the English set has no such feature.
    fn add(&mut self, pair: &str) -> bool {
        let Some((name, value)) = pair.split_once('=') else { return false };
        let Some(field) = FIELDS.iter().find(|field| field.name == name) else { return false };
        let Some(value) = field.values.iter().position(|v| *v == value) else { return false };
        self.set(field, value + 1);
        true
    }
}

impl fmt::Display for Features {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("_");
        }
        let mut between = "";
        for field in FIELDS {
            if let Some(value) = self.field(field).checked_sub(1).and_then(|value| field.values.get(value)) {
                write!(f, "{between}{}={value}", field.name)?;
                between = "|";
            }
        }
        Ok(())
    }
}

impl FromStr for Features {
    type Err = UnknownLabel;

    fn from_str(column: &str) -> Result<Self, UnknownLabel> {
        let mut features = Self::default();
        for pair in column.split('|').filter(|_| column != "_") {
            if !features.add(pair) {
                return Err(UnknownLabel { label: pair.to_owned(), set: "a UD English feature" });
            }
        }
        Ok(features)
    }
}

/// Declares the fields in the order in which UD prints them, an enum for each with several values, and its accessors.
macro_rules! features {
    ($($name:ident $spelling:literal at $shift:literal: $get:ident $with:ident [$($(#[$doc:meta])+ $value:ident = $label:literal),+];)+) => {
        $(
            #[doc = concat!("Values of the feature `", $spelling, "`.")]
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $name { $($(#[$doc])+ $value,)+ }

            impl Features {
                #[doc = concat!("The value of `", $spelling, "`.")]
                pub fn $get(self) -> Option<$name> {
                    const VALUES: &[$name] = &[$($name::$value),+];
                    self.field(&fields::$name).checked_sub(1).and_then(|value| VALUES.get(value)).copied()
                }

                #[doc = concat!("The same features with this value of `", $spelling, "`.")]
                pub fn $with(mut self, value: $name) -> Self {
                    self.set(&fields::$name, value as usize + 1);
                    self
                }
            }
        )+
        #[allow(non_upper_case_globals, reason = "named like the type of its values")]
        mod fields {
            use super::Field;
            $(pub(super) const $name: Field = Field { name: $spelling, shift: $shift, values: &[$($label),+] };)+
        }
    };
}

features! {
    Case "Case" at 1: case with_case [
        /// "they", "I".
        Nom = "Nom", /** "them", "me". */ Acc = "Acc", /** "their", "'s". */ Gen = "Gen"];
    Definite "Definite" at 3: definite with_definite [/** "the". */ Def = "Def", /** "a". */ Ind = "Ind"];
    Degree "Degree" at 5: degree with_degree [
        /** "large". */ Pos = "Pos", /** "larger". */ Cmp = "Cmp", /** "largest". */ Sup = "Sup"];
    Gender "Gender" at 11: gender with_gender [
        /** "she". */ Fem = "Fem", /** "he". */ Masc = "Masc", /** "it". */ Neut = "Neut",
        /** Either of the two. */ FemMasc = "Fem,Masc"];
    Mood "Mood" at 14: mood with_mood [
        /** Statement or question. */ Ind = "Ind", /** Order. */ Imp = "Imp", /** Subjunctive. */ Sub = "Sub"];
    Number "Number" at 16: number with_number [
        /** One. */ Sing = "Sing", /** Several. */ Plur = "Plur", /** Plural in form: "talks", "trousers". */ Ptan = "Ptan"];
    NumForm "NumForm" at 18: num_form with_num_form [
        /** "12". */ Digit = "Digit", /** "twelve". */ Word = "Word", /** "XII". */ Roman = "Roman",
        /** "12th", "1970s". */ Combi = "Combi"];
    NumType "NumType" at 21: num_type with_num_type [
        /** "two". */ Card = "Card", /** "second". */ Ord = "Ord", /** "half". */ Frac = "Frac",
        /** "twice". */ Mult = "Mult"];
    Person "Person" at 24: person with_person [
        /** "I", "we". */ First = "1", /** "you". */ Second = "2", /** "they", "says". */ Third = "3"];
    Polarity "Polarity" at 26: polarity with_polarity [/** "not". */ Neg = "Neg", /** "yes". */ Pos = "Pos"];
    PronType "PronType" at 29: pron_type with_pron_type [
        /** "the". */ Art = "Art", /** "this". */ Dem = "Dem", /** "himself", for emphasis. */ Emp = "Emp",
        /** "some". */ Ind = "Ind", /** "who?". */ Int = "Int", /** "no". */ Neg = "Neg", /** "he". */ Prs = "Prs",
        /** "each other". */ Rcp = "Rcp", /** "which". */ Rel = "Rel", /** "all". */ Tot = "Tot"];
    Style "Style" at 34: style with_style [
        /** Archaic. */ Arch = "Arch", /** Colloquial. */ Coll = "Coll", /** Expressive. */ Expr = "Expr",
        /** Slang. */ Slng = "Slng", /** Vernacular. */ Vrnc = "Vrnc"];
    Tense "Tense" at 37: tense with_tense [/** "went". */ Past = "Past", /** "goes". */ Pres = "Pres"];
    VerbForm "VerbForm" at 40: verb_form with_verb_form [
        /** "goes", "went". */ Fin = "Fin", /** "going". */ Ger = "Ger", /** "to go". */ Inf = "Inf",
        /** "gone", "going". */ Part = "Part"];
}

const YES: &[&str] = &["Yes"];

macro_rules! marks {
    ($($constant:ident $spelling:literal at $shift:literal: $is:ident, $doc:literal;)+) => {
        $(const $constant: Field = Field { name: $spelling, shift: $shift, values: YES };)+
        impl Features {
            $(#[doc = $doc] pub fn $is(self) -> bool { self.field(&$constant) != 0 })+
        }
    };
}

marks! {
    ABBR "Abbr" at 0: is_abbreviated, "Whether the word is abbreviated: `Abbr=Yes`.";
    FOREIGN "Foreign" at 10: is_foreign, "Whether the word is of another language: `Foreign=Yes`.";
    POSS "Poss" at 28: is_possessive, "Whether the word is a possessive pronoun: `Poss=Yes`.";
    REFLEX "Reflex" at 33: is_reflexive, "Whether the word is a reflexive pronoun: `Reflex=Yes`.";
    TYPO "Typo" at 39: is_misspelt, "Whether the word is misspelt: `Typo=Yes`.";
}

/// The part of speech that a set phrase has as a whole, on its first word.
const EXT_POS: Field =
    Field { name: "ExtPos", shift: 7, values: &["ADP", "ADV", "CCONJ", "PRON", "PROPN", "SCONJ", "DET"] };
const VOICE: Field = Field { name: "Voice", shift: 43, values: &["Pass"] };

impl Features {
    /// The part of speech that a set phrase ("because of") has as a whole, on its first word: `ExtPos`.
    pub fn ext_pos(self) -> Option<super::Upos> {
        self.field(&EXT_POS).checked_sub(1).and_then(|value| EXT_POS.values.get(value))?.parse().ok()
    }

    /// Whether the word is a participle of the passive: `Voice=Pass`.
    pub fn is_passive(self) -> bool {
        self.field(&VOICE) != 0
    }
}

/// In the order in which UD prints them: alphabetical, capitals aside.
const FIELDS: &[Field] = &[
    ABBR,
    fields::Case,
    fields::Definite,
    fields::Degree,
    EXT_POS,
    FOREIGN,
    fields::Gender,
    fields::Mood,
    fields::Number,
    fields::NumForm,
    fields::NumType,
    fields::Person,
    fields::Polarity,
    POSS,
    fields::PronType,
    REFLEX,
    fields::Style,
    fields::Tense,
    TYPO,
    fields::VerbForm,
    VOICE,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_overlap() {
        let mut taken = 0u64;
        for field in FIELDS {
            let bits = field.mask() << field.shift;
            assert_eq!(taken & bits, 0, "{} overlaps another", field.name);
            taken |= bits;
        }
    }

    #[test]
    fn every_value_is_read_as_it_is_written() {
        for field in FIELDS {
            for value in field.values {
                let pair = format!("{}={value}", field.name);
                assert_eq!(pair.parse::<Features>().unwrap().to_string(), pair);
            }
        }
    }

    #[test]
    fn order_is_that_of_ud_whatever_the_order_read() {
        let features: Features = "NumType=Card|NumForm=Combi|Number=Ptan".parse().unwrap();
        assert_eq!(features.to_string(), "Number=Ptan|NumForm=Combi|NumType=Card");
        assert!(FIELDS.windows(2).all(|two| two[0].name.to_lowercase() < two[1].name.to_lowercase()));
    }

    #[test]
    fn accessors_agree_with_the_spelling() {
        let features: Features =
            "Case=Gen|ExtPos=ADP|Gender=Fem|PronType=Tot|VerbForm=Part|Voice=Pass".parse().unwrap();
        assert_eq!(features.case(), Some(Case::Gen));
        assert_eq!(features.ext_pos(), Some(super::super::Upos::Adp));
        assert_eq!(features.gender(), Some(Gender::Fem));
        assert_eq!(features.pron_type(), Some(PronType::Tot));
        assert_eq!(features.verb_form(), Some(VerbForm::Part));
        assert!(features.is_passive() && !features.is_foreign());
        assert_eq!(Features::default().with_tense(Tense::Pres).to_string(), "Tense=Pres");
    }

    #[test]
    fn unknown_features_are_named() {
        assert_eq!("Aspect=Perf".parse::<Features>().unwrap_err().label, "Aspect=Perf");
        assert_eq!("Tense=Fut".parse::<Features>().unwrap_err().label, "Tense=Fut");
        assert!("".parse::<Features>().is_err());
    }
}
