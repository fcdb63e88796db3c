//! Sentences of a block: words grouped at full stops, question and exclamation marks, with the quotation marks and
//! brackets that close after them. Where rules leave a choice, the weights make it.

use crate::boundary::{Block, FEATURES, State};
use crate::weights::Weights;
use crate::words::Words;
use dateline_types::{Sentence, Tokens};

/// What the hand-written verdict counts against the weights.
pub const VERDICT: i32 = 64;

/// A sentence is never longer, so that no stage after this one meets an endless one. In words.
pub const LONGEST: usize = 2000;

/// Cuts blocks into sentences, keeping its memory from block to block.
#[derive(Clone, Debug)]
pub struct Splitter<'a> {
    words: &'a Words,
    weights: &'a Weights,
    block: Block,
}

impl<'a> Splitter<'a> {
    /// A splitter over the lists and weights of a [`Syntax`](crate::Syntax).
    pub(crate) fn new(words: &'a Words, weights: &'a Weights) -> Self {
        Self { words, weights, block: Block::default() }
    }

    /// Groups the words from `first` on, which are block number `block`, into sentences.
    pub(crate) fn split(
        &mut self,
        text: &str,
        tokens: &Tokens,
        first: usize,
        block: u32,
        sentences: &mut Vec<Sentence>,
    ) {
        self.block.read(self.words, text, tokens, first);
        let mut state = State::default();
        let mut features = [0; FEATURES];
        for at in 0..self.block.len() {
            let last = at + 1 == self.block.len();
            state.read(&self.block, at);
            let long = at + 1 - state.start >= LONGEST;
            if last || long || (self.block.possible(at) && self.ends(at, &state, &mut features)) {
                let (from, to) = (first + state.start, first + at + 1);
                let span = tokens.spans[from].join(tokens.spans[to - 1]);
                sentences.push(Sentence { span, tokens: from as u32..to as u32, block });
                state.end(&self.block, at);
            }
        }
    }

    fn ends(&self, at: usize, state: &State, features: &mut [u32; FEATURES]) -> bool {
        self.block.features(at, state, features);
        let verdict = if self.block.verdict(at) { VERDICT } else { -VERDICT };
        verdict + self.weights.sum(features) > 0
    }

    /// The choices of a block whose sentences are known, for training: calls `learn` with each possible place's
    /// features, verdict and whether a sentence ends there. `ends` holds the last words of the sentences, counted
    /// from `first`.
    pub fn choices(
        &mut self,
        text: &str,
        tokens: &Tokens,
        first: usize,
        ends: &dyn Fn(usize) -> bool,
        learn: &mut dyn FnMut(&[u32; FEATURES], bool, bool),
    ) {
        self.block.read(self.words, text, tokens, first);
        let mut state = State::default();
        let mut features = [0; FEATURES];
        for at in 0..self.block.len().saturating_sub(1) {
            state.read(&self.block, at);
            if self.block.possible(at) {
                self.block.features(at, &state, &mut features);
                learn(&features, self.block.verdict(at), ends(at));
            }
            if ends(at) {
                state.end(&self.block, at);
            }
        }
    }
}
