//! The map of places: the part of the world they lie in, a mark for each by how exactly its place is known, a table of all.

mod clip;
mod draw;
mod labels;
mod outline;
mod view;

use super::anchors::Anchors;
use crate::render::safe::Shown;
use crate::render::wording::number::many;
use dateline_corpus::dossier::{Precision, Spot};
use maud::{Markup, html};
use outline::{Degrees, world};
use view::View;

/// A table of at most this many places stands open.
const OPEN: usize = 14;

pub(super) fn body(spots: &[Spot], anchors: &Anchors<'_>) -> Markup {
    // In a place's own order its number is that of its row.
    let placed: Vec<(usize, &Spot, Degrees)> =
        (1..).zip(spots).filter_map(|(number, spot)| Some((number, spot, place(spot)?))).collect();
    let points: Vec<Degrees> = placed.iter().map(|(_, _, at)| *at).collect();
    let lost = spots.len() - placed.len();
    html! {
        @if let Some(all) = View::around(&points) {
            @let world = world();
            @match core(&placed, &all) {
                Some(near) => {
                    (draw::map(&world, &near, &placed, None, "The places that lie close together", anchors))
                    (draw::map(&world, &all, &placed, Some(&near), "All places", anchors))
                },
                None => (draw::map(&world, &all, &placed, None, "All places", anchors)),
            }
            (draw::key())
            p.remark {
                "Coasts and borders: Natural Earth, in the public domain. Drawing a border endorses none."
                @if lost > 0 { " " (many(lost, "place")) " known to no table: below alone." }
            }
        } @else {
            p.remark { "No table knows where these places are; so there is no map." }
        }
        details.fold open[spots.len() <= OPEN] {
            summary { "All " (many(spots.len(), "place")) }
            (table(spots, anchors))
        }
    }
}

/// A place's point, where it has one that can be drawn.
fn place(spot: &Spot) -> Option<Degrees> {
    let (lat, lon) = (spot.lat?, spot.lon?);
    (lat.is_finite() && lon.is_finite() && (-90.0..=90.0).contains(&lat) && lon.abs() <= 360.0).then_some((lon, lat))
}

/// Places nearer to one another than this part of the whole view's width are of one cluster.
const NEAR: f64 = 0.09;

/// The view of most places, where a few others far away make the map of all too coarse for them.
fn core(placed: &[(usize, &Spot, Degrees)], all: &View) -> Option<View> {
    if all.wide() < 12.0 || placed.len() < 3 {
        return None;
    }
    let near = all.wide() * NEAR;
    // From the place with most happenings outwards, as long as the next is near one that is in. Countries' points are no places.
    let exact: Vec<&(usize, &Spot, Degrees)> =
        placed.iter().filter(|(_, spot, _)| spot.precision != Precision::Country).collect();
    let busiest = exact.iter().enumerate().max_by_key(|(n, (_, spot, _))| (spot.count, std::cmp::Reverse(*n)))?.0;
    let mut open = vec![busiest];
    let mut inside = vec![false; exact.len()];
    inside[busiest] = true;
    while let Some(from) = open.pop() {
        for (to, (_, _, at)) in exact.iter().enumerate() {
            if !inside[to] && apart(exact[from].2, *at) < near {
                inside[to] = true;
                open.push(to);
            }
        }
    }
    let cluster: Vec<Degrees> =
        exact.iter().zip(&inside).filter(|(_, inside)| **inside).map(|(own, _)| own.2).collect();
    let view = View::around(&cluster)?;
    (cluster.len() >= 2 && view.wide() < all.wide() * 0.5).then_some(view)
}

/// How far two places are apart, in degrees of latitude.
fn apart(a: Degrees, b: Degrees) -> f64 {
    let shrunk = f64::midpoint(a.1, b.1).to_radians().cos();
    (view::wrapped(a.0 - b.0) * shrunk).hypot(a.1 - b.1)
}

/// How exactly a place's point is known, in words.
pub(super) fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Point => "the place itself",
        Precision::Region => "somewhere in the region",
        Precision::Country => "somewhere in the country",
    }
}

fn table(spots: &[Spot], anchors: &Anchors<'_>) -> Markup {
    html! {
        div.scroll role="region" aria-label="Places" tabindex="0" {
            table.places {
                thead {
                    tr {
                        th.number scope="col" { "No." }
                        th scope="col" { "Place" }
                        th scope="col" { "The point is" }
                        th.number scope="col" { "Happenings" }
                        th.links scope="col" { "Report" }
                    }
                }
                tbody {
                    @for (number, spot) in (1..).zip(spots) {
                        tr {
                            td.number { (number) }
                            th scope="row" {
                                bdi { (Shown(&spot.name)) }
                                @if !spot.within.is_empty() { ", " span.soft { bdi { (Shown(&spot.within)) } } }
                            }
                            td { @if place(spot).is_some() { (precision(spot.precision)) } @else { "not known" } }
                            td.number { (spot.count) }
                            td.links { (anchors.links(&spot.links)) }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(lon: f64, lat: f64, count: u32) -> Spot {
        Spot { name: "x".into(), lat: Some(lat), lon: Some(lon), count, ..Spot::default() }
    }

    fn core_of(spots: &[Spot]) -> Option<View> {
        let placed: Vec<_> = spots.iter().map(|spot| (1, spot, place(spot).unwrap())).collect();
        let points: Vec<Degrees> = placed.iter().map(|(_, _, at)| *at).collect();
        core(&placed, &View::around(&points).unwrap())
    }

    #[test]
    fn a_far_place_does_not_shrink_the_others() {
        let near = [spot(46.75, 39.82, 9), spot(46.34, 39.51, 4), spot(44.5, 40.18, 3)];
        assert_eq!(core_of(&near), None, "no need");
        let far = [near.as_slice(), &[spot(-77.0, 38.9, 1)]].concat();
        let view = core_of(&far).unwrap();
        assert!(view.wide() < 8.0 && view.shows((44.5, 40.18), 4.0) && !view.shows((-77.0, 38.9), 0.0));
    }

    #[test]
    fn a_point_that_is_none_is_not_drawn() {
        for (lon, lat) in [(f64::NAN, 3.0), (3.0, f64::INFINITY), (3.0, 91.0), (500.0, 3.0)] {
            assert_eq!(place(&spot(lon, lat, 1)), None);
        }
        assert_eq!(place(&Spot::default()), None);
    }
}
