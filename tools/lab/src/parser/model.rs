//! All numbers of a network, and their slopes.

use super::embedding::Touched;
use super::noise::Noise;
use super::shape::{Dims, Layout};
use dateline_syntax::network::features::BUCKETS;

/// All numbers of a network.
#[derive(Clone, Debug)]
pub struct Model {
    /// Sizes.
    pub dims: Dims,
    /// Where the dense numbers lie.
    pub layout: Layout,
    /// The dense numbers.
    pub dense: Vec<f32>,
    /// A row for each word, the first for words outside the vocabulary.
    pub words: Vec<f32>,
    /// A row for each bucket of hashed features.
    pub features: Vec<f32>,
    /// Given word vectors, a row for each word; not trained.
    pub vectors: Vec<f32>,
}

impl Model {
    /// A network with first values from `seed`. `vectors` has a row for each of `words` words (and the unknown one).
    pub fn new(dims: Dims, words: usize, vectors: Vec<f32>, seed: u64) -> Self {
        let mut noise = Noise(seed);
        let (layout, dense) = Layout::new(&dims, &mut noise);
        let mut table = |rows: usize| (0..rows * dims.width).map(|_| noise.normal() * 0.05).collect::<Vec<f32>>();
        let (words, features) = (table(words), table(BUCKETS));
        Self { dims, layout, dense, words, features, vectors }
    }
}

/// Slopes of all numbers of a network.
pub struct Slopes {
    /// Of the dense numbers.
    pub dense: Vec<f32>,
    /// Of the word table.
    pub words: Touched,
    /// Of the feature table.
    pub features: Touched,
}

impl Slopes {
    /// All zero.
    pub fn new(model: &Model) -> Self {
        let width = model.dims.width;
        Self {
            dense: vec![0.0; model.dense.len()],
            words: Touched::new(model.words.len() / width, width),
            features: Touched::new(model.features.len() / width, width),
        }
    }

    /// Adds all that `other` holds, and empties it.
    pub fn take(&mut self, other: &mut Slopes) {
        self.dense.iter_mut().zip(&mut other.dense).for_each(|(sum, d)| *sum += std::mem::take(d));
        self.words.take(&mut other.words);
        self.features.take(&mut other.features);
    }
}
