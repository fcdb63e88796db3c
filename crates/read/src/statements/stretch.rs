//! Words of a document taken together, as disjoint ranges in reading order: a content may be split by its cue.

use dateline_types::{Document, Span};
use std::ops::Range;

/// A set of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stretch {
    ranges: Vec<Range<usize>>,
}

impl Stretch {
    /// The words that lie in a span of the text.
    pub(crate) fn within(document: &Document, span: Span) -> Range<usize> {
        let spans = &document.tokens.spans;
        let from = spans.partition_point(|word| word.start < span.start);
        let to = spans.partition_point(|word| word.end <= span.end);
        from..to.max(from)
    }

    /// Whether there are no words.
    pub(crate) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.ranges.iter().map(ExactSizeIterator::len).sum()
    }

    /// The runs of words.
    pub(crate) fn ranges(&self) -> &[Range<usize>] {
        &self.ranges
    }

    /// Every word, in reading order.
    pub(crate) fn words(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.ranges.iter().cloned().flatten()
    }

    /// The first word.
    pub(crate) fn first(&self) -> Option<usize> {
        self.ranges.first().map(|range| range.start)
    }

    /// The last word.
    pub(crate) fn last(&self) -> Option<usize> {
        self.ranges.last().map(|range| range.end - 1)
    }

    /// Whether a word is among them.
    pub(crate) fn has(&self, word: usize) -> bool {
        let at = self.ranges.partition_point(|range| range.end <= word);
        self.ranges.get(at).is_some_and(|range| range.contains(&word))
    }

    /// Whether a run of words shares one with them.
    pub(crate) fn touches(&self, run: &Range<usize>) -> bool {
        let at = self.ranges.partition_point(|range| range.end <= run.start);
        self.ranges.get(at).is_some_and(|range| range.start < run.end)
    }

    /// With a run of words added.
    pub(crate) fn add(&mut self, run: Range<usize>) {
        if run.is_empty() {
            return;
        }
        let (mut start, mut end) = (run.start, run.end);
        self.ranges.retain(|range| {
            let joined = range.start <= end && start <= range.end;
            if joined {
                (start, end) = (start.min(range.start), end.max(range.end));
            }
            !joined
        });
        let at = self.ranges.partition_point(|range| range.end < start);
        self.ranges.insert(at, start..end);
    }

    /// Without a run of words.
    pub(crate) fn remove(&mut self, run: &Range<usize>) {
        let cut = |range: Range<usize>| {
            [range.start..range.end.min(run.start).max(range.start), range.start.max(run.end).min(range.end)..range.end]
        };
        self.ranges =
            std::mem::take(&mut self.ranges).into_iter().flat_map(cut).filter(|range| !range.is_empty()).collect();
    }

    /// Only what lies in a run of words.
    pub(crate) fn clip(&mut self, run: &Range<usize>) {
        let cut = |range: Range<usize>| range.start.max(run.start)..range.end.min(run.end);
        self.ranges = std::mem::take(&mut self.ranges).into_iter().map(cut).filter(|range| !range.is_empty()).collect();
    }

    /// Without the words at the edges of each run that `loose` says do not belong there.
    pub(crate) fn trim(&mut self, loose: impl Fn(usize) -> bool) {
        for range in &mut self.ranges {
            while range.start < range.end && loose(range.start) {
                range.start += 1;
            }
            while range.start < range.end && loose(range.end - 1) {
                range.end -= 1;
            }
        }
        self.ranges.retain(|range| !range.is_empty());
    }

    /// The runs as spans of the text.
    pub(crate) fn spans(&self, document: &Document) -> Vec<Span> {
        let spans = &document.tokens.spans;
        self.ranges.iter().map(|range| spans[range.start].join(spans[range.end - 1])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_words() {
        let mut words = Stretch::default();
        words.add(5..6);
        words.add(1..4);
        assert_eq!(words.ranges(), [1..4, 5..6]);
        assert!(words.has(5) && !words.has(4) && words.touches(&(4..9)) && !words.touches(&(6..9)));
        words.add(4..5);
        assert_eq!((words.first(), words.last(), words.len()), (Some(1), Some(5), 5));
        words.remove(&(2..4));
        assert_eq!(words.ranges(), [1..2, 4..6]);
        words.clip(&(0..5));
        assert_eq!((words.ranges(), words.len()), (&[1..2, 4..5][..], 2));
        words.trim(|word| word == 4);
        assert_eq!((words.first(), words.last()), (Some(1), Some(1)));
        words.add(3..7);
        words.add(0..1);
        assert_eq!(words.ranges(), [0..2, 3..7]);
    }
}
