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

/// Features of a word as content and those it shares with its branch; of the edge before a word and those it shares with
/// all edges between two branches.
pub(super) const INSIDE: usize = 9;
pub(super) const SHARED: usize = 19;
pub(super) const EDGES: usize = 10;
pub(super) const CROSSING: usize = 6;

/// The words around a cue with their features.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// The words, as numbers of the document.
    pub words: Range<usize>,
    /// For each the features of its own that speak for it being content, and the place of the others in `shared`.
    pub inside: Vec<([u32; INSIDE], usize)>,
    /// Features that the words of a branch have in common: most of them, summed up once.
    pub shared: Vec<[u32; SHARED]>,
    /// For each the features of content beginning or ending right before it, and the place of the others in `crossings`.
    pub edges: Vec<([u32; EDGES], usize)>,
    /// Features that the edges between two branches, or inside one, have in common.
    pub crossings: Vec<[u32; CROSSING]>,
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
    distance: u32,
    of: Branch,
}

/// What the words of a branch have in common.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Branch {
    /// Whether before the cue, behind it, or the cue itself.
    side: u32,
    /// The way in the tree from the cue: by which branch of its own, or how far up and down which.
    branch: u32,
    top: Top,
    ruled: u32,
    /// In the cue, in the source, in who is told, or none.
    part: u32,
    quoted: u32,
}

impl Branch {
    /// Its features, with the frame of the cue's lemma, the rule that held and the lemma.
    fn features(&self, frame: u32, rule: u32, lemma: u32) -> [u32; SHARED] {
        let Self { side, branch, top, ruled, part, quoted } = *self;
        [
            mix(1, &[]),
            mix(2, &[ruled]),
            mix(3, &[ruled, frame]),
            mix(4, &[ruled, branch]),
            mix(5, &[branch, side]),
            mix(12, &[part, ruled]),
            mix(13, &[quoted, ruled]),
            mix(14, &[branch, lemma]),
            mix(15, &[rule, ruled, side]),
            mix(16, &[rule, branch]),
            mix(17, &[frame, branch, side]),
            mix(20, &[top.clause, branch, ruled]),
            mix(21, &[top.clause, side, ruled]),
            mix(22, &[top.by, top.subject, top.ahead, ruled]),
            mix(23, &[top.by, top.opener, ruled]),
            mix(24, &[top.by, top.cued, top.subject, ruled]),
            mix(25, &[top.by, side, ruled]),
            mix(26, &[top.opener, top.ahead, ruled]),
            mix(27, &[rule, top.by, top.subject, top.ahead]),
        ]
    }
}

/// What the word is under which the ways to a word and to the cue part.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Top {
    /// The relation by which it hangs, and the word that opens it.
    by: u32,
    opener: u32,
    /// The tense and helper of the clause it leads to.
    clause: u32,
    /// Of that clause, coarser: whether it has a subject, a helper that looks ahead, a cue for its head.
    subject: u32,
    ahead: u32,
    cued: u32,
}

impl Top {
    fn of(top: Word, cue: Word, cues: &Cues) -> Self {
        Self {
            by: top.relation() as u32 + 1 + if top.parent() == Some(cue) { 0 } else { 100 },
            opener: marker(top),
            clause: clause(top),
            subject: u32::from(top.children().any(|child| child.relation().base() == Relation::Nsubj)),
            ahead: ahead(top),
            cued: u32::from(cues.get(top.lemma(), top.upos().as_str()).is_some()),
        }
    }
}

/// The ways from a cue to the words of its sentence: most words go the way of the word they hang on.
struct Ways<'d, 'c> {
    cue: Word<'d>,
    cues: &'c Cues,
    /// The cue, and the words above it.
    spine: Vec<usize>,
    /// The ways found, by place in the sentence.
    found: Vec<Option<Way<'d>>>,
    /// The first word of the sentence.
    first: usize,
    tops: Vec<(usize, Top)>,
}

/// A way to a word, and the word where it parts from the way to the cue.
type Way<'d> = (u32, Option<Word<'d>>);

impl<'d, 'c> Ways<'d, 'c> {
    fn new(cue: Word<'d>, cues: &'c Cues) -> Self {
        let sentence = cue.sentence().words();
        let spine = std::iter::once(cue).chain(cue.ancestors().take(STEPS)).map(Word::index).collect();
        Self { cue, cues, spine, found: vec![None; sentence.len()], first: sentence.start, tops: Vec::new() }
    }

