//! The marks of charts, told apart by shape as well as by colour, and the key that explains them.

use maud::{Markup, html};

/// How many colours and shapes there are; a lane's are its number's.
const SHAPES: usize = 6;
const COLOURS: usize = 8;

/// The class of a lane's colour.
pub(super) fn colour(lane: usize) -> String {
    format!("k{}", lane % COLOURS)
}

/// The outline of a lane's mark around a point.
pub(super) fn mark(lane: usize, x: f64, y: f64) -> String {
    let corners: &[(f64, f64)] = match lane % SHAPES {
        1 => &[(-4.6, -4.6), (4.6, -4.6), (4.6, 4.6), (-4.6, 4.6)],
        2 => &[(0.0, -6.6), (6.6, 0.0), (0.0, 6.6), (-6.6, 0.0)],
        3 => &[(0.0, -6.2), (6.2, 4.8), (-6.2, 4.8)],
        4 => &[(0.0, 6.2), (6.2, -4.8), (-6.2, -4.8)],
        5 => &[(-3.1, -5.4), (3.1, -5.4), (6.2, 0.0), (3.1, 5.4), (-3.1, 5.4), (-6.2, 0.0)],
        _ => return format!("M{:.1} {y:.1}a5.2 5.2 0 1 0 10.4 0a5.2 5.2 0 1 0-10.4 0z", x - 5.2),
    };
    let mut path = String::new();
    for (i, (dx, dy)) in corners.iter().enumerate() {
        path += &format!("{}{:.1} {:.1}", if i == 0 { 'M' } else { 'L' }, x + dx, y + dy);
    }
    path + "z"
}

/// An arrow from a point, upwards or downwards, for what is open at that end.
pub(super) fn arrow(x: f64, from: f64, to: f64) -> String {
    let back = if to < from { 4.5 } else { -4.5 };
    format!("M{x:.1} {from:.1}V{to:.1}M{:.1} {:.1}L{x:.1} {to:.1}L{:.1} {:.1}", x - 3.8, to + back, x + 3.8, to + back)
}

/// A cross over a point, for what was withdrawn.
pub(super) fn cross(x: f64, y: f64) -> String {
    format!("M{:.1} {:.1}l13 13m0-13l-13 13", x - 6.5, y - 6.5)
}

/// A bar over a range, with its ends.
pub(super) fn bar(x: f64, low: f64, high: f64) -> String {
    format!("M{x:.1} {low:.1}V{high:.1}M{:.1} {high:.1}h9M{:.1} {low:.1}h9", x - 4.5, x - 4.5)
}

/// What the marks mean.
pub(super) fn key() -> Markup {
    let filled = mark(0, 13.0, 11.0);
    let rows: [(&str, Markup); 7] = [
        ("a number as told", html! { path.dot d=(filled) {} }),
        ("vague: “dozens”", html! { path.dot.hollow d=(mark(0, 13.0, 14.0)) {} path.bar d=(arrow(13.0, 9.0, 1.5)) {} }),
        ("from least to most", html! { path.bar d=(bar(13.0, 18.0, 4.0)) {} }),
        ("at least, or at most", html! { path.dot d=(mark(0, 9.0, 14.0)) {} path.bar d=(arrow(9.0, 9.0, 1.5)) {} }),
        ("revised by its source", html! { path.turn d=(arrow(13.0, 19.0, 4.0)) {} }),
        ("withdrawn", html! { path.dot.gone d=(filled) {} path.cross d=(cross(13.0, 11.0)) {} }),
        ("not repeated since", html! { path.stale d="M2 11H26" {} }),
    ];
    html! {
        ul.key aria-label="Key to the charts" {
            @for (words, drawing) in rows {
                li { svg width="28" height="22" viewBox="0 0 28 22" aria-hidden="true" { (drawing) } (words) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_differ_in_shape_and_colour_and_pairs_last_for_long() {
        let looks: std::collections::BTreeSet<_> = (0..24).map(|n| (mark(n, 0.0, 0.0), colour(n))).collect();
        assert_eq!(looks.len(), 24);
    }
}
