//! Records out of the file: a filter as SQL.

use super::reports::{JOINED, LINE, line};
use super::{Sqlite, put};
use crate::rows::keys::bare;
use crate::store::query::full_text;
use crate::store::{Filter, Line, StoreError, Stored};
use rusqlite::params_from_iter;

/// Conditions with the values of their `?`.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    sql: Vec<String>,
    pub(super) values: Vec<String>,
}

impl Conditions {
    pub(super) fn add(&mut self, sql: impl Into<String>, values: impl IntoIterator<Item = String>) {
        self.sql.push(sql.into());
        self.values.extend(values);
    }

    fn among(&mut self, column: &str, values: &[String]) {
        if !values.is_empty() {
            self.add(format!("{column} IN ({})", marks(values.len())), values.iter().cloned());
        }
    }

    /// Writes the conditions behind the tables.
    pub(super) fn close(&self, sql: &mut String) {
        if !self.sql.is_empty() {
            sql.push_str(" WHERE ");
            sql.push_str(&self.sql.join(" AND "));
        }
    }
}

fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

/// What a filter asks of reports.
pub(super) fn report_conditions(filter: &Filter, conditions: &mut Conditions) {
    if !filter.reports.is_empty() {
        // As one value: SQLite takes some 32,000 of them, and a store has more reports.
        let ids = serde_json::to_string(&filter.reports).unwrap_or_default();
        conditions.add("report.id IN (SELECT value FROM json_each(?))", [ids]);
    }
    if !filter.outlets.is_empty() {
        let any = vec!["lower(?)"; filter.outlets.len()].join(", ");
        let twice = filter.outlets.iter().chain(&filter.outlets).cloned();
        conditions.add(format!("(lower(report.outlet) IN ({any}) OR lower(report.agency) IN ({any}))"), twice);
    }
    if !filter.all_versions {
        conditions.add("version.later IS NULL", []);
    }
}

/// The days of a filter, asked of reports themselves.
pub(super) fn report_days(filter: &Filter, conditions: &mut Conditions) {
    days(filter, ("report.day", "report.day"), conditions);
}

fn days(filter: &Filter, (first, last): (&str, &str), conditions: &mut Conditions) {
    if let Some(from) = &filter.from {
        conditions.add(format!("{last} >= ?"), [from.clone()]);
    }
    if let Some(to) = &filter.to {
        // A record without any day has an empty one, which is before all.
        conditions.add(format!("{first} <= ? AND {last} <> ''"), [to.clone()]);
    }
}

/// The actors that a name of a filter means.
fn actors(name: &str, values: &mut Vec<String>) -> String {
    let mut any = vec!["key = ?".to_owned()];
    values.push(name.to_lowercase());
    let is_code = name.len() == 3 && name.chars().all(|c| c.is_ascii_uppercase());
    if is_code {
        any.push("country = ?".to_owned());
        values.push(name.to_owned());
    }
    // A group may be called by three capitals too.
    if let Some(query) = full_text(&format!("\"{}\"", bare(name))) {
        any.push("number IN (SELECT rowid FROM actor_words WHERE actor_words MATCH ?)".to_owned());
        values.push(query);
    }
    format!("SELECT number FROM actor WHERE {}", any.join(" OR "))
}

/// Records in which one of the names has one of the parts.
fn parts(names: &[String], roles: &str, conditions: &mut Conditions) {
    if names.is_empty() {
        return;
    }
    let mut values = Vec::new();
    let chosen: Vec<String> = names.iter().map(|name| actors(name, &mut values)).collect();
    let chosen = chosen.join(" UNION ");
    conditions.add(
        format!("record.number IN (SELECT record FROM part WHERE role IN ({roles}) AND actor IN ({chosen}))"),
        values,
    );
}

fn about(topics: &[String], conditions: &mut Conditions) {
    if topics.is_empty() {
        return;
    }
    let (mut any, mut values) = (Vec::new(), Vec::new());
    for topic in topics {
        if let Some(query) = full_text(topic) {
            any.push("record.number IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)".to_owned());
            values.push(query);
        }
        let chosen = actors(topic, &mut values);
        any.push(format!("record.number IN (SELECT record FROM part WHERE role = 5 AND actor IN ({chosen}))"));
    }
    conditions.add(format!("({})", any.join(" OR ")), values);
}

