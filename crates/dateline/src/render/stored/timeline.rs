//! Happenings day by day.

use super::record::{self, who_to_whom};
use super::{FAINT, HEAD, PLAIN, Sheet, day};
use crate::render::text::Look;
use crate::render::wording::number::many;
use dateline::corpus::export::modality;
use dateline::corpus::happenings::Happening;

/// Mentions of one happening that are named.
const NAMED: usize = 6;

/// Happenings as they come, day by day, and behind them those that reports only recall.
pub(crate) struct Days {
    told: Pile,
    recalled: Pile,
}

/// Happenings under their days.
struct Pile {
    sheet: Sheet,
    last: Option<Option<String>>,
}

impl Days {
    pub(crate) fn new(look: Look) -> Self {
        let pile = || Pile { sheet: Sheet::new(look), last: None };
        Self { told: pile(), recalled: pile() }
    }

    pub(crate) fn add(&mut self, own: &Happening) {
        let is_recalled = own.mentions.iter().all(|mention| mention.background);
        if is_recalled { &mut self.recalled } else { &mut self.told }.add(own);
    }

    pub(crate) fn end(self) -> String {
        let mut sheet = self.told.sheet;
        let recalled = self.recalled.sheet.out;
        if !recalled.is_empty() {
            sheet.blank();
            sheet.add((0, 0), &[("Recalled", HEAD)]);
            sheet.blank();
            sheet.out.push_str(&recalled);
        }
        sheet.out
    }
}

impl Pile {
    fn add(&mut self, own: &Happening) {
        let first = own.from.as_ref().or(own.to.as_ref());
        if self.last.as_ref().map(Option::as_ref) != Some(first) {
            self.sheet.blank();
            self.sheet.add((0, 0), &[(&day(first.map(String::as_str)), HEAD)]);
            self.last = Some(first.cloned());
        }
        happening(&mut self.sheet, own);
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
