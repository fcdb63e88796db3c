//! One map as a drawing: land, borders, places with their names, a scale.

use super::super::anchors::Anchors;
use super::labels::{Area, Taken, beside, width};
use super::outline::{Degrees, Outline};
use super::view::{View, WIDTH};
use super::{clip, precision};
use crate::render::page::shortened;
use crate::render::safe::Shown;
use crate::render::wording::number::many;
use dateline_corpus::dossier::{Precision, Spot};
use maud::{Markup, html};
use std::cmp::Reverse;

/// Size of places' names, and of countries'.
const NAMES: f64 = 12.5;
const COUNTRIES: f64 = 11.0;

/// Draws the places of a view. `frame` is another view to be outlined in this one.
pub(super) fn map(
    world: &Outline,
    view: &View,
    placed: &[(usize, &Spot, Degrees)],
    frame: Option<&View>,
    title: &str,
    anchors: &Anchors<'_>,
) -> Markup {
    let mut land = String::new();
    for ring in &world.land {
        clip::area(&mut land, view, ring);
    }
    let [mut coasts, mut borders] = [String::new(), String::new()];
    for line in &world.coasts {
        clip::line(&mut coasts, view, line);
    }
    for line in &world.borders {
        clip::line(&mut borders, view, line);
    }
    let mut taken = Taken::new(WIDTH, view.height);
    let (km, bar) = view.bar();
    taken.take(Area(8.0, view.height - 38.0, bar + 40.0, view.height));
    // What another map shows larger is only framed here.
    let framed = |at: Degrees| frame.is_some_and(|frame| frame.shows(at, 2.0));
    let mut shown: Vec<&(usize, &Spot, Degrees)> =
        placed.iter().filter(|(_, _, at)| view.shows(*at, 2.0) && !framed(*at)).collect();
    // Small marks are drawn over large ones; the busiest places are named first.
    shown.sort_by_key(|(number, spot, _)| (Reverse(spot.count), *number));
    for (_, spot, at) in &shown {
        taken.take(Area::around(view.at(*at), radius(spot) + 1.0));
    }
    let labels: Vec<Markup> = shown.iter().map(|own| label(own, view, &mut taken)).collect();
    // A country that is one of the places has its name already.
    let named = |name: &str| shown.iter().any(|(_, spot, _)| spot.name == name);
    let countries: Vec<Markup> =
        world.names.iter().filter(|own| !named(own.name)).filter_map(|own| country(own, view, &mut taken)).collect();
    html! {
        div.scroll.plot role="region" aria-label={ "Map: " (title) } tabindex="0" {
            svg.map viewBox={ "0 0 " (WIDTH) " " (px(view.height)) } role="group" {
                title { (title) }
                desc { "A map with " (many(shown.len(), "place")) ". All places are in the table below." }
                rect.sea x="0" y="0" width=(WIDTH) height=(px(view.height)) {}
                path.land d=(land) {}
                path.coast d=(coasts) {}
                path.border d=(borders) {}
                @for country in &countries { (country) }
                @if let Some(frame) = frame { (outlined(frame, view)) }
                @for (number, spot, at) in &shown { (mark(*number, spot, view.at(*at), anchors)) }
                @for label in &labels { (label) }
                g.bar {
                    path d={ "M14 " (px(view.height - 18.0)) "v5h" (px(bar)) "v-5" } {}
                    text x="14" y=(px(view.height - 23.0)) { (km) " km" }
                }
            }
        }
    }
}

/// Half the size of a place's mark: the more happenings, the larger.
fn radius(spot: &Spot) -> f64 {
    (3.6 + 1.5 * f64::from(spot.count).sqrt()).min(15.0)
}

fn mark(number: usize, spot: &Spot, (x, y): (f64, f64), anchors: &Anchors<'_>) -> Markup {
    let says =
        format!("{number}. {}: {}, {}", spot.name, many(spot.count as usize, "happening"), precision(spot.precision));
    let drawing = html! {
        title { (Shown(&says)) }
        (shape(spot.precision, x, y, radius(spot)))
    };
    html! {
        @match spot.links.first().and_then(|link| anchors.target(*link)) {
            Some(target) => a href={ "#" (target) } { (drawing) },
            None => g { (drawing) },
        }
    }
}

