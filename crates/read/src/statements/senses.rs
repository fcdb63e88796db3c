//! What rules may ask of a word: whether it is a person, a body, a place, someone who acts, a number, a time.

use dateline_rules::Senses;
use dateline_types::document::Word;
use dateline_types::{NameKind, Span, Timex, Upos};

/// The sorts that rules may ask for.
pub(crate) const SORTS: [&str; 6] = ["person", "org", "place", "actor", "number", "time"];

/// Words known by their tags, and the stretches in quotation marks.
pub(crate) struct Known<'a> {
    /// For each word the number of the outermost quotation that holds it, from 1; 0 for none.
    pub(crate) quoted: &'a [u32],
    /// The report's time expressions, in reading order.
    pub(crate) times: &'a [Timex],
}

impl Senses for Known<'_> {
    fn is(&self, word: Word, sort: &str) -> bool {
        let kind = word.name().kind();
        match sort {
            "person" => kind == Some(NameKind::Person) || is_human(word),
            "org" => kind == Some(NameKind::Organisation),
            "place" => matches!(kind, Some(NameKind::Gpe | NameKind::Location | NameKind::Facility)),
            "actor" => {
                kind.is_some() || is_human(word) || word.upos() == Upos::Propn || !is_time(self.times, word.span())
            }
            "number" => word.upos() == Upos::Num,
            "time" => is_time(self.times, word.span()),
            _ => false,
        }
    }

    fn in_quotes(&self, word: Word) -> bool {
        self.quoted.get(word.index()).is_some_and(|quotation| *quotation > 0)
    }
}

/// A pronoun that stands for someone.
fn is_human(word: Word) -> bool {
    word.upos() == Upos::Pron && matches!(word.lemma(), "he" | "she" | "I" | "we" | "they" | "who" | "you")
}

fn is_time(times: &[Timex], span: Span) -> bool {
    let at = times.partition_point(|time| time.span.end <= span.start);
    times.get(at).is_some_and(|time| time.span.contains(span))
}
