//! The kernel for any processor, in plain Rust; what the others are tested against.
//!
//! It multiplies in floating point: all sums stay below 2^24, where floating point counts as exactly as whole numbers
//! do, and compilers make better loops of it than of bytes.

use super::matrix::BLOCK;
use super::{Instructions, Matrix, Starts};

/// No instructions in particular.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain;

/// Rows multiplied at a time.
const TILE: usize = 2;

impl Instructions for Plain {
    fn multiply(self, matrix: &Matrix, input: &[u8], starts: Starts<'_>, output: &mut [f32]) {
        matrix.check(input, starts, output);
        let rows = starts.rows();
        let input: Vec<f32> = input.iter().copied().map(f32::from).collect();
        let mut strip = Vec::with_capacity(matrix.depth());
        for block in 0..matrix.width() / BLOCK {
            widen(matrix, block, &mut strip);
            let mut row = 0;
            while row < rows {
                if rows - row >= TILE {
                    tile::<TILE>(matrix, &strip, &input, starts, output, block, row);
                    row += TILE;
                } else {
                    tile::<1>(matrix, &strip, &input, starts, output, block, row);
                    row += 1;
                }
            }
        }
    }
}

/// One block of columns row by row, made once for all rows of the input.
fn widen(matrix: &Matrix, block: usize, strip: &mut Vec<[f32; BLOCK]>) {
    strip.clear();
    let tall = matrix.tall();
    for quad in &matrix.quads[block * tall..][..tall] {
        for k in 0..4 {
            let mut row = [0.0; BLOCK];
            for c in 0..BLOCK {
                row[c] = f32::from(quad.0[c][k]);
            }
            strip.push(row);
        }
    }
}

/// Multiplies `R` rows with one block of columns.
fn tile<const R: usize>(
    matrix: &Matrix,
    strip: &[[f32; BLOCK]],
    input: &[f32],
    starts: Starts<'_>,
    output: &mut [f32],
    block: usize,
    row: usize,
) {
    let column = block * BLOCK;
    let width = matrix.width();
    let mut from = [input; R];
    for (r, from) in from.iter_mut().enumerate() {
        *from = &input[starts.of(row + r)..][..strip.len()];
    }
    let mut sums = [[0.0f32; BLOCK]; R];
    for (k, weights) in strip.iter().enumerate() {
        for r in 0..R {
            let one = from[r][k];
            for c in 0..BLOCK {
                sums[r][c] += one * weights[c];
            }
        }
    }
    for (r, sums) in sums.iter().enumerate() {
        let out = &mut output[(row + r) * width + column..][..BLOCK];
        for c in 0..BLOCK {
            let sum = sums[c] + matrix.first[column + c] as f32;
            out[c] = sum * matrix.scale[column + c] + matrix.bias[column + c];
        }
    }
}
