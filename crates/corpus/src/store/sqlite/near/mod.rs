//! Settling what came by what it touches: to the byte what settling the whole store anew gives, at a cost that does not grow with
//! the store.
//!
//! `keep` files what this needs whenever the whole store is settled; `texts` and `events` bring it up to date and find the
//! stories and happenings that change. Where they would have to look at much of the store, the whole is settled instead.

mod events;
mod keep;
mod texts;

pub(super) use keep::keep;

use super::reports::{JOINED, LINE, line};
use super::{Sqlite, fault};
use crate::store::settle::{page, versions};
use crate::store::{Line, StoreError};
use rusqlite::{Connection, Params, TransactionBehavior, params, types::FromSql};

/// One of so many reports or events may be touched: looking at one costs about as much as settling so many with the whole store.
const SHARE: i64 = 64;

/// So many may be touched in a store of any size.
const FEW: i64 = 16;

/// A report that came is one to look at, and has some more beside it.
const EACH: usize = 8;

/// Settles what came; does nothing and says so where the whole store has to be settled.
pub(super) fn settle(store: &mut Sqlite, most: Option<usize>) -> Result<bool, StoreError> {
    let name = store.name.clone();
    let done = |store: &mut Sqlite| -> rusqlite::Result<bool> {
        let within = store.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let is_kept: bool = within.query_row("SELECT near FROM state", [], |row| row.get(0))?;
        let fresh: Vec<i64> = column(&within, "SELECT report FROM fresh ORDER BY report", [])?;
        let most = match most {
            Some(most) => most,
            None => {
                let reports: i64 = within.query_row("SELECT count(*) FROM print", [], |row| row.get(0))?;
                usize::try_from((reports / SHARE).max(FEW)).unwrap_or(usize::MAX)
            }
        };
        if !is_kept || fresh.len().saturating_mul(EACH) > most.max(EACH) {
            return Ok(false);
        }
        if !texts::settle(&within, &fresh, most)? || !events::settle(&within, &fresh, most)? {
            return Ok(false);
        }
        for &report in &fresh {
            file_versions(&within, report)?;
        }
        within.execute("DELETE FROM fresh", [])?;
        within.execute("UPDATE state SET settled = changed", [])?;
        within.commit()?;
        Ok(true)
    };
    match done(store) {
        Err(error @ rusqlite::Error::SqliteFailure(..)) => Err(fault::told(&name, &error)),
        // What was kept is not as it was filed: settling the whole makes it anew.
        Err(_) => Ok(false),
        Ok(is_settled) => Ok(is_settled),
    }
}

/// The first column of what is asked for.
fn column<T: FromSql>(db: &Connection, sql: &str, with: impl Params) -> rusqlite::Result<Vec<T>> {
    db.prepare_cached(sql)?.query_map(with, |row| row.get(0))?.collect()
}

fn run(db: &Connection, sql: &str, with: impl Params) -> rusqlite::Result<usize> {
    db.prepare_cached(sql)?.execute(with)
}

/// Files which reports of a report's page supersede which.
fn file_versions(db: &Connection, report: i64) -> rusqlite::Result<()> {
    let sql = "SELECT outlet, url FROM report WHERE number = ?1";
    let (outlet, url): (Option<String>, Option<String>) =
        db.prepare_cached(sql)?.query_row([report], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some(url) = url else { return Ok(()) };
    let page = page(&url);
    // Addresses that may be of the page: with a stroke or more at the end, or a `#` with what follows it.
    let sql = format!(
        "SELECT {LINE} FROM report {JOINED} WHERE outlet IS ?1 AND (url = ?2 OR url = ?2 || '/' \
         OR url >= ?2 || '#' AND url < ?2 || '$' OR url >= ?2 || '/#' AND url < ?2 || '/$' \
         OR url >= ?2 || '//' AND url < ?2 || '/0')"
    );
    let mut asked = db.prepare_cached(&sql)?;
    let mut lines: Vec<Line> = asked.query_map(params![outlet, page], line)?.collect::<rusqlite::Result<_>>()?;
    lines.retain(|own| own.url.as_deref().is_some_and(|own| self::page(own) == page));
    for (earlier, later) in versions(&lines.iter().collect::<Vec<_>>()) {
        let sql = "INSERT OR REPLACE INTO version (report, later) \
                   SELECT one.number, other.number FROM report AS one, report AS other WHERE one.id = ?1 AND other.id = ?2";
        run(db, sql, [earlier, later])?;
    }
    Ok(())
}
