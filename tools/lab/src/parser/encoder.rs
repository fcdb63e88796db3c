//! The encoder: embeddings, then layers of convolution and minGRU. Forwards with what the way back needs; backwards.

use super::batch::{Example, Type, Types};
use super::matrix::{add_row, add_rows, add_transposed_product, product, product_with_transposed};
use super::model::{Model, Slopes};
use super::noise::{Noise, drop_out};
use super::norm::{self, Normed};
use super::scan;
use dateline_syntax::network::activation::{sigmoid, tanh};
use std::ops::Range;

/// Shares of numbers dropped in training; all 0 in use.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dropout {
    /// A word of count c loses its own row with probability `word / (word + c)`, plus 2 % when this is not 0.
    pub word: f32,
    /// Of the embedding.
    pub embed: f32,
    /// Of a layer's addition to its input.
    pub layer: f32,
    /// Of the heads' input and parts.
    pub head: f32,
}

/// The sentences of a shard one after the other: rows of each.
pub(super) fn rows(examples: &[&Example]) -> Vec<Range<usize>> {
    let mut at = 0;
    let range = |example: &&Example| {
        at += example.len();
        at - example.len()..at
    };
    examples.iter().map(range).collect()
}

/// One layer's memory.
pub(super) struct LayerTrace {
    /// Each row with the one before and the one after it.
    pub(super) windows: Vec<f32>,
    /// After the rectifier, before dropout.
    convolved: Vec<f32>,
    conv_norm: Normed,
    pub(super) middle: Vec<f32>,
    gates: Vec<f32>,
    states: Vec<f32>,
    out_norm: Normed,
}

/// The encoder's memory of one shard.
pub(super) struct Trace {
    words: Vec<u32>,
    vectors: Vec<f32>,
    embed_norm: Normed,
    pub(super) layers: Vec<LayerTrace>,
    seed: u64,
}

/// Writes the sum of a type's rows into `row`; `word` is its row or 0 where dropped.
fn embed(model: &Model, kind: &Type, word: u32, row: &mut [f32]) {
    let width = row.len();
    let add = |row: &mut [f32], table: &[f32], at: usize, scale: f32| {
        row.iter_mut().zip(&table[at * width..(at + 1) * width]).for_each(|(x, y)| *x += y * scale);
    };
    add(row, &model.words, word as usize, 1.0);
    for &feature in &kind.features.fixed {
        add(row, &model.features, usize::from(feature), 1.0);
    }
    let scale = gram_scale(kind);
    for &gram in &kind.features.grams {
        add(row, &model.features, usize::from(gram), scale);
    }
}

fn gram_scale(kind: &Type) -> f32 {
    1.0 / (kind.features.grams.len().max(1) as f32).sqrt()
}

