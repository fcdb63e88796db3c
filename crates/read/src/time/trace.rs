//! What the time stage sees in a stretch of words: which of them its grammar knows, and as what.

use super::lexeme::scan;
use super::lexicon::Tag;
use crate::Desk;
use dateline_types::{Document, Span};

/// The words of a stretch that name or count times for the grammar, each with its class in plain words. Empty where
/// nothing in the stretch could have begun a time expression.
///
/// ```
/// use dateline_read::{Desk, time};
/// use dateline_types::Span;
/// let desk = Desk::built_in();
/// let document = desk.syntax.parse("Theresa May spoke in 10 towns.");
/// let seen = time::known_words(&desk, &document, Span::new(0, 30));
/// let seen: Vec<_> = seen.iter().map(|(span, class)| (span.of(document.text), *class)).collect();
/// assert_eq!(seen, [("May", "month"), ("10", "number")]);
/// ```
pub fn known_words(desk: &Desk, document: &Document, stretch: Span) -> Vec<(Span, &'static str)> {
    let mut lexemes = Vec::new();
    for block in document.layout.blocks.iter().filter(|b| b.span.overlaps(stretch)) {
        scan(document.text, block.span, &desk.time.lexicon, &mut lexemes);
    }
    let inside = lexemes.iter().filter(|l| l.span.overlaps(stretch));
    inside.filter_map(|l| Some((l.span, class(l.tag)?))).collect()
}

/// A class that times are named or counted by; articles, prepositions and marks tell nothing.
fn class(tag: Tag) -> Option<&'static str> {
    Some(match tag {
        Tag::Num => "number",
        Tag::NumWord | Tag::Hundred | Tag::Thousand => "number word",
        Tag::Ordinal => "ordinal",
        Tag::Month => "month",
        Tag::Weekday | Tag::Weekdays => "weekday",
        Tag::Season => "season",
        Tag::Unit | Tag::Units | Tag::UnitLong | Tag::Decades => "unit of time",
        Tag::Part | Tag::Overnight => "part of the day",
        Tag::Noon | Tag::Midnight | Tag::Clock | Tag::Meridiem => "clock time",
        Tag::Today | Tag::Now | Tag::Current | Tag::Recently | Tag::PresentDay | Tag::Future => "near the present",
        Tag::Earlier | Tag::Later | Tag::Ago => "distance in time",
        Tag::Last | Tag::Past | Tag::Next | Tag::Coming | Tag::Following => "shift",
        Tag::Fiscal => "fiscal period",
        Tag::Era => "era",
        Tag::Frequency => "frequency",
        _ => return None,
    })
}
