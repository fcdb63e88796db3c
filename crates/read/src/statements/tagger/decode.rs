//! The best run of content in a chain: two labels, whole-number scores, the first of equals.

use super::features::{CROSSING, Chain};
use crate::statements::tagger::Weights;

/// Which words of a chain are content. `score` gives the sum of a word's features for being inside, and of its edge
/// features for content beginning (`true`) or ending there; features are told apart by [`edge`]. `lean` gives what else
/// speaks for a word of the chain, by its place.
pub fn decode(chain: &Chain, lean: impl Fn(usize) -> i32, score: impl Fn(&[u32], Option<bool>) -> i32) -> Vec<bool> {
    let length = chain.inside.len();
    let shared: Vec<i32> = chain.shared.iter().map(|features| score(features, None)).collect();
    let both = |features: &[u32; CROSSING]| (score(features, Some(true)), score(features, Some(false)));
    let crossings: Vec<(i32, i32)> = chain.crossings.iter().map(both).collect();
    // Best sums up to each word with it outside and inside, and where each came from.
    let mut sums = [0i32, i32::MIN / 4];
    let mut from: Vec<[bool; 2]> = Vec::with_capacity(length);
    for at in 0..length {
        let (own, branch) = &chain.inside[at];
        let inside = score(own, None) + shared[*branch] + lean(at);
        let (edge, crossing) = &chain.edges[at];
        let (begin, end) = (score(edge, Some(true)), score(edge, Some(false)));
        let (begin, end) = (begin + crossings[*crossing].0, end + crossings[*crossing].1);
        let out = if sums[1] + end > sums[0] { (sums[1] + end, true) } else { (sums[0], false) };
        let into = if sums[1] >= sums[0] + begin { (sums[1], true) } else { (sums[0] + begin, false) };
        sums = [out.0, into.0 + inside];
        from.push([out.1, into.1]);
    }
    let mut labels = vec![false; length];
    let mut label = sums[1] > sums[0];
    for at in (0..length).rev() {
        labels[at] = label;
        label = from[at][usize::from(label)];
    }
    labels
}

/// What a rule's reading of a chain says for each word: nothing where it found no content.
pub(super) fn trust(chain: &Chain, by: i32) -> impl Fn(usize) -> i32 {
    let by = if chain.ruled.contains(&true) { by } else { 0 };
    move |at| if chain.ruled[at] { by } else { -by }
}

/// The hash of an edge feature for a beginning or an end.
pub fn edge(feature: u32, begins: bool) -> u32 {
    feature ^ if begins { 0x5bd1_e995 } else { 0x1b87_3593 }
}

/// The score of built-in weights.
pub fn by(weights: &Weights) -> impl Fn(&[u32], Option<bool>) -> i32 {
    |features, begins| match begins {
        None => weights.sum(features),
        Some(begins) => features.iter().map(|&feature| weights.sum(&[edge(feature, begins)])).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::features::{EDGES, INSIDE, SHARED};
    use super::*;

    #[test]
    fn the_best_run_is_found() {
        let words = [-3, 5, -1, 4, -9, 0];
        let chain = Chain {
            words: 0..5,
            inside: (0..5).map(|at| ([at; INSIDE], 0)).collect(),
            shared: vec![[5; SHARED]],
            edges: vec![([9; EDGES], 0); 5],
            crossings: vec![[9; CROSSING]],
            ruled: vec![false; 5],
        };
        let cheap = |features: &[u32], edge: Option<bool>| edge.map_or_else(|| words[features[0] as usize], |_| -1);
        assert_eq!(decode(&chain, |_| 0, cheap), [false, true, true, true, false]);
        let free = |features: &[u32], edge: Option<bool>| edge.map_or_else(|| words[features[0] as usize], |_| 0);
        assert_eq!(decode(&chain, |_| 0, free), [false, true, false, true, false]);
        assert!(decode(&Chain::default(), |_| 0, free).is_empty());
    }
}
