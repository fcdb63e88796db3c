//! The sample's gold claims: whether what is restated is folded, what is revised is flagged, and what is withdrawn sets no bounds.

use super::{Tally, all, ends, lanes, number};
use crate::workspace;
use anyhow::Context;
use dateline_corpus::series::import::lines;
use dateline_corpus::series::{Claim, Lane, Series, Standing, Turn, series};
use std::collections::{BTreeMap, BTreeSet};

/// A number, and who sets it.
type End = (f64, &'static str);
/// Happening, counter, measure.
type Key = (String, String, String);

/// Happening, measure, group: the bounds by hand, with who sets them. The withdrawn 125 is in none.
const BOUNDS: [(&str, &str, &str, End, End); 6] = [
    ("offensive", "killed", "", (200.0, "Gegham Stepanyan"), (200.0, "Gegham Stepanyan")),
    (
        "offensive",
        "killed",
        "soldiers of Azerbaijan",
        (192.0, "Azerbaijani health ministry"),
        (192.0, "Azerbaijani health ministry"),
    ),
    ("depot", "killed", "", (68.0, "Gegham Stepanyan"), (170.0, "Karabakh authorities")),
    ("exodus", "displaced", "", (100_000.0, "UNHCR"), (100_520.0, "Armenian government")),
    ("depot", "missing", "", (105.0, "Gegham Stepanyan"), (105.0, "Gegham Stepanyan")),
    ("peacekeepers", "killed", "", (6.0, "Azerbaijani prosecutor general"), (6.0, "Azerbaijani prosecutor general")),
];

/// A line of gold and the claim it makes.
struct Gold {
    remark: String,
    id: String,
    group: String,
    /// As it is written.
    number: String,
    key: Key,
}

pub(super) fn score() -> anyhow::Result<Tally> {
    let (gold, claims) = load()?;
    let all_series = series(&claims);
    let mut tally = Tally::new("sample");
    let mut places: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut standings: BTreeMap<&str, (Standing, bool, &Lane, usize)> = BTreeMap::new();
    for (at, own) in all_series.iter().enumerate() {
        for (nth, lane) in lanes(own).enumerate() {
            for claim in all(lane) {
                places.insert(&claim.id, (at, nth));
            }
            for (index, point) in lane.points.iter().enumerate() {
                standings.insert(&point.claim.id, (point.standing, true, lane, index));
                for other in &point.restated {
                    standings.insert(&other.claim.id, (point.standing, false, lane, index));
                }
            }
        }
    }
    // Whole counts of one happening, counter and measure are one lane; those of others are not in it.
    let whole = |own: &&Gold| !own.remark.contains("part of") && own.group.is_empty();
    let mut by_key: BTreeMap<&Key, BTreeSet<_>> = BTreeMap::new();
    for own in gold.iter().filter(whole) {
        by_key.entry(&own.key).or_default().insert(places.get(own.id.as_str()));
    }
    for (key, lanes) in &by_key {
        let shared = by_key.iter().filter(|(_, others)| *others == lanes).count();
        tally.ask("series", lanes.len() == 1 && shared == 1, || format!("{key:?}"));
    }
    let mut told = BTreeSet::new();
    for own in gold.iter().filter(whole) {
        let Some(&(standing, heads, lane, index)) = standings.get(own.id.as_str()) else {
            tally.ask("series", false, || format!("{} is lost", own.id));
            continue;
        };
        let withdrawn = own.remark.contains("withdrawn");
        if withdrawn {
            tally.ask("withdrawn", standing == Standing::Withdrawn, || own.id.clone());
        } else {
            let restated = own.remark.contains("restated");
            // A second report of the same count that does not call it old may be folded or not.
            if told.insert((&own.key, &own.number)) || restated {
                tally.ask("restated", heads != restated, || format!("{} {:?}", own.id, own.remark));
            }
            tally.ask("withdrawn", standing != Standing::Withdrawn, || own.id.clone());
        }
        if own.remark.contains("revised up") {
            let up = lane.revisions.iter().any(|own| own.to == index && own.turn == Turn::Up);
            tally.ask("revisions", up, || own.id.clone());
        }
    }
    for own in &all_series {
        // No count of the sample falls.
        for lane in own.lanes.iter().filter(|lane| !lane.part) {
            let falls = lane.revisions.iter().filter(|own| own.turn == Turn::Down).count();
            tally.ask("revisions", falls == 0, || format!("{} {}: {falls} falls", lane.counter.name, own.measure));
        }
        for check in own.checks.iter().filter(|own| !own.others.is_empty()) {
            tally.ask("sums", !check.finding.is_trouble(), || format!("{}: {:?}", number(check.claim), check.finding));
        }
    }
    for (event, measure, group, low, high) in BOUNDS {
        let own = find(&all_series, event, measure);
        let bounds = own.and_then(|own| own.bounds.iter().find(|own| own.group.name == group));
        let got = bounds.map(ends);
        tally.ask("bounds", got == Some([low, high]), || format!("{event} {measure} {group}: {got:?}"));
    }
    Ok(tally)
}

fn find<'s, 'c>(all: &'s [Series<'c>], event: &str, measure: &str) -> Option<&'s Series<'c>> {
    all.iter().find(|own| own.measure == measure && own.event.as_ref().is_some_and(|own| own.name == event))
}

