//! Words, in the convention of UD English.

use dateline_types::{Span, Tokens};

/// Adds the words of one block.
pub fn tokenise(text: &str, block: Span, tokens: &mut Tokens) {
    let mut start = None;
    let base = block.start as usize;
    for (i, c) in block.of(text).char_indices() {
        let i = base + i;
        if c.is_alphanumeric() {
            start.get_or_insert(i);
            continue;
        }
        if let Some(s) = start.take() {
            tokens.push(Span::at(s, i), false);
        }
        if !c.is_whitespace() {
            tokens.push(Span::at(i, i + c.len_utf8()), false);
        }
    }
    if let Some(s) = start {
        tokens.push(Span::at(s, block.end as usize), false);
    }
}
