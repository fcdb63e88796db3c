//! MUC, B-cubed, CEAF-e and LEA over clusters of mentions: a port of the reference scorer of coreference.

use super::assignment::assign;
use super::place_metrics::f1;
use dateline_types::CharSpan;
use std::collections::{BTreeMap, BTreeSet};

pub(super) type Clusters = Vec<Vec<CharSpan>>;
/// The cluster of every mention.
pub(super) type Index = BTreeMap<CharSpan, usize>;

/// The cluster of every mention; the last one where a mention is in several.
pub(super) fn index(clusters: &Clusters) -> Index {
    let members = |(at, cluster): (usize, &Vec<CharSpan>)| cluster.iter().map(move |m| (*m, at)).collect::<Vec<_>>();
    clusters.iter().enumerate().flat_map(members).collect()
}

/// Numerators and denominators of recall and precision.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measure([f64; 4]);

impl Measure {
    fn add(&mut self, recall: (f64, f64), precision: (f64, f64)) {
        for (sum, value) in self.0.iter_mut().zip([recall.0, recall.1, precision.0, precision.1]) {
            *sum += value;
        }
    }

    fn share(part: f64, whole: f64) -> f64 {
        if whole == 0.0 { 0.0 } else { part / whole }
    }

    pub(super) fn recall(&self) -> f64 {
        Self::share(self.0[0], self.0[1])
    }

    pub(super) fn precision(&self) -> f64 {
        Self::share(self.0[2], self.0[3])
    }

    pub(super) fn f1(&self) -> f64 {
        f1(self.precision(), self.recall())
    }
}

/// Every measure, summed over reports.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scores {
    pub(super) mentions: Measure,
    pub(super) muc: Measure,
    pub(super) b3: Measure,
    pub(super) ceafe: Measure,
    pub(super) lea: Measure,
}

impl Scores {
    /// Adds the clusters of one report.
    pub(super) fn add(&mut self, gold: &Clusters, ours: &Clusters) {
        let (in_gold, in_ours) = (index(gold), index(ours));
        let both = in_gold.keys().filter(|mention| in_ours.contains_key(mention)).count() as f64;
        self.mentions.add((both, in_gold.len() as f64), (both, in_ours.len() as f64));
        self.muc.add(muc(gold, &in_ours), muc(ours, &in_gold));
        self.b3.add(b3(gold, &in_ours), b3(ours, &in_gold));
        let similar = ceafe(gold, ours);
        self.ceafe.add((similar, gold.len() as f64), (similar, ours.len() as f64));
        self.lea.add(lea(gold, ours, &in_ours), lea(ours, gold, &in_gold));
    }

    /// The mean of three F1.
    pub(super) fn conll(&self) -> f64 {
        (self.muc.f1() + self.b3.f1() + self.ceafe.f1()) / 3.0
    }
}

/// How many mentions of a cluster are in each of the other side's, in order of first appearance.
fn parts(cluster: &[CharSpan], other: &Index) -> Vec<(usize, usize)> {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for at in cluster.iter().filter_map(|mention| other.get(mention).copied()) {
        match parts.iter_mut().find(|(part, _)| *part == at) {
            Some((_, count)) => *count += 1,
            None => parts.push((at, 1)),
        }
    }
    parts
}

fn muc(clusters: &Clusters, other: &Index) -> (f64, f64) {
    let mut sums = (0, 0);
    for cluster in clusters {
        let alone = cluster.iter().filter(|mention| !other.contains_key(mention)).count();
        sums.0 += cluster.len() - parts(cluster, other).len() - alone;
        sums.1 += cluster.len() - 1;
    }
    (sums.0 as f64, sums.1 as f64)
}

fn b3(clusters: &Clusters, other: &Index) -> (f64, f64) {
    let mut sums = (0.0, 0);
    for cluster in clusters {
        let size = cluster.len() as f64;
        sums.0 += parts(cluster, other).into_iter().map(|(_, k)| (k * k) as f64 / size).sum::<f64>();
        sums.1 += cluster.len();
    }
    (sums.0, sums.1 as f64)
}

fn lea(clusters: &Clusters, others: &Clusters, other: &Index) -> (f64, f64) {
    let pairs = |n: usize| (n * n.saturating_sub(1)) as f64 / 2.0;
    let mut sums = (0.0, 0.0);
    for cluster in clusters {
        let size = cluster.len() as f64;
        let (common, links) = match cluster.as_slice() {
            [alone] => {
                let single = other.get(alone).is_some_and(|&at| others[at].len() == 1);
                (if single { 1.0 } else { 0.0 }, 1.0)
            }
            _ => (parts(cluster, other).into_iter().map(|(_, k)| pairs(k)).sum::<f64>(), pairs(cluster.len())),
        };
        sums.0 += size * common / links;
        sums.1 += size;
    }
    sums
}

/// The sum of similarities under the best one-to-one alignment of clusters.
fn ceafe(gold: &Clusters, ours: &Clusters) -> f64 {
    let sets = |clusters: &Clusters| -> Vec<BTreeSet<CharSpan>> {
        clusters.iter().map(|cluster| cluster.iter().copied().collect()).collect()
    };
    let (mut rows, mut columns) = (sets(gold), sets(ours));
    if rows.len() > columns.len() {
        std::mem::swap(&mut rows, &mut columns);
    }
    if rows.is_empty() {
        return 0.0;
    }
    let similarity = |a: &BTreeSet<CharSpan>, b: &BTreeSet<CharSpan>| {
        (2 * a.intersection(b).count()) as f64 / (a.len() + b.len()) as f64
    };
    let phi: Vec<Vec<f64>> = rows.iter().map(|a| columns.iter().map(|b| similarity(a, b)).collect()).collect();
    let cost: Vec<Vec<f64>> = phi.iter().map(|row| row.iter().map(|value| -value).collect()).collect();
    assign(&cost).into_iter().zip(&phi).map(|(column, row)| row[column]).sum()
}
