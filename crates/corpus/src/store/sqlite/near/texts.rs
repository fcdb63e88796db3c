//! Stories that change when reports come: those of texts that share phrases with theirs.

use super::{column, run};
use crate::copies::near::{
    BESIDE, Copied, MANY, Marks, Sketch, Story, TRIED, View, are_alike_all_over, assemble, code, is_copy, is_foreign,
    is_number, is_wanted, same_texts,
};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A text as it is compared.
struct Text {
    code: i64,
    sketch: Sketch,
    /// The first of those of its reports.
    day: Option<String>,
    outlet: Option<String>,
}

/// A report of a text.
#[derive(Clone, PartialEq)]
struct Print {
    number: i64,
    id: String,
    day: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
    agency: Option<String>,
}

struct Texts<'d> {
    db: &'d Connection,
    texts: BTreeMap<i64, Rc<Text>>,
    marks: BTreeMap<i64, Rc<Marks>>,
    /// Pairs whose being copies may have changed because something came between them, or went.
    shifted: BTreeSet<(i64, i64)>,
}

/// Brings stories up to date; gives whether it could, looking at no more than so many texts.
pub(super) fn settle(db: &Connection, fresh: &[i64], most: usize) -> rusqlite::Result<bool> {
    let mut texts = Texts { db, texts: BTreeMap::new(), marks: BTreeMap::new(), shifted: BTreeSet::new() };
    let mut came: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for &report in fresh {
        let id: String = db.query_row("SELECT id FROM report WHERE number = ?1", [report], |row| row.get(0))?;
        came.entry(code(&id, &sketch(db, report)?)).or_default().push(report);
    }
    // What is to be compared anew, and what is to be gathered anew.
    let (mut again, mut phrases) = (BTreeSet::new(), BTreeSet::new());
    let mut dirty: BTreeSet<i64> = came.keys().copied().collect();
    for (&text, reports) in &came {
        let was = texts.load(text)?;
        for &report in reports {
            run(db, "INSERT INTO print (report, text) VALUES (?1, ?2)", [report, text])?;
        }
        let Some(is) = texts.load(text)? else { continue };
        let same =
            was.as_ref().is_some_and(|was| (&was.sketch, &was.day, &was.outlet) == (&is.sketch, &is.day, &is.outlet));
        if !same {
            texts.file_phrases(was.as_deref(), &is)?;
            again.insert(text);
            phrases.extend(was.iter().chain([&is]).flat_map(|own| hashes(&own.sketch)));
        }
        texts.texts.insert(text, is);
    }
    for hash in phrases {
        again.extend(texts.judge(hash)?);
    }
    if again.len() > most.max(fresh.len()) {
        return Ok(false);
    }
    dirty.extend(&again);
    for &text in &again {
        dirty.extend(texts.compare(text)?);
    }
    for (one, other) in std::mem::take(&mut texts.shifted) {
        if !again.contains(&one) && !again.contains(&other) && texts.compare_pair(one, other)? {
            dirty.extend([one, other]);
        }
    }
    texts.gather(dirty)?;
    Ok(true)
}

fn sketch(db: &Connection, report: i64) -> rusqlite::Result<Sketch> {
    let bytes: Vec<u8> =
        db.prepare_cached("SELECT body FROM sketch WHERE report = ?1")?.query_row([report], |row| row.get(0))?;
    Sketch::from_bytes(&bytes)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Blob, error.into()))
}

/// The phrases of a sketch; its numbers are none.
fn hashes(sketch: &Sketch) -> impl Iterator<Item = u32> + '_ {
    sketch.phrases().filter(|&(_, tag)| !is_number(tag)).map(|(hash, _)| hash)
}

