//! Corrections in the file: chained, applied to the rows they are of, applied again whenever a report is read again.

use super::put::{Filing, Home, json};
use super::{Sqlite, fault};
use crate::rows::Record;
use crate::store::correction::{self, Renaming, same, slot};
use crate::store::{Correction, Operation, Standing, StoreError, Trouble};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

/// Renamings of actors: everywhere, and in one report.
#[derive(Clone, Debug, Default)]
pub(super) struct Actors {
    everywhere: Vec<Renaming>,
    in_one: Vec<(String, Renaming)>,
}

impl Actors {
    pub(super) fn of(db: &Connection) -> rusqlite::Result<Self> {
        let mut own = Self::default();
        for correction in read(db, "SELECT body FROM correction WHERE record IS NULL ORDER BY number", [])? {
            match correction.operation {
                Operation::Merge { from, into } => own.merge(from, into),
                Operation::Split { report, from, into } => own.in_one.push((report, Renaming { from, into })),
                _ => {}
            }
        }
        Ok(own)
    }

    /// One key more that goes: who was merged into it goes with it, and where the one that stays has gone itself, so do all.
    fn merge(&mut self, from: String, into: String) {
        let gone = self.everywhere.iter().find(|own| own.from == into).map(|own| own.into.clone());
        let into = gone.unwrap_or(into);
        for own in self.everywhere.iter_mut().filter(|own| own.into == from) {
            own.into.clone_from(&into);
        }
        if from != into {
            self.everywhere.push(Renaming { from, into });
        }
    }

    /// Those that hold in a report, its own first: they say more.
    pub(super) fn in_report(&self, id: &str) -> Vec<Renaming> {
        let own = self.in_one.iter().filter(|(report, _)| report == id).map(|(_, own)| own);
        own.chain(&self.everywhere).cloned().collect()
    }
}

fn read(db: &Connection, sql: &str, with: impl rusqlite::Params) -> rusqlite::Result<Vec<Correction>> {
    let mut asked = db.prepare_cached(sql)?;
    let bodies = asked.query_map(with, |row| row.get::<_, String>(0))?;
    let mut all = Vec::new();
    for body in bodies {
        // What this program wrote it can read; what it cannot is told by `verify`.
        all.extend(serde_json::from_str::<Correction>(&body?).ok());
    }
    Ok(all)
}

/// The corrections of a record, the first made first.
pub(super) fn of_record(db: &Connection, record: &str) -> rusqlite::Result<Vec<Correction>> {
    read(db, "SELECT body FROM correction WHERE record = ?1 ORDER BY number", [record])
}

/// The records that people added to a report.
pub(super) fn added(db: &Connection, report: &str) -> rusqlite::Result<Vec<Record>> {
    let all = read(db, "SELECT body FROM correction WHERE body LIKE '%\"op\":\"add\"%' ORDER BY number", [])?;
    let own = all.into_iter().filter_map(|own| match own.operation {
        Operation::Add { report: of, body } if of == report => Some(*body),
        _ => None,
    });
    Ok(own.collect())
}

pub(super) fn all(store: &Sqlite) -> Result<Vec<(Correction, Standing)>, StoreError> {
    let ask = || -> rusqlite::Result<Vec<(Correction, Standing)>> {
        let mut out = Vec::new();
        for own in read(&store.db, "SELECT body FROM correction ORDER BY number", [])? {
            let standing = standing(&store.db, &own)?;
            out.push((own, standing));
        }
        Ok(out)
    };
    ask().map_err(|error| store.told(&error))
}

/// What became of a correction, as the record it is of now stands.
fn standing(db: &Connection, own: &Correction) -> rusqlite::Result<Standing> {
    let Some(record) = &own.record else { return Ok(Standing::Applied) };
    let Some((_, _, coded, value_hash, _)) = row(db, record)? else { return Ok(Standing::Queued) };
    let all = of_record(db, record)?;
    let upon = correction::upon(&coded, &value_hash, &all.iter().collect::<Vec<_>>(), &[]);
    let at = all.iter().position(|other| other == own);
    Ok(at.and_then(|at| upon.standings.get(at)).copied().unwrap_or(Standing::Queued))
}

type Row = (i64, i64, Record, String, Record);

