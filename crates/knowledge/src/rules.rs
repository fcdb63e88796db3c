//! The rules built into the program, as text: name and content of each file, in the order in which they are compiled.
//!
//! They are kept here with the other knowledge; what compiles them is `dateline-rules`, which this crate does not know.

/// Rules of attribution.
pub const STATEMENTS: &[(&str, &str)] = &[
    ("statements/1-clauses.rules", include_str!("../data/rules/statements/1-clauses.rules")),
    ("statements/2-phrases.rules", include_str!("../data/rules/statements/2-phrases.rules")),
    ("statements/3-according.rules", include_str!("../data/rules/statements/3-according.rules")),
    ("statements/4-nouns.rules", include_str!("../data/rules/statements/4-nouns.rules")),
];
