//! Happenings that change when reports come: those of events that are looked up by the same names, places and rare words.

use super::{column, run};
use crate::happenings::near::{
    NEIGHBOURS, Names, Tells, Told, Weights, anchor_key, code, firm, from_bytes, group, in_reports, in_sentences, kept,
    likeness, points, powers, rare, tie_keys, to_bytes, weighed,
};
use crate::rows::Record;
use crate::store::sqlite::put::stretch;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// An event as it is compared.
struct Shelved {
    told: Told,
    record: i64,
    report: i64,
    /// The hashes of the rare words that it is looked up by.
    rare: Vec<u64>,
}

struct Events<'d> {
    db: &'d Connection,
    names: Names,
    weights: Weights,
    /// The same, counted in reports.
    kin: Weights,
    /// Names whose weights are known.
    weighed: Vec<bool>,
    sentences: u32,
    telling: u32,
    events: BTreeMap<i64, Rc<Shelved>>,
    /// The words of reports, sorted.
    words: BTreeMap<i64, Rc<Vec<u32>>>,
    /// Pairs whose being alike may have changed because something came between them, or went.
    shifted: BTreeSet<(i64, i64)>,
}

/// How often a name is met: in sentences or as a party, and in how many reports.
#[derive(Clone, Copy, Default)]
struct Met {
    events: u32,
    reports: u32,
}

/// Names of which it changed how much they tell.
#[derive(Default)]
struct Shifts {
    events: Vec<u64>,
    reports: Vec<u64>,
}

