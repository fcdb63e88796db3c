//! The page: header, title, byline, wire dateline, headings, paragraphs, sign-off.

mod header;
pub mod written;

use dateline_types::{Block, BlockKind, Layout, Span};

/// Reads the page.
pub fn read(text: &str) -> Layout {
    let mut layout = Layout::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let mut start = at + (line.len() - line.trim_start().len());
            let end = start + trimmed.len();
            if layout.blocks.is_empty()
                && let Some(found) = header::read(&text[start..end], start, true)
            {
                layout.header_date = Some(found.date);
                layout.blocks.push(Block { span: found.words, kind: BlockKind::Header });
                let rest = &text[found.words.end as usize..end];
                start = end - rest.trim_start().len();
            }
            if start < end {
                layout.blocks.push(Block { span: Span::at(start, end), kind: BlockKind::Paragraph });
            }
        }
        at += line.len();
    }
    layout
}
