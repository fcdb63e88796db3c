//! Names on a map, placed so that none lies on another or on a mark.

use unicode_width::UnicodeWidthStr;

/// A rectangle: left, top, right, bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area(pub(super) f64, pub(super) f64, pub(super) f64, pub(super) f64);

impl Area {
    /// The square around a mark.
    pub(super) fn around((x, y): (f64, f64), radius: f64) -> Self {
        Self(x - radius, y - radius, x + radius, y + radius)
    }

    fn meets(&self, other: &Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }

    fn within(&self, sheet: &Self) -> bool {
        self.0 >= sheet.0 && self.1 >= sheet.1 && self.2 <= sheet.2 && self.3 <= sheet.3
    }
}

/// What is taken on a sheet. Areas are looked up by the cells they lie in, so that many names cost no more than few.
#[derive(Debug)]
pub(super) struct Taken {
    sheet: Area,
    cells: Vec<Vec<Area>>,
    columns: usize,
}

/// The side of a cell.
const CELL: f64 = 60.0;

/// How high a line of names is.
pub(super) const LINE: f64 = 14.0;

impl Taken {
    /// A sheet with nothing on it.
    pub(super) fn new(width: f64, height: f64) -> Self {
        let columns = (width / CELL).ceil().max(1.0) as usize;
        let rows = (height / CELL).ceil().max(1.0) as usize;
        Self { sheet: Area(2.0, 2.0, width - 2.0, height - 2.0), cells: vec![Vec::new(); columns * rows], columns }
    }

    /// Notes that an area is taken.
    pub(super) fn take(&mut self, area: Area) {
        for cell in self.cells_of(&area) {
            if let Some(cell) = self.cells.get_mut(cell) {
                cell.push(area);
            }
        }
    }

    /// Whether nothing lies on an area of the sheet.
    pub(super) fn free(&self, area: &Area) -> bool {
        area.within(&self.sheet)
            && self.cells_of(area).all(|cell| self.cells.get(cell).is_none_or(|all| !all.iter().any(|a| a.meets(area))))
    }

    fn cells_of(&self, area: &Area) -> impl Iterator<Item = usize> + use<> {
        let rows = self.cells.len() / self.columns;
        let cell = |at: f64, count: usize| ((at / CELL).max(0.0) as usize).min(count - 1);
        let columns = self.columns;
        let (top, bottom) = (cell(area.1, rows), cell(area.3, rows));
        let (left, right) = (cell(area.0, columns), cell(area.2, columns));
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }
}

/// Where a name goes: the baseline's start, middle or end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) x: f64,
    pub(super) y: f64,
    /// The text-anchor: "start", "middle" or "end".
    pub(super) anchor: &'static str,
}

/// How wide a name will be, a little more rather than less: the reader's own font is not known.
pub(super) fn width(name: &str, size: f64) -> f64 {
    name.width() as f64 * size * 0.6 + 2.0
}

/// Places a name beside a mark, on the first of its eight sides that is free; none where none is.
pub(super) fn beside(taken: &mut Taken, (x, y): (f64, f64), radius: f64, wide: f64) -> Option<Placed> {
    let gap = radius + 4.0;
    let near = radius * 0.72 + 3.0;
    let sides = [
        (x + gap, y, "start"),
        (x - gap, y, "end"),
        (x, y - gap - LINE / 2.0, "middle"),
        (x, y + gap + LINE / 2.0, "middle"),
        (x + near, y - near - LINE / 3.0, "start"),
        (x + near, y + near + LINE / 3.0, "start"),
        (x - near, y - near - LINE / 3.0, "end"),
        (x - near, y + near + LINE / 3.0, "end"),
    ];
    sides.into_iter().find_map(|(x, y, anchor)| {
        let left = match anchor {
            "start" => x,
            "end" => x - wide,
            _ => x - wide / 2.0,
        };
        let area = Area(left, y - LINE / 2.0, left + wide, y + LINE / 2.0);
        taken.free(&area).then(|| {
            taken.take(area);
            Placed { x, y: y + 4.0, anchor }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_overlap_and_stay_on_the_sheet() {
        let mut taken = Taken::new(200.0, 100.0);
        let mut areas = Vec::new();
        for n in 0..40 {
            let at = (100.0 + f64::from(n % 5) * 3.0, 50.0 + f64::from(n / 5) * 2.0);
            if let Some(placed) = beside(&mut taken, at, 5.0, 50.0) {
                let left = match placed.anchor {
                    "start" => placed.x,
                    "end" => placed.x - 50.0,
                    _ => placed.x - 25.0,
                };
                areas.push(Area(left, placed.y - 4.0 - LINE / 2.0, left + 50.0, placed.y - 4.0 + LINE / 2.0));
            }
        }
        assert!(areas.len() > 4);
        for (n, area) in areas.iter().enumerate() {
            assert!(area.within(&Area(0.0, 0.0, 200.0, 100.0)), "{area:?}");
            assert!(!areas[..n].iter().any(|other| other.meets(area)), "{area:?}");
        }
    }

    #[test]
    fn at_the_right_edge_the_name_stands_left() {
        let mut taken = Taken::new(200.0, 100.0);
        assert_eq!(beside(&mut taken, (190.0, 50.0), 5.0, 60.0).unwrap().anchor, "end");
        assert_eq!(beside(&mut Taken::new(200.0, 100.0), (100.0, 50.0), 5.0, 400.0), None);
    }
}
