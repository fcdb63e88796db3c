//! The heads: tags, bundles of features, names, arcs and labels, with their losses and the way back.

use super::batch::{Example, UNKNOWN};
use super::encoder::{Dropout, rows};
use super::losses::{one_right, some_right};
use super::matrix::{add_row, add_rows, add_transposed_product, product, product_with_transposed};
use super::model::{Model, Slopes};
use super::noise::drop_out;
use std::ops::Range;

/// What each loss counts.
#[derive(Clone, Copy, Debug)]
pub struct Shares {
    /// UPOS.
    pub upos: f32,
    /// XPOS.
    pub xpos: f32,
    /// Bundles of features.
    pub feats: f32,
    /// Name tags.
    pub names: f32,
    /// Arcs.
    pub arcs: f32,
    /// Labels.
    pub labels: f32,
}

/// Scores of everything, before any decision.
pub struct Scores {
    /// Rows of all heads; one more than there are words, the last for the root.
    pub heads: Vec<f32>,
    /// For each sentence, `n` rows of `n + 1` arc scores, the first column for the root.
    pub arcs: Vec<Vec<f32>>,
    /// The heads' input.
    input: Vec<f32>,
    /// Dependent and head parts of arcs after rectifier and dropout, with the root's last.
    pub(super) dependent: Vec<f32>,
    head: Vec<f32>,
    /// The dependent parts times the arc matrix.
    turned: Vec<f32>,
}

/// The columns `range` of `x`, a matrix of `columns` columns, as a matrix of their own.
fn cut(x: &[f32], columns: usize, range: Range<usize>) -> Vec<f32> {
    x.chunks_exact(columns).flat_map(|row| &row[range.clone()]).copied().collect()
}

/// Writes `part` into the columns `range`.
fn paste(x: &mut [f32], columns: usize, range: Range<usize>, part: &[f32]) {
    for (row, part) in x.chunks_exact_mut(columns).zip(part.chunks_exact(range.len())) {
        row[range.clone()].copy_from_slice(part);
    }
}

/// Where a word cannot be its own head.
const NEVER: f32 = -1e9;

/// Scores all words of a shard from their vectors `x`.
pub(super) fn forward(model: &Model, mut x: Vec<f32>, shard: &[&Example], dropout: Dropout, seed: u64) -> Scores {
    let dims = &model.dims;
    let (d, a) = (dims.width, dims.arc);
    let (p, layout) = (&model.dense, &model.layout);
    let columns = dims.head_columns();
    let parts = dims.heads();
    drop_out(&mut x, dropout.head, seed ^ 101);
    x.extend_from_slice(&p[layout.root.clone()]);
    let total = x.len() / d;
    let mut heads = vec![0.0_f32; total * columns];
    product(&mut heads, &x, (total, d), &p[layout.heads.clone()], columns, false);
    add_row(&mut heads, &p[layout.heads_bias.clone()]);
    let rectified = |range: Range<usize>, salt: u64| {
        let mut part = cut(&heads, columns, range);
        part.iter_mut().for_each(|x| *x = x.max(0.0));
        drop_out(&mut part, dropout.head, seed ^ salt);
        part
    };
    let dependent = rectified(parts.dependent.clone(), 102);
    let head = rectified(parts.head.clone(), 103);
    let mut turned = vec![0.0_f32; total * a];
    product(&mut turned, &dependent, (total, a), &p[layout.arc.clone()], a, false);
    let mut alone = vec![0.0_f32; total];
    product(&mut alone, &head, (total, a), &p[layout.arc_head.clone()], 1, false);
    let root = total - 1;
    let mut arcs = Vec::with_capacity(shard.len());
    for s in rows(shard) {
        let n = s.len();
        let candidates = candidates(&head, &s, root, a);
        let mut scores = vec![0.0_f32; n * (n + 1)];
        product_with_transposed(&mut scores, &turned[s.start * a..s.end * a], (n, a), &candidates, n + 1, false);
        for (i, row) in scores.chunks_exact_mut(n + 1).enumerate() {
            row[0] += alone[root];
            row[1..].iter_mut().zip(&alone[s.clone()]).for_each(|(x, y)| *x += y);
            row[i + 1] = NEVER;
        }
        arcs.push(scores);
    }
    Scores { heads, arcs, input: x, dependent, head, turned }
}

/// The head parts of the root and of a sentence's words, in this order.
fn candidates(head: &[f32], sentence: &Range<usize>, root: usize, a: usize) -> Vec<f32> {
    [&head[root * a..(root + 1) * a], &head[sentence.start * a..sentence.end * a]].concat()
}

