//! The kernel for AVX2: products added in pairs to 16 bits, pairs in pairs to 32, eight columns wide.

use super::matrix::BLOCK;
use super::{Instructions, Matrix, Starts, Work};
use std::arch::x86_64::{
    __m256i, _mm256_add_epi32, _mm256_add_ps, _mm256_cvtepi32_ps, _mm256_load_si256, _mm256_loadu_ps,
    _mm256_loadu_si256, _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_mul_ps, _mm256_set1_epi16, _mm256_set1_epi32,
    _mm256_storeu_ps,
};

/// Half a block: the columns of one register.
const HALF: usize = BLOCK / 2;

/// Proof that the instructions are there: it can only be had from [`Avx2::found`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Avx2(());

impl Avx2 {
    pub(super) fn found() -> Option<Self> {
        is_x86_feature_detected!("avx2").then_some(Self(()))
    }

    pub(super) fn run<W: Work>(self, work: W) -> W::Output {
        #[target_feature(enable = "avx2")]
        fn inside<W: Work>(found: Avx2, work: W) -> W::Output {
            work.run(found)
        }
        // SAFETY: `self` proves that the processor has these instructions.
        unsafe { inside(self, work) }
    }
}

impl Instructions for Avx2 {
    #[inline(always)]
    fn multiply(self, matrix: &Matrix, input: &[u8], starts: Starts<'_>, output: &mut [f32]) {
        matrix.check(input, starts, output);
        // SAFETY: `self` proves that the processor has the instructions, `check` that all rows lie inside their slices.
        unsafe { multiply(matrix, input, starts, output) }
    }
}

/// # Safety
/// [`Matrix::check`] must have passed.
#[target_feature(enable = "avx2")]
unsafe fn multiply(matrix: &Matrix, input: &[u8], starts: Starts<'_>, output: &mut [f32]) {
    let rows = starts.rows();
    for block in 0..matrix.width() / BLOCK {
        let mut row = 0;
        while row < rows {
            let left = rows - row;
            // SAFETY: passed on; the tile ends at the last row or before it.
            unsafe {
                // Twelve of the sixteen registers hold sums.
                if left >= 6 {
                    tile::<6>(matrix, input, starts, output, block, row);
                    row += 6;
                } else if left >= 3 {
                    tile::<3>(matrix, input, starts, output, block, row);
                    row += 3;
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
/// # Safety
/// As [`multiply`], the matrix must have that block, and `row + R` must be at most the number of rows.
#[target_feature(enable = "avx2")]
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
    let ones = _mm256_set1_epi16(1);
    // Plain loops throughout: closures, as in `array::from_fn`, would not be compiled for these instructions.
    // SAFETY: every pointer stays inside its slice, by `Matrix::check`: row starts plus depth inside `input`, blocks
    // times height quads, `width` numbers per column table, rows times `width` numbers of output. A quad is two
    // registers on a border of 64.
    unsafe {
        let mut from = [input.as_ptr(); R];
        for r in 0..R {
            from[r] = input.as_ptr().add(starts.of(row + r));
        }
        let quads: *const __m256i = matrix.quads.as_ptr().add(block * tall).cast();
        let first = [
            _mm256_loadu_si256(matrix.first.as_ptr().add(column).cast()),
            _mm256_loadu_si256(matrix.first.as_ptr().add(column + HALF).cast()),
        ];
        let mut sums = [first; R];
        for quad in 0..tall {
            let weights = [_mm256_load_si256(quads.add(2 * quad)), _mm256_load_si256(quads.add(2 * quad + 1))];
            for r in 0..R {
                let four = _mm256_set1_epi32(from[r].add(4 * quad).cast::<i32>().read_unaligned());
                for c in 0..2 {
                    let pairs = _mm256_maddubs_epi16(four, weights[c]);
                    sums[r][c] = _mm256_add_epi32(sums[r][c], _mm256_madd_epi16(pairs, ones));
                }
            }
        }
        for c in 0..2 {
            let column = column + c * HALF;
            let scale = _mm256_loadu_ps(matrix.scale.as_ptr().add(column));
            let bias = _mm256_loadu_ps(matrix.bias.as_ptr().add(column));
            for r in 0..R {
                let value = _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(sums[r][c]), scale), bias);
                _mm256_storeu_ps(output.as_mut_ptr().add((row + r) * width + column), value);
            }
        }
    }
}
