//! From text to layout, sentences, words and quotations, for English news.
//!
//! One direction: [`layout`] cuts the page into blocks, [`tokens`] cuts blocks into words, [`sentences`] groups
//! words, [`quotations`] pairs quotation marks. Nothing here knows news beyond the shape of a page.

mod chars;
pub mod layout;
mod links;
mod marks;
mod numbers;
pub mod quotations;
pub mod sentences;
pub mod tokens;
mod words;

use dateline_types::Document;

/// The syntactic stage: immutable, shared by every reader.
#[derive(Clone, Debug)]
pub struct Syntax {
    words: words::Words,
}

impl Default for Syntax {
    fn default() -> Self {
        Self::built_in()
    }
}

impl Syntax {
    /// The stage with the weights built into the program.
    pub fn built_in() -> Self {
        Self { words: words::Words::embedded() }
    }

    /// Hash of the weights, for the ledger's header.
    pub fn weights_hash(&self) -> &str {
        ""
    }

    /// Takes a text apart.
    pub fn parse<'t>(&self, text: &'t str) -> Document<'t> {
        self.parse_watched(text, &mut |_| {})
    }

    /// Takes a text apart and calls `done` with a step's name after each piece of it (words and sentences come block
    /// by block), for callers who have a clock.
    pub fn parse_watched<'t>(&self, text: &'t str, done: &mut dyn FnMut(&'static str)) -> Document<'t> {
        let layout = layout::read(text);
        done("layout");
        let mut document = Document { text, layout, ..Document::default() };
        for block in 0..document.layout.blocks.len() {
            let span = document.layout.blocks[block].span;
            let first = document.tokens.len();
            tokens::tokenise(&self.words, text, span, &mut document.tokens);
            done("words");
            sentences::split(&self.words, text, &document.tokens, first, block as u32, &mut document.sentences);
            done("sentences");
        }
        document.quotations = quotations::pair(text, &document.layout);
        done("quotations");
        document
    }
}
