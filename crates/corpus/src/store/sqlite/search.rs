//! Reports by their words, the best first.

use super::Sqlite;
use super::records::{Conditions, report_conditions, report_days};
use super::reports::{JOINED, LINE, line};
use crate::store::query::{CLOSE, OPEN, full_text};
use crate::store::{Filter, Hit, Line, StoreError};
use rusqlite::{params, params_from_iter};

/// A word in the headline counts for four in the text.
const RANK: &str = "bm25(report_words, 4.0, 1.0)";

/// More than are asked for are ranked at first, since later versions take the place of some.
const SPARE: usize = 32;

/// A report by its number, with its rank: the lower the better.
type Ranked = (i64, f64);

pub(super) fn search(store: &Sqlite, words: &str, filter: &Filter, limit: usize) -> Result<Vec<Hit>, StoreError> {
    let Some(query) = full_text(words) else { return Ok(Vec::new()) };
    let ask = || -> rusqlite::Result<Vec<Hit>> {
        // One state of the store for all the questions of a search, and one lock.
        let _whole = store.db.unchecked_transaction()?;
        let mut found = if *filter == (Filter { all_versions: filter.all_versions, ..Filter::default() }) {
            of_all(store, &query, filter, limit)?
        } else {
            of_some(store, &query, filter)?
        };
        // By day and id where ranks are the same: numbers depend on the order of putting.
        found.sort_by(|(one, rank, _), (other, second, _)| {
            rank.total_cmp(second).then_with(|| other.day.cmp(&one.day)).then_with(|| one.id.cmp(&other.id))
        });
        found.truncate(limit);
        found
            .into_iter()
            .map(|(report, _, number)| Ok(Hit { snippet: snippet(store, &query, number)?, report }))
            .collect()
    };
    ask().map_err(|error| store.told(&error))
}

/// Among all reports: ranked before anything is joined, which for a common word is most of the work.
fn of_all(store: &Sqlite, query: &str, filter: &Filter, limit: usize) -> rusqlite::Result<Vec<(Line, f64, i64)>> {
    let sql = format!("SELECT rowid, {RANK} FROM report_words WHERE report_words MATCH ?1 ORDER BY 2 LIMIT ?2");
    let mut asked = store.db.prepare_cached(&sql)?;
    let mut wanted = limit.saturating_add(SPARE);
    loop {
        let most = i64::try_from(wanted).unwrap_or(i64::MAX);
        let ranked: Vec<Ranked> = asked
            .query_map(params![query, most], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let is_all = ranked.len() < wanted;
        // Reports of the last rank are taken only where all of them are there.
        let last = ranked.last().map(|own| own.1).filter(|_| !is_all);
        let whole: Vec<Ranked> = ranked.into_iter().filter(|own| last.is_none_or(|last| own.1 < last)).collect();
        let found = lines(store, &whole, filter, limit)?;
        if is_all || found.len() >= limit {
            return Ok(found);
        }
        wanted = wanted.saturating_mul(8);
    }
}

/// The first so many of what is ranked, the best first, with all of the last one's rank: what is not shown is not read.
fn lines(store: &Sqlite, ranked: &[Ranked], filter: &Filter, limit: usize) -> rusqlite::Result<Vec<(Line, f64, i64)>> {
    let sql = format!("SELECT {LINE} FROM report {JOINED} WHERE report.number = ?1");
    let mut asked = store.db.prepare_cached(&sql)?;
    let mut found: Vec<(Line, f64, i64)> = Vec::new();
    for &(number, rank) in ranked {
        if found.len() >= limit && found.last().is_some_and(|last| last.1 < rank) {
            break;
        }
        let line = asked.query_row([number], line)?;
        if filter.all_versions || line.superseded_by.is_none() {
            found.push((line, rank, number));
        }
    }
    Ok(found)
}

/// Among the reports that a filter takes.
fn of_some(store: &Sqlite, query: &str, filter: &Filter) -> rusqlite::Result<Vec<(Line, f64, i64)>> {
    let mut conditions = Conditions::default();
    conditions.add("report_words MATCH ?", [query.to_owned()]);
    report_conditions(filter, &mut conditions);
    report_days(filter, &mut conditions);
    let mut sql = format!(
        "SELECT {LINE}, report_words.rowid AS number, {RANK} AS rank FROM report_words \
         JOIN report ON report.number = report_words.rowid {JOINED}"
    );
    conditions.close(&mut sql);
    let mut asked = store.db.prepare_cached(&sql)?;
    let found = asked.query_map(params_from_iter(&conditions.values), |row| {
        Ok((line(row)?, row.get("rank")?, row.get("number")?))
    })?;
    found.collect()
}

/// The words around those asked for, out of the text, else out of the headline.
fn snippet(store: &Sqlite, query: &str, number: i64) -> rusqlite::Result<String> {
    let sql = format!(
        "SELECT snippet(report_words, 1, '{OPEN}', '{CLOSE}', '…', 24), \
         snippet(report_words, 0, '{OPEN}', '{CLOSE}', '…', 24) FROM report_words \
         WHERE report_words MATCH ?1 AND rowid = ?2"
    );
    store.db.prepare_cached(&sql)?.query_row(params![query, number], |row| {
        let text: String = row.get(0)?;
        if text.contains(OPEN) { Ok(text) } else { row.get(1) }
    })
}
