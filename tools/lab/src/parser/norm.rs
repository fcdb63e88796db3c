//! Layer normalisation, forwards and backwards.

/// Added to the variance.
const EPSILON: f32 = 1e-5;

/// What the way back needs of the way there.
#[derive(Default)]
pub(super) struct Normed {
    /// Rows with mean 0 and variance 1.
    unit: Vec<f32>,
    /// One over the standard deviation of each row.
    scale: Vec<f32>,
}

/// Inner product over 16 lanes, so that it vectorises.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 16];
    let (a, rest_a) = a.as_chunks::<16>();
    let (b, rest_b) = b.as_chunks::<16>();
    for (a, b) in a.iter().zip(b) {
        for lane in 0..16 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    lanes.iter().sum::<f32>() + rest_a.iter().zip(rest_b).map(|(a, b)| a * b).sum::<f32>()
}

/// Sum over 16 lanes.
fn sum(a: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 16];
    let (a, rest) = a.as_chunks::<16>();
    for a in a {
        for lane in 0..16 {
            lanes[lane] += a[lane];
        }
    }
    lanes.iter().sum::<f32>() + rest.iter().sum::<f32>()
}

/// Normalises the rows of `x` in place: mean 0, variance 1, then `gain` and `bias` by column.
pub(super) fn forward(x: &mut [f32], gain: &[f32], bias: &[f32]) -> Normed {
    let width = gain.len();
    let mut normed = Normed { unit: vec![0.0; x.len()], scale: Vec::with_capacity(x.len() / width) };
    for (row, unit) in x.chunks_exact_mut(width).zip(normed.unit.chunks_exact_mut(width)) {
        let mean = sum(row) / width as f32;
        unit.iter_mut().zip(&*row).for_each(|(unit, x)| *unit = x - mean);
        let scale = 1.0 / (dot(unit, unit) / width as f32 + EPSILON).sqrt();
        for (((x, unit), gain), bias) in row.iter_mut().zip(unit).zip(gain).zip(bias) {
            *unit *= scale;
            *x = *unit * gain + bias;
        }
        normed.scale.push(scale);
    }
    normed
}

/// Turns the slope `d` of the output into that of the input, and adds to those of gain and bias.
pub(super) fn backward(d: &mut [f32], normed: &Normed, gain: &[f32], d_gain: &mut [f32], d_bias: &mut [f32]) {
    let width = gain.len();
    for ((row, unit), scale) in d.chunks_exact_mut(width).zip(normed.unit.chunks_exact(width)).zip(&normed.scale) {
        for i in 0..width {
            d_gain[i] += row[i] * unit[i];
            d_bias[i] += row[i];
            row[i] *= gain[i];
        }
        let mean = sum(row) / width as f32;
        let along = dot(row, unit) / width as f32;
        for (d, u) in row.iter_mut().zip(unit) {
            *d = scale * (*d - mean - u * along);
        }
    }
}
