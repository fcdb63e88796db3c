//! Views of a store as text for people.

pub(crate) mod actors;
pub(crate) mod answers;
pub(crate) mod changes;
pub(crate) mod copies;
pub(crate) mod corrections;
pub(crate) mod positions;
mod record;
pub(crate) mod timeline;
pub(crate) mod voices;

use crate::render::text::Look;
use crate::render::text::wrap::Lines;
use crate::render::visible::one_line;
use crate::render::wording::plain_date;
use anstyle::Style;
use dateline::corpus::store::Line;

/// Text of several lines, hung under its first.
struct Sheet {
    out: String,
    look: Look,
}

/// The styles of a sheet.
const HEAD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const PLAIN: Style = Style::new();

impl Sheet {
    fn new(look: Look) -> Self {
        Self { out: String::new(), look }
    }

    /// One paragraph of words in several styles, its first line indented by `first`, the others by `rest`.
    fn add(&mut self, (first, rest): (usize, usize), parts: &[(&str, Style)]) {
        self.out.push_str(&" ".repeat(first));
        let mut lines = Lines::new(&mut self.out, self.look.width, first, rest, self.look.colour);
        for (text, style) in parts {
            lines.add(&one_line_kept(text), *style);
        }
        lines.end();
    }

    fn blank(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }
}

/// [`one_line`] that keeps the spaces at the ends, which part it from its neighbours.
fn one_line_kept(text: &str) -> String {
    let (before, after) = (text.starts_with(' '), text.ends_with(' ') && text.len() > 1);
    format!("{}{}{}", if before { " " } else { "" }, one_line(text), if after { " " } else { "" })
}

/// A day as people write it; a month and a year as they are, and none as such.
fn day(prefix: Option<&str>) -> String {
    match prefix {
        Some(own) => own.parse().map_or_else(|_| own.to_owned(), plain_date),
        None => "no date".to_owned(),
    }
}

/// `Meridian, 20 September 2023 (mer-02)`.
fn report(own: &Line) -> String {
    let publisher = own.publisher().unwrap_or("unknown outlet");
    format!("{publisher}, {} ({})", day(own.day.as_deref()), own.name())
}

/// `and 3 reprints`; nothing for none.
fn reprints(number: usize) -> String {
    match number {
        0 => String::new(),
        1 => " (and a reprint)".to_owned(),
        _ => format!(" (and {number} reprints)"),
    }
}
