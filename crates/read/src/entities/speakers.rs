//! Who speaks in each quotation, for the "I" and "our" in it: the one whose saying stands beside it.

use super::scene::Scene;
use super::thing::Cast;
use dateline_types::document::{Role, Word};
use dateline_types::{Span, Upos};

/// Verbs that hand over a quotation.
const SAYING: [&str; 44] = [
    "say",
    "tell",
    "add",
    "write",
    "state",
    "declare",
    "announce",
    "warn",
    "insist",
    "claim",
    "argue",
    "explain",
    "note",
    "ask",
    "reply",
    "answer",
    "respond",
    "continue",
    "stress",
    "comment",
    "remark",
    "report",
    "tweet",
    "post",
    "admit",
    "acknowledge",
    "confirm",
    "deny",
    "complain",
    "conclude",
    "recall",
    "urge",
    "demand",
    "vow",
    "promise",
    "pledge",
    "describe",
    "call",
    "believe",
    "think",
    "suggest",
    "speak",
    "quote",
    "maintain",
];

/// Whether a verb hands over what someone said.
pub(crate) fn is_saying(word: Word) -> bool {
    word.upos() == Upos::Verb && SAYING.contains(&word.lemma())
}

/// For each quotation of the document the thing that speaks in it, as far as that is known by now.
pub(crate) fn of_quotations(scene: &Scene, cast: &Cast) -> Vec<Option<usize>> {
    let document = scene.tree.document();
    let mut speakers: Vec<Option<usize>> = Vec::with_capacity(document.quotations.len());
    let mut last: Option<(u32, usize)> = None;
    for quotation in &document.quotations {
        let (Some(first), Some(end)) = (quotation.parts.first(), quotation.parts.last()) else {
            speakers.push(None);
            continue;
        };
        let inside = |word: Word| quotation.parts.iter().any(|part| part.contains(word.span()));
        let around = sentences(scene, *first, *end);
        let beside = around.clone().find_map(|sentence| {
            scene.tree.sentence(sentence).filter(|word| is_saying(*word) && !inside(*word)).find_map(|verb| {
                scene.roles.words(verb.index(), Role::Doer).find_map(|doer| cast.of(scene.headed_by(doer)?))
            })
        });
        let block =
            around.clone().next().and_then(|at| document.sentences.get(at)).map_or(0, |sentence| sentence.block);
        // A quotation without a word of saying goes on with the one who spoke before in its paragraph or the last.
        let speaker = beside.or(last.filter(|(before, _)| block <= before + 1).map(|(_, speaker)| speaker));
        last = speaker.map(|speaker| (block, speaker));
        speakers.push(speaker);
    }
    speakers
}

/// The sentences a quotation touches, and the one before where it begins a sentence of its own.
fn sentences(scene: &Scene, first: Span, last: Span) -> std::ops::Range<usize> {
    let sentences = &scene.tree.document().sentences;
    let from = sentences.partition_point(|sentence| sentence.span.end <= first.start);
    let to = sentences.partition_point(|sentence| sentence.span.start < last.end);
    let block = sentences.get(from).map(|sentence| sentence.block);
    // “…,” he said. — the word of saying may have been cut off as a sentence of its own.
    let after = sentences.get(to).filter(|next| Some(next.block) == block && next.tokens.len() < 12).map_or(0, |_| 1);
    from..to + after
}

/// The innermost quotation that holds a mention.
pub(crate) fn quotation_of(scene: &Scene, mention: usize) -> Option<usize> {
    let span = scene.mentions[mention].span;
    let quotations = &scene.tree.document().quotations;
    let before =
        quotations.partition_point(|quotation| quotation.parts.first().is_some_and(|part| part.start <= span.start));
    // Nested quotations are few.
    (before.saturating_sub(8)..before).rev().find(|&at| quotations[at].parts.iter().any(|part| part.contains(span)))
}
