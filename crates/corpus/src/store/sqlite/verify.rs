//! Whether a store is what it was when it was filed: pages, texts, words, and the chain of corrections.

use super::put::stretch;
use super::{Sqlite, findings, reports};
use crate::rows::Record;
use crate::store::{Correction, StoreError, Whole, correction};

/// At most so many faults of one kind are told: a damaged store has thousands.
const TOLD: usize = 20;

pub(super) fn faults(store: &Sqlite) -> Result<Vec<String>, StoreError> {
    let ask = || -> rusqlite::Result<Vec<String>> {
        let mut faults = Vec::new();
        let pages: Vec<String> = store
            .db
            .prepare("PRAGMA integrity_check(20)")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        faults.extend(pages.into_iter().filter(|own| own != "ok").map(|own| format!("damaged page: {own}")));
        texts(store, &mut faults)?;
        words(store, &mut faults)?;
        chain(store, &mut faults)?;
        Ok(faults)
    };
    let mut faults = ask().map_err(|error| store.told(&error))?;
    ledgers(store, &mut faults)?;
    Ok(faults)
}

/// Every ledger and every sketch: whether they can be read.
fn ledgers(store: &Sqlite, faults: &mut Vec<String>) -> Result<(), StoreError> {
    let ids = || -> rusqlite::Result<Vec<String>> {
        store.db.prepare("SELECT id FROM report ORDER BY id")?.query_map([], |row| row.get(0))?.collect()
    };
    let mut told = 0;
    for id in ids().map_err(|error| store.told(&error))? {
        match reports::report(store, &id) {
            Ok(Some(whole)) => values(store, &whole, faults, &mut told)?,
            Ok(None) => {}
            Err(error) => tell(faults, &mut told, format!("report {id}: {}", error.what)),
        }
    }
    if let Err(error) = findings::sketches(store) {
        faults.push(error.what);
    }
    Ok(())
}

/// Every record that nobody corrected against the ledger it was made of.
fn values(store: &Sqlite, whole: &Whole, faults: &mut Vec<String>, told: &mut usize) -> Result<(), StoreError> {
    let sql = "SELECT coalesce(record.coded, record.body) FROM record JOIN report ON report.number = record.report \
               WHERE report.id = ?1 AND record.review IS NOT 'added'";
    let bodies = || -> rusqlite::Result<Vec<String>> {
        store.db.prepare_cached(sql)?.query_map([&whole.report.id], |row| row.get(0))?.collect()
    };
    let ledger = &whole.ledger;
    for body in bodies().map_err(|error| store.told(&error))? {
        // What cannot be read is told with the words of records.
        let Ok(record) = serde_json::from_str::<Record>(&body) else { continue };
        let is_so = match &record {
            Record::Event(own) => ledger.events.iter().any(|event| {
                let read = (&event.id, &event.value_hash, &event.kind, event.modality, event.background);
                read == (&own.id, &own.value_hash, &own.r#type, own.modality, own.background)
            }),
            Record::Figure(own) => ledger.figures.iter().any(|figure| {
                let read = (&figure.id, &figure.value_hash, figure.measure, figure.low, figure.high, figure.qualifier);
                read == (&own.id, &own.value_hash, own.measure, own.low, own.high, own.qualifier)
            }),
            Record::Statement(own) => ledger.statements.iter().any(|statement| {
                let read = (&statement.id, &statement.value_hash, statement.form, statement.stance);
                read == (&own.id, &own.value_hash, own.form, own.stance)
            }),
            Record::Position(own) => {
                let events = ledger.events.iter().map(|event| &event.id);
                events.chain(ledger.statements.iter().map(|own| &own.id)).any(|id| *id == own.record)
            }
        };
        if !is_so {
            tell(faults, told, format!("record {}: it is not as it was read", record.id()));
        }
    }
    Ok(())
}

fn tell(faults: &mut Vec<String>, told: &mut usize, fault: String) {
    *told += 1;
    if *told <= TOLD {
        faults.push(fault);
    }
}

/// Every text against its hash.
fn texts(store: &Sqlite, faults: &mut Vec<String>) -> rusqlite::Result<()> {
    let sql = "SELECT report.id, report.text_hash, content.text FROM report \
               LEFT JOIN content ON content.number = report.number ORDER BY report.id";
    let mut asked = store.db.prepare(sql)?;
    let mut rows = asked.query([])?;
    let mut told = 0;
    while let Some(row) = rows.next()? {
        let (id, hash): (String, String) = (row.get(0)?, row.get(1)?);
        let text: Option<String> = row.get(2)?;
        match text {
            None => tell(faults, &mut told, format!("report {id}: its text is gone")),
            Some(text) if !reports::is_whole(&text, &hash) => {
                tell(faults, &mut told, format!("report {id}: its text is not the one that was filed"));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// The words of every record against the text they were taken from.
fn words(store: &Sqlite, faults: &mut Vec<String>) -> rusqlite::Result<()> {
    let sql = "SELECT record.id, coalesce(record.coded, record.body), content.text, record.review FROM record \
               JOIN content ON content.number = record.report ORDER BY record.id";
    let mut asked = store.db.prepare(sql)?;
    let mut rows = asked.query([])?;
    let mut told = 0;
    while let Some(row) = rows.next()? {
        let (id, body): (String, String) = (row.get(0)?, row.get(1)?);
        let Ok(record) = serde_json::from_str::<Record>(&body) else {
            tell(faults, &mut told, format!("record {id} cannot be read"));
            continue;
        };
        if row.get::<_, Option<String>>(3)?.as_deref() == Some("added") {
            continue;
        }
        let site = record.site();
        let there = stretch(row.get_ref(2)?.as_str()?, site.start, site.end);
        let own = match &record {
            Record::Event(own) => &own.trigger,
            Record::Figure(own) => &own.words,
            Record::Statement(own) => &own.content,
            Record::Position(own) => &own.words,
        };
        // Words in several stretches are checked at their ends.
        let first = own.split(" … ").next().unwrap_or("");
        let last = own.rsplit(" … ").next().unwrap_or("");
        if !own.is_empty() && (!there.starts_with(first) || !there.ends_with(last)) {
            tell(faults, &mut told, format!("record {id}: “{own}” does not stand where it says"));
        }
    }
    Ok(())
}

/// Every hash of the chain of corrections over the one before.
fn chain(store: &Sqlite, faults: &mut Vec<String>) -> rusqlite::Result<()> {
    let mut asked = store.db.prepare("SELECT number, body, previous, hash FROM correction ORDER BY number")?;
    let mut rows = asked.query([])?;
    let mut before = String::new();
    while let Some(row) = rows.next()? {
        let (number, body, previous, hash): (i64, String, String, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        if serde_json::from_str::<Correction>(&body).is_err() {
            faults.push(format!("correction {number} cannot be read"));
        }
        if previous != before {
            faults.push(format!("correction {number}: one before it was taken out or put in"));
        }
        if correction::hash(&previous, &body) != hash {
            faults.push(format!("correction {number} was changed after it was made"));
        }
        before = hash;
    }
    Ok(())
}