impl Texts<'_> {
    /// The reports of a text, by their ids.
    fn prints(&self, text: i64) -> rusqlite::Result<Vec<Print>> {
        let sql = "SELECT report.number, report.id, day, published, outlet, agency FROM print \
                   JOIN report ON report.number = print.report WHERE print.text = ?1 ORDER BY report.id";
        let mut asked = self.db.prepare_cached(sql)?;
        let rows = asked.query_map([text], |row| {
            Ok(Print {
                number: row.get(0)?,
                id: row.get(1)?,
                day: row.get(2)?,
                published: row.get(3)?,
                outlet: row.get(4)?,
                agency: row.get(5)?,
            })
        })?;
        rows.collect()
    }

    /// A text as the file has it; none where no report is of it.
    fn load(&self, text: i64) -> rusqlite::Result<Option<Rc<Text>>> {
        let prints = self.prints(text)?;
        let Some(first) = prints.first() else { return Ok(None) };
        Ok(Some(Rc::new(Text {
            code: text,
            sketch: sketch(self.db, first.number)?,
            day: prints.iter().filter_map(|own| own.day.clone()).min(),
            outlet: prints.iter().filter_map(|own| own.outlet.clone()).min(),
        })))
    }

    fn text(&mut self, text: i64) -> rusqlite::Result<Rc<Text>> {
        if let Some(own) = self.texts.get(&text) {
            return Ok(Rc::clone(own));
        }
        let own = self.load(text)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        self.texts.insert(text, Rc::clone(&own));
        Ok(own)
    }

    /// Which phrases of a text are nobody's.
    fn marks(&mut self, text: &Text) -> rusqlite::Result<Rc<Marks>> {
        if let Some(own) = self.marks.get(&text.code) {
            return Ok(Rc::clone(own));
        }
        let mut marks = Marks::none(text.sketch.phrases().count());
        for (at, (hash, tag)) in text.sketch.phrases().enumerate() {
            if !is_number(tag) && self.is_nobodys(hash)? {
                marks.set(at);
            }
        }
        let marks = Rc::new(marks);
        self.marks.insert(text.code, Rc::clone(&marks));
        Ok(marks)
    }

    fn is_nobodys(&self, hash: u32) -> rusqlite::Result<bool> {
        self.db.prepare_cached("SELECT 1 FROM nobodys WHERE hash = ?1")?.exists([hash])
    }

    /// Files the phrases of a text in the place of those it had.
    fn file_phrases(&mut self, was: Option<&Text>, is: &Text) -> rusqlite::Result<()> {
        let of = |own: &Text| -> BTreeSet<(u32, bool)> {
            hashes(&own.sketch).map(|hash| (hash, is_wanted(&own.sketch, hash))).collect()
        };
        let (was, new) = (was.map(of).unwrap_or_default(), of(is));
        for &(hash, wanted) in was.difference(&new) {
            run(
                self.db,
                "DELETE FROM phrase WHERE hash = ?1 AND wanted = ?2 AND text = ?3",
                params![hash, wanted, is.code],
            )?;
            self.shift(hash, wanted, is.code)?;
        }
        for &(hash, wanted) in new.difference(&was) {
            self.shift(hash, wanted, is.code)?;
            run(
                self.db,
                "INSERT INTO phrase (hash, wanted, text) VALUES (?1, ?2, ?3)",
                params![hash, wanted, is.code],
            )?;
        }
        Ok(())
    }

    /// Those before and behind a text among the texts that are looked up by a phrase, the nearest first.
    fn beside(&self, hash: u32, text: i64) -> rusqlite::Result<[Vec<i64>; 2]> {
        let most = BESIDE as i64;
        let before = "SELECT text FROM phrase WHERE hash = ?1 AND wanted = 1 AND text < ?2 ORDER BY text DESC LIMIT ?3";
        let behind = "SELECT text FROM phrase WHERE hash = ?1 AND wanted = 1 AND text > ?2 ORDER BY text LIMIT ?3";
        Ok([column(self.db, before, params![hash, text, most])?, column(self.db, behind, params![hash, text, most])?])
    }

    /// Notes the pairs that one text more or less between them takes out of each other's reach, or brings into it.
    fn shift(&mut self, hash: u32, wanted: bool, text: i64) -> rusqlite::Result<()> {
        if wanted {
            let [before, behind] = self.beside(hash, text)?;
            let pairs = before.iter().enumerate().filter_map(|(at, &one)| Some((one, *behind.get(BESIDE - 1 - at)?)));
            self.shifted.extend(pairs);
        }
        Ok(())
    }

    /// Judges anew whether a phrase is nobody's; gives the texts that have it, if that changed.
    fn judge(&mut self, hash: u32) -> rusqlite::Result<Vec<i64>> {
        let most = TRIED.max(MANY) as i64;
        let sql = "SELECT text FROM phrase WHERE hash = ?1 AND wanted = ?2 ORDER BY text LIMIT ?3";
        let mut first: Vec<i64> = column(self.db, sql, params![hash, false, most])?;
        first.extend(column::<i64>(self.db, sql, params![hash, true, most])?);
        first.sort_unstable();
        let is_many = first.len() >= MANY;
        first.truncate(TRIED);
        let was = self.is_nobodys(hash)?;
        let sample: Vec<Rc<Text>> = match is_many {
            true => first.into_iter().map(|text| self.text(text)).collect::<rusqlite::Result<_>>()?,
            false => Vec::new(),
        };
        let none = Marks::default();
        let numbers: Vec<u32> = (0..sample.len() as u32).collect();
        let is = is_many
            && is_foreign(&numbers, |one, other| {
                let of = |at: u32| sample.get(at as usize).map(|own| view(own, &none));
                of(one).zip(of(other)).is_some_and(|(one, other)| are_alike_all_over(one, other))
            });
        if is == was {
            return Ok(Vec::new());
        }
        run(
            self.db,
            if is { "INSERT INTO nobodys (hash) VALUES (?1)" } else { "DELETE FROM nobodys WHERE hash = ?1" },
            [hash],
        )?;
        column(self.db, "SELECT text FROM phrase WHERE hash = ?1", [hash])
    }

    /// Whether one of two texts is a copy of the other.
    fn are_copies(&mut self, one: i64, other: i64) -> rusqlite::Result<bool> {
        let (one, other) = (self.text(one.min(other))?, self.text(one.max(other))?);
        let (marks, other_marks) = (self.marks(&one)?, self.marks(&other)?);
        Ok(is_copy(view(&one, &marks), view(&other, &other_marks)))
    }

    /// The phrases by which a text is looked up.
    fn looked_up(&mut self, text: i64) -> rusqlite::Result<Vec<u32>> {
        let own = self.text(text)?;
        let marks = self.marks(&own)?;
        let phrases = own.sketch.phrases().enumerate();
        let wanted =
            phrases.filter(|&(at, (hash, tag))| !is_number(tag) && !marks.has(at) && is_wanted(&own.sketch, hash));
        Ok(wanted.map(|(_, (hash, _))| hash).collect())
    }

    /// Compares a text with those beside it anew; gives those whose being its copies changed.
    fn compare(&mut self, text: i64) -> rusqlite::Result<Vec<i64>> {
        let mut near = BTreeSet::new();
        for hash in self.looked_up(text)? {
            near.extend(self.beside(hash, text)?.into_iter().flatten());
        }
        let was: BTreeSet<i64> = self.copies_of(text)?.into_iter().collect();
        let mut is = BTreeSet::new();
        for other in near {
            if self.are_copies(text, other)? {
                is.insert(other);
            }
        }
        let changed: Vec<i64> = was.symmetric_difference(&is).copied().collect();
        for &other in &changed {
            self.file_pair(text, other, is.contains(&other))?;
        }
        Ok(changed)
    }

    /// The same of two texts that are not what changed; gives whether anything did.
    fn compare_pair(&mut self, one: i64, other: i64) -> rusqlite::Result<bool> {
        let was = self.db.prepare_cached("SELECT 1 FROM copy WHERE one = ?1 AND other = ?2")?.exists([one, other])?;
        let is = self.are_copies(one, other)? && self.is_beside(one, other)?;
        if was != is {
            self.file_pair(one, other, is)?;
        }
        Ok(was != is)
    }

    fn is_beside(&mut self, one: i64, other: i64) -> rusqlite::Result<bool> {
        for hash in self.looked_up(one)? {
            if self.beside(hash, one)?.iter().flatten().any(|&own| own == other) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn copies_of(&self, text: i64) -> rusqlite::Result<Vec<i64>> {
        column(self.db, "SELECT other FROM copy WHERE one = ?1", [text])
    }

    fn file_pair(&self, one: i64, other: i64, is: bool) -> rusqlite::Result<()> {
        let sql = match is {
            true => "INSERT INTO copy (one, other) VALUES (?1, ?2), (?2, ?1)",
            false => "DELETE FROM copy WHERE one = ?1 AND other = ?2 OR one = ?2 AND other = ?1",
        };
        run(self.db, sql, [one, other]).map(|_| ())
    }

    /// Gathers all that pairs tie to these texts into stories, and files them.
    fn gather(&mut self, dirty: BTreeSet<i64>) -> rusqlite::Result<()> {
        let (mut codes, mut pairs) = (BTreeSet::new(), BTreeSet::new());
        let mut next: Vec<i64> = dirty.into_iter().collect();
        while let Some(text) = next.pop() {
            if codes.insert(text) {
                for other in self.copies_of(text)? {
                    pairs.insert((text.min(other), text.max(other)));
                    next.push(other);
                }
            }
        }
        let (mut texts, mut prints) = (Vec::new(), Vec::new());
        for &code in &codes {
            let text = self.text(code)?;
            let marks = self.marks(&text)?;
            prints.extend(self.prints(code)?.into_iter().map(|own| (own, Rc::clone(&text))));
            texts.push((text, marks));
        }
        let copied: Vec<Copied<'_>> = prints.iter().map(|(own, text)| copied(own, text)).collect();
        let (reports, same) = same_texts(&copied);
        let views: Vec<View<'_>> = texts.iter().map(|(text, marks)| view(text, marks)).collect();
        let place =
            |code: i64| texts.binary_search_by_key(&code, |(text, _)| text.code).map_or(u32::MAX, |at| at as u32);
        let pairs: Vec<(u32, u32)> = pairs.into_iter().map(|(one, other)| (place(one), place(other))).collect();
        let numbers: BTreeMap<&str, i64> = prints.iter().map(|(own, _)| (own.id.as_str(), own.number)).collect();
        for story in assemble(&reports, &same, &views, &pairs) {
            self.file(&story, &numbers)?;
        }
        Ok(())
    }

    fn file(&self, story: &Story, numbers: &BTreeMap<&str, i64>) -> rusqlite::Result<()> {
        for member in &story.members {
            let first = member.report == story.first;
            let report = numbers.get(member.report.as_str());
            let sql = "INSERT OR REPLACE INTO story (report, id, first, share, exact) VALUES (?1, ?2, ?3, ?4, ?5)";
            run(self.db, sql, params![report, story.id, first, member.share, member.exact])?;
        }
        Ok(())
    }
}

fn view<'a>(text: &'a Text, marks: &'a Marks) -> View<'a> {
    let Text { sketch, day, outlet, .. } = text;
    View { sketch, day: day.as_deref(), outlet: outlet.as_deref(), ignored: marks, offset: 0 }
}

fn copied<'a>(own: &'a Print, text: &'a Text) -> Copied<'a> {
    Copied {
        id: &own.id,
        day: own.day.as_deref(),
        published: own.published.as_deref(),
        outlet: own.outlet.as_deref(),
        agency: own.agency.as_deref(),
        sketch: &text.sketch,
    }
}
