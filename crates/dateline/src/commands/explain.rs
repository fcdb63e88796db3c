//! `dateline explain`: what was made of a stretch of words, by which rule; or what was looked at in vain.

use super::{desk, intake_options, look};
use crate::arguments::{Colour, Explain};
use crate::progress::say;
use crate::render::page::{Item, Page};
use crate::render::text::{Look, paint, wrap::Lines};
use crate::render::visible::{Visible, one_line};
use anstyle::Style;
use anyhow::{Context, bail, ensure};
use dateline::corpus::intake::Intake;
use dateline::read::read;
use dateline::types::{BlockKind, Document, Ledger, Report, Span};
use std::io::Write;
use std::process::ExitCode;

/// Reads the report and prints what there is to say about the stretch.
pub(crate) fn run(explain: &Explain, colour: Colour) -> anyhow::Result<ExitCode> {
    let mut intake = Intake::of_paths(std::slice::from_ref(&explain.file), intake_options(&explain.intake));
    let nth = usize::try_from(explain.report)?.saturating_sub(1);
    let parcel = intake
        .nth(nth)
        .with_context(|| format!("{} has no report number {}", explain.file.display(), explain.report))?;
    let item = parcel.open();
    let report = item.result?;
    let more = intake.next().is_some();
    let span = in_bytes(&report.text, explain.span)?;
    let desk = desk(&explain.tables)?;
    let ledger = read(&desk, &report);
    let document = desk.syntax.parse(&report.text);
    let text = explained(&item.source, &report, &ledger, &document, span, look(colour));
    std::io::stdout().lock().write_all(text.as_bytes())?;
    if more && nth == 0 {
        say("the file holds more reports; --report N chooses one");
    }
    Ok(ExitCode::SUCCESS)
}

/// Code points to bytes.
fn in_bytes(text: &str, (from, to): (u32, u32)) -> anyhow::Result<Span> {
    let length = text.chars().count();
    ensure!(to as usize <= length, "the report ends at code point {length}; the stretch {from}..{to} runs past it");
    let byte = |n: u32| text.char_indices().nth(n as usize).map_or(text.len(), |(at, _)| at);
    let span = Span::at(byte(from), byte(to));
    if span.is_empty() {
        bail!("the stretch {from}..{to} holds no characters");
    }
    Ok(span)
}

/// The explanation, in lines.
fn explained(
    source: &str,
    report: &Report,
    ledger: &Ledger,
    document: &Document<'_>,
    span: Span,
    look: Look,
) -> String {
    let page = Page::new(source, &report.text, &document.layout.blocks, ledger);
    let mut out = String::new();
    place(&mut out, &page, document, span, look);
    let (touching, elsewhere): (Vec<&Item>, Vec<&Item>) =
        page.items.iter().partition(|item| item.spans.iter().any(|s| s.overlaps(span)));
    for item in &touching {
        out.push('\n');
        one_record(&mut out, &page, item, look);
    }
    if touching.is_empty() {
        out.push('\n');
        nothing(&mut out, &page, document, &elsewhere, span, look);
    }
    for note in ledger.notes.iter().filter(|n| n.span.is_empty() || n.span.overlaps(span)) {
        field(&mut out, "note", &one_line(&note.what), Style::new(), look);
    }
    out
}

