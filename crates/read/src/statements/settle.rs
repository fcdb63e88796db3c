//! Attributions weighed against one another: what one takes for content that is another's cue.

use super::attribution::Attribution;
use dateline_types::document::{Tree, Word};
use dateline_types::{Relation, Span, Upos, Xpos};
use rustc_hash::FxHashMap;

/// Puts right what the tree alone cannot tell.
pub(super) fn settle(attributions: &mut [Attribution], tree: Tree) {
    let by_cue: FxHashMap<usize, usize> =
        attributions.iter().enumerate().filter_map(|(at, own)| Some((own.cue?, at))).collect();
    drop_doubled(attributions, &by_cue, tree);
    drop_descriptions(attributions);
    drop_namelessness(attributions, tree);
    hand_up(attributions, tree);
    attributions.iter_mut().for_each(|own| name_absolute(own, tree));
}

/// "…, with a spokesman blaming the rain": a participle right behind a phrase with "with" is what that one says.
fn name_absolute(own: &mut Attribution, tree: Tree) {
    let participle = |cue: &Word| cue.upos() == Upos::Verb && cue.xpos() == Xpos::Vbg && !own.origin.is_fixed();
    let Some(cue) = own.cue.and_then(|cue| tree.get(cue)).filter(participle) else { return };
    let Some(before) = tree.get(super::phrases::first(cue)).and_then(Word::before) else { return };
    let with = |word: &Word| {
        let led = |child: Word| child.lemma() == "with" && child.relation() == Relation::Case;
        matches!(word.relation().base(), Relation::Obl | Relation::Nmod)
            && matches!(word.upos(), Upos::Noun | Upos::Propn | Upos::Pron)
            && word.children().any(led)
    };
    let mut over = std::iter::once(before).chain(before.ancestors()).take(super::phrases::DEEP);
    let named = over.find(with).filter(|named| named.index() < cue.index() && !cue.is_within(*named));
    if let Some(named) = named {
        own.set_source(Some(named.index()), tree);
    }
}

/// "an official, speaking on condition of anonymity, told reporters": what stands in the name of a source says who it
/// is, and gives nothing of what it goes on to say.
fn drop_descriptions(attributions: &mut [Attribution]) {
    // Sources that begin before a cue and may hold it: as many as could be named side by side.
    const NEAR: usize = 16;
    let mut named: Vec<(Span, Option<usize>)> =
        attributions.iter().filter_map(|own| Some((own.source_span?, own.content.first()))).collect();
    named.sort_unstable_by_key(|(span, _)| (span.start, span.end));
    for own in attributions.iter_mut().filter(|own| !own.origin.is_fixed()) {
        let Some(cue) = own.cue_span else { continue };
        let to = named.partition_point(|(span, _)| span.start <= cue.start);
        let described = named[to.saturating_sub(NEAR)..to].iter().any(|(source, first)| {
            source.contains(cue) && (own.content.is_empty() || first.is_some_and(|first| own.content.has(first)))
        });
        if described {
            (own.cue, own.cue_span, own.content) = (None, None, Default::default());
        }
    }
}

/// "who asked not to be named", "declined to be identified", "spoke on condition of anonymity": how a source is named is
/// nothing that it says, nor does it ask anybody for it.
fn drop_namelessness(attributions: &mut [Attribution], tree: Tree) {
    const NEAR: usize = 6;
    for own in attributions.iter_mut() {
        let Some(cue) = own.cue.and_then(|cue| tree.get(cue)) else { continue };
        let near = (cue.index() + 1..cue.index() + NEAR).filter_map(|at| tree.get(at));
        let mut near = near.take_while(|word| word.sentence_index() == cue.sentence_index() && word.form() != ",");
        let unnamed = match cue.lemma() {
            "ask" | "decline" | "refuse" | "request" | "want" | "wish" | "prefer" => near.any(|word| {
                let passive = word.before().is_some_and(|before| matches!(before.form(), "be" | "being"));
                matches!(word.form(), "named" | "identified" | "quoted") && passive
                    || matches!(word.form(), "anonymity" | "anonymous")
            }),
            "speak" | "talk" => near.any(|word| word.form() == "anonymity"),
            _ => false,
        };
        if unnamed {
            (own.cue, own.cue_span, own.content) = (None, None, Default::default());
        }
    }
}

