//! Lines with fewer points (Visvalingam and Whyatt): the point that spans the smallest triangle goes first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A point in hundredths of a degree: longitude, latitude.
pub(super) type Point = (i64, i64);

/// The line without the points whose triangle is smaller than `least`, in square hundredths of a degree at the equator.
/// Its ends stay, so that lines which meet still do; of a closed line (`ring`) at least a triangle stays.
pub(super) fn simplified(line: &[Point], least: u64) -> Vec<Point> {
    let ring = line.len() > 3 && line.first() == line.last();
    let fewest = if ring { 4 } else { 2 };
    let n = line.len();
    let mut before: Vec<usize> = (0..n).map(|i| i.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (0..n).map(|i| (i + 1).min(n.saturating_sub(1))).collect();
    let mut area = vec![u64::MAX; n];
    let mut heap = BinaryHeap::new();
    for i in 1..n.saturating_sub(1) {
        area[i] = triangle(line[i - 1], line[i], line[i + 1]);
        heap.push(Reverse((area[i], i)));
    }
    let mut gone = vec![false; n];
    let mut left = n;
    while let Some(Reverse((size, i))) = heap.pop() {
        if size >= least || left <= fewest {
            break;
        }
        // An older size of a point that has got a new one since.
        if gone[i] || area[i] != size {
            continue;
        }
        gone[i] = true;
        left -= 1;
        let (a, b) = (before[i], after[i]);
        after[a] = b;
        before[b] = a;
        for j in [a, b] {
            if j > 0 && j + 1 < n {
                // Never smaller than what went before it, so that a curve does not vanish point by point.
                area[j] = triangle(line[before[j]], line[j], line[after[j]]).max(size);
                heap.push(Reverse((area[j], j)));
            }
        }
    }
    line.iter().zip(gone).filter(|(_, gone)| !gone).map(|(point, _)| *point).collect()
}

/// The triangle's area; longitudes shrink towards the poles.
fn triangle(a: Point, b: Point, c: Point) -> u64 {
    let twice = (b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1);
    let shrunk = (b.1 as f64 / 100.0).to_radians().cos();
    (twice.unsigned_abs() as f64 * shrunk / 2.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_bends_go_and_ends_stay() {
        assert_eq!(simplified(&[(0, 0), (50, 1), (100, 0), (100, 90)], 100), [(0, 0), (100, 0), (100, 90)]);
        assert_eq!(simplified(&[(0, 0), (50, 1), (100, 0)], 10), [(0, 0), (50, 1), (100, 0)]);
        let island = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)];
        assert_eq!(simplified(&island, 1000).len(), 4);
        assert_eq!(simplified(&[], 5), []);
    }
}
