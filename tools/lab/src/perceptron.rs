//! An averaged perceptron over hashed features, in whole numbers: the same weights on every machine.

/// One yes-or-no choice: its features, the rules' verdict, and the truth.
#[derive(Clone, Debug)]
pub struct Choice<const N: usize> {
    /// Hashes, folded into the table by its size.
    pub features: [u32; N],
    /// What the hand-written rules say.
    pub verdict: bool,
    /// What is right.
    pub truth: bool,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The table has `2^bits` weights.
    pub bits: u32,
    /// Passes over the data.
    pub epochs: u32,
    /// A right answer by less than this is still learnt from.
    pub margin: i32,
    /// What the verdict counts against weights that move by one.
    pub verdict: i32,
    /// Seed of the order of the data.
    pub seed: u64,
    /// Runs in other orders, whose weights are averaged: less luck.
    pub runs: u64,
}

/// Trains on groups of choices (a group is a paragraph's; the order of groups is shuffled for each pass) and returns
/// the averaged weights, scaled so that the verdict counts `scale`.
pub fn train<const N: usize>(groups: &[Vec<Choice<N>>], settings: &Settings, scale: i32) -> Vec<i16> {
    let mut random = Random::new(settings.seed);
    let mut totals = vec![0i64; 1 << settings.bits];
    for _ in 0..settings.runs {
        run(groups, settings, &mut random, &mut totals);
    }
    let unit = i64::from(settings.verdict.max(1)) * UNIT * settings.runs.max(1) as i64;
    let scaled = |total: i64| (2 * total * i64::from(scale) + unit * total.signum()) / (2 * unit);
    totals.iter().map(|&total| scaled(total).clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16).collect()
}

/// Parts of one that averages are counted in.
const UNIT: i64 = 1 << 12;

/// One run; adds its averaged weights to the totals.
fn run<const N: usize>(groups: &[Vec<Choice<N>>], settings: &Settings, random: &mut Random, totals: &mut [i64]) {
    let mask = totals.len() - 1;
    let mut weights = vec![0i32; totals.len()];
    // Each change times the number of choices seen before it, for the average at the end.
    let mut changes = vec![0i64; totals.len()];
    let mut seen = 1i64;
    let mut order: Vec<usize> = (0..groups.len()).collect();
    for _ in 0..settings.epochs {
        random.shuffle(&mut order);
        for choice in order.iter().flat_map(|&group| &groups[group]) {
            let prior = if choice.verdict { settings.verdict } else { -settings.verdict };
            let sum: i32 = choice.features.iter().map(|&f| weights[f as usize & mask]).sum();
            let sign = if choice.truth { 1 } else { -1 };
            if (prior + sum) * sign <= settings.margin {
                for &feature in &choice.features {
                    weights[feature as usize & mask] += sign;
                    changes[feature as usize & mask] += i64::from(sign) * seen;
                }
            }
            seen += 1;
        }
    }
    for ((total, &weight), &change) in totals.iter_mut().zip(&weights).zip(&changes) {
        *total += (i64::from(weight) * seen - change) * UNIT / seen;
    }
}

/// Xorshift: a fixed order from a seed.
#[derive(Clone, Copy, Debug)]
pub struct Random(u64);

impl Random {
    /// From a seed; 0 is a seed like any other.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x1234_5678_9ABC_DEF1 | 1)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number from 0 to 1, 1 excluded.
    pub fn unit(&mut self) -> f32 {
        (self.draw() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// Puts a slice into an order of its own.
    pub fn shuffle<T>(&mut self, slice: &mut [T]) {
        for i in (1..slice.len()).rev() {
            slice.swap(i, (self.draw() % (i as u64 + 1)) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: Settings = Settings { bits: 8, epochs: 5, margin: 0, verdict: 2, seed: 1, runs: 2 };

    #[test]
    fn it_learns_what_the_rules_get_wrong() {
        let choice = |feature: u32, verdict: bool, truth: bool| Choice { features: [feature, 99], verdict, truth };
        let groups = vec![vec![choice(1, true, false), choice(2, true, true), choice(3, false, true)]; 20];
        let weights = train(&groups, &SETTINGS, 64);
        let says = |feature: usize, verdict: i32| i32::from(weights[feature]) + i32::from(weights[99]) + verdict > 0;
        assert!(!says(1, 64) && says(2, 64) && says(3, -64));
        assert_eq!(weights, train(&groups, &SETTINGS, 64));
    }
}
