//! Web pages: the article's text with its paragraphs apart, and what the page says of it.

mod article;
mod facts;
mod linked_data;
mod page;
mod tags;

use super::decode::{self, decode};
use super::error::{Fault, Trouble, trouble};
use super::stream::too_large;
use dateline_types::{Note, Report};
use page::Page;
use tags::Block;

/// The largest page, in bytes; markup is bulky and no report comes near.
const LARGEST: usize = 8 * 1024 * 1024;

/// Reads one page.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Report, Fault> {
    if bytes.len() > LARGEST {
        return Err(too_large("a page of", LARGEST));
    }
    let label = declared(&bytes);
    let mut decoded = decode(bytes, label.as_deref());
    let html = std::mem::take(&mut decoded.text);
    let mut page = page::scan(&html, true);
    let (linked, broken) = linked_data::read(&page.linked_data);
    let linked = linked.unwrap_or_default();
    let body = linked.body.as_deref().map(plain);
    let mut text = text(&page, &linked, body.as_deref());
    if text.is_empty() {
        // Everything stood in what is mostly no article.
        page = page::scan(&html, false);
        text = self::text(&page, &linked, body.as_deref());
    }
    let mut notes = Vec::new();
    if let Some(body) = body.filter(|body| body.len() > 2 * text.len() && body.len() >= 200) {
        // The page itself shows little; its text is put in by a script.
        text = body;
        notes.push(Note::whole("the text is taken from the page's linked data; its paragraphs may be lost"));
    }
    if text.is_empty() {
        let remedy = "if a script fills it in, save the page from a browser after it has loaded";
        return Err(trouble(Trouble::Empty, "the page holds no text", remedy));
    }
    if broken > 0 {
        notes.push(Note::whole("linked data on the page is broken and was passed over"));
    }
    let outlet = facts::outlet(&page, &linked);
    let title = facts::title(&page, &linked, outlet.as_deref());
    let published = facts::date(&page, &linked, &mut notes);
    notes.extend(decode::notes(&text, &decoded));
    Ok(Report {
        published,
        title,
        outlet,
        byline: facts::byline(&page, &linked),
        url: facts::address(&page, &linked),
        external_id: None,
        language: facts::language(&page, &linked),
        trees: None,
        text,
        notes,
    })
}

/// The chosen pieces, a blank line between paragraphs, a line per list item and table row.
fn text(page: &Page, linked: &linked_data::Linked, body: Option<&str>) -> String {
    let title = facts::title(page, linked, facts::outlet(page, linked).as_deref());
    let same = |a: &str, b: &str| a.split_whitespace().eq(b.split_whitespace());
    let mut text = String::new();
    let mut before: Option<(Block, u32)> = None;
    for index in article::choose(page, body) {
        let piece = &page.pieces[index];
        // The headline is kept apart from the text, as in every other format.
        if piece.block == Block::Headline && title.as_deref().is_some_and(|t| same(t, &piece.text)) {
            continue;
        }
        let row = |block: Block, element: u32| (block == Block::Cell).then(|| page.elements[element as usize].parent);
        match before {
            None => {}
            Some((block, element))
                if row(block, element).is_some() && row(block, element) == row(piece.block, piece.element) =>
            {
                text.push_str(" | ");
            }
            Some((block, _)) if block == piece.block && matches!(block, Block::Item | Block::Cell) => text.push('\n'),
            Some(_) => text.push_str("\n\n"),
        }
        if piece.block == Block::Item {
            text.push_str("- ");
        }
        text.push_str(&piece.text);
        before = Some((piece.block, piece.element));
    }
    text
}

/// A body given as linked data, which may hold markup of its own.
fn plain(body: &str) -> String {
    if !body.contains('<') && !body.contains('&') {
        return body.trim().to_owned();
    }
    let page = page::scan(body, true);
    page.pieces.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

/// The encoding a page declares in its first bytes: `<meta charset>`, `<meta content="…charset=">`, an XML declaration.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let value = |after: &str| {
        let after = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let label: String =
            after.chars().take(40).take_while(|c| c.is_ascii_alphanumeric() || "-_:.+".contains(*c)).collect();
        (!label.is_empty()).then_some(label)
    };
    if let Some(declaration) = head.trim_start().strip_prefix("<?xml")
        && let Some((_, after)) = declaration.split('>').next().unwrap_or("").split_once("encoding")
    {
        return value(after);
    }
    head.match_indices("<meta").find_map(|(at, _)| {
        let tag = head[at..].split('>').next()?;
        value(tag.split_once("charset")?.1)
    })
}

#[cfg(test)]
mod tests;
