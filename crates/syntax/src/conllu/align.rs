//! Finds the tokens of given rows in a text, character by character; blanks count for nothing.

use super::ConlluError;
use super::rows::Row;
use crate::chars::{Class, class};
use dateline_types::Span;

/// A place in a text that moves on with every token found.
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

fn blank(c: char) -> bool {
    class(c) == Class::Space
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Where the next token of the text begins.
    fn skip_blanks(&mut self) {
        let rest = &self.text[self.at..];
        self.at = self.text.len() - rest.trim_start_matches(blank).len();
    }

    /// The next token, which has to have the characters of `form`.
    pub(super) fn token(&mut self, form: &str, line: usize) -> Result<Span, ConlluError> {
        self.skip_blanks();
        let start = self.at;
        let mut at = start;
        for expected in form.chars().filter(|&c| !blank(c)) {
            let rest = &self.text[at..];
            let skipped = rest.trim_start_matches(blank);
            at += rest.len() - skipped.len();
            if !skipped.starts_with(expected) {
                return Err(self.mismatch(form, start, line));
            }
            at += expected.len_utf8();
        }
        if at == start {
            return Err(ConlluError::at(line, "the word has no characters that show"));
        }
        self.at = at;
        Ok(Span::at(start, at))
    }

    /// Cuts the span of a multi-word token into its words, a character of each word's form for a character of text.
    pub(super) fn parts(&self, token: Span, words: &[&Row], line: usize) -> Result<Vec<Span>, ConlluError> {
        let mut spans = Vec::with_capacity(words.len());
        let mut rest = token.of(self.text);
        let mut start = token.start as usize;
        for (index, word) in words.iter().enumerate() {
            let later = words.len() - index - 1;
            // A word may be written otherwise than its part of the token, but each part has characters of its own.
            let room = rest.chars().count().saturating_sub(later);
            if room == 0 {
                let what = format!("a token of {} words has too few characters", words.len());
                return Err(ConlluError::at(line, what));
            }
            let count = if later == 0 { room } else { word.form.chars().count().min(room) };
            let length = rest.char_indices().nth(count).map_or(rest.len(), |(at, _)| at);
            spans.push(Span::at(start, start + length));
            start += length;
            rest = &rest[length..];
        }
        Ok(spans)
    }

    /// Complains of anything that is left.
    pub(super) fn end(&mut self, line: usize) -> Result<(), ConlluError> {
        self.skip_blanks();
        if self.at < self.text.len() {
            let what = format!("the words end, and the text goes on: {}", self.around(self.at));
            return Err(ConlluError::at(line, what));
        }
        Ok(())
    }

    fn mismatch(&self, form: &str, start: usize, line: usize) -> ConlluError {
        let what = if start == self.text.len() {
            format!("the word “{form}”, but the text ends before it")
        } else {
            format!("the word “{form}”, but the text has {} there", self.around(start))
        };
        ConlluError::at(line, what)
    }

    /// The characters at a place and their number, in code points as editors count them.
    fn around(&self, at: usize) -> String {
        let shown: String = self.text[at..].chars().take(24).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let more = if self.text[at..].chars().nth(24).is_some() { "…" } else { "" };
        format!("“{shown}{more}” (character {})", self.text[..at].chars().count() + 1)
    }
}
