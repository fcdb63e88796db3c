//! Scores figure series: whether claims come to the lanes, revisions, bounds and sums that they should.

mod iran;
mod losses;
mod sample;

use super::share::Share;
use super::{Figure, Options};
use dateline_corpus::series::{Bounds, Claim, Lane, Series};
use std::path::Path;

const TASK: &str = "series";

/// Scores every data set asked for; the sample is part of the repository.
pub(super) fn score(shared: Option<&Path>, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let asked = |data: &str| options.data.as_deref().is_none_or(|only| only == data);
    let mut tallies = Vec::new();
    if asked("sample") {
        tallies.push(sample::score()?);
    }
    if let Some(shared) = shared {
        if asked("iran2026") {
            tallies.push(iran::score(&shared.join("corpora/figures/iran2026_series.jsonl"))?);
        }
        if asked("radford2023") {
            tallies.push(losses::score(&shared.join("corpora/claims_radford2023/replication-data-pnas.csv"))?);
        }
    }
    let mut left = options.errors;
    for tally in &tallies {
        let wanted = |kind: &str| options.kind.as_deref().is_none_or(|only| only == kind);
        for (kind, fault) in tally.faults.iter().filter(|(kind, _)| wanted(kind)).take(left) {
            println!("{} {kind}: {fault}", tally.data);
        }
        left = left.saturating_sub(tally.faults.len());
    }
    Ok(tallies.into_iter().flat_map(Tally::figures).collect())
}

/// What came out right of one data set, by metric.
struct Tally {
    data: &'static str,
    shares: Vec<(&'static str, Share)>,
    faults: Vec<(&'static str, String)>,
}

impl Tally {
    fn new(data: &'static str) -> Self {
        Self { data, shares: Vec::new(), faults: Vec::new() }
    }

    /// Counts one thing; `what` says what was asked, for the list of errors.
    fn ask(&mut self, metric: &'static str, right: bool, what: impl FnOnce() -> String) {
        if !right {
            self.faults.push((metric, what()));
        }
        let at = self.shares.iter().position(|own| own.0 == metric).unwrap_or_else(|| {
            self.shares.push((metric, Share::default()));
            self.shares.len() - 1
        });
        self.shares[at].1.add(right);
    }

    fn figures(self) -> Vec<Figure> {
        let data = self.data;
        self.shares
            .into_iter()
            .map(|(metric, share)| Figure { task: TASK, data: data.to_owned(), metric, value: share.percent() })
            .collect()
    }
}

/// The number a claim is known by.
fn number(claim: &Claim) -> f64 {
    claim.low.or(claim.high).unwrap_or_default()
}

/// All claims of a lane, folded ones included.
fn all<'l, 'c>(lane: &'l Lane<'c>) -> impl Iterator<Item = &'c Claim> + use<'l, 'c> {
    lane.points.iter().flat_map(|point| std::iter::once(point.claim).chain(point.restated.iter().map(|own| own.claim)))
}

/// The lanes of every kind.
fn lanes<'s, 'c>(own: &'s Series<'c>) -> impl Iterator<Item = &'s Lane<'c>> {
    own.lanes.iter().chain(&own.under_review).chain(&own.not_asserted)
}

/// The ends of bounds with who sets them.
fn ends<'b>(bounds: &'b Bounds) -> [(f64, &'b str); 2] {
    [&bounds.low, &bounds.high].map(|end| (end.number, end.claim.counter.name.as_str()))
}
