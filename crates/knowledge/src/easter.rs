//! Easter Sunday, western and orthodox, by arithmetic.

use jiff::ToSpan;
use jiff::civil::Date;

/// Western Easter Sunday: the anonymous Gregorian algorithm (Nature, 1876; Meeus, Astronomical Algorithms, ch. 8).
///
/// `None` before 1583, when there was no Gregorian calendar, and outside the range of a date.
///
/// ```
/// use dateline_knowledge::easter::western;
/// assert_eq!(western(2024).unwrap().to_string(), "2024-03-31");
/// ```
pub fn western(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Orthodox Easter Sunday in the Gregorian calendar: Meeus' Julian algorithm, moved by the days between the calendars.
///
/// ```
/// use dateline_knowledge::easter::orthodox;
/// assert_eq!(orthodox(2024).unwrap().to_string(), "2024-05-05");
/// ```
pub fn orthodox(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let y = i32::from(year);
    let (a, b, c) = (y % 4, y % 7, y % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let sum = d + e + 114;
    let julian = Date::new(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()?;
    // Easter falls after February, so the year's own century day counts.
    julian.checked_add((y / 100 - y / 400 - 2).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn western_easters_of_record() {
        for day in [
            "1818-03-22",
            "1916-04-23",
            "1943-04-25",
            "1954-04-18",
            "1961-04-02",
            "1990-04-15",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2016-03-27",
            "2019-04-21",
            "2020-04-12",
            "2021-04-04",
            "2022-04-17",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
        ] {
            let day: Date = day.parse().unwrap();
            assert_eq!(western(day.year()), Some(day));
        }
    }

    #[test]
    fn orthodox_easters_of_record() {
        for day in [
            "1916-04-23",
            "1991-04-07",
            "2000-04-30",
            "2010-04-04",
            "2013-05-05",
            "2016-05-01",
            "2019-04-28",
            "2020-04-19",
            "2021-05-02",
            "2022-04-24",
            "2023-04-16",
            "2024-05-05",
            "2025-04-20",
            "2026-04-12",
            "2027-05-02",
        ] {
            let day: Date = day.parse().unwrap();
            assert_eq!(orthodox(day.year()), Some(day));
        }
    }

    #[test]
    fn always_a_sunday_in_its_season() {
        for year in 1583..=2500 {
            let (west, east) = (western(year).unwrap(), orthodox(year).unwrap());
            assert_eq!(west.weekday(), jiff::civil::Weekday::Sunday, "{year}");
            assert_eq!(east.weekday(), jiff::civil::Weekday::Sunday, "{year}");
            assert!((3..=4).contains(&west.month()) && east >= west, "{year}");
        }
        assert_eq!(western(1500), None);
    }
}
