//! Products of row-major matrices in slices: a thin cover over `faer`, which is sequential here and so always adds up in
//! the same order.

use faer::linalg::matmul::matmul;
use faer::{Accum, MatMut, MatRef, Par};

/// Number of rows and columns of a row-major matrix.
pub(super) type Shape = (usize, usize);

fn accumulate(add: bool) -> Accum {
    if add { Accum::Add } else { Accum::Replace }
}

/// `c = a b`, or `c += a b` with `add`; `a` is of `shape`, `b` has `columns` columns.
pub(super) fn product(c: &mut [f32], a: &[f32], shape: Shape, b: &[f32], columns: usize, add: bool) {
    let (rows, inner) = shape;
    if rows == 0 {
        return;
    }
    matmul(
        MatMut::from_row_major_slice_mut(c, rows, columns),
        accumulate(add),
        MatRef::from_row_major_slice(a, rows, inner),
        MatRef::from_row_major_slice(b, inner, columns),
        1.0,
        Par::Seq,
    );
}

/// `c = a bᵀ`, or `c += a bᵀ`; `a` is of `shape`, `b` has `columns` rows.
pub(super) fn product_with_transposed(c: &mut [f32], a: &[f32], shape: Shape, b: &[f32], columns: usize, add: bool) {
    let (rows, inner) = shape;
    if rows == 0 {
        return;
    }
    matmul(
        MatMut::from_row_major_slice_mut(c, rows, columns),
        accumulate(add),
        MatRef::from_row_major_slice(a, rows, inner),
        MatRef::from_row_major_slice(b, columns, inner).transpose(),
        1.0,
        Par::Seq,
    );
}

/// `c += aᵀ b`; `a` is of `shape`, `b` has as many rows and `columns` columns.
pub(super) fn add_transposed_product(c: &mut [f32], a: &[f32], shape: Shape, b: &[f32], columns: usize) {
    let (rows, inner) = shape;
    if rows == 0 {
        return;
    }
    matmul(
        MatMut::from_row_major_slice_mut(c, inner, columns),
        Accum::Add,
        MatRef::from_row_major_slice(a, rows, inner).transpose(),
        MatRef::from_row_major_slice(b, rows, columns),
        1.0,
        Par::Seq,
    );
}

/// Adds `row` to each row of `c`.
pub(super) fn add_row(c: &mut [f32], row: &[f32]) {
    for line in c.chunks_exact_mut(row.len()) {
        line.iter_mut().zip(row).for_each(|(x, y)| *x += y);
    }
}

/// Adds each row of `c` to `sum`.
pub(super) fn add_rows(sum: &mut [f32], c: &[f32]) {
    for line in c.chunks_exact(sum.len()) {
        sum.iter_mut().zip(line).for_each(|(x, y)| *x += y);
    }
}