/// Number, report, record as read, its value hash, and record as it stands.
fn row(db: &Connection, id: &str) -> rusqlite::Result<Option<Row>> {
    let mut asked = db.prepare_cached(
        "SELECT number, report, coalesce(coded, body), value_hash, body FROM record WHERE id = ?1 ORDER BY kind LIMIT 1",
    )?;
    let found = asked.query_row([id], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, i64>(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, String>(3)?,
            row.get::<_, String>(4)?,
        ))
    });
    let Some((number, report, coded, value_hash, body)) = found.optional()? else { return Ok(None) };
    let parsed = serde_json::from_str(&coded).ok().zip(serde_json::from_str(&body).ok());
    Ok(parsed.map(|(coded, body)| (number, report, coded, value_hash, body)))
}

pub(super) fn correct(store: &mut Sqlite, mut own: Correction) -> Result<String, StoreError> {
    check(store, &mut own)?;
    let name = store.name.clone();
    let body = json(&own);
    let done = |store: &mut Sqlite| -> rusqlite::Result<String> {
        let within = store.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let head = head(&within)?;
        let hash = correction::hash(&head, &body);
        let sql = "INSERT INTO correction (record, body, previous, hash) VALUES (?1, ?2, ?3, ?4)";
        within.execute(sql, params![own.record, body, head, hash])?;
        for report in touched(&within, &own)? {
            file_again(&within, report, &own)?;
        }
        within.execute("UPDATE state SET changed = changed + 1, near = 0", [])?;
        within.commit()?;
        Ok(hash)
    };
    done(store).map_err(|error| fault::told(&name, &error))
}

