//! Exponential, logistic and hyperbolic tangent, of our own so that they give the same bits everywhere.
//!
//! The system's mathematics library differs from machine to machine. These use IEEE addition, multiplication and
//! division alone, without branches and without fused steps; a loop over them vectorises for whatever instructions it
//! is compiled for and the bits stay the same. Results are finite for every input; not-a-number reads as the least input.

/// Adding and taking away 1.5 · 2^23 rounds to the nearest whole number.
const ROUND: f32 = 12_582_912.0;

/// `x` within bounds; the lower one for not-a-number. Unlike [`f32::clamp`] it is two machine instructions.
#[inline(always)]
fn within(x: f32, low: f32, high: f32) -> f32 {
    let x = if x > low { x } else { low };
    if x < high { x } else { high }
}

/// e to the power `x`, within 3e-7 of the true value relatively; `x` is held between -87.3 and 88.
///
/// ```
/// use dateline_syntax::network::activation::exp;
/// assert_eq!(exp(0.0), 1.0);
/// assert!(exp(f32::INFINITY).is_finite() && exp(f32::NEG_INFINITY) > 0.0);
/// ```
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let x = within(x, -87.3, 88.0);
    // x = k ln 2 + r. The logarithm is taken in two parts, the first of so few bits that k times it is exact.
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let k = shifted - ROUND;
    let r = (x - k * 0.693_359_4) - k * -2.121_944_4e-4;
    // Taylor's series: with |r| < 0.35 the first term left out is below 2e-8 of the sum.
    let p = 1.388_888_9e-3;
    let p = p * r + 8.333_334e-3;
    let p = p * r + 4.166_666_6e-2;
    let p = p * r + 1.666_666_7e-1;
    let p = p * r + 0.5;
    let p = (p * r) * r + r + 1.0;
    // The low bits of `shifted` are k; moved to the exponent they are 2^k.
    f32::from_bits(shifted.to_bits().wrapping_add(127) << 23) * p
}

/// 1 / (1 + exp(-x)), within 5e-7 of the true value relatively.
///
/// ```
/// use dateline_syntax::network::activation::sigmoid;
/// assert_eq!(sigmoid(0.0), 0.5);
/// ```
#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// Hyperbolic tangent, within 5e-7 of the true value relatively.
///
/// A quotient of polynomials (the coefficients are the well-known ones of the Eigen library): unlike `2 s(2x) - 1` it
/// keeps its relative accuracy about zero.
///
/// ```
/// use dateline_syntax::network::activation::tanh;
/// assert_eq!(tanh(0.0), 0.0);
/// assert_eq!(tanh(-3.0), -tanh(3.0));
/// ```
#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    // Beyond this the quotient would leave one.
    let x = within(x, -7.905_311, 7.905_311);
    let s = x * x;
    let p = -2.760_768_5e-16;
    let p = p * s + 2.000_188e-13;
    let p = p * s + -8.604_672e-11;
    let p = p * s + 5.122_297e-8;
    let p = p * s + 1.485_722_4e-5;
    let p = p * s + 6.372_619_3e-4;
    let p = p * s + 4.893_524_6e-3;
    let q = 1.198_258_4e-6;
    let q = q * s + 1.185_347_1e-4;
    let q = q * s + 2.268_434_6e-3;
    let q = q * s + 4.893_525e-3;
    x * p / q
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The largest relative error over a fine grid of inputs.
    fn worst(low: f64, high: f64, ours: fn(f32) -> f32, theirs: fn(f64) -> f64) -> f64 {
        let steps = 400_000;
        (0..=steps)
            .map(|i| (low + (high - low) * f64::from(i) / f64::from(steps)) as f32)
            .filter(|x| *x != 0.0)
            .map(|x| (f64::from(ours(x)) / theirs(f64::from(x)) - 1.0).abs())
            .fold(0.0, f64::max)
    }

    #[test]
    fn close_to_the_true_values() {
        let logistic = |x: f64| 1.0 / (1.0 + (-x).exp());
        let errors = [
            worst(-87.0, 88.0, exp, f64::exp),
            worst(-1.0, 1.0, exp, f64::exp),
            worst(-87.0, 88.0, sigmoid, logistic),
            worst(-20.0, 20.0, tanh, f64::tanh),
            worst(-0.01, 0.01, tanh, f64::tanh),
        ];
        println!("{errors:?}");
        assert!(errors.iter().all(|error| *error < 5e-7), "{errors:?}");
    }

    #[test]
    fn finite_everywhere() {
        let mut inputs = vec![0.0, -0.0, 1e-45, 88.0, -87.3, 1e30, f32::MAX, f32::INFINITY, f32::NAN];
        inputs.extend(inputs.clone().iter().map(|x| -x));
        for x in inputs {
            let (e, s, t) = (exp(x), sigmoid(x), tanh(x));
            assert!(e.is_finite() && e > 0.0, "exp({x}) = {e}");
            assert!((0.0..=1.0).contains(&s), "sigmoid({x}) = {s}");
            assert!((-1.0..=1.0).contains(&t), "tanh({x}) = {t}");
        }
    }
}
