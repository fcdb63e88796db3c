//! What is new, by kind.

use super::record::summary;
use super::timeline::happening;
use super::{FAINT, HEAD, PLAIN, Sheet, day, positions, reprints};
use crate::render::text::Look;
use crate::render::wording::number::many;
use dateline::corpus::answers::Answer;
use dateline::corpus::changes::Changes;
use dateline::corpus::happenings::Happening;
use dateline::corpus::series::Turn;

pub(crate) fn render(own: &Changes, look: Look) -> String {
    let mut sheet = Sheet::new(look);
    let head = format!("Since {}: {}", day(Some(&own.since)), many(own.reports.len(), "report"));
    sheet.add((0, 2), &[(&head, HEAD)]);
    happenings(&mut sheet, "newly denied", &own.denied);
    happenings(&mut sheet, "new", &own.happenings);
    if !own.revised.is_empty() {
        sheet.blank();
        sheet.add((0, 2), &[("revised figures", HEAD)]);
        for own in &own.revised {
            let turn = match own.turn {
                Turn::Up => "up",
                Turn::Down => "down",
                Turn::Withdrawn => "withdrawn",
            };
            let place = own.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
            let source = if own.source.is_empty() { "no source given" } else { &own.source };
            let words = format!("{}{place}: “{}”, {turn} from “{}”, by {source}", own.measure, own.now, own.was);
            sheet.add((2, 4), &[(&words, PLAIN), (" ", PLAIN), (own.report.name(), FAINT)]);
        }
    }
    answers(&mut sheet, "figure", &own.figures);
    if !own.positions.is_empty() {
        sheet.blank();
        sheet.add((0, 2), &[("changed positions", HEAD)]);
        for course in &own.positions {
            positions::course(&mut sheet, course);
        }
    }
    answers(&mut sheet, "statement", &own.statements);
    sheet.out
}

fn happenings(sheet: &mut Sheet, what: &str, all: &[Happening]) {
    if !all.is_empty() {
        sheet.blank();
        sheet.add((0, 2), &[(&format!("{} {what}", many(all.len(), "happening")), HEAD)]);
        for own in all {
            happening(sheet, own);
        }
    }
}

fn answers(sheet: &mut Sheet, noun: &str, all: &[Answer]) {
    if !all.is_empty() {
        sheet.blank();
        sheet.add((0, 2), &[(&many(all.len(), noun), HEAD)]);
        for own in all {
            let name = format!(" {}{}", own.stored.report.name(), reprints(own.reprints.len()));
            sheet.add((2, 4), &[(&summary(&own.stored.record), PLAIN), (&name, FAINT)]);
            sheet.add((4, 4), &[("“", FAINT), (&own.stored.sentence, FAINT), ("”", FAINT)]);
        }
    }
}