/// Gold as claims, by way of the lines that people can bring.
fn load() -> anyhow::Result<(Vec<Gold>, Vec<Claim>)> {
    let path = workspace::root().join("sample/gold/series.tsv");
    let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let days = days()?;
    let mut gold = Vec::new();
    let mut claims = Vec::new();
    for (at, line) in text.lines().enumerate().skip(2) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [event, counter, measure, asof, low, high, qualifier, report, words, remark] = cells[..] else {
            anyhow::bail!("{}: line {} has not ten columns", path.display(), at + 1);
        };
        let id = format!("line {} {report}", at + 1);
        let bound = |cell: &str| cell.parse::<f64>().ok();
        let withdrawn = remark.starts_with("withdrawn: ") || (remark == "withdrawn");
        let part_of = part(remark).and_then(|number| total(&gold, &claims, report, counter, number));
        let key = (event.to_owned(), counter.to_owned(), measure.to_owned());
        // Where it is restated, a number covers whom it covered.
        let same = gold.iter().zip(&claims).find(|(own, claim)| own.key == key && claim.low == bound(low));
        let before = same.map_or("", |(own, _)| own.group.as_str());
        let group = match group(remark) {
            "" if words.ends_with("civilian") => "civilian",
            "" if part(remark).is_none() => before,
            own => own,
        }
        .to_owned();
        let object = serde_json::json!({
            "id": id, "source": counter, "measure": measure, "asof": asof, "low": bound(low), "high": bound(high),
            "qualifier": qualifier, "event": event, "place": "Nagorno-Karabakh", "words": words, "counted": group,
            "scope": "incident", "part_of": part_of.unwrap_or_default(),
            "status": if withdrawn { Some("withdrawn") } else if remark.starts_with("earlier") { Some("superseded") } else { None },
        });
        let mut claim = lines(&object.to_string())?.pop().context("one line is one claim")?;
        claim.report.id = report.to_owned();
        claim.report.outlet = None;
        if let Some((day, published)) = days.get(report) {
            claim.report.day = Some(day.clone());
            claim.report.published = Some(published.clone());
        }
        gold.push(Gold { remark: remark.to_owned(), id, group, number: low.to_owned(), key });
        claims.push(claim);
    }
    Ok((gold, claims))
}

/// The number after "part of".
fn part(remark: &str) -> Option<f64> {
    let rest = remark.split_once("part of ")?.1;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The id of the line of the same report and counter that has this number.
fn total(gold: &[Gold], claims: &[Claim], report: &str, counter: &str, wanted: f64) -> Option<String> {
    let own = |(gold, claim): &(&Gold, &Claim)| {
        claim.report.id == report && gold.key.1 == counter && number(claim).to_bits() == wanted.to_bits()
    };
    gold.iter().zip(claims).rev().find(own).map(|(gold, _)| gold.id.clone())
}

/// Whom a line counts, where its remark says so: "part of 25: civilians", "soldiers of Azerbaijan: …", "a civilian".
fn group(remark: &str) -> &str {
    match remark.split_once(": ") {
        Some((before, group)) if before.starts_with("part of") => group,
        Some((group @ "soldiers of Azerbaijan", _)) => group,
        _ if remark == "a civilian" => "civilian",
        _ => "",
    }
}

/// The day and the time of each report of the sample.
fn days() -> anyhow::Result<BTreeMap<String, (String, String)>> {
    let folder = workspace::root().join("sample/karabakh");
    let mut days = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_none_or(|own| own != "jsonl") {
            continue;
        }
        for line in std::fs::read_to_string(&path)?.lines() {
            let report: serde_json::Value =
                serde_json::from_str(line).with_context(|| format!("in {}", path.display()))?;
            let field = |name: &str| report[name].as_str().unwrap_or_default().to_owned();
            let published = field("date");
            days.insert(field("id"), (published.get(..10).unwrap_or_default().to_owned(), published));
        }
    }
    Ok(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_read() {
        assert_eq!(part("part of 25: civilians"), Some(25.0));
        assert_eq!(part("part of 10, restated"), Some(10.0));
        assert_eq!(part("restated"), None);
        assert_eq!(group("part of 25: civilians"), "civilians");
        assert_eq!(group("restated; superseded by 170"), "");
    }
}
