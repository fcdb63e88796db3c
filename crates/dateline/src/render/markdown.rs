//! Reports as Markdown, for notes and wikis: the report's words quoted, its records as a list under each paragraph.
//!
//! CommonMark without HTML. Everything from a report is escaped, so that its asterisks and brackets stay letters.

use super::escape::{block_marker, escaped};
use super::page::{Item, Page, Passage};
use super::text::{facts, listed, words_of};
use super::visible::one_line;
use super::walk::{Step, steps};
use super::who::{HEADING, ONCE};
use dateline_types::BlockKind;
use std::fmt::Write as _;

/// Draws one report, ending in a blank line.
pub(crate) fn render(page: &Page<'_>) -> String {
    let mut out = String::with_capacity(page.text.len() * 2);
    // Writing to a string cannot fail.
    let _ = draw(&mut out, page);
    out
}

fn draw(out: &mut String, page: &Page<'_>) -> std::fmt::Result {
    writeln!(out, "# {}\n", escaped(&page.headline()))?;
    for (label, value) in facts(page) {
        writeln!(out, "- **{label}:** {}", escaped(&value))?;
    }
    writeln!(out, "- **Read from:** {}\n", escaped(&one_line(page.name)))?;
    for passage in &page.passages {
        writeln!(out, "> {}\n", passage_text(page, passage))?;
        for &index in &passage.items {
            record(out, page, index + 1, &page.items[index])?;
        }
        if !passage.items.is_empty() {
            out.push('\n');
        }
    }
    cast(out, page)?;
    if !page.notes.is_empty() {
        writeln!(out, "## Notes\n")?;
        for (what, words) in &page.notes {
            write!(out, "- {}", escaped(&one_line(what)))?;
            if !words.is_empty() {
                write!(out, " (“{}”)", escaped(&super::page::shortened(words, 48)))?;
            }
            out.push('\n');
        }
        out.push('\n');
    }
    Ok(())
}

/// Who and where: an item an entity, how it was told behind it.
fn cast(out: &mut String, page: &Page<'_>) -> std::fmt::Result {
    if page.cast.is_empty() {
        return Ok(());
    }
    writeln!(out, "## {HEADING}\n")?;
    for (heading, all) in page.cast.parts() {
        writeln!(out, "### {heading}\n")?;
        for who in all {
            write!(out, "- **{}**: {}", escaped(&who.name), escaped(&who.says()))?;
            if !who.ties.is_empty() {
                write!(out, "; {}", escaped(&who.ties.join("; ")))?;
            }
            out.push('\n');
        }
        out.push('\n');
    }
    if !page.cast.once.is_empty() {
        writeln!(out, "### {ONCE}\n\n{}\n", escaped(&listed(&page.cast.once)))?;
    }
    Ok(())
}

fn record(out: &mut String, page: &Page<'_>, number: usize, item: &Item) -> std::fmt::Result {
    write!(
        out,
        "- \\[{number}\\] {}: {} → **{}**",
        item.kind.name(),
        escaped(&words_of(page, item)),
        escaped(&item.says)
    )?;
    if let Some(value) = item.value.as_deref().filter(|v| **v != item.says) {
        write!(out, " ({})", escaped(&one_line(value)))?;
    }
    if !item.why.is_empty() {
        write!(out, "; {}", escaped(&item.why.join("; ")))?;
    }
    out.push('\n');
    Ok(())
}

/// The passage on one line: words of a record in bold, its number after them.
fn passage_text(page: &Page<'_>, passage: &Passage) -> String {
    let heading = matches!(passage.kind, BlockKind::Title | BlockKind::Heading);
    let mut line = String::new();
    for step in steps(passage, &passage.marks) {
        match step {
            Step::Open(_) => {}
            Step::Close(mark) => {
                let _ = write!(line, "\\[{}\\]", mark.item + 1);
            }
            Step::Text { span, inner, .. } => {
                let words = span.of(page.text);
                let quoted = |item: usize| {
                    let first = page.items[item].spans.first().copied().unwrap_or_default();
                    first.of(page.text).starts_with(['“', '"', '‘', '\'', '«', '„'])
                };
                let bold = inner.is_some_and(|mark| !quoted(mark.item)) || heading;
                line.push_str(&emphasised(words, bold));
            }
        }
    }
    let at = block_marker(&line);
    line.insert_str(at.unwrap_or(0), if at.is_some() { "\\" } else { "" });
    line
}

/// Text with its white space kept to single spaces, in `**` where that can work: not around nothing but spaces.
pub(super) fn emphasised(text: &str, bold: bool) -> String {
    let core = one_line(text);
    if core.is_empty() {
        return if text.is_empty() { String::new() } else { " ".to_owned() };
    }
    let before = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let after = if text.ends_with(char::is_whitespace) { " " } else { "" };
    let star = if bold { "**" } else { "" };
    format!("{before}{star}{}{star}{after}", escaped(&core))
}
