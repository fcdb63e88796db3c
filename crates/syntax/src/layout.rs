//! The page: header, title, byline, wire dateline, headings, paragraphs, sign-off.

use dateline_types::{Block, BlockKind, Layout, Span};

/// Reads the page.
pub fn read(text: &str) -> Layout {
    let mut layout = Layout::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            layout.blocks.push(Block { span: Span::at(start, start + trimmed.len()), kind: BlockKind::Paragraph });
        }
        at += line.len();
    }
    layout
}
