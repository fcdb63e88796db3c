//! "Gunmen attacked three villages on Saturday, residents said": a cue behind a comma, at the end of its sentence or before
//! another comma, hands over all that stands before it, however the tree joins the two.

use super::attribution::Attribution;
use super::marks::Marks;
use super::phrases;
use super::stretch::Stretch;
use dateline_knowledge::cues::Cues;
use dateline_types::document::{Tree, Word};
use dateline_types::{Relation, Upos};

/// The most words of a cue with its source, its channel and its time.
const LONGEST: usize = 40;

/// Gives each cue that ends its sentence the sentence, and who stands beside it for its source.
pub(super) fn take(attributions: &mut [Attribution], marks: &Marks, cues: &Cues, tree: Tree) {
    let says = |cue: &usize| {
        let row = tree.get(*cue).and_then(|word| cues.get(word.lemma(), word.upos().as_str()));
        row.is_some_and(|row| row.frame == "communication")
    };
    let sourced = attributions.iter().filter(|own| own.source.is_some());
    let said: Vec<usize> = sourced.filter_map(|own| own.cue).filter(says).collect();
    for own in attributions.iter_mut() {
        if let Some(beside) = beside(own, tree) {
            own.set_source(Some(beside.index()), tree);
        }
        let Some(words) = sentence_before(own, marks, tree) else { continue };
        // Another word of saying before it hands over a part of its own.
        let from = said.partition_point(|cue| *cue < words.start);
        let alone = said[from..].iter().take_while(|cue| **cue < words.end).all(|cue| own.content.has(*cue));
        if alone {
            own.content.remove(&words);
            own.content.add(words);
        }
    }
}

/// "The river could crest again, the water board said": of two subjects the one beside the cue, behind the comma.
fn beside<'d>(own: &Attribution, tree: Tree<'d>) -> Option<Word<'d>> {
    let cue = own.cue.and_then(|cue| tree.get(cue)).filter(|cue| cue.upos() == Upos::Verb && !own.origin.is_fixed())?;
    let sentence = cue.sentence().words();
    let comma = (sentence.start..cue.index()).rev().take(LONGEST).find(|word| tree.document().word(*word) == ",")?;
    let ends =
        (cue.index() + 1..sentence.end).all(|word| tree.get(word).is_some_and(|word| word.upos() == Upos::Punct));
    if !ends || own.source.is_none_or(|source| source >= comma) {
        return None;
    }
    let noun = |word: &Word| matches!(word.upos(), Upos::Noun | Upos::Propn | Upos::Pron);
    let top = |word: &Word| word.parent().is_none_or(|over| over.index() <= comma || over.index() >= cue.index());
    (comma + 1..cue.index()).filter_map(|word| tree.get(word)).find(|word| noun(word) && top(word))
}

/// The words before the comma of a cue that ends its sentence.
fn sentence_before(own: &Attribution, marks: &Marks, tree: Tree) -> Option<std::ops::Range<usize>> {
    let cue = own.cue.and_then(|cue| tree.get(cue)).filter(|cue| cue.upos() == Upos::Verb && !own.origin.is_fixed())?;
    let source = Stretch::within(tree.document(), own.source_span?);
    let sentence = cue.sentence().words();
    let clause = cue.index().min(source.start);
    let comma = tree.get(clause.checked_sub(1)?).filter(|word| word.form() == ",")?;
    // Nothing follows but what belongs to the cue.
    let last = own.to.unwrap_or(0).max(cue.index()).max(source.end.saturating_sub(1));
    let rest = (last + 1..sentence.end).filter_map(|word| tree.get(word));
    let of_cue = |word: Word| word.upos() == Upos::Punct || word.is_within(cue) && !is_clause(word, cue);
    let closed = tree.get(last + 1).is_some_and(|word| word.form() == ",");
    let ends = sentence.end <= clause + LONGEST && rest.clone().all(of_cue);
    let before = own.content.first()? < clause || cue.relation() == Relation::Parataxis;
    if !before || !ends && !closed {
        return None;
    }
    let words = sentence.start..comma.index();
    let quoted = words.clone().any(|word| marks.around(word).is_some_and(|own| marks.outer[own].is_direct()));
    (!quoted && marks.around(cue.index()).is_none() && !words.is_empty()).then_some(words)
}

/// Whether a word stands in a clause of its own under the cue: "said, adding that …".
fn is_clause(word: Word, cue: Word) -> bool {
    let mut up = std::iter::once(word).chain(word.ancestors()).take_while(|over| *over != cue).take(phrases::DEEP);
    up.any(|over| {
        matches!(
            over.relation(),
            Relation::Ccomp | Relation::Xcomp | Relation::Conj | Relation::Parataxis | Relation::Advcl
        )
    })
}
