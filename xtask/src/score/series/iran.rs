//! The protests in Iran of 2026: 26 claims of three counters, held against what is known of them.

use super::{Tally, all, ends, lanes, number};
use anyhow::Context;
use dateline_corpus::series::import::lines;
use dateline_corpus::series::{Claim, Finding, Lane, Series, Turn, series};
use std::path::Path;

const HRANA: &str = "Human Rights Activists News Agency (HRANA)";
const FOUNDATION: &str = "Iran Martyrs and Veterans Foundation";

/// A lane as it should be: measure, counter, group, the numbers it went by, those beside.
struct Expected {
    measure: &'static str,
    counter: &'static str,
    group: &'static str,
    course: &'static [f64],
    beside: &'static [f64],
}

/// Worked out by hand from the facts. The 2,615, 18,470 and 2,054 have no day, and more than 10,681 is people moved to prisons.
const LANES: [Expected; 7] = [
    Expected {
        measure: "killed",
        counter: HRANA,
        group: "",
        course: &[116.0, 544.0, 2003.0, 5002.0, 6854.0],
        beside: &[2615.0],
    },
    Expected { measure: "killed", counter: FOUNDATION, group: "", course: &[3117.0], beside: &[] },
    Expected { measure: "killed", counter: HRANA, group: "protesters", course: &[78.0, 1850.0, 4714.0], beside: &[] },
    Expected { measure: "killed", counter: HRANA, group: "minors", course: &[9.0, 42.0], beside: &[] },
    Expected {
        measure: "arrested",
        counter: HRANA,
        group: "",
        course: &[2638.0, 26852.0, 50235.0],
        beside: &[18470.0],
    },
    Expected {
        measure: "arrested",
        counter: HRANA,
        group: "transferred to prisons following arrest",
        course: &[10681.0],
        beside: &[],
    },
    Expected { measure: "injured", counter: HRANA, group: "seriously injured", course: &[2054.0], beside: &[] },
];

pub(super) fn score(path: &Path) -> anyhow::Result<Tally> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let claims: Vec<Claim> = lines(&text).with_context(|| format!("in {}", path.display()))?;
    let all = series(&claims);
    let mut tally = Tally::new("iran2026");
    for expected in &LANES {
        let lane = lane(&all, expected);
        let got = |on_course: bool| lane.map(|lane| numbers(lane, on_course)).unwrap_or_default();
        let right = got(true) == expected.course && got(false) == expected.beside;
        tally.ask("series", right, || {
            format!("{} {}: {:?} beside {:?}", expected.counter, expected.group, got(true), got(false))
        });
        for pair in 1..expected.course.len() {
            let ups = lane.map_or(0, |lane| lane.revisions.iter().filter(|own| own.turn == Turn::Up).count());
            tally.ask("revisions", ups >= pair, || format!("{} {}: {ups} upward", expected.counter, expected.measure));
        }
        let falls = lane.map_or(0, |lane| lane.revisions.iter().filter(|own| own.turn != Turn::Up).count());
        tally.ask("revisions", falls == 0, || format!("{}: {falls} falls", expected.counter));
    }
    let killed = all.iter().filter(|own| own.measure == "killed");
    let [killed] = killed.collect::<Vec<_>>()[..] else {
        tally.ask("series", false, || "killed is not one series".to_owned());
        return Ok(tally);
    };
    let officials = lanes(killed).find(|lane| lane.counter.name == FOUNDATION && lane.group.key.is_empty());
    let folded =
        officials.is_some_and(|lane| super::all(lane).any(|claim| number(claim).to_bits() == 3000_f64.to_bits()));
    tally.ask("restated", folded, || "more than 3,000 is the foundation's 3,117".to_owned());
    let review: Vec<f64> = killed.under_review.iter().flat_map(all_numbers).collect();
    tally.ask("under review", review == [9787.0], || format!("{review:?}"));
    let whole = killed.bounds.iter().find(|own| own.group.key.is_empty());
    for (at, expected) in [(3117.0, FOUNDATION), (6854.0, HRANA)].into_iter().enumerate() {
        let got = whole.map(|own| ends(own)[at]);
        tally.ask("bounds", got == Some(expected), || format!("{got:?}"));
    }
    // 78 + 38, 1,850 + 135 + 9 + 9, 4,714 + 42 + 207 + 39; of the 3,117 all but 690 are “martyrs”.
    for (total, finding) in [
        (116.0, Finding::AddsUp),
        (2003.0, Finding::AddsUp),
        (5002.0, Finding::AddsUp),
        (3117.0, Finding::Leaves { rest: 690.0 }),
    ] {
        let own = killed.checks.iter().find(|own| number(own.claim).to_bits() == f64::to_bits(total));
        tally.ask("sums", own.map(|own| own.finding) == Some(finding), || format!("{total}: {own:?}"));
    }
    let trouble = killed.checks.iter().filter(|own| own.finding.is_trouble()).count();
    tally.ask("sums", trouble == 0, || format!("{trouble} troubles where there are none"));
    Ok(tally)
}

fn lane<'s, 'c>(all: &'s [Series<'c>], expected: &Expected) -> Option<&'s Lane<'c>> {
    let own = all.iter().filter(|own| own.measure == expected.measure);
    own.flat_map(|own| &own.lanes)
        .find(|lane| lane.counter.name == expected.counter && lane.group.name == expected.group)
}

/// The numbers that a lane went by, or those beside.
fn numbers(lane: &Lane, on_course: bool) -> Vec<f64> {
    use dateline_corpus::series::Standing::{Current, Revised};
    let course = lane.points.iter().filter(|own| matches!(own.standing, Current | Revised) == on_course);
    course.map(|own| number(own.claim)).collect()
}

fn all_numbers(lane: &Lane) -> Vec<f64> {
    all(lane).map(number).collect()
}
