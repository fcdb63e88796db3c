//! Sentences of a block: words grouped at full stops, question and exclamation marks, with the quotation marks and
//! brackets that close after them.

use crate::chars::{is_closer, is_opener};
use crate::words::{Abbreviation, Words};
use dateline_types::{Sentence, Span, Tokens};

/// Groups the words from `first` on, which are one block's, into sentences.
pub(crate) fn split(
    words: &Words,
    text: &str,
    tokens: &Tokens,
    first: usize,
    block: u32,
    sentences: &mut Vec<Sentence>,
) {
    let view = View { words, text, spans: &tokens.spans[first..] };
    let mut from = 0;
    let mut at = 0;
    while at < view.spans.len() {
        let mut last = at;
        if let Some(stop) = view.stop(at) {
            last = view.closers(at);
            if view.begins(last + 1, stop) {
                push(&view, first, from..last + 1, block, sentences);
                from = last + 1;
            }
        }
        at = last + 1;
    }
    if from < view.spans.len() {
        push(&view, first, from..view.spans.len(), block, sentences);
    }
}

fn push(view: &View, first: usize, range: std::ops::Range<usize>, block: u32, sentences: &mut Vec<Sentence>) {
    let span = view.spans[range.start].join(view.spans[range.end - 1]);
    sentences.push(Sentence { span, tokens: (first + range.start) as u32..(first + range.end) as u32, block });
}

/// What may end a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// A full stop of its own.
    Full,
    /// A question or exclamation mark.
    Other,
    /// An ellipsis.
    Ellipsis,
    /// The stop of an abbreviation that may end a sentence.
    Abbreviation,
}

struct View<'a> {
    words: &'a Words,
    text: &'a str,
    spans: &'a [Span],
}

impl View<'_> {
    fn word(&self, at: usize) -> &str {
        self.spans.get(at).map_or("", |span| span.of(self.text))
    }

    /// Whether word `at` stands right after the one before it.
    fn attached(&self, at: usize) -> bool {
        at > 0 && at < self.spans.len() && self.spans[at - 1].end == self.spans[at].start
    }

    fn stop(&self, at: usize) -> Option<Stop> {
        let word = self.word(at);
        if !word.ends_with(['.', '!', '?', '…']) {
            return None;
        }
        if word == "." {
            return Some(Stop::Full);
        }
        if word.contains(['!', '?']) {
            return Some(Stop::Other);
        }
        if word.chars().all(|c| matches!(c, '.' | '…')) {
            return Some(Stop::Ellipsis);
        }
        let bare = word.trim_end_matches('.');
        match self.words.abbreviation(bare) {
            Some(Abbreviation::Open | Abbreviation::State | Abbreviation::Month) => Some(Stop::Abbreviation),
            Some(_) => None,
            None if bare.contains('.') => Some(Stop::Abbreviation),
            None => None,
        }
    }

    /// The last of the closing marks attached after the stop `at`.
    fn closers(&self, at: usize) -> usize {
        let mut last = at;
        while self.attached(last + 1) && self.word(last + 1).chars().all(is_closer) {
            last += 1;
        }
        last
    }

    /// Whether a sentence may begin with word `at` after `stop`.
    fn begins(&self, at: usize, stop: Stop) -> bool {
        let Some(word) = self.spans.get(at).map(|span| span.of(self.text)) else { return true };
        let c = word.chars().next().unwrap_or(' ');
        let opens = is_opener(c) || matches!(c, '"' | '\'');
        if stop == Stop::Abbreviation {
            // "the U.S. President" goes on; "in the U.S. The talks" does not.
            return is_starter(word) || (opens && c != '(');
        }
        if self.attached(at) && !opens && !c.is_uppercase() {
            return false;
        }
        if opens {
            let inside = self.word(at + 1).chars().next().unwrap_or(' ');
            return !inside.is_lowercase() || stop == Stop::Full;
        }
        if stop == Stop::Full {
            return !c.is_lowercase() && !matches!(c, ',' | ';' | ':' | ')' | ']' | '”' | '-' | '.');
        }
        !(c.is_lowercase() || matches!(c, ',' | ';' | ':' | ')' | ']' | '”' | '-' | '—' | '–' | '.'))
    }
}

/// Words that begin a sentence far more often than they go on after an abbreviation.
fn is_starter(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "It"
            | "He"
            | "She"
            | "They"
            | "We"
            | "I"
            | "You"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "There"
            | "His"
            | "Her"
            | "Its"
            | "Their"
            | "Our"
            | "But"
            | "And"
            | "In"
            | "On"
            | "At"
            | "If"
            | "As"
            | "When"
            | "While"
            | "After"
            | "Before"
            | "However"
            | "Meanwhile"
            | "For"
            | "So"
            | "Since"
            | "With"
            | "Both"
            | "Some"
            | "Many"
            | "Most"
            | "No"
            | "Not"
            | "What"
            | "Who"
            | "Why"
            | "How"
            | "Where"
            | "Although"
            | "Though"
            | "Because"
            | "Under"
            | "During"
            | "Asked"
            | "Also"
            | "Another"
            | "Earlier"
            | "Later"
            | "Last"
            | "According"
    )
}
