//! Positions over time: what a party held on one issue, from report to report, and where it changed.

use super::{Act, Position};
use crate::answers::Answer;
use crate::rows::Record;
use crate::voices::{Change, alike};
use serde::Serialize;
use std::collections::BTreeMap;

/// What one party held on one issue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Course {
    /// The party in every report.
    pub party_id: String,
    /// Its name.
    pub party: String,
    /// ISO 3166 alpha-3, or a slot such as NGO.
    pub country: Option<String>,
    /// What it is about, in the words of the first step.
    pub issue: String,
    /// By day, report and place.
    pub steps: Vec<Step>,
}

/// One position of a course.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The position, with its reprints.
    pub answer: Answer,
    /// What it changes of the step before.
    pub changed: Option<Change>,
}

impl Step {
    /// The position itself.
    pub fn position(&self) -> Option<&Position> {
        position(&self.answer)
    }
}

fn position(own: &Answer) -> Option<&Position> {
    match &own.stored.record {
        Record::Position(own) => Some(own),
        _ => None,
    }
}

/// The courses of positions: by country, party and first day.
pub fn courses(positions: Vec<Answer>) -> Vec<Course> {
    let mut parties: BTreeMap<String, Vec<Answer>> = BTreeMap::new();
    for answer in positions {
        let Some(own) = position(&answer) else { continue };
        parties.entry(own.party_id.clone()).or_default().push(answer);
    }
    let mut all = Vec::new();
    for mut answers in parties.into_values() {
        answers.sort_by(|one, other| order(one).cmp(&order(other)));
        let mut own: Vec<Course> = Vec::new();
        // Where reports differ, or do not say, the first that says it.
        let country = answers.iter().filter_map(position).find_map(|own| own.country.clone());
        for answer in answers {
            let Some(position) = position(&answer) else { continue };
            let same = own.iter_mut().rev().find(|course| alike(&course.issue, &position.issue));
            match same {
                Some(course) => {
                    let changed = course.steps.last().and_then(|before| change(before, position));
                    course.steps.push(Step { answer, changed });
                }
                None => own.push(Course {
                    party_id: position.party_id.clone(),
                    party: position.party.clone(),
                    country: country.clone(),
                    issue: position.issue.clone(),
                    steps: vec![Step { answer, changed: None }],
                }),
            }
        }
        all.append(&mut own);
    }
    all.sort_by(|one, other| {
        let country = |own: &Course| own.country.clone().unwrap_or_else(|| own.party.clone());
        (country(one), &one.party_id).cmp(&(country(other), &other.party_id))
    });
    all
}

fn order(own: &Answer) -> (Option<&str>, &crate::store::Line, u32) {
    let day = position(own).and_then(|own| own.date.as_deref()).or(own.stored.report.day.as_deref());
    (day, &own.stored.report, own.stored.record.site().start)
}

fn change(before: &Step, now: &Position) -> Option<Change> {
    let was = before.position()?;
    if was.report == now.report {
        return None;
    }
    let (old, new) = if was.stance == now.stance {
        crate::voices::condition(was.condition.is_some(), now.condition.is_some())?
    } else {
        let name = |act: Act| act.name().to_owned();
        (name(was.stance), name(now.stance))
    };
    Some(Change { was: old, now: new, since: was.date.clone(), report: was.report.clone(), record: was.record.clone() })
}
