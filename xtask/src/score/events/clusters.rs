//! Mentions of one event: finding an optional one is as good as finding the required one.

use super::agreement::{same_type, types};
use super::gold::{Coded, GoldReport};
use super::matching::pairs;

/// Lets an optional mention that is found stand in for a required one of its cluster that is not: they change places.
pub(super) fn stand_in(gold: &mut GoldReport, ours: &[Coded]) {
    let typed: Vec<usize> = (0..gold.events.len()).filter(|&i| !types(&gold.events[i]).is_empty()).collect();
    let mentions: Vec<&Coded> = typed.iter().map(|&i| &gold.events[i]).collect();
    let found = pairs(&mentions, &ours.iter().collect::<Vec<_>>(), same_type);
    let is_found: Vec<bool> = (0..typed.len()).map(|at| found.iter().any(|(own, _)| *own == at)).collect();
    for at in 0..typed.len() {
        let own = &gold.events[typed[at]];
        let Some(cluster) = own.cluster.clone().filter(|_| !own.optional && !is_found[at]) else { continue };
        let is_copy = |other: &usize| {
            let copy = &gold.events[typed[*other]];
            is_found[*other] && copy.optional && copy.cluster.as_ref() == Some(&cluster)
        };
        if let Some(copy) = (0..typed.len()).find(is_copy) {
            gold.events[typed[copy]].optional = false;
            gold.events[typed[at]].optional = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(kind: &str, at: u32, optional: bool) -> Coded {
        let (start, end) = (Some(at), Some(at + 1));
        Coded { kind: Some(kind.to_owned()), start, end, optional, cluster: Some("c".to_owned()), ..Coded::default() }
    }

    fn required(ours: &[Coded]) -> Vec<bool> {
        let events = vec![event("ASSAULT", 0, false), event("ASSAULT", 5, true), event("ASSAULT", 9, true)];
        let mut gold = GoldReport::new("x", "2020-01-01", "ten letters", events);
        stand_in(&mut gold, ours);
        gold.events.iter().map(|own| !own.optional).collect()
    }

    #[test]
    fn a_copy_stands_in_only_where_it_alone_is_found() {
        assert_eq!(required(&[event("ASSAULT", 5, false)]), [false, true, false]);
        assert_eq!(required(&[event("ASSAULT", 5, false), event("ASSAULT", 0, false)]), [true, false, false]);
        assert_eq!(required(&[event("AID", 5, false)]), [true, false, false]);
    }
}
