//! Losses over rows of scores. Each returns the loss, and leaves its slope, times a weight, in the place of the scores.

use dateline_syntax::network::activation::exp;

/// Turns scores into probabilities in place and returns the greatest score and the logarithm of the sum.
pub(super) fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - most);
        sum += *score;
    }
    let scale = 1.0 / sum;
    scores.iter_mut().for_each(|score| *score *= scale);
}

/// Cross-entropy of the row against class `right`.
pub(super) fn one_right(scores: &mut [f32], right: usize, weight: f32) -> f32 {
    softmax(scores);
    let loss = -scores[right].max(1e-12).ln() * weight;
    scores.iter_mut().for_each(|p| *p *= weight);
    scores[right] -= weight;
    loss
}

/// Marginal likelihood: any class whose bit is set in `allowed` is right.
pub(super) fn some_right(scores: &mut [f32], allowed: u32, weight: f32) -> f32 {
    softmax(scores);
    let right = |class: usize| class < 32 && allowed >> class & 1 == 1;
    let mass: f32 = scores.iter().enumerate().filter(|(class, _)| right(*class)).map(|(_, p)| p).sum();
    let mass = mass.max(1e-9);
    for (class, p) in scores.iter_mut().enumerate() {
        let posterior = if right(class) { *p / mass } else { 0.0 };
        *p = (*p - posterior) * weight;
    }
    -mass.ln() * weight
}
