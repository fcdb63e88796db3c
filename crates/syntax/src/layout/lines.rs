//! Lines, and which of them belong to one paragraph: text wrapped at a column is joined, a paragraph per line is not.

use dateline_types::Span;

/// Lines that are one piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Without surrounding white space.
    pub(super) span: Span,
    /// Whether blank lines, or the start of the text, stand before it; also true where every line is a paragraph.
    pub(super) gap: bool,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    span: Span,
    gap: bool,
    indent: usize,
    chars: usize,
}

/// Cuts a text into groups of lines.
pub(super) fn groups(text: &str) -> Vec<Group> {
    let lines = lines(text);
    let width = wrapped_at(text, &lines);
    let mut groups: Vec<Group> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let joined = !line.gap
            && i.checked_sub(1).and_then(|before| lines.get(before)).is_some_and(|b| joins(text, b, line, width));
        match groups.last_mut() {
            Some(group) if joined => group.span.end = line.span.end,
            _ => groups.push(Group { span: line.span, gap: line.gap || width.is_none() }),
        }
    }
    groups
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut at, mut gap) = (0, true);
    while at < text.len() {
        let rest = &text[at..];
        let (line, mark) = match rest.find(is_break) {
            Some(end) => (
                &rest[..end],
                if rest[end..].starts_with("\r\n") { 2 } else { rest[end..].chars().next().map_or(0, char::len_utf8) },
            ),
            None => (rest, 0),
        };
        let words = line.trim();
        if words.is_empty() {
            gap = true;
        } else {
            let indent = line.len() - line.trim_start().len();
            // A Unicode paragraph separator or a page break is a gap of its own.
            let parted = rest[line.len()..].starts_with(['\u{2029}', '\u{0c}']);
            let span = Span::at(at + indent, at + indent + words.len());
            lines.push(Line { span, gap, indent, chars: words.chars().count() });
            gap = parted;
        }
        at += line.len() + mark;
        if mark == 0 {
            break;
        }
    }
    lines
}

/// The column a text was wrapped at, by evidence: most breaks inside a block of lines stand near it or where the next
/// word would not have fitted, and a fair part of the lines begin in the middle of a sentence.
fn wrapped_at(text: &str, lines: &[Line]) -> Option<usize> {
    const WIDEST: usize = 140;
    const NARROWEST: usize = 30;
    let mut widths: Vec<usize> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let inside = !line.gap || lines.get(i + 1).is_some_and(|next| !next.gap);
        if inside {
            widths.push(line.chars);
        }
    }
    if widths.is_empty() {
        return None;
    }
    widths.sort_unstable();
    // In a longer text one line in ten may be an address too long to wrap, or a paragraph that lost its breaks.
    let outliers = if widths.len() < 20 { 0 } else { widths.len() / 10 };
    let width = widths[widths.len() - 1 - outliers];
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let (mut pairs, mut forced, mut midway) = (0, 0, 0);
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        if !below.gap {
            pairs += 1;
            forced += usize::from(above.chars * 4 >= width * 3 || is_forced(text, above, below, width));
            midway += usize::from(starts_midway(below.span.of(text)));
        }
    }
    (forced * 10 >= pairs * 7 && midway * 4 >= pairs).then_some(width)
}

fn is_forced(text: &str, above: &Line, below: &Line, width: usize) -> bool {
    let word = below.span.of(text).split_whitespace().next().unwrap_or("").chars().count();
    above.chars + 1 + word > width
}

fn starts_midway(line: &str) -> bool {
    line.starts_with(char::is_lowercase)
}

fn joins(text: &str, above: &Line, below: &Line, width: Option<usize>) -> bool {
    let (upper, lower) = (above.span.of(text), below.span.of(text));
    if is_list_item(lower) {
        return false;
    }
    let midway = starts_midway(lower);
    match width {
        Some(_) if midway => true,
        // The first line of a paragraph may be set in.
        Some(_) if below.indent >= above.indent + 2 => false,
        // Proportional type makes lines uneven; a line that is more than half full and ends no sentence goes on.
        Some(width) if !ends_sentence(upper) => above.chars * 5 >= width * 3 || is_forced(text, above, below, width),
        Some(width) => is_forced(text, above, below, width),
        // A stray break inside a sentence.
        None => midway && above.chars >= 40 && !ends_sentence(upper),
    }
}

