//! The one road from a report to its ledger, stage by stage.

use crate::scene::{Before, Scene};
use crate::{Desk, document, entities, events, facts, figures, published, statements, time};
use dateline_types::ledger::{MadeBy, SCHEMA};
use dateline_types::{Document, Ledger, Note, Report};

/// Reads one report.
///
/// ```
/// use dateline_read::{Desk, read};
/// use dateline_types::Report;
/// let report = Report {
///     text: "The envoys met on Monday.".into(),
///     published: "2026-02-03".parse().ok(),
///     ..Report::default()
/// };
/// let ledger = read(&Desk::built_in(), &report);
/// assert_eq!(ledger.document.published.unwrap().to_string(), "2026-02-03");
/// ```
pub fn read(desk: &Desk, report: &Report) -> Ledger {
    read_watched(desk, report, &mut |_| {})
}

/// Reads one report and calls `done` with a stage's name as soon as the stage is done, or a piece of it: words and
/// sentences come block by block. The library has no clock; a caller who has one can tell where the time goes.
///
/// ```
/// use dateline_read::{Desk, read_watched};
/// let mut stages = Vec::new();
/// read_watched(&Desk::built_in(), &Default::default(), &mut |stage| stages.push(stage));
/// assert_eq!(stages, ["layout", "quotations", "trees", "facts", "time", "entities", "statements", "figures", "events", "ledger"]);
/// ```
pub fn read_watched(desk: &Desk, report: &Report, done: &mut dyn FnMut(&'static str)) -> Ledger {
    let mut notes = report.notes.clone();
    let document = document::of(desk, report, &mut notes, done);
    read_document(desk, report, &document, notes, done)
}

/// Reads a report whose document was made before, by [`document::of`] or by an annotator of the user's own. `notes` are
/// those made on the way.
///
/// ```
/// use dateline_read::{Desk, document, read, read_document};
/// use dateline_types::Report;
/// let report = Report { text: "The envoys met on Monday.".into(), ..Report::default() };
/// let desk = Desk::built_in();
/// let document = document::of(&desk, &report, &mut Vec::new(), &mut |_| {});
/// let ledger = read_document(&desk, &report, &document, Vec::new(), &mut |_| {});
/// assert_eq!(ledger, read(&desk, &report));
/// ```
pub fn read_document(
    desk: &Desk,
    report: &Report,
    document: &Document,
    mut notes: Vec<Note>,
    done: &mut dyn FnMut(&'static str),
) -> Ledger {
    let published = published::of(report, document);
    let mut facts = facts::facts(report, document, published);
    done("facts");
    let times = time::read(desk, document, published, &facts, &mut notes);
    facts::date_the_dateline(&mut facts, &document.layout, &times);
    done("time");
    let roles = document.tree().map(dateline_syntax::roles::derive).unwrap_or_default();
    let (entities, heads) = entities::read(desk, document, &roles, (published, &facts.id), &times, &mut notes);
    done("entities");
    let before = statements::Before {
        report: &facts.id,
        published,
        roles: &roles,
        times: &times,
        entities: &entities,
        heads: &heads,
    };
    let (statements, mut sources) = statements::read(desk, document, &before, &mut notes);
    done("statements");
    let before = Before {
        report: &facts.id,
        published,
        times: &times,
        entities: &entities,
        heads: &heads,
        statements: &statements,
        sources: &sources,
    };
    let scene = document.tree().map(|tree| Scene::new(desk, tree, &roles, &before));
    let counting = scene.as_ref().filter(|_| desk.records.figures);
    let (figures, counters) = counting.map(|scene| figures::read(scene, &mut notes)).unwrap_or_default();
    done("figures");
    let events = scene.as_ref().filter(|_| desk.records.events).map(events::read).unwrap_or_default();
    sources.extend(counters);
    done("events");
    let ledger = Ledger {
        schema: SCHEMA.to_owned(),
        made_by: MadeBy { annotator: document.made_by.clone(), ..desk.made_by() },
        document: facts,
        entities,
        times,
        sources,
        statements,
        figures,
        events,
        notes,
    };
    done("ledger");
    ledger
}
