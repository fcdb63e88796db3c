//! "At noon, his office said, he died", "They fled and, according to a nurse, two died": how far back a content goes whose
//! cue stands in the middle of its sentence, by the commas and conjunctions around the cue, however the tree joins them.

use super::attribution::Attribution;
use super::marks::Marks;
use super::stretch::Stretch;
use dateline_types::document::{Tree, Word};
use dateline_types::{Relation, Upos};
use std::ops::Range;

/// The most words before a cue that are looked at.
const FAR: usize = 60;

/// Gives each content the phrase that opens its sentence, or takes from it the clause before its own.
pub(super) fn settle(attributions: &mut [Attribution], marks: &Marks, tree: Tree) {
    let cues: Vec<usize> = attributions.iter().filter_map(|own| own.cue).collect();
    for own in attributions.iter_mut().filter(|own| !own.origin.is_fixed()) {
        if let Some((theirs, named)) = two_subjects(own, marks, tree) {
            own.set_source(Some(named.index()), tree);
            own.content.add(theirs);
        }
        let Some(middle) = middle(own, marks, tree) else { continue };
        if let Some(front) = front(own, &middle, &cues, marks, tree) {
            own.content.add(front);
        }
        if let Some(other) = clause_behind(own, &middle, marks, tree) {
            own.content.remove(&other);
        }
        if let Some(other) = clause_before(own, &middle, marks, tree).or_else(|| opening(own, &middle, marks, tree)) {
            own.content.remove(&other);
        }
    }
}

/// "The fuel, officials said, burned": of two subjects of a cue the one beside it speaks, and the other, with what hangs on
/// it, is spoken of.
fn two_subjects<'d>(own: &Attribution, marks: &Marks, tree: Tree<'d>) -> Option<(Range<usize>, Word<'d>)> {
    let cue = own.cue.filter(|cue| marks.around(*cue).is_none()).and_then(|cue| tree.get(cue))?;
    let mut subjects =
        cue.children().filter(|child| child.relation().base() == Relation::Nsubj && child.index() < cue.index());
    let (other, named) = (subjects.next()?, subjects.next()?);
    let theirs = super::phrases::first(other)..super::phrases::last(other) + 1;
    let comma =
        tree.get(theirs.end).is_some_and(|word| word.form() == ",") && super::phrases::last(named) < cue.index();
    let behind = tree.get(cue.index() + 1).is_some_and(|word| word.form() == ",");
    (comma && behind && own.source != Some(named.index())).then_some((theirs, named))
}

/// The words of a cue with its source and who is told, where words of its content follow them in a sentence outside
/// quotation marks.
fn middle(own: &Attribution, marks: &Marks, tree: Tree) -> Option<Range<usize>> {
    let cue = own.cue.filter(|cue| marks.around(*cue).is_none())?;
    let words = |span| Stretch::within(tree.document(), span);
    let source = own.source_span.map_or(cue..cue + 1, words);
    let named = own.cue_span.map_or(cue..cue + 1, words);
    let told = own.to.filter(|to| !own.content.has(*to)).unwrap_or(cue);
    let all = named.start.min(source.start).min(told)..named.end.max(source.end).max(told + 1);
    let sentence = tree.get(cue)?.sentence().words();
    let follows = own.content.last().is_some_and(|last| last >= all.end);
    let alone = !own.content.touches(&source) && all.start + FAR > cue && sentence.start <= all.start;
    (follows && alone && all.end <= sentence.end).then_some(all)
}

/// The phrase that opens the sentence, between whose comma and another the cue stands: "In June, he said, they left".
fn front(own: &Attribution, middle: &Range<usize>, cues: &[usize], marks: &Marks, tree: Tree) -> Option<Range<usize>> {
    let is_comma = |word: usize| tree.get(word).is_some_and(|word| word.form() == ",");
    let start = tree.get(middle.start)?.sentence().words().start;
    let front = start..middle.start.checked_sub(1).filter(|comma| is_comma(*comma))?;
    let next = tree.get(middle.end + 1).filter(|next| is_comma(middle.end) && own.content.has(next.index()))?;
    if front.is_empty() || front.len() > FAR || next.lemma() == "that" || marks.around(next.index()).is_some() {
        return None;
    }
    // A clause of the speaking: "asked about it, he said, …"; another's word: "according to the paper, he said, …".
    let clause = |word: Word| matches!(word.upos(), Upos::Verb | Upos::Aux) && !is_inner(word);
    let free = front.clone().all(|word| marks.around(word).is_none() && !own.content.has(word))
        && !front.clone().filter_map(|word| tree.get(word)).any(clause)
        && cues.get(cues.partition_point(|cue| *cue < front.start)).is_none_or(|cue| *cue >= front.end);
    free.then_some(front)
}

