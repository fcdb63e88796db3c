//! Which words name the source of a cue: every noun and pronoun beside the content is weighed, and nobody too.

use super::features::{branch, feature, text};
use crate::statements::attribution::Attribution;
use crate::statements::tagger::Weights;
use dateline_types::document::{Tree, Word};
use dateline_types::{Relation, Upos};

/// The most words on either side of the cue that are looked at, and the most that are weighed.
const FAR: usize = 60;
const MOST: usize = 24;

/// Who may be the source, `None` for nobody, with the features that speak for it. What the rule found is among them.
pub(crate) fn candidates(own: &Attribution, quoted: &[u32], tree: Tree) -> Vec<(Option<usize>, Vec<u32>)> {
    let Some(cue) = own.cue.and_then(|cue| tree.get(cue)) else { return Vec::new() };
    let quote = |word: usize| quoted.get(word).copied().unwrap_or(0);
    let rule = text(own.rule.split('@').next().unwrap_or(""));
    let lemma = text(cue.lemma());
    let passive = u32::from(cue.children().any(|child| child.relation() == Relation::AuxPass));
    let tense = cue.xpos() as u32;
    let ruled = u32::from(own.source.is_some());
    let mut all = vec![(
        None,
        vec![
            feature(120, &[rule, ruled]),
            feature(121, &[lemma, ruled]),
            feature(122, &[tense, passive, ruled]),
            feature(123, &[cue.relation() as u32, ruled]),
        ],
    )];
    let sentence = cue.sentence().words();
    let around = sentence.start.max(cue.index().saturating_sub(FAR))..sentence.end.min(cue.index() + FAR);
    let nominal = |word: &Word| {
        matches!(word.upos(), Upos::Noun | Upos::Propn | Upos::Pron)
            && !matches!(word.relation(), Relation::Compound | Relation::Expl | Relation::Fixed)
            // "today", "last week": nobody.
            && !matches!(word.relation(), Relation::OblUnmarked | Relation::NmodUnmarked)
            && crate::statements::phrases::whole(*word) == *word
    };
    let free = |word: &Word| {
        word.index() != cue.index() && !own.content.has(word.index()) && quote(word.index()) == quote(cue.index())
    };
    let mut words: Vec<Word> = around.filter_map(|word| tree.get(word)).filter(nominal).filter(free).collect();
    words.sort_by_key(|word| word.index().abs_diff(cue.index()));
    words.truncate(MOST);
    if let Some(source) = own.source.and_then(|source| tree.get(source)).filter(|source| !words.contains(source)) {
        words.push(source);
    }
    words.sort_by_key(|word| word.index());
    for (nth, word) in words.iter().enumerate() {
        let doer = u32::from(own.source == Some(word.index()));
        let (way, _) = branch(*word, cue);
        let side = u32::from(word.index() > cue.index());
        let near = words.iter().filter(|other| {
            let between = |at: usize| (at > cue.index()) == (side == 1);
            between(other.index()) && other.index().abs_diff(cue.index()) < word.index().abs_diff(cue.index())
        });
        let order = (near.count() as u32).min(4);
        let case = word.children().find(|child| child.relation() == Relation::Case && child.index() < word.index());
        let case = case.map_or(0, |case| text(case.lemma()));
        let kind = word.name().kind().map_or(0, |kind| kind as u32 + 1);
        let person = if word.upos() == Upos::Pron { text(word.lemma()) } else { 0 };
        let upos = word.upos() as u32;
        let relation = word.relation() as u32;
        all.push((
            Some(word.index()),
            vec![
                feature(130, &[doer]),
                feature(131, &[doer, rule]),
                feature(132, &[way]),
                feature(133, &[way, rule]),
                feature(134, &[relation, doer]),
                feature(135, &[relation, side, order]),
                feature(136, &[case, side]),
                feature(137, &[case, rule]),
                feature(138, &[upos, kind, doer]),
                feature(139, &[person, doer]),
                feature(140, &[order, side, doer]),
                feature(141, &[relation, tense]),
                feature(142, &[text(word.lemma())]),
                feature(143, &[passive, relation, case]),
                feature(144, &[u32::from(nth == 0), relation]),
                feature(145, &[way, lemma]),
            ],
        ));
    }
    all
}

/// By so much another must be better than what the rule found, which hangs on the tree.
const AHEAD: i32 = 800;

/// The best of the candidates, the first of equals; what a rule found stays unless another is far better.
pub(crate) fn best(all: &[(Option<usize>, Vec<u32>)], ruled: Option<usize>, weights: &Weights) -> Option<usize> {
    let sum = |own: &(Option<usize>, Vec<u32>)| {
        weights.sum(&own.1) + if ruled.is_some() && own.0 == ruled { AHEAD } else { 0 }
    };
    let best = all.iter().map(|own| (sum(own), own.0)).reduce(|best, own| if own.0 > best.0 { own } else { best });
    best.map_or(ruled, |(_, word)| word)
}
