//! What is known of each word of a sentence, seen from a cue in it, as hashes.

use crate::statements::attribution::Attribution;
use dateline_knowledge::cues::Cues;
use dateline_types::document::{Tree, Word};
use dateline_types::{Relation, Upos};
use std::ops::Range;

/// The most words on either side of a cue that are looked at.
const FAR: usize = 80;

/// Steps up a tree.
const STEPS: usize = 40;

/// The words around a cue with their features.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// The words, as numbers of the document.
    pub words: Range<usize>,
    /// For each the features that speak for it being content.
    pub inside: Vec<Vec<u32>>,
    /// For each the features of content beginning or ending right before it.
    pub edges: Vec<Vec<u32>>,
    /// For each what the rule says.
    pub ruled: Vec<bool>,
}

/// Mixes numbers into one, the same on every machine.
fn mix(template: u32, parts: &[u32]) -> u32 {
    let mut hash = 0x811C_9DC5u32 ^ template.wrapping_mul(0x9E37_79B1);
    for part in parts {
        hash = (hash ^ part).wrapping_mul(0x0100_0193);
        hash ^= hash >> 15;
    }
    hash.wrapping_mul(0x85EB_CA6B) ^ (hash >> 13)
}

pub(super) fn text(words: &str) -> u32 {
    words.bytes().fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

pub(super) fn feature(template: u32, parts: &[u32]) -> u32 {
    mix(template, parts)
}

/// What a word is, seen from the cue.
#[derive(Clone, Copy, Default)]
struct Seen {
    upos: u32,
    relation: u32,
    lemma: u32,
    /// Whether before the cue, behind it, or the cue itself.
    side: u32,
    distance: u32,
    /// The way in the tree from the cue: by which branch of its own, or how far up and down which.
    branch: u32,
    /// The relation by which that branch hangs, and the word that opens it.
    by: u32,
    opener: u32,
    /// The tense and helper of the clause the branch leads to.
    clause: u32,
    /// Of that clause, coarser: whether it has a subject, a helper that looks ahead, a cue for its head.
    subject: u32,
    ahead: u32,
    cued: u32,
    ruled: u32,
    /// In the cue, in the source, in who is told, or none.
    part: u32,
    quoted: u32,
}

/// The chain of a cue.
pub(crate) fn chain(own: &Attribution, cues: &Cues, quoted: &[u32], tree: Tree) -> Option<Chain> {
    let cue = tree.get(own.cue?)?;
    let sentence = cue.sentence().words();
    let words = sentence.start.max(cue.index().saturating_sub(FAR))..sentence.end.min(cue.index() + FAR);
    let row = cues.get(cue.lemma(), cue.upos().as_str());
    let frame = row.map_or(0, |row| text(row.frame));
    let rule = text(own.rule.split('@').next().unwrap_or(""));
    let lemma = text(cue.lemma());
    let seen: Vec<Seen> = words.clone().filter_map(|word| Some(see(tree.get(word)?, cue, own, quoted, cues))).collect();
    let around = |at: usize, step: isize| at.checked_add_signed(step).and_then(|at| seen.get(at)).copied();
    let mut chain = Chain { words, ..Chain::default() };
    for (at, own) in seen.iter().enumerate() {
        let (before, after) = (around(at, -1).unwrap_or_default(), around(at, 1).unwrap_or_default());
        let ruled = own.ruled;
        chain.ruled.push(ruled == 1);
        chain.inside.push(vec![
            mix(1, &[]),
            mix(2, &[ruled]),
            mix(3, &[ruled, frame]),
            mix(4, &[ruled, own.branch]),
            mix(5, &[own.branch, own.side]),
            mix(6, &[own.branch, own.upos]),
            mix(7, &[own.relation, ruled]),
            mix(8, &[own.upos, ruled, own.side]),
            mix(9, &[own.lemma, ruled]),
            mix(10, &[own.distance, own.side, ruled]),
            mix(11, &[before.ruled, ruled, after.ruled]),
            mix(12, &[own.part, ruled]),
            mix(13, &[own.quoted, ruled]),
            mix(14, &[own.branch, lemma]),
            mix(15, &[rule, ruled, own.side]),
            mix(16, &[rule, own.branch]),
            mix(17, &[frame, own.branch, own.side]),
            mix(18, &[before.lemma, ruled]),
            mix(19, &[after.lemma, ruled]),
            mix(20, &[own.clause, own.branch, ruled]),
            mix(21, &[own.clause, own.side, ruled]),
            mix(22, &[own.by, own.subject, own.ahead, ruled]),
            mix(23, &[own.by, own.opener, ruled]),
            mix(24, &[own.by, own.cued, own.subject, ruled]),
            mix(25, &[own.by, own.side, ruled]),
            mix(26, &[own.opener, own.ahead, ruled]),
            mix(27, &[rule, own.by, own.subject, own.ahead]),
            mix(28, &[own.upos, own.by, ruled]),
        ]);
        let change = before.ruled * 2 + ruled;
        chain.edges.push(vec![
            mix(40, &[change]),
            mix(41, &[own.lemma, change]),
            mix(42, &[own.upos, before.upos]),
            mix(43, &[before.lemma, own.side]),
            mix(44, &[before.branch, own.branch]),
            mix(45, &[rule, change]),
            mix(46, &[own.relation, before.relation]),
            mix(47, &[own.part, before.part]),
            mix(48, &[own.quoted, before.quoted]),
            mix(49, &[before.lemma, own.lemma]),
            mix(50, &[before.lemma, own.branch]),
            mix(51, &[own.clause, before.lemma]),
            mix(52, &[own.by, before.by]),
            mix(53, &[own.by, own.subject, own.ahead, before.upos]),
            mix(54, &[own.by, own.cued, before.lemma]),
            mix(55, &[own.by, own.opener, before.upos]),
        ]);
    }
    Some(chain)
}

fn see(word: Word, cue: Word, own: &Attribution, quoted: &[u32], cues: &Cues) -> Seen {
    let span = word.span();
    let part = match () {
        () if own.cue_span.is_some_and(|cue| cue.contains(span)) => 1,
        () if own.source_span.is_some_and(|source| source.contains(span)) => 2,
        () if own.to.is_some_and(|to| word.tree().get(to).is_some_and(|to| word.is_within(to))) => 3,
        () => 0,
    };
    let quote = |word: usize| quoted.get(word).copied().unwrap_or(0);
    let (branch, top) = branch(word, cue);
    Seen {
        upos: word.upos() as u32,
        relation: word.relation() as u32,
        lemma: if word.upos() == Upos::Propn { 7 } else { text(word.lemma()) },
        side: match word.index().cmp(&cue.index()) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Greater => 2,
        },
        distance: (word.index().abs_diff(cue.index()) as u32).next_power_of_two(),
        branch,
        by: top.map_or(0, |top| top.relation() as u32 + 1 + if top.parent() == Some(cue) { 0 } else { 100 }),
        opener: top.map_or(0, marker),
        subject: top.map_or(0, |top| u32::from(top.children().any(|child| child.relation().base() == Relation::Nsubj))),
        ahead: top.map_or(0, ahead),
        cued: top.map_or(0, |top| u32::from(cues.get(top.lemma(), top.upos().as_str()).is_some())),
        clause: top.map_or(0, clause),
        ruled: u32::from(own.content.has(word.index())),
        part,
        quoted: match (quote(word.index()), quote(cue.index())) {
            (0, _) => 0,
            (own, cue) if own == cue => 1,
            _ => 2,
        },
    }
}