/// The hash of the last correction; of an empty chain, nothing.
pub(super) fn head(db: &Connection) -> rusqlite::Result<String> {
    let sql = "SELECT hash FROM correction ORDER BY number DESC LIMIT 1";
    Ok(db.query_row(sql, [], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// The reports whose records a correction changes.
fn touched(db: &Connection, own: &Correction) -> rusqlite::Result<Vec<i64>> {
    let numbers = |sql: &str, with: &str| -> rusqlite::Result<Vec<i64>> {
        db.prepare_cached(sql)?.query_map([with], |row| row.get(0))?.collect()
    };
    match &own.operation {
        Operation::Add { report, .. } | Operation::Split { report, .. } => {
            numbers("SELECT number FROM report WHERE id = ?1", report)
        }
        Operation::Merge { from, .. } => numbers(
            "SELECT DISTINCT record.report FROM actor JOIN part ON part.actor = actor.number \
             JOIN record ON record.number = part.record WHERE actor.key = ?1",
            from,
        ),
        _ => match &own.record {
            Some(record) => numbers("SELECT DISTINCT report FROM record WHERE id = ?1", record),
            None => Ok(Vec::new()),
        },
    }
}

/// Files the records of a report again, from what was read, with all corrections there now are.
fn file_again(within: &rusqlite::Transaction, report: i64, own: &Correction) -> rusqlite::Result<()> {
    let (id, day): (String, Option<String>) =
        within.query_row("SELECT id, day FROM report WHERE number = ?1", [report], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let text: String = within.query_row("SELECT text FROM content WHERE number = ?1", [report], |row| row.get(0))?;
    let sql = "SELECT number, coalesce(coded, body), id FROM record WHERE report = ?1";
    let rows: Vec<(i64, String, String)> = within
        .prepare(sql)?
        .query_map([report], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut filing = Filing::begin(within)?;
    let home = Home { number: report, id: &id, day: day.as_deref(), text: &text };
    // Only the record itself where one is corrected; all of them where an actor is.
    let concerned = |id: &str| own.record.as_deref().is_none_or(|record| record == id);
    for (number, coded, _) in rows.iter().filter(|(_, _, id)| concerned(id)) {
        if let Ok(record) = serde_json::from_str::<Record>(coded) {
            filing.take_out_record(*number)?;
            filing.record(&home, &record)?;
        }
    }
    if let Operation::Add { body, .. } = &own.operation {
        filing.record(&home, body)?;
    }
    Ok(())
}

/// Fields by which a record is found and proven: who changes them makes another record.
const PROOF: [&str; 11] =
    ["id", "kind", "value_hash", "rule", "site", "record", "report", "external_id", "start", "end", "same_as"];

/// How fields are named.
const FIELDS: &str = "fields are named as `dateline ask -f jsonl` prints them, with dots: place.name, doers.0.name";

/// Whether a correction can be made; fills in what it rests on.
fn check(store: &Sqlite, own: &mut Correction) -> Result<(), StoreError> {
    let asked = |what: String, remedy: &str| StoreError::new(Trouble::Asked, &store.name, what, remedy);
    if own.author.trim().is_empty() {
        return Err(asked("the correction names nobody".into(), "say who makes it"));
    }
    if own.operation != Operation::Accept && own.reason.as_deref().is_none_or(|own| own.trim().is_empty()) {
        return Err(asked("the correction gives no reason".into(), "say why in a few words"));
    }
    let report = |id: &str| -> Result<(), StoreError> {
        let there = store.db.query_row("SELECT EXISTS (SELECT 1 FROM report WHERE id = ?1)", [id], |row| row.get(0));
        match there.map_err(|error| store.told(&error))? {
            true => Ok(()),
            false => {
                Err(asked(format!("there is no report {id}"), "give the id of a report; `dateline ask` prints them"))
            }
        }
    };
    match &own.operation {
        Operation::Add { report: id, body } => {
            report(id)?;
            let new = body.id();
            if row(&store.db, &new).map_err(|error| store.told(&error))?.is_some() {
                let remedy = "give the new record an id of its own, or set the fields of the one there is";
                return Err(asked(format!("there is a record {new} already"), remedy));
            }
            own.record = Some(new);
            return Ok(());
        }
        Operation::Split { report: id, .. } => return report(id),
        Operation::Merge { from, into } if from == into => {
            return Err(asked("an actor is merged with itself".into(), "give two keys"));
        }
        Operation::Merge { from, .. } => {
            let there =
                store.db.query_row("SELECT EXISTS (SELECT 1 FROM actor WHERE key = ?1)", [from], |row| row.get(0));
            return match there.map_err(|error| store.told(&error))? {
                true => Ok(()),
                false => {
                    let remedy = "keys are in the rows of `dateline ask -f jsonl` and `dateline actors -f jsonl`";
                    Err(asked(format!("nobody has the key {from}"), remedy))
                }
            };
        }
        Operation::Accept | Operation::Reject | Operation::Set { .. } => {}
    }
    let Some(record) = own.record.clone() else {
        return Err(asked("the correction names no record".into(), "give a record's id"));
    };
    let found = row(&store.db, &record).map_err(|error| store.told(&error))?;
    let Some((_, _, _, value_hash, stands)) = found else {
        return Err(asked(format!("there is no record {record}"), "give a record's id; `dateline ask` prints them"));
    };
    own.base = Some(value_hash);
    if let Operation::Set { field, old, new } = &mut own.operation {
        if PROOF.contains(&field.split('.').next().unwrap_or("")) {
            return Err(asked(
                format!("{field} says which record this is and where it stands"),
                "reject the record and add another with `dateline correct DB add`",
            ));
        }
        let mut body = serde_json::to_value(&stands).unwrap_or_default();
        let Some(slot) = slot(&mut body, field) else {
            return Err(asked(format!("{record} has no field {field}"), FIELDS));
        };
        if slot.is_null() && new.is_null() {
            return Err(asked(format!("{field} of {record} is not set"), FIELDS));
        }
        *old = slot.clone();
        *slot = new.clone();
        let made = serde_json::from_value::<Record>(body).ok();
        if let Some(Record::Figure(figure)) = &made
            && figure.low.zip(figure.high).is_some_and(|(low, high)| low > high)
        {
            let what = format!("{field} of {record} cannot be {new}: the least would be more than the most");
            return Err(asked(what, "set the other bound first"));
        }
        let written = made.and_then(|own| serde_json::to_value(own).ok());
        let kept = written.and_then(|mut own| self::slot(&mut own, field).map(|slot| slot.clone()));
        return match kept {
            Some(kept) if same(&kept, new) => Ok(()),
            // What no record has is gone once the record was made of it.
            Some(serde_json::Value::Null) => Err(asked(format!("a record of this kind has no field {field}"), FIELDS)),
            _ => Err(asked(
                format!("{field} of {record} cannot be {new}"),
                "give a value of the kind that stands there, in JSON: a number, \"words\", null",
            )),
        };
    }
    Ok(())
}
