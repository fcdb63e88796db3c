//! Penn Treebank tags, as extended for web text in UD English.

super::labels! {
    /// The Penn Treebank tags as UD English uses them.
    ///
    /// ```
    /// use dateline_types::Xpos;
    /// assert_eq!("PRP$".parse(), Ok(Xpos::PrpPoss));
    /// assert_eq!(Xpos::OpenQuote.as_str(), "``");
    /// ```
    Xpos, "a Penn Treebank tag":
    /// No tag: a given tree had none, or one of another set.
    None = "_",
    /// Address on the net: URL, e-mail, account.
    Add = "ADD",
    /// Prefix standing alone: "post" in "post - war".
    Afx = "AFX",
    /// Coordinating conjunction.
    Cc = "CC",
    /// Cardinal number.
    Cd = "CD",
    /// Determiner.
    Dt = "DT",
    /// "there" of existence.
    Ex = "EX",
    /// Foreign word.
    Fw = "FW",
    /// Part of a word that is written apart.
    Gw = "GW",
    /// Hyphen within a word.
    Hyph = "HYPH",
    /// Preposition or subordinating conjunction.
    In = "IN",
    /// Adjective.
    Jj = "JJ",
    /// Adjective, comparative.
    Jjr = "JJR",
    /// Adjective, superlative.
    Jjs = "JJS",
    /// Mark of a list item.
    Ls = "LS",
    /// Modal verb.
    Md = "MD",
    /// Superfluous punctuation.
    Nfp = "NFP",
    /// Noun, singular or mass.
    Nn = "NN",
    /// Proper noun, singular.
    Nnp = "NNP",
    /// Proper noun, plural.
    Nnps = "NNPS",
    /// Noun, plural.
    Nns = "NNS",
    /// Predeterminer: "all" in "all the".
    Pdt = "PDT",
    /// The ending of possession.
    Pos = "POS",
    /// Personal pronoun.
    Prp = "PRP",
    /// Possessive pronoun.
    PrpPoss = "PRP$",
    /// Adverb.
    Rb = "RB",
    /// Adverb, comparative.
    Rbr = "RBR",
    /// Adverb, superlative.
    Rbs = "RBS",
    /// Particle: "up" in "blew up".
    Rp = "RP",
    /// Symbol.
    Sym = "SYM",
    /// "to".
    To = "TO",
    /// Interjection.
    Uh = "UH",
    /// Verb, base form.
    Vb = "VB",
    /// Verb, past.
    Vbd = "VBD",
    /// Verb, "-ing" form.
    Vbg = "VBG",
    /// Verb, past participle.
    Vbn = "VBN",
    /// Verb, present, not third person singular.
    Vbp = "VBP",
    /// Verb, present, third person singular.
    Vbz = "VBZ",
    /// "which", "what", "that" before a noun or a relative clause.
    Wdt = "WDT",
    /// "who", "what".
    Wp = "WP",
    /// "whose".
    WpPoss = "WP$",
    /// "where", "when", "how", "why".
    Wrb = "WRB",
    /// Currency sign.
    Currency = "$",
    /// Opening quotation mark.
    OpenQuote = "``",
    /// Closing quotation mark.
    CloseQuote = "''",
    /// Opening bracket.
    OpenBracket = "-LRB-",
    /// Closing bracket.
    CloseBracket = "-RRB-",
    /// Comma.
    Comma = ",",
    /// Colon, semicolon, dash.
    Colon = ":",
    /// Mark that ends a sentence.
    Stop = ".",
}
