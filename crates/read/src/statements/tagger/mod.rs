//! What rules leave open: how far a content goes, and whether a cue gives anything to anybody at all.
//!
//! For each cue a linear chain over the words of its sentence says which of them are content ([`decode`]), from features
//! that hold the rule's own reading, the tree and the words ([`features`]); another sum says who its source is
//! ([`ranker`]), and one whether the attribution stands ([`judge`]). All are trained weights in whole numbers, so that every machine decides alike.

pub mod decode;
pub mod features;
pub mod judge;
pub mod ranker;
mod weights;

pub use weights::{FORMAT, Weights, weights};

use super::attribution::{Attribution, Origin};
use super::marks::Marks;
use super::stretch::Stretch;
use dateline_knowledge::cues::{Cue, Cues};
use dateline_types::document::{Tree, Word};
use dateline_types::{Relation, Upos};

/// A cue on which no rule holds must be surer to stand.
const UNRULED: i32 = 1500;

/// How much a word's place in the rule's reading counts beyond what was learnt.
const TRUST: i32 = 2000;

/// Sets contents as the weights see them, and drops attributions that do not stand. Without weights the rules' readings
/// stay, and cues without a rule fall away.
pub(super) fn weigh(attributions: &mut Vec<Attribution>, weights: &Weights, cues: &Cues, marks: &Marks, tree: Tree) {
    let quoted = &marks.of;
    if weights.hash().is_empty() {
        attributions.retain(|own| !own.content.is_empty());
        return;
    }
    let score = decode::by(weights);
    attributions.retain_mut(|own| {
        if own.origin.is_fixed() {
            return true;
        }
        let Some(chain) = features::chain(own, cues, quoted, tree) else { return !own.content.is_empty() };
        let ruled = own.content.clone();
        own.content = content(own, &chain, &decode::decode(&chain, decode::trust(&chain, TRUST), &score));
        let cue = cue_words(own, tree);
        whole_phrases(&mut own.content, cue, tree);
        leave_to_others(own, &ruled, cues, marks, tree);
        if own.content.is_empty() {
            return false;
        }
        settle_head(own, tree);
        let mut candidates = ranker::candidates(own, quoted, tree);
        candidates.retain(|(word, _)| !acts_on(own, *word, tree) && !is_told_of(own, *word, tree));
        let source = ranker::best(&candidates, own.source, weights);
        own.set_source(source, tree);
        let sum = weights.sum(&judge::features(own, cues, quoted, tree));
        own.confidence = judge::confidence(sum);
        sum >= if ruled.is_empty() { UNRULED } else { 0 }
    });
}

/// The content that labels give, with what the rule found beyond the chain's words.
pub(super) fn content(own: &Attribution, chain: &features::Chain, labels: &[bool]) -> Stretch {
    let mut content = own.content.clone();
    content.remove(&chain.words);
    for (word, _) in chain.words.clone().zip(labels).filter(|(_, inside)| **inside) {
        content.add(word..word + 1);
    }
    content
}

/// The head of a content without one: its word that hangs on none of the others.
pub(super) fn settle_head(own: &mut Attribution, tree: Tree) {
    if own.head.is_some_and(|head| own.content.has(head)) {
        return;
    }
    let free = |word: &usize| {
        tree.get(*word).is_some_and(|word| {
            word.upos() != Upos::Punct && word.parent().is_none_or(|over| !own.content.has(over.index()))
        })
    };
    own.head = own.content.words().find(free);
}

/// A quotation of whole sentences belongs to a cue that hands quotations over, or to one whose rule took it in.
fn leave_to_others(own: &mut Attribution, ruled: &Stretch, cues: &Cues, marks: &Marks, tree: Tree) {
    let Some(cue) = own.cue.and_then(|cue| tree.get(cue)) else { return };
    if cues.get(cue.lemma(), cue.upos().as_str()).is_some_and(Cue::hands_over) {
        return;
    }
    for quotation in marks.touching(&own.content) {
        let quoted = &marks.outer[quotation];
        if quoted.is_direct() && !quoted.has(cue.index()) && quoted.runs.iter().all(|run| !ruled.touches(run)) {
            quoted.runs.iter().for_each(|run| own.content.remove(run));
        }
    }
}

