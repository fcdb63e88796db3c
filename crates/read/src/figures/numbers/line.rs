//! The words of one sentence, as the grammar of numbers reads them.

use super::numerals::{self, Numeral};
use dateline_types::Document;

/// The words of one sentence, by their place in the document.
#[derive(Clone, Copy)]
pub(crate) struct Line<'d> {
    document: &'d Document<'d>,
    end: usize,
}

impl<'d> Line<'d> {
    /// The words before `end`.
    pub(crate) fn new(document: &'d Document<'d>, end: usize) -> Self {
        Self { document, end }
    }

    /// A word's characters; none behind the end.
    pub(crate) fn form(self, at: usize) -> Option<&'d str> {
        (at < self.end).then(|| self.document.word(at))
    }

    /// Whether a word is one of these, whatever its case.
    pub(crate) fn is(self, at: usize, forms: &[&str]) -> bool {
        self.form(at).is_some_and(|own| forms.iter().any(|form| own.eq_ignore_ascii_case(form)))
    }

    /// What a word is in a number.
    pub(crate) fn numeral(self, at: usize) -> Option<Numeral> {
        self.form(at).and_then(numerals::of)
    }

    /// Whether a word is a scale that is written out: "hundred", "crore".
    pub(super) fn is_scale(self, at: usize) -> bool {
        const SHORTEST: usize = 4;
        matches!(self.numeral(at), Some(Numeral::Scale(_))) && self.form(at).is_some_and(|own| own.len() >= SHORTEST)
    }

    /// Whether one blank, and no more, stands between a word and the one before it.
    pub(crate) fn is_one_blank(self, at: usize) -> bool {
        let spans = &self.document.tokens.spans;
        let between = at.checked_sub(1).and_then(|before| spans.get(before).zip(spans.get(at)));
        between.is_some_and(|(before, own)| {
            let gap = self.document.text.get(before.end as usize..own.start as usize);
            gap.is_some_and(|gap| matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}"))
        })
    }

    /// Whether nothing stands between a word and the one before it.
    pub(crate) fn is_glued(self, at: usize) -> bool {
        let spans = &self.document.tokens.spans;
        at > 0 && spans.get(at).is_some_and(|own| spans[at - 1].end == own.start)
    }
}