/// Cuts from each content what belongs beside it: a coordinated cue and what follows it, a participle that goes on with
/// the speaker.
pub(super) fn cut(attributions: &mut [Attribution], tree: Tree) {
    hand_up(attributions, tree);
    attributions.iter_mut().for_each(|own| cut_noun(own, tree));
    attributions.iter_mut().for_each(|own| cut_finite(own, tree));
    let cues: Vec<usize> = attributions.iter().filter(|own| own.source.is_some()).filter_map(|own| own.cue).collect();
    for own in attributions.iter_mut() {
        let (Some(cue), Some(last)) = (own.cue, own.content.last()) else { continue };
        let from = cues.partition_point(|other| *other <= cue);
        let beside = cues[from..].iter().take_while(|other| **other <= last).find(|&&other| {
            let conj = tree.get(other).filter(|word| word.relation() == Relation::Conj);
            conj.and_then(Word::parent).is_some_and(|first| first.index() == cue)
        });
        let beside = beside.copied().or_else(|| {
            cues[from..]
                .iter()
                .copied()
                .take_while(|other| *other <= last)
                .find(|&other| own.head != Some(other) && tree.get(other).is_some_and(hangs_loose))
        });
        let Some(beside) = beside.and_then(|beside| tree.get(beside)) else { continue };
        // A clause is cut off where its first word stands, a coordinated verb where it stands itself.
        let beside = if beside.relation() == Relation::Conj { beside.index() } else { super::phrases::first(beside) };
        let joint = |index: &usize| {
            tree.get(*index).is_some_and(|word| {
                matches!(word.upos(), Upos::Cconj | Upos::Adv | Upos::Aux | Upos::Punct) && word.form() != "”"
            })
        };
        let first = (0..beside).rev().take_while(joint).last().unwrap_or(beside);
        own.content.remove(&(first..last + 1));
    }
}

/// "reportedly believes": one cue, and its source is named.
fn drop_doubled(attributions: &mut [Attribution], by_cue: &FxHashMap<usize, usize>, tree: Tree) {
    for at in 0..attributions.len() {
        let own = &attributions[at];
        let cue = own.cue.and_then(|cue| tree.get(cue));
        let adverb = own.source.is_none() && cue.is_some_and(|cue| cue.upos() == Upos::Adv);
        let said =
            own.head.and_then(|head| by_cue.get(&head)).is_some_and(|&other| attributions[other].source.is_some());
        if adverb && said {
            attributions[at].content = Default::default();
        }
    }
}

/// "Tehran has insisted it wants diplomacy, while promising a response": a participle behind a comma, a cue itself, goes
/// on with the speaker, not with what was said.
fn hand_up(attributions: &mut [Attribution], tree: Tree) {
    let mut by_head: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (at, own) in attributions.iter().enumerate().filter(|(_, own)| own.source.is_some()) {
        by_head.entry(own.head.unwrap_or(usize::MAX)).or_default().push(at);
    }
    for at in 0..attributions.len() {
        let Some(cue) = attributions[at].cue.and_then(|cue| tree.get(cue)) else { continue };
        let Some(first) = trailing(cue) else { continue };
        let over = cue.ancestors().take(6).find_map(|over| {
            let holds = |&other: &usize| {
                let own = &attributions[other];
                own.cue != Some(cue.index()) && own.content.has(cue.index())
            };
            by_head.get(&over.index())?.iter().copied().find(holds)
        });
        let Some(over) = over else { continue };
        let last = attributions[over].content.last().unwrap_or(first);
        let end = super::phrases::last(cue) + 1;
        attributions[over].content.remove(&(first..end.min(last + 1)));
        // "citing two officials": they are named, and others than who cites them.
        if is_citing(cue) {
            continue;
        }
        let (source, span) = (attributions[over].source, attributions[over].source_span);
        (attributions[at].source, attributions[at].source_span) = (source, span);
    }
}