/// Runs over a shard. Returns the vectors of all words, row by row, and the trace.
pub(super) fn forward(
    model: &Model,
    types: &Types,
    shard: &[&Example],
    dropout: Dropout,
    seed: u64,
) -> (Vec<f32>, Trace) {
    let dims = &model.dims;
    let (d, h) = (dims.width, dims.hidden);
    let sentences = rows(shard);
    let total: usize = sentences.last().map_or(0, |s| s.end);
    let layout = &model.layout;
    let p = &model.dense;
    let mut noise = Noise(seed);

    let mut x = vec![0.0_f32; total * d];
    let mut words = Vec::with_capacity(total);
    let all = || shard.iter().flat_map(|e| &e.types).map(|&t| &types.types[t as usize]);
    for (kind, row) in all().zip(x.chunks_exact_mut(d)) {
        let lost = dropout.word > 0.0 && noise.unit() < dropout.word / (dropout.word + kind.count as f32) + 0.02;
        let word = if lost { 0 } else { kind.word };
        words.push(word);
        embed(model, kind, word, row);
    }
    let v = dims.vector;
    let mut vectors = vec![0.0_f32; total * v];
    if v > 0 {
        for (row, &word) in vectors.chunks_exact_mut(v).zip(&words) {
            row.copy_from_slice(&model.vectors[word as usize * v..(word as usize + 1) * v]);
        }
        product(&mut x, &vectors, (total, v), &p[layout.vectors.clone()], d, true);
    }
    let embed_norm = norm::forward(&mut x, &p[layout.embed_gain.clone()], &p[layout.embed_shift.clone()]);
    let quotes = &p[layout.quote.clone()];
    for (row, &state) in x.chunks_exact_mut(d).zip(shard.iter().flat_map(|e| &e.quotes)) {
        add_row(row, &quotes[usize::from(state) * d..(usize::from(state) + 1) * d]);
    }
    drop_out(&mut x, dropout.embed, seed ^ 1);

    let mut layers = Vec::with_capacity(dims.layers);
    for (l, slots) in layout.layers.iter().enumerate() {
        let mut windows = vec![0.0_f32; total * 3 * d];
        for sentence in &sentences {
            for row in sentence.clone() {
                let from = row.max(sentence.start + 1) - 1;
                let to = (row + 2).min(sentence.end);
                let at = row * 3 * d + (from + 1 - row) * d;
                windows[at..at + (to - from) * d].copy_from_slice(&x[from * d..to * d]);
            }
        }
        let mut y = vec![0.0_f32; total * d];
        product(&mut y, &windows, (total, 3 * d), &p[slots.conv.clone()], d, false);
        add_row(&mut y, &p[slots.conv_bias.clone()]);
        y.iter_mut().for_each(|y| *y = y.max(0.0));
        let convolved = y.clone();
        drop_out(&mut y, dropout.layer, seed ^ (2 + 2 * l as u64));
        x.iter_mut().zip(&y).for_each(|(x, y)| *x += y);
        let conv_norm = norm::forward(&mut x, &p[slots.conv_gain.clone()], &p[slots.conv_shift.clone()]);

        let mut gates = vec![0.0_f32; total * 4 * h];
        product(&mut gates, &x, (total, d), &p[slots.gates.clone()], 4 * h, false);
        add_row(&mut gates, &p[slots.gates_bias.clone()]);
        for row in gates.chunks_exact_mut(2 * h) {
            let (gate, candidate) = row.split_at_mut(h);
            gate.iter_mut().for_each(|g| *g = sigmoid(*g));
            candidate.iter_mut().for_each(|c| *c = tanh(*c));
        }
        let mut states = vec![0.0_f32; total * 2 * h];
        for s in &sentences {
            scan::forward(&gates[s.start * 4 * h..s.end * 4 * h], &mut states[s.start * 2 * h..s.end * 2 * h], h);
        }
        product(&mut y, &states, (total, 2 * h), &p[slots.out.clone()], d, false);
        drop_out(&mut y, dropout.layer, seed ^ (3 + 2 * l as u64));
        let middle = x.clone();
        x.iter_mut().zip(&y).for_each(|(x, y)| *x += y);
        let out_norm = norm::forward(&mut x, &p[slots.out_gain.clone()], &p[slots.out_shift.clone()]);
        layers.push(LayerTrace { windows, convolved, conv_norm, middle, gates, states, out_norm });
    }
    (x, Trace { words, vectors, embed_norm, layers, seed })
}

