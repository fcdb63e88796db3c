//! A passage's words with its marks, as properly nested elements even where marks cross.

use crate::render::page::{Kind, Mark, Page, Passage};
use crate::render::safe::Shown;
use crate::render::walk::{Step, sort, steps};
use maud::{Markup, PreEscaped, Render};
use std::collections::HashSet;
use std::fmt::Write as _;

/// The passage's text. Words of a record are a link to its note; where records nest, the outer one's number links.
/// Entities are marked too; a link to one that the passage has linked before is not numbered again.
pub(super) fn markup(page: &Page<'_>, passage: &Passage, report: usize) -> Markup {
    let mut marks = [passage.marks.as_slice(), &passage.mentions].concat();
    sort(&mut marks);
    let steps = steps(passage, &marks);
    let mut numbered: HashSet<usize> = HashSet::new();
    let mut out = String::new();
    let mut open: Vec<(Mark, Element)> = Vec::new();
    let mut in_lead = false;
    for (i, step) in steps.iter().enumerate() {
        match *step {
            Step::Open(mark) => {
                if in_lead && open.is_empty() && passage.lead.is_none_or(|lead| lead.end <= mark.span.start) {
                    out.push_str("</span>");
                    in_lead = false;
                }
                let alone = matches!(steps.get(i + 2), Some(Step::Close(end)) if *end == mark);
                let element = if alone { Element::Link } else { Element::Span };
                start(&mut out, page, mark, element, mark.first, report);
                open.push((mark, element));
            }
            Step::Text { span, lead, .. } => {
                if lead != in_lead && open.is_empty() {
                    out.push_str(if lead { "<span class=\"lead\">" } else { "</span>" });
                    in_lead = lead;
                }
                Shown(span.of(page.text)).render_to(&mut out);
            }
            Step::Close(mark) => {
                let Some(at) = open.iter().rposition(|(other, _)| *other == mark) else { continue };
                // Marks that cross this one are closed with it and taken up again behind it.
                let crossing = open.split_off(at + 1);
                for (_, element) in crossing.iter().rev() {
                    out.push_str(element.end());
                }
                if let Some((_, element)) = open.pop() {
                    let again = page.items[mark.item].kind == Kind::Entity && !numbered.insert(mark.item);
                    if !again || element == Element::Span {
                        number(&mut out, page, mark, element, report);
                    }
                    out.push_str(element.end());
                }
                for (mark, element) in &crossing {
                    start(&mut out, page, *mark, *element, false, report);
                }
                open.extend(crossing);
            }
        }
    }
    for (_, element) in open.iter().rev() {
        out.push_str(element.end());
    }
    if in_lead {
        out.push_str("</span>");
    }
    PreEscaped(out)
}

/// What a mark is drawn as. A link holds no other mark: links do not nest.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    Link,
    Span,
}

impl Element {
    fn end(self) -> &'static str {
        match self {
            Element::Link => "</a>",
            Element::Span => "</span>",
        }
    }
}

fn start(out: &mut String, page: &Page<'_>, mark: Mark, element: Element, first: bool, report: usize) {
    let number = mark.item + 1;
    let kind = page.items[mark.item].kind.name();
    // Writing to a string cannot fail.
    let _ = match element {
        Element::Link => write!(out, "<a class=\"m {kind}\" href=\"#r{report}n{number}\""),
        Element::Span => write!(out, "<span class=\"m {kind}\""),
    };
    if page.items[mark.item].kind == Kind::Entity {
        out.push_str(" title=\"");
        Shown(&page.items[mark.item].says).render_to(out);
        out.push('"');
    }
    if first {
        let _ = write!(out, " id=\"r{report}w{number}\"");
    }
    out.push('>');
}

fn number(out: &mut String, page: &Page<'_>, mark: Mark, element: Element, report: usize) {
    let number = mark.item + 1;
    let kind = page.items[mark.item].kind.name();
    let _ = match element {
        Element::Link => write!(out, "<sup>{number}</sup>"),
        Element::Span => {
            write!(
                out,
                "<a class=\"ref\" href=\"#r{report}n{number}\" aria-label=\"{kind} {number}\"><sup>{number}</sup></a>"
            )
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::Item;
    use crate::render::who::Cast;
    use dateline_types::ledger::DocumentFacts;
    use dateline_types::{BlockKind, Span};

    fn drawn(text: &str, lead: Option<u32>, marks: &[(u32, u32)]) -> String {
        let item = |&(a, b): &(u32, u32)| Item {
            kind: Kind::Time,
            id: String::new(),
            spans: vec![Span::new(a, b)],
            says: String::new(),
            value: None,
            why: Vec::new(),
            rule: String::new(),
            confidence: 1.0,
        };
        let facts = DocumentFacts::default();
        let mut placed: Vec<Mark> =
            (0..).zip(marks).map(|(item, &(a, b))| Mark { span: Span::new(a, b), item, first: true }).collect();
        placed.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end), m.item));
        let passage = Passage {
            span: Span::at(0, text.len()),
            kind: BlockKind::Paragraph,
            lead: lead.map(|end| Span::new(0, end)),
            marks: placed,
            mentions: Vec::new(),
            items: Vec::new(),
        };
        let items = marks.iter().map(item).collect();
        let page = Page {
            name: "",
            text,
            facts: &facts,
            passages: Vec::new(),
            items,
            cast: Cast::default(),
            notes: Vec::new(),
        };
        markup(&page, &passage, 1).into_string().replace(" class=\"m time\"", "").replace(" class=\"ref\"", "")
    }

    #[test]
    fn words_of_one_record_are_a_link() {
        assert_eq!(
            drawn("on <b> day", None, &[(3, 6)]),
            "on <a href=\"#r1n1\" id=\"r1w1\">&lt;b&gt;<sup>1</sup></a> day"
        );
    }

    #[test]
    fn crossing_marks_nest_properly() {
        let out = drawn("abcdef", None, &[(0, 4), (2, 6)]);
        assert_eq!(out.matches("<span").count(), out.matches("</span>").count());
        assert_eq!(out.matches("id=\"r1w1\"").count() + out.matches("id=\"r1w2\"").count(), 2, "{out}");
        assert!(out.contains("<span>ef"), "taken up again without a second id: {out}");
    }

    #[test]
    fn a_lead_is_closed_even_where_a_mark_runs_over_its_end() {
        for marks in [&[][..], &[(1, 2)], &[(2, 5)], &[(0, 3)], &[(3, 4)], &[(0, 6)]] {
            let out = drawn("abcdef", Some(3), marks);
            assert_eq!(out.matches("<span").count(), out.matches("</span>").count(), "{out}");
        }
    }

    #[test]
    fn nothing_acts() {
        let out = drawn("a\u{202e}<script>\"'&\u{1b}", None, &[]);
        assert!(!out.contains('\u{202e}') && !out.contains("<script") && !out.contains('\u{1b}'), "{out}");
    }
}