/// Where the stretch is: its words in their line, its block and sentence.
fn place(out: &mut String, page: &Page<'_>, document: &Document<'_>, span: Span, look: Look) {
    let index = dateline::types::json::CodePoints::of(page.text);
    let points = index.span(span);
    let from = page.text[..span.start as usize].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    let after = &page.text[span.end as usize..];
    let to = span.end as usize + after.char_indices().nth(40).map_or(after.len(), |(at, _)| at);
    let context = |span: Span| Visible(span.of(page.text)).to_string();
    out.push_str(&format!("{:<12}", "words"));
    let mut line = Lines::new(out, look.width, 12, 12, look.colour);
    line.add(&format!("{}{}", if from > 0 { "…" } else { "" }, context(Span::at(from, span.start as usize))), dim());
    let (open, close) = if look.colour { ("", "") } else { ("[", "]") };
    line.add(&format!("{open}{}{close}", context(span)), Style::new().bold());
    line.add(
        &format!("{}{}", context(Span::at(span.end as usize, to)), if to < page.text.len() { "…" } else { "" }),
        dim(),
    );
    line.end();
    field(
        out,
        "span",
        &format!("{}..{} (bytes {}..{})", points.start, points.end, span.start, span.end),
        Style::new(),
        look,
    );
    field(out, "report", &one_line(page.name), Style::new(), look);
    let block = document.layout.blocks.iter().find(|b| b.span.overlaps(span));
    field(out, "block", block.map_or("white space between blocks", |b| block_name(b.kind)), Style::new(), look);
    if let Some(published) = page.facts.published {
        field(out, "published", &crate::render::wording::published(&published), Style::new(), look);
    } else {
        field(out, "published", "no date known: relative dates are left unresolved", Style::new(), look);
    }
}

fn block_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Header => "date header",
        BlockKind::Title => "title",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "wire dateline",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::SignOff => "sign-off",
    }
}

/// Everything about one record.
fn one_record(out: &mut String, page: &Page<'_>, item: &Item, look: Look) {
    let index = dateline::types::json::CodePoints::of(page.text);
    field(out, item.kind.name(), &item.says, paint(item.kind).bold(), look);
    for &span in &item.spans {
        let points = index.span(span);
        let words = crate::render::page::shortened(span.of(page.text), 160);
        field(out, "evidence", &format!("{words} ({}..{})", points.start, points.end), Style::new(), look);
    }
    if let Some(value) = &item.value {
        field(out, "value", &one_line(value), Style::new(), look);
    }
    for why in &item.why {
        field(out, "because", why, Style::new(), look);
    }
    if !item.rule.is_empty() {
        field(out, "rule", &one_line(&item.rule), Style::new(), look);
        field(out, "confidence", &format!("{:.2}", item.confidence), Style::new(), look);
    }
    field(out, "id", &one_line(&item.id), Style::new(), look);
}

/// What was there for the rules to look at.
fn nothing(out: &mut String, page: &Page<'_>, document: &Document<'_>, elsewhere: &[&Item], span: Span, look: Look) {
    field(out, "records", "none: no rule made anything of these words", Style::new().bold(), look);
    let inside = |s: &Span| s.overlaps(span);
    let words: Vec<String> =
        document.tokens.spans.iter().filter(|s| inside(s)).map(|s| one_line(s.of(page.text))).collect();
    field(out, "looked at", &format!("the words {}", words.join(" · ")), Style::new(), look);
    for sentence in document.sentences.iter().filter(|s| s.span.overlaps(span)) {
        let words = crate::render::page::shortened(sentence.span.of(page.text), 200);
        field(out, "sentence", &words, Style::new(), look);
        let near: Vec<&&Item> =
            elsewhere.iter().filter(|item| item.spans.iter().any(|s| s.overlaps(sentence.span))).collect();
        for item in &near {
            let evidence = item.spans.first().copied().unwrap_or_default();
            let words = crate::render::page::shortened(evidence.of(page.text), 60);
            field(out, "beside it", &format!("{} “{words}”: {}", item.kind.name(), item.says), Style::new(), look);
        }
        if near.is_empty() {
            field(out, "beside it", "nothing else was found in this sentence", Style::new(), look);
        }
    }
}

/// `label       value`, the value wrapped under itself.
fn field(out: &mut String, label: &str, value: &str, style: Style, look: Look) {
    let mut line = Lines::new(out, look.width, 0, 12, look.colour);
    line.add(&format!("{label}{}", "\u{a0}".repeat(12usize.saturating_sub(label.len()).max(1))), dim());
    line.add(value, style);
    line.end();
}

fn dim() -> Style {
    Style::new().dimmed()
}