/// From the slopes of the words' vectors to those of all numbers; `dx` is used up.
pub(super) fn backward(
    model: &Model,
    types: &Types,
    shard: &[&Example],
    dropout: Dropout,
    trace: &Trace,
    mut dx: Vec<f32>,
    slopes: &mut Slopes,
) {
    let dims = &model.dims;
    let (d, h) = (dims.width, dims.hidden);
    let sentences = rows(shard);
    let total = dx.len() / d;
    let layout = &model.layout;
    let p = &model.dense;
    let g = &mut slopes.dense;

    for (l, (slots, layer)) in layout.layers.iter().zip(&trace.layers).enumerate().rev() {
        let (gain, shift) = (slots.out_gain.clone(), slots.out_shift.clone());
        let (mut d_gain, mut d_shift) = (vec![0.0; d], vec![0.0; d]);
        norm::backward(&mut dx, &layer.out_norm, &p[gain.clone()], &mut d_gain, &mut d_shift);
        add_row(&mut g[gain], &d_gain);
        add_row(&mut g[shift], &d_shift);
        let mut dy = dx.clone();
        drop_out(&mut dy, dropout.layer, trace.seed ^ (3 + 2 * l as u64));
        add_transposed_product(&mut g[slots.out.clone()], &layer.states, (total, 2 * h), &dy, d);
        let mut d_states = vec![0.0_f32; total * 2 * h];
        product_with_transposed(&mut d_states, &dy, (total, d), &p[slots.out.clone()], 2 * h, false);
        let mut d_gates = vec![0.0_f32; total * 4 * h];
        for s in &sentences {
            let (wide, narrow) = (s.start * 4 * h..s.end * 4 * h, s.start * 2 * h..s.end * 2 * h);
            let (gates, states) = (&layer.gates[wide.clone()], &layer.states[narrow.clone()]);
            scan::backward(gates, states, &d_states[narrow], &mut d_gates[wide], h);
        }
        add_transposed_product(&mut g[slots.gates.clone()], &layer.middle, (total, d), &d_gates, 4 * h);
        add_rows(&mut g[slots.gates_bias.clone()], &d_gates);
        product_with_transposed(&mut dx, &d_gates, (total, 4 * h), &p[slots.gates.clone()], d, true);

        let (gain, shift) = (slots.conv_gain.clone(), slots.conv_shift.clone());
        let (mut d_gain, mut d_shift) = (vec![0.0; d], vec![0.0; d]);
        norm::backward(&mut dx, &layer.conv_norm, &p[gain.clone()], &mut d_gain, &mut d_shift);
        add_row(&mut g[gain], &d_gain);
        add_row(&mut g[shift], &d_shift);
        let mut dy = dx.clone();
        drop_out(&mut dy, dropout.layer, trace.seed ^ (2 + 2 * l as u64));
        dy.iter_mut().zip(&layer.convolved).for_each(|(dy, y)| *dy = if *y > 0.0 { *dy } else { 0.0 });
        add_transposed_product(&mut g[slots.conv.clone()], &layer.windows, (total, 3 * d), &dy, d);
        add_rows(&mut g[slots.conv_bias.clone()], &dy);
        let mut d_windows = vec![0.0_f32; total * 3 * d];
        product_with_transposed(&mut d_windows, &dy, (total, d), &p[slots.conv.clone()], 3 * d, false);
        for sentence in &sentences {
            for row in sentence.clone() {
                let from = row.max(sentence.start + 1) - 1;
                let to = (row + 2).min(sentence.end);
                let at = row * 3 * d + (from + 1 - row) * d;
                let window = &d_windows[at..at + (to - from) * d];
                dx[from * d..to * d].iter_mut().zip(window).for_each(|(x, y)| *x += y);
            }
        }
    }

    drop_out(&mut dx, dropout.embed, trace.seed ^ 1);
    let quotes = layout.quote.start;
    for (row, &state) in dx.chunks_exact(d).zip(shard.iter().flat_map(|e| &e.quotes)) {
        let at = quotes + usize::from(state) * d;
        add_row(&mut g[at..at + d], row);
    }
    let (gain, shift) = (layout.embed_gain.clone(), layout.embed_shift.clone());
    let (mut d_gain, mut d_shift) = (vec![0.0; d], vec![0.0; d]);
    norm::backward(&mut dx, &trace.embed_norm, &p[gain.clone()], &mut d_gain, &mut d_shift);
    add_row(&mut g[gain], &d_gain);
    add_row(&mut g[shift], &d_shift);
    if dims.vector > 0 {
        add_transposed_product(&mut g[layout.vectors.clone()], &trace.vectors, (total, dims.vector), &dx, d);
    }
    let all = shard.iter().flat_map(|e| &e.types).map(|&t| &types.types[t as usize]);
    for ((kind, &word), row) in all.zip(&trace.words).zip(dx.chunks_exact(d)) {
        slopes.words.add(word, row, 1.0);
        for &feature in &kind.features.fixed {
            slopes.features.add(u32::from(feature), row, 1.0);
        }
        let scale = gram_scale(kind);
        for &gram in &kind.features.grams {
            slopes.features.add(u32::from(gram), row, scale);
        }
    }
}
