//! Universal parts of speech.

super::labels! {
    /// The 17 universal parts of speech.
    ///
    /// ```
    /// use dateline_types::Upos;
    /// assert_eq!("PROPN".parse(), Ok(Upos::Propn));
    /// assert_eq!(Upos::Adp.to_string(), "ADP");
    /// ```
    Upos, "a universal part of speech":
    /// Adjective.
    Adj = "ADJ",
    /// Preposition.
    Adp = "ADP",
    /// Adverb.
    Adv = "ADV",
    /// Auxiliary, the copula among them.
    Aux = "AUX",
    /// "and", "or", "but".
    Cconj = "CCONJ",
    /// Article, demonstrative, quantifier before a noun.
    Det = "DET",
    /// "yes", "oh".
    Intj = "INTJ",
    /// Common noun.
    Noun = "NOUN",
    /// Number.
    Num = "NUM",
    /// "not", "to" before a verb, the "'s" of possession.
    Part = "PART",
    /// Pronoun.
    Pron = "PRON",
    /// Proper noun.
    Propn = "PROPN",
    /// Punctuation mark.
    Punct = "PUNCT",
    /// "that", "if", "because" before a clause.
    Sconj = "SCONJ",
    /// "$", "%", "+".
    Sym = "SYM",
    /// Verb.
    Verb = "VERB",
    /// None of these.
    X = "X",
}

impl Upos {
    /// Whether words so tagged carry meaning of their own: nouns, names, verbs, adjectives, adverbs, numbers, pronouns.
    pub const fn is_content(self) -> bool {
        use Upos::*;
        matches!(self, Adj | Adv | Intj | Noun | Num | Pron | Propn | Sym | Verb | X)
    }
}
