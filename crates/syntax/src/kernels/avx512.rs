//! The kernel for AVX-512 with VNNI: four products added in one instruction, sixteen columns wide.

use super::matrix::BLOCK;
use super::{Instructions, Matrix, Starts, Work};
use std::arch::x86_64::{
    __m512i, _mm512_add_ps, _mm512_cvtepi32_ps, _mm512_dpbusd_epi32, _mm512_load_si512, _mm512_loadu_ps,
    _mm512_loadu_si512, _mm512_mul_ps, _mm512_set1_epi32, _mm512_setzero_si512, _mm512_storeu_ps,
};

/// Proof that the instructions are there: it can only be had from [`Avx512::found`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Avx512(());

impl Avx512 {
    pub(super) fn found() -> Option<Self> {
        let found = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512vl")
            && is_x86_feature_detected!("avx512vnni");
        found.then_some(Self(()))
    }

    pub(super) fn run<W: Work>(self, work: W) -> W::Output {
        #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
        fn inside<W: Work>(found: Avx512, work: W) -> W::Output {
            work.run(found)
        }
        // SAFETY: `self` proves that the processor has these instructions.
        unsafe { inside(self, work) }
    }
}

impl Instructions for Avx512 {
    #[inline(always)]
    fn multiply(self, matrix: &Matrix, input: &[u8], starts: Starts<'_>, output: &mut [f32]) {
        matrix.check(input, starts, output);
        // SAFETY: `self` proves that the processor has the instructions, `check` that all rows lie inside their slices.
        unsafe { multiply(matrix, input, starts, output) }
    }
}

/// # Safety
/// [`Matrix::check`] must have passed.
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
unsafe fn multiply(matrix: &Matrix, input: &[u8], starts: Starts<'_>, output: &mut [f32]) {
    let blocks = matrix.width() / BLOCK;
    let mut block = 0;
    while block < blocks {
        // Strips of four blocks and of three leave none of one, which would load more than it multiplies. 24 of the 32
        // registers hold sums, fewer only at the right edge.
        let left = blocks - block;
        let wide = if left.is_multiple_of(4) { 4 } else { left.min(3) };
        // SAFETY: passed on; a strip ends at the last block or before it.
        unsafe {
            match wide {
                1 => strip::<8, 1>(matrix, input, starts, output, block),
                2 => strip::<8, 2>(matrix, input, starts, output, block),
                3 => strip::<8, 3>(matrix, input, starts, output, block),
                _ => strip::<6, 4>(matrix, input, starts, output, block),
            }
        }
        block += wide;
    }
}

/// Multiplies all rows with `C` blocks of columns, `R` rows at a time.
///
/// # Safety
/// [`Matrix::check`] must have passed, and the matrix must have `C` blocks from `block` on.
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
unsafe fn strip<const R: usize, const C: usize>(
    matrix: &Matrix,
    input: &[u8],
    starts: Starts<'_>,
    output: &mut [f32],
    block: usize,
) {
    let rows = starts.rows();
    let mut row = 0;
    while row < rows {
        // SAFETY: passed on; `row` is a row.
        unsafe {
            // The last rows are done by the smallest tile that holds them.
            let left = rows - row;
            if left >= R {
                tile::<R, C>(matrix, input, starts, output, block, row);
                row += R;
            } else if left >= 4 {
                tile::<4, C>(matrix, input, starts, output, block, row);
                row += 4;
            } else {
                tile::<1, C>(matrix, input, starts, output, block, row);
                row += 1;
            }
        }
    }
}

/// Multiplies `R` rows with `C` blocks of columns.
///
/// # Safety
/// As [`strip`], and `row + R` must be at most the number of rows.
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
#[inline]
unsafe fn tile<const R: usize, const C: usize>(
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
    // times height quads, `width` numbers per column table, rows times `width` numbers of output. A quad is 64 bytes
    // on a border of 64.
    unsafe {
        let mut from = [input.as_ptr(); R];
        for r in 0..R {
            from[r] = input.as_ptr().add(starts.of(row + r));
        }
        let quads: *const __m512i = matrix.quads.as_ptr().add(block * tall).cast();
        let mut weights = [_mm512_setzero_si512(); C];
        for c in 0..C {
            weights[c] = _mm512_loadu_si512(matrix.first.as_ptr().add(column + c * BLOCK).cast());
        }
        let mut sums = [weights; R];
        for quad in 0..tall {
            for c in 0..C {
                weights[c] = _mm512_load_si512(quads.add(c * tall + quad));
            }
            for r in 0..R {
                let four = _mm512_set1_epi32(from[r].add(4 * quad).cast::<i32>().read_unaligned());
                for c in 0..C {
                    sums[r][c] = _mm512_dpbusd_epi32(sums[r][c], four, weights[c]);
                }
            }
        }
        for c in 0..C {
            let column = column + c * BLOCK;
            let scale = _mm512_loadu_ps(matrix.scale.as_ptr().add(column));
            let bias = _mm512_loadu_ps(matrix.bias.as_ptr().add(column));
            for r in 0..R {
                let value = _mm512_add_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(sums[r][c]), scale), bias);
                _mm512_storeu_ps(output.as_mut_ptr().add((row + r) * width + column), value);
            }
        }
    }
}
