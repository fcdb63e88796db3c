//! Pairs gold events with ours one to one: those whose parties agree best first, then the text's order.

use super::agreement::{Role, codes, touches};
use super::gold::Coded;

/// Pairs of indices `(gold, ours)`, best first, of those that may be paired and whose spans overlap.
pub(super) fn pairs(gold: &[&Coded], ours: &[&Coded], same: impl Fn(&Coded, &Coded) -> bool) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, theirs) in gold.iter().enumerate() {
        for (j, own) in ours.iter().enumerate() {
            if same(theirs, own) && touches(theirs, own) {
                candidates.push((likeness(theirs, own), i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut taken, mut used) = (vec![false; gold.len()], vec![false; ours.len()]);
    let mut pairs = Vec::new();
    for (_, i, j) in candidates {
        if !taken[i] && !used[j] {
            (taken[i], used[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs
}

/// How well both parties agree: their words, and half a point for the same codes.
fn likeness(gold: &Coded, ours: &Coded) -> f64 {
    let words: f64 = Role::BOTH.iter().map(|role| role.likeness(gold, ours)).sum();
    let same_code = |role: &&Role| {
        let theirs = codes(role.code(gold));
        !theirs.is_empty() && theirs == codes(role.code(ours))
    };
    words + 0.5 * Role::BOTH.iter().filter(same_code).count() as f64
}
