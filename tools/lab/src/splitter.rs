//! Training data for the sentence splitter: blocks of raw text with their sentence ends, and what is made of them.

use crate::perceptron::Choice;
use crate::texts::Text;
use dateline_syntax::Syntax;
use dateline_syntax::boundary::FEATURES;
use dateline_types::{Span, Tokens};
use std::collections::BTreeSet;

/// A paragraph and the bytes at which its sentences end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text.
    pub text: String,
    /// Ends of sentences.
    pub ends: BTreeSet<u32>,
}

/// The paragraphs of a text.
pub fn paragraphs(text: &Text) -> Vec<Paragraph> {
    text.paragraphs
        .iter()
        .map(|span| {
            let inside = text.tokens.iter().filter(|token| token.ends_sentence && span.contains(token.span));
            Paragraph {
                text: span.of(&text.text).to_owned(),
                ends: inside.map(|token| token.span.end - span.start).collect(),
            }
        })
        .collect()
}

/// The same paragraph with curly quotation marks and apostrophes for straight ones, as newspapers print; none where
/// it has no straight ones.
pub fn curled(paragraph: &Paragraph) -> Option<Paragraph> {
    if !paragraph.text.contains(['"', '\'']) {
        return None;
    }
    let mut text = String::new();
    let mut ends = BTreeSet::new();
    let mut before = ' ';
    for (at, c) in paragraph.text.char_indices() {
        if paragraph.ends.contains(&(at as u32)) {
            ends.insert(text.len() as u32);
        }
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '-' | '—' | '“' | '‘');
        text.push(match c {
            '"' if opens => '“',
            '"' => '”',
            '\'' if opens => '‘',
            '\'' => '’',
            c => c,
        });
        before = c;
    }
    if paragraph.ends.contains(&(paragraph.text.len() as u32)) {
        ends.insert(text.len() as u32);
    }
    Some(Paragraph { text, ends })
}

/// The choices the splitter meets in a paragraph.
pub fn choices(syntax: &Syntax, paragraph: &Paragraph) -> Vec<Choice<FEATURES>> {
    let mut tokens = Tokens::default();
    syntax.tokenise(&paragraph.text, Span::at(0, paragraph.text.len()), &mut tokens);
    let ends = |at: usize| paragraph.ends.contains(&tokens.spans[at].end);
    let mut choices = Vec::new();
    syntax.splitter().places(&paragraph.text, &tokens, 0, &ends, &mut |place| {
        choices.push(Choice { features: place.features, verdict: place.verdict, truth: place.ends });
    });
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curling_keeps_the_ends() {
        let straight = Paragraph { text: "\"No.\" It's so.".into(), ends: BTreeSet::from([5, 14]) };
        let curly = curled(&straight).unwrap();
        assert_eq!(curly.text, "“No.” It’s so.");
        assert_eq!(curly.ends, BTreeSet::from([9, 20]));
        assert_eq!(curled(&Paragraph { text: "No.".into(), ends: BTreeSet::new() }), None);
    }
}
