//! Pairs gold and predicted spans one to one: a maximum matching that prefers exact pairs, then long overlaps.

use dateline_types::CharSpan;
use std::collections::BTreeMap;

/// Characters two spans share.
fn shared(a: CharSpan, b: CharSpan) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Pairs of indices `(gold, predicted)`, by gold index. Greedy first, then augmented, so that no overlapping pair is
/// lost to the greedy order.
pub(crate) fn pair(gold: &[CharSpan], predicted: &[CharSpan]) -> Vec<(usize, usize)> {
    let mut edges = Vec::new();
    for (i, &g) in gold.iter().enumerate() {
        for (j, &p) in predicted.iter().enumerate() {
            let overlap = shared(g, p);
            if overlap > 0 {
                edges.push((g != p, u32::MAX - overlap, i, j));
            }
        }
    }
    edges.sort_unstable();
    let mut matching = Matching { partner_of_gold: BTreeMap::new(), partner_of_predicted: BTreeMap::new() };
    let mut neighbours: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(_, _, i, j) in &edges {
        neighbours.entry(i).or_default().push(j);
        if !matching.partner_of_gold.contains_key(&i) && !matching.partner_of_predicted.contains_key(&j) {
            matching.join(i, j);
        }
    }
    for &i in neighbours.keys() {
        if !matching.partner_of_gold.contains_key(&i) {
            matching.augment(i, &neighbours, &mut Vec::new());
        }
    }
    matching.partner_of_gold.into_iter().collect()
}

struct Matching {
    partner_of_gold: BTreeMap<usize, usize>,
    partner_of_predicted: BTreeMap<usize, usize>,
}

impl Matching {
    fn join(&mut self, i: usize, j: usize) {
        self.partner_of_gold.insert(i, j);
        self.partner_of_predicted.insert(j, i);
    }

    /// Finds gold span `i` a partner, moving others along where they have another choice.
    fn augment(&mut self, i: usize, neighbours: &BTreeMap<usize, Vec<usize>>, seen: &mut Vec<usize>) -> bool {
        for &j in neighbours.get(&i).into_iter().flatten() {
            if seen.contains(&j) {
                continue;
            }
            seen.push(j);
            let free = match self.partner_of_predicted.get(&j).copied() {
                None => true,
                Some(rival) => self.augment(rival, neighbours, seen),
            };
            if free {
                self.join(i, j);
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> CharSpan {
        CharSpan { start, end }
    }

    #[test]
    fn one_long_prediction_earns_one_match() {
        assert_eq!(pair(&[span(0, 5), span(10, 20)], &[span(0, 20)]).len(), 1);
        assert_eq!(pair(&[span(10, 20)], &[span(10, 14), span(15, 20)]).len(), 1);
    }

    #[test]
    fn greedy_order_costs_no_match() {
        assert_eq!(pair(&[span(0, 10), span(8, 12)], &[span(5, 12), span(11, 12)]), [(0, 0), (1, 1)]);
    }

    #[test]
    fn touching_is_not_overlapping() {
        assert!(pair(&[span(0, 5)], &[span(5, 9)]).is_empty());
    }
}
