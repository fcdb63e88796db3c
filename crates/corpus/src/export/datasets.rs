//! The events of a store in the columns of POLECAT, GDELT and ICEWS: a line of names, then a row an event, tabs between.
//!
//! Codes and days are made as for a report that was just read; corrections show. As there, a report's event has one row however
//! often it is mentioned. Columns at the end lead back to the store. Data sets have no quoting: tabs and line breaks of a
//! report's words become spaces. Texts that begin with `=` stay as they are: these files are for programs, CSV is for
//! spreadsheets.

use super::coded::{About, Coded, Told, named};
use super::format::DataSet;
use super::write::{ExportError, records};
use super::{gdelt, icews, polecat};
use crate::reading::numbers;
use crate::rows::{self, Record};
use crate::store::{Filter, Kind, Store, StoreError, Stored, Trouble, Whole};
use dateline_knowledge::Knowledge;
use dateline_syntax::Syntax;
use dateline_types::json::CodePoints;
use dateline_types::{BlockKind, CharSpan};
use std::collections::{BTreeMap, HashSet};
use std::io::Write;

/// What leads from a row back to the store, at the end of each row.
const STORED: [&str; 3] = ["report", "happening", "review"];

pub(super) fn write(
    store: &dyn Store,
    filter: &Filter,
    set: DataSet,
    out: &mut (dyn Write + Send),
) -> Result<(), ExportError> {
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    let mut names: Vec<String> = match set {
        DataSet::Polecat => owned(polecat::columns()),
        DataSet::Gdelt => gdelt::columns(),
        DataSet::Icews => owned(icews::columns()),
    };
    names.extend(STORED.map(str::to_owned));
    writeln!(out, "{}", names.join("\t"))?;
    let knowledge = Knowledge::built_in();
    // Sentences are counted anew: the store keeps no layout.
    let syntax = (set != DataSet::Polecat).then(Syntax::built_in);
    let mut page: Option<Page> = None;
    let events = filter.kind(Kind::Event);
    let mut richest = HashSet::new();
    records(store, &events, &mut |stored| {
        if let Record::Event(event) = stored.record
            && event.same_as.is_none()
        {
            richest.insert(event.id);
        }
        Ok(())
    })?;
    records(store, &events, &mut |stored| {
        let Record::Event(event) = &stored.record else { return Ok(()) };
        // Where the richest mention was rejected, or is not taken, the first of the others has the row.
        if event.same_as.as_ref().is_some_and(|own| !richest.insert(own.clone())) {
            return Ok(());
        }
        let current = match page.take().filter(|own| own.whole.report.id == stored.report.id) {
            Some(page) => page,
            None => Page::of(store, &stored.report.id, syntax.as_ref())?,
        };
        let line = line(set, &knowledge, &current, event, &stored);
        page = Some(current);
        Ok(writeln!(out, "{line}")?)
    })
}

fn line(set: DataSet, knowledge: &Knowledge, page: &Page, event: &rows::Event, stored: &Stored) -> String {
    let about = About::of(knowledge, &page.whole.facts, &page.whole.ledger.made_by);
    let coded = page.coded(event, &about);
    let mut cells = match set {
        DataSet::Polecat => polecat::of(&coded, &page.named),
        DataSet::Gdelt => gdelt::of(&coded),
        DataSet::Icews => icews::of(&coded),
    };
    let empty = String::new;
    cells.push(stored.report.id.clone());
    cells.push(stored.happening.clone().unwrap_or_else(empty));
    cells.push(stored.review.clone().unwrap_or_else(empty));
    for cell in &mut cells {
        if cell.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
            *cell = cell.replace(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'), " ");
        }
    }
    cells.join("\t")
}

/// One report, whose events come one after the other.
struct Page {
    whole: Whole,
    /// The places of entities and events in the ledger, by id.
    entities: BTreeMap<String, usize>,
    events: BTreeMap<String, usize>,
    /// How many mentions each event has, by the id of the richest.
    mentions: BTreeMap<String, usize>,
    named: [String; 3],
    lead: Option<CharSpan>,
    /// The sentences of the running text.
    sentences: Vec<(CharSpan, usize)>,
    /// Where each code point of a text begins that is not ASCII alone.
    bounds: Vec<u32>,
}

impl Page {
    fn of(store: &dyn Store, id: &str, syntax: Option<&Syntax>) -> Result<Self, ExportError> {
        let missing = || {
            StoreError::new(Trouble::Damaged, "the store", format!("report {id} has no text"), "run `dateline verify`")
        };
        let whole = store.report(id)?.ok_or_else(missing)?;
        let ledger = &whole.ledger;
        let mut mentions = BTreeMap::new();
        for event in &ledger.events {
            *mentions.entry(event.same_as.as_ref().unwrap_or(&event.id).clone()).or_insert(0) += 1;
        }
        let (mut lead, mut sentences) = (None, Vec::new());
        if let Some(syntax) = syntax {
            let document = syntax.parse(&whole.text);
            let points = CodePoints::of(&whole.text);
            let first = document.layout.blocks.iter().find(|block| block.kind == BlockKind::Paragraph);
            lead = first.map(|block| points.span(block.span));
            let numbered = document.sentences.iter().zip(numbers(&document)).filter(|(_, number)| *number > 0);
            sentences.extend(numbered.map(|(own, number)| (points.span(own.span), number)));
        }
        let bounds = if whole.text.is_ascii() {
            Vec::new()
        } else {
            whole.text.char_indices().map(|(at, _)| at as u32).chain([whole.text.len() as u32]).collect()
        };
        Ok(Self {
            entities: ledger.entities.iter().enumerate().map(|(at, own)| (own.id.clone(), at)).collect(),
            events: ledger.events.iter().enumerate().map(|(at, own)| (own.id.clone(), at)).collect(),
            named: named(ledger),
            mentions,
            lead,
            sentences,
            bounds,
            whole,
        })
    }

    /// An event as it stands after corrections, with what the report has besides.
    fn coded<'r>(&'r self, event: &rows::Event, about: &'r About<'r>) -> Coded<'r> {
        let ledger = &self.whole.ledger;
        let own = self.events.get(&event.id).and_then(|&at| ledger.events.get(at));
        let entity = |id: &str| self.entities.get(id).and_then(|&at| ledger.entities.get(at));
        let words = |span: CharSpan| self.words(span).to_owned();
        let none = Vec::new();
        let told = Told { arguments: own.map_or(&[], |own| &own.arguments), entity: &entity, words: &words };
        let at = self.sentences.partition_point(|(own, _)| own.start <= event.site.start).checked_sub(1);
        let sentence = at.and_then(|at| self.sentences.get(at)).filter(|(own, _)| event.site.start < own.end);
        Coded {
            about,
            doers: told.asides(&event.doers, own.map_or(&none, |own| &own.doers), "doer"),
            targets: told.asides(&event.targets, own.map_or(&none, |own| &own.targets), "target"),
            raw_place: told.raw("place", None),
            in_lead: self.lead.is_some_and(|lead| lead.start <= event.site.start && event.site.end <= lead.end),
            sentence: sentence.map(|(_, number)| *number),
            mentions: self.mentions.get(&event.id).copied().unwrap_or(1),
            event: event.clone(),
        }
    }

    fn words(&self, span: CharSpan) -> &str {
        let byte = |point: u32| {
            if self.bounds.is_empty() {
                Some(point as usize)
            } else {
                self.bounds.get(point as usize).map(|&at| at as usize)
            }
        };
        let range = byte(span.start).zip(byte(span.end));
        range.and_then(|(from, to)| self.whole.text.get(from..to)).unwrap_or("")
    }
}
