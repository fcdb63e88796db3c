//! Any text, taken apart: blocks cover it in order, and words, sentences and quotations lie inside them.
#![no_main]

use dateline::syntax::Syntax;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let document = Syntax::built_in().parse(text);
    let mut at = 0;
    for block in &document.layout.blocks {
        assert!(block.span.fits(text) && !block.span.is_empty());
        assert!(block.span.start >= at);
        at = block.span.end;
    }
    assert!(document.tokens.spans.iter().all(|span| span.fits(text) && !span.is_empty()));
    assert!(document.sentences.iter().all(|s| document.layout.blocks[s.block as usize].span.contains(s.span)));
    assert!(document.quotations.iter().flat_map(|q| &q.parts).all(|part| part.fits(text)));
});
