//! Adam (Kingma and Ba 2015) with decoupled weight decay, row by row for the tables of which a step touches little.

use super::model::{Model, Slopes};

const FADE: f32 = 0.9;
const FADE_SQUARE: f32 = 0.98;
const TINY: f32 = 1e-8;
/// Slopes are shortened to this length.
const LONGEST: f64 = 5.0;

/// Running means of slopes and of their squares.
struct Means {
    first: Vec<f32>,
    second: Vec<f32>,
}

impl Means {
    fn new(length: usize) -> Self {
        Self { first: vec![0.0; length], second: vec![0.0; length] }
    }

    fn step(&mut self, at: usize, values: &mut [f32], slopes: &[f32], shorten: f32, rate: (f32, f32, f32)) {
        let (rate, mend, mend_square) = rate;
        let first = &mut self.first[at..at + slopes.len()];
        let second = &mut self.second[at..at + slopes.len()];
        for (((value, slope), m), v) in values.iter_mut().zip(slopes).zip(first).zip(second) {
            let slope = slope * shorten;
            *m = FADE * *m + (1.0 - FADE) * slope;
            *v = FADE_SQUARE * *v + (1.0 - FADE_SQUARE) * slope * slope;
            *value -= rate * (*m * mend) / ((*v * mend_square).sqrt() + TINY);
        }
    }
}

/// The optimiser of one network.
pub(super) struct Adam {
    dense: Means,
    words: Means,
    features: Means,
    steps: i32,
    decay: f32,
}

impl Adam {
    /// With a decay of matrices per step, as a share of the learning rate.
    pub(super) fn new(model: &Model, decay: f32) -> Self {
        Self {
            dense: Means::new(model.dense.len()),
            words: Means::new(model.words.len()),
            features: Means::new(model.features.len()),
            steps: 0,
            decay,
        }
    }

    /// Moves the network against `slopes`, which are emptied. `rate` is the learning rate.
    pub(super) fn step(&mut self, model: &mut Model, slopes: &mut Slopes, rate: f32) {
        self.steps += 1;
        let square = f64::from(super::norm::dot(&slopes.dense, &slopes.dense))
            + slopes.words.square()
            + slopes.features.square();
        let shorten = (LONGEST / (square.sqrt() + 1e-9)).min(1.0) as f32;
        let rates = (rate, 1.0 / (1.0 - FADE.powi(self.steps)), 1.0 / (1.0 - FADE_SQUARE.powi(self.steps)));
        for slot in model.layout.slots.iter().filter(|slot| slot.columns > 0) {
            model.dense[slot.range.clone()].iter_mut().for_each(|w| *w -= rate * self.decay * *w);
        }
        self.dense.step(0, &mut model.dense, &slopes.dense, shorten, rates);
        slopes.dense.fill(0.0);
        let width = model.dims.width;
        slopes.words.drain(|row, slope| {
            let at = row * width;
            self.words.step(at, &mut model.words[at..at + width], slope, shorten, rates);
        });
        slopes.features.drain(|row, slope| {
            let at = row * width;
            self.features.step(at, &mut model.features[at..at + width], slope, shorten, rates);
        });
    }
}
