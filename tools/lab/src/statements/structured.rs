//! Averaged perceptrons in whole numbers, over chains and over single choices: the same weights on every machine.

use crate::perceptron::Random;
use dateline_read::statements::tagger::decode::{decode, edge};
use dateline_read::statements::tagger::features::Chain;

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The table has `2^bits` weights.
    pub bits: u32,
    /// Passes over the chains.
    pub chain_epochs: u32,
    /// Passes over the rankings.
    pub rank_epochs: u32,
    /// A right source must be ahead by so much.
    pub rank_margin: i32,
    /// Passes over the choices.
    pub choice_epochs: u32,
    /// A word's wrong label costs so much while training, so that right ones win by a margin.
    pub cost: i32,
    /// A choice decided by less is still learnt from.
    pub margin: i32,
    /// Added to the margin of choices that stand: it is worse to lose one than to keep one too many, or the other way.
    pub lean: i32,
    /// Seed of the order of the data.
    pub seed: u64,
    /// Runs in other orders, whose weights are averaged.
    pub runs: u64,
}

/// Weights in training: their values, and what their averages are made of.
pub struct Table {
    weights: Vec<i32>,
    changes: Vec<i64>,
    seen: i64,
}

impl Table {
    /// All zero.
    pub fn new(bits: u32) -> Self {
        Self { weights: vec![0; 1 << bits], changes: vec![0; 1 << bits], seen: 1 }
    }

    fn at(&self, feature: u32) -> usize {
        feature as usize & (self.weights.len() - 1)
    }

    fn sum(&self, features: &[u32]) -> i32 {
        features.iter().map(|&feature| self.weights[self.at(feature)]).sum()
    }

    fn add(&mut self, feature: u32, by: i32) {
        let at = self.at(feature);
        self.weights[at] += by;
        self.changes[at] += i64::from(by) * self.seen;
    }

    /// The averages, so scaled that one step counts 100, as the file holds them.
    pub fn averaged(&self) -> Vec<i16> {
        let average = |(&weight, &change): (&i32, &i64)| {
            let total = i64::from(weight) * self.seen - change;
            (total * 100 / self.seen).clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16
        };
        self.weights.iter().zip(&self.changes).map(average).collect()
    }
}

/// Trains on chains with their labels.
pub fn chains(table: &mut Table, data: &[(&Chain, Vec<bool>)], settings: &Settings) {
    let mut random = Random::new(settings.seed);
    let mut order: Vec<usize> = (0..data.len()).collect();
    for _ in 0..settings.chain_epochs {
        random.shuffle(&mut order);
        for &at in &order {
            let (chain, truth) = &data[at];
            let cost = |at: usize| if truth[at] { -settings.cost } else { settings.cost };
            let found = decode(chain, cost, |features, begins| match begins {
                None => table.sum(features),
                Some(begins) => features.iter().map(|&feature| table.sum(&[edge(feature, begins)])).sum(),
            });
            if found != *truth {
                learn(table, chain, truth, 1);
                learn(table, chain, &found, -1);
            }
            table.seen += 1;
        }
    }
}

fn learn(table: &mut Table, chain: &Chain, labels: &[bool], by: i32) {
    let mut before = false;
    for (at, &inside) in labels.iter().enumerate() {
        if inside {
            let (own, branch) = &chain.inside[at];
            own.iter().chain(&chain.shared[*branch]).for_each(|&feature| table.add(feature, by));
        }
        if inside != before {
            let (own, crossing) = &chain.edges[at];
            let features = own.iter().chain(&chain.crossings[*crossing]);
            features.for_each(|&feature| table.add(edge(feature, inside), by));
        }
        before = inside;
    }
}

/// A choice of one among several: the features of each, and whether it is a right one.
pub type Ranking = Vec<(Vec<u32>, bool)>;

/// Trains on rankings.
pub fn rankings(table: &mut Table, data: &[Ranking], settings: &Settings) {
    let mut random = Random::new(settings.seed);
    let mut order: Vec<usize> = (0..data.len()).collect();
    for _ in 0..settings.rank_epochs {
        random.shuffle(&mut order);
        for &at in &order {
            let sum = |(features, right): &(Vec<u32>, bool)| {
                table.sum(features) + if *right { 0 } else { settings.rank_margin }
            };
            let first = |wanted: Option<bool>| {
                let all = data[at].iter().filter(|(_, right)| wanted.is_none_or(|wanted| wanted == *right));
                all.map(|own| (sum(own), own)).reduce(|best, own| if own.0 > best.0 { own } else { best })
            };
            let (right, best) = (first(Some(true)), first(None));
            if let (Some((_, right)), Some((_, best))) = (right, best)
                && !best.1
            {
                right.0.iter().for_each(|&feature| table.add(feature, 1));
                best.0.iter().for_each(|&feature| table.add(feature, -1));
            }
            table.seen += 1;
        }
    }
}

/// Trains on choices: features, and whether the attribution stands.
pub fn choices(table: &mut Table, data: &[(Vec<u32>, bool)], settings: &Settings) {
    let mut random = Random::new(settings.seed);
    let mut order: Vec<usize> = (0..data.len()).collect();
    for _ in 0..settings.choice_epochs {
        random.shuffle(&mut order);
        for &at in &order {
            let (features, stands) = &data[at];
            let sign = if *stands { 1 } else { -1 };
            let margin = settings.margin + if *stands { settings.lean } else { -settings.lean };
            if table.sum(features) * sign <= margin {
                features.iter().for_each(|&feature| table.add(feature, sign));
            }
            table.seen += 1;
        }
    }
}
