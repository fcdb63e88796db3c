//! Lines and areas cut to the sheet they are drawn on.

use super::view::{View, WIDTH};
use std::fmt::Write as _;

type Point = (f64, f64);

/// The sheet, with a margin so that cut edges are not seen.
struct Sheet {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Sheet {
    fn of(view: &View) -> Self {
        Self { left: -6.0, top: -6.0, right: WIDTH + 6.0, bottom: view.height + 6.0 }
    }

    /// How far a point is inside each of the four edges.
    fn depth(&self, (x, y): Point, edge: usize) -> f64 {
        match edge {
            0 => x - self.left,
            1 => self.right - x,
            2 => y - self.top,
            _ => self.bottom - y,
        }
    }
}

/// The path of a line, where it crosses the view; a world's turn to either side is tried as well.
pub(super) fn line(out: &mut String, view: &View, degrees: &[Point]) {
    let sheet = Sheet::of(view);
    for turn in turns(view, degrees) {
        let mut last: Option<Point> = None;
        for pair in degrees.windows(2) {
            let [from, to] = [0, 1].map(|n| view.on_sheet((pair[n].0 + turn, pair[n].1)));
            let Some((from, to)) = segment(&sheet, from, to) else {
                last = None;
                continue;
            };
            match last {
                Some(at) if at == from => {}
                _ => {
                    let _ = write!(out, "M{:.1} {:.1}", from.0, from.1);
                }
            }
            let _ = write!(out, "L{:.1} {:.1}", to.0, to.1);
            last = Some(to);
        }
    }
}

/// The path of an area, where it overlaps the view.
pub(super) fn area(out: &mut String, view: &View, degrees: &[Point]) {
    let sheet = Sheet::of(view);
    for turn in turns(view, degrees) {
        let mut ring: Vec<Point> = degrees.iter().map(|&(lon, lat)| view.on_sheet((lon + turn, lat))).collect();
        for edge in 0..4 {
            ring = cut(&sheet, &ring, edge);
        }
        let mut last: Option<Point> = None;
        for (x, y) in ring {
            // Bends too small to be seen only make the page long.
            if last.is_some_and(|at| (at.0 - x).abs() + (at.1 - y).abs() < 0.5) {
                continue;
            }
            let _ = write!(out, "{}{x:.1} {y:.1}", if last.is_none() { 'M' } else { 'L' });
            last = Some((x, y));
        }
        if last.is_some() {
            out.push('z');
        }
    }
}

/// The turns of the world, in degrees, by which these points come into view.
fn turns(view: &View, degrees: &[Point]) -> impl Iterator<Item = f64> + use<> {
    let fold = |own: fn(&Point) -> f64| {
        degrees.iter().map(own).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), n| (low.min(n), high.max(n)))
    };
    let (west, east) = fold(|point| point.0);
    let (south, north) = fold(|point| point.1);
    let (lowest, highest) = view.latitudes();
    let level = north >= lowest - 0.5 && south <= highest + 0.5;
    let (left, right) = (view.middle.0 - view.half - 0.5, view.middle.0 + view.half + 0.5);
    [-360.0, 0.0, 360.0].into_iter().filter(move |turn| level && east + turn >= left && west + turn <= right)
}

/// The part of a segment on the sheet.
fn segment(sheet: &Sheet, from: Point, to: Point) -> Option<(Point, Point)> {
    let (mut start, mut end) = (0.0f64, 1.0f64);
    for edge in 0..4 {
        let (a, b) = (sheet.depth(from, edge), sheet.depth(to, edge));
        if a < 0.0 && b < 0.0 {
            return None;
        }
        if a < 0.0 {
            start = start.max(a / (a - b));
        } else if b < 0.0 {
            end = end.min(a / (a - b));
        }
    }
    let at = |part: f64| (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
    (start < end).then(|| (if start == 0.0 { from } else { at(start) }, if end == 1.0 { to } else { at(end) }))
}

/// A ring cut at one edge (Sutherland and Hodgman).
fn cut(sheet: &Sheet, ring: &[Point], edge: usize) -> Vec<Point> {
    let mut out = Vec::with_capacity(ring.len());
    for (n, &to) in ring.iter().enumerate() {
        let from = ring[if n == 0 { ring.len() - 1 } else { n - 1 }];
        let (a, b) = (sheet.depth(from, edge), sheet.depth(to, edge));
        if (a < 0.0) != (b < 0.0) {
            let part = a / (a - b);
            out.push((from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part));
        }
        if b >= 0.0 {
            out.push(to);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> View {
        View::around(&[(179.0, -17.0), (-179.0, -17.0)]).unwrap()
    }

    fn drawn(draw: fn(&mut String, &View, &[Point]), degrees: &[Point]) -> String {
        let mut out = String::new();
        draw(&mut out, &view(), degrees);
        out
    }

    #[test]
    fn what_is_far_is_left_out() {
        assert_eq!(drawn(line, &[(0.0, 0.0), (10.0, 10.0)]), "");
        assert_eq!(drawn(area, &[(0.0, 0.0), (10.0, 10.0), (0.0, 10.0)]), "");
        assert_eq!(drawn(area, &[]), "");
    }

    #[test]
    fn land_on_both_sides_of_180_degrees_is_drawn() {
        let island = [(178.0, -18.0), (179.0, -18.0), (179.0, -17.0), (178.0, -18.0)];
        let other: Vec<Point> = island.iter().map(|(lon, lat)| (lon - 358.0, *lat)).collect();
        assert!(drawn(area, &island).starts_with('M') && drawn(area, &other).starts_with('M'));
        assert_eq!(drawn(line, &other).matches('M').count(), 1);
    }

    #[test]
    fn nothing_is_drawn_outside_the_sheet() {
        let all = [(100.0, -60.0), (260.0, -60.0), (260.0, 60.0), (100.0, 60.0), (100.0, -60.0)];
        let path = drawn(area, &all);
        let numbers = path.split(['M', 'L', 'z', ' ']).filter_map(|n| n.parse::<f64>().ok());
        assert!(numbers.clone().count() >= 8);
        assert!(numbers.into_iter().all(|n| (-6.1..=WIDTH + 6.1).contains(&n)), "{path}");
    }
}
