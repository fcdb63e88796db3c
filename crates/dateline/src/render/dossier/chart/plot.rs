//! One plot: a line for each source that steps where the source speaks anew, never from one source to another.

use super::super::anchors::Anchors;
use super::layout::{BOTTOM, GAP, LEFT, Place, RIGHT, Scales, TOP, WIDTH, apart, day, most, places};
use super::scale::compact;
use super::{changes, claim, level, shapes, source, stale, withdrawn};
use crate::render::page::shortened;
use crate::render::safe::Shown;
use crate::render::wording::number::many;
use dateline_corpus::dossier::{Lane, Turn};
use dateline_types::figure::Qualifier;
use maud::{Markup, html};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Letters that fit beside a plot.
const LETTERS: usize = 27;

pub(super) fn plot(lanes: &[Lane], scales: &Scales, title: &str, anchors: &Anchors<'_>) -> Markup {
    let height = scales.height(lanes.len());
    let placed: Vec<Vec<Option<Place>>> =
        lanes.iter().enumerate().map(|(n, lane)| places(lane, scales, height, n, lanes.len())).collect();
    let drawn: Vec<Line> = lanes.iter().zip(&placed).map(|(lane, placed)| line(lane, placed, scales)).collect();
    // Lanes with nothing on the scale are named below the others.
    let wanted: Vec<f64> = drawn.iter().map(|line| line.end.unwrap_or(height - BOTTOM)).collect();
    let labels = apart(&wanted, TOP, height - 8.0);
    let mut taken: BTreeMap<(i64, i64), u32> = BTreeMap::new();
    html! {
        div.scroll.plot role="region" aria-label={ "Chart: " (Shown(title)) } tabindex="0" {
            svg class=(if scales.apart { "apart" } else { "main" }) viewBox={ "0 0 " (WIDTH) " " (height) } role="group" {
                title { (Shown(title)) }
                desc { (Shown(&description(lanes))) }
                (grid(scales, height))
                @for (n, line) in drawn.iter().enumerate() {
                    g class=(shapes::colour(n)) {
                        @if !line.bands.is_empty() { path.band d=(line.bands) {} }
                        @if !line.steps.is_empty() { path.line d=(line.steps) {} }
                        @if !line.still.is_empty() { path.stale d=(line.still) {} }
                        @if !line.turns.is_empty() { path.turn d=(line.turns) {} }
                    }
                }
                @for (n, lane) in lanes.iter().enumerate() {
                    g class=(shapes::colour(n)) { (points(n, lane, &placed[n], &mut taken, anchors)) }
                }
                @for (n, lane) in lanes.iter().enumerate() {
                    g class=(shapes::colour(n)) {
                        (label(n, lane, labels[n], drawn[n].end))
                    }
                }
            }
        }
    }
}

fn grid(scales: &Scales, height: f64) -> Markup {
    let ground = height - BOTTOM;
    let dated = scales.time.map(|time| time.ticks()).unwrap_or_default();
    html! {
        g.grid {
            @for tick in scales.values.ticks() {
                @let y = scales.y(tick, height);
                line x1=(LEFT) x2=(RIGHT) y1=(px(y)) y2=(px(y)) {}
                text.value x=(LEFT - 9.0) y=(px(y + 4.0)) { (compact(tick)) }
            }
            @for (day, name, year) in dated {
                @let x = scales.x(day as f64);
                line.tick x1=(px(x)) x2=(px(x)) y1=(px(ground)) y2=(px(ground + 5.0)) {}
                text.day x=(px(x)) y=(px(ground + 18.0)) { (name) }
                @if let Some(year) = year { text.day.year x=(px(x)) y=(px(ground + 32.0)) { (year) } }
            }
            @if scales.undated {
                @let edge = scales.begin();
                @let gap = if scales.time.is_some() { GAP } else { 0.0 };
                text.day x=(px(f64::midpoint(LEFT, edge - gap))) y=(px(ground + 18.0)) { "undated" }
                @if scales.time.is_some() {
                    line.edge x1=(px(edge - gap)) x2=(px(edge - gap)) y1=(TOP) y2=(px(ground)) {}
                }
            }
        }
    }
}

/// What is drawn of a lane besides its claims: paths, and how high its label belongs.
#[derive(Default)]
struct Line {
    bands: String,
    steps: String,
    still: String,
    turns: String,
    end: Option<f64>,
}

