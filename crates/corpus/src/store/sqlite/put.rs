//! Filing reports: all of a batch or nothing of it.

use super::correct::{self, Actors};
use super::{Sqlite, fault};
use crate::rows::{Filed, Partaker, Record};
use crate::store::{Kind, Put, StoreError, text_hash};
use dateline_types::ledger::MadeBy;
use flate2::Compression;
use flate2::write::GzEncoder;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use std::collections::{HashMap, HashSet};
use std::io::Write;

pub(super) fn held(store: &Sqlite, made_by: &MadeBy) -> Result<HashSet<String>, StoreError> {
    let ask = || -> rusqlite::Result<HashSet<String>> {
        let made_by = json(made_by);
        let sql = "SELECT EXISTS (SELECT 1 FROM run WHERE made_by <> ?1)";
        let others: bool = store.db.query_row(sql, [&made_by], |row| row.get(0))?;
        let sql = match others {
            true => {
                "SELECT input.fingerprint FROM input JOIN report ON report.number = input.report \
                 JOIN run ON run.number = report.run WHERE run.made_by = ?1"
            }
            // Most stores were read by one program, and no report need be looked up.
            false => "SELECT fingerprint FROM input WHERE ?1 <> ''",
        };
        store.db.prepare(sql)?.query_map([&made_by], |row| row.get(0))?.collect()
    };
    ask().map_err(|error| store.told(&error))
}

pub(super) fn put(store: &mut Sqlite, batch: &[(String, Filed)]) -> Result<Put, StoreError> {
    let name = store.name.clone();
    let done = |store: &mut Sqlite| -> rusqlite::Result<Put> {
        let within = store.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut filing = Filing::begin(&within)?;
        let mut put = Put::default();
        for (fingerprint, filed) in batch {
            filing.report(fingerprint, filed, &mut put)?;
        }
        if filing.changed {
            within.execute("UPDATE state SET changed = changed + 1", [])?;
        }
        within.commit()?;
        Ok(put)
    };
    done(store).map_err(|error| fault::told(&name, &error))
}

/// One batch being filed.
pub(super) struct Filing<'t> {
    within: &'t Transaction<'t>,
    /// What people said of actors.
    actors: Actors,
    /// Whether anybody corrected anything: most stores have nothing to look for.
    corrected: bool,
    /// Numbers of actors, by all that tells them apart.
    known: HashMap<String, i64>,
    /// Whether anything was written.
    changed: bool,
}

/// Where a record belongs.
pub(super) struct Home<'r> {
    pub(super) number: i64,
    pub(super) id: &'r str,
    pub(super) day: Option<&'r str>,
    pub(super) text: &'r str,
}

impl<'t> Filing<'t> {
    pub(super) fn begin(within: &'t Transaction<'t>) -> rusqlite::Result<Self> {
        let corrected = within.query_row("SELECT EXISTS (SELECT 1 FROM correction)", [], |row| row.get(0))?;
        let actors = if corrected { Actors::of(within)? } else { Actors::default() };
        Ok(Self { within, actors, corrected, known: HashMap::new(), changed: false })
    }