/// "We must counter the perception that …": a rule would have found who makes a claim, so who acts on it does not.
fn acts_on(own: &Attribution, source: Option<usize>, tree: Tree) -> bool {
    let Some(cue) = own.cue.and_then(|cue| tree.get(cue)).filter(|cue| cue.upos() == Upos::Noun) else { return false };
    let ruled = own.origin == Origin::Rule && own.source.is_none();
    let under = matches!(cue.relation(), Relation::Obj | Relation::NsubjPass);
    let doer =
        |word: Word| word.parent() == cue.parent() && matches!(word.relation(), Relation::Nsubj | Relation::OblAgent);
    ruled && under && source.and_then(|source| tree.get(source)).is_some_and(doer)
}

/// "which were expected to last": who expects would stand behind "by"; nobody else before a passive is the one.
fn is_told_of(own: &Attribution, source: Option<usize>, tree: Tree) -> bool {
    let Some(cue) = own.cue.and_then(|cue| tree.get(cue)).filter(|cue| cue.upos() == Upos::Verb) else { return false };
    let passive = cue.children().any(|child| child.relation() == Relation::AuxPass);
    let ruled = own.origin == Origin::Rule && own.source.is_none();
    let by = |word: Word| word.children().any(|case| case.relation() == Relation::Case && case.lemma() == "by");
    let before = |word: Word| word.index() < cue.index() && (!by(word) || cue.is_within(word));
    ruled && passive && source.and_then(|source| tree.get(source)).is_some_and(before)
}

/// The words of a cue.
fn cue_words(own: &Attribution, tree: Tree) -> std::ops::Range<usize> {
    own.cue_span.map_or(0..0, |span| Stretch::within(tree.document(), span))
}

/// No content ends inside a phrase: what only leads to a word left out is left out too, and what leads to its first
/// word is taken in, but for the words of the cue.
fn whole_phrases(content: &mut Stretch, cue: std::ops::Range<usize>, tree: Tree) {
    const MOST: usize = 12;
    for _ in 0..MOST {
        let Some(last) = content.last().and_then(|last| tree.get(last)) else { return };
        let leads = |word: Word| {
            word.relation() != Relation::Punct
                && word
                    .parent()
                    .is_some_and(|head| head.index() > last.index() && !content.has(head.index()) && is_inner(word))
        };
        let cut_off = last.children().any(|child| {
            child.index() > last.index()
                && !content.has(child.index())
                && is_core(child.relation())
                && !cue.contains(&child.index())
        });
        if !leads(last) && !cut_off {
            break;
        }
        content.remove(&(last.index()..last.index() + 1));
    }
    for _ in 0..MOST {
        let before = content.first().and_then(|first| tree.get(first)).and_then(Word::before);
        let Some(before) = before.filter(|before| !cue.contains(&before.index()) && is_inner(*before)) else { return };
        let leads_in = before.parent().is_some_and(|head| head.index() > before.index() && content.has(head.index()));
        if !leads_in
            || before.relation() == Relation::Case
            || before.sentence_index() != tree.get(before.index() + 1).map_or(0, Word::sentence_index)
        {
            return;
        }
        content.add(before.index()..before.index() + 1);
    }
}

/// Words that stand inside a phrase before its head.
fn is_inner(word: Word) -> bool {
    matches!(
        word.relation(),
        Relation::Det
            | Relation::Amod
            | Relation::Compound
            | Relation::Nummod
            | Relation::NmodPoss
            | Relation::Case
            | Relation::Flat
    )
}

/// What a verb is not whole without.
fn is_core(relation: Relation) -> bool {
    matches!(relation, Relation::Obj | Relation::Xcomp | Relation::Flat | Relation::CompoundPrt)
}