/// A lane's line: level while a claim stands, a step where the next takes its place, an end where it is withdrawn.
fn line(lane: &Lane, placed: &[Option<Place>], scales: &Scales) -> Line {
    let mut out = Line::default();
    let mut standing: Option<Place> = None;
    for (index, place) in placed.iter().enumerate() {
        let place = place.filter(|place| place.width.is_some());
        // A withdrawal often has no number: the line ends on its day all the same.
        if revision(lane, index, |turn| turn == Turn::Withdrawn).is_some()
            && let Some(was) = standing.take()
        {
            let day = lane.points.get(index).and_then(day);
            let x = day.map_or(was.x, |(first, last)| scales.x(f64::midpoint(first as f64, last as f64)));
            reach(&mut out, &was, x);
            let _ = write!(out.steps, "M{x:.1} {:.1}v12", was.y - 6.0);
        }
        let Some(place) = place else { continue };
        match standing {
            Some(was) => {
                reach(&mut out, &was, place.x);
                let _ = write!(out.steps, "V{:.1}", place.y);
                let turned = revision(lane, index, |turn| turn != Turn::Withdrawn).is_some();
                if turned && (was.y - place.y).abs() > 20.0 {
                    let stop = if was.y > place.y { place.y + 7.0 } else { place.y - 7.0 };
                    out.turns += &shapes::arrow(place.x, was.y, stop);
                } else if turned {
                    let (from, to) = if was.y >= place.y { (12.0, -3.0) } else { (-12.0, 3.0) };
                    out.turns += &shapes::arrow(place.x + 10.0, place.y + from / 2.0, place.y + to);
                }
            }
            None => {
                let _ = write!(out.steps, "M{:.1} {:.1}", place.x, place.y);
            }
        }
        standing = Some(place);
        out.end = Some(place.y);
    }
    if let Some(was) = standing {
        let _ = write!(out.still, "M{:.1} {:.1}H{RIGHT}", was.x, was.y);
        band(&mut out, &was, RIGHT);
    }
    out.end = out.end.or_else(|| placed.iter().flatten().next().map(|place| place.y));
    out
}

/// The claim that another of the lane revises.
fn revision(lane: &Lane, to: usize, turn: impl Fn(Turn) -> bool) -> Option<usize> {
    lane.revisions.iter().find(|own| own.to == to && turn(own.turn)).map(|own| own.from)
}

fn reach(out: &mut Line, was: &Place, x: f64) {
    let _ = write!(out.steps, "H{x:.1}");
    band(out, was, x);
}

fn band(out: &mut Line, was: &Place, x: f64) {
    if let Some(top) = was.top {
        let _ = write!(out.bands, "M{:.1} {:.1}H{x:.1}V{top:.1}H{:.1}z", was.x, was.y, was.x);
    }
}

fn points(
    n: usize,
    lane: &Lane,
    placed: &[Option<Place>],
    taken: &mut BTreeMap<(i64, i64), u32>,
    anchors: &Anchors<'_>,
) -> Markup {
    let all: Vec<Markup> = lane
        .points
        .iter()
        .zip(placed)
        .enumerate()
        .filter_map(|(index, (point, place))| {
            let place = (*place)?;
            // Claims at one place stand beside one another.
            let cell = ((place.x / 10.0) as i64, (place.y / 10.0) as i64);
            let others = taken.entry(cell).and_modify(|count| *count += 1).or_insert(0);
            let x = place.x + f64::from((*others).min(6)) * 9.0;
            let vague = point.qualifier == Qualifier::Vague;
            let gone = withdrawn(lane, index);
            let class = match (vague, gone) {
                (_, true) => "dot gone",
                (true, _) => "dot hollow",
                _ => "dot",
            };
            let mut says = format!("{}: {}", source(lane), claim(point));
            if let Some(day) = &point.day {
                says += &format!(", {}", super::days::short(day));
            }
            for change in changes(lane, index) {
                says += &format!(", {change}");
            }
            if gone {
                says += ", withdrawn";
            }
            let open = match (point.low, most(point)) {
                (Some(_), None) => Some(shapes::arrow(x, place.y - 5.0, place.y - 16.0)),
                (None, Some(_)) => Some(shapes::arrow(x, place.y + 5.0, place.y + 16.0)),
                _ => None,
            };
            let drawing = html! {
                title { (Shown(&says)) }
                @if let Some((left, right)) = place.width.filter(|(left, right)| right - left > 12.0) {
                    path.wide d={ "M" (px(left)) " " (px(place.y)) "H" (px(right)) } {}
                }
                @if let Some(top) = place.top { path.bar d=(shapes::bar(x, place.y, top)) {} }
                @if let Some(open) = open { path.bar d=(open) {} }
                path class=(class) d=(shapes::mark(n, x, place.y)) {}
                @if gone { path.cross d=(shapes::cross(x, place.y)) {} }
            };
            Some(html! {
                @if let Some(target) = anchors.target(point.link) { a href={ "#" (target) } { (drawing) } }
                @else { g { (drawing) } }
            })
        })
        .collect();
    html! { @for one in &all { (one) } }
}

