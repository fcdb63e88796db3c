//! The part of the world that a map shows: a crop around its places, and where a place stands in it.

use super::outline::Degrees;

/// A map's width, in its own units; its height follows from what it shows.
pub(super) const WIDTH: f64 = 780.0;
const LOWEST: f64 = 340.0;
const HIGHEST: f64 = 560.0;
/// No map shows less than this many degrees from south to north: the coasts are not fine enough.
const CLOSEST: f64 = 1.6;
/// Where the world's map ends: nobody reports from nearer the poles.
const SOUTH: f64 = -62.0;
const NORTH: f64 = 84.0;

/// A crop of the world. Longitudes shrink by the cosine of the middle latitude, so that shapes there are right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct View {
    pub(super) middle: Degrees,
    /// Degrees of longitude from the middle to the left and right edge.
    pub(super) half: f64,
    pub(super) height: f64,
    /// Units for a degree of latitude.
    scale: f64,
    /// How much a degree of longitude is shorter.
    shrunk: f64,
}

impl View {
    /// The view around some places; they need not be in order, and may lie on both sides of 180 degrees.
    pub(super) fn around(places: &[Degrees]) -> Option<Self> {
        let (west, span) = narrowest(places)?;
        let (south, north) =
            places.iter().fold((90f64, -90f64), |(south, north), place| (south.min(place.1), north.max(place.1)));
        let middle = f64::midpoint(south, north);
        let shrunk = middle.to_radians().cos().max(0.25);
        // Room around the outermost places, for their marks and names; more beside than above, where names are written.
        let high = ((north - south) * 1.35).max(CLOSEST);
        let wide = (span * 1.45).max(high).clamp(CLOSEST / shrunk, 360.0);
        let scale = (WIDTH / (wide * shrunk)).min(HIGHEST / high);
        let height = (high * scale).clamp(LOWEST, HIGHEST);
        let half = (WIDTH / scale / shrunk / 2.0).min(180.0);
        // Where a map of everything is wider than the world, the world fills it.
        let scale = WIDTH / (half * 2.0 * shrunk);
        let height = height.min((NORTH - SOUTH) * scale).max(LOWEST.min((NORTH - SOUTH) * scale));
        let reach = height / scale / 2.0;
        let middle = if reach * 2.0 >= NORTH - SOUTH {
            f64::midpoint(NORTH, SOUTH)
        } else if (SOUTH..NORTH).contains(&south) && (SOUTH..NORTH).contains(&north) {
            middle.clamp(SOUTH + reach, NORTH - reach)
        } else {
            middle
        };
        Some(Self { middle: (wrapped(west + span / 2.0), middle), half, height, scale, shrunk })
    }

    /// Where a place stands; outside of the map if it is not in the view.
    pub(super) fn at(&self, (lon, lat): Degrees) -> (f64, f64) {
        self.on_sheet((self.middle.0 + wrapped(lon - self.middle.0), lat))
    }

    /// The same for a longitude that counts on from the middle's.
    pub(super) fn on_sheet(&self, (lon, lat): Degrees) -> (f64, f64) {
        (
            WIDTH / 2.0 + (lon - self.middle.0) * self.shrunk * self.scale,
            self.height / 2.0 - (lat - self.middle.1) * self.scale,
        )
    }

    /// Whether the view shows a place, at least this far from its edge.
    pub(super) fn shows(&self, place: Degrees, margin: f64) -> bool {
        let (x, y) = self.at(place);
        (margin..=WIDTH - margin).contains(&x) && (margin..=self.height - margin).contains(&y)
    }

    /// How far the view reaches to the north and south, in degrees.
    pub(super) fn latitudes(&self) -> (f64, f64) {
        let reach = self.height / self.scale / 2.0;
        (self.middle.1 - reach, self.middle.1 + reach)
    }

    /// How wide the view is, in degrees of latitude.
    pub(super) fn wide(&self) -> f64 {
        WIDTH / self.scale
    }

    /// Units for a degree of latitude.
    pub(super) fn scale(&self) -> f64 {
        self.scale
    }

    /// A round length in kilometres for the scale, and how long it is drawn.
    pub(super) fn bar(&self) -> (f64, f64) {
        let unit = self.scale / 111.2;
        let fits = |km: f64| km * unit <= 150.0;
        let lengths = [2000.0, 1000.0, 500.0, 200.0, 100.0, 50.0, 20.0, 10.0, 5.0];
        let km = lengths.into_iter().find(|km| fits(*km)).unwrap_or(5.0);
        (km, km * unit)
    }
}

/// A longitude from -180 to under 180.
pub(super) fn wrapped(lon: f64) -> f64 {
    (lon + 180.0).rem_euclid(360.0) - 180.0
}

/// The westernmost place of the narrowest strip that holds all, and how wide the strip is.
fn narrowest(places: &[Degrees]) -> Option<(f64, f64)> {
    let mut lons: Vec<f64> = places.iter().map(|place| wrapped(place.0)).collect();
    lons.sort_by(f64::total_cmp);
    let (first, last) = (*lons.first()?, *lons.last()?);
    // All but the widest gap between neighbours, the one over 180 degrees among them.
    let mut best = (first, last - first);
    for pair in lons.windows(2) {
        let span = 360.0 - (pair[1] - pair[0]);
        if span < best.1 {
            best = (pair[1], span);
        }
    }
    Some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(places: &[Degrees]) -> View {
        let view = View::around(places).unwrap();
        for place in places {
            assert!(view.shows(*place, 4.0), "{place:?} at {:?} of {view:?}", view.at(*place));
        }
        assert!(view.height <= HIGHEST + 0.1 && view.half <= 180.0 && view.height > 200.0, "{view:?}");
        view
    }

    #[test]
    fn one_place_and_places_close_together() {
        let view = inside(&[(46.75, 39.82)]);
        assert!(view.wide() < 6.0);
        assert!(inside(&[(46.75, 39.82), (46.76, 39.83)]).wide() < 6.0);
    }

    #[test]
    fn both_sides_of_180_degrees_are_near() {
        let view = inside(&[(178.4, -18.1), (-171.8, -13.8)]);
        assert!(view.half < 20.0 && view.middle.0.abs() > 170.0, "{view:?}");
        let (suva, apia) = (view.at((178.4, -18.1)), view.at((-171.8, -13.8)));
        assert!(suva.0 < apia.0);
    }

    #[test]
    fn the_whole_world_and_its_corners() {
        inside(&[(-122.0, 37.0), (2.0, 48.0), (139.0, 35.0), (-70.0, -33.0)]);
        inside(&[(-180.0, 0.0), (-90.0, 10.0), (0.0, -10.0), (90.0, 0.0)]);
        inside(&[(15.6, 78.2)]);
        inside(&[(0.0, -89.0)]);
        inside(&[(10.0, 70.0), (10.5, -30.0)]);
        assert_eq!(View::around(&[]), None);
    }

    #[test]
    fn the_bar_is_a_round_length() {
        let (km, long) = inside(&[(46.75, 39.82), (44.5, 40.18)]).bar();
        assert!((50.0..=200.0).contains(&km) && long <= 150.0, "{km} {long}");
    }
}
