//! Training and scoring; never linked into the program.

pub mod conllu;
pub mod conllu_score;
pub mod texts;
