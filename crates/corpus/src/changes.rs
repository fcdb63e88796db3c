//! What came with the reports of a day and later: for whoever read everything before.

use crate::answers::{self, Answer};
use crate::happenings::{self, Happening};
use crate::positions::{self, Course};
use crate::store::{Filter, Kind, Line, Store, StoreError};
use dateline_types::Modality;
use serde::Serialize;

/// What is new.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changes {
    /// The first day of reports that count as new.
    pub since: String,
    /// The new reports.
    pub reports: Vec<Line>,
    /// Happenings that no earlier report tells of.
    pub happenings: Vec<Happening>,
    /// Happenings told of before, which are now denied for the first time.
    pub denied: Vec<Happening>,
    /// Figures of the new reports.
    pub figures: Vec<Answer>,
    /// Statements of the new reports.
    pub statements: Vec<Answer>,
    /// Courses of positions that changed with a new report.
    pub positions: Vec<Course>,
}

/// Looks for what is new since a day (`YYYY-MM-DD`) among what a filter takes.
///
/// # Errors
/// Where the store cannot be read.
pub fn since(store: &dyn Store, filter: &Filter, day: &str) -> Result<Changes, StoreError> {
    let is_new = |own: &Line| own.day.as_deref().is_some_and(|own| own >= day);
    let mut reports = store.reports(&Filter { kinds: Vec::new(), actors: Vec::new(), ..filter.clone() })?;
    reports.retain(is_new);
    let mut events = Vec::new();
    store.records(&filter.kind(Kind::Event), &mut |stored| {
        events.push(stored);
        Ok(())
    })?;
    let (mut fresh, mut denied) = (Vec::new(), Vec::new());
    for own in happenings::of(events) {
        let mut denials = own.mentions.iter().filter(|mention| mention.modality == Modality::Denied).peekable();
        if own.mentions.iter().all(|mention| is_new(&mention.report)) {
            fresh.push(own);
        } else if denials.peek().is_some() && denials.all(|mention| is_new(&mention.report)) {
            denied.push(own);
        }
    }
    let of = |kind| -> Result<Vec<Answer>, StoreError> {
        let mut all = answers::of(store, &filter.kind(kind))?;
        all.retain(|own| is_new(&own.stored.report));
        Ok(all)
    };
    let (figures, statements) = (of(Kind::Figure)?, of(Kind::Statement)?);
    let mut positions = positions::courses(answers::of(store, &filter.kind(Kind::Position))?);
    positions.retain(|own| own.steps.iter().any(|step| step.changed.is_some() && is_new(&step.answer.stored.report)));
    Ok(Changes { since: day.to_owned(), reports, happenings: fresh, denied, figures, statements, positions })
}
