//! Happenings day by day.

use super::record::{self, who_to_whom};
use super::{FAINT, HEAD, PLAIN, Sheet, day};
use crate::render::text::Look;
use crate::render::wording::number::many;
use dateline::corpus::export::modality;
use dateline::corpus::happenings::Happening;

/// Mentions of one happening that are named.
const NAMED: usize = 6;

pub(crate) fn render(all: &[Happening], look: Look) -> String {
    let mut sheet = Sheet::new(look);
    let (recalled, told): (Vec<&Happening>, Vec<&Happening>) =
        all.iter().partition(|own| own.mentions.iter().all(|mention| mention.background));
    days(&mut sheet, &told);
    if !recalled.is_empty() {
        sheet.blank();
        sheet.add((0, 0), &[("Recalled", HEAD)]);
        days(&mut sheet, &recalled);
    }
    sheet.out
}

fn days(sheet: &mut Sheet, all: &[&Happening]) {
    let mut last: Option<Option<&str>> = None;
    for own in all {
        let first = own.from.as_deref().or(own.to.as_deref());
        if last != Some(first) {
            sheet.blank();
            sheet.add((0, 0), &[(&day(first), HEAD)]);
            last = Some(first);
        }
        happening(sheet, own);
    }
}

/// One happening under its day.
pub(super) fn happening(sheet: &mut Sheet, own: &Happening) {
    let kind = own.mode.as_ref().map_or_else(|| own.r#type.clone(), |mode| format!("{}/{mode}", own.r#type));
    let mut about = vec![who_to_whom(&own.doers, &own.targets)];
    about.extend(own.place.as_ref().map(|place| place.name.clone()));
    about.extend(record::days(own.from.as_deref(), own.to.as_deref()).filter(|_| own.from != own.to));
    sheet.add((2, 4), &[(&kind, HEAD), ("  ", PLAIN), (&about.join("; "), PLAIN)]);
    sheet.add((4, 4), &[("“", PLAIN), (&own.sentence, PLAIN), ("”", PLAIN)]);
    for version in &own.versions {
        let by = version.by.join(", ");
        sheet.add((4, 6), &[(modality(version.modality), HEAD), (": ", PLAIN), (&by, PLAIN)]);
    }
    let mut names: Vec<&str> = own.mentions.iter().map(|own| own.report.name()).collect();
    names.dedup();
    let more = names.len().saturating_sub(NAMED);
    let mut told = names[..names.len() - more].join(", ");
    if more > 0 {
        told.push_str(&format!(" and {more} more"));
    }
    let count = match (own.reports, own.stories) {
        (1, _) => String::new(),
        (reports, stories) => format!("{} of {}: ", many(reports, "report"), many(stories, "story")),
    };
    sheet.add((4, 6), &[(&count, FAINT), (&told, FAINT)]);
}
