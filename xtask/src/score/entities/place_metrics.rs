//! Recognition, resolution and sense of places: a port of the reference scorer of geoparsing.

use super::country_codes::CountryCodes;
use super::gold::GoldPlace;
use dateline_types::CharSpan;
use dateline_types::entity::PlaceSense;
use serde::Serialize;
use std::collections::BTreeSet;

/// Kilometres of a place found but given no point: half the Earth's circumference.
pub(super) const FARTHEST: f64 = 20038.0;
/// Kilometres within which a point is right.
pub(super) const NEAR: f64 = 161.0;
const LITERAL: [&str; 5] = ["Literal", "Mixed", "Coercion", "Literal_Modifier", "Embedded_Literal"];

/// A place as this build has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct OurPlace {
    #[serde(flatten)]
    pub(super) span: CharSpan,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lat: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lon: Option<f64>,
    pub(super) country: Option<String>,
    pub(super) geonameid: Option<u64>,
    pub(super) sense: Option<PlaceSense>,
}

impl OurPlace {
    /// Kilometres from a gold point.
    pub(super) fn distance(&self, lat: f64, lon: f64) -> f64 {
        let point = self.lat.zip(self.lon);
        point.map_or(FARTHEST, |(own_lat, own_lon)| kilometres(lat, lon, own_lat, own_lon))
    }
}

/// Whether a gold type stands for those who act for the place.
pub(super) fn associative(gtype: &str) -> bool {
    !LITERAL.contains(&gtype)
}

/// Which gold places count; a prediction on another is neither right nor wrong.
#[derive(Clone, Copy, Default)]
pub(super) struct Keep<'a> {
    /// Only these types.
    pub(super) gtypes: Option<&'a [&'a str]>,
    /// Only those with a point.
    pub(super) resolved: bool,
}

impl Keep<'_> {
    fn keeps(&self, place: &GoldPlace) -> bool {
        let typed = |types: &[&str]| place.gtype.as_deref().is_some_and(|own| types.contains(&own));
        self.gtypes.is_none_or(typed) && (!self.resolved || place.lat.is_some())
    }

    /// The gold places that count and those that do not, the first of every span.
    pub(super) fn split<'g>(&self, places: &'g [GoldPlace]) -> (Vec<&'g GoldPlace>, Vec<&'g GoldPlace>) {
        let mut seen = BTreeSet::new();
        places.iter().filter(|place| seen.insert(place.span)).partition(|place| self.keeps(place))
    }
}

/// The first place of every span.
pub(super) fn distinct(places: Vec<OurPlace>) -> Vec<OurPlace> {
    let mut seen = BTreeSet::new();
    places.into_iter().filter(|place| seen.insert(place.span)).collect()
}

fn overlap(a: CharSpan, b: CharSpan) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// For every gold place the index of ours that meets it: the same span, else the longest overlap.
pub(super) fn pairs(gold: &[&GoldPlace], ours: &[OurPlace]) -> Vec<Option<usize>> {
    let mut used = vec![false; ours.len()];
    let mut pairs: Vec<Option<usize>> = vec![None; gold.len()];
    for (pair, place) in pairs.iter_mut().zip(gold) {
        if let Some(at) = (0..ours.len()).find(|&at| !used[at] && ours[at].span == place.span) {
            used[at] = true;
            *pair = Some(at);
        }
    }
    let mut near = Vec::new();
    for (i, place) in gold.iter().enumerate().filter(|(i, _)| pairs[*i].is_none()) {
        for (j, own) in ours.iter().enumerate().filter(|(j, _)| !used[*j]) {
            let shared = overlap(place.span, own.span);
            if shared > 0 {
                near.push((u32::MAX - shared, i, j));
            }
        }
    }
    near.sort_unstable();
    for (_, i, j) in near {
        if pairs[i].is_none() && !used[j] {
            used[j] = true;
            pairs[i] = Some(j);
        }
    }
    pairs
}

/// Great-circle distance.
pub(super) fn kilometres(lat: f64, lon: f64, other_lat: f64, other_lon: f64) -> f64 {
    let (p, q) = (lat.to_radians(), other_lat.to_radians());
    let h = ((q - p) / 2.0).sin().powi(2) + p.cos() * q.cos() * ((other_lon - lon).to_radians() / 2.0).sin().powi(2);
    2.0 * 6371.0088 * h.sqrt().min(1.0).asin()
}

/// Area under the sorted curve of ln(1 + error), from 0, best, to 1.
fn area(errors: &[f64]) -> f64 {
    let mut logs: Vec<f64> = errors.iter().map(|error| (1.0 + error).ln()).collect();
    logs.sort_by(f64::total_cmp);
    let top = (1.0 + FARTHEST).ln();
    match logs.as_slice() {
        [] => 0.0,
        [one] => one / top,
        _ => logs.windows(2).map(|w| (w[0] + w[1]) / 2.0).sum::<f64>() / (top * (logs.len() - 1) as f64),
    }
}

