//! What rules may ask of a word: whether it is a person, a body, a place, someone who acts, a number, a time.

use super::channel;
use crate::mentions::descriptions::role_of;
use dateline_knowledge::gazetteer::Gazetteer;
use dateline_rules::Senses;
use dateline_types::document::Word;
use dateline_types::{NameKind, Span, Timex, Upos};

/// The sorts that rules may ask for.
pub(crate) const SORTS: [&str; 6] = ["person", "org", "place", "actor", "number", "time"];

/// Words known by their tags, and the stretches in quotation marks.
pub(crate) struct Known<'a> {
    /// Which nouns are people, bodies, papers.
    pub(crate) gazetteer: &'a Gazetteer,
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
            "actor" => self.is_actor(word),
            "number" => word.upos() == Upos::Num,
            "time" => is_time(self.times, word.span()),
            _ => false,
        }
    }

    fn in_quotes(&self, word: Word) -> bool {
        self.quoted.get(word.index()).is_some_and(|quotation| *quotation > 0)
    }
}

impl Known<'_> {
    /// Whether a word is someone or a body, by its name or by what the tables know of it, or is something written or said:
    /// whatever can say something. "Violence", "a schedule" and "the drought" cannot.
    fn is_actor(&self, word: Word) -> bool {
        use NameKind::{Event, Facility, Gpe, Location, Norp, Organisation, Person};
        match word.name().kind() {
            Some(Person | Organisation | Gpe | Location | Facility | Norp) => return true,
            Some(Event) => return false,
            _ => {}
        }
        if is_human(word) || is_some_one(word) {
            return true;
        }
        if !matches!(word.upos(), Upos::Noun | Upos::Propn | Upos::Adj) || is_time(self.times, word.span()) {
            return false;
        }
        // A name of which nothing is known may be anyone's.
        word.upos() == Upos::Propn
            || role_of(self.gazetteer, word, None).is_some()
            || channel::kind(word, self.gazetteer).is_some()
    }
}

/// A pronoun that stands for someone.
fn is_human(word: Word) -> bool {
    word.upos() == Upos::Pron && matches!(word.lemma(), "he" | "she" | "I" | "we" | "they" | "who" | "you")
}

/// A pronoun that stands for a body, or for people who are not told apart: "it", "others", "nobody".
fn is_some_one(word: Word) -> bool {
    let lemma = word.lemma();
    matches!(word.upos(), Upos::Pron | Upos::Noun | Upos::Adj | Upos::Det | Upos::Num)
        && (matches!(lemma, "it" | "one" | "some" | "other" | "many" | "most" | "few" | "several" | "all" | "both")
            || matches!(lemma, "anyone" | "everyone" | "someone" | "none" | "another" | "whoever")
            || lemma.ends_with("body") && word.upos() == Upos::Pron)
}

/// Whether a time expression covers a stretch.
pub(super) fn is_time(times: &[Timex], span: Span) -> bool {
    let at = times.partition_point(|time| time.span.end <= span.start);
    times.get(at).is_some_and(|time| time.span.contains(span))
}
