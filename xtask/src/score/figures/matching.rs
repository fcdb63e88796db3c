//! Pairs gold claims with ours one to one: the longest common share of a span first, then equal bounds, then the text's order.

use super::agreement::same_value;
use super::gold::Claim;
use dateline_types::CharSpan;

/// What two spans share, as a part of what they cover together (Jaccard).
pub(super) fn overlap(a: CharSpan, b: CharSpan) -> f64 {
    let shared = f64::from(a.end.min(b.end)) - f64::from(a.start.max(b.start));
    if shared <= 0.0 { 0.0 } else { shared / f64::from(a.end.max(b.end) - a.start.min(b.start)) }
}

/// Whether two spans share a character.
pub(super) fn touches(a: CharSpan, b: CharSpan) -> bool {
    overlap(a, b) > 0.0
}

/// What must be the same of a pair.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// That the spans overlap.
    Span,
    /// That they overlap and measure the same.
    SpanAndMeasure,
}

/// Pairs of indices `(gold, ours)`, best first.
pub(super) fn pairs(gold: &[&Claim], ours: &[&Claim], by: By) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, theirs) in gold.iter().enumerate() {
        for (j, own) in ours.iter().enumerate() {
            let share = overlap(theirs.span, own.span);
            if share > 0.0 && (by == By::Span || theirs.measure == own.measure) {
                candidates.push((share, !same_value(theirs, own), i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
    let (mut taken, mut used) = (vec![false; gold.len()], vec![false; ours.len()]);
    let mut pairs = Vec::new();
    for (_, _, i, j) in candidates {
        if !taken[i] && !used[j] {
            (taken[i], used[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs
}
