//! What a report recalls rather than reports.

use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::event::EventDate;
use dateline_types::{Relation, Timex, Xpos};
use jiff::ToSpan;

/// Days before the report from which on what happened is recalled.
const LONG_AGO: i32 = 30;

/// Whether an event is recalled: dated long before the report, told in the past perfect, or beside the sentence's own
/// news ("after …", "since …", "who was killed in …").
pub(super) fn is_background(scene: &Scene, word: Word, time: Option<&Timex>) -> bool {
    if let (Some(published), Some(from)) = (scene.published, time.and_then(|time| time.from)) {
        let days = from.date().until(published.date).map_or(0, |span| span.get_days());
        return days > LONG_AGO;
    }
    let perfect = word
        .children()
        .any(|child| child.relation() == Relation::Aux && child.xpos() == Xpos::Vbd && child.lemma() == "have");
    perfect || is_beside(word)
}

/// Whether the days of an event, whatever they rest on, lie long before the report.
pub(super) fn is_long_ago(scene: &Scene, date: &EventDate) -> bool {
    let long_ago = scene.published.and_then(|own| own.date.checked_sub(i64::from(LONG_AGO).days()).ok());
    let last = date.to.as_deref().filter(|_| date.from.is_some());
    // Years and months begin as their days do.
    last.zip(long_ago).is_some_and(|(last, day)| last < day.to_string().get(..last.len()).unwrap_or(""))
}

/// Whether a word stands in a clause or phrase that only sets the scene.
pub(super) fn is_beside(word: Word) -> bool {
    const UP: usize = 6;
    std::iter::once(word).chain(word.ancestors()).take(UP).any(is_beside_itself)
}

/// Whether a word stands in a relative clause.
pub(super) fn is_related(word: Word) -> bool {
    const UP: usize = 6;
    std::iter::once(word).chain(word.ancestors()).take(UP).any(|over| over.relation() == Relation::AclRelcl)
}

/// Whether a word itself opens such a clause or phrase.
pub(super) fn is_beside_itself(word: Word) -> bool {
    let opens = |child: Word| {
        matches!(child.relation(), Relation::Mark | Relation::Case)
            && matches!(
                child.lemma(),
                "after" | "since" | "following" | "follow" | "amid" | "despite" | "because" | "before" | "over"
            )
    };
    // "are killed after forces open fire": told in the present, it is the news itself.
    let present = word.relation().base() == Relation::Advcl && matches!(word.xpos(), Xpos::Vbz | Xpos::Vbp);
    matches!(word.relation().base(), Relation::Advcl | Relation::Obl | Relation::Nmod)
        && !present
        && word.children().any(opens)
        || word.relation() == Relation::AclRelcl
}
