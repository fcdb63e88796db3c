//! Pairs of reports of which one is a copy of the other, found without comparing each with each.
//!
//! First the phrases are marked that stand in many reports which are otherwise unlike: an outlet's own lines, the
//! background of a running story, the form of a bulletin. They are nobody's story. Then reports that share a phrase that
//! is left are compared, each with a bounded number of those beside it.

use super::buckets;
use super::compare::{Marks, View, compare};
use super::sketch::{Sketch, kept};
use rustc_hash::{FxHashMap, FxHashSet};

/// A phrase in fewer reports than this is not judged.
pub(crate) const MANY: usize = 4;
/// So many of the reports that share a phrase, the first by their codes, are compared with each other to judge it.
pub(crate) const TRIED: usize = 6;
/// A phrase is nobody's where these fall into so many stories, and into more than half as many as they are.
const FOREIGN: usize = 3;
/// Of a text of more phrases than this not every phrase is looked up.
const FEW: usize = 48;
/// Each report is compared with so many of those after it that share a phrase.
pub(crate) const BESIDE: usize = 16;

/// So many judgements are kept at a time.
const REMEMBERED: usize = 1 << 20;

/// Two reports by their numbers, the smaller first.
pub(crate) type Pair = (u32, u32);

/// What reports say, and of those that say it in the same words the first day and the first outlet.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(super) code: i64,
    pub(super) sketch: &'a Sketch,
    pub(super) day: Option<&'a str>,
    pub(super) outlet: Option<&'a str>,
}

/// For each report the number of its first phrase among those of all; and how many there are.
pub(super) fn offsets(texts: &[Text<'_>]) -> (Vec<usize>, usize) {
    let mut starts = Vec::with_capacity(texts.len());
    let mut all = 0;
    for Text { sketch, .. } in texts {
        starts.push(all);
        all += sketch.hashes.len();
    }
    (starts, all)
}

/// Reports as they are compared.
pub(super) fn views<'a>(texts: &[Text<'a>], offsets: &[usize], ignored: &'a Marks) -> Vec<View<'a>> {
    texts
        .iter()
        .zip(offsets)
        .map(|(&Text { sketch, day, outlet, .. }, &offset)| View { sketch, day, outlet, ignored, offset })
        .collect()
}

/// Marks the phrases that many reports share which are otherwise unlike, and gives them, sorted.
pub(super) fn nobodys(texts: &[Text<'_>]) -> (Marks, Vec<u32>) {
    let (offsets, all) = offsets(texts);
    let none = Marks::none(all);
    let texts = views(texts, &offsets, &none);
    let mut marks = Marks::none(all);
    let mut phrases = Vec::new();
    let mut known: FxHashMap<Pair, bool> = FxHashMap::default();
    let mut judged: FxHashMap<Vec<u32>, bool> = FxHashMap::default();
    let everything = |_: &View<'_>, _, _| true;
    buckets::each(&texts, MANY, everything, |bucket| {
        let sample: Vec<u32> = bucket.iter().take(TRIED).map(|&(_, number)| number).collect();
        if known.len() + judged.len() > REMEMBERED {
            known.clear();
            judged.clear();
        }
        // The phrases of one story or of one outlet's lines stand in the same reports: these are judged once.
        let is_nobodys = *judged.entry(sample).or_insert_with_key(|sample| {
            is_foreign(sample, |one, other| *known.entry((one, other)).or_insert_with(|| are_alike(&texts, one, other)))
        });
        if !is_nobodys {
            return;
        }
        phrases.extend(bucket.first().map(|&(hash, _)| hash));
        for &(hash, number) in bucket {
            let Some(text) = texts.get(number as usize) else { continue };
            if let Ok(at) = text.sketch.hashes.binary_search(&hash) {
                marks.set(text.offset + at);
            }
        }
    });
    (marks, phrases)
}

/// Whether reports that share a phrase fall into so many stories that it is nobody's.
pub(crate) fn is_foreign(sample: &[u32], are_alike: impl FnMut(u32, u32) -> bool) -> bool {
    let stories = groups(sample, are_alike);
    stories >= FOREIGN && 2 * stories > sample.len()
}

fn are_alike(texts: &[View<'_>], one: u32, other: u32) -> bool {
    pair(texts, one, other).is_some_and(|(one, other)| are_alike_all_over(one, other))
}

/// Whether two reports are alike all over.
pub(crate) fn are_alike_all_over(one: View<'_>, other: View<'_>) -> bool {
    !is_unlike(one, other) && compare(one, other).is_alike_all_over()
}

/// Whether an eighth of the phrases tells that two reports have little in common: most pairs have, and this is quick.
fn is_unlike(one: View<'_>, other: View<'_>) -> bool {
    let level = one.sketch.level.max(other.sketch.level);
    let eighth = |view: View<'_>| {
        let hashes = view.sketch.hashes.iter().take_while(|&&hash| hash >> 29 == 0);
        hashes.copied().filter(|&hash| kept(hash, level)).collect::<Vec<u32>>()
    };
    let (ones, others) = (eighth(one), eighth(other));
    let fewer = ones.len().min(others.len());
    let shared = ones.iter().filter(|hash| others.binary_search(hash).is_ok()).count();
    fewer >= 12 && 5 * shared < fewer
}

/// Into how many groups reports fall if those that are alike are in one.
fn groups(reports: &[u32], mut are_alike: impl FnMut(u32, u32) -> bool) -> usize {
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for &report in reports {
        let mut own = vec![report];
        groups.retain_mut(|group| {
            let joins = group.iter().any(|&other| are_alike(other, report));
            if joins {
                own.append(group);
            }
            !joins
        });
        groups.push(own);
    }
    groups.len()
}

/// The pairs of which one is a copy of the other, as far as one report need be compared with another to know its story.
pub(super) fn pairs(texts: &[View<'_>]) -> Vec<Pair> {
    let mut seen: FxHashSet<Pair> = FxHashSet::default();
    let mut copies = Vec::new();
    buckets::each(
        texts,
        2,
        |text, _, hash| is_wanted(text.sketch, hash),
        |bucket| {
            for (at, &(_, one)) in bucket.iter().enumerate() {
                for &(_, other) in bucket.iter().skip(at + 1).take(BESIDE) {
                    if seen.insert((one, other)) && are_copies(texts, one, other) {
                        copies.push((one, other));
                    }
                }
            }
        },
    );
    copies.sort_unstable();
    copies
}

/// Whether reports are looked up by a phrase: a quarter of the phrases does, the same ones in every report; of short reports
/// all.
pub(crate) fn is_wanted(sketch: &Sketch, hash: u32) -> bool {
    sketch.hashes.len() <= FEW || hash >> 27 & 3 == 0
}

/// Whether of two reports one is a copy of the other.
pub(super) fn are_copies(texts: &[View<'_>], one: u32, other: u32) -> bool {
    pair(texts, one, other).is_some_and(|(one, other)| is_copy(one, other))
}

/// The same of what is at hand.
pub(crate) fn is_copy(one: View<'_>, other: View<'_>) -> bool {
    compare(one, other).is_copy()
}

fn pair<'a>(texts: &[View<'a>], one: u32, other: u32) -> Option<(View<'a>, View<'a>)> {
    Some((*texts.get(one as usize)?, *texts.get(other as usize)?))
}
