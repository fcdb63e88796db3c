//! Hindu, Sikh and Buddhist feasts: a lunar day (tithi) of a lunar month, prevailing at a time of day in Ujjain.

use crate::sky::{self, Instant};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Feast, month (1 Chaitra, new moon to new moon), tithi (15 full moon, 30 new moon), clock time in India, days later.
pub(crate) const FEASTS: [(&str, u8, u8, f64, i64); 10] = [
    ("diwali", 7, 30, 18.7, 0),
    ("dussehra", 7, 10, 14.5, 0),
    ("ganesh_chaturthi", 6, 4, 12.3, 0),
    ("guru_nanak_jayanti", 8, 15, 6.6, 0),
    ("holi", 12, 15, 18.7, 1),
    ("janmashtami", 5, 23, 24.3, 0),
    ("maha_shivaratri", 11, 29, 24.3, 0),
    ("raksha_bandhan", 5, 15, 7.0, 0),
    ("ram_navami", 1, 9, 12.3, 0),
    ("vesak", 2, 15, 6.2, 0),
];

/// The day of a feast in a year.
pub(crate) fn day(month: u8, tithi: u8, clock: f64, year: i16) -> Option<Date> {
    let days = || (0..365).map(|n| date(year, 1, 1) + n.days());
    let moment = |day: Date| instant(day, clock - 5.5);
    let of_month = |at: Instant| month_of(at) == Some(month);
    days().find(|&day| of_month(moment(day)) && tithi_at(moment(day)) == tithi).or_else(|| {
        // A tithi that begins and ends between two such moments belongs to the earlier day.
        days().find(|&day| {
            let (today, tomorrow) = (tithi_at(moment(day)), tithi_at(moment(day) + 1.0));
            of_month(moment(day)) && today == tithi - 1 && tomorrow != tithi && tomorrow != today
        })
    })
}

/// Universal Time, `hours` after midnight.
pub(crate) fn instant(day: Date, hours: f64) -> Instant {
    let days = (day - date(2000, 1, 1)).get_days();
    f64::from(days) + (hours - 12.0) / 24.0
}

fn tithi_at(at: Instant) -> u8 {
    (sky::phase(at) / 12.0) as u8 + 1
}

/// The lunar month, named for the sun's sign at its new moon; `None` in a leap month.
fn month_of(at: Instant) -> Option<u8> {
    let sign = |at: Instant| (sky::sidereal_sun(at) / 30.0) as u8;
    let new_moon = sky::new_moon_before(at);
    let next = sky::new_moon_before(new_moon + 45.0);
    (sign(new_moon) != sign(next)).then(|| (sign(new_moon) + 1) % 12 + 1)
}