fn conditions(filter: &Filter) -> Conditions {
    let mut all = Conditions::default();
    report_conditions(filter, &mut all);
    if !filter.kinds.is_empty() {
        let kinds: Vec<String> = filter.kinds.iter().map(|own| own.number().to_string()).collect();
        // Of named reports or records they are looked up by these: the `+` keeps the planner from going through a whole kind.
        let is_wide = filter.reports.is_empty() && filter.happenings.is_empty() && filter.records.is_empty();
        let plus = if is_wide { "" } else { "+" };
        all.add(format!("{plus}record.kind IN ({})", kinds.join(", ")), []);
    }
    all.add("record.review IS NOT 'rejected'", []);
    if filter.no_background {
        all.add("record.background = 0", []);
    }
    if !filter.records.is_empty() {
        let ids = serde_json::to_string(&filter.records).unwrap_or_default();
        let sql = "record.number IN (SELECT number FROM record WHERE id IN (SELECT value FROM json_each(?)))";
        all.add(sql, [ids]);
    }
    if !filter.happenings.is_empty() {
        let ids = serde_json::to_string(&filter.happenings).unwrap_or_default();
        all.add(
            "record.number IN (SELECT record FROM happening WHERE id IN (SELECT value FROM json_each(?)) \
             UNION SELECT number FROM record WHERE kind = 1 AND id IN (SELECT value FROM json_each(?)))",
            [ids.clone(), ids],
        );
    }
    let lower = |own: &[String]| own.iter().map(|own| own.to_lowercase()).collect::<Vec<_>>();
    if !filter.types.is_empty() {
        let any = marks(filter.types.len());
        all.add(format!("lower(record.label) IN ({any})"), lower(&filter.types));
    }
    if !filter.measures.is_empty() {
        let any = marks(filter.measures.len());
        let others = if filter.kinds == [crate::store::Kind::Figure] { "" } else { "record.kind <> 2 OR " };
        all.add(format!("({others}record.label IN ({any}))"), lower(&filter.measures));
    }
    all.among("record.modality", &lower(&filter.modalities));
    days(filter, ("record.day_from", "record.day_to"), &mut all);
    parts(&filter.actors, "1, 2, 3, 6, 7, 8", &mut all);
    parts(&filter.sources, "3", &mut all);
    parts(&filter.places, "4", &mut all);
    about(&filter.about, &mut all);
    all
}

pub(super) fn records(
    store: &Sqlite,
    filter: &Filter,
    each: &mut dyn FnMut(Stored) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let told = |error: rusqlite::Error| store.told(&error);
    // One state of the store for all the questions.
    let _whole = store.db.unchecked_transaction().map_err(told)?;
    let mut of_report: Option<(i64, Line, String)> = None;
    for (record, report) in order(store, filter).map_err(told)? {
        let (line, text) = match &of_report {
            Some((number, line, text)) if *number == report => (line, text),
            _ => {
                let (line, text) = report_of(store, report).map_err(told)?;
                let (_, line, text) = of_report.insert((report, line, text));
                (&*line, &*text)
            }
        };
        let stored = stored(store, record, line, text).map_err(|_| store.odd("a record"))?;
        each(stored)?;
    }
    Ok(())
}

/// Which records a filter takes, with their reports, in order: what has to be sorted is small, whatever the texts are.
fn order(store: &Sqlite, filter: &Filter) -> rusqlite::Result<Vec<(i64, i64)>> {
    let conditions = conditions(filter);
    let mut sql =
        "SELECT record.number, record.report FROM record JOIN report ON report.number = record.report".to_owned();
    if !filter.all_versions {
        sql.push_str(" LEFT JOIN version ON version.report = report.number");
    }
    conditions.close(&mut sql);
    sql.push_str(" ORDER BY report.day, report.published, report.id, record.start, record.kind, record.id");
    let mut asked = store.db.prepare_cached(&sql)?;
    asked.query_map(params_from_iter(&conditions.values), |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// A report with its text.
fn report_of(store: &Sqlite, number: i64) -> rusqlite::Result<(Line, String)> {
    let sql = format!(
        "SELECT {LINE}, content.text FROM report {JOINED} JOIN content ON content.number = report.number \
         WHERE report.number = ?1"
    );
    store.db.prepare_cached(&sql)?.query_row([number], |row| Ok((line(row)?, row.get("text")?)))
}

fn stored(store: &Sqlite, number: i64, report: &Line, text: &str) -> rusqlite::Result<Stored> {
    let sql = "SELECT record.id, body, review, happening.id FROM record \
               LEFT JOIN happening ON happening.record = record.number WHERE record.number = ?1";
    store.db.prepare_cached(sql)?.query_row([number], |row| {
        let body = row.get_ref(1)?.as_str()?;
        let record: crate::rows::Record = serde_json::from_str(body)
            .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into()))?;
        let site = record.site();
        Ok(Stored {
            report: report.clone(),
            id: row.get(0)?,
            sentence: put::stretch(text, site.from, site.to).to_owned(),
            record,
            happening: row.get(3)?,
            review: row.get(2)?,
        })
    })
}
