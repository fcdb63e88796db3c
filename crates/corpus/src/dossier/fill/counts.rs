//! The numbers at the top, and what stands out.

use super::charts::{links, title};
use super::registry::Registry;
use crate::copies::Wires;
use crate::dossier::{Count, Sentence};
use crate::happenings::Happening;
use crate::positions::Course;
use crate::series::{Series, sentence};
use crate::voices::{Voice, is_unnamed};
use dateline_types::Modality;

/// Sentences of one kind in the summary at most.
const MOST: usize = 4;

pub(super) fn counts(
    wires: &Wires,
    (reports, reprints): (usize, usize),
    happenings: &[Happening],
    series: &[Series],
    voices: &[Voice],
    courses: &[Course],
) -> Vec<Count> {
    let origins = &wires.origins;
    let count = |number: usize, one: &str, more: &str, detail: String| Count {
        number: number as u64,
        noun: if number == 1 { one } else { more }.to_owned(),
        detail,
    };
    let claims: usize = series.iter().map(|own| own.claims).sum();
    let statements: usize = voices.iter().map(|own| own.utterances.len()).sum();
    let unnamed = voices.iter().filter(|own| is_unnamed(own)).count();
    let mentions: usize = happenings.iter().map(|own| own.mentions.len()).sum();
    let steps: usize = courses.iter().map(|own| own.steps.len()).sum();
    let changed = courses.iter().flat_map(|own| &own.steps).filter(|own| own.changed.is_some()).count();
    vec![
        count(reports, "report", "reports", format!("{reprints} of them reprints")),
        count(origins.stories, "story", "stories", String::new()),
        count(
            origins.independent(),
            "independent origin",
            "independent origins",
            format!("{} original sources named", origins.sources.len()),
        ),
        count(happenings.len(), "happening", "happenings", format!("{mentions} mentions")),
        count(series.len(), "figure series", "figure series", format!("{claims} claims")),
        count(statements, "statement", "statements", format!("{} speakers, {unnamed} of them not named", voices.len())),
        count(steps, "position", "positions", format!("{changed} of them changes")),
    ]
}

/// Bounds of the figures that most sources give, what is denied, and what changed.
pub(super) fn summary(
    series: &[Series],
    happenings: &[Happening],
    courses: &[Course],
    registry: &mut Registry,
) -> Vec<Sentence> {
    let mut all = Vec::new();
    let mut rivals: Vec<&Series> = series.iter().filter(|own| own.counters > 1 && !own.background).collect();
    rivals.sort_by_key(|own| std::cmp::Reverse((own.counters, own.stories)));
    for own in rivals.into_iter().take(MOST) {
        if let Some(bounds) = own.bounds.first() {
            let claims = [bounds.low.claim, bounds.high.claim];
            all.push(Sentence {
                words: format!("{}: {}", title(own), sentence(bounds)),
                links: links(&claims, registry),
            });
        }
    }
    let is_denied = |own: &&Happening| own.versions.iter().any(|version| version.modality == Modality::Denied);
    for own in happenings.iter().filter(is_denied).take(MOST) {
        let denials: Vec<_> = own.mentions.iter().filter(|own| own.modality == Modality::Denied).collect();
        let Some(first) = denials.first() else { continue };
        let who = first.source.as_deref().unwrap_or("A report");
        let links = denials.iter().filter_map(|own| registry.link(&own.report, own.site)).collect();
        all.push(Sentence { words: format!("{who} denies: “{}”", first.sentence), links });
    }
    let steps = courses.iter().flat_map(|own| own.steps.iter().map(move |step| (own, step)));
    for (course, step) in steps.filter(|own| own.1.changed.is_some()).take(MOST) {
        let Some(change) = &step.changed else { continue };
        let since = change.since.as_deref().unwrap_or("before");
        let words =
            format!("{} changed on {}: {} ({since}), now {}.", course.party, course.issue, change.was, change.now);
        let link = registry.link(&step.answer.stored.report, step.answer.stored.record.site());
        all.push(Sentence { words, links: link.into_iter().collect() });
    }
    all
}
