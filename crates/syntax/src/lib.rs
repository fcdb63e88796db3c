//! From text to layout, sentences, words and quotations, for English news.
//!
//! One direction: [`layout`] cuts the page into blocks, [`tokens`] cuts blocks into words, [`sentences`] groups
//! words, [`quotations`] pairs quotation marks. Nothing here knows news beyond the shape of a page.

pub mod annotator;
pub mod boundary;
mod chars;
pub mod conllu;
#[allow(unsafe_code, reason = "vector instructions have no safe form; the only place in the workspace")]
pub mod kernels;
pub mod layout;
pub mod lemmas;
mod links;
mod marks;
pub mod network;
mod numbers;
pub mod proper_names;
pub mod quotations;
pub mod roles;
pub mod sealed;
pub mod sentences;
mod shapes;
pub mod tokens;
pub mod usage;
pub mod weights;
mod words;

use dateline_types::document::TreeError;
use dateline_types::{Document, Span, Tokens};
use kernels::Kernel;
use network::{Network, Worker};
use sealed::SealedError;
use sentences::Splitter;
use weights::Weights;

/// The syntactic stage: immutable, shared by every reader.
#[derive(Clone, Debug)]
pub struct Syntax {
    words: words::Words,
    weights: Weights,
    network: Option<Network>,
    kernel: Kernel,
}

impl Default for Syntax {
    fn default() -> Self {
        Self::built_in()
    }
}

impl Syntax {
    /// The stage with the weights built into the program.
    pub fn built_in() -> Self {
        // Tests read the built-in files; were one damaged all the same, the rules would decide alone and the ledger's
        // header would name no weights, or documents would stay without trees.
        let syntax =
            Self::with_weights(include_bytes!("../weights/en.sentences")).unwrap_or_else(|_| Self::untrained());
        match Network::built_in(include_bytes!("../weights/en.network")) {
            Ok(network) => syntax.with_network(network),
            Err(_) => syntax,
        }
    }

    /// The stage with other weights, in the form of [`weights`].
    ///
    /// # Errors
    /// Where the file is not one of weights, of another format, or damaged.
    pub fn with_weights(file: &[u8]) -> Result<Self, SealedError> {
        Ok(Self { weights: Weights::read(file)?, ..Self::untrained() })
    }

    /// The stage without weights: the rules decide alone.
    pub fn untrained() -> Self {
        Self { words: words::Words::embedded(), weights: Weights::default(), network: None, kernel: Kernel::best() }
    }

    /// With another network, which tags and parses.
    #[must_use]
    pub fn with_network(self, network: Network) -> Self {
        Self { network: Some(network), ..self }
    }

    /// With a kernel of the caller's choice, in the place of the most capable one. What is read stays the same.
    #[must_use]
    pub fn with_kernel(self, kernel: Kernel) -> Self {
        Self { kernel, ..self }
    }

    /// The network, if there is one.
    pub fn network(&self) -> Option<&Network> {
        self.network.as_ref()
    }

    /// The kernel it runs with.
    pub fn kernel(&self) -> Kernel {
        self.kernel
    }

    /// Hash of the weights, for the ledger's header.
    pub fn weights_hash(&self) -> &str {
        self.weights.hash()
    }

    /// Adds the words of one block, a stretch of `text`.
    ///
    /// ```
    /// use dateline_syntax::Syntax;
    /// use dateline_types::{Span, Tokens};
    /// let text = "It didn’t end.";
    /// let mut tokens = Tokens::default();
    /// Syntax::built_in().tokenise(text, Span::at(0, text.len()), &mut tokens);
    /// let words: Vec<&str> = tokens.spans.iter().map(|span| span.of(text)).collect();
    /// assert_eq!(words, ["It", "did", "n’t", "end", "."]);
    /// assert_eq!(tokens.joined, [false, false, true, false, false]);
    /// ```
    pub fn tokenise(&self, text: &str, block: Span, tokens: &mut Tokens) {
        tokens::tokenise(&self.words, text, block, tokens);
    }

    /// A splitter of blocks into sentences.
    pub fn splitter(&self) -> Splitter<'_> {
        Splitter::new(&self.words, &self.weights)
    }

    /// Gives every word of a document its lemma, tags, head and part in a name. Without a network the document stays as
    /// it is. `worker` is memory to be used again, one for each thread.
    ///
    /// # Errors
    /// Where the document's sentences do not hold all its words in their order, as those of [`parse`](Self::parse) do.
    pub fn annotate(&self, worker: &mut Worker, document: &mut Document<'_>) -> Result<(), TreeError> {
        self.network.as_ref().map_or(Ok(()), |network| network.annotate(self.kernel, worker, document))
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
        let mut splitter = self.splitter();
        for block in 0..document.layout.blocks.len() {
            let span = document.layout.blocks[block].span;
            let first = document.tokens.len();
            self.tokenise(text, span, &mut document.tokens);
            done("words");
            splitter.split(text, &document.tokens, first, block as u32, &mut document.sentences);
            done("sentences");
        }
        document.quotations = quotations::pair(text, &document.layout);
        done("quotations");
        document
    }
}