/// Part of a whole; 0 of nothing.
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Harmonic mean.
pub(super) fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
}

/// Counts over reports.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) gold: usize,
    pub(super) predicted: usize,
    strict: usize,
    overlapping: usize,
    /// Errors in kilometres of gold places with a point that were found.
    errors: Vec<f64>,
    pub(super) points: usize,
    near: usize,
    our_points: usize,
    pub(super) countries: usize,
    country: usize,
    /// Whether gold tells the sense of any place.
    marks_senses: bool,
    pub(super) senses: usize,
    sense: usize,
    both_associative: usize,
    ours_associative: usize,
    gold_associative: usize,
}

impl Tally {
    /// Adds one report.
    pub(super) fn add(&mut self, places: &[GoldPlace], ours: &[OurPlace], keep: Keep, codes: &CountryCodes) {
        let (gold, others) = keep.split(places);
        let pairs = pairs(&gold, ours);
        self.gold += gold.len();
        self.overlapping += pairs.iter().flatten().count();
        for (at, own) in ours.iter().enumerate() {
            let free = !pairs.contains(&Some(at));
            if !(free && others.iter().any(|other| overlap(other.span, own.span) > 0)) {
                self.predicted += 1;
                self.our_points += usize::from(own.lat.is_some());
            }
        }
        for (place, pair) in gold.iter().zip(pairs) {
            let own = pair.map(|at| &ours[at]);
            self.marks_senses |= place.gtype.is_some();
            self.strict += usize::from(own.is_some_and(|own| own.span == place.span));
            self.points += usize::from(place.lat.is_some());
            let Some(own) = own else { continue };
            if let (Some(gtype), Some(sense)) = (place.gtype.as_deref(), own.sense) {
                let (gold, ours) = (associative(gtype), sense == PlaceSense::Associative);
                self.senses += 1;
                self.sense += usize::from(gold == ours);
                self.both_associative += usize::from(gold && ours);
                self.ours_associative += usize::from(ours);
                self.gold_associative += usize::from(gold);
            }
            if let Some(country) = place.country.as_deref() {
                self.countries += 1;
                self.country += usize::from(own.country.as_deref().map(|code| codes.two(code)) == Some(country));
            }
            if let Some((lat, lon)) = place.lat.zip(place.lon) {
                let error = own.distance(lat, lon);
                self.errors.push(error);
                self.near += usize::from(error <= NEAR);
            }
        }
    }

    pub(super) fn strict_f1(&self) -> f64 {
        f1(ratio(self.strict, self.predicted), ratio(self.strict, self.gold))
    }

    pub(super) fn overlap_f1(&self) -> f64 {
        f1(ratio(self.overlapping, self.predicted), ratio(self.overlapping, self.gold))
    }

    /// Whether gold tells the sense of any place.
    pub(super) fn has_senses(&self) -> bool {
        self.marks_senses
    }

    /// Right countries of those found.
    pub(super) fn country_accuracy(&self) -> f64 {
        ratio(self.country, self.countries)
    }

    /// Points within [`NEAR`] of those found.
    pub(super) fn near_of_found(&self) -> f64 {
        ratio(self.near, self.errors.len())
    }

    /// Points within [`NEAR`] over everything: what was missed counts as wrong.
    pub(super) fn end_to_end(&self) -> f64 {
        f1(ratio(self.near, self.our_points), ratio(self.near, self.points))
    }

    pub(super) fn sense_accuracy(&self) -> f64 {
        ratio(self.sense, self.senses)
    }

    pub(super) fn associative_f1(&self) -> f64 {
        let precision = ratio(self.both_associative, self.ours_associative);
        f1(precision, ratio(self.both_associative, self.gold_associative))
    }

    /// The counts behind the figures, on one line.
    pub(super) fn describe(&self) -> String {
        let mean =
            if self.errors.is_empty() { 0.0 } else { self.errors.iter().sum::<f64>() / self.errors.len() as f64 };
        format!(
            "{} gold, {} predicted, {} strict, {} overlapping; {} points found of {}, {} near, mean {mean:.0} km, AUC {:.4}; {} of {} countries",
            self.gold,
            self.predicted,
            self.strict,
            self.overlapping,
            self.errors.len(),
            self.points,
            self.near,
            area(&self.errors),
            self.country,
            self.countries,
        )
    }
}

#[cfg(test)]
#[path = "place_tests.rs"]
mod tests;
