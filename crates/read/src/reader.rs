//! The one road from a report to its ledger, stage by stage.

use crate::{Desk, document, facts, published, quotes, time};
use dateline_types::{Ledger, Report, ledger::SCHEMA};

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
/// assert_eq!(stages, ["layout", "quotations", "facts", "time", "quotes", "ledger"]);
/// ```
pub fn read_watched(desk: &Desk, report: &Report, done: &mut dyn FnMut(&'static str)) -> Ledger {
    let mut notes = report.notes.clone();
    let document = document::of(desk, report, &mut notes, done);
    let published = published::of(report, &document);
    let mut facts = facts::facts(report, &document, published);
    done("facts");
    let times = time::read(desk, &document, published, &facts, &mut notes);
    facts::date_the_dateline(&mut facts, &document.layout, &times);
    done("time");
    let statements = quotes::read(&document, &facts.id, &mut notes);
    done("quotes");
    let ledger = Ledger {
        schema: SCHEMA.to_owned(),
        made_by: desk.made_by(),
        document: facts,
        entities: Vec::new(),
        times,
        sources: Vec::new(),
        statements,
        figures: Vec::new(),
        events: Vec::new(),
        notes,
    };
    done("ledger");
    ledger
}
