//! Where a chart's claims stand: the scales of its whole figure, the dated plot, the column of undated claims, labels apart.

use super::super::days;
use super::level;
use super::scale::{Time, Values};
use dateline_corpus::dossier::{Chart, Lane, Point};
use dateline_types::figure::Qualifier;

/// Widths, in the chart's own units.
pub(super) const WIDTH: f64 = 800.0;
pub(super) const LEFT: f64 = 58.0;
/// Where the plot ends and the labels begin.
pub(super) const RIGHT: f64 = 562.0;
pub(super) const TOP: f64 = 18.0;
/// Below the ground line: the days and the years.
pub(super) const BOTTOM: f64 = 40.0;
/// Labels of lanes are this far apart.
pub(super) const LINE: f64 = 17.0;
/// Between the column of undated claims and the plot.
pub(super) const GAP: f64 = 24.0;
/// The column of undated claims beside a dated plot.
const COLUMN: f64 = 92.0;

/// The scales that all of a figure's plots share.
#[derive(Clone, Debug)]
pub(super) struct Scales {
    pub(super) values: Values,
    pub(super) time: Option<Time>,
    /// Whether a claim has no day.
    pub(super) undated: bool,
    /// Whether this is what is under review.
    pub(super) apart: bool,
}

impl Scales {
    /// The scales of a chart.
    pub(super) fn of(chart: &Chart) -> Self {
        let points = || chart.lanes.iter().chain(&chart.under_review).flat_map(|lane| &lane.points);
        let dated = points().filter_map(day).flat_map(|(first, last)| [first, last]);
        Self {
            values: Values::over(points().flat_map(|point| [point.low, most(point)]).flatten()),
            time: Time::over(dated),
            undated: points().any(|point| day(point).is_none() && level(point).is_some()),
            apart: false,
        }
    }

    /// The same for what is under review.
    pub(super) fn apart(&self) -> Self {
        Self { apart: true, ..self.clone() }
    }

    /// Where the dated plot begins, right of the undated claims.
    pub(super) fn begin(&self) -> f64 {
        match (self.undated, self.time.is_some()) {
            (true, true) => LEFT + COLUMN,
            (true, false) => RIGHT,
            _ => LEFT,
        }
    }

    /// Where a day stands.
    pub(super) fn x(&self, day: f64) -> f64 {
        let part = self.time.map_or(0.5, |time| time.part(day));
        self.begin() + part * (RIGHT - self.begin())
    }

    /// Where a number stands in a plot of this height.
    pub(super) fn y(&self, number: f64, height: f64) -> f64 {
        let ground = height - BOTTOM;
        ground - self.values.height(number) * (ground - TOP)
    }

    /// How high a plot of so many lanes is: every label needs its line.
    pub(super) fn height(&self, lanes: usize) -> f64 {
        let least = if self.apart { 150.0 } else { 300.0 };
        (lanes as f64 * LINE + TOP + BOTTOM).max(least)
    }
}

/// The most a claim says. "Hundreds" has a most only by convention: drawn, it would dwarf what others counted.
pub(super) fn most(point: &Point) -> Option<f64> {
    point.high.filter(|_| point.qualifier != Qualifier::Vague || point.low.is_none())
}

/// The first and last day of a claim, by number.
pub(super) fn day(point: &Point) -> Option<(i64, i64)> {
    let (first, last) = days::covered(point.day.as_deref()?)?;
    Some((days::number(first), days::number(last)))
}

/// A claim's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    /// The day, month or year it covers, from left to right; none without a day.
    pub(super) width: Option<(f64, f64)>,
    /// The number it may go up to, where it is a range.
    pub(super) top: Option<f64>,
}

/// The places of a lane's claims; none of one without a number. `lane` of `lanes` says where undated claims stand.
pub(super) fn places(own: &Lane, scales: &Scales, height: f64, lane: usize, lanes: usize) -> Vec<Option<Place>> {
    own.points
        .iter()
        .map(|point| {
            let y = scales.y(level(point)?, height);
            let top = match (point.low, most(point)) {
                (Some(low), Some(high)) if low.is_finite() && high.is_finite() && high > low => {
                    Some(scales.y(high, height))
                }
                _ => None,
            };
            let Some((first, last)) = day(point) else {
                let width = scales.begin() - LEFT - if scales.time.is_some() { GAP + 8.0 } else { 16.0 };
                let x = LEFT + 4.0 + width * (lane as f64 + 0.5) / lanes.max(1) as f64;
                return Some(Place { x, y, width: None, top });
            };
            let (left, right) = (scales.x(first as f64), scales.x(last as f64));
            Some(Place { x: f64::midpoint(left, right), y, width: Some((left, right)), top })
        })
        .collect()
}

/// Moves heights apart so that labels do not overlap, as little as may be, in the order they have.
pub(super) fn apart(wanted: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]).then(a.cmp(&b)));
    let mut placed = wanted.to_vec();
    let mut floor = top;
    for &label in &order {
        placed[label] = placed[label].max(floor);
        floor = placed[label] + LINE;
    }
    let mut ceiling = bottom;
    for &label in order.iter().rev() {
        placed[label] = placed[label].min(ceiling);
        ceiling = placed[label] - LINE;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(day: Option<&str>, low: f64) -> Point {
        Point { day: day.map(str::to_owned), low: Some(low), high: Some(low), ..Point::default() }
    }

    fn chart(points: Vec<Point>) -> Chart {
        Chart { lanes: vec![Lane { points, ..Lane::default() }], ..Chart::default() }
    }

    #[test]
    fn one_claim_stands_in_the_middle() {
        let chart = chart(vec![point(Some("2023-09-19"), 5.0)]);
        let scales = Scales::of(&chart);
        let place = places(&chart.lanes[0], &scales, 300.0, 0, 1)[0].unwrap();
        assert!((place.x - (LEFT + RIGHT) / 2.0).abs() < 1.0, "{place:?}");
        assert!(place.y > TOP && place.y < 300.0 - BOTTOM);
    }

    #[test]
    fn undated_claims_have_a_column_and_alone_the_whole() {
        let both = chart(vec![point(Some("2023-09-19"), 5.0), point(None, 7.0)]);
        let scales = Scales::of(&both);
        let placed = places(&both.lanes[0], &scales, 300.0, 0, 1);
        assert!(placed[1].unwrap().x < scales.begin() && placed[0].unwrap().x > scales.begin());
        let none = chart(vec![point(None, 5.0), point(None, 7.0)]);
        let scales = Scales::of(&none);
        let place = places(&none.lanes[0], &scales, 300.0, 0, 1)[0].unwrap();
        assert!((LEFT..RIGHT).contains(&place.x) && scales.time.is_none());
    }

    #[test]
    fn everything_stays_in_the_plot() {
        let days = ["0001", "9999-12-31", "2023-02"];
        let chart = chart([1e-300, 1.0, 1e300].iter().zip(days).map(|(n, day)| point(Some(day), *n)).collect());
        let scales = Scales::of(&chart);
        for place in places(&chart.lanes[0], &scales, 300.0, 0, 1).into_iter().flatten() {
            assert!((LEFT..=RIGHT).contains(&place.x) && (TOP..=300.0 - BOTTOM).contains(&place.y), "{place:?}");
        }
    }

    #[test]
    fn labels_stand_apart() {
        assert_eq!(apart(&[10.0, 100.0], 0.0, 200.0), [10.0, 100.0]);
        let placed = apart(&[199.0, 199.0, 198.0, 5.0], 0.0, 200.0);
        assert_eq!(placed, [183.0, 200.0, 166.0, 5.0]);
    }
}
