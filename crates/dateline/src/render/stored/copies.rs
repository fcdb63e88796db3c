//! Wire stories with their reprints.

use super::{FAINT, HEAD, PLAIN, Sheet, report};
use crate::render::text::Look;
use crate::render::wording::number::many;
use dateline::corpus::copies::{Reprint, Wires};

/// Named sources that are listed.
const NAMED: usize = 12;

pub(crate) fn render(wires: &Wires, look: Look) -> String {
    let mut sheet = Sheet::new(look);
    let origins = &wires.origins;
    sheet.add((0, 2), &[(&origins.to_string(), HEAD)]);
    if !origins.sources.is_empty() {
        let mut sources: Vec<_> = origins.sources.iter().collect();
        sources.sort_by_key(|own| std::cmp::Reverse(own.stories));
        let names = sources.iter().take(NAMED).map(|own| format!("{} ({})", own.name, many(own.stories, "story")));
        let mut told = format!("{}: {}", many(sources.len(), "named source"), names.collect::<Vec<_>>().join(", "));
        if sources.len() > NAMED {
            told.push_str(", …");
        }
        sheet.add((0, 2), &[(&told, FAINT)]);
    }
    for wire in wires.stories.iter().filter(|own| !own.reprints.is_empty()) {
        sheet.blank();
        let title = wire.first.title.as_deref().unwrap_or("without a headline");
        sheet.add((0, 2), &[(title, HEAD), (" ", PLAIN), (&report(&wire.first), FAINT)]);
        for own in &wire.reprints {
            sheet.add((2, 4), &[(&report(&own.report), PLAIN), (" ", PLAIN), (&how(own), FAINT)]);
            for paragraph in &own.added {
                sheet.add((4, 4), &[("+ ", HEAD), (paragraph, PLAIN)]);
            }
        }
    }
    let alone = wires.stories.iter().filter(|own| own.reprints.is_empty()).count();
    sheet.blank();
    sheet.add((0, 0), &[(&format!("{} without reprints", many(alone, "story")), FAINT)]);
    sheet.out
}

/// `word for word`, `shares 83 %, adds 2 paragraphs`.
fn how(own: &Reprint) -> String {
    if own.exact {
        return "word for word".to_owned();
    }
    let share = format!("shares {:.0} %", own.share * 100.0);
    match own.added.len() {
        0 => share,
        added => format!("{share}, adds {}", many(added, "paragraph")),
    }
}
