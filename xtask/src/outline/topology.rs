//! From TopoJSON to our table: lines once each, rings of land as lists of them, names where a country is widest.

use super::simplify::{Point, simplified};
use anyhow::{Context, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Bends smaller than this, in square hundredths of a degree (about 1.2 km² each), are left out.
const BEND: u64 = 9;

/// Islands smaller than this are left out.
const ISLAND: f64 = 20.0;

const HEAD: &str = "\
# Coasts and borders of the world as one net of lines, and where to write the names of countries.
# source: Natural Earth 1:50m, admin-0 countries and land, by way of the npm package world-atlas 2.0.2 (countries-50m.json);
#   made by `cargo xtask outline make`, not edited by hand
# licence: Natural Earth is in the public domain; world-atlas is ISC, (c) 2013-2019 Michael Bostock
# date: 2026
# Borders are Natural Earth's (de facto); drawing them endorses none.
# unit: hundredths of a degree, longitude before latitude
# coast, border: first point, then step by step; lines are numbered from 0 in this order
# land: one ring, as numbers of lines joined end to end; ~ before a number: run backwards
# name: country, longitude and latitude of where it is widest, and the length of a side of a square as large as its largest part
# columns: what\tvalue
";

#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    arcs: Vec<Vec<[i64; 2]>>,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Objects {
    countries: Collection,
    land: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Shape>,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Shape {
    Polygon { arcs: Vec<Vec<i64>>, properties: Option<Properties> },
    MultiPolygon { arcs: Vec<Vec<Vec<i64>>>, properties: Option<Properties> },
}

#[derive(Deserialize)]
struct Properties {
    name: String,
}

impl Shape {
    fn polygons(&self) -> Vec<&[Vec<i64>]> {
        match self {
            Self::Polygon { arcs, .. } => vec![arcs],
            Self::MultiPolygon { arcs, .. } => arcs.iter().map(Vec::as_slice).collect(),
        }
    }

    fn name(&self) -> Option<&str> {
        let (Self::Polygon { properties, .. } | Self::MultiPolygon { properties, .. }) = self;
        properties.as_ref().map(|own| own.name.as_str())
    }
}

/// The table's text.
pub(super) fn table(json: &str) -> anyhow::Result<String> {
    let topology: Topology = serde_json::from_str(json).context("no TopoJSON with `countries` and `land`")?;
    let lines: Vec<Vec<Point>> = topology.arcs.iter().map(|arc| degrees(arc, &topology.transform)).collect();
    let mut users = vec![0_usize; lines.len()];
    for number in topology.objects.countries.geometries.iter().flat_map(Shape::polygons).flatten().flatten() {
        let (index, _) = index(*number);
        *users.get_mut(index).context("a ring names a line that is not there")? += 1;
    }
    let mut rings: Vec<&Vec<i64>> = Vec::new();
    for ring in topology.objects.land.geometries.iter().flat_map(Shape::polygons).flatten() {
        if size(&joined(ring, &lines)?).abs() >= ISLAND {
            rings.push(ring);
        }
    }
    let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
    let mut out = HEAD.to_owned();
    let shore: std::collections::BTreeSet<usize> = rings.iter().flat_map(|r| r.iter()).map(|&n| index(n).0).collect();
    for (i, line) in lines.iter().enumerate() {
        let kind = match (shore.contains(&i), users[i]) {
            (true, _) => "coast",
            (false, 2) => "border",
            _ => continue,
        };
        kept.insert(i, kept.len());
        write_line(&mut out, kind, &simplified(line, BEND))?;
    }
    for ring in rings {
        let numbers = ring.iter().map(|&number| {
            let (i, backwards) = index(number);
            let own = kept.get(&i).context("a ring of land names no coast")?;
            Ok(format!("{}{own}", if backwards { "~" } else { "" }))
        });
        writeln!(out, "land\t{}", numbers.collect::<anyhow::Result<Vec<_>>>()?.join(" "))?;
    }
    for shape in &topology.objects.countries.geometries {
        write_name(&mut out, shape, &lines)?;
    }
    Ok(out)
}

/// Steps of the grid to hundredths of a degree.
fn degrees(arc: &[[i64; 2]], transform: &Transform) -> Vec<Point> {
    let (mut x, mut y) = (0, 0);
    let hundredths =
        |at: i64, axis: usize| ((at as f64 * transform.scale[axis] + transform.translate[axis]) * 100.0).round() as i64;
    let points = arc.iter().map(|[dx, dy]| {
        x += dx;
        y += dy;
        (hundredths(x, 0), hundredths(y, 1))
    });
    points.collect()
}

/// A ring's number as the line's, and whether it runs backwards.
fn index(number: i64) -> (usize, bool) {
    let backwards = number < 0;
    (usize::try_from(if backwards { !number } else { number }).unwrap_or(usize::MAX), backwards)
}

fn joined(ring: &[i64], lines: &[Vec<Point>]) -> anyhow::Result<Vec<Point>> {
    let mut points = Vec::new();
    for &number in ring {
        let (i, backwards) = index(number);
        let line = lines.get(i).context("a ring names a line that is not there")?;
        points.pop();
        if backwards {
            points.extend(line.iter().rev());
        } else {
            points.extend(line);
        }
    }
    ensure!(points.len() > 3, "a ring of fewer than three points");
    Ok(points)
}

/// A ring's area in square hundredths of a degree at the equator; its sign says which way it runs.
fn size(ring: &[Point]) -> f64 {
    let middle = ring.iter().map(|p| p.1 as f64).sum::<f64>() / ring.len() as f64;
    let twice: i64 = ring.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum();
    twice as f64 / 2.0 * (middle / 100.0).to_radians().cos()
}

fn write_line(out: &mut String, kind: &str, line: &[Point]) -> std::fmt::Result {
    write!(out, "{kind}\t")?;
    let mut at = (0, 0);
    for (i, point) in line.iter().enumerate() {
        let gap = if i == 0 { "" } else { " " };
        write!(out, "{gap}{},{}", point.0 - at.0, point.1 - at.1)?;
        at = *point;
    }
    writeln!(out)
}

fn write_name(out: &mut String, shape: &Shape, lines: &[Vec<Point>]) -> anyhow::Result<()> {
    let Some(name) = shape.name() else { return Ok(()) };
    let mut largest: Option<(f64, Vec<Point>)> = None;
    for ring in shape.polygons().iter().filter_map(|polygon| polygon.first()) {
        let ring = joined(ring, lines)?;
        let area = size(&ring).abs();
        if largest.as_ref().is_none_or(|(most, _)| area > *most) {
            largest = Some((area, ring));
        }
    }
    let Some((area, ring)) = largest.filter(|(area, _)| *area >= ISLAND) else { return Ok(()) };
    let (x, y) = widest(&unrolled(&ring));
    // Back from where a ring over 180 degrees counted on.
    let x = (x + 18_000).rem_euclid(36_000) - 18_000;
    writeln!(out, "name\t{name}\t{x},{y}\t{}", area.sqrt().round())?;
    Ok(())
}

/// A ring without jumps over the whole map: past 180 degrees it counts on.
fn unrolled(ring: &[Point]) -> Vec<Point> {
    let mut turn = 0;
    let mut before = ring.first().map_or(0, |first| first.0);
    let step = |&(x, y): &Point| {
        match x - before {
            step if step > 18_000 => turn -= 36_000,
            step if step < -18_000 => turn += 36_000,
            _ => {}
        }
        before = x;
        (x + turn, y)
    };
    ring.iter().map(step).collect()
}

/// Where a name fits best: the middle of the longest stretch of land along a parallel.
fn widest(ring: &[Point]) -> Point {
    let south = ring.iter().map(|p| p.1).min().unwrap_or(0);
    let north = ring.iter().map(|p| p.1).max().unwrap_or(0);
    let mut best = (0.0, ring[0]);
    for step in 1..32 {
        let y = south as f64 + (north - south) as f64 * f64::from(step) / 32.0;
        let mut cuts: Vec<f64> = ring.windows(2).filter_map(|pair| crossing(pair[0], pair[1], y)).collect();
        cuts.sort_by(f64::total_cmp);
        // Names stand best in the middle of a country: what is near its northern or southern end counts less.
        let off = (f64::from(step) / 16.0 - 1.0).abs();
        for pair in cuts.chunks_exact(2) {
            let width = (pair[1] - pair[0]) * (y / 100.0).to_radians().cos() * (1.0 - off * 0.6);
            if width > best.0 {
                best = (width, (f64::midpoint(pair[0], pair[1]).round() as i64, y.round() as i64));
            }
        }
    }
    best.1
}

/// The longitude at which a line meets a parallel.
fn crossing(a: Point, b: Point, y: f64) -> Option<f64> {
    let (ay, by) = (a.1 as f64, b.1 as f64);
    ((ay <= y) != (by <= y)).then(|| a.0 as f64 + (b.0 - a.0) as f64 * (y - ay) / (by - ay))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares side by side: five lines would do, three are shared out.
    const TWO: &str = r#"{"transform":{"scale":[1,1],"translate":[0,0]},
      "arcs":[[[1,0],[0,1]],[[1,1],[-1,0],[0,-1],[1,0]],[[1,0],[1,0],[0,1],[-1,0]]],
      "objects":{"countries":{"geometries":[
          {"type":"Polygon","arcs":[[0,1]],"properties":{"name":"West"}},
          {"type":"MultiPolygon","arcs":[[[2,-1]]],"properties":{"name":"East"}}]},
        "land":{"geometries":[{"type":"Polygon","arcs":[[2,1]]}]}}}"#;

    #[test]
    fn a_country_on_both_sides_of_180_degrees_is_named_in_its_middle() {
        let ring = [(17_000, 0), (-17_600, 0), (-17_600, 1000), (17_000, 1000), (17_000, 0)];
        assert_eq!(widest(&unrolled(&ring)).0, 17_700);
    }

    #[test]
    fn lines_rings_and_names() {
        let table = table(TWO).unwrap();
        let rows: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(
            rows,
            [
                "border\t100,0 0,100",
                "coast\t100,100 -100,0 0,-100 100,0",
                "coast\t100,0 100,0 0,100 -100,0",
                "land\t2 1",
                "name\tWest\t50,50\t100",
                "name\tEast\t150,50\t100",
            ]
        );
    }

    #[test]
    fn a_ring_of_a_line_that_is_not_there_is_said() {
        let error = table(&TWO.replace("[2,1]", "[2,9]")).unwrap_err().to_string();
        assert!(error.contains("not there"), "{error}");
    }
}