    /// The way to a word.
    fn to(&mut self, word: Word<'d>) -> Way<'d> {
        let mut at = word;
        let mut way = None;
        for _ in 0..STEPS {
            way = self.found.get(at.index().wrapping_sub(self.first)).copied().flatten();
            let above = at.parent().filter(|above| !self.is_on_spine(at) && !self.is_on_spine(*above));
            match above.filter(|_| way.is_none()) {
                Some(above) => at = above,
                None => break,
            }
        }
        let way = way.unwrap_or_else(|| branch(at, self.cue));
        for word in [word, at] {
            if let Some(found) = self.found.get_mut(word.index().wrapping_sub(self.first)) {
                *found = Some(way);
            }
        }
        way
    }

    fn is_on_spine(&self, word: Word) -> bool {
        self.spine.contains(&word.index())
    }

    fn top(&mut self, top: Word<'d>) -> Top {
        if let Some((_, known)) = self.tops.iter().rfind(|(index, _)| *index == top.index()) {
            return *known;
        }
        let known = Top::of(top, self.cue, self.cues);
        self.tops.push((top.index(), known));
        known
    }
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
    let mut ways = Ways::new(cue, cues);
    let seen: Vec<Seen> =
        words.clone().filter_map(|word| Some(see(tree.get(word)?, cue, own, quoted, &mut ways))).collect();
    let around = |at: usize, step: isize| at.checked_add_signed(step).and_then(|at| seen.get(at)).copied();
    let mut chain = Chain { words, ..Chain::default() };
    let (mut branches, mut pairs): (Vec<Branch>, Vec<(Branch, Branch)>) = Default::default();
    for (at, own) in seen.iter().enumerate() {
        let (before, after) = (around(at, -1).unwrap_or_default(), around(at, 1).unwrap_or_default());
        let ruled = own.of.ruled;
        chain.ruled.push(ruled == 1);
        let shared = branches.iter().rposition(|other| *other == own.of).unwrap_or_else(|| {
            branches.push(own.of);
            chain.shared.push(own.of.features(frame, rule, lemma));
            branches.len() - 1
        });
        let features = [
            mix(6, &[own.of.branch, own.upos]),
            mix(7, &[own.relation, ruled]),
            mix(8, &[own.upos, ruled, own.of.side]),
            mix(9, &[own.lemma, ruled]),
            mix(10, &[own.distance, own.of.side, ruled]),
            mix(11, &[before.of.ruled, ruled, after.of.ruled]),
            mix(18, &[before.lemma, ruled]),
            mix(19, &[after.lemma, ruled]),
            mix(28, &[own.upos, own.of.top.by, ruled]),
        ];
        chain.inside.push((features, shared));
        let change = before.of.ruled * 2 + ruled;
        let crossing = pairs.iter().rposition(|other| *other == (before.of, own.of)).unwrap_or_else(|| {
            pairs.push((before.of, own.of));
            chain.crossings.push([
                mix(40, &[change]),
                mix(44, &[before.of.branch, own.of.branch]),
                mix(45, &[rule, change]),
                mix(47, &[own.of.part, before.of.part]),
                mix(48, &[own.of.quoted, before.of.quoted]),
                mix(52, &[own.of.top.by, before.of.top.by]),
            ]);
            pairs.len() - 1
        });
        let features = [
            mix(41, &[own.lemma, change]),
            mix(42, &[own.upos, before.upos]),
            mix(43, &[before.lemma, own.of.side]),
            mix(46, &[own.relation, before.relation]),
            mix(49, &[before.lemma, own.lemma]),
            mix(50, &[before.lemma, own.of.branch]),
            mix(51, &[own.of.top.clause, before.lemma]),
            mix(53, &[own.of.top.by, own.of.top.subject, own.of.top.ahead, before.upos]),
            mix(54, &[own.of.top.by, own.of.top.cued, before.lemma]),
            mix(55, &[own.of.top.by, own.of.top.opener, before.upos]),
        ];
        chain.edges.push((features, crossing));
    }
    Some(chain)
}

fn see<'d>(word: Word<'d>, cue: Word<'d>, own: &Attribution, quoted: &[u32], ways: &mut Ways<'d, '_>) -> Seen {
    let span = word.span();
    let part = match () {
        () if own.cue_span.is_some_and(|cue| cue.contains(span)) => 1,
        () if own.source_span.is_some_and(|source| source.contains(span)) => 2,
        () if own.to.is_some_and(|to| word.tree().get(to).is_some_and(|to| word.is_within(to))) => 3,
        () => 0,
    };
    let quote = |word: usize| quoted.get(word).copied().unwrap_or(0);
    let (branch, top) = ways.to(word);
    let top = top.map_or(Top::default(), |top| ways.top(top));
    Seen {
        upos: word.upos() as u32,
        relation: word.relation() as u32,
        lemma: if word.upos() == Upos::Propn { 7 } else { text(word.lemma()) },
        distance: (word.index().abs_diff(cue.index()) as u32).next_power_of_two(),
        of: Branch {
            side: match word.index().cmp(&cue.index()) {
                std::cmp::Ordering::Less => 0,
                std::cmp::Ordering::Equal => 1,
                std::cmp::Ordering::Greater => 2,
            },
            branch,
            top,
            ruled: u32::from(own.content.has(word.index())),
            part,
            quoted: match (quote(word.index()), quote(cue.index())) {
                (0, _) => 0,
                (own, cue) if own == cue => 1,
                _ => 2,
            },
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
