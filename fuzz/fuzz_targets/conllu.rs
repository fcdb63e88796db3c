//! Any text taken for CoNLL-U: refused, or a tree for each sentence that is written and read as the same again.
#![no_main]

use dateline::syntax::{conllu, proper_names, roles};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &str| {
    let Ok(sentences) = conllu::parse(file) else { return };
    for text in conllu::texts(&sentences) {
        let Ok(document) = conllu::document(&text.text, &sentences[text.sentences.clone()]) else { continue };
        if document.sentences.is_empty() {
            continue;
        }
        let mut written = String::new();
        conllu::write(&document, &text.id, &[], &mut written).unwrap();
        let again = conllu::parse(&written).unwrap();
        assert_eq!(conllu::texts(&again)[0].text, text.text);
        let again = conllu::document(&text.text, &again).unwrap();
        assert_eq!(again.analysis, document.analysis);
        if let Some(tree) = document.tree() {
            let _ = (roles::derive(tree), proper_names::find(tree));
        }
    }
});
