//! Reports for people at a terminal: each paragraph with its records under it.
//!
//! Words a record rests on stand in brackets with the record's number, `[Tuesday]¹`, unless quotation marks already
//! bound them; in colour the brackets go and each kind has its own colour. Nothing from a report reaches the
//! terminal before [`visible`](super::visible) has seen it.

pub(crate) mod wrap;

use super::page::{Item, Kind, Page, Passage, quoted, shortened};
use super::visible::{Visible, one_line};
use super::walk::{Step, steps};
use super::who::{HEADING, ONCE, Who};
use super::wording;
use anstyle::{AnsiColor, Effects, Style};
use dateline_types::{BlockKind, Span};
use wrap::Lines;

/// How wide, and whether in colour.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// Columns.
    pub(crate) width: usize,
    /// Whether to write colours.
    pub(crate) colour: bool,
}

/// Draws one report.
pub(crate) fn render(page: &Page<'_>, look: Look) -> String {
    let mut out = String::with_capacity(page.text.len() * 2);
    header(&mut out, page, look);
    for passage in &page.passages {
        paragraph(&mut out, page, passage, look);
        for &item in &passage.items {
            record(&mut out, page, item, look);
        }
        out.push('\n');
    }
    if page.passages.is_empty() {
        plain(&mut out, "(no text)", dim(), look, 0);
        out.push('\n');
    }
    cast(&mut out, page, look);
    notes(&mut out, page, look);
    out
}

/// The line between reports and the facts of the report.
fn header(out: &mut String, page: &Page<'_>, look: Look) {
    let name = shortened(page.name, look.width.saturating_sub(8).max(16));
    let rule = look.width.saturating_sub(unicode_width::UnicodeWidthStr::width(name.as_str()) + 4);
    let mut line = Lines::new(out, usize::MAX, 0, 0, look.colour);
    line.add("──", dim());
    line.add(" ", dim());
    line.add(&name.replace(' ', "\u{a0}"), bold());
    line.add(" ", dim());
    line.add(&"─".repeat(rule), dim());
    line.end();
    if !page.shows_title()
        && let Some(title) = &page.facts.title
    {
        plain(out, &one_line(title), bold(), look, 0);
    }
    for (label, value) in facts(page) {
        let mut line = Lines::new(out, look.width, 0, 12, look.colour);
        line.add(&format!("{label}{}", "\u{a0}".repeat(12 - label.len())), dim());
        line.add(&value, Style::new());
        line.end();
    }
    out.push('\n');
}

/// The report's facts in words, with their labels.
pub(crate) fn facts(page: &Page<'_>) -> Vec<(&'static str, String)> {
    let facts = page.facts;
    let published = facts.published.as_ref().map(wording::published);
    let dateline = facts.dateline.as_ref().map(|d| {
        let parts: Vec<String> = [&d.place, &d.date].into_iter().flatten().map(|s| one_line(s)).collect();
        parts.join(", ")
    });
    let shown = |s: &Option<String>| s.as_deref().map(one_line);
    [
        ("Published", Some(published.unwrap_or_else(|| "no date known".to_owned()))),
        ("Outlet", shown(&facts.outlet)),
        ("Agency", shown(&facts.agency)),
        ("Byline", shown(&facts.byline)),
        ("Dateline", dateline),
        ("Address", shown(&facts.url)),
        ("Id", shown(&facts.external_id)),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((label, value.filter(|v| !v.is_empty())?)))
    .collect()
}

/// The text of a passage, its marks in place.
fn paragraph(out: &mut String, page: &Page<'_>, passage: &Passage, look: Look) {
    let base = match passage.kind {
        BlockKind::Title | BlockKind::Heading => bold(),
        BlockKind::Header | BlockKind::Byline | BlockKind::SignOff => dim(),
        BlockKind::Dateline | BlockKind::Paragraph => Style::new(),
    };
    let mut lines = Lines::new(out, look.width, 0, 0, look.colour);
    for step in steps(passage, &passage.marks) {
        match step {
            Step::Open(mark) if !look.colour && !in_quotes(page.text, mark.span) => lines.add("[", Style::new()),
            Step::Open(_) => {}
            Step::Text { span, inner, lead } => {
                let style = match inner {
                    Some(mark) => paint(page.items[mark.item].kind),
                    None if lead => dim(),
                    None => base,
                };
                lines.add(&Visible(span.of(page.text)).to_string(), style);
            }
            Step::Close(mark) => {
                if !look.colour && !in_quotes(page.text, mark.span) {
                    lines.add("]", Style::new());
                }
                let style = paint(page.items[mark.item].kind).effects(Effects::new());
                lines.add(&superscript(mark.item + 1), style);
            }
        }
    }
    lines.end();
}