/// Label scores of the words of a sentence given their heads (0 for the root).
pub(super) fn label_scores(model: &Model, scores: &Scores, sentence: &Range<usize>, heads: &[u16]) -> Vec<f32> {
    let hidden = label_hidden(model, scores, sentence, heads);
    let (b, r) = (model.dims.label, model.dims.relations);
    let mut out = vec![0.0_f32; sentence.len() * r];
    product(&mut out, &hidden, (sentence.len(), b), &model.dense[model.layout.relations.clone()], r, false);
    add_row(&mut out, &model.dense[model.layout.relations_bias.clone()]);
    out
}

/// The row of a head: a word's, or the root's.
fn row_of(head: u16, sentence: &Range<usize>, root: usize) -> usize {
    if head == 0 { root } else { sentence.start + usize::from(head) - 1 }
}

pub(super) fn label_hidden(model: &Model, scores: &Scores, sentence: &Range<usize>, heads: &[u16]) -> Vec<f32> {
    let columns = model.dims.head_columns();
    let parts = model.dims.heads();
    let root = scores.heads.len() / columns - 1;
    let mut hidden = Vec::with_capacity(heads.len() * model.dims.label);
    for (row, &head) in sentence.clone().zip(heads) {
        let dependent = &scores.heads[row * columns..][parts.label_dependent.clone()];
        let head = &scores.heads[row_of(head, sentence, root) * columns..][parts.label_head.clone()];
        hidden.extend(dependent.iter().zip(head).map(|(x, y)| (x + y).max(0.0)));
    }
    hidden
}

