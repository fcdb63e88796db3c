//! Gold mentions given to the reader, which has only to say which belong together.

use super::clusters::TYPES;
use super::coreference_metrics::Clusters;
use super::gold::Reading;
use dateline_read::{Desk, document, entities, published};
use dateline_types::{At, CharSpan, Span};
use std::collections::BTreeSet;

/// The gold mentions of people, organisations and places in the clusters the reader makes of them. Mentions that are
/// alone in gold are given too; which those are, the reader is not told.
pub(super) fn clusters(desk: &Desk, reading: &Reading) -> Clusters {
    let gold = &reading.gold;
    let wanted = |(at, _): &(usize, _)| gold.types.get(*at).is_some_and(|own| TYPES.contains(&own.as_str()));
    let members = gold.clusters.iter().enumerate().filter(wanted).flat_map(|(_, cluster)| cluster);
    let mentions: BTreeSet<CharSpan> = members.map(|At(span)| *span).collect();
    let bytes: Vec<u32> = gold.text.char_indices().map(|(at, _)| at as u32).collect();
    let byte = |at: u32| bytes.get(at as usize).copied().unwrap_or(gold.text.len() as u32);
    let spans: Vec<Span> = mentions.iter().map(|m| Span::new(byte(m.start), byte(m.end))).collect();
    let document = document::of(desk, &reading.report, &mut Vec::new(), &mut |_| {});
    let published = published::of(&reading.report, &document);
    gathered(mentions, &entities::link_given(desk, &document, published, &spans))
}

/// Mentions with the numbers of their clusters, as clusters in order of first appearance.
fn gathered(mentions: BTreeSet<CharSpan>, numbers: &[usize]) -> Clusters {
    let (mut seen, mut clusters) = (Vec::new(), Clusters::new());
    for (mention, number) in mentions.into_iter().zip(numbers) {
        match seen.iter().position(|known| known == number) {
            Some(at) => clusters[at].push(mention),
            None => {
                seen.push(*number);
                clusters.push(vec![mention]);
            }
        }
    }
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_make_clusters() {
        let span = |start| CharSpan { start, end: start + 1 };
        let clusters = gathered([span(0), span(2), span(4)].into(), &[7, 3, 7]);
        assert_eq!(clusters, [vec![span(0), span(4)], vec![span(2)]]);
    }
}
