//! Parts of a whole, as tables of scores give them: right of so many, found of gold and of ours.

/// So many right of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) right: usize,
    pub(crate) of: usize,
}

impl Share {
    pub(crate) fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    /// In percent; all of nothing is right.
    pub(crate) fn percent(self) -> f64 {
        if self.of == 0 { 100.0 } else { 100.0 * self.right as f64 / self.of as f64 }
    }
}

/// What is found, of gold and of ours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) right: usize,
    pub(crate) gold: usize,
    pub(crate) ours: usize,
}

impl Found {
    /// Takes in a report's counts.
    pub(crate) fn count(&mut self, right: usize, gold: usize, ours: usize) {
        self.right += right;
        self.gold += gold;
        self.ours += ours;
    }

    pub(crate) fn precision(self) -> f64 {
        Self::part(self.right, self.ours, self.gold)
    }

    pub(crate) fn recall(self) -> f64 {
        Self::part(self.right, self.gold, self.ours)
    }

    pub(crate) fn f1(self) -> f64 {
        let both = self.gold + self.ours;
        if both == 0 { 100.0 } else { 200.0 * self.right as f64 / both as f64 }
    }

    /// Nothing asked and nothing given is perfect; one without the other is worth nothing.
    fn part(right: usize, of: usize, other: usize) -> f64 {
        match (of, other) {
            (0, 0) => 100.0,
            (0, _) => 0.0,
            _ => 100.0 * right as f64 / of as f64,
        }
    }
}