/// The losses of a shard and the way back to the words' vectors, whose slopes it returns. `unit` is what one word counts.
pub(super) fn backward(
    model: &Model,
    mut scores: Scores,
    shard: &[&Example],
    (dropout, seed): (Dropout, u64),
    shares: &Shares,
    unit: f32,
    slopes: &mut Slopes,
) -> (f64, Vec<f32>) {
    let dims = &model.dims;
    let (d, a, b, r) = (dims.width, dims.arc, dims.label, dims.relations);
    let (p, layout) = (&model.dense, &model.layout);
    let columns = dims.head_columns();
    let parts = dims.heads();
    let total = scores.heads.len() / columns;
    let root = total - 1;
    let mut loss = 0.0_f64;
    let mut d_heads = vec![0.0_f32; scores.heads.len()];
    let mut d_turned = vec![0.0_f32; total * a];
    let mut d_head = vec![0.0_f32; total * a];
    let mut d_alone = vec![0.0_f32; total];
    let mut all_hidden = Vec::new();
    let mut all_d_labels = Vec::new();
    let mut labelled: Vec<(usize, usize)> = Vec::new();
    for (index, (s, example)) in rows(shard).into_iter().zip(shard).enumerate() {
        let n = s.len();
        let unit = unit * example.weight;
        // Tags and names: the scores become their own slopes.
        for (i, row) in s.clone().enumerate() {
            let from = &mut scores.heads[row * columns..(row + 1) * columns];
            let to = &mut d_heads[row * columns..(row + 1) * columns];
            let known = [
                (&parts.upos, &example.upos, shares.upos),
                (&parts.xpos, &example.xpos, shares.xpos),
                (&parts.feats, &example.feats, shares.feats),
            ];
            for (part, right, share) in known {
                if right[i] != UNKNOWN {
                    loss += f64::from(one_right(&mut from[part.clone()], usize::from(right[i]), unit * share));
                    to[part.clone()].copy_from_slice(&from[part.clone()]);
                }
            }
            if example.names[i] != 0 {
                loss += f64::from(some_right(&mut from[parts.names.clone()], example.names[i], unit * shares.names));
                to[parts.names.clone()].copy_from_slice(&from[parts.names.clone()]);
            }
        }
        if example.heads.iter().all(|&head| head == UNKNOWN) {
            continue;
        }
        // Labels, given the right heads.
        let known: Vec<usize> =
            (0..n).filter(|&i| example.heads[i] != UNKNOWN && example.relations[i] != UNKNOWN).collect();
        let heads: Vec<u16> = example.heads.iter().map(|&head| if head == UNKNOWN { 0 } else { head }).collect();
        let mut hidden = label_hidden(model, &scores, &s, &heads);
        drop_out(&mut hidden, dropout.head, seed ^ 104 ^ (index as u64) << 8);
        let mut labels = vec![0.0_f32; n * r];
        product(&mut labels, &hidden, (n, b), &p[layout.relations.clone()], r, false);
        add_row(&mut labels, &p[layout.relations_bias.clone()]);
        let mut d_labels = vec![0.0_f32; n * r];
        for i in known {
            let row = &mut labels[i * r..(i + 1) * r];
            loss += f64::from(one_right(row, usize::from(example.relations[i]), unit * shares.labels));
            d_labels[i * r..(i + 1) * r].copy_from_slice(row);
        }
        labelled.extend(s.clone().zip(&heads).map(|(row, &head)| (row, row_of(head, &s, root))));
        all_hidden.extend_from_slice(&hidden);
        all_d_labels.extend_from_slice(&d_labels);
        // Arcs.
        let arcs = &mut scores.arcs[index];
        for (i, row) in arcs.chunks_exact_mut(n + 1).enumerate() {
            match example.heads[i] {
                UNKNOWN => row.fill(0.0),
                head => loss += f64::from(one_right(row, usize::from(head), unit * shares.arcs)),
            }
            d_alone[root] += row[0];
            d_alone[s.clone()].iter_mut().zip(&row[1..]).for_each(|(sum, d)| *sum += d);
        }
        let candidates = candidates(&scores.head, &s, root, a);
        product(&mut d_turned[s.start * a..s.end * a], arcs, (n, n + 1), &candidates, a, false);
        let mut d_candidates = vec![0.0_f32; (n + 1) * a];
        add_transposed_product(&mut d_candidates, arcs, (n, n + 1), &scores.turned[s.start * a..s.end * a], a);
        add_row(&mut d_head[root * a..(root + 1) * a], &d_candidates[..a]);
        d_head[s.start * a..s.end * a].copy_from_slice(&d_candidates[a..]);
    }
    let g = &mut slopes.dense;
    // Labels, all sentences at once.
    let count = labelled.len();
    add_transposed_product(&mut g[layout.relations.clone()], &all_hidden, (count, b), &all_d_labels, r);
    add_rows(&mut g[layout.relations_bias.clone()], &all_d_labels);
    let mut d_hidden = vec![0.0_f32; count * b];
    product_with_transposed(&mut d_hidden, &all_d_labels, (count, r), &p[layout.relations.clone()], b, false);
    let scale = 1.0 / (1.0 - dropout.head);
    for ((&(row, head), d), hidden) in labelled.iter().zip(d_hidden.chunks_exact_mut(b)).zip(all_hidden.chunks_exact(b))
    {
        // What is above 0 passed the rectifier and was not dropped.
        d.iter_mut().zip(hidden).for_each(|(d, y)| *d = if *y > 0.0 { *d * scale } else { 0.0 });
        add_row(&mut d_heads[row * columns..][parts.label_dependent.clone()], d);
        add_row(&mut d_heads[head * columns..][parts.label_head.clone()], d);
    }
    // Arcs, all sentences at once.
    add_transposed_product(&mut g[layout.arc_head.clone()], &scores.head, (total, a), &d_alone, 1);
    for (row, &alone) in d_head.chunks_exact_mut(a).zip(&d_alone) {
        row.iter_mut().zip(&p[layout.arc_head.clone()]).for_each(|(d, w)| *d += alone * w);
    }
    add_transposed_product(&mut g[layout.arc.clone()], &scores.dependent, (total, a), &d_turned, a);
    let mut d_dependent = vec![0.0_f32; total * a];
    product_with_transposed(&mut d_dependent, &d_turned, (total, a), &p[layout.arc.clone()], a, false);
    for (d, y) in [(&mut d_dependent, &scores.dependent), (&mut d_head, &scores.head)] {
        d.iter_mut().zip(y).for_each(|(d, y)| *d = if *y > 0.0 { *d * scale } else { 0.0 });
    }
    paste(&mut d_heads, columns, parts.dependent, &d_dependent);
    paste(&mut d_heads, columns, parts.head, &d_head);
    // The heads' common matrix.
    add_transposed_product(&mut g[layout.heads.clone()], &scores.input, (total, d), &d_heads, columns);
    add_rows(&mut g[layout.heads_bias.clone()], &d_heads);
    let mut dx = vec![0.0_f32; total * d];
    product_with_transposed(&mut dx, &d_heads, (total, columns), &p[layout.heads.clone()], d, false);
    add_row(&mut g[layout.root.clone()], &dx[root * d..]);
    dx.truncate(root * d);
    drop_out(&mut dx, dropout.head, seed ^ 101);
    (loss, dx)
}
