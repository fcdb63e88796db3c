//! Files what settling by what is touched needs, of a store that was settled whole.

use super::events::bytes;
use super::run;
use crate::copies::near::{is_number, is_wanted};
use crate::copies::{Copies, Sketch};
use crate::happenings::near::{Names, Told, anchor_key, firm, kept, rare, tie_keys, to_bytes, weighed};
use crate::store::Kept;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Rows of one table are made in so many parts, so that memory stays small.
const PARTS: u64 = 8;

/// Files all of it anew; `numbers` are those of reports by their ids.
pub(in super::super) fn keep(db: &Connection, own: Kept, numbers: &HashMap<String, i64>) -> rusqlite::Result<()> {
    let Kept { texts, copies, told, mut names, edges: alike } = own;
    for table in
        ["fresh", "print", "phrase", "nobodys", "copy", "told", "anchor", "tie", "alike", "word", "word_report"]
    {
        db.execute(&format!("DELETE FROM {table}"), [])?;
    }
    let (mut prints, mut firsts) = (Vec::new(), BTreeMap::new());
    for (report, text) in &texts {
        let Some(&number) = numbers.get(report) else { continue };
        prints.push((number, *text));
        let first = firsts.entry(*text).or_insert((report, number));
        *first = (*first).min((report, number));
    }
    prints.sort_unstable();
    for (report, text) in prints {
        run(db, "INSERT INTO print (report, text) VALUES (?1, ?2)", [report, text])?;
    }
    let firsts: Vec<(i64, i64)> = firsts.into_iter().map(|(text, (_, number))| (text, number)).collect();
    phrases(db, &firsts)?;
    pairs(db, &copies)?;
    let telling: BTreeSet<u32> = told.iter().map(Told::report).collect();
    db.execute(
        "UPDATE state SET near = 1, sentences = ?1, telling = ?2",
        params![names.sentences(), telling.len() as i64],
    )?;
    events(db, &told, &mut names)?;
    drop((told, names));
    edges(db, &alike)
}

fn phrases(db: &Connection, firsts: &[(i64, i64)]) -> rusqlite::Result<()> {
    for part in 0..PARTS {
        let mut rows: Vec<(u32, bool, i64)> = Vec::new();
        for &(text, report) in firsts {
            let mut asked = db.prepare_cached("SELECT body FROM sketch WHERE report = ?1")?;
            let body: Vec<u8> = asked.query_row([report], |row| row.get(0))?;
            // What could be read to settle the store can be read again.
            let Ok(sketch) = Sketch::from_bytes(&body) else { continue };
            let own = sketch.phrases().filter(|&(hash, tag)| !is_number(tag) && u64::from(hash >> 29) == part);
            rows.extend(own.map(|(hash, _)| (hash, is_wanted(&sketch, hash), text)));
        }
        rows.sort_unstable();
        for (hash, wanted, text) in rows {
            run(db, "INSERT INTO phrase (hash, wanted, text) VALUES (?1, ?2, ?3)", params![hash, wanted, text])?;
        }
    }
    Ok(())
}

fn pairs(db: &Connection, copies: &Copies) -> rusqlite::Result<()> {
    for &hash in &copies.nobodys {
        run(db, "INSERT INTO nobodys (hash) VALUES (?1)", [hash])?;
    }
    let both = copies.pairs.iter().flat_map(|&(one, other)| [(one, other), (other, one)]);
    let mut both: Vec<(i64, i64)> = both.collect();
    both.sort_unstable();
    for (one, other) in both {
        run(db, "INSERT INTO copy (one, other) VALUES (?1, ?2)", [one, other])?;
    }
    Ok(())
}

