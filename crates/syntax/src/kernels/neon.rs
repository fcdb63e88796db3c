//! The kernel for NEON: signed products added in pairs, four columns wide.

use super::matrix::BLOCK;
use super::{Instructions, Matrix, Starts, Work};
use std::arch::aarch64::{
    vaddq_f32, vcvtq_f32_s32, vdupq_n_s8, vdupq_n_s32, vdupq_n_u32, vget_low_s8, vld1q_f32, vld1q_s8, vld1q_s32,
    vmlaq_n_s32, vmull_high_s8, vmull_s8, vmulq_f32, vpadalq_s16, vpaddq_s16, vreinterpretq_s8_u32, vst1q_f32,
};

/// A quarter of a block: the columns of one register.
const QUARTER: usize = BLOCK / 4;

/// Proof that the instructions are there: it can only be had from [`Neon::found`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Neon(());

impl Neon {
    pub(super) fn found() -> Option<Self> {
        std::arch::is_aarch64_feature_detected!("neon").then_some(Self(()))
    }

    pub(super) fn run<W: Work>(self, work: W) -> W::Output {
        #[target_feature(enable = "neon")]
        fn inside<W: Work>(found: Neon, work: W) -> W::Output {
            work.run(found)
        }
        // SAFETY: `self` proves that the processor has these instructions.
        unsafe { inside(self, work) }
    }
}

impl Instructions for Neon {
    #[inline(always)]
    fn multiply(self, matrix: &Matrix, input: &[u8], starts: Starts<'_>, output: &mut [f32]) {
        matrix.check(input, starts, output);
        // SAFETY: `self` proves that the processor has the instructions, `check` that all rows lie inside their slices.
        unsafe { multiply(matrix, input, starts, output) }
    }
}

/// # Safety
/// [`Matrix::check`] must have passed.
#[target_feature(enable = "neon")]
unsafe fn multiply(matrix: &Matrix, input: &[u8], starts: Starts<'_>, output: &mut [f32]) {
    let rows = starts.rows();
    for block in 0..matrix.width() / BLOCK {
        let mut row = 0;
        while row < rows {
            // SAFETY: passed on; the tile ends at the last row or before it.
            unsafe {
                // Sixteen of the thirty-two registers hold sums.
                if rows - row >= 4 {
                    tile::<4>(matrix, input, starts, output, block, row);
                    row += 4;
                } else {
                    tile::<1>(matrix, input, starts, output, block, row);
                    row += 1;
                }
            }
        }
    }
}

/// Multiplies `R` rows with one block of columns.
///
/// NEON multiplies signed bytes with signed ones only: 128 is taken from each activation, and 128 times the sum of the
/// column's weights is what the sum begins with.
///
/// # Safety
/// As [`multiply`], the matrix must have that block, and `row + R` must be at most the number of rows.
#[target_feature(enable = "neon")]
#[inline]
unsafe fn tile<const R: usize>(
    matrix: &Matrix,
    input: &[u8],
    starts: Starts<'_>,
    output: &mut [f32],
    block: usize,
    row: usize,
) {
    let tall = matrix.tall();
    let width = matrix.width();
    let column = block * BLOCK;
    // Plain loops throughout: closures, as in `array::from_fn`, would not be compiled for these instructions.
    // SAFETY: every pointer stays inside its slice, by `Matrix::check`: row starts plus depth inside `input`, blocks
    // times height quads, `width` numbers per column table, rows times `width` numbers of output.
    unsafe {
        let mut from = [input.as_ptr(); R];
        for r in 0..R {
            from[r] = input.as_ptr().add(starts.of(row + r));
        }
        let quads: *const i8 = matrix.quads.as_ptr().add(block * tall).cast();
        let mut first = [vdupq_n_s32(0); 4];
        for c in 0..4 {
            let sum = vld1q_s32(matrix.sums.as_ptr().add(column + c * QUARTER));
            first[c] = vmlaq_n_s32(vld1q_s32(matrix.first.as_ptr().add(column + c * QUARTER)), sum, 128);
        }
        let mut sums = [first; R];
        for quad in 0..tall {
            let mut weights = [vdupq_n_s8(0); 4];
            for c in 0..4 {
                weights[c] = vld1q_s8(quads.add(4 * BLOCK * quad + BLOCK * c));
            }
            for r in 0..R {
                let four = from[r].add(4 * quad).cast::<u32>().read_unaligned() ^ 0x8080_8080;
                let four = vreinterpretq_s8_u32(vdupq_n_u32(four));
                for c in 0..4 {
                    // A product is at most 128 · 64, the sum of two fits in 16 bits.
                    let low = vmull_s8(vget_low_s8(four), vget_low_s8(weights[c]));
                    let high = vmull_high_s8(four, weights[c]);
                    sums[r][c] = vpadalq_s16(sums[r][c], vpaddq_s16(low, high));
                }
            }
        }
        for c in 0..4 {
            let column = column + c * QUARTER;
            let scale = vld1q_f32(matrix.scale.as_ptr().add(column));
            let bias = vld1q_f32(matrix.bias.as_ptr().add(column));
            for r in 0..R {
                let value = vaddq_f32(vmulq_f32(vcvtq_f32_s32(sums[r][c]), scale), bias);
                vst1q_f32(output.as_mut_ptr().add((row + r) * width + column), value);
            }
        }
    }
}
