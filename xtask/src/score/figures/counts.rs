//! What is right of a report's figures, counted as the reference scorer counts.

use super::agreement::{is_named, same_place, same_source, same_value};
use super::gold::{Claim, Trap};
use super::matching::{By, pairs, touches};
use crate::score::share::{Found, Share};
use std::collections::BTreeMap;

/// What went wrong with one figure.
pub(super) enum Fault<'c> {
    /// Gold that is not found.
    Missed(&'c Claim),
    /// Ours that is no figure, with the reason why it is none where gold gives it.
    Spurious(&'c Claim, Option<&'c str>),
    /// Gold and ours that measure different things; neither counts as missed or spurious here, though both are in the scores.
    Measure(&'c Claim, &'c Claim),
    /// Found with other bounds, or another qualifier.
    Value(&'c Claim, &'c Claim),
    /// Found and given to somebody else.
    Source(&'c Claim, &'c Claim),
}

/// Counts over reports.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// Spans that overlap with the same measure.
    pub(super) detection: Found,
    /// The same whatever the measure.
    pub(super) span: Found,
    /// Those of `detection` with bounds, qualifier and source right.
    pub(super) whole: Found,
    /// Of the found: bounds.
    pub(super) bounds: Share,
    /// Of the found: bounds and qualifier.
    pub(super) value: Share,
    /// Of the found that gold gives to somebody: the source.
    pub(super) attributed: Share,
    /// Of the found that gold gives to nobody: no source.
    pub(super) sourceless: Share,
    /// Of the found: the scope.
    pub(super) scope: Share,
    /// Of the found with a day in gold: the day.
    pub(super) asof: Share,
    /// Of the found with a place in gold: the place.
    pub(super) place: Share,
    /// Traps of gold.
    pub(super) traps: usize,
    /// Spurious figures that lie on a trap; several on one count as so many, as the reference scorer has it.
    pub(super) trapped: usize,
    /// `detection` by what is measured.
    pub(super) by_measure: BTreeMap<String, Found>,
}

impl Counts {
    /// Counts one report, telling of every fault.
    pub(super) fn add(&mut self, gold: &[Claim], traps: &[Trap], ours: &[Claim], tell: &mut impl FnMut(Fault)) {
        let (optional, asked): (Vec<&Claim>, Vec<&Claim>) = gold.iter().partition(|own| own.optional);
        let all: Vec<&Claim> = ours.iter().collect();
        let found = pairs(&asked, &all, By::SpanAndMeasure);
        // What hits an optional figure counts for nothing, unless it has found another.
        let free = |j: usize| optional.iter().any(|own| touches(own.span, all[j].span));
        let kept: Vec<usize> = (0..all.len()).filter(|&j| found.iter().any(|&(_, own)| own == j) || !free(j)).collect();
        let kept_claims: Vec<&Claim> = kept.iter().map(|&j| all[j]).collect();
        let spans = pairs(&asked, &kept_claims, By::Span);
        self.traps += traps.len();
        for counted in [&mut self.detection, &mut self.span, &mut self.whole] {
            counted.gold += asked.len();
            counted.ours += kept.len();
        }
        self.detection.right += found.len();
        self.span.right += spans.len();
        for claim in &asked {
            self.by_measure.entry(claim.measure.clone()).or_default().gold += 1;
        }
        for claim in &kept_claims {
            self.by_measure.entry(claim.measure.clone()).or_default().ours += 1;
        }
        for &(i, j) in &found {
            self.pair(asked[i], all[j], tell);
        }
        let confused = || {
            let pairs = spans.iter().map(|&(i, k)| (i, kept[k]));
            pairs.filter(|&(i, j)| asked[i].measure != all[j].measure)
        };
        for (i, j) in confused() {
            tell(Fault::Measure(asked[i], all[j]));
        }
        for i in (0..asked.len()).filter(|&i| !found.iter().any(|&(own, _)| own == i)) {
            if !confused().any(|(own, _)| own == i) {
                tell(Fault::Missed(asked[i]));
            }
        }
        for &j in kept.iter().filter(|&&j| !found.iter().any(|&(_, own)| own == j)) {
            let trap = traps.iter().find(|trap| touches(trap.span, all[j].span));
            self.trapped += usize::from(trap.is_some());
            if !confused().any(|(_, own)| own == j) {
                tell(Fault::Spurious(all[j], trap.map(|trap| trap.why.as_str())));
            }
        }
    }

    /// Counts a pair.
    fn pair(&mut self, gold: &Claim, ours: &Claim, tell: &mut impl FnMut(Fault)) {
        let bounds = same_value(gold, ours);
        let value = bounds && gold.qualifier == ours.qualifier;
        let source = same_source(&gold.source, &ours.source);
        self.bounds.add(bounds);
        self.value.add(value);
        if is_named(&gold.source) {
            self.attributed.add(source)
        } else {
            self.sourceless.add(source)
        }
        self.whole.right += usize::from(value && source);
        self.scope.add(gold.scope == ours.scope);
        if !gold.asof.is_empty() {
            self.asof.add(ours.asof.starts_with(&gold.asof));
        }
        if !gold.place.is_empty() {
            self.place.add(same_place(&gold.place, &ours.place));
        }
        self.by_measure.entry(gold.measure.clone()).or_default().right += 1;
        if !value {
            tell(Fault::Value(gold, ours));
        }
        if !source {
            tell(Fault::Source(gold, ours));
        }
    }

    /// Traps that ours stays out of, in percent.
    pub(super) fn avoided(&self) -> f64 {
        Share { right: self.traps.saturating_sub(self.trapped), of: self.traps }.percent()
    }
}
