//! Choices from raw prose, whose sentences nobody has marked: what well-edited text shows by itself.
//!
//! A paragraph that ends in a full stop has its stops throughout, so a sentence does not end where there is none.
//! And a word that prose capitalises inside sentences too goes on after an abbreviation ("U.S. Senate"), while one
//! that it does not may begin a sentence there ("in the U.S. The").

use crate::perceptron::Choice;
use dateline_syntax::Syntax;
use dateline_syntax::boundary::FEATURES;
use dateline_syntax::usage::{Seen, Usage};
use dateline_types::{Span, Tokens};
use std::collections::BTreeMap;

/// Counts of words inside sentences.
#[derive(Clone, Debug, Default)]
pub struct Casings(BTreeMap<String, Seen>);

impl Casings {
    /// Reads the words of a text.
    pub fn read(&mut self, syntax: &Syntax, text: &str) {
        let document = syntax.parse(text);
        for sentence in &document.sentences {
            // The first word's capital says nothing, nor does that of the word after an opening mark.
            for index in sentence.tokens.start as usize + 1..sentence.tokens.end as usize {
                let word = document.word(index);
                let plain = |w: &str| w.chars().all(char::is_alphabetic) || w == ",";
                if word.len() < 2 || !plain(word) || !plain(document.word(index - 1)) {
                    continue;
                }
                let casing = self.0.entry(word.to_lowercase()).or_default();
                if word.starts_with(char::is_uppercase) {
                    casing.capital += 1;
                } else {
                    casing.lower += 1;
                }
            }
        }
    }

    /// The splitter's table of them.
    pub fn usage(&self) -> Usage {
        Usage::new(self.0.iter().map(|(word, seen)| (word.as_str(), *seen)))
    }

    /// Whether a capital on this word means that a sentence begins; none where the word is rare or is used both ways.
    fn begins(&self, word: &str) -> Option<bool> {
        let casing = self.0.get(&word.to_lowercase())?;
        if casing.lower + casing.capital < 5 {
            return None;
        }
        if casing.lower >= 4 * casing.capital {
            Some(true)
        } else if casing.capital >= 2 * casing.lower {
            Some(false)
        } else {
            None
        }
    }
}

/// The choices of a paragraph of news that need no annotator.
pub fn choices(syntax: &Syntax, casings: &Casings, paragraph: &str) -> Vec<Choice<FEATURES>> {
    let mut choices = Vec::new();
    if !paragraph.trim_end_matches(['"', '”', '’', ')', ' ']).ends_with('.') {
        return choices;
    }
    let mut tokens = Tokens::default();
    syntax.tokenise(paragraph, Span::at(0, paragraph.len()), &mut tokens);
    let mut sentences = Vec::new();
    let mut splitter = syntax.splitter();
    splitter.split(paragraph, &tokens, 0, 0, &mut sentences);
    let mut ends = vec![false; tokens.len()];
    for sentence in &sentences {
        if let Some(end) = ends.get_mut(sentence.tokens.end as usize - 1) {
            *end = true;
        }
    }
    let word = |at: usize| tokens.spans.get(at).map_or("", |span| span.of(paragraph));
    let mut known = vec![false; tokens.len()];
    for at in 0..tokens.len() {
        if abbreviates(word(at)) {
            let begins = casings.begins(word(at + 1));
            // "the U.S. embassy" is capitalised in "the U.S. Embassy": of ordinary words only the small ones tell, and
            // others after what closes a name ("Washington, D.C. Police …", "Acme Inc. Shares …").
            let closes = matches!(word(at), "Inc." | "Corp." | "Ltd." | "Jr." | "Sr." | "etc." | "a.m." | "p.m.");
            let place = at > 1 && word(at - 1) == ",";
            let telling = begins != Some(true) || word(at + 1).len() < 4 || place || closes;
            if let Some(begins) = begins.filter(|_| telling) {
                ends[at] = begins;
                known[at] = true;
            }
        } else if word(at).ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '—' | '–' | '-')) {
            known[at] = !ends[at];
        }
    }
    splitter.places(paragraph, &tokens, 0, &|at| ends[at], &mut |place| {
        if known[place.at] {
            choices.push(Choice { features: place.features, verdict: place.verdict, truth: place.ends });
        }
    });
    choices
}

/// Whether a word has letters and a full stop of its own.
fn abbreviates(word: &str) -> bool {
    word.len() > 1 && word.ends_with('.') && word.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn casing_tells_names_from_openings() {
        let syntax = Syntax::untrained();
        let mut casings = Casings::default();
        for _ in 0..6 {
            casings.read(&syntax, "He told the Senate that in time many troops had left.");
        }
        assert_eq!(casings.begins("Senate"), Some(false));
        assert_eq!(casings.begins("Many"), Some(true));
        assert_eq!(casings.begins("Unknown"), None);
        let all = choices(&syntax, &casings, "The U.S. Senate in the U.S. In Iran it left.");
        let truths: Vec<bool> = all.iter().map(|c| c.truth).collect();
        assert!(truths.contains(&true) && truths.contains(&false), "{truths:?}");
    }
}
