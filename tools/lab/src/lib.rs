//! Training and scoring; never linked into the program.

pub use dateline_syntax::conllu;

pub mod conllu_score;
pub mod entities;
pub mod evaluation;
pub mod lemmatiser;
pub mod parser;
pub mod perceptron;
pub mod prose;
pub mod raw;
pub mod silver;
pub mod splitter;
pub mod statements;
pub mod texts;
pub mod vectors;
