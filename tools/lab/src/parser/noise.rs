//! Random numbers that depend on a seed and a place alone, so that the way back need not remember those of the way there.

/// A stream of numbers from a seed (SplitMix64, Steele et al. 2014).
#[derive(Clone, Copy, Debug)]
pub struct Noise(pub u64);

impl Noise {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Evenly in [0, 1).
    pub fn unit(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// Evenly below `bound`, which is more than 0.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.bits()) * bound as u128) >> 64) as usize
    }

    /// About normal, mean 0 and variance 1: twelve even numbers added up.
    pub fn normal(&mut self) -> f32 {
        (0..12).map(|_| self.unit()).sum::<f32>() - 6.0
    }

    /// Puts `items` in random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// Sets a share `rate` of `x` to nothing and scales the rest up. The same `seed` drops the same places, so the way back
/// calls it with the same seed on the slopes.
pub(super) fn drop_out(x: &mut [f32], rate: f32, seed: u64) {
    if rate <= 0.0 {
        return;
    }
    let seed = (seed ^ (seed >> 32)) as u32;
    let threshold = (f64::from(rate) * f64::from(u32::MAX)) as u32;
    let scale = 1.0 / (1.0 - rate);
    for (i, x) in x.iter_mut().enumerate() {
        // The mixing function "lowbias32" (Wellons 2018).
        let mut z = (i as u32).wrapping_mul(0x9e37_79b9).wrapping_add(seed);
        z = (z ^ (z >> 16)).wrapping_mul(0x7feb_352d);
        z = (z ^ (z >> 15)).wrapping_mul(0x846c_a68b);
        z ^= z >> 16;
        *x = if z < threshold { 0.0 } else { *x * scale };
    }
}
