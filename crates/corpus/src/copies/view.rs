//! Wire stories as people see them: first print, reprints, what each outlet added, and the independent origins of all.

use super::{Origins, Story, Told, additions, origins};
use crate::rows::{Record, Voice};
use crate::store::{Filter, Kind, Line, Store, StoreError};
use dateline_syntax::layout;
use dateline_types::BlockKind;
use dateline_types::source::Naming;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A story with its prints.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Wire {
    /// Its id.
    pub id: String,
    /// Whose it is, where an agency is credited.
    pub agency: Option<String>,
    /// The first print.
    pub first: Line,
    /// The others, by day.
    pub reprints: Vec<Reprint>,
}

/// One reprint.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reprint {
    /// The report.
    pub report: Line,
    /// How much of the shorter of it and the first print is in the longer, 0 to 1.
    pub share: f64,
    /// Whether it is the first print word for word, but for capitals, punctuation and outlets' own lines.
    pub exact: bool,
    /// Paragraphs that are the outlet's own.
    pub added: Vec<String>,
}

/// The stories that reports of a filter are part of, by their first prints, and whence they come.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Wires {
    /// The stories; those without reprints too.
    pub stories: Vec<Wire>,
    /// Who reports by themselves.
    pub origins: Origins,
    /// Ids of the reports that name each original source.
    pub cited: BTreeMap<String, Vec<String>>,
}

/// Looks up stories and origins of the reports that a filter takes.
///
/// # Errors
/// Where the store cannot be read.
pub fn wires(store: &dyn Store, filter: &Filter) -> Result<Wires, StoreError> {
    let reports = store.reports(filter)?;
    let asked: BTreeSet<&str> = reports.iter().map(|own| own.id.as_str()).collect();
    let all = store.reports(&Filter { all_versions: true, ..Filter::default() })?;
    let lines: BTreeMap<&str, &Line> = all.iter().map(|own| (own.id.as_str(), own)).collect();
    let mut stories = store.stories()?;
    stories.retain(|own| own.members.iter().any(|member| asked.contains(member.report.as_str())));
    let sources = sources(store, filter, &asked)?;
    let told: Vec<Told> = reports
        .iter()
        .map(|own| Told {
            report: &own.id,
            outlet: own.outlet.as_deref(),
            agency: own.agency.as_deref(),
            sources: sources.get(own.id.as_str()).into_iter().flatten().map(String::as_str).collect(),
        })
        .collect();
    let origins = origins(&told, &stories);
    let mut wires = Vec::new();
    for story in &stories {
        wires.extend(wire(store, story, &lines, filter.all_versions)?);
    }
    wires.sort_by(|one, other| one.first.cmp(&other.first));
    let mut cited: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for report in &reports {
        for source in sources.get(&report.id).into_iter().flatten() {
            cited.entry(source.clone()).or_default().push(report.id.clone());
        }
    }
    Ok(Wires { stories: wires, origins, cited })
}

/// Who is named as a source of records, by report.
fn sources(
    store: &dyn Store,
    filter: &Filter,
    asked: &BTreeSet<&str>,
) -> Result<BTreeMap<String, BTreeSet<String>>, StoreError> {
    let mut sources: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let kinds = Filter { kinds: vec![Kind::Event, Kind::Figure, Kind::Statement], ..filter.clone() };
    store.records(&kinds, &mut |stored| {
        let voice = match &stored.record {
            Record::Event(own) => own.voice.as_ref(),
            Record::Figure(own) => own.voice.as_ref(),
            Record::Statement(own) => own.voice.as_ref(),
            Record::Position(_) => None,
        };
        if let Some(name) = voice.and_then(named).filter(|_| asked.contains(stored.report.id.as_str())) {
            sources.entry(stored.report.id).or_default().insert(name.to_owned());
        }
        Ok(())
    })?;
    Ok(sources)
}

/// The name of a source that has one.
fn named(voice: &Voice) -> Option<&str> {
    let named = voice.naming != Naming::Anonymous && voice.party.as_ref().is_some_and(|own| own.named);
    named.then(|| voice.name())
}

fn wire(
    store: &dyn Store,
    story: &Story,
    lines: &BTreeMap<&str, &Line>,
    all_versions: bool,
) -> Result<Option<Wire>, StoreError> {
    let Some(&first) = lines.get(story.first.as_str()) else { return Ok(None) };
    let mut reprints = Vec::new();
    let origin = if story.members.len() > 1 { paragraphs(store, &story.first)? } else { Vec::new() };
    for member in story.members.iter().filter(|own| own.report != story.first) {
        let Some(&line) = lines.get(member.report.as_str()) else { continue };
        if !all_versions && line.superseded_by.is_some() {
            continue;
        }
        let added = if member.exact {
            Vec::new()
        } else {
            let own = paragraphs(store, &member.report)?;
            let (origin, print): (Vec<&str>, Vec<&str>) =
                (origin.iter().map(String::as_str).collect(), own.iter().map(String::as_str).collect());
            additions(&origin, &print).into_iter().filter_map(|at| own.get(at).cloned()).collect()
        };
        reprints.push(Reprint { report: line.clone(), share: member.share, exact: member.exact, added });
    }
    reprints.sort_by(|one, other| one.report.cmp(&other.report));
    Ok(Some(Wire { id: story.id.clone(), agency: story.agency.clone(), first: first.clone(), reprints }))
}

/// The running paragraphs of a report.
fn paragraphs(store: &dyn Store, id: &str) -> Result<Vec<String>, StoreError> {
    let Some(whole) = store.report(id)? else { return Ok(Vec::new()) };
    let layout = layout::read(&whole.text);
    let running = layout.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    Ok(running.map(|block| block.span.of(&whole.text).to_owned()).collect())
}
