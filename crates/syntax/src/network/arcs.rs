//! How well each word of a sentence would do as head of each other one.

use super::vector::LANES;

/// Dependents scored at a time.
const TILE: usize = 4;

/// The score of what cannot be.
pub(super) const IMPOSSIBLE: f32 = -1e30;

/// Scores of a sentence: a row for each dependent, in it a column for each head; column 0 is the root.
#[derive(Clone, Debug, Default)]
pub(super) struct Scores {
    /// Row by row.
    pub(super) table: Vec<f32>,
    /// Length of a row: the heads, filled up to whole lane groups.
    pub(super) stride: usize,
    /// The heads' vectors turned over: for each dimension the numbers of all heads.
    heads: Vec<f32>,
    /// Each head's own score.
    own: Vec<f32>,
}

impl Scores {
    /// Sets the vectors of the heads: the root's, then those of `words` words. `weights` score a head by itself.
    #[inline(always)]
    pub(super) fn heads<'a>(
        &mut self,
        root: &[f32],
        words: usize,
        vector: impl Fn(usize) -> &'a [f32],
        weights: &[f32],
    ) {
        let width = root.len();
        let stride = (words + 1).next_multiple_of(LANES);
        self.stride = stride;
        self.heads.clear();
        self.heads.resize(width * stride, 0.0);
        for (k, &value) in root.iter().enumerate() {
            self.heads[k * stride] = value;
        }
        for j in 0..words {
            for (k, &value) in vector(j).iter().enumerate() {
                // What is negative does not count.
                self.heads[k * stride + j + 1] = if value > 0.0 { value } else { 0.0 };
            }
        }
        self.own.clear();
        self.own.resize(stride, 0.0);
        for (heads, &weight) in self.heads.chunks_exact(stride).zip(weights) {
            for (own, head) in self.own.iter_mut().zip(heads) {
                *own += head * weight;
            }
        }
    }

    /// Scores all dependents, whose vectors follow one another.
    #[inline(always)]
    pub(super) fn score(&mut self, dependents: &[f32], width: usize) {
        let words = dependents.len() / width;
        let stride = self.stride;
        self.table.clear();
        self.table.resize(words * stride, 0.0);
        let tiles = dependents.chunks(TILE * width).zip(self.table.chunks_mut(TILE * stride));
        for (dependents, table) in tiles {
            for lane in (0..stride).step_by(LANES) {
                if dependents.len() == TILE * width {
                    tile::<TILE>(dependents, &self.heads[lane..], &self.own[lane..], width, stride, &mut table[lane..]);
                } else {
                    for (one, table) in dependents.chunks_exact(width).zip(table.chunks_mut(stride)) {
                        tile::<1>(one, &self.heads[lane..], &self.own[lane..], width, stride, &mut table[lane..]);
                    }
                }
            }
        }
        for (i, row) in self.table.chunks_exact_mut(stride).enumerate() {
            row[i + 1] = IMPOSSIBLE;
            row[words + 1..].fill(IMPOSSIBLE);
        }
    }
}

/// Scores of `R` dependents with sixteen heads.
#[inline(always)]
fn tile<const R: usize>(
    dependents: &[f32],
    heads: &[f32],
    own: &[f32],
    width: usize,
    stride: usize,
    table: &mut [f32],
) {
    let mut sums = [[0.0f32; LANES]; R];
    for k in 0..width {
        let Some(&heads) = heads[k * stride..].first_chunk::<LANES>() else { return };
        for r in 0..R {
            let one = dependents[r * width + k];
            for l in 0..LANES {
                sums[r][l] += one * heads[l];
            }
        }
    }
    let Some(&own) = own.first_chunk::<LANES>() else { return };
    for r in 0..R {
        let mut sum = sums[r];
        for l in 0..LANES {
            sum[l] += own[l];
        }
        table[r * stride..][..LANES].copy_from_slice(&sum);
    }
}
