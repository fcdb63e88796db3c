//! Steps over rows of numbers: sums, normalisation, rounding to bytes, the greatest.
//!
//! Everything here is inlined into the kernel that runs it and vectorised for its instructions. Sums are folded: the
//! second half of a row is added to the first until sixteen numbers are left, and these to one. The order of additions
//! hangs on the row's length alone, so every bit of the sum is the same everywhere, and each folding is a plain loop,
//! which compilers vectorise where they would not the sum itself.

/// Numbers in a lane group; all widths are multiples of it.
pub(super) const LANES: usize = 16;

/// The widest row that is normalised.
pub(super) const WIDEST: usize = 336;

/// The sum of the numbers, a multiple of [`LANES`] of them, which are overwritten.
#[inline(always)]
fn total(mut row: &mut [f32]) -> f32 {
    while row.len() > LANES {
        let half = (row.len() / 2).next_multiple_of(LANES);
        let (first, second) = row.split_at_mut(half);
        for (a, b) in first.iter_mut().zip(second) {
            *a += *b;
        }
        row = first;
    }
    let Some(x) = row.first_chunk::<LANES>() else { return 0.0 };
    let pairs =
        [x[0] + x[8], x[1] + x[9], x[2] + x[10], x[3] + x[11], x[4] + x[12], x[5] + x[13], x[6] + x[14], x[7] + x[15]];
    let fours = [pairs[0] + pairs[4], pairs[1] + pairs[5], pairs[2] + pairs[6], pairs[3] + pairs[7]];
    (fours[0] + fours[2]) + (fours[1] + fours[3])
}

/// The greater number; the second where the first is none.
#[inline(always)]
pub(super) fn greater(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The whole number nearest to `value / scale`, counted from the zero point, as a byte.
#[inline(always)]
pub(super) fn byte(value: f32, inverse: f32, zero_point: f32) -> u8 {
    let units = greater(value * inverse + zero_point, 0.0);
    let units = if units < 255.0 { units } else { 255.0 };
    // Adding 2^23 rounds to a whole number and leaves it in the low bits.
    (units + 8_388_608.0).to_bits() as u8
}

/// Rounds a lane group to bytes.
#[inline(always)]
pub(super) fn sixteen_bytes(value: [f32; LANES], inverse: f32, zero_point: f32) -> [u8; LANES] {
    let mut out = [0; LANES];
    for l in 0..LANES {
        out[l] = byte(value[l], inverse, zero_point);
    }
    out
}

/// Rounds a row to bytes.
#[inline(always)]
pub(super) fn bytes(row: &[f32], inverse: f32, zero_point: f32, out: &mut [u8]) {
    for (value, out) in row.iter().zip(out) {
        *out = byte(*value, inverse, zero_point);
    }
}

/// Normalises a row of at most [`WIDEST`] numbers: mean 0 and variance 1, then gain and shift.
#[inline(always)]
pub(super) fn normalise(x: &mut [f32], gain: &[f32], shift: &[f32]) {
    // The built-in network's rows, whose width the compiler then knows, take less time than rows of any width.
    const BUILT_IN: usize = 144;
    if x.len() == BUILT_IN {
        normalise_in(&mut x[..BUILT_IN], &mut [0.0; BUILT_IN], &gain[..BUILT_IN], &shift[..BUILT_IN]);
    } else {
        normalise_in(x, &mut [0.0; WIDEST], gain, shift);
    }
}

/// The same with room for a row.
#[inline(always)]
fn normalise_in(x: &mut [f32], room: &mut [f32], gain: &[f32], shift: &[f32]) {
    let width = x.len() as f32;
    let room = &mut room[..x.len()];
    room.copy_from_slice(x);
    let mean = total(room) / width;
    for (square, x) in room.iter_mut().zip(x.iter()) {
        let off = x - mean;
        *square = off * off;
    }
    let factor = 1.0 / (total(room) / width + 1e-5).sqrt();
    for ((x, gain), shift) in x.iter_mut().zip(gain).zip(shift) {
        *x = (*x - mean) * factor * gain + shift;
    }
}

/// Adds a row; with `relu` only what is positive of it.
#[inline(always)]
pub(super) fn add(x: &mut [f32], y: &[f32], relu: bool) {
    if relu {
        for (x, y) in x.iter_mut().zip(y) {
            *x += greater(*y, 0.0);
        }
    } else {
        for (x, y) in x.iter_mut().zip(y) {
            *x += y;
        }
    }
}

/// Where the greatest number stands, the first of equals; whole lane groups are looked at.
#[inline(always)]
pub(super) fn greatest(row: &[f32]) -> usize {
    let mut best = [f32::MIN; LANES];
    let mut at = [0u32; LANES];
    for (c, &chunk) in row.as_chunks::<LANES>().0.iter().enumerate() {
        for l in 0..LANES {
            let better = chunk[l] > best[l];
            best[l] = if better { chunk[l] } else { best[l] };
            at[l] = if better { c as u32 } else { at[l] };
        }
    }
    let mut found = 0;
    for l in 1..LANES {
        let (new, old) = ((at[l] as usize, l), (at[found] as usize, found));
        if best[l] > best[found] || (best[l] == best[found] && new < old) {
            found = l;
        }
    }
    at[found] as usize * LANES + found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_round_and_keep_within_bounds() {
        for (value, want) in
            [(0.0, 128), (0.5, 133), (-0.5, 123), (0.04, 128), (0.06, 129), (99.0, 255), (-99.0, 0), (f32::NAN, 0)]
        {
            assert_eq!(byte(value, 10.0, 128.0), want, "{value}");
        }
    }

    #[test]
    fn the_first_of_equals_is_greatest() {
        let mut row = vec![-1e30; 48];
        assert_eq!(greatest(&row), 0);
        (row[40], row[17], row[33]) = (2.0, 2.0, 2.0);
        assert_eq!(greatest(&row), 17);
        row[46] = 2.5;
        assert_eq!(greatest(&row), 46);
    }

    #[test]
    fn a_normalised_row_has_mean_and_variance() {
        let mut row: Vec<f32> = (0..32).map(|i| (i * i) as f32).collect();
        normalise(&mut row, &[2.0; 32], &[1.0; 32]);
        let mean = row.iter().sum::<f32>() / 32.0;
        let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / 32.0;
        assert!((mean - 1.0).abs() < 1e-5 && (variance - 4.0).abs() < 1e-4, "{mean} {variance}");
    }
}
