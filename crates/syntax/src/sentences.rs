//! Sentences of a block.

use dateline_types::{Sentence, Tokens};

/// Groups the words from `first` on into sentences.
pub fn split(text: &str, tokens: &Tokens, first: usize, block: u32, sentences: &mut Vec<Sentence>) {
    let mut from = first;
    for i in first..tokens.len() {
        let ends = matches!(tokens.spans[i].of(text), "." | "?" | "!") || i + 1 == tokens.len();
        if ends {
            sentences.push(Sentence {
                span: tokens.spans[from].join(tokens.spans[i]),
                tokens: from as u32..i as u32 + 1,
                block,
            });
            from = i + 1;
        }
    }
}
