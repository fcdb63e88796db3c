//! Sorted lists of numbers in one piece of memory: an event has many that are short or empty.

/// So many lists, one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lists<const N: usize> {
    all: Box<[u32]>,
    /// Where each ends in `all`.
    ends: [u16; N],
}

impl<const N: usize> Lists<N> {
    /// Packs lists, each sorted and without repetition. Beyond 65,535 numbers, which no sentence has, the rest is left out.
    pub(super) fn of(mut lists: [Vec<u32>; N]) -> Self {
        let mut all = Vec::new();
        let ends = lists.each_mut().map(|list| {
            list.sort_unstable();
            list.dedup();
            let room = usize::from(u16::MAX) - all.len();
            all.extend(list.iter().take(room));
            all.len() as u16
        });
        Self { all: all.into(), ends }
    }

    /// A list by its place.
    pub(super) fn get(&self, at: usize) -> &[u32] {
        let end = |at: usize| self.ends.get(at).map_or(0, |&end| usize::from(end));
        let start = at.checked_sub(1).map_or(0, end);
        self.all.get(start..end(at)).unwrap_or_default()
    }
}

impl<const N: usize> Default for Lists<N> {
    fn default() -> Self {
        Self { all: Box::default(), ends: [0; N] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_out_sorted_and_apart() {
        let lists = Lists::of([vec![3, 1, 3], vec![], vec![7]]);
        let none: &[u32] = &[];
        assert_eq!([0, 1, 2, 3].map(|at| lists.get(at)), [&[1, 3], none, &[7], none]);
        assert!(Lists::<2>::default().get(1).is_empty());
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let lists = Lists::of([(0..70_000).collect(), vec![1]]);
        assert_eq!(lists.get(0).len(), 65_535);
        assert!(lists.get(1).is_empty());
    }
}