/// Whether a verb stands in a clause that tells more of a noun.
fn is_inner(verb: Word) -> bool {
    let mut up = std::iter::once(verb).chain(verb.ancestors()).take(super::phrases::DEEP);
    up.any(|over| matches!(over.relation(), Relation::Acl | Relation::AclRelcl | Relation::Amod))
}

/// The words before the conjunction or the semicolon that leads to the cue: they are the report's own, or another's.
fn clause_before(own: &Attribution, middle: &Range<usize>, marks: &Marks, tree: Tree) -> Option<Range<usize>> {
    let first = own.content.first().filter(|first| *first < middle.start)?;
    let from = first.max(middle.start.saturating_sub(FAR));
    let joint = (from..middle.start).rev().filter_map(|word| tree.get(word)).find(|word| word.form() != ",");
    if joint.is_some_and(|joint| joint.upos() == Upos::Cconj) {
        return Some(first..middle.start);
    }
    let is_semicolon = |word: &usize| tree.get(*word).is_some_and(|word| word.form() == ";");
    let semicolon = (from..middle.start).rev().filter(|word| marks.around(*word).is_none()).find(is_semicolon);
    semicolon.map(|semicolon| first..semicolon + 1)
}

/// What follows a semicolon and has a subject of its own: "he said they had left; the town was quiet".
fn clause_behind(own: &Attribution, middle: &Range<usize>, marks: &Marks, tree: Tree) -> Option<Range<usize>> {
    let sentence = tree.get(middle.start)?.sentence().words();
    let last = own.content.last()?.min(sentence.end.checked_sub(1)?);
    let semicolon = (middle.end..last)
        .find(|word| tree.get(*word).is_some_and(|word| word.form() == ";") && marks.around(*word).is_none())?;
    let next = tree.get(semicolon + 1)?;
    let goes_on = matches!(next.lemma(), "that" | "and" | "or" | "but" | "which" | "whether" | "to" | "if");
    let mut clauses = (semicolon + 1..last + 1).filter_map(|word| tree.get(word));
    let clause = clauses.any(|word| word.relation() == Relation::Parataxis && word.index() > semicolon);
    (clause && !goes_on && own.content.has(semicolon + 1)).then_some(semicolon..last + 1)
}

/// The phrase that opens the sentence of a cue behind which no comma stands: "in June, he said they had left".
fn opening(own: &Attribution, middle: &Range<usize>, marks: &Marks, tree: Tree) -> Option<Range<usize>> {
    let is_comma = |word: usize| tree.get(word).is_some_and(|word| word.form() == ",");
    let cue = tree.get(own.cue?).filter(|cue| cue.upos() == Upos::Verb)?;
    let named = own.source.is_some_and(|source| source < cue.index());
    let first = own.content.first().filter(|first| *first < middle.start && named && !is_inner(cue))?;
    let headed = own.head.is_some_and(|head| head >= middle.end) && marks.around(first).is_none();
    let apart =
        headed && is_comma(middle.start.checked_sub(1)?) && !is_comma(middle.end) && own.content.has(middle.end);
    apart.then_some(first..middle.start)
}

#[cfg(test)]
mod tests {
    use crate::Desk;
    use dateline_types::Report;

    /// The content of the first statement of a report.
    fn content(text: &str) -> String {
        let ledger = crate::read(&Desk::built_in(), &Report { text: text.into(), ..Report::default() });
        let said = ledger.statements.first().unwrap();
        said.content.iter().map(|span| span.0.of(text)).collect::<Vec<_>>().join(" … ")
    }

    #[test]
    fn what_opens_the_sentence_is_said() {
        assert_eq!(content("At noon, his office said, he died in the hospital."), "At noon … he died in the hospital");
        assert_eq!(content("At noon his office said he died in the hospital."), "he died in the hospital");
        assert_eq!(content("At noon, his office said that he died there."), "that he died there");
        assert_eq!(
            content("On June 12, minutes before the vote, the mayor formally claimed the papers were lost."),
            "the papers were lost"
        );
    }

    #[test]
    fn the_clause_before_is_the_reports() {
        assert_eq!(
            content("The town was shelled for a week, and according to a nurse two women died at the clinic."),
            "two women died at the clinic"
        );
        assert_eq!(
            content("One truck broke the rail; around 50 gallons of diesel fuel, officials said, spilled and ignited."),
            "around 50 gallons of diesel fuel … spilled and ignited"
        );
    }
}