/// Whether quotation marks already bound the words.
fn in_quotes(text: &str, span: Span) -> bool {
    span.of(text).starts_with(['“', '"', '‘', '\'', '«', '„'])
}

/// One record: its number, its words, what it says; then why.
fn record(out: &mut String, page: &Page<'_>, index: usize, look: Look) {
    let item = &page.items[index];
    let number = format!("{:>5}", index + 1);
    out.push_str(&" ".repeat(number.len() - number.trim_start().len()));
    let mut line = Lines::new(out, look.width, number.len() - number.trim_start().len(), 7, look.colour);
    line.add(number.trim_start(), paint(item.kind).effects(Effects::new()));
    line.add("\u{a0}", Style::new());
    line.add(" ", Style::new());
    line.add(&words_of(page, item), paint(item.kind).effects(Effects::new()));
    line.add(" → ", dim());
    line.add(&item.says, bold());
    line.end();
    if !item.why.is_empty() {
        out.push_str("       ");
        let mut line = Lines::new(out, look.width, 7, 7, look.colour);
        line.add(&item.why.join("; "), dim());
        line.end();
    }
}

/// The words a record rests on, in quotation marks, shortened.
pub(crate) fn words_of(page: &Page<'_>, item: &Item) -> String {
    let span = item.spans.first().copied().unwrap_or_default();
    quoted(span.of(page.text), 48)
}

/// Who and where: an entity a line, with how it was told under it.
fn cast(out: &mut String, page: &Page<'_>, look: Look) {
    if page.cast.is_empty() {
        return;
    }
    plain(out, HEADING, bold(), look, 0);
    for (heading, all) in page.cast.parts() {
        out.push_str("  ");
        plain_from(out, heading, dim(), look, 2, 2);
        for who in all {
            out.push_str("    ");
            let mut line = Lines::new(out, look.width, 4, 7, look.colour);
            line.add(&who.name, paint(Kind::Entity).effects(Effects::BOLD));
            line.add(": ", dim());
            line.add(&who.says(), Style::new());
            line.end();
            if !who.ties.is_empty() {
                out.push_str("       ");
                plain_from(out, &who.ties.join("; "), dim(), look, 7, 7);
            }
        }
    }
    if !page.cast.once.is_empty() {
        out.push_str("  ");
        plain_from(out, ONCE, dim(), look, 2, 2);
        out.push_str("    ");
        plain_from(out, &listed(&page.cast.once), Style::new(), look, 4, 4);
    }
    out.push('\n');
}

/// Names on one line.
pub(crate) fn listed(all: &[Who]) -> String {
    all.iter().map(|who| shortened(&who.name, 60)).collect::<Vec<_>>().join(" · ")
}

fn notes(out: &mut String, page: &Page<'_>, look: Look) {
    if page.notes.is_empty() {
        return;
    }
    plain(out, "Notes", bold(), look, 0);
    for (what, words) in &page.notes {
        let mut note = format!("–\u{a0}{}", one_line(what));
        if !words.is_empty() {
            note.push_str(&format!(" (“{}”)", shortened(words, 48)));
        }
        out.push_str("  ");
        let mut line = Lines::new(out, look.width, 2, 4, look.colour);
        line.add(&note, Style::new());
        line.end();
    }
    out.push('\n');
}

fn plain(out: &mut String, text: &str, style: Style, look: Look, indent: usize) {
    plain_from(out, text, style, look, 0, indent);
}

/// The same from a column on.
fn plain_from(out: &mut String, text: &str, style: Style, look: Look, column: usize, indent: usize) {
    let mut line = Lines::new(out, look.width, column, indent, look.colour);
    line.add(text, style);
    line.end();
}

/// The terminal's own sixteen colours, so that its theme holds.
pub(crate) fn paint(kind: Kind) -> Style {
    let colour = match kind {
        Kind::Time => AnsiColor::Cyan,
        Kind::Statement => AnsiColor::Green,
        Kind::Entity => AnsiColor::Yellow,
        Kind::Figure => AnsiColor::Magenta,
        Kind::Event => AnsiColor::Red,
    };
    let style = Style::new().fg_color(Some(colour.into()));
    if kind == Kind::Statement { style } else { style.effects(Effects::UNDERLINE) }
}

fn bold() -> Style {
    Style::new().bold()
}

fn dim() -> Style {
    Style::new().dimmed()
}

/// `12` as `¹²`.
pub(crate) fn superscript(number: usize) -> String {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().filter_map(|b| digits.get(usize::from(b.wrapping_sub(b'0'))).copied()).collect()
}
