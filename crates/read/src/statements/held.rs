//! How what is said is held to be: by the report, which mostly leaves it to the speaker, and by the speaker.

use super::attribution::Attribution;
use super::phrases;
use crate::factuality::{self, Hold};
use dateline_knowledge::signatures::Signatures;
use dateline_types::document::{Tree, Word};
use dateline_types::statement::{Certainty, Factuality, Held, HeldTime, Polarity};
use dateline_types::{At, Relation, Span, Upos};

/// The factuality of an attribution's content; none where nothing was said, or several sentences were.
pub(super) fn of(own: &Attribution, signatures: &Signatures, tree: Tree) -> Option<Factuality> {
    // Of several sentences each may be held otherwise.
    let sentence = |word: Option<usize>| word.and_then(|word| tree.get(word)).map(Word::sentence_index);
    if sentence(own.content.first()) != sentence(own.content.last()) {
        return None;
    }
    let head = own.head.or_else(|| own.content.first()).and_then(|head| tree.get(head)).filter(|_| !own.absence)?;
    let held = factuality::of(event(head), signatures);
    let author =
        Held { certainty: certainty(held.certainty), polarity: polarity(held.polarity), time: time(held.time) };
    // Through whom it comes: this statement's own cue, where the tree leads through it.
    let through = held.sources.iter().find(|source| own.cue == Some(source.cue as usize)).or(held.sources.last());
    let (author, speaker) = match through {
        Some(source) => (author, by(source.holds)),
        // A quotation hangs on nothing: what would be the report's is the speaker's.
        None => (Held::UNCOMMITTED, author),
    };
    let condition = held.conditional.and_then(|condition| tree.get(condition as usize)).map(|head| At(clause(head)));
    Some(Factuality { author, speaker, condition })
}

/// What a content is about: of "a deal is likely" the deal, of "talks are likely to go on" the going on.
fn event(head: Word) -> Word {
    if head.upos() != Upos::Adj
        || !matches!(head.lemma(), "likely" | "unlikely" | "possible" | "impossible" | "probable")
    {
        return head;
    }
    let clause = head.children().find(|child| {
        matches!(child.relation(), Relation::Xcomp | Relation::Ccomp | Relation::Csubj | Relation::Advcl)
    });
    clause.or_else(|| head.child(Relation::Nsubj)).unwrap_or(head)
}

fn by(hold: Hold) -> Held {
    Held { certainty: certainty(hold.certainty), polarity: polarity(hold.polarity), time: time(hold.time) }
}

/// The characters of a condition, with the word that opens it.
pub(crate) fn clause(head: Word) -> Span {
    let document = head.tree().document();
    let mut words = super::stretch::Stretch::default();
    words.add(phrases::first(head)..phrases::last(head) + 1);
    words.trim(|word| document.word(word).chars().all(|c| c.is_ascii_punctuation() || matches!(c, '—' | '–')));
    words.spans(document).first().copied().unwrap_or_else(|| head.span())
}

fn certainty(certainty: factuality::Certainty) -> Certainty {
    match certainty {
        factuality::Certainty::Certain => Certainty::Certain,
        factuality::Certainty::Probable => Certainty::Probable,
        factuality::Certainty::Possible => Certainty::Possible,
        factuality::Certainty::Unspecified => Certainty::Uncommitted,
    }
}

fn polarity(polarity: factuality::Polarity) -> Polarity {
    match polarity {
        factuality::Polarity::Positive => Polarity::Positive,
        factuality::Polarity::Negative => Polarity::Negative,
    }
}

fn time(time: factuality::Time) -> HeldTime {
    match time {
        factuality::Time::Future => HeldTime::Future,
        factuality::Time::NonFuture => HeldTime::NonFuture,
    }
}
