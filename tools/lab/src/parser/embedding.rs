//! A table of vectors of which a sentence touches few rows: its slopes are kept and applied by row.

/// Slopes of a table, only of the rows touched.
#[derive(Default)]
pub struct Touched {
    slopes: Vec<f32>,
    is_touched: Vec<bool>,
    rows: Vec<u32>,
    width: usize,
}

impl Touched {
    /// For a table of `rows` rows.
    pub fn new(rows: usize, width: usize) -> Self {
        Self { slopes: vec![0.0; rows * width], is_touched: vec![false; rows], rows: Vec::new(), width }
    }

    /// Adds `slope` times `scale` to a row's.
    pub fn add(&mut self, row: u32, slope: &[f32], scale: f32) {
        let at = row as usize;
        if !self.is_touched[at] {
            self.is_touched[at] = true;
            self.rows.push(row);
        }
        let to = &mut self.slopes[at * self.width..(at + 1) * self.width];
        to.iter_mut().zip(slope).for_each(|(to, d)| *to += d * scale);
    }

    /// Adds all that `other` holds, and empties it.
    pub fn take(&mut self, other: &mut Touched) {
        for row in std::mem::take(&mut other.rows) {
            let at = row as usize;
            let from = &mut other.slopes[at * self.width..(at + 1) * self.width];
            self.add(row, from, 1.0);
            from.fill(0.0);
            other.is_touched[at] = false;
        }
    }

    /// Calls `apply` with each touched row and its slopes, then forgets them.
    pub fn drain(&mut self, mut apply: impl FnMut(usize, &[f32])) {
        self.rows.sort_unstable();
        for row in std::mem::take(&mut self.rows) {
            let at = row as usize;
            let slopes = &mut self.slopes[at * self.width..(at + 1) * self.width];
            apply(at, slopes);
            slopes.fill(0.0);
            self.is_touched[at] = false;
        }
    }

    /// The sum of the squares of all slopes.
    pub fn square(&self) -> f64 {
        let mut rows = self.rows.clone();
        rows.sort_unstable();
        let row = |row: &u32| &self.slopes[*row as usize * self.width..(*row as usize + 1) * self.width];
        rows.iter().map(|at| f64::from(super::norm::dot(row(at), row(at)))).sum()
    }
}