fn shape(precision: Precision, x: f64, y: f64, r: f64) -> Markup {
    html! {
        @match precision {
            Precision::Point => circle.spot cx=(px(x)) cy=(px(y)) r=(px(r)) {},
            Precision::Region => {
                circle.spot.region cx=(px(x)) cy=(px(y)) r=(px(r + 1.0)) {}
                circle.core cx=(px(x)) cy=(px(y)) r="1.6" {}
            },
            Precision::Country => {
                path.spot.country d={ "M" (px(x)) " " (px(y - r - 2.0)) "l" (px(r + 2.0)) " " (px(r + 2.0))
                    "l-" (px(r + 2.0)) " " (px(r + 2.0)) "l-" (px(r + 2.0)) " -" (px(r + 2.0)) "z" } {}
            },
        }
    }
}

/// A place's name, where it finds room; else its number, which always does.
fn label(own: &(usize, &Spot, Degrees), view: &View, taken: &mut Taken) -> Markup {
    let (number, spot, at) = own;
    let place = view.at(*at);
    let r = radius(spot);
    let name = shortened(&spot.name, 28);
    let wide = width(&name, NAMES);
    let number = number.to_string();
    html! {
        @if let Some(placed) = beside(taken, place, r, wide) {
            text.name x=(px(placed.x)) y=(px(placed.y)) text-anchor=(placed.anchor) { (name) }
        } @else if let Some(placed) = beside(taken, place, r, width(&number, COUNTRIES)) {
            text.no x=(px(placed.x)) y=(px(placed.y)) text-anchor=(placed.anchor) { (number) }
        } @else {
            text.no.over x=(px(place.0)) y=(px(place.1 + 3.6)) text-anchor="middle" { (number) }
        }
    }
}

/// A country's name, where the country is large enough on the map and the place is free.
fn country(name: &super::outline::Name, view: &View, taken: &mut Taken) -> Option<Markup> {
    if name.side * view.scale() < 54.0 || !view.shows(name.at, 10.0) {
        return None;
    }
    let (x, y) = view.at(name.at);
    let wide = width(name.name, COUNTRIES) * 1.25;
    let at = [0.0, 18.0, -18.0, 34.0, -34.0].into_iter().find_map(|down| {
        let area = Area(x - wide / 2.0, y + down - 8.0, x + wide / 2.0, y + down + 8.0);
        taken.free(&area).then(|| {
            taken.take(area);
            y + down
        })
    })?;
    Some(html! { text.country-name x=(px(x)) y=(px(at + 3.8)) text-anchor="middle" { (name.name) } })
}

/// The frame of another view.
fn outlined(frame: &View, view: &View) -> Markup {
    let (south, north) = frame.latitudes();
    let left = view.at((frame.middle.0 - frame.half, north));
    let right = view.at((frame.middle.0 + frame.half, south));
    html! {
        rect.frame-line x=(px(left.0)) y=(px(left.1)) width=(px((right.0 - left.0).max(6.0))) height=(px((right.1 - left.1).max(6.0))) {}
    }
}

/// What the marks mean.
pub(super) fn key() -> Markup {
    let rows = [
        (Precision::Point, "the place itself"),
        (Precision::Region, "somewhere in the region"),
        (Precision::Country, "somewhere in the country"),
    ];
    html! {
        ul.key aria-label="Key to the map" {
            @for (precision, words) in rows {
                li {
                    svg.map width="24" height="22" viewBox="0 0 24 22" aria-hidden="true" { (shape(precision, 12.0, 11.0, 5.0)) }
                    (words)
                }
            }
            li { "The larger the mark, the more happenings. A number instead of a name: its row in the table." }
        }
    }
}

/// A length to a tenth.
fn px(length: f64) -> String {
    format!("{length:.1}")
}