/// Brings happenings up to date; gives whether it could, looking at no more than so many events.
pub(super) fn settle(db: &Connection, fresh: &[i64], most: usize) -> rusqlite::Result<bool> {
    let (sentences, telling): (u32, u32) =
        db.query_row("SELECT sentences, telling FROM state", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut events = Events {
        db,
        names: Names::default(),
        weights: Weights::default(),
        kin: Weights::default(),
        weighed: Vec::new(),
        sentences,
        telling,
        events: BTreeMap::new(),
        words: BTreeMap::new(),
        shifted: BTreeSet::new(),
    };
    let mut new = Vec::new();
    let mut met: BTreeMap<u64, Met> = BTreeMap::new();
    for &report in fresh {
        let told = events.read(report)?;
        events.telling += u32::from(!told.is_empty());
        let names: BTreeSet<u32> = told.iter().flat_map(|own| own.told.words().iter().copied()).collect();
        names.iter().for_each(|&word| met.entry(events.names.hash(word)).or_default().reports += 1);
        new.extend(told);
    }
    events.names.counted().for_each(|(hash, count)| met.entry(hash).or_default().events += count);
    events.sentences += events.names.sentences();
    if powers(events.sentences) != powers(sentences) || powers(events.telling) != powers(telling) {
        // Every word tells one more now.
        return Ok(false);
    }
    let shifts = events.file_words(&met, &new)?;
    let touched = events.touched(&shifts, fresh)?;
    if touched.len() > most.max(new.len()) {
        return Ok(false);
    }
    db.execute("UPDATE state SET sentences = ?1, telling = ?2", [events.sentences, events.telling])?;
    for &event in &touched {
        events.weigh_again(event)?;
    }
    let mut again: BTreeSet<i64> = touched;
    for own in new {
        again.insert(events.shelve(own)?);
    }
    // What is to be gathered anew.
    let mut dirty: BTreeSet<i64> = again.iter().copied().filter(|own| events.is_fresh(*own, fresh)).collect();
    for &event in &again {
        dirty.extend(events.compare(event)?);
    }
    for (one, other) in std::mem::take(&mut events.shifted) {
        if !again.contains(&one) && !again.contains(&other) && events.compare_pair(one, other)? {
            dirty.extend([one, other]);
        }
    }
    events.gather(dirty)?;
    Ok(true)
}

impl Events<'_> {
    /// The events of a report that came, out of its records.
    fn read(&mut self, report: i64) -> rusqlite::Result<Vec<Shelved>> {
        let sql = "SELECT report.id, report.day, content.text FROM report JOIN content ON content.number = report.number \
                   WHERE report.number = ?1";
        let (id, day, text): (String, Option<String>, String) =
            self.db.prepare_cached(sql)?.query_row([report], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let sql = "SELECT number, body FROM record WHERE report = ?1 AND +kind = 1 AND review IS NOT 'rejected' \
                   ORDER BY start, kind, id";
        let mut asked = self.db.prepare_cached(sql)?;
        let mut rows = asked.query([report])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let Ok(Record::Event(event)) = serde_json::from_str(row.get_ref(1)?.as_str()?) else { continue };
            let sentence = stretch(&text, event.site.from, event.site.to);
            let told = Told::of_report((&id, day.as_deref()), sentence, &event, &mut self.names);
            let record = row.get(0)?;
            all.extend(told.map(|told| Shelved { told, record, report, rare: Vec::new() }));
        }
        Ok(all)
    }

    /// Counts names, and gives those that tell more or less from now on.
    fn file_words(&self, met: &BTreeMap<u64, Met>, new: &[Shelved]) -> rusqlite::Result<Shifts> {
        let mut shifts = Shifts::default();
        for (&hash, more) in met {
            let had = self.met(hash)?;
            let shifts_in =
                |had: u32, more: u32, all: u32, tells: Tells| had > 0 && tells(had, all) != tells(had + more, all);
            if shifts_in(had.events, more.events, self.sentences, in_sentences) {
                shifts.events.push(hash);
            }
            if shifts_in(had.reports, more.reports, self.telling, in_reports) {
                shifts.reports.push(hash);
            }
            let sql = "INSERT INTO word (hash, met, reports) VALUES (?1, ?2, ?3) \
                       ON CONFLICT (hash) DO UPDATE SET met = met + excluded.met, reports = reports + excluded.reports";
            run(self.db, sql, params![kept(hash), more.events, more.reports])?;
        }
        for own in new {
            for name in weighed(&own.told) {
                let sql = "INSERT OR IGNORE INTO word_report (hash, report) VALUES (?1, ?2)";
                run(self.db, sql, params![kept(self.names.hash(name)), own.report])?;
            }
        }
        Ok(shifts)
    }

    fn met(&self, hash: u64) -> rusqlite::Result<Met> {
        let mut asked = self.db.prepare_cached("SELECT met, reports FROM word WHERE hash = ?1")?;
        let met = asked.query_row([kept(hash)], |row| Ok(Met { events: row.get(0)?, reports: row.get(1)? }));
        Ok(met.optional()?.unwrap_or_default())
    }

    /// The events that were there and have names which tell more or less now, in themselves or in their reports.
    fn touched(&mut self, shifts: &Shifts, fresh: &[i64]) -> rusqlite::Result<BTreeSet<i64>> {
        let mut touched = BTreeSet::new();
        for (hash, is_own) in
            shifts.events.iter().map(|own| (own, true)).chain(shifts.reports.iter().map(|own| (own, false)))
        {
            let name = self.names.hashed(*hash);
            for report in column::<i64>(self.db, "SELECT report FROM word_report WHERE hash = ?1", [kept(*hash)])? {
                if fresh.binary_search(&report).is_ok() {
                    continue;
                }
                let events = self.of_report(report)?;
                // A report is like another by what it tells beside the event.
                let is_beside = |own: &Shelved| {
                    events.len() > 1
                        && own.told.words().binary_search(&name).is_err()
                        && events.iter().any(|other| other.told.words().binary_search(&name).is_ok())
                };
                let is_in = |own: &Shelved| weighed(&own.told).any(|own| own == name);
                let changed = events.iter().filter(|own| if is_own { is_in(own) } else { is_beside(own) });
                touched.extend(changed.map(|own| own.told.code));
            }
        }
        Ok(touched)
    }

    fn of_report(&mut self, report: i64) -> rusqlite::Result<Vec<Rc<Shelved>>> {
        let events: Vec<i64> = column(self.db, "SELECT event FROM told WHERE report = ?1", [report])?;
        events.into_iter().map(|event| self.event(event)).collect()
    }

    fn is_fresh(&self, event: i64, fresh: &[i64]) -> bool {
        self.events.get(&event).is_some_and(|own| fresh.binary_search(&own.report).is_ok())
    }

    fn event(&mut self, event: i64) -> rusqlite::Result<Rc<Shelved>> {
        if let Some(own) = self.events.get(&event) {
            return Ok(Rc::clone(own));
        }
        let mut asked = self.db.prepare_cached("SELECT record, report, rare, body FROM told WHERE event = ?1")?;
        let (record, report, rare, body): (i64, i64, Vec<u8>, Vec<u8>) =
            asked.query_row([event], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let told = from_bytes(body, &mut self.names).ok_or(rusqlite::Error::InvalidQuery)?;
        let rare = rare.chunks_exact(8).filter_map(|eight| eight.first_chunk()).map(|own| u64::from_le_bytes(*own));
        let own = Rc::new(Shelved { told, record, report, rare: rare.collect() });
        self.events.insert(event, Rc::clone(&own));
        Ok(own)
    }

    /// Sees to it that the weights of an event's names are known.
    fn weigh(&mut self, told: &Told) -> rusqlite::Result<()> {
        for name in weighed(told) {
            let at = name as usize;
            if self.weighed.get(at).copied().unwrap_or(false) {
                continue;
            }
            let hash = self.names.hash(name);
            let met = self.met(hash)?;
            self.weights.set(name, hash, in_sentences(met.events, self.sentences));
            self.kin.set(name, hash, in_reports(met.reports, self.telling));
            self.weighed.resize(self.weighed.len().max(at + 1), false);
            self.weighed[at] = true;
        }
        Ok(())
    }

    fn rare(&mut self, told: &Told) -> rusqlite::Result<Vec<u64>> {
        self.weigh(told)?;
        Ok(rare(told, &self.weights).into_iter().map(|word| self.names.hash(word)).collect())
    }

    /// Files an event that came; gives its code.
    fn shelve(&mut self, mut own: Shelved) -> rusqlite::Result<i64> {
        own.rare = self.rare(&own.told)?;
        let event = own.told.code;
        let body = to_bytes(&own.told, &mut self.names);
        let sql = "INSERT INTO told (event, record, report, rare, body) VALUES (?1, ?2, ?3, ?4, ?5)";
        run(self.db, sql, params![event, own.record, own.report, bytes(&own.rare), body])?;
        for key in tie_keys(&own.told, &self.names) {
            run(self.db, "INSERT OR IGNORE INTO tie (key, event) VALUES (?1, ?2)", [key, event])?;
        }
        if let Some(days) = own.told.days {
            for key in self.anchors(&own) {
                self.shift(key, days.likely, event)?;
                let sql = "INSERT INTO anchor (key, day, event) VALUES (?1, ?2, ?3)";
                run(self.db, sql, params![key, days.likely, event])?;
            }
        }
        self.events.insert(event, Rc::new(own));
        Ok(event)
    }

    /// Looks an event up by other words where others are its rarest now.
    fn weigh_again(&mut self, event: i64) -> rusqlite::Result<()> {
        let own = self.event(event)?;
        let rare = self.rare(&own.told)?;
        if rare == own.rare {
            return Ok(());
        }
        run(self.db, "UPDATE told SET rare = ?2 WHERE event = ?1", params![event, bytes(&rare)])?;
        let new = Shelved { told: own.told.clone(), record: own.record, report: own.report, rare };
        if let Some(days) = own.told.days {
            let (was, is) = (self.anchors(&own), self.anchors(&new));
            for &key in was.difference(&is) {
                let sql = "DELETE FROM anchor WHERE key = ?1 AND day = ?2 AND event = ?3";
                run(self.db, sql, params![key, days.likely, event])?;
                self.shift(key, days.likely, event)?;
            }
            for &key in is.difference(&was) {
                self.shift(key, days.likely, event)?;
                let sql = "INSERT INTO anchor (key, day, event) VALUES (?1, ?2, ?3)";
                run(self.db, sql, params![key, days.likely, event])?;
            }
        }
        self.events.insert(event, Rc::new(new));
        Ok(())
    }

    /// What an event is looked up by; nothing where it has no day.
    fn anchors(&self, own: &Shelved) -> BTreeSet<i64> {
        if own.told.days.is_none() {
            return BTreeSet::new();
        }
        let hashes = firm(&own.told).map(|name| self.names.hash(name)).chain(own.rare.iter().copied());
        hashes.map(|hash| anchor_key(self.names.hash(own.told.family), hash)).collect()
    }

    /// Those before and behind an event among those with an anchor, the nearest first.
    fn beside(&self, key: i64, day: i32, event: i64) -> rusqlite::Result<[Vec<i64>; 2]> {
        let most = NEIGHBOURS as i64;
        let before = "SELECT event FROM anchor WHERE key = ?1 AND (day, event) < (?2, ?3) ORDER BY day DESC, event DESC LIMIT ?4";
        let behind = "SELECT event FROM anchor WHERE key = ?1 AND (day, event) > (?2, ?3) ORDER BY day, event LIMIT ?4";
        let with = params![key, day, event, most];
        Ok([column(self.db, before, with)?, column(self.db, behind, with)?])
    }

    /// Notes the pairs that one event more or less between them takes out of each other's reach, or brings into it.
    fn shift(&mut self, key: i64, day: i32, event: i64) -> rusqlite::Result<()> {
        let [before, behind] = self.beside(key, day, event)?;
        let pairs = before.iter().enumerate().filter_map(|(at, &one)| Some((one, *behind.get(NEIGHBOURS - 1 - at)?)));
        self.shifted.extend(pairs);
        Ok(())
    }

    /// The words of a report's events.
    fn words(&mut self, report: i64) -> rusqlite::Result<Rc<Vec<u32>>> {
        if let Some(own) = self.words.get(&report) {
            return Ok(Rc::clone(own));
        }
        let mut words = Vec::new();
        for own in self.of_report(report)? {
            self.weigh(&own.told)?;
            words.extend(own.told.words());
        }
        words.sort_unstable();
        words.dedup();
        let words = Rc::new(words);
        self.words.insert(report, Rc::clone(&words));
        Ok(words)
    }

    /// The points of two events.
    fn points(&mut self, one: i64, other: i64) -> rusqlite::Result<Option<u32>> {
        let (mut one, mut other) = (self.event(one)?, self.event(other)?);
        let moment = |own: &Shelved| (own.told.days.map(|days| days.likely), own.told.code);
        if moment(&other) < moment(&one) {
            std::mem::swap(&mut one, &mut other);
        }
        self.weigh(&one.told)?;
        self.weigh(&other.told)?;
        // Whole reports are looked at only where they can make a difference.
        if points(&one.told, &other.told, &self.weights, |_, _| 100).is_none() {
            return Ok(None);
        }
        let (ones, others) = (self.words(one.report)?, self.words(other.report)?);
        let kin = |one: &Told, other: &Told| likeness(&self.kin, (one, &ones), (other, &others));
        Ok(points(&one.told, &other.told, &self.weights, kin))
    }

    fn alike(&self, event: i64) -> rusqlite::Result<BTreeMap<i64, u32>> {
        let mut asked = self.db.prepare_cached("SELECT other, points FROM alike WHERE one = ?1")?;
        asked.query_map([event], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    }

    /// Compares an event with those beside it anew; gives itself and those that it is more or less like now.
    fn compare(&mut self, event: i64) -> rusqlite::Result<Vec<i64>> {
        let own = self.event(event)?;
        let mut near = BTreeSet::new();
        if let Some(days) = own.told.days {
            for key in self.anchors(&own) {
                near.extend(self.beside(key, days.likely, event)?.into_iter().flatten());
            }
        }
        let was = self.alike(event)?;
        let mut is = BTreeMap::new();
        for other in near {
            is.extend(self.points(event, other)?.map(|points| (other, points)));
        }
        let both: BTreeSet<i64> = was.keys().chain(is.keys()).copied().collect();
        let mut changed: Vec<i64> = both.into_iter().filter(|other| was.get(other) != is.get(other)).collect();
        for other in &changed {
            self.file_pair(event, *other, is.get(other).copied())?;
        }
        if !changed.is_empty() {
            changed.push(event);
        }
        Ok(changed)
    }

    /// The same of two events that are not what changed; gives whether anything did.
    fn compare_pair(&mut self, one: i64, other: i64) -> rusqlite::Result<bool> {
        let is = match self.points(one, other)? {
            Some(points) if self.is_beside(one, other)? => Some(points),
            _ => None,
        };
        let was = self.alike(one)?.get(&other).copied();
        if was != is {
            self.file_pair(one, other, is)?;
        }
        Ok(was != is)
    }

    fn is_beside(&mut self, one: i64, other: i64) -> rusqlite::Result<bool> {
        let (own, rival) = (self.event(one)?, self.event(other)?);
        let Some(days) = own.told.days else { return Ok(false) };
        let rivals = self.anchors(&rival);
        for &key in self.anchors(&own).intersection(&rivals) {
            if self.beside(key, days.likely, one)?.iter().flatten().any(|&own| own == other) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn file_pair(&self, one: i64, other: i64, points: Option<u32>) -> rusqlite::Result<()> {
        match points {
            Some(points) => {
                let sql = "INSERT OR REPLACE INTO alike (one, other, points) VALUES (?1, ?2, ?3), (?2, ?1, ?3)";
                run(self.db, sql, params![one, other, points])?;
            }
            None => {
                let sql = "DELETE FROM alike WHERE one = ?1 AND other = ?2 OR one = ?2 AND other = ?1";
                run(self.db, sql, [one, other])?;
            }
        }
        Ok(())
    }

    /// Those that an event is tied to whatever they are like: mentions in its report, sentences word for word, what befalls
    /// somebody but once.
    fn tied(&self, own: &Told) -> rusqlite::Result<Vec<i64>> {
        let mut tied = Vec::new();
        for key in tie_keys(own, &self.names) {
            tied.extend(column::<i64>(self.db, "SELECT event FROM tie WHERE key = ?1", [key])?);
        }
        Ok(tied)
    }

    /// Gathers all that is tied to these events into happenings, and files them.
    fn gather(&mut self, dirty: BTreeSet<i64>) -> rusqlite::Result<()> {
        let mut edges: BTreeMap<(i64, i64), u32> = BTreeMap::new();
        let mut all: BTreeMap<i64, Rc<Shelved>> = BTreeMap::new();
        let mut next: Vec<i64> = dirty.into_iter().collect();
        while let Some(event) = next.pop() {
            if all.contains_key(&event) {
                continue;
            }
            let own = self.event(event)?;
            for (other, points) in self.alike(event)? {
                edges.insert((event.min(other), event.max(other)), points);
                next.push(other);
            }
            next.extend(self.tied(&own.told)?);
            all.insert(event, own);
        }
        let codes: Vec<i64> = all.keys().copied().collect();
        let place = |event: i64| codes.binary_search(&event).map_or(u32::MAX, |at| at as u32);
        let edges = edges.into_iter().map(|((one, other), points)| (points, place(one), place(other))).collect();
        let sorted: Vec<&Told> = all.values().map(|own| &own.told).collect();
        for (id, happening) in group(&sorted, edges) {
            let Some(own) = all.get(&code(&id)) else { continue };
            let sql = "INSERT INTO happening (record, id) VALUES (?1, ?2) \
                       ON CONFLICT (record) DO UPDATE SET id = excluded.id WHERE id <> excluded.id";
            run(self.db, sql, params![own.record, happening])?;
        }
        Ok(())
    }
}

/// Hashes as bytes.
pub(super) fn bytes(hashes: &[u64]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.to_le_bytes()).collect()
}
