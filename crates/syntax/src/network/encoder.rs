//! The layers: from the vectors of words to vectors of words in their sentence.

use super::activation::{sigmoid, tanh};
use super::model::{Layer, Network};
use super::vector::{LANES, add, bytes, normalise, sixteen_bytes};
use crate::kernels::{Instructions, Starts};
use std::ops::Range;

/// The byte of nought where activations have a sign.
const ZERO: u8 = 128;

/// Room for a batch of sentences, used again and again.
#[derive(Clone, Debug, Default)]
pub(super) struct Buffers {
    /// A row for each token.
    pub(super) x: Vec<f32>,
    /// The rows as bytes, a row of nought before and after each sentence: three rows on end are what a convolution sees.
    spaced: Vec<u8>,
    /// Where in `spaced` the row before each token begins.
    starts: Vec<u32>,
    /// The rows as bytes without gaps.
    pub(super) dense: Vec<u8>,
    /// Gates and candidates of both directions.
    gates: Vec<f32>,
    /// States of both directions, as bytes.
    states: Vec<u8>,
    /// What a layer adds.
    y: Vec<f32>,
}

impl Buffers {
    /// Makes room for sentences, given as ranges of tokens that follow one another.
    pub(super) fn prepare(&mut self, network: &Network, sentences: &[Range<usize>]) {
        let (width, hidden) = (network.dims.width, network.dims.hidden);
        let tokens = sentences.last().map_or(0, |last| last.end);
        self.starts.clear();
        let mut row = 0;
        for sentence in sentences {
            // The row of nought before the sentence, and its tokens.
            self.starts.extend((row..row + sentence.len()).map(|row| (row * width) as u32));
            row += sentence.len() + 1;
        }
        self.x.resize(tokens * width, 0.0);
        self.y.resize(tokens * width, 0.0);
        self.spaced.clear();
        self.spaced.resize((row + 1) * width, ZERO);
        self.dense.resize(tokens * width, 0);
        self.gates.resize(tokens * 4 * hidden, 0.0);
        self.states.resize(tokens * 2 * hidden, 0);
    }

    /// Runs all layers; afterwards `dense` holds the input of the heads.
    #[inline(always)]
    pub(super) fn encode<I: Instructions>(&mut self, kernel: I, network: &Network, sentences: &[Range<usize>]) {
        let width = network.dims.width;
        let first = network.layers.first().map_or(1.0, |layer| 1.0 / layer.conv_scale);
        for (x, &start) in self.x.chunks_exact(width).zip(&self.starts) {
            bytes(x, first, f32::from(ZERO), &mut self.spaced[start as usize + width..][..width]);
        }
        for (l, layer) in network.layers.iter().enumerate() {
            self.convolve(kernel, layer, width);
            self.recur(kernel, layer, network.dims.hidden, sentences);
            let spaced = network.layers.get(l + 1).map(|next| 1.0 / next.conv_scale);
            self.close(kernel, layer, width, network.dims.hidden, spaced, 1.0 / network.heads_scale);
        }
    }

    /// Three neighbours to one, added and normalised.
    #[inline(always)]
    fn convolve<I: Instructions>(&mut self, kernel: I, layer: &Layer, width: usize) {
        kernel.multiply(&layer.conv, &self.spaced, Starts::At(&self.starts), &mut self.y);
        let inverse = 1.0 / layer.gates_scale;
        let rows = self.x.chunks_exact_mut(width).zip(self.y.chunks_exact(width));
        for ((x, y), out) in rows.zip(self.dense.chunks_exact_mut(width)) {
            add(x, y, true);
            normalise(x, &layer.conv_norm.gain, &layer.conv_norm.shift);
            bytes(x, inverse, f32::from(ZERO), out);
        }
    }

    /// Gates, candidates, and the states that run through each sentence from both ends.
    #[inline(always)]
    fn recur<I: Instructions>(&mut self, kernel: I, layer: &Layer, hidden: usize, sentences: &[Range<usize>]) {
        let width = layer.gates.depth();
        let starts = Starts::Every { stride: width, rows: self.starts.len() };
        kernel.multiply(&layer.gates, &self.dense, starts, &mut self.gates);
        let inverse = 1.0 / layer.out_scale;
        for sentence in sentences {
            let gates = &self.gates[sentence.start * 4 * hidden..sentence.end * 4 * hidden];
            let states = &mut self.states[sentence.start * 2 * hidden..sentence.end * 2 * hidden];
            for lane in (0..hidden).step_by(LANES) {
                let mut state = [0.0; LANES];
                let rows = gates.chunks_exact(4 * hidden).zip(states.chunks_exact_mut(2 * hidden));
                for (gates, states) in rows {
                    step(&gates[lane..], hidden, &mut state, inverse, &mut states[lane..]);
                }
                let mut state = [0.0; LANES];
                let rows = gates.chunks_exact(4 * hidden).zip(states.chunks_exact_mut(2 * hidden));
                for (gates, states) in rows.rev() {
                    step(&gates[2 * hidden + lane..], hidden, &mut state, inverse, &mut states[hidden + lane..]);
                }
            }
        }
    }

    /// The states back to the width of a token, added and normalised, as bytes for what comes next: another layer,
    /// whose convolution wants gaps, or the heads.
    #[inline(always)]
    fn close<I: Instructions>(
        &mut self,
        kernel: I,
        layer: &Layer,
        width: usize,
        hidden: usize,
        spaced: Option<f32>,
        heads: f32,
    ) {
        let starts = Starts::Every { stride: 2 * hidden, rows: self.starts.len() };
        kernel.multiply(&layer.out, &self.states, starts, &mut self.y);
        let rows = self.x.chunks_exact_mut(width).zip(self.y.chunks_exact(width));
        for (((x, y), dense), &start) in rows.zip(self.dense.chunks_exact_mut(width)).zip(&self.starts) {
            add(x, y, false);
            normalise(x, &layer.out_norm.gain, &layer.out_norm.shift);
            match spaced {
                Some(inverse) => {
                    bytes(x, inverse, f32::from(ZERO), &mut self.spaced[start as usize + width..][..width]);
                }
                None => bytes(x, heads, f32::from(ZERO), dense),
            }
        }
    }
}

/// One step of sixteen states: the gate says how much of the candidate comes in.
#[inline(always)]
fn step(gates: &[f32], hidden: usize, state: &mut [f32; LANES], inverse: f32, out: &mut [u8]) {
    let (Some(&gate), Some(&candidate)) = (gates.first_chunk::<LANES>(), gates[hidden..].first_chunk::<LANES>()) else {
        return;
    };
    let Some(out) = out.first_chunk_mut::<LANES>() else { return };
    let mut new = *state;
    for l in 0..LANES {
        new[l] += sigmoid(gate[l]) * (tanh(candidate[l]) - new[l]);
    }
    *state = new;
    *out = sixteen_bytes(new, inverse, f32::from(ZERO));
}
