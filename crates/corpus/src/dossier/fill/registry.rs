//! The reports of a dossier by number, with the words that records rest on.

use crate::copies::{Reprint, Wires};
use crate::dossier::{CopyOf, Link, Report};
use crate::happenings::Happening;
use crate::positions::Course;
use crate::rows::Site;
use crate::series::Claim;
use crate::store::{Filter, Line, Store, StoreError};
use crate::voices::Voice;
use std::collections::BTreeMap;

/// Reports by id, numbered by day.
pub(super) struct Registry {
    numbers: BTreeMap<String, usize>,
    reports: Vec<Report>,
    /// The mark of a stretch of a report that has one already.
    marks: BTreeMap<(usize, Site), Link>,
    made_by: Vec<String>,
}

/// A filter for all reports that anything rests on; none where nothing does, since an empty list would ask for all.
pub(super) fn reports_of(
    happenings: &[Happening],
    claims: &[Claim],
    voices: &[Voice],
    courses: &[Course],
    filter: &Filter,
) -> Option<Filter> {
    let mut ids: Vec<String> = Vec::new();
    ids.extend(happenings.iter().flat_map(|own| &own.mentions).map(|own| own.report.id.clone()));
    ids.extend(claims.iter().map(|own| own.report.id.clone()));
    let answers = voices.iter().flat_map(|own| &own.utterances).map(|own| &own.answer);
    for answer in answers.chain(courses.iter().flat_map(|own| &own.steps).map(|own| &own.answer)) {
        ids.push(answer.stored.report.id.clone());
        ids.extend(answer.reprints.iter().map(|own| own.id.clone()));
    }
    ids.sort();
    ids.dedup();
    (!ids.is_empty()).then(|| Filter { reports: ids, all_versions: filter.all_versions, ..Filter::default() })
}

impl Registry {
    pub(super) fn of(store: &dyn Store, wires: &Wires) -> Result<Self, StoreError> {
        let mut lines: Vec<(&Line, Option<(&Line, &Reprint)>)> = Vec::new();
        for wire in &wires.stories {
            lines.push((&wire.first, None));
            lines.extend(wire.reprints.iter().map(|own| (&own.report, Some((&wire.first, own)))));
        }
        lines.sort_by_key(|own| own.0);
        let mut there = Vec::with_capacity(lines.len());
        for (line, copy) in lines {
            there.extend(store.report(&line.id)?.map(|whole| (line, copy, whole)));
        }
        let numbers: BTreeMap<String, usize> =
            there.iter().enumerate().map(|(at, (line, ..))| (line.id.clone(), at)).collect();
        let mut reports = Vec::with_capacity(there.len());
        let mut made_by = Vec::new();
        for (at, (line, copy, whole)) in there.into_iter().enumerate() {
            let read_by = &whole.ledger.made_by;
            made_by.push(format!(
                "dateline {} (tables {}, weights {})",
                read_by.version, read_by.knowledge, read_by.weights
            ));
            let given = |own: &Option<String>| own.clone().unwrap_or_default();
            let copy_of = copy.and_then(|(first, reprint)| {
                let report = numbers.get(&first.id).map(|at| number(*at))?;
                Some(CopyOf { report, how: how(reprint) })
            });
            reports.push(Report {
                number: number(at),
                id: line.id.clone(),
                title: given(&line.title),
                outlet: given(&line.outlet),
                agency: given(&line.agency),
                day: given(&line.day),
                url: given(&line.url),
                hash: crate::store::text_hash(&whole.text),
                copy_of,
                text: whole.text,
                marks: Vec::new(),
            });
        }
        made_by.sort();
        made_by.dedup();
        Ok(Self { numbers, reports, marks: BTreeMap::new(), made_by })
    }

    /// A link to the sentence of a record.
    pub(super) fn link(&mut self, report: &Line, site: Site) -> Option<Link> {
        let at = *self.numbers.get(&report.id)?;
        let report = self.reports.get_mut(at)?;
        let sentence = Site { start: site.from, end: site.to, ..site };
        Some(*self.marks.entry((at, sentence)).or_insert_with(|| report.mark(sentence.start, sentence.end)))
    }

    /// A link to a report as a whole.
    pub(super) fn whole(&self, report: &str) -> Option<Link> {
        self.numbers.get(report).and_then(|at| self.reports.get(*at)).map(Report::whole)
    }

    /// This program, and those that read the reports.
    pub(super) fn made_by(&self, program: &str) -> String {
        match self.made_by.as_slice() {
            [] => program.to_owned(),
            read => format!("{program}; read by {}", read.join(", ")),
        }
    }

    /// How many reports there are, and how many of them copy another.
    pub(super) fn prints(&self) -> (usize, usize) {
        (self.reports.len(), self.reports.iter().filter(|own| own.copy_of.is_some()).count())
    }

    /// The reports; what a copy word for word has no record of its own on is not printed twice.
    pub(super) fn close(mut self) -> Vec<Report> {
        for report in &mut self.reports {
            let same = report.copy_of.as_ref().is_some_and(|own| own.how == WORD_FOR_WORD);
            if same && report.marks.is_empty() {
                report.text.clear();
            }
        }
        self.reports
    }
}

const WORD_FOR_WORD: &str = "word for word";

/// What a reprint made of the first print.
pub(super) fn how(own: &Reprint) -> String {
    if own.exact {
        return WORD_FOR_WORD.to_owned();
    }
    match own.added.len() {
        0 => "changed or shortened".to_owned(),
        1 => "with a paragraph of its own".to_owned(),
        added => format!("with {added} paragraphs of its own"),
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}
