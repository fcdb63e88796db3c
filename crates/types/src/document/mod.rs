//! A report's text taken apart: blocks, sentences, words, quotations, trees. All spans are bytes of the report's text.

mod analysis;
mod layers;
mod maker;
mod page;
mod proper_names;
mod roles;
mod tokens;
mod tree;

pub use analysis::{Analysis, TreeError};
pub use layers::{Head, Layers, Row, Strings};
pub use maker::Maker;
pub use page::{Block, BlockKind, Dateline, Layout, Quotation};
pub use proper_names::{ProperName, ProperNames};
pub use roles::{Argument, Means, Role, Roles};
pub use tokens::Tokens;
pub use tree::{Tree, Word};

use crate::Span;
use std::ops::Range;

/// A text with its layout, words, sentences and, where it was parsed, trees.
#[derive(Clone, Debug, Default)]
pub struct Document<'t> {
    /// The report's text, untouched.
    pub text: &'t str,
    /// Blocks and the facts of the page.
    pub layout: Layout,
    /// Sentences in reading order; each lies in one block, and together they hold every word.
    pub sentences: Vec<Sentence>,
    /// Words in reading order.
    pub tokens: Tokens,
    /// Stretches in quotation marks, in reading order; nested ones follow the one that holds them.
    pub quotations: Vec<Quotation>,
    /// Lemmas, tags, trees and name tags of all words; none before the document was parsed. Read it by
    /// [`tree`](Self::tree), set it by [`set_layers`](Self::set_layers).
    pub analysis: Option<Analysis>,
    /// Who made words and trees, where it was not the built-in stage.
    pub made_by: Option<Maker>,
}

impl<'t> Document<'t> {
    /// The characters of word `index`.
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens.spans.get(index).map_or("", |span| span.of(self.text))
    }

    /// Whether the document was parsed.
    pub fn has_tree(&self) -> bool {
        self.analysis.is_some()
    }

    /// The trees of the document's sentences; none before it was parsed.
    pub fn tree(&self) -> Option<Tree<'_>> {
        self.analysis.as_ref().map(|analysis| Tree::new(self, analysis))
    }

    /// Takes rows for all words, checks and links them; an earlier analysis is replaced.
    ///
    /// # Errors
    /// Where the rows are not one tree for each sentence; the document is then left as it was.
    pub fn set_layers(&mut self, layers: Layers) -> Result<(), TreeError> {
        self.analysis = Some(Analysis::new(layers, &self.sentences)?);
        Ok(())
    }
}

/// One sentence: its words and its block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first word's first byte to the last word's last.
    pub span: Span,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// Index into [`Layout::blocks`].
    pub block: u32,
}

impl Sentence {
    /// Indices of its words, as slices count them.
    pub fn words(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }
}
