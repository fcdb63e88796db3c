//! What all reports together say, in the file.

use super::reports::{JOINED, LINE, line};
use super::{Sqlite, fault};
use crate::copies::{Member, Sketch, Story};
use crate::store::{Findings, Sketched, StoreError};
use rusqlite::{TransactionBehavior, params};
use std::collections::{BTreeMap, HashMap};

pub(super) fn sketches(store: &Sqlite) -> Result<Vec<Sketched>, StoreError> {
    let sql = format!("SELECT {LINE}, sketch.body FROM report JOIN sketch ON sketch.report = report.number {JOINED}");
    let ask = || -> rusqlite::Result<Vec<(crate::store::Line, Vec<u8>)>> {
        store.db.prepare(&sql)?.query_map([], |row| Ok((line(row)?, row.get("body")?)))?.collect()
    };
    let rows = ask().map_err(|error| store.told(&error))?;
    rows.into_iter()
        .map(|(report, bytes)| {
            let sketch = Sketch::from_bytes(&bytes).ok_or_else(|| store.odd("a sketch"))?;
            Ok(Sketched { report, sketch })
        })
        .collect()
}

pub(super) fn is_settled(store: &Sqlite) -> Result<bool, StoreError> {
    let ask = store.db.query_row("SELECT since_is_dirty FROM settled", [], |row| row.get::<_, bool>(0));
    ask.map(|dirty| !dirty).map_err(|error| store.told(&error))
}

pub(super) fn file(store: &mut Sqlite, findings: &Findings) -> Result<(), StoreError> {
    let name = store.name.clone();
    let done = |store: &mut Sqlite| -> rusqlite::Result<()> {
        let within = store.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for table in ["story", "version", "happening"] {
            within.execute(&format!("DELETE FROM {table}"), [])?;
        }
        let numbers: HashMap<String, i64> = within
            .prepare("SELECT id, number FROM report")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        {
            let sql = "INSERT INTO story (report, id, first, share, exact) VALUES (?1, ?2, ?3, ?4, ?5)";
            let mut put = within.prepare(sql)?;
            for story in &findings.stories {
                for member in &story.members {
                    let Some(report) = numbers.get(&member.report) else { continue };
                    let first = member.report == story.first;
                    put.execute(params![report, story.id, first, f64::from(member.share), member.exact])?;
                }
            }
            let mut put = within.prepare("INSERT INTO version (report, later) VALUES (?1, ?2)")?;
            for (earlier, later) in &findings.versions {
                if let Some((earlier, later)) = numbers.get(earlier).zip(numbers.get(later)) {
                    put.execute([earlier, later])?;
                }
            }
            let sql = "INSERT OR REPLACE INTO happening (record, id) SELECT number, ?2 FROM record WHERE id = ?1 AND kind = 1";
            let mut put = within.prepare(sql)?;
            for (record, happening) in &findings.happenings {
                put.execute([record, happening])?;
            }
        }
        within.execute("UPDATE settled SET since_is_dirty = 0", [])?;
        within.commit()
    };
    done(store).map_err(|error| fault::told(&name, &error))
}

pub(super) fn stories(store: &Sqlite) -> Result<Vec<Story>, StoreError> {
    let ask = || -> rusqlite::Result<Vec<Story>> {
        let sql = "SELECT story.id, report.id, first, share, exact FROM story JOIN report ON report.number = story.report \
                   ORDER BY story.id, first DESC, report.day, report.published, report.id";
        let mut asked = store.db.prepare(sql)?;
        let mut rows = asked.query([])?;
        let mut stories: BTreeMap<String, Story> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (id, report, first): (String, String, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let share: f64 = row.get(3)?;
            let story =
                stories.entry(id.clone()).or_insert_with(|| Story { id, first: report.clone(), members: Vec::new() });
            if first {
                story.first.clone_from(&report);
            }
            story.members.push(Member { report, share: share as f32, exact: row.get(4)? });
        }
        Ok(stories.into_values().collect())
    };
    ask().map_err(|error| store.told(&error))
}