    fn report(&mut self, fingerprint: &str, filed: &Filed, put: &mut Put) -> rusqlite::Result<()> {
        let run = self.run(&filed.ledger.made_by)?;
        let facts = json(&filed.facts);
        let mut asked = self.within.prepare_cached("SELECT number, run, facts FROM report WHERE id = ?1")?;
        let there: Option<(i64, i64, String)> =
            asked.query_row([&filed.facts.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        let number = match there {
            Some((number, own, _)) if own != run => {
                put.again += 1;
                self.take_out(number)?;
                // The other containers it came in have to be looked at again too.
                self.within.prepare_cached("DELETE FROM input WHERE report = ?1")?.execute([number])?;
                number
            }
            Some((number, _, had)) if had <= facts => {
                put.known += 1;
                return self.input(fingerprint, number);
            }
            Some((number, ..)) => {
                put.known += 1;
                self.take_out(number)?;
                number
            }
            None => {
                put.new += 1;
                let last = "SELECT coalesce(max(number), 0) + 1 FROM report";
                let number = self.within.prepare_cached(last)?.query_row([], |row| row.get(0))?;
                self.within.prepare_cached("INSERT INTO fresh (report) VALUES (?1)")?.execute([number])?;
                number
            }
        };
        self.write(number, run, &facts, filed)?;
        self.input(fingerprint, number)
    }

    fn input(&self, fingerprint: &str, report: i64) -> rusqlite::Result<()> {
        let sql = "INSERT OR REPLACE INTO input (fingerprint, report) VALUES (?1, ?2)";
        self.within.prepare_cached(sql)?.execute(params![fingerprint, report])?;
        Ok(())
    }

    fn run(&self, made_by: &MadeBy) -> rusqlite::Result<i64> {
        let made_by = json(made_by);
        self.within.prepare_cached("INSERT OR IGNORE INTO run (made_by) VALUES (?1)")?.execute([&made_by])?;
        self.within.prepare_cached("SELECT number FROM run WHERE made_by = ?1")?.query_row([&made_by], |row| row.get(0))
    }

    fn write(&mut self, number: i64, run: i64, facts_json: &str, filed: &Filed) -> rusqlite::Result<()> {
        self.changed = true;
        let facts = &filed.facts;
        let day = facts.published.map(|own| own.date.to_string());
        let published = facts.published.map(|own| own.to_string());
        self.within
            .prepare_cached(
                "INSERT OR REPLACE INTO report \
                 (number, id, run, day, published, external_id, outlet, agency, title, url, text_hash, facts) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                number,
                facts.id,
                run,
                day,
                published,
                facts.external_id,
                filed.credit.outlet,
                filed.credit.agency,
                facts.title,
                facts.url,
                text_hash(&filed.text),
                facts_json
            ])?;
        let ledger = packed(&json(&filed.ledger));
        self.within
            .prepare_cached("INSERT OR REPLACE INTO content (number, title, text, ledger) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![number, facts.title, filed.text, ledger])?;
        self.within
            .prepare_cached("INSERT INTO report_words (rowid, title, text) VALUES (?1, ?2, ?3)")?
            .execute(params![number, facts.title, filed.text])?;
        self.within
            .prepare_cached("INSERT OR REPLACE INTO sketch (report, body) VALUES (?1, ?2)")?
            .execute(params![number, filed.sketch.to_bytes()])?;
        let home = Home { number, id: &facts.id, day: day.as_deref(), text: &filed.text };
        for record in &filed.records {
            self.record(&home, record)?;
        }
        if self.corrected {
            for record in correct::added(self.within, &facts.id)? {
                self.record(&home, &record)?;
            }
        }
        Ok(())
    }

    /// Files one record with what people said of it.
    pub(super) fn record(&mut self, home: &Home, coded: &Record) -> rusqlite::Result<()> {
        let value_hash = coded.value_hash();
        let body = json(coded);
        if !self.corrected {
            return self.row(home, (&coded.id(), coded), &value_hash, &body, None, None);
        }
        let own = correct::of_record(self.within, &coded.id())?;
        let renamings = self.actors.in_report(home.id);
        if own.is_empty() && renamings.is_empty() {
            return self.row(home, (&coded.id(), coded), &value_hash, &body, None, None);
        }
        let own: Vec<_> = own.iter().collect();
        let upon = crate::store::correction::upon(coded, &value_hash, &own, &renamings);
        let corrected = json(&upon.record);
        let id = coded.id();
        let coded = Some(body.as_str()).filter(|_| corrected != body);
        // The id stays: corrections are looked up by what was read.
        self.row(home, (&id, &upon.record), &value_hash, &corrected, coded, upon.review)
    }

    fn row(
        &mut self,
        home: &Home,
        (id, record): (&str, &Record),
        value_hash: &str,
        body: &str,
        coded: Option<&str>,
        review: Option<&str>,
    ) -> rusqlite::Result<()> {
        let kind = Kind::of(record).number();
        let (first, last) = record.days(home.day).unwrap_or_default();
        self.within
            .prepare_cached(
                "INSERT OR IGNORE INTO record (report, kind, id, value_hash, label, modality, day_from, day_to, background, \
                 start, review, body, coded) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                home.number,
                kind,
                id,
                value_hash,
                record.label(),
                record.modality(),
                first,
                last,
                record.is_background(),
                record.site().start,
                review,
                body,
                coded
            ])?;
        if self.within.changes() == 0 {
            return Ok(());
        }
        let number = self.within.last_insert_rowid();
        let site = record.site();
        let sentence = stretch(home.text, site.from, site.to);
        self.within
            .prepare_cached("INSERT INTO record_words (rowid, sentence) VALUES (?1, ?2)")?
            .execute(params![number, sentence])?;
        for partaker in record.partakers() {
            let actor = self.actor(&partaker)?;
            self.within
                .prepare_cached("INSERT OR IGNORE INTO part (record, role, actor) VALUES (?1, ?2, ?3)")?
                .execute(params![number, partaker.part as i64 + 1, actor])?;
        }
        Ok(())
    }

    /// The number of an actor; a new one where nobody is called so.
    fn actor(&mut self, own: &Partaker) -> rusqlite::Result<i64> {
        let country = own.country.unwrap_or("");
        let identity = format!("{}\u{1}{}\u{1}{country}", own.key, own.name);
        if let Some(&number) = self.known.get(&identity) {
            return Ok(number);
        }
        let mut asked =
            self.within.prepare_cached("SELECT number FROM actor WHERE key = ?1 AND name = ?2 AND country = ?3")?;
        let there = asked.query_row(params![own.key, own.name, country], |row| row.get(0)).optional()?;
        let number = match there {
            Some(number) => number,
            None => {
                self.within
                    .prepare_cached("INSERT INTO actor (key, name, country) VALUES (?1, ?2, ?3)")?
                    .execute(params![own.key, own.name, country])?;
                let number = self.within.last_insert_rowid();
                self.within
                    .prepare_cached("INSERT INTO actor_words (rowid, name) VALUES (?1, ?2)")?
                    .execute(params![number, own.name])?;
                number
            }
        };
        self.known.insert(identity, number);
        Ok(number)
    }

    /// Takes out what was filed of a report, all but its row: it is filed anew, and the store has to be settled as a whole.
    fn take_out(&self, report: i64) -> rusqlite::Result<()> {
        self.within.prepare_cached("UPDATE state SET near = 0")?.execute([])?;
        let sql = "SELECT number FROM record WHERE report = ?1";
        let records: Vec<i64> =
            self.within.prepare_cached(sql)?.query_map([report], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        for record in records {
            self.take_out_record(record)?;
        }
        self.within
            .prepare_cached(
                "INSERT INTO report_words (report_words, rowid, title, text) \
                 SELECT 'delete', number, title, text FROM content WHERE number = ?1",
            )?
            .execute([report])?;
        Ok(())
    }

    pub(super) fn take_out_record(&self, record: i64) -> rusqlite::Result<()> {
        for sql in [
            "DELETE FROM part WHERE record = ?1",
            "DELETE FROM record_words WHERE rowid = ?1",
            "DELETE FROM happening WHERE record = ?1",
            "DELETE FROM record WHERE number = ?1",
        ] {
            self.within.prepare_cached(sql)?.execute([record])?;
        }
        Ok(())
    }
}

/// The stretch of a text between two code points.
pub(super) fn stretch(text: &str, from: u32, to: u32) -> &str {
    let (from, to) = (from as usize, to as usize);
    if text.is_ascii() {
        return text.get(from..to.min(text.len())).unwrap_or("");
    }
    let mut bounds = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let Some(first) = bounds.nth(from) else { return "" };
    let last = if to > from { bounds.nth(to - from - 1).unwrap_or(text.len()) } else { first };
    text.get(first..last).unwrap_or("")
}

/// JSON of what always has a form in it.
pub(super) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn packed(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory does not fail.
    let written = encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}
