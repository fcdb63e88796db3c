//! Positions and voices with their links.

use super::registry::Registry;
use crate::dossier::{Position, Sentence, Utterance, Voice};
use crate::positions::Course;
use crate::rows::word;
use crate::voices::{self, Change};
use dateline_types::statement::{Stance, StatementForm};

pub(super) fn positions(courses: &[Course], registry: &mut Registry) -> Vec<Position> {
    let mut all = Vec::new();
    for step in courses.iter().flat_map(|own| &own.steps) {
        let Some(own) = step.position() else { continue };
        let report = &step.answer.stored.report;
        all.push(Position {
            party: own.party.clone(),
            day: own.date.clone().or_else(|| report.day.clone()).unwrap_or_default(),
            act: own.stance,
            issue: own.issue.clone(),
            toward: own.toward.clone(),
            words: own.words.clone(),
            condition: own.condition.clone(),
            source: own.source.clone().filter(|source| *source != own.party),
            changed: step.changed.as_ref().map(changed),
            link: registry.link(report, step.answer.stored.record.site()).unwrap_or_default(),
        });
    }
    all
}

fn changed(own: &Change) -> Sentence {
    let since = own.since.as_deref().map(|day| format!(" ({day})")).unwrap_or_default();
    Sentence { words: format!("was: {}{since}", own.was), links: Vec::new() }
}

pub(super) fn voices(all: &[voices::Voice], registry: &mut Registry) -> Vec<Voice> {
    all.iter()
        .map(|own| Voice {
            who: own.name.clone(),
            role: own.role.clone().unwrap_or_default(),
            country: own.country.clone().unwrap_or_default(),
            statements: own.utterances.iter().filter_map(|own| utterance(own, registry)).collect(),
        })
        .collect()
}

fn utterance(own: &voices::Utterance, registry: &mut Registry) -> Option<Utterance> {
    let statement = own.statement()?;
    let stored = &own.answer.stored;
    let channel = statement.voice.as_ref().and_then(|own| own.channel.as_ref());
    Some(Utterance {
        day: own.day.clone().unwrap_or_default(),
        channel: channel.map(|(_, words)| words.clone()).unwrap_or_default(),
        stance: if statement.stance == Stance::None { String::new() } else { word(statement.stance) },
        topic: own.topic.clone().unwrap_or_default(),
        words: statement.content.clone(),
        quoted: statement.form == StatementForm::Direct,
        changed: own.changed.as_ref().map(changed),
        link: registry.link(&stored.report, stored.record.site())?,
    })
}
