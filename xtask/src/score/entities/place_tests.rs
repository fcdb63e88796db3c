//! The reference scorer's own tests of places, and a few edges.

use super::*;

fn span(start: u32, end: u32) -> CharSpan {
    CharSpan { start, end }
}

fn gold() -> Vec<GoldPlace> {
    let place = |start, end, point: Option<(f64, f64)>, country: Option<&str>, geonameid, gtype: &str| GoldPlace {
        span: span(start, end),
        lat: point.map(|p| p.0),
        lon: point.map(|p| p.1),
        country: country.map(str::to_owned),
        geonameid,
        gtype: Some(gtype.to_owned()),
    };
    vec![
        place(0, 5, Some((35.7, 51.4)), Some("IR"), Some(112931), "Literal"),
        place(10, 16, Some((39.9, 32.8)), Some("TR"), None, "Metonymic"),
        place(20, 25, None, None, None, "Literal"),
    ]
}

fn ours(start: u32, end: u32, point: Option<(f64, f64)>, country: Option<&str>) -> OurPlace {
    OurPlace {
        span: span(start, end),
        lat: point.map(|p| p.0),
        lon: point.map(|p| p.1),
        country: country.map(str::to_owned),
        ..OurPlace::default()
    }
}

fn predicted() -> Vec<OurPlace> {
    vec![
        ours(0, 6, Some((35.6, 51.3)), Some("IRN")),
        ours(10, 16, Some((0.0, 0.0)), Some("GA")),
        ours(40, 45, Some((1.0, 1.0)), None),
    ]
}

fn tally(places: &[OurPlace], keep: Keep) -> Tally {
    let mut tally = Tally::default();
    tally.add(&gold(), places, keep, &CountryCodes::of([("IRN", "IR")]));
    tally
}

#[test]
fn distances_and_areas() {
    assert!((kilometres(51.5074, -0.1278, 48.8566, 2.3522) - 343.6).abs() < 1.5);
    assert!(kilometres(10.0, 179.9, 10.0, -179.9) < 30.0);
    assert!(area(&[0.0; 3]).abs() < 1e-12);
    assert!((area(&[FARTHEST; 5]) - 1.0).abs() < 1e-9);
    let some = area(&[0.0, 100.0, 5000.0]);
    assert!(0.0 < some && some < 1.0);
}

#[test]
fn gold_against_itself_is_perfect() {
    let same: Vec<OurPlace> = gold()
        .into_iter()
        .map(|place| ours(place.span.start, place.span.end, place.lat.zip(place.lon), place.country.as_deref()))
        .collect();
    let tally = tally(&same, Keep::default());
    assert_eq!((tally.strict_f1(), tally.near_of_found(), tally.country_accuracy()), (1.0, 1.0, 1.0));
    assert_eq!((area(&tally.errors), tally.end_to_end(), tally.points), (0.0, 1.0, 2));
}

#[test]
fn partly_right_as_the_reference() {
    let tally = tally(&predicted(), Keep::default());
    assert_eq!((tally.strict, tally.overlapping, tally.predicted), (1, 2, 3));
    assert_eq!((tally.near_of_found(), tally.country_accuracy()), (0.5, 0.5));
    assert!((ratio(tally.near, tally.our_points) - 1.0 / 3.0).abs() < 1e-9);
    assert_eq!(ratio(tally.near, tally.points), 0.5);
}

#[test]
fn places_that_do_not_count() {
    let literal = tally(&predicted(), Keep { gtypes: Some(&["Literal"]), resolved: false });
    assert_eq!((literal.gold, literal.predicted), (2, 2));
    assert_eq!(tally(&predicted(), Keep { gtypes: None, resolved: true }).gold, 2);
}

#[test]
fn senses() {
    let mut places = vec![ours(0, 5, None, None), ours(10, 16, None, None)];
    for place in &mut places {
        place.sense = Some(PlaceSense::Literal);
    }
    let literal = tally(&places, Keep::default());
    assert_eq!((literal.senses, literal.sense_accuracy(), literal.associative_f1()), (2, 0.5, 0.0));
    places[1].sense = Some(PlaceSense::Associative);
    assert_eq!(tally(&places, Keep::default()).associative_f1(), 1.0);
}

#[test]
fn nothing_found_and_no_point() {
    let none = tally(&[], Keep::default());
    assert_eq!((none.end_to_end(), none.errors.len(), none.strict_f1()), (0.0, 0, 0.0));
    assert_eq!(tally(&[ours(0, 5, None, None)], Keep::default()).errors, [FARTHEST]);
}
