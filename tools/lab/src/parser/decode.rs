//! What networks say of sentences: the best tags, heads and relations. Several networks vote by their mean scores.

use super::batch::{Example, Types};
use super::encoder::{self, Dropout, rows};
use super::heads::{self, label_scores};
use super::losses::softmax;
use super::model::Model;
use super::tree;

/// What was found in one sentence, as classes.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// UPOS.
    pub upos: Vec<u16>,
    /// XPOS.
    pub xpos: Vec<u16>,
    /// Bundles of features.
    pub feats: Vec<u16>,
    /// Name tags.
    pub names: Vec<u16>,
    /// Heads, 0 for the root.
    pub heads: Vec<u16>,
    /// Relations.
    pub relations: Vec<u16>,
    /// Probability of each head, by the mean of the networks.
    pub certainty: Vec<f32>,
}

/// The class of the highest score; the first of equals.
pub(super) fn best(scores: &[f32]) -> u16 {
    let mut best = 0;
    for (i, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = i;
        }
    }
    best as u16
}

/// The best row of BIO tags in which every `I-X` follows a `B-X` or `I-X`, from rows of scores. Tag 0 is `O`, and each
/// kind has two tags, `B` before `I`.
pub(super) fn consistent(scores: &[f32], tags: usize) -> Vec<u16> {
    let mut back: Vec<u16> = Vec::with_capacity(scores.len());
    let mut so_far: Vec<f32> = vec![f32::NEG_INFINITY; tags];
    so_far[0] = 0.0;
    for row in scores.chunks_exact(tags) {
        let before = best(&so_far);
        let next: Vec<f32> = (0..tags)
            .map(|tag| {
                let from = match tag {
                    tag if tag > 0 && tag % 2 == 0 => {
                        if so_far[tag - 1] >= so_far[tag] {
                            tag as u16 - 1
                        } else {
                            tag as u16
                        }
                    }
                    _ => before,
                };
                back.push(from);
                so_far[usize::from(from)] + row[tag]
            })
            .collect();
        so_far = next;
    }
    let mut tag = best(&so_far);
    let mut out: Vec<u16> = back
        .chunks_exact(tags)
        .rev()
        .map(|row| {
            let before = row[usize::from(tag)];
            std::mem::replace(&mut tag, before)
        })
        .collect();
    out.reverse();
    out
}

/// Adds the probabilities of each row of `scores` to `sum`.
fn vote(sum: &mut Vec<f32>, mut scores: Vec<f32>, columns: usize) {
    scores.chunks_exact_mut(columns).for_each(softmax);
    if sum.is_empty() {
        *sum = scores;
    } else {
        sum.iter_mut().zip(scores).for_each(|(sum, p)| *sum += p);
    }
}

/// Reads the sentences of a shard with one or more networks of the same classes.
pub fn decode(models: &[Model], types: &Types, shard: &[&Example]) -> Vec<Found> {
    let nothing = Dropout::default();
    let scored: Vec<heads::Scores> = models
        .iter()
        .map(|model| {
            let (vectors, _) = encoder::forward(model, types, shard, nothing, 0);
            heads::forward(model, vectors, shard, nothing, 0)
        })
        .collect();
    let mut out = Vec::with_capacity(shard.len());
    for (index, s) in rows(shard).into_iter().enumerate() {
        let n = s.len();
        let mut arcs = Vec::new();
        let mut tags: [Vec<f32>; 4] = Default::default();
        for (model, scores) in models.iter().zip(&scored) {
            vote(&mut arcs, scores.arcs[index].clone(), n + 1);
            let columns = model.dims.head_columns();
            let parts = model.dims.heads();
            for (sum, part) in tags.iter_mut().zip([parts.upos, parts.xpos, parts.feats, parts.names]) {
                let cut = s.clone().flat_map(|row| &scores.heads[row * columns..][part.clone()]).copied().collect();
                vote(sum, cut, part.len());
            }
        }
        let scale = 1.0 / models.len() as f32;
        let logs: Vec<f32> = arcs.iter().map(|p| (p * scale).max(1e-12).ln()).collect();
        let heads = tree::decode(&logs, n);
        let mut labels = Vec::new();
        for (model, scores) in models.iter().zip(&scored) {
            vote(&mut labels, label_scores(model, scores, &s, &heads), model.dims.relations);
        }
        let certainty =
            heads.iter().zip(arcs.chunks_exact(n + 1)).map(|(&h, row)| row[usize::from(h)] * scale).collect();
        let names =
            consistent(&tags[3].iter().map(|p| (p * scale).max(1e-9).ln()).collect::<Vec<f32>>(), models[0].dims.names);
        let [upos, xpos, feats, _] =
            tags.map(|sum| sum.chunks_exact(sum.len() / n.max(1)).map(best).collect::<Vec<u16>>());
        let relations = labels.chunks_exact(models[0].dims.relations).map(best).collect();
        out.push(Found { upos, xpos, feats, names, heads, relations, certainty });
    }
    out
}

/// Reads any number of sentences in two threads, in batches.
pub fn decode_all(models: &[Model], types: &Types, examples: &[Example]) -> Vec<Found> {
    let half = examples.len().div_ceil(2);
    std::thread::scope(|scope| {
        let running: Vec<_> = examples
            .chunks(half.max(1))
            .map(|part| {
                scope.spawn(move || {
                    let read = |chunk: &[Example]| decode(models, types, &chunk.iter().collect::<Vec<_>>());
                    part.chunks(32).flat_map(read).collect::<Vec<_>>()
                })
            })
            .collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}

/// Shares of right answers, in per cent, over words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Accuracy {
    /// UPOS.
    pub upos: f64,
    /// XPOS.
    pub xpos: f64,
    /// Bundles of features.
    pub feats: f64,
    /// Heads.
    pub uas: f64,
    /// Heads with the relation's universal part.
    pub las: f64,
}

/// Compares with the answers in `examples`. `base` gives each relation's universal part as a number.
pub fn accuracy(found: &[Found], examples: &[Example], base: &[u16]) -> Accuracy {
    let mut sum = Accuracy::default();
    let mut words = 0.0;
    let universal = |relation: u16| base.get(usize::from(relation)).copied();
    for (found, right) in found.iter().zip(examples) {
        for i in 0..right.len() {
            words += 1.0;
            sum.upos += f64::from(found.upos[i] == right.upos[i]);
            sum.xpos += f64::from(found.xpos[i] == right.xpos[i]);
            sum.feats += f64::from(found.feats[i] == right.feats[i]);
            let head = found.heads[i] == right.heads[i];
            sum.uas += f64::from(head);
            sum.las += f64::from(head && universal(found.relations[i]) == universal(right.relations[i]));
        }
    }
    let share = |right: f64| 100.0 * right / words;
    Accuracy {
        upos: share(sum.upos),
        xpos: share(sum.xpos),
        feats: share(sum.feats),
        uas: share(sum.uas),
        las: share(sum.las),
    }
}
