//! Scores happenings, end to end: the sample is read and stored, and pairs of mentions that gold ties are looked for.
//!
//! A mention of gold is found where a report has an event whose sentence holds its words; of several the one whose trigger is
//! nearest to them.

use super::share::{Found, Share};
use super::{Figure, Options};
use crate::workspace;
use anyhow::Context;
use dateline_corpus::intake::{Intake, IntakeOptions};
use dateline_corpus::reading::Reading;
use dateline_corpus::rows::Filed;
use dateline_corpus::store::settle::settle;
use dateline_corpus::store::sqlite::Sqlite;
use dateline_corpus::store::{Filter, Kind, Store, Stored, fingerprint};
use dateline_read::Desk;
use std::collections::BTreeMap;

/// A mention of gold with the happening that it was given.
struct Mention {
    gold: String,
    report: String,
    words: String,
    ours: Option<String>,
}

pub(super) fn score(options: &Options) -> anyhow::Result<Vec<Figure>> {
    if options.data.as_deref().is_some_and(|only| only != "sample") {
        return Ok(Vec::new());
    }
    let mut mentions = gold()?;
    let events = events()?;
    let mut found = Share::default();
    for own in &mut mentions {
        own.ours = happening(&events, own);
        found.add(own.ours.is_some());
    }
    let mut pairs = Found::default();
    let mut left = options.errors;
    let told: Vec<&Mention> = mentions.iter().filter(|own| own.ours.is_some()).collect();
    for (at, one) in told.iter().enumerate() {
        for other in &told[at + 1..] {
            let (same, ours) = (one.gold == other.gold, one.ours == other.ours);
            pairs.count(usize::from(same && ours), usize::from(same), usize::from(ours));
            if same != ours && left > 0 {
                left -= 1;
                let what = if same { "apart" } else { "joined" };
                println!("happenings: {what}: {} “{}”, {} “{}”", one.report, one.words, other.report, other.words);
            }
        }
    }
    for own in mentions.iter().filter(|own| own.ours.is_none()).take(left) {
        println!("happenings: no event: {} “{}”", own.report, own.words);
    }
    let figure = |metric, value| Figure { task: "happenings", data: "sample".to_owned(), metric, value };
    Ok(vec![
        figure("mentions found", found.percent()),
        figure("pairs precision", pairs.precision()),
        figure("pairs recall", pairs.recall()),
        figure("pairs F1", pairs.f1()),
    ])
}

fn gold() -> anyhow::Result<Vec<Mention>> {
    let path = workspace::root().join("sample/gold/happenings.tsv");
    let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    let mention = |row: &str| {
        let mut cells = row.split('\t').map(str::to_owned);
        Some(Mention { gold: cells.next()?, report: cells.next()?, words: cells.next()?, ours: None })
    };
    Ok(rows.filter_map(mention).collect())
}

/// The events of the sample, by the report's own id.
fn events() -> anyhow::Result<BTreeMap<String, Vec<Stored>>> {
    let desk = Desk::built_in();
    let mut store = Sqlite::in_memory()?;
    let mut batch = Vec::new();
    for parcel in Intake::of_paths(&[workspace::root().join("sample/karabakh")], IntakeOptions::default()) {
        let report = parcel.open().result?;
        batch.push((fingerprint(&report), Filed::of(Reading::of(&desk, &report))));
    }
    store.put(&batch)?;
    settle(&mut store)?;
    let mut events: BTreeMap<String, Vec<Stored>> = BTreeMap::new();
    let filter = Filter { all_versions: true, ..Filter::of(Kind::Event) };
    store.records(&filter, &mut |stored| {
        events.entry(stored.report.name().to_owned()).or_default().push(stored);
        Ok(())
    })?;
    Ok(events)
}

fn happening(events: &BTreeMap<String, Vec<Stored>>, own: &Mention) -> Option<String> {
    let mut best: Option<(usize, &Stored)> = None;
    for stored in events.get(&own.report).into_iter().flatten() {
        let Some(at) = stored.sentence.find(&own.words) else { continue };
        let words = at..at + own.words.len();
        let site = stored.record.site();
        let points = (site.start.saturating_sub(site.from)) as usize;
        let trigger = stored.sentence.char_indices().nth(points).map_or(0, |(byte, _)| byte);
        let gap =
            if words.contains(&trigger) { 0 } else { trigger.abs_diff(words.start).min(trigger.abs_diff(words.end)) };
        if best.is_none_or(|(least, _)| gap < least) {
            best = Some((gap, stored));
        }
    }
    // Another event of the sentence is not the one that is meant.
    const NEAR: usize = 40;
    best.filter(|(gap, _)| *gap <= NEAR).and_then(|(_, stored)| stored.happening.clone())
}