fn events(db: &Connection, told: &[Told], names: &mut Names) -> rusqlite::Result<()> {
    let weights = names.weights();
    let mut order: Vec<&Told> = told.iter().collect();
    order.sort_unstable_by_key(|own| own.code);
    // Where each stands, and the words it is looked up by.
    let mut homes: Vec<i64> = Vec::with_capacity(order.len());
    let mut rares: Vec<Vec<u64>> = Vec::with_capacity(order.len());
    for own in &order {
        let mut asked = db.prepare_cached("SELECT number, report FROM record WHERE id = ?1 AND kind = 1")?;
        let there = asked.query_row([&own.id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let (record, report): (i64, i64) = there.unwrap_or_default();
        let rare: Vec<u64> = rare(own, &weights).into_iter().map(|word| names.hash(word)).collect();
        let body = to_bytes(own, names);
        let sql = "INSERT INTO told (event, record, report, rare, body) VALUES (?1, ?2, ?3, ?4, ?5)";
        run(db, sql, params![own.code, record, report, bytes(&rare), body])?;
        homes.push(report);
        rares.push(rare);
    }
    let names = &*names;
    for part in 0..PARTS {
        let (mut anchors, mut ties, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for ((own, &report), rare) in order.iter().zip(&homes).zip(&rares) {
            if let Some(days) = own.days {
                let hashes = firm(own).map(|name| names.hash(name)).chain(rare.iter().copied());
                let keys = hashes.map(|hash| anchor_key(names.hash(own.family), hash));
                anchors.extend(keys.filter(|&key| part_of(key) == part).map(|key| (key, days.likely, own.code)));
            }
            ties.extend(
                tie_keys(own, names).into_iter().filter(|&key| part_of(key) == part).map(|key| (key, own.code)),
            );
            let hashes = weighed(own).map(|name| kept(names.hash(name)));
            words.extend(hashes.filter(|&hash| part_of(hash) == part).map(|hash| (hash, report)));
        }
        anchors.sort_unstable();
        anchors.dedup();
        for (key, day, event) in anchors {
            run(db, "INSERT INTO anchor (key, day, event) VALUES (?1, ?2, ?3)", params![key, day, event])?;
        }
        ties.sort_unstable();
        ties.dedup();
        for (key, event) in ties {
            run(db, "INSERT INTO tie (key, event) VALUES (?1, ?2)", [key, event])?;
        }
        words.sort_unstable();
        words.dedup();
        for (hash, report) in words {
            run(db, "INSERT INTO word_report (hash, report) VALUES (?1, ?2)", [hash, report])?;
        }
    }
    counts(db, told, names)
}

/// How often each name was met, and in how many reports.
fn counts(db: &Connection, told: &[Told], names: &Names) -> rusqlite::Result<()> {
    let mut telling: Vec<&Told> = told.iter().collect();
    telling.sort_unstable_by_key(|own| own.report());
    let mut reports: HashMap<u64, u32> = HashMap::new();
    for report in telling.chunk_by(|one, other| one.report() == other.report()) {
        let words: BTreeSet<u32> = report.iter().flat_map(|own| own.words()).copied().collect();
        words.into_iter().for_each(|word| *reports.entry(names.hash(word)).or_default() += 1);
    }
    let mut met: Vec<(i64, u32, u32)> =
        names.counted().map(|(hash, met)| (kept(hash), met, reports.get(&hash).copied().unwrap_or(0))).collect();
    met.sort_unstable();
    for (hash, met, reports) in met {
        run(db, "INSERT INTO word (hash, met, reports) VALUES (?1, ?2, ?3)", params![hash, met, reports])?;
    }
    Ok(())
}

fn edges(db: &Connection, edges: &[(i64, i64, u32)]) -> rusqlite::Result<()> {
    let both = || edges.iter().flat_map(|&(one, other, points)| [(one, other, points), (other, one, points)]);
    for part in 0..PARTS {
        let mut rows: Vec<(i64, i64, u32)> = both().filter(|&(one, ..)| part_of(one) == part).collect();
        rows.sort_unstable();
        for (one, other, points) in rows {
            run(db, "INSERT INTO alike (one, other, points) VALUES (?1, ?2, ?3)", params![one, other, points])?;
        }
    }
    Ok(())
}

/// The part of a key, by its first bits: rows are filed in order.
fn part_of(key: i64) -> u64 {
    key.cast_unsigned() >> 60
}
