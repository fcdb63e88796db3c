//! Who speaks in each quotation, for the "I" and "our" in it: the one whose saying stands beside it.

use super::scene::Scene;
use super::thing::Cast;
use dateline_knowledge::cues::{Cue, Cues};
use dateline_types::document::{Role, Word};
use dateline_types::{Span, Upos};

/// Whether a verb hands over what someone said.
pub(crate) fn is_saying(cues: &Cues, word: Word) -> bool {
    word.upos() == Upos::Verb && cues.get(word.lemma(), "VERB").is_some_and(Cue::says)
}

/// Words of a sentence in which the word of saying is looked for: a bound for texts without sentences.
const WIDE: usize = 300;

/// For each quotation of the document the thing that speaks in it, as far as that is known by now.
#[derive(Default)]
pub(crate) struct Speakers {
    of: Vec<Option<usize>>,
    /// The block of each quotation.
    blocks: Vec<u32>,
}

impl Speakers {
    /// Finds the speakers of all quotations from the first not yet heard up to those that begin in a block.
    pub(crate) fn hear(&mut self, scene: &Scene, cast: &Cast, to: u32) {
        let document = scene.tree.document();
        for quotation in &document.quotations[self.of.len()..] {
            let (Some(first), Some(end)) = (quotation.parts.first(), quotation.parts.last()) else {
                self.of.push(None);
                self.blocks.push(self.blocks.last().copied().unwrap_or(0));
                continue;
            };
            let around = sentences(scene, *first, *end);
            let block = document.sentences.get(around.start).map_or(0, |sentence| sentence.block);
            if block > to {
                break;
            }
            let inside = |word: Word| quotation.parts.iter().any(|part| part.contains(word.span()));
            let beside = around.take(WIDE).find_map(|sentence| {
                let words = scene.tree.sentence(sentence).take(WIDE);
                words.filter(|word| is_saying(scene.cues, *word) && !inside(*word)).find_map(|verb| {
                    scene.roles.words(verb.index(), Role::Doer).find_map(|doer| cast.of(scene.headed_by(doer)?))
                })
            });
            // A quotation without a word of saying goes on with who spoke before in its paragraph or the last.
            let near = self.blocks.last().is_some_and(|before| block <= before + 1);
            let before = self.of.last().copied().flatten().filter(|_| near);
            self.of.push(beside.or(before));
            self.blocks.push(block);
        }
    }

    /// Listens anew to the quotations of a block and the one before it: pronouns have been tied since.
    pub(crate) fn hear_again(&mut self, scene: &Scene, cast: &Cast, block: u32) {
        let from = self.blocks.partition_point(|own| own + 1 < block);
        let to = self.blocks.partition_point(|own| *own <= block);
        let (rest, blocks) = (self.of.split_off(to), self.blocks.split_off(to));
        self.of.truncate(from);
        self.blocks.truncate(from);
        self.hear(scene, cast, block);
        self.of.extend(rest);
        self.blocks.extend(blocks);
    }

    /// Who speaks in the quotation that a mention stands in.
    pub(crate) fn of(&self, scene: &Scene, mention: usize) -> Option<usize> {
        self.of.get(quotation_of(scene, mention)?).copied().flatten()
    }
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