/// The way from the cue to a word, and the word under which the two part.
pub(super) fn branch<'d>(word: Word<'d>, cue: Word<'d>) -> (u32, Option<Word<'d>>) {
    // Up from the word: to the cue, if it hangs on it.
    let mut at = word;
    for _ in 0..STEPS {
        if at == cue {
            return (1, None);
        }
        let Some(parent) = at.parent() else { break };
        if parent == cue {
            return (mix(60, &[at.relation() as u32, marker(at)]), Some(at));
        }
        at = parent;
    }
    // Up from the cue: to what both hang on.
    let mut over = cue;
    for steps in 0..STEPS as u32 {
        let Some(parent) = over.parent() else { break };
        let below = word.ancestors().take(STEPS).find(|own| own.parent() == Some(parent));
        let top = if word == parent || word.parent() == Some(parent) { Some(word) } else { below };
        if let Some(top) = top {
            let own = if top == parent { 0 } else { top.relation() as u32 + 1 };
            return (mix(61, &[steps.min(3), over.relation() as u32, own]), Some(top));
        }
        over = parent;
    }
    (2, None)
}

/// The preposition or conjunction of a phrase or clause, by its lemma.
fn marker(head: Word) -> u32 {
    let child =
        head.children().find(|child| matches!(child.relation(), Relation::Case | Relation::Mark | Relation::Cc));
    child.map_or(0, |child| text(child.lemma()))
}

/// Tense, helper and subject of the clause a word heads.
fn clause(head: Word) -> u32 {
    let helper = head.children().find(|child| matches!(child.relation().base(), Relation::Aux));
    let subject = head.children().any(|child| child.relation().base() == Relation::Nsubj);
    mix(62, &[head.xpos() as u32, helper.map_or(0, |helper| text(helper.lemma())), u32::from(subject)])
}

/// Whether a clause looks ahead or back from what was said, by its helper: "will", "would", "had".
fn ahead(head: Word) -> u32 {
    let helper = head.children().find(|child| child.relation() == Relation::Aux).map(|helper| helper.lemma());
    match helper {
        None => 0,
        Some("will" | "would" | "could" | "can" | "may" | "might" | "should" | "must") => 1,
        Some("have") => 2,
        Some(_) => 3,
    }
}
