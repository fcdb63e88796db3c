//! Sentences of a block: words grouped at full stops, question and exclamation marks, with the quotation marks and
//! brackets that close after them. Where rules leave a choice, the weights make it.

use crate::boundary::{Block, FEATURES, Place, State};
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
    pub fn split(&mut self, text: &str, tokens: &Tokens, first: usize, block: u32, sentences: &mut Vec<Sentence>) {
        self.block.read(self.words, self.weights.usage(), text, tokens, first);
        let mut state = State::default();
        let mut features = [0; FEATURES];
        for at in 0..self.block.len() {
            let last = at + 1 == self.block.len();
            state.read(&self.block, at);
            let long = at + 1 - state.start >= LONGEST;
            if last || long || (self.block.possible(at, &state) && self.ends(at, &state, &mut features)) {
                let (from, to) = (first + state.start, first + at + 1);
                let span = tokens.spans[from].join(tokens.spans[to - 1]);
                sentences.push(Sentence { span, tokens: from as u32..to as u32, block });
                state.end(&self.block, at);
            }
        }
    }

    fn ends(&self, at: usize, state: &State, features: &mut [u32; FEATURES]) -> bool {
        if self.block.certain(at) {
            return true;
        }
        self.block.features(at, state, features);
        let verdict = if self.block.verdict(at) { VERDICT } else { -VERDICT };
        verdict + self.weights.sum(features) > 0
    }

    /// The places of a block whose sentences are known, for training: calls `learn` with each one that the rules do
    /// not rule out. `ends` tells the last words of the sentences, counted from `first`.
    pub fn places(
        &mut self,
        text: &str,
        tokens: &Tokens,
        first: usize,
        ends: &dyn Fn(usize) -> bool,
        learn: &mut dyn FnMut(Place),
    ) {
        self.block.read(self.words, self.weights.usage(), text, tokens, first);
        let mut state = State::default();
        let mut features = [0; FEATURES];
        for at in 0..self.block.len().saturating_sub(1) {
            state.read(&self.block, at);
            if self.block.possible(at, &state) {
                self.block.features(at, &state, &mut features);
                let verdict = self.block.verdict(at);
                learn(Place { at, features, verdict, ends: ends(at) });
            }
            if ends(at) {
                state.end(&self.block, at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Syntax;
    use dateline_types::{Span, Tokens};

    /// The sentences of `text` as one block.
    fn cut(syntax: &Syntax, text: &str) -> Vec<String> {
        let mut tokens = Tokens::default();
        syntax.tokenise(text, Span::at(0, text.len()), &mut tokens);
        let mut sentences = Vec::new();
        syntax.splitter().split(text, &tokens, 0, 0, &mut sentences);
        let mut next = 0;
        for sentence in &sentences {
            assert_eq!(sentence.tokens.start, next, "sentences cover the words without gap");
            next = sentence.tokens.end;
        }
        assert_eq!(next as usize, tokens.len());
        sentences.iter().map(|sentence| sentence.span.of(text).to_owned()).collect()
    }

    /// Wire text, with `|` where a sentence ends.
    const WIRE: &[&str] = &[
        "The U.S. President met Gen. Smith on Jan. 5 at 9 a.m. on Monday.| It was Mr. Jones's first trip.",
        "“We will not accept such a deal.”| He said the talks, held in Washington, D.C., had failed.",
        "“Why?” he asked.| “Because we can!” she said.| (No one laughed.)| Talks go on.",
        "Exports rose 3.5 percent to $4.2bn.| They fell in the U.S.| The Senate votes on Tuesday.",
        "The company, Acme Inc., said so.| Shares of Acme Inc. fell.| John F. Kennedy Jr. was there.",
        "See No. 5 and p. 12.| There is no.| 5 is a number.",
        "He spoke to J. D. Vance and B.B. King at 10 p.m. EST.| \"It is over.\"| They left.",
        "The U.S. Food and Drug Administration and the U.S. Open are in the U.S. Senate's report.",
        "Yahoo.com and bbc.co.uk carried it.| The U.N. Security Council met; however, nothing came of it.",
        "Iran — the U.S. says — has 60% uranium.| Tehran denies it…| But inspectors do not.",
        "He said: “This is a test. It is not the end. We go on.”| Then he left.",
    ];

    #[test]
    fn wire_text() {
        let syntax = Syntax::built_in();
        for line in WIRE {
            let text = line.replace('|', "");
            let want: Vec<&str> = line.split('|').map(str::trim).collect();
            let got = cut(&syntax, &text);
            // Sentences inside one quotation are counted apart, which the notation above does not show.
            if text.contains("This is a test.") {
                assert_eq!(got.len(), 4, "{got:?}");
            } else {
                assert_eq!(got, want);
            }
        }
    }

    #[test]
    fn rules_alone_cut_plain_prose() {
        let syntax = Syntax::untrained();
        assert_eq!(syntax.weights_hash(), "");
        let got = cut(&syntax, "Talks ended. Mr. Lee left the U.S. The envoys stayed.");
        assert_eq!(got, ["Talks ended.", "Mr. Lee left the U.S.", "The envoys stayed."]);
    }

    #[test]
    fn a_sentence_has_a_longest_length() {
        let syntax = Syntax::built_in();
        let text = "word ".repeat(5 * super::LONGEST / 2);
        assert_eq!(cut(&syntax, &text).len(), 3);
    }

    #[test]
    fn the_built_in_weights_are_whole() {
        assert_eq!(Syntax::built_in().weights_hash().len(), 16);
    }
}