/// "- item", "• item", "3) item".
pub(super) fn is_list_item(line: &str) -> bool {
    let bullet = ["- ", "* ", "• ", "– ", "— ", "· ", "▪ ", "◦ "].iter().any(|b| line.starts_with(b));
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let numbered = digits > 0 && line.get(digits..digits + 2).is_some_and(|m| m == ". " || m == ") ");
    bullet || numbered
}

/// Whether a line ends as running text does. A question or an exclamation may also be a headline: see [`ends_open`].
pub(super) fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(is_closer);
    let abbreviated = || {
        // "… with the U.S." is no end.
        let word = bare.rsplit(char::is_whitespace).next().unwrap_or("");
        word.matches('.').count() > 1 && word.split('.').all(|p| p.chars().count() <= 1)
    };
    bare.ends_with(['!', '?', '…', ':', ';', ',']) || (bare.ends_with('.') && !abbreviated())
}

/// Whether a line ends as headlines do: without a mark, or with one a headline may have.
pub(super) fn ends_open(line: &str) -> bool {
    !ends_sentence(line) || (line.ends_with(['?', '!']) && !line.starts_with(['“', '"', '‘', '«', '„']))
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '"' | '’' | '\'' | '»' | '›' | '“' | ')' | ']') || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        groups(text).iter().map(|g| g.span.of(text)).collect()
    }

    #[test]
    fn wrapped_text_is_joined() {
        let text = "The envoys met on Monday in a small town on the lake to speak about\n\
                    the cease-fire, which had held for nine days although both sides had\n\
                    complained. They will meet again.\n\n\
                    A second round is to begin on Friday, the ministry said in a statement\n\
                    it put out late at night.";
        let groups = cut(text);
        assert_eq!(groups.len(), 2);
        assert!(groups[0].ends_with("meet again."));
    }

    #[test]
    fn a_paragraph_per_line_is_kept_apart() {
        let text = "The envoys met on Monday.\nThey spoke about the cease-fire, which had held.\nTalks go on.";
        assert_eq!(cut(text).len(), 3);
        let long = "word ".repeat(60);
        assert_eq!(cut(&format!("{long}end.\n{long}end.\r\n{long}end.")).len(), 3);
    }

    #[test]
    fn wrapped_paragraphs_set_in_at_their_first_line() {
        let text = "   The envoys met on Monday in a small town on the lake and\n\
                    spoke about the cease-fire, which had held for nine days but\n\
                    had been broken often enough.\n   \
                    A second round is to begin on Friday, the ministry said in a\n\
                    statement that it put out late at night.";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn short_lines_above_wrapped_text_stay_alone() {
        let text = "Envoys meet on the lake\nBy Jane Roe\n\
                    The envoys met on Monday in a small town on the lake to speak about\n\
                    the cease-fire, which had held for nine days although both sides had\n\
                    complained of the other, of the weather, and of the food in the house.";
        assert_eq!(cut(text).len(), 3);
    }

    #[test]
    fn breaks_of_every_kind() {
        assert_eq!(cut("One.\r\n\r\nTwo.\rThree.\u{2029}Four.").len(), 4);
        assert_eq!(cut(" \n\t\n"), Vec::<&str>::new());
        assert_eq!(cut(""), Vec::<&str>::new());
    }

    #[test]
    fn ends() {
        assert!(ends_sentence("They met."));
        assert!(ends_sentence("“They met.”"));
        assert!(!ends_sentence("‘Fair and equitable deal’"));
        assert!(!ends_sentence("Talks with the U.S."));
        assert!(ends_open("What next?"));
        assert!(!ends_open("“What next?”"));
    }
}
