//! A passage from its first character to its last: marks opening, text, marks closing, in one sweep.

use super::page::{Mark, Passage};
use dateline_types::Span;

/// One step through a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A mark begins here. Of several, the longest comes first.
    Open(Mark),
    /// Text under the same marks throughout.
    Text {
        /// Where it stands; never empty.
        span: Span,
        /// The shortest mark over it.
        inner: Option<Mark>,
        /// Whether it is the passage's lead.
        lead: bool,
    },
    /// A mark ends here. Of several, the one opened last comes first.
    Close(Mark),
}

/// Puts marks in the order of [`steps`]: by start, the longer first.
pub(crate) fn sort(marks: &mut [Mark]) {
    marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end), m.item));
}

/// The steps through a passage under some sorted marks of it. Marks may cross: a `Close` need not be of the mark opened last.
pub(crate) fn steps(passage: &Passage, marks: &[Mark]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(marks.len() * 3 + 2);
    let mut ends: Vec<u32> = marks.iter().map(|m| m.span.end).collect();
    ends.sort_unstable();
    let mut cuts: Vec<u32> = marks.iter().map(|m| m.span.start).chain(ends).collect();
    cuts.extend(passage.lead.map(|lead| lead.end));
    cuts.extend([passage.span.start, passage.span.end]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut active: Vec<Mark> = Vec::new();
    let mut next = 0;
    for (i, &cut) in cuts.iter().enumerate() {
        while let Some(at) = active.iter().rposition(|m| m.span.end <= cut) {
            steps.push(Step::Close(active.remove(at)));
        }
        while let Some(mark) = marks.get(next).filter(|m| m.span.start <= cut) {
            steps.push(Step::Open(*mark));
            active.push(*mark);
            next += 1;
        }
        if let Some(&end) = cuts.get(i + 1) {
            let inner = active.iter().min_by_key(|m| m.span.len()).copied();
            let lead = passage.lead.is_some_and(|lead| end <= lead.end);
            steps.push(Step::Text { span: Span::new(cut, end), inner, lead });
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_types::BlockKind;

    fn shown(length: u32, marks: &[(u32, u32)]) -> String {
        let mut marks: Vec<Mark> =
            (0..).zip(marks).map(|(item, &(a, b))| Mark { span: Span::new(a, b), item, first: true }).collect();
        sort(&mut marks);
        let span = Span::new(0, length);
        let passage = Passage {
            span,
            kind: BlockKind::Paragraph,
            lead: None,
            marks: Vec::new(),
            mentions: Vec::new(),
            items: Vec::new(),
        };
        let step = |step| match step {
            Step::Open(mark) => format!("<{}", mark.item),
            Step::Text { span, inner, .. } => {
                let inner = inner.map_or("-".to_owned(), |m| m.item.to_string());
                format!("{}..{}:{inner}", span.start, span.end)
            }
            Step::Close(mark) => format!("{}>", mark.item),
        };
        steps(&passage, &marks).into_iter().map(step).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn nested_and_crossing() {
        assert_eq!(shown(9, &[]), "0..9:-");
        assert_eq!(shown(9, &[(0, 9), (2, 4)]), "<0 0..2:0 <1 2..4:1 1> 4..9:0 0>");
        assert_eq!(shown(9, &[(1, 5), (3, 7)]), "0..1:- <0 1..3:0 <1 3..5:0 0> 5..7:1 1> 7..9:-");
        assert_eq!(shown(9, &[(2, 4), (2, 4)]), "0..2:- <0 <1 2..4:0 1> 0> 4..9:-");
    }
}
