//! Clusters made ready to be scored: gold ones of the wanted types, ours under the names of the gold mentions they match.

use super::coreference_metrics::Clusters;
use super::gold::Gold;
use dateline_types::{At, CharSpan, Entity};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How clusters are compared.
#[derive(Clone, Copy)]
pub(super) struct Rules<'a> {
    /// Only gold clusters of these types; all where empty. Ours that match a mention of another are dropped too.
    pub(super) types: &'a [&'a str],
    /// Clusters of one mention count.
    pub(super) singletons: bool,
    /// A mention of ours matches where it lies in the gold span and covers its head; else only the same span does.
    pub(super) head: bool,
    /// Gold pronouns and what matches them are dropped.
    pub(super) named_only: bool,
}

/// The types of things that entities are.
pub(super) const TYPES: [&str; 3] = ["person", "organization", "place"];

/// Entities, by head, without singletons.
pub(super) const RULES: Rules = Rules { types: &TYPES, singletons: false, head: true, named_only: false };

/// The mentions of every entity; of nested mentions of one entity only the longest.
pub(super) fn ours(entities: &[Entity<CharSpan>]) -> Clusters {
    let inside =
        |inner: &CharSpan, outer: &CharSpan| inner != outer && outer.start <= inner.start && inner.end <= outer.end;
    let outermost = |entity: &Entity<CharSpan>| {
        let spans: BTreeSet<CharSpan> = entity.mentions.iter().map(|mention| mention.span).collect();
        spans.iter().filter(|span| !spans.iter().any(|other| inside(span, other))).copied().collect::<Vec<_>>()
    };
    entities.iter().map(outermost).filter(|spans| !spans.is_empty()).collect()
}

/// The head of every gold mention.
pub(super) fn heads(gold: &Gold) -> BTreeMap<CharSpan, CharSpan> {
    let mut heads = BTreeMap::new();
    for (at, cluster) in gold.clusters.iter().enumerate() {
        for (i, At(mention)) in cluster.iter().enumerate() {
            let head = gold.heads.get(at).and_then(|own| own.get(i)).map_or(*mention, |At(head)| *head);
            heads.insert(*mention, head);
        }
    }
    heads
}

/// The gold mention that each of ours matches, if any: the same span first; then, by head, the longest of ours first,
/// each the shortest gold mention that is left.
pub(super) fn matched(
    ours: &[CharSpan],
    gold: &BTreeSet<CharSpan>,
    heads: &BTreeMap<CharSpan, CharSpan>,
    by_head: bool,
) -> BTreeMap<CharSpan, CharSpan> {
    let mut matched: BTreeMap<_, _> = ours.iter().filter(|m| gold.contains(m)).map(|m| (*m, *m)).collect();
    if by_head {
        let mut taken: BTreeSet<CharSpan> = matched.keys().copied().collect();
        let mut rest: Vec<CharSpan> = ours.iter().filter(|m| !gold.contains(m)).copied().collect();
        rest.sort_by_key(|m| (Reverse(m.end.saturating_sub(m.start)), *m));
        for mention in rest {
            let fits = |whole: &CharSpan| {
                let head = heads.get(whole).copied().unwrap_or(*whole);
                let covers = mention.start <= head.start && head.end <= mention.end;
                whole.start <= mention.start && mention.end <= whole.end && covers
            };
            let free = gold.iter().filter(|whole| !taken.contains(whole) && fits(whole));
            if let Some(best) = free.min_by_key(|whole| (whole.end - whole.start, **whole)).copied() {
                matched.insert(mention, best);
                taken.insert(best);
            }
        }
    }
    matched
}

/// Gold clusters, and ours in terms of gold mentions.
pub(super) fn prepare(gold: &Gold, ours: &Clusters, rules: &Rules) -> (Clusters, Clusters) {
    let (mut kept, mut dropped) = (Clusters::new(), BTreeSet::new());
    for (at, cluster) in gold.clusters.iter().enumerate() {
        let of_type =
            rules.types.is_empty() || gold.types.get(at).is_some_and(|own| rules.types.contains(&own.as_str()));
        let mut members = Vec::new();
        for (i, At(mention)) in cluster.iter().enumerate() {
            let pronoun = gold.kinds.get(at).and_then(|own| own.get(i)).is_some_and(|kind| kind == "pron");
            if !of_type || (rules.named_only && pronoun) {
                dropped.insert(*mention);
            } else if !members.contains(mention) {
                members.push(*mention);
            }
        }
        if !members.is_empty() {
            kept.push(members);
        }
    }
    let keep: BTreeSet<CharSpan> = kept.iter().flatten().copied().collect();
    dropped.retain(|mention| !keep.contains(mention));
    let mut all: Vec<CharSpan> = Vec::new();
    let mut known = BTreeSet::new();
    for mention in ours.iter().flatten() {
        if known.insert(*mention) {
            all.push(*mention);
        }
    }
    let whole: BTreeSet<CharSpan> = keep.union(&dropped).copied().collect();
    let names = matched(&all, &whole, &heads(gold), rules.head);
    let (mut seen, mut renamed) = (BTreeSet::new(), Clusters::new());
    for cluster in ours {
        let named = cluster.iter().map(|mention| names.get(mention).copied().unwrap_or(*mention));
        let members: Vec<CharSpan> = named.filter(|m| !dropped.contains(m) && seen.insert(*m)).collect();
        if !members.is_empty() {
            renamed.push(members);
        }
    }
    if !rules.singletons {
        kept.retain(|cluster| cluster.len() > 1);
        renamed.retain(|cluster| cluster.len() > 1);
    }
    (kept, renamed)
}

#[cfg(test)]
#[path = "cluster_tests.rs"]
mod tests;
