//! CoNLL-U in and out: the form in which treebanks and other parsers hold words, tags and trees.
//!
//! [`parse`] takes a file apart into rows of strings, [`texts`] joins rows to texts, [`document`] and [`replace`] make
//! rows the analysis of a text, and [`write`] prints an analysis.
//!
//! White space is written in UDPipe's way (`SpacesAfter=\n\n` where it is not one blank), so that what [`write`] prints
//! gives back the very text, and offsets into one are offsets into the other.
//!
//! ```
//! use dateline_syntax::conllu;
//! let file = "\
//! 1\tTalks\ttalk\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
//! 2\tfailed\tfail\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No
//! 3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
//! ";
//! let sentences = conllu::parse(file)?;
//! let document = conllu::document("Talks failed.", &sentences)?;
//! let root = document.tree().and_then(|tree| tree.root(0));
//! assert_eq!(root.map(|word| word.lemma()), Some("fail"));
//! # Ok::<(), conllu::ConlluError>(())
//! ```

mod align;
mod read;
mod rows;
mod spaces;
mod texts;
mod write;

pub use read::{document, replace};
pub use rows::{Begins, Id, Row, Sentence, parse};
pub use texts::{Text, texts};
pub use write::write;

/// What is wrong with a CoNLL-U file, and in which line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct ConlluError {
    /// Counted from 1.
    pub line: usize,
    /// In words, with what to do where that is not plain.
    pub what: String,
}

impl ConlluError {
    fn at(line: usize, what: impl Into<String>) -> Self {
        Self { line, what: what.into() }
    }
}
