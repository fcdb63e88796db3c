//! Reports out of the file: how many, all, one.

use super::Sqlite;
use super::records::{Conditions, report_conditions, report_days};
use crate::store::{Counts, Filter, Kind, Line, StoreError, Whole};
use flate2::read::GzDecoder;
use rusqlite::{OptionalExtension, Row, params_from_iter};
use std::io::Read;

/// The columns of a [`Line`]; `report`, `story` and `version` are joined.
pub(super) const LINE: &str = "report.day, report.published, report.id AS report_id, report.external_id, report.outlet, \
     report.agency, report.title, report.url, story.id AS story_id, coalesce(story.first, 0) AS story_first, \
     (SELECT id FROM report AS later WHERE later.number = version.later) AS superseded_by";

/// What is joined to `report` for it.
pub(super) const JOINED: &str = "LEFT JOIN story ON story.report = report.number \
     LEFT JOIN version ON version.report = report.number";

/// A [`Line`] of a row that has the columns of [`LINE`].
pub(super) fn line(row: &Row) -> rusqlite::Result<Line> {
    Ok(Line {
        day: row.get("day")?,
        published: row.get("published")?,
        id: row.get("report_id")?,
        external_id: row.get("external_id")?,
        outlet: row.get("outlet")?,
        agency: row.get("agency")?,
        title: row.get("title")?,
        url: row.get("url")?,
        story: row.get("story_id")?,
        first: row.get("story_first")?,
        superseded_by: row.get("superseded_by")?,
    })
}

pub(super) fn counts(store: &Sqlite) -> Result<Counts, StoreError> {
    let ask = || -> rusqlite::Result<Counts> {
        let one = |sql: &str| store.db.query_row(sql, [], |row| row.get::<_, i64>(0).map(i64::cast_unsigned));
        let of = |kind: Kind| {
            // Both out of indexes: the records themselves are most of the file.
            let sql = "SELECT (SELECT count(*) FROM record WHERE kind = ?1) \
                       - (SELECT count(*) FROM record WHERE kind = ?1 AND review = 'rejected')";
            store.db.query_row(sql, [kind.number()], |row| row.get::<_, i64>(0).map(i64::cast_unsigned))
        };
        Ok(Counts {
            reports: one("SELECT count(*) FROM report")?,
            stories: one("SELECT count(*) FROM story WHERE first = 1")?,
            events: of(Kind::Event)?,
            figures: of(Kind::Figure)?,
            statements: of(Kind::Statement)?,
            positions: of(Kind::Position)?,
            corrections: one("SELECT count(*) FROM correction")?,
        })
    };
    ask().map_err(|error| store.told(&error))
}

pub(super) fn reports(store: &Sqlite, filter: &Filter) -> Result<Vec<Line>, StoreError> {
    let mut conditions = Conditions::default();
    report_conditions(filter, &mut conditions);
    report_days(filter, &mut conditions);
    let mut sql = format!("SELECT {LINE} FROM report {JOINED}");
    conditions.close(&mut sql);
    sql.push_str(" ORDER BY report.day, report.published, report.id");
    let ask = || -> rusqlite::Result<Vec<Line>> {
        store.db.prepare(&sql)?.query_map(params_from_iter(&conditions.values), line)?.collect()
    };
    ask().map_err(|error| store.told(&error))
}

pub(super) fn named(store: &Sqlite, name: &str) -> Result<Vec<String>, StoreError> {
    let ask = || -> rusqlite::Result<Vec<String>> {
        let mut asked =
            store.db.prepare_cached("SELECT id FROM report WHERE id = ?1 OR external_id = ?1 ORDER BY id")?;
        asked.query_map([name], |row| row.get(0))?.collect()
    };
    ask().map_err(|error| store.told(&error))
}

pub(super) fn report(store: &Sqlite, id: &str) -> Result<Option<Whole>, StoreError> {
    let sql = format!(
        "SELECT {LINE}, report.facts, content.text, content.ledger FROM report {JOINED} \
         JOIN content ON content.number = report.number WHERE report.id = ?1"
    );
    let ask = || {
        store
            .db
            .prepare_cached(&sql)?
            .query_row([id], |row| {
                Ok((
                    line(row)?,
                    row.get::<_, String>("facts")?,
                    row.get::<_, String>("text")?,
                    row.get::<_, Vec<u8>>("ledger")?,
                ))
            })
            .optional()
    };
    let found = ask().map_err(|error: rusqlite::Error| store.told(&error))?;
    let Some((report, facts, text, packed)) = found else { return Ok(None) };
    let mut json = String::new();
    let unpacked = GzDecoder::new(packed.as_slice()).read_to_string(&mut json);
    let ledger = unpacked.ok().and_then(|_| serde_json::from_str(&json).ok());
    let ledger = ledger.ok_or_else(|| store.odd(&format!("the ledger of report {id}")))?;
    let facts = serde_json::from_str(&facts).map_err(|_| store.odd(&format!("the facts of report {id}")))?;
    Ok(Some(Whole { report, facts, text, ledger }))
}

/// Whether a text is the one that was filed.
pub(super) fn is_whole(text: &str, hash: &str) -> bool {
    crate::store::text_hash(text) == hash
}
