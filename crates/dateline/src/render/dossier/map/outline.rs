//! The world's coasts and borders as the table has them.

/// `data/world.tsv`: Natural Earth's lines, made by `cargo xtask outline make`.
const WORLD: &str = include_str!("../../../../data/world.tsv");

/// Degrees: longitude, latitude.
pub(super) type Degrees = (f64, f64);

/// The world as lines, rings of land, and names.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) coasts: Vec<Vec<Degrees>>,
    pub(super) borders: Vec<Vec<Degrees>>,
    /// Outlines of land. One may run past 180 degrees, so that no line jumps over the whole map.
    pub(super) land: Vec<Vec<Degrees>>,
    pub(super) names: Vec<Name>,
}

/// Where to write a country's name.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) name: &'static str,
    pub(super) at: Degrees,
    /// The side of a square as large as its largest part, in degrees.
    pub(super) side: f64,
}

/// The table, read.
pub(super) fn world() -> Outline {
    let mut out = Outline::default();
    let mut lines: Vec<Vec<Hundredths>> = Vec::new();
    for line in WORLD.lines().filter(|line| !line.starts_with('#')) {
        let Some((what, value)) = line.split_once('\t') else { continue };
        match what {
            "coast" | "border" => {
                let points = points(value);
                let kind = if what == "coast" { &mut out.coasts } else { &mut out.borders };
                kind.extend(pieces(&points));
                lines.push(points);
            }
            "land" => out.land.extend(ring(value, &lines)),
            "name" => out.names.extend(name(value)),
            _ => {}
        }
    }
    out
}

type Hundredths = (i32, i32);

/// Halfway round the world, and all the way.
const HALF: i32 = 18_000;
const ROUND: i32 = 36_000;

/// First point, then step by step.
fn points(value: &str) -> Vec<Hundredths> {
    let mut at = (0, 0);
    let mut points = Vec::new();
    for step in value.split(' ') {
        let Some((x, y)) = step.split_once(',') else { continue };
        at = (at.0 + x.parse().unwrap_or(0), at.1 + y.parse().unwrap_or(0));
        points.push(at);
    }
    points
}

/// Points in a row without jumps over the map: past 180 degrees they count on.
fn unrolled(points: &[Hundredths]) -> Vec<Hundredths> {
    let mut turn = 0;
    let mut before = points.first().map_or(0, |first| first.0);
    points
        .iter()
        .map(|&(x, y)| {
            match x - before {
                step if step > HALF => turn -= ROUND,
                step if step < -HALF => turn += ROUND,
                _ => {}
            }
            before = x;
            (x + turn, y)
        })
        .collect()
}

/// A line without what only follows the table's edge at 180 degrees.
fn pieces(points: &[Hundredths]) -> Vec<Vec<Degrees>> {
    let edge = |x: i32| x.rem_euclid(ROUND) == HALF;
    let mut pieces = vec![Vec::new()];
    let mut before: Option<Hundredths> = None;
    for point in unrolled(points) {
        if before.is_some_and(|before| edge(before.0) && edge(point.0)) {
            pieces.push(Vec::new());
        }
        before = Some(point);
        if let Some(piece) = pieces.last_mut() {
            piece.push(degrees(point));
        }
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// A ring from numbers of lines; `~` before one: backwards.
fn ring(value: &str, lines: &[Vec<Hundredths>]) -> Option<Vec<Degrees>> {
    let mut ring: Vec<Hundredths> = Vec::new();
    for number in value.split(' ') {
        let back = number.starts_with('~');
        let line = lines.get(number.trim_start_matches('~').parse::<usize>().ok()?)?;
        let mut points = line.clone();
        if back {
            points.reverse();
        }
        ring.extend(points);
    }
    let flat = unrolled(&ring);
    // What goes round a pole ends elsewhere than it began: it must keep the edge that closes it.
    let closes = flat.first().zip(flat.last()).is_some_and(|(first, last)| (first.0 - last.0).abs() < HALF);
    Some(if closes { flat } else { ring }.into_iter().map(degrees).collect())
}

fn name(value: &'static str) -> Option<Name> {
    let mut columns = value.split('\t');
    let name = columns.next()?;
    let (x, y) = columns.next()?.split_once(',')?;
    let side: i32 = columns.next()?.parse().ok()?;
    Some(Name { name, at: degrees((x.parse().ok()?, y.parse().ok()?)), side: f64::from(side) / 100.0 })
}

fn degrees((x, y): Hundredths) -> Degrees {
    (f64::from(x) / 100.0, f64::from(y) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_whole() {
        let world = world();
        let rows = |what: &str| WORLD.lines().filter(|line| line.split('\t').next() == Some(what)).count();
        assert!(world.coasts.len() >= rows("coast") - 20 && world.borders.len() >= rows("border"));
        assert_eq!(world.land.len(), rows("land"));
        assert_eq!(world.names.len(), rows("name"));
        let armenia = world.names.iter().find(|name| name.name == "Armenia").unwrap().at;
        assert!((43.0..47.0).contains(&armenia.0) && (38.5..41.5).contains(&armenia.1), "{armenia:?}");
    }

    #[test]
    fn no_line_jumps_over_the_map() {
        let world = world();
        for line in world.coasts.iter().chain(&world.borders) {
            assert!(line.windows(2).all(|pair| (pair[0].0 - pair[1].0).abs() < 170.0), "{:?}", line[0]);
        }
        let jumping =
            world.land.iter().filter(|ring| ring.windows(2).any(|pair| (pair[0].0 - pair[1].0).abs() > 170.0)).count();
        assert!(jumping <= 1, "only Antarctica, and there are {jumping}");
    }

    #[test]
    fn rings_close() {
        for ring in world().land {
            let (first, last) = (ring[0], ring[ring.len() - 1]);
            assert!((first.0 - last.0).abs() < 0.011 && (first.1 - last.1).abs() < 0.011, "{first:?} {last:?}");
        }
    }
}
