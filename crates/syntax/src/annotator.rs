//! Annotators of the user's own: heavier parsers and taggers whose words, trees and names take the place of ours.
//!
//! An [`Annotator`] is handed documents in batches, as large as its caller likes, so that one that runs on a graphics
//! card can fill it. Each document has its text, layout, quotations, words and sentences. The annotator gives it layers
//! ([`Document::set_layers`]), or, where it has words of its own, replaces those too ([`crate::conllu::replace`]); either
//! way they are checked to be trees before any rule leans on them. Annotators may fail, reading may not: a document that
//! was left without trees keeps its words, and the caller decides whether to go on without trees.
//!
//! [`Syntax`] is the annotator that is built in. Call any of them by [`annotate`], which writes into each document who made its trees; the ledger's `made_by` repeats it.
//!
//! An annotator that takes trees from a CoNLL-U file, by the text of their document:
//!
//! ```
//! use dateline_syntax::annotator::{Annotator, Trouble, annotate};
//! use dateline_syntax::{Syntax, conllu};
//! use dateline_types::Document;
//! use dateline_types::document::Maker;
//! use std::collections::HashMap;
//!
//! struct Treebank {
//!     maker: Maker,
//!     by_text: HashMap<String, Vec<conllu::Sentence>>,
//! }
//!
//! impl Treebank {
//!     fn new(file: &str) -> Result<Self, conllu::ConlluError> {
//!         let sentences = conllu::parse(file)?;
//!         let texts = conllu::texts(&sentences).into_iter();
//!         let by_text = texts.map(|text| (text.text, sentences[text.sentences].to_vec())).collect();
//!         Ok(Self { maker: Maker::of("our treebank", file), by_text })
//!     }
//! }
//!
//! impl Annotator for Treebank {
//!     fn maker(&self) -> Maker {
//!         self.maker.clone()
//!     }
//!
//!     fn annotate(&self, batch: &mut [Document<'_>], troubles: &mut Vec<Trouble>) {
//!         for (index, document) in batch.iter_mut().enumerate() {
//!             let done = match self.by_text.get(document.text) {
//!                 Some(sentences) => conllu::replace(document, sentences).map_err(|error| error.to_string()),
//!                 None => Err("no such text in the treebank".to_owned()),
//!             };
//!             troubles.extend(done.err().map(|what| Trouble { document: index, what }));
//!         }
//!     }
//! }
//!
//! let file = "1\tTalks\ttalk\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2\tfailed\tfail\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n";
//! let syntax = Syntax::built_in();
//! let mut batch = [syntax.parse("Talks failed"), syntax.parse("Talks went on")];
//! let troubles = annotate(&Treebank::new(file)?, &mut batch);
//! assert!(batch[0].has_tree());
//! assert_eq!(batch[0].made_by.as_ref().map(|maker| maker.name.as_str()), Some("our treebank"));
//! assert_eq!(troubles[0].document, 1);
//! # Ok::<(), conllu::ConlluError>(())
//! ```

use crate::Syntax;
use crate::network::{Network, Worker};
use dateline_types::document::{Document, Maker, TreeError};

/// Gives documents their lemmas, tags, trees and names.
///
/// The same text must get the same layers, whatever batch it comes in; ledgers rely on it.
pub trait Annotator: Send + Sync {
    /// Its name and the hash of what it works with, for the ledger.
    fn maker(&self) -> Maker;

    /// Annotates every document of a batch, and names those it could not. Documents come without trees.
    fn annotate(&self, batch: &mut [Document<'_>], troubles: &mut Vec<Trouble>);
}

/// Why a document of a batch has no trees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Index in the batch.
    pub document: usize,
    /// What went wrong, as a plain clause.
    pub what: String,
}

/// The built-in annotator: the network of the stage, if it has one.
impl Annotator for Syntax {
    fn maker(&self) -> Maker {
        let hash = self.network().map_or("", Network::hash);
        Maker { name: "dateline".to_owned(), hash: hash.to_owned() }
    }

    fn annotate(&self, batch: &mut [Document<'_>], troubles: &mut Vec<Trouble>) {
        let mut worker = Worker::default();
        for (index, document) in batch.iter_mut().enumerate() {
            let trouble = |error: TreeError| Trouble { document: index, what: error.to_string() };
            troubles.extend(self.annotate(&mut worker, document).err().map(trouble));
        }
    }
}

/// Has a batch annotated: trees of before are dropped, those made are signed, and every document left without trees is
/// among the troubles, in the order of the batch.
pub fn annotate(annotator: &dyn Annotator, batch: &mut [Document<'_>]) -> Vec<Trouble> {
    let maker = annotator.maker();
    for document in &mut *batch {
        document.analysis = None;
        document.made_by = None;
    }
    let mut troubles = Vec::new();
    annotator.annotate(batch, &mut troubles);
    for (index, document) in batch.iter_mut().enumerate() {
        if document.has_tree() {
            document.made_by = Some(maker.clone());
        } else if !troubles.iter().any(|trouble| trouble.document == index) {
            troubles.push(Trouble { document: index, what: format!("{} gave it no trees", maker.name) });
        }
    }
    troubles.retain(|trouble| trouble.document < batch.len());
    troubles.sort_by_key(|trouble| trouble.document);
    troubles
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Silent;

    impl Annotator for Silent {
        fn maker(&self) -> Maker {
            Maker::of("silent", "")
        }

        fn annotate(&self, _: &mut [Document<'_>], troubles: &mut Vec<Trouble>) {
            troubles.push(Trouble { document: 1, what: "said so".to_owned() });
            troubles.push(Trouble { document: 9, what: "of no document".to_owned() });
        }
    }

    #[test]
    fn whoever_is_left_without_trees_is_named() {
        let syntax = Syntax::untrained();
        let mut batch = [syntax.parse("One."), syntax.parse("Two."), syntax.parse("Three.")];
        let troubles = annotate(&Silent, &mut batch);
        let told: Vec<(usize, &str)> = troubles.iter().map(|t| (t.document, t.what.as_str())).collect();
        assert_eq!(told, [(0, "silent gave it no trees"), (1, "said so"), (2, "silent gave it no trees")]);
        assert!(batch.iter().all(|document| document.made_by.is_none() && !document.has_tree()));
    }
}
