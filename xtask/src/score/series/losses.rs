//! Radford's claims of losses in Ukraine: lanes, falls and bounds against what the rows themselves give when counted plainly.

use super::{Tally, all, lanes, number};
use anyhow::Context;
use dateline_corpus::series::import::{cells, losses};
use dateline_corpus::series::{Finding, Lane, Named, Series, Span, Turn, between, series};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const EVE: &str = "2022-02-23";
const OTHER: &str = "Other";
const DEAD_SOLDIERS: &str = "military of Russia";

/// Numbers by day.
type Days = BTreeMap<String, BTreeSet<u64>>;

pub(super) fn score(path: &Path) -> anyhow::Result<Tally> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let claims =
        losses(&text, EVE, &Named::plain("war in Ukraine")).with_context(|| format!("in {}", path.display()))?;
    let series = series(&claims);
    let mut tally = Tally::new("radford2023");
    let rows = cells(&text).len() - 1;
    tally.ask("claims", claims.len() == rows && rows == 4609, || format!("{} of {rows}", claims.len()));
    let held: usize = series.iter().flat_map(lanes).map(|lane| all(lane).count()).sum();
    tally.ask("claims", held == rows, || format!("{held} of {rows} claims are in lanes"));
    // Plainly: the numbers of each source, category, country and time frame.
    let plain = plain(&text)?;
    let ours = ours(&series);
    // Whoever is in "Other" cannot be told apart: none of them may be one lane.
    let strangers = series.iter().flat_map(lanes).filter(|lane| lane.counter.name == OTHER);
    for lane in strangers {
        tally.ask("strangers", !lane.known && all(lane).count() == 1, || format!("{:?}", lane.publisher));
    }
    let plain: BTreeMap<Key, Days> = plain.into_iter().filter(|(key, _)| key.0 != OTHER).collect();
    for (key, days) in &plain {
        let right = ours.get(key).is_some_and(|(own, _)| own == days);
        tally.ask("series", right, || format!("{key:?}"));
    }
    for (key, days) in plain.iter().filter(|(key, _)| key.3 == Span::Total) {
        let Some((_, lane)) = ours.get(key) else { continue };
        let falls = falls(days);
        let told: BTreeSet<String> = downs(lane);
        for day in falls.union(&told) {
            let rounded = is_rounded(lane, day);
            tally.ask("falls", falls.contains(day) && (told.contains(day) || rounded), || format!("{key:?} {day}"));
        }
    }
    known(&mut tally, &series, &ours);
    Ok(tally)
}

/// Source, measure, group, totals or days.
type Key = (String, String, String, Span);

fn plain(text: &str) -> anyhow::Result<BTreeMap<Key, Days>> {
    let lines = cells(text);
    let head = &lines.first().context("the table is empty")?.1;
    let at = |name: &str| head.iter().position(|own| own == name).with_context(|| format!("no column {name}"));
    let (days, count, source, frame, country, category) =
        (at("days")?, at("loss_count")?, at("claim_source")?, at("time_frame")?, at("loss_country")?, at("category")?);
    let eve: jiff::civil::Date = EVE.parse()?;
    let mut all: BTreeMap<Key, Days> = BTreeMap::new();
    for (_, line) in &lines[1..] {
        let category = line[category].to_lowercase();
        let (measure, who) = match category.split_once(' ') {
            Some((who @ ("military" | "civilian"), what @ ("deaths" | "injuries" | "casualties"))) => (
                match what {
                    "deaths" => "killed",
                    "injuries" => "injured",
                    _ => what,
                },
                if who == "military" { "military of" } else { "civilians of" },
            ),
            _ => (category.as_str(), "of"),
        };
        let span = if line[frame] == "Day" { Span::Increment } else { Span::Total };
        let key = (line[source].clone(), measure.to_owned(), format!("{who} {}", line[country]), span);
        let day = eve.checked_add(jiff::Span::new().days(line[days].parse::<i64>()?))?;
        let number: f64 = line[count].parse()?;
        all.entry(key).or_default().entry(day.to_string()).or_default().insert(number.to_bits());
    }
    Ok(all)
}

