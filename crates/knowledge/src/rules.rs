//! The rules built into the program, as text: name and content of each file, in the order in which they are compiled.
//!
//! They are kept here with the other knowledge; what compiles them is `dateline-rules`, which this crate does not know.

/// Rules of attribution.
pub const STATEMENTS: &[(&str, &str)] = &[
    ("statements/1-clauses.rules", include_str!("../data/rules/statements/1-clauses.rules")),
    ("statements/2-phrases.rules", include_str!("../data/rules/statements/2-phrases.rules")),
    ("statements/3-according.rules", include_str!("../data/rules/statements/3-according.rules")),
    ("statements/4-nouns.rules", include_str!("../data/rules/statements/4-nouns.rules")),
    ("statements/5-naming.rules", include_str!("../data/rules/statements/5-naming.rules")),
    ("statements/6-prepositions.rules", include_str!("../data/rules/statements/6-prepositions.rules")),
    ("statements/7-silence.rules", include_str!("../data/rules/statements/7-silence.rules")),
    ("statements/8-verbs.rules", include_str!("../data/rules/statements/8-verbs.rules")),
    ("statements/9-rows.rules", include_str!("../data/rules/statements/9-rows.rules")),
    ("statements/10-misread.rules", include_str!("../data/rules/statements/10-misread.rules")),
];

/// Rules of events: constructions that no word alone makes one.
pub const EVENTS: &[(&str, &str)] = &[
    ("events/1-speech.rules", include_str!("../data/rules/events/1-speech.rules")),
    ("events/2-acts.rules", include_str!("../data/rules/events/2-acts.rules")),
    ("events/3-phrases.rules", include_str!("../data/rules/events/3-phrases.rules")),
];
