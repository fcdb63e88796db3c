//! Whether an attribution stands: what its rule, cue, source and content speak for, as hashes.

use super::features::{feature, text};
use crate::statements::attribution::Attribution;
use dateline_knowledge::cues::Cues;
use dateline_types::document::{Tree, Word};
use dateline_types::{Relation, Upos};

/// Of how many cues found the judge's sum is as sure as the training showed: sums and confidences, rising.
const SURE: [(i32, f32); 7] =
    [(-200, 0.4), (0, 0.55), (150, 0.65), (400, 0.75), (800, 0.85), (1400, 0.9), (2200, 0.95)];

/// How sure an attribution of a sum is, in (0, 1].
pub fn confidence(sum: i32) -> f32 {
    SURE.iter().rev().find(|(least, _)| sum >= *least).map_or(0.3, |(_, sure)| *sure)
}

/// The features of an attribution with its content.
pub(crate) fn features(own: &Attribution, cues: &Cues, quoted: &[u32], tree: Tree) -> Vec<u32> {
    let Some(cue) = own.cue.and_then(|cue| tree.get(cue)) else { return Vec::new() };
    let quote = |word: usize| quoted.get(word).copied().unwrap_or(0);
    let row = cues.get(cue.lemma(), cue.upos().as_str());
    let frame = row.map_or(0, |row| text(row.frame));
    let stance = row.map_or(0, |row| feature(1, &[text(row.stance), text(row.commits)]));
    let rule = text(own.rule.split('@').next().unwrap_or(""));
    let lemma = text(cue.lemma());
    let source = own.source.and_then(|source| tree.get(source));
    let kind = source.map_or(0, sort);
    let head = own.head.and_then(|head| tree.get(head));
    let content = head.map_or(0, |head| feature(0, &[head.upos() as u32, head.relation() as u32]));
    let length = (own.content.len() as u32).next_power_of_two();
    let in_quote = u32::from(quote(cue.index()) > 0);
    let has_quote = u32::from(own.content.words().any(|word| quote(word) > 0 && quote(word) != quote(cue.index())));
    let tense = cue.xpos() as u32;
    let helper =
        cue.children().find(|child| child.relation().base() == Relation::Aux).map_or(0, |word| text(word.lemma()));
    let relation = cue.relation() as u32;
    let negated = u32::from(own.absence);
    let that = head.and_then(|head| head.children().find(|child| child.relation() == Relation::Mark));
    let that = that.map_or(0, |that| text(that.lemma()));
    let source_lemma = source.map_or(0, |source| text(source.lemma()));
    // A figure is mostly somebody's claim.
    let number = own.content.words().filter_map(|word| tree.get(word)).any(|word| word.upos() == Upos::Num);
    let number = u32::from(number);
    let content_lemma = head.map_or(0, |head| text(head.lemma()));
    vec![
        feature(80, &[]),
        feature(81, &[rule]),
        feature(82, &[lemma]),
        feature(83, &[rule, lemma]),
        feature(84, &[frame, rule]),
        feature(85, &[kind, rule]),
        feature(86, &[kind, frame]),
        feature(87, &[kind, lemma]),
        feature(88, &[content, frame]),
        feature(89, &[content, rule]),
        feature(90, &[length, rule]),
        feature(91, &[in_quote, frame, kind]),
        feature(92, &[has_quote, rule]),
        feature(93, &[tense, rule]),
        feature(94, &[helper, frame]),
        feature(95, &[relation, rule]),
        feature(96, &[negated, frame]),
        feature(97, &[that, rule]),
        feature(98, &[source_lemma]),
        feature(99, &[content_lemma, rule]),
        feature(100, &[content_lemma, lemma]),
        feature(101, &[relation, kind]),
        feature(102, &[tense, relation]),
        feature(103, &[in_quote, lemma]),
        feature(104, &[frame, length]),
        feature(106, &[stance, rule]),
        feature(107, &[stance, kind]),
        feature(108, &[stance, content]),
        feature(109, &[number, frame, kind]),
        feature(110, &[number, stance]),
    ]
}

/// What kind of word names a source.
fn sort(source: Word) -> u32 {
    let name = source.name().kind().map_or(0, |kind| kind as u32 + 1);
    let person = match source.lemma() {
        "i" | "I" | "we" | "you" => 1,
        "he" | "she" | "they" => 2,
        "it" | "that" | "this" | "which" => 3,
        _ => 0,
    };
    let plural = u32::from(matches!(source.xpos().as_str(), "NNS" | "NNPS"));
    let shape = if source.upos() == Upos::Pron { person + 1 } else { 0 };
    feature(105, &[source.upos() as u32, name, shape, plural])
}
