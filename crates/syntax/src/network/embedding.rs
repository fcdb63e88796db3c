//! From a word's form to its vector: looked up once for each form and kept.

use super::features::{self, Features};
use super::model::Network;
use super::vector::normalise;
use rustc_hash::FxHashMap;

/// No more forms are kept; when there are, all are forgotten.
const MOST_FORMS: usize = 1 << 14;

/// Longer forms, in bytes, are not kept: there are few, and they are seldom the same.
const LONGEST: usize = 48;

/// Vectors of the forms met.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    index: FxHashMap<Box<str>, u32>,
    vectors: Vec<f32>,
    features: Features,
}

impl Forms {
    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.index.clear();
        self.vectors.clear();
    }

    /// Writes the vector of a form.
    #[inline(always)]
    pub(super) fn vector(&mut self, network: &Network, form: &str, out: &mut [f32]) {
        let width = out.len();
        if let Some(&at) = self.index.get(form) {
            out.copy_from_slice(&self.vectors[at as usize * width..][..width]);
            return;
        }
        embed(network, form, &mut self.features, out);
        if form.len() <= LONGEST {
            if self.index.len() == MOST_FORMS {
                self.clear();
            }
            self.index.insert(form.into(), self.index.len() as u32);
            self.vectors.extend_from_slice(out);
        }
    }
}

/// The sum of the rows of a word, its affixes, shape and n-grams, normalised.
#[inline(always)]
fn embed(network: &Network, form: &str, features: &mut Features, out: &mut [f32]) {
    let lexicon = &network.lexicon;
    let normal = features::normal(form);
    features::fill(form, &normal, features);
    out.fill(0.0);
    add_row(lexicon.row(lexicon.word(&normal)), 1.0, out);
    for &bucket in &features.fixed {
        add_row(lexicon.row(lexicon.bucket(bucket)), 1.0, out);
    }
    let share = 1.0 / (features.grams.len().max(1) as f32).sqrt();
    for &bucket in &features.grams {
        add_row(lexicon.row(lexicon.bucket(bucket)), share, out);
    }
    normalise(out, &network.embed.gain, &network.embed.shift);
}

#[inline(always)]
fn add_row((scale, row): (f32, &[u8]), share: f32, out: &mut [f32]) {
    let factor = scale * share;
    for (out, value) in out.iter_mut().zip(row) {
        *out += factor * f32::from(value.cast_signed());
    }
}
