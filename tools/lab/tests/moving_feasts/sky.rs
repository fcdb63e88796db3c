//! Where sun and moon stand: enough of Meeus' "Astronomical Algorithms" (ch. 25, 47) to name a lunar day within minutes.

/// Days since noon of 1 January 2000, Universal Time.
pub(crate) type Instant = f64;

/// Longitude of the sun among the seasons, in degrees; good to 0.01.
pub(crate) fn sun(at: Instant) -> f64 {
    let t = at / 36525.0;
    let mean = 280.46646 + 36000.76983 * t;
    let anomaly = (357.52911 + 35999.05029 * t).to_radians();
    let centre =
        (1.914602 - 0.004817 * t) * anomaly.sin() + 0.019993 * (2.0 * anomaly).sin() + 0.000289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1934.136 * t).to_radians();
    (mean + centre - 0.00569 - 0.00478 * node.sin()).rem_euclid(360.0)
}

/// Longitude of the sun among the stars (Lahiri's zero), in degrees.
pub(crate) fn sidereal_sun(at: Instant) -> f64 {
    (sun(at) - 23.8531 - 0.013_97 * at / 365.25).rem_euclid(360.0)
}

/// Longitude of the moon, in degrees; good to 0.05.
pub(crate) fn moon(at: Instant) -> f64 {
    let t = at / 36525.0;
    let mean = 218.3164477 + 481267.88123421 * t;
    let d = 297.8501921 + 445267.1114034 * t;
    let sun = 357.5291092 + 35999.0502909 * t;
    let moon = 134.9633964 + 477198.8675055 * t;
    let f = 93.2720950 + 483202.0175233 * t;
    // Multiples of elongation, sun's anomaly, moon's anomaly, latitude argument; coefficient in millionths of a degree.
    const TERMS: [(f64, f64, f64, f64, f64); 24] = [
        (0.0, 0.0, 1.0, 0.0, 6288774.0),
        (2.0, 0.0, -1.0, 0.0, 1274027.0),
        (2.0, 0.0, 0.0, 0.0, 658314.0),
        (0.0, 0.0, 2.0, 0.0, 213618.0),
        (0.0, 1.0, 0.0, 0.0, -185116.0),
        (0.0, 0.0, 0.0, 2.0, -114332.0),
        (2.0, 0.0, -2.0, 0.0, 58793.0),
        (2.0, -1.0, -1.0, 0.0, 57066.0),
        (2.0, 0.0, 1.0, 0.0, 53322.0),
        (2.0, -1.0, 0.0, 0.0, 45758.0),
        (0.0, 1.0, -1.0, 0.0, -40923.0),
        (1.0, 0.0, 0.0, 0.0, -34720.0),
        (0.0, 1.0, 1.0, 0.0, -30383.0),
        (2.0, 0.0, 0.0, -2.0, 15327.0),
        (0.0, 0.0, 1.0, 2.0, -12528.0),
        (0.0, 0.0, 1.0, -2.0, 10980.0),
        (4.0, 0.0, -1.0, 0.0, 10675.0),
        (0.0, 0.0, 3.0, 0.0, 10034.0),
        (4.0, 0.0, -2.0, 0.0, 8548.0),
        (2.0, 1.0, -1.0, 0.0, -7888.0),
        (2.0, 1.0, 0.0, 0.0, -6766.0),
        (1.0, 0.0, -1.0, 0.0, -5163.0),
        (1.0, 1.0, 0.0, 0.0, 4987.0),
        (2.0, -1.0, 1.0, 0.0, 4036.0),
    ];
    let sum: f64 = TERMS
        .iter()
        .map(|(kd, ks, km, kf, size)| size * (kd * d + ks * sun + km * moon + kf * f).to_radians().sin())
        .sum();
    (mean + sum / 1e6).rem_euclid(360.0)
}

/// How far the moon is ahead of the sun, in degrees: 0 new moon, 180 full.
pub(crate) fn phase(at: Instant) -> f64 {
    (moon(at) - sun(at)).rem_euclid(360.0)
}

/// The last new moon before an instant.
pub(crate) fn new_moon_before(at: Instant) -> Instant {
    let mut moment = at - phase(at) / 360.0 * 29.530588;
    for _ in 0..6 {
        let off = (phase(moment) + 180.0).rem_euclid(360.0) - 180.0;
        moment -= off / 360.0 * 29.530588;
    }
    moment
}

/// When the sun reaches a longitude, looked for around an instant.
pub(crate) fn sun_reaches(longitude: f64, around: Instant) -> Instant {
    let mut moment = around;
    for _ in 0..8 {
        let off = (sun(moment) - longitude + 180.0).rem_euclid(360.0) - 180.0;
        moment -= off / 360.0 * 365.2422;
    }
    moment
}
