//! Positions by party and issue, over time.

use super::voices::changed;
use super::{FAINT, HEAD, PLAIN, Sheet, day, reprints};
use crate::render::text::Look;
use dateline::corpus::positions::Course;

pub(crate) fn render(courses: &[Course], look: Look) -> String {
    let mut sheet = Sheet::new(look);
    let mut last = None;
    for course in courses {
        if last != Some(&course.party_id) {
            sheet.blank();
            let country = course.country.as_deref().unwrap_or("");
            sheet.add((0, 2), &[(&course.party, HEAD), ("  ", PLAIN), (country, FAINT)]);
            last = Some(&course.party_id);
        }
        self::course(&mut sheet, course);
    }
    sheet.out
}

/// One party's steps on one issue.
pub(super) fn course(sheet: &mut Sheet, course: &Course) {
    let issue = if course.issue.is_empty() { "(no issue named)" } else { &course.issue };
    sheet.add((2, 4), &[(issue, HEAD)]);
    for step in &course.steps {
        let Some(own) = step.position() else { continue };
        let date = own.date.as_deref().or(step.answer.stored.report.day.as_deref());
        let mut about = vec![day(date), own.stance.name().to_owned()];
        if !own.toward.is_empty() {
            about.push(format!("towards {}", own.toward.join(", ")));
        }
        about.extend(own.condition.as_ref().map(|words| format!("condition: {words}")));
        let source = own.source.as_deref().filter(|source| *source != own.party);
        about.extend(source.map(|source| format!("according to {source}")));
        let name = format!(" {}{}", step.answer.stored.report.name(), reprints(step.answer.reprints.len()));
        sheet.add((4, 6), &[(&about.join(", "), FAINT), (": ", FAINT), (&own.words, PLAIN), (&name, FAINT)]);
        if let Some(change) = &step.changed {
            sheet.add((6, 8), &[(&changed(change), HEAD)]);
        }
    }
}