/// "is accused of fraud and faces ten years": what is coordinated with a cue is no part of a noun phrase under it.
fn cut_noun(own: &mut Attribution, tree: Tree) {
    let (Some(cue), Some(last)) = (own.cue.and_then(|cue| tree.get(cue)), own.content.last()) else { return };
    let Some(head) = own.head.and_then(|head| tree.get(head)) else { return };
    let clause = head.children().any(|child| matches!(child.relation().base(), Relation::Nsubj | Relation::Cop));
    if !matches!(head.upos(), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num) || clause {
        return;
    }
    let beside = cue
        .children()
        .find(|child| child.relation() == Relation::Conj && child.upos() == Upos::Verb && child.index() > cue.index());
    let Some(beside) = beside.filter(|beside| own.content.has(beside.index())) else { return };
    let first = beside.children().map(Word::index).filter(|child| *child > cue.index()).min();
    let first = first.map_or(beside.index(), |first| first.min(beside.index()));
    own.content.remove(&(first..last + 1));
}

/// "urged both sides to talk and flew home": a verb with a tense is coordinated with the cue, not with an infinitive.
fn cut_finite(own: &mut Attribution, tree: Tree) {
    let infinitive = |word: &Word| word.xpos() == Xpos::Vb && word.relation() != Relation::Ccomp;
    let Some(head) = own.head.and_then(|head| tree.get(head)).filter(infinitive) else { return };
    let Some(last) = own.content.last().filter(|_| own.cue.is_some_and(|cue| cue < head.index())) else { return };
    let finite = |word: &Word| {
        let subject = |child: Word| child.relation().base() == Relation::Nsubj;
        word.relation() == Relation::Conj
            && matches!(word.xpos(), Xpos::Vbd | Xpos::Vbz)
            && !word.children().any(subject)
    };
    let Some(beside) = head.children().find(finite).filter(|beside| own.content.has(beside.index())) else { return };
    let first = beside.children().map(Word::index).filter(|child| *child > head.index()).min();
    own.content.remove(&(first.map_or(beside.index(), |first| first.min(beside.index()))..last + 1));
}

/// "…, after his counterpart suggested …": a clause behind a comma that tells what somebody else said, and when.
fn hangs_loose(cue: Word) -> bool {
    let marked = cue.children().any(|child| {
        child.relation() == Relation::Mark && matches!(child.lemma(), "after" | "as" | "while" | "before" | "when")
    });
    let comma = || {
        let first = cue.tree().get(super::phrases::first(cue));
        first.and_then(Word::before).is_some_and(|before| before.form() == ",")
            || first.is_some_and(|first| first.form() == ",")
    };
    cue.relation() == Relation::Advcl && marked && comma()
}

/// The first word of a participle clause that follows a comma, the comma or "while" itself; "citing" needs none.
fn trailing(cue: Word) -> Option<usize> {
    if cue.relation() != Relation::Advcl || cue.upos() != Upos::Verb || cue.xpos() != Xpos::Vbg {
        return None;
    }
    if cue.children().any(|child| child.relation().base() == Relation::Nsubj) {
        return None;
    }
    let mut first = cue;
    while let Some(before) = first
        .before()
        .filter(|before| before.is_within(cue) && before.index() + 6 > cue.index() && before.form() != ",")
    {
        first = before;
    }
    let comma = first.before().filter(|before| before.form() == ",");
    comma.map(Word::index).or_else(|| is_citing(cue).then_some(first.index()))
}

/// "citing", "quoting": words behind it name who it comes from, with or without a comma before it.
fn is_citing(cue: Word) -> bool {
    matches!(cue.lemma(), "cite" | "quote") && cue.xpos() == Xpos::Vbg
}