fn ours<'s, 'c>(series: &'s [Series<'c>]) -> BTreeMap<Key, (Days, &'s Lane<'c>)> {
    let mut all_lanes = BTreeMap::new();
    for own in series {
        for lane in lanes(own) {
            let mut days = Days::new();
            for claim in all(lane) {
                days.entry(claim.day().unwrap_or_default()).or_default().insert(number(claim).to_bits());
            }
            let key = (lane.counter.name.clone(), own.measure.clone(), lane.group.name.clone(), lane.span);
            all_lanes.insert(key, (days, lane));
        }
    }
    all_lanes
}

fn greatest(numbers: &BTreeSet<u64>) -> f64 {
    numbers.iter().map(|own| f64::from_bits(*own)).fold(0.0, f64::max)
}

/// The days whose greatest number is under that of the day before.
fn falls(days: &Days) -> BTreeSet<String> {
    let order: Vec<(&String, f64)> = days.iter().map(|(day, own)| (day, greatest(own))).collect();
    order.windows(2).filter(|pair| pair[1].1 < pair[0].1).map(|pair| pair[1].0.clone()).collect()
}

fn downs(lane: &Lane) -> BTreeSet<String> {
    let downs = lane.revisions.iter().filter(|own| own.turn == Turn::Down);
    downs.filter_map(|own| lane.points[own.to].day.clone()).collect()
}

/// Whether a fall is only rounder words ("at least 15,000" after 15,300), which are folded.
fn is_rounded(lane: &Lane, day: &str) -> bool {
    use dateline_corpus::series::Relation::Rounded;
    let rounded = lane.points.iter().flat_map(|point| &point.restated).filter(|own| own.relation == Rounded);
    rounded.map(|own| own.claim.day()).any(|own| own.as_deref() == Some(day))
}

/// What was found on reading the table by other means (see the data's own description).
fn known(tally: &mut Tally, series: &[Series], ours: &BTreeMap<Key, (Days, &Lane)>) {
    let key = |source: &str, group: &str| (source.to_owned(), "killed".to_owned(), group.to_owned(), Span::Total);
    for (source, group, days, several, fallen) in
        [("UA Source", DEAD_SOLDIERS, 290, 52, 7), ("United Nations", "civilians of Ukraine", 33, 3, 5)]
    {
        let own = ours.get(&key(source, group));
        let got = own.map(|(own, _)| (own.len(), own.values().filter(|own| own.len() > 1).count()));
        tally.ask("views", got == Some((days, several)), || {
            format!("{source}: {got:?} days and days of several numbers")
        });
        let falls = own.map(|(days, _)| falls(days).len());
        tally.ask("views", falls == Some(fallen), || format!("{source}: {falls:?} falls"));
    }
    let killed = series.iter().find(|own| own.measure == "killed" && own.event.is_some());
    // Days 25 to 44.
    let bounds = killed.map(|own| between(own, "2022-03-20", "2022-04-08")).unwrap_or_default();
    let soldiers = bounds.iter().find(|own| own.group.name == DEAD_SOLDIERS);
    let ends = soldiers.map(super::ends);
    tally.ask("bounds", ends.is_some_and(|own| own[0] == (1300.0, "RU Source")), || format!("{ends:?}"));
    tally.ask("bounds", ends.is_some_and(|own| own[1] == (73000.0, "UA Source")), || format!("{ends:?}"));
    let slip = killed.is_some_and(|own| {
        let slips = own.checks.iter().filter(|own| own.finding == Finding::Slip);
        slips.map(|own| number(own.claim)).any(|own| own.to_bits() == 13050_f64.to_bits())
    });
    tally.ask("slips", slip, || "13,050 among 130,000 is not shown".to_owned());
}
