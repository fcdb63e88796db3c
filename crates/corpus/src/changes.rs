//! What came with the reports of a day and later: for whoever read everything before.

use crate::answers::{self, Answer};
use crate::happenings::{self, Happening};
use crate::positions::{self, Course};
use crate::series::{Claim, Relation, Turn, claims, series};
use crate::store::{Filter, Kind, Line, Store, StoreError};
use dateline_types::Modality;
use serde::Serialize;
use std::collections::BTreeSet;

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
    /// Figures that a source of a new report put in the place of others.
    pub revised: Vec<Revised>,
    /// Statements of the new reports.
    pub statements: Vec<Answer>,
    /// Courses of positions that changed with a new report.
    pub positions: Vec<Course>,
}

/// A figure in the place of another of the same source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Revised {
    /// What is counted.
    pub measure: String,
    /// Where.
    pub place: Option<String>,
    /// Who counts.
    pub source: String,
    /// Which way it goes.
    pub turn: Turn,
    /// The words of the earlier figure.
    pub was: String,
    /// The words of the later.
    pub now: String,
    /// The day as of which the later stood.
    pub day: Option<String>,
    /// The later's report.
    pub report: Line,
    /// The later's id.
    pub figure: String,
}

fn revised(claims: &[Claim], is_new: impl Fn(&Line) -> bool) -> Vec<Revised> {
    let mut all = Vec::new();
    for own in series(claims) {
        for lane in &own.lanes {
            for revision in &lane.revisions {
                let (Some(was), Some(now)) = (lane.points.get(revision.from), lane.points.get(revision.to)) else {
                    continue;
                };
                // What takes a number back stands among those that repeat it.
                let taken_back = now.restated.iter().rev().find(|other| other.relation == Relation::Withdrawal);
                let claim = taken_back.map_or(now.claim, |other| other.claim);
                if is_new(&claim.report) {
                    all.push(Revised {
                        measure: own.measure.clone(),
                        place: own.place.as_ref().map(|place| place.name.clone()),
                        source: lane.counter.name.clone(),
                        turn: revision.turn,
                        was: was.claim.words.clone(),
                        now: claim.words.clone(),
                        day: now.day.clone(),
                        report: claim.report.clone(),
                        figure: claim.id.clone(),
                    });
                }
            }
        }
    }
    all
}

/// The filter for reports of the wire stories that new reports are of: nothing that is new is folded with what others say.
fn of_new_stories(store: &dyn Store, filter: &Filter, is_new: impl Fn(&Line) -> bool) -> Result<Filter, StoreError> {
    // Records have days of their own: of reports only what is asked of reports themselves.
    let (reports, outlets) = (filter.reports.clone(), filter.outlets.clone());
    let mut all =
        store.reports(&Filter { reports, outlets, all_versions: filter.all_versions, ..Filter::default() })?;
    let story = |own: &Line| own.story.clone().unwrap_or_else(|| own.id.clone());
    let new: BTreeSet<String> = all.iter().filter(|own| is_new(own)).map(story).collect();
    all.retain(|own| new.contains(&story(own)));
    Ok(Filter { reports: all.into_iter().map(|own| own.id).collect(), ..filter.clone() })
}

/// Looks for what is new since a day (`YYYY-MM-DD`) among what a filter takes.
///
/// # Errors
/// Where the store cannot be read.
pub fn since(store: &dyn Store, filter: &Filter, day: &str) -> Result<Changes, StoreError> {
    let is_new = |own: &Line| own.day.as_deref().is_some_and(|own| own >= day);
    // The claims of all time are let go before anything else is held.
    let revised = revised(&claims(store, filter)?, is_new);
    let mut reports = store.reports(filter)?;
    reports.retain(is_new);
    reports.shrink_to_fit();
    let (mut fresh, mut denied) = (Vec::new(), Vec::new());
    happenings::each::<StoreError>(store, filter, &mut |own| {
        let mut denials = own.mentions.iter().filter(|mention| mention.modality == Modality::Denied).peekable();
        if own.mentions.iter().all(|mention| is_new(&mention.report)) {
            fresh.push(own);
        } else if denials.peek().is_some() && denials.all(|mention| is_new(&mention.report)) {
            denied.push(own);
        }
        Ok(())
    })?;
    let near = of_new_stories(store, filter, is_new)?;
    let of = |kind| -> Result<Vec<Answer>, StoreError> {
        if near.reports.is_empty() {
            return Ok(Vec::new());
        }
        let mut all = answers::of(store, &near.kind(kind))?;
        all.retain(|own| is_new(&own.stored.report));
        Ok(all)
    };
    let (figures, statements) = (of(Kind::Figure)?, of(Kind::Statement)?);
    let mut positions = positions::courses(answers::of(store, &filter.kind(Kind::Position))?);
    positions.retain(|own| own.steps.iter().any(|step| step.changed.is_some() && is_new(&step.answer.stored.report)));
    Ok(Changes { since: day.to_owned(), reports, happenings: fresh, denied, figures, revised, statements, positions })
}
