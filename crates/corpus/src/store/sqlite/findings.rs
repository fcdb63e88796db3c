//! What all reports together say, in the file.

use super::reports::{JOINED, LINE, line};
use super::{Sqlite, fault, near};
use crate::copies::{Member, Sketch, Story, whose};
use crate::store::{Change, Findings, Sketched, StoreError};
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
            let sketch = Sketch::from_bytes(&bytes)
                .map_err(|error| store.odd(&format!("the sketch of report {}: {error}", report.id)))?;
            Ok(Sketched { report, sketch })
        })
        .collect()
}

pub(super) fn unsettled(store: &Sqlite) -> Result<Option<Change>, StoreError> {
    let asked = store.db.query_row("SELECT changed, settled FROM state", [], |row| Ok((row.get(0)?, row.get(1)?)));
    let (changed, settled): (i64, i64) = asked.map_err(|error| store.told(&error))?;
    Ok((changed != settled).then_some(Change(changed)))
}

pub(super) fn file(store: &mut Sqlite, findings: Findings) -> Result<(), StoreError> {
    let name = store.name.clone();
    // Each part is let go once it is filed: with a hundred thousand reports they do not all find room at once.
    let Findings { upto, stories, versions, happenings, kept } = findings;
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
            for story in stories {
                for member in story.members {
                    let Some(report) = numbers.get(&member.report) else { continue };
                    let first = member.report == story.first;
                    put.execute(params![report, story.id, first, member.share, member.exact])?;
                }
            }
            let mut put = within.prepare("INSERT INTO version (report, later) VALUES (?1, ?2)")?;
            for (earlier, later) in versions {
                if let Some((earlier, later)) = numbers.get(&earlier).zip(numbers.get(&later)) {
                    put.execute([earlier, later])?;
                }
            }
            let sql = "INSERT OR REPLACE INTO happening (record, id) SELECT number, ?2 FROM record WHERE id = ?1 AND kind = 1";
            let mut put = within.prepare(sql)?;
            for (record, happening) in happenings {
                put.execute([record, happening])?;
            }
        }
        let changed: i64 = within.query_row("SELECT changed FROM state", [], |row| row.get(0))?;
        if changed == upto.0 {
            near::keep(&within, kept, &numbers)?;
        } else {
            // Another program added something that may have been seen or not.
            within.execute("UPDATE state SET near = 0", [])?;
        }
        within.execute("UPDATE state SET settled = ?1", [upto.0])?;
        within.commit()
    };
    done(store).map_err(|error| fault::told(&name, &error))
}

pub(super) fn stories(store: &Sqlite) -> Result<Vec<Story>, StoreError> {
    let ask = || -> rusqlite::Result<Vec<Story>> {
        let sql = "SELECT story.id, report.id, first, share, exact, report.agency, report.outlet FROM story \
                   JOIN report ON report.number = story.report \
                   ORDER BY story.id, first DESC, report.day, report.published, report.id";
        let mut asked = store.db.prepare(sql)?;
        let mut rows = asked.query([])?;
        // With each story what its reports credit, the first report's before the others.
        let mut stories: BTreeMap<String, (Story, Vec<Option<String>>)> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (id, report): (String, String) = (row.get(0)?, row.get(1)?);
            let outlet: Option<String> = row.get(6)?;
            let new = || Story { id: id.clone(), first: report.clone(), agency: None, outlet, members: Vec::new() };
            let (story, credits) = stories.entry(id.clone()).or_insert_with(|| (new(), Vec::new()));
            story.members.push(Member { report, share: row.get(3)?, exact: row.get(4)? });
            credits.push(row.get(5)?);
        }
        let whole = |(mut story, credits): (Story, Vec<Option<String>>)| {
            let first = credits.first().and_then(Option::as_deref);
            story.agency = whose(first, credits.iter().map(Option::as_deref)).map(str::to_owned);
            story
        };
        Ok(stories.into_values().map(whole).collect())
    };
    ask().map_err(|error| store.told(&error))
}
