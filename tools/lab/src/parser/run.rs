//! The training loop: shuffled batches, each in two shards side by side, whatever the number of processors.

use super::batch::{Example, Types};
use super::encoder::{self, Dropout};
use super::heads::{self, Shares};
use super::model::{Model, Slopes};
use super::noise::Noise;
use super::optimiser::Adam;

/// How to train.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Words in a batch.
    pub batch: usize,
    /// The highest learning rate, reached after `warm_up` steps and lowered along a cosine to nothing.
    pub rate: f32,
    /// Steps of growing learning rate.
    pub warm_up: usize,
    /// Decay of matrices.
    pub decay: f32,
    /// Dropout.
    pub dropout: Dropout,
    /// What each loss counts.
    pub shares: Shares,
    /// Seed of order and dropout.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            batch: 1400,
            rate: 2.5e-3,
            warm_up: 300,
            decay: 0.02,
            dropout: Dropout { word: 0.5, embed: 0.25, layer: 0.2, head: 0.25 },
            shares: Shares { upos: 0.5, xpos: 0.5, feats: 0.3, names: 0.5, arcs: 1.0, labels: 1.0 },
            seed: 1,
        }
    }
}

/// Number of shards of a batch. Part of the result, so not the number of processors.
const SHARDS: usize = 2;

/// Cuts an order of examples into batches of about `size` words.
fn batches(examples: &[Example], order: &[u32], size: usize) -> Vec<Vec<u32>> {
    let mut out = Vec::new();
    let mut batch = Vec::new();
    let mut words = 0;
    for &index in order {
        words += examples[index as usize].len();
        batch.push(index);
        if words >= size {
            out.push(std::mem::take(&mut batch));
            words = 0;
        }
    }
    out.extend(Some(batch).filter(|batch| !batch.is_empty()));
    out
}

/// Loss and slopes of one shard.
fn shard(
    model: &Model,
    types: &Types,
    examples: &[&Example],
    settings: &Settings,
    seed: u64,
    unit: f32,
    slopes: &mut Slopes,
) -> f64 {
    let dropout = settings.dropout;
    let (vectors, trace) = encoder::forward(model, types, examples, dropout, seed);
    let scores = heads::forward(model, vectors, examples, dropout, seed);
    let (loss, dx) = heads::backward(model, scores, examples, (dropout, seed), &settings.shares, unit, slopes);
    encoder::backward(model, types, examples, dropout, &trace, dx, slopes);
    loss
}

/// Trains over `passes`, each a list of indices into `examples` in the order they are to be seen (shuffled by the caller's
/// taste: [`epochs`] makes plain ones). Calls `after` with the number and mean loss of each pass.
pub fn train(
    model: &mut Model,
    types: &Types,
    examples: &[Example],
    passes: &[Vec<u32>],
    settings: &Settings,
    mut after: impl FnMut(&Model, usize, f64),
) {
    let passes: Vec<Vec<Vec<u32>>> = passes.iter().map(|order| batches(examples, order, settings.batch)).collect();
    let total: usize = passes.iter().map(Vec::len).sum();
    let mut adam = Adam::new(model, settings.decay);
    let mut slopes: Vec<Slopes> = (0..SHARDS).map(|_| Slopes::new(model)).collect();
    let mut noise = Noise(settings.seed.wrapping_mul(0x5851_f42d_4c95_7f2d));
    let mut step = 0;
    for (pass, batches) in passes.iter().enumerate() {
        let mut loss = 0.0;
        for batch in batches {
            step += 1;
            let warm = (step as f32 / settings.warm_up.max(1) as f32).min(1.0);
            let along = step as f32 / total as f32;
            let rate = settings.rate * warm * (0.5 + 0.5 * (std::f32::consts::PI * along).cos());
            let mut parts: [Vec<&Example>; SHARDS] = Default::default();
            for (i, &index) in batch.iter().enumerate() {
                parts[i % SHARDS].push(&examples[index as usize]);
            }
            let words: usize = batch.iter().map(|&index| examples[index as usize].len()).sum();
            let unit = 1.0 / words as f32;
            let seeds: Vec<u64> = (0..SHARDS).map(|_| noise.bits()).collect();
            let read: &Model = model;
            loss += std::thread::scope(|scope| {
                let running: Vec<_> = parts
                    .iter()
                    .zip(&mut slopes)
                    .zip(seeds)
                    .map(|((part, slopes), seed)| {
                        scope.spawn(move || shard(read, types, part, settings, seed, unit, slopes))
                    })
                    .collect();
                running.into_iter().map(|thread| thread.join().unwrap_or(f64::NAN)).sum::<f64>()
            });
            let (first, rest) = slopes.split_at_mut(1);
            rest.iter_mut().for_each(|more| first[0].take(more));
            adam.step(model, &mut first[0], rate);
        }
        after(model, pass, loss / batches.len() as f64);
    }
}

/// `count` orders of `indices`, each shuffled.
pub fn epochs(indices: &[u32], count: usize, seed: u64) -> Vec<Vec<u32>> {
    let mut noise = Noise(seed);
    (0..count)
        .map(|_| {
            let mut order = indices.to_vec();
            noise.shuffle(&mut order);
            order
        })
        .collect()
}