/// The lane's name at the end of its line, with its mark and what it says last.
fn label(n: usize, lane: &Lane, y: f64, end: Option<f64>) -> Markup {
    let last = last(lane);
    let value = shortened(&last, 12);
    let name = shortened(&source(lane), LETTERS.saturating_sub(value.chars().count() + 1));
    html! {
        @if let Some(end) = end {
            path.leader d={ "M" (RIGHT + 2.0) " " (px(end)) "L" (RIGHT + 14.0) " " (px(y)) } {}
        }
        g {
            title { (Shown(&format!("{}: {last}", source(lane)))) }
            path.dot d=(shapes::mark(n, RIGHT + 22.0, y)) {}
            text.name x=(RIGHT + 33.0) y=(px(y + 4.2)) {
                tspan.unnamed[!lane.named] { (name) } " " tspan.last { (value) }
            }
        }
    }
}

/// What a lane says last: its last number that still stands, before any that has no day.
fn last(lane: &Lane) -> String {
    let gone = lane.revisions.iter().map(|own| (own.to, own.turn)).max_by_key(|(to, _)| *to);
    let standing = || {
        let all = lane.points.iter().enumerate().rev();
        all.filter(|(index, point)| level(point).is_some() && !withdrawn(lane, *index))
    };
    let found = standing().find(|(_, point)| day(point).is_some()).or_else(|| standing().next());
    match (found, gone) {
        (Some((index, _)), Some((to, Turn::Withdrawn))) if index < to => "withdrawn".to_owned(),
        (Some((_, point)), _) => claim(point),
        (None, Some((_, Turn::Withdrawn))) => "withdrawn".to_owned(),
        (None, _) => lane.points.last().map(claim).unwrap_or_default(),
    }
}

/// The plot in words, for those who do not see it.
fn description(lanes: &[Lane]) -> String {
    let mut out = String::new();
    for lane in lanes {
        let _ = write!(out, "{}: {}, last {}", source(lane), many(lane.points.len(), "claim"), last(lane));
        if let Some(stale) = stale(lane) {
            let _ = write!(out, ", {stale}");
        }
        out.push_str(". ");
    }
    out.push_str("Every claim is in the table below.");
    out
}

/// A length to a tenth.
fn px(length: f64) -> String {
    format!("{length:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_corpus::dossier::{Point, Revision};

    fn lane(points: &[(Option<&str>, Option<f64>)], revisions: &[(usize, usize, Turn)]) -> Lane {
        let point = |&(day, number): &(Option<&str>, Option<f64>)| Point {
            day: day.map(str::to_owned),
            low: number,
            high: number,
            ..Point::default()
        };
        let revisions = revisions.iter().map(|&(from, to, turn)| Revision { from, to, turn }).collect();
        Lane { points: points.iter().map(point).collect(), revisions, ..Lane::default() }
    }

    fn drawn(lane: &Lane) -> Line {
        let chart = dateline_corpus::dossier::Chart { lanes: vec![lane.clone()], ..Default::default() };
        let scales = Scales::of(&chart);
        line(lane, &places(lane, &scales, 300.0, 0, 1), &scales)
    }

    #[test]
    fn a_line_steps_and_ends_where_its_number_is_withdrawn() {
        let days = [(Some("2023-09-19"), Some(20.0)), (Some("2023-09-21"), Some(40.0)), (Some("2023-09-25"), None)];
        let steps = drawn(&lane(&days[..2], &[(0, 1, Turn::Up)]));
        assert!(steps.steps.contains('H') && steps.steps.contains('V') && !steps.turns.is_empty(), "{}", steps.steps);
        assert!(steps.still.contains('H'), "what stands last is drawn on");
        let gone = drawn(&lane(&days, &[(1, 2, Turn::Withdrawn)]));
        assert!(gone.still.is_empty() && gone.steps.ends_with("v12"), "{}", gone.steps);
    }

    #[test]
    fn a_lane_is_named_with_what_it_says_last() {
        let days = [(Some("2023-09-19"), Some(20.0)), (Some("2023-09-21"), None), (None, Some(7.0))];
        assert_eq!(last(&lane(&days, &[])), "20");
        assert_eq!(last(&lane(&days, &[(0, 1, Turn::Withdrawn)])), "7");
        assert_eq!(last(&lane(&days[..2], &[(0, 1, Turn::Withdrawn)])), "withdrawn");
        assert_eq!(last(&lane(&days[2..], &[])), "7");
        assert_eq!(last(&lane(&[], &[])), "");
    }
}
