//! Recomputes the feasts of `moving_feasts.tsv` from their calendars and holds the table to them.
//!
//! `cargo test -p dateline-lab --test moving_feasts -- --ignored` writes the computed lines into the table.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod hindu;
mod sky;

use icu_calendar::cal::{ChineseTraditional, Hebrew, Hijri, Iso, Persian};
use icu_calendar::types::Month;
use icu_calendar::{AsCalendar, Date as AnyDate};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use std::collections::BTreeSet;
use std::path::PathBuf;

const YEARS: std::ops::RangeInclusive<i16> = 1990..=2040;

fn table() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../crates/knowledge/data/moving_feasts.tsv")
}

/// A day of another calendar in ours.
fn ours<C: AsCalendar>(year: i32, month: u8, day: u8, calendar: C) -> Option<Date> {
    let iso = AnyDate::try_new(year.into(), Month::new(month), day, calendar).ok()?.to_calendar(Iso);
    Date::new(iso.year().extended_year().try_into().ok()?, iso.month().ordinal as i8, iso.day_of_month().0 as i8).ok()
}

fn hijri(year: i32, month: u8, day: u8) -> Option<Date> {
    ours(year, month, day, Hijri::new_umm_al_qura())
}

/// Months as the religious year counts them from Nisan are given here from Tishri: 1 Tishri, 3 Kislev, 7 Nisan.
fn hebrew(year: i32, month: u8, day: u8) -> Option<Date> {
    ours(year, month, day, Hebrew)
}

/// The last such weekday before a day.
fn before(day: Date, weekday: Weekday) -> Date {
    day.nth_weekday(-1, weekday).unwrap()
}

/// Every computed line of the table.
fn computed() -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    let mut add = |feast: &str, cycle: i32, from: Date, length: i64, approx: bool| {
        if YEARS.contains(&from.year()) {
            let (to, approx) = (from + length.days(), if approx { "approx" } else { "exact" });
            lines.insert(format!("{feast}\t{cycle}\t{from}\t{to}\t{approx}"));
        }
    };
    for year in 1410..=1464 {
        for (feast, month, day) in [
            ("islamic_new_year", 1, 1),
            ("ashura", 1, 10),
            ("arbaeen", 2, 20),
            ("mawlid", 3, 12),
            ("mawlid_shia", 3, 17),
            ("isra_miraj", 7, 27),
            ("mid_shaban", 8, 15),
            ("laylat_al_qadr", 9, 27),
            ("eid_al_fitr", 10, 1),
            ("arafah", 12, 9),
            ("eid_al_adha", 12, 10),
        ] {
            add(feast, year, hijri(year, month, day).unwrap(), 1, true);
        }
        let (ramadan, eid) = (hijri(year, 9, 1).unwrap(), hijri(year, 10, 1).unwrap());
        add("ramadan", year, ramadan, i64::from((eid - ramadan).get_days()), true);
        add("quds_day", year, before(eid, Weekday::Friday), 1, true);
        add("hajj", year, hijri(year, 12, 8).unwrap(), 6, true);
    }
    for year in 5750..=5801 {
        add("rosh_hashanah", year, hebrew(year, 1, 1).unwrap(), 2, false);
        add("hanukkah", year, hebrew(year, 3, 25).unwrap(), 8, false);
        add("passover", year, hebrew(year, 7, 15).unwrap(), 8, false);
        let shoah = hebrew(year, 7, 27).unwrap();
        let moved = match shoah.weekday() {
            Weekday::Friday => -1,
            Weekday::Sunday => 1,
            _ => 0,
        };
        add("yom_hashoah", year, shoah + moved.days(), 1, false);
        let independence = hebrew(year, 8, 5).unwrap();
        let moved = match independence.weekday() {
            Weekday::Friday => -1,
            Weekday::Saturday => -2,
            Weekday::Monday if year >= 5764 => 1,
            _ => 0,
        };
        add("yom_haatzmaut", year, independence + moved.days(), 1, false);
        let fast = hebrew(year, 11, 9).unwrap();
        add("tisha_bav", year, fast + i64::from(fast.weekday() == Weekday::Saturday).days(), 1, false);
    }
    for year in 1368..=1420 {
        let nowruz = ours(year, 1, 1, Persian).unwrap();
        add("nowruz", year, nowruz, 1, false);
        // The eve of the last Wednesday of the year that ends.
        add("chaharshanbe_suri", year - 1, before(nowruz, Weekday::Tuesday), 1, false);
        add("islamic_revolution_day", year, ours(year, 11, 22, Persian).unwrap(), 1, false);
        add("yalda", year, ours(year, 9, 30, Persian).unwrap(), 1, false);
    }
    for year in YEARS {
        let cycle = i32::from(year);
        for (feast, month, day) in [
            ("lunar_new_year", 1, 1),
            ("buddha_birthday", 4, 8),
            ("dragon_boat", 5, 5),
            ("mid_autumn", 8, 15),
            ("double_ninth", 9, 9),
        ] {
            add(feast, cycle, ours(cycle, month, day, ChineseTraditional::new()).unwrap(), 1, false);
        }
        for (feast, longitude, around, zone, approx) in [
            ("qingming", 15.0, date(year, 4, 5), 8.0, false),
            ("march_equinox", 0.0, date(year, 3, 20), 0.0, true),
            ("june_solstice", 90.0, date(year, 6, 21), 0.0, true),
            ("september_equinox", 180.0, date(year, 9, 23), 0.0, true),
            ("december_solstice", 270.0, date(year, 12, 21), 0.0, true),
        ] {
            let moment = sky::sun_reaches(longitude, hindu::instant(around, 12.0));
            let days = (moment + 0.5 + zone / 24.0).floor() as i64;
            add(feast, cycle, date(2000, 1, 1) + days.days(), 1, approx);
        }
        for (feast, month, tithi, clock, later) in hindu::FEASTS {
            let day = hindu::day(month, tithi, clock, year).unwrap_or_else(|| panic!("no {feast} in {year}"));
            add(feast, cycle, day + later.days(), 1, true);
        }
    }
    lines
}

fn feast(line: &str) -> &str {
    line.split('\t').next().unwrap_or(line)
}

#[test]
fn the_table_is_what_the_calendars_give() {
    let lines = computed();
    let feasts: BTreeSet<&str> = lines.iter().map(|line| feast(line)).collect();
    let text = std::fs::read_to_string(table()).unwrap();
    let there: BTreeSet<&str> = text.lines().filter(|line| feasts.contains(feast(line))).collect();
    let missing: Vec<&String> = lines.iter().filter(|line| !there.contains(line.as_str())).collect();
    let other: Vec<&&str> = there.iter().filter(|line| !lines.contains(**line)).collect();
    assert!(missing.is_empty() && other.is_empty(), "computed, not in the table: {missing:#?}\nelse in it: {other:#?}");
}

#[test]
fn feasts_of_record() {
    let lines = computed();
    for known in [
        "ramadan\t1445\t2024-03-11\t2024-04-10",
        "eid_al_fitr\t1445\t2024-04-10",
        "eid_al_adha\t1445\t2024-06-16",
        "ashura\t1446\t2024-07-16",
        "rosh_hashanah\t5784\t2023-09-16",
        "passover\t5785\t2025-04-13",
        "hanukkah\t5785\t2024-12-26",
        "yom_haatzmaut\t5784\t2024-05-14",
        "tisha_bav\t5782\t2022-08-07",
        "lunar_new_year\t2023\t2023-01-22",
        "mid_autumn\t2024\t2024-09-17",
        "dragon_boat\t2023\t2023-06-22",
        "qingming\t2024\t2024-04-04",
        "nowruz\t1404\t2025-03-21",
        "diwali\t2019\t2019-10-27",
        "diwali\t2020\t2020-11-14",
        "diwali\t2021\t2021-11-04",
        "diwali\t2022\t2022-10-24",
        "diwali\t2023\t2023-11-12",
        "diwali\t2025\t2025-10-20",
        "holi\t2022\t2022-03-18",
        "holi\t2024\t2024-03-25",
        "holi\t2025\t2025-03-14",
        "dussehra\t2024\t2024-10-12",
        "dussehra\t2025\t2025-10-02",
        "ganesh_chaturthi\t2023\t2023-09-19",
        "ganesh_chaturthi\t2025\t2025-08-27",
        "maha_shivaratri\t2024\t2024-03-08",
        "maha_shivaratri\t2025\t2025-02-26",
        "ram_navami\t2024\t2024-04-17",
        "ram_navami\t2025\t2025-04-06",
        "guru_nanak_jayanti\t2024\t2024-11-15",
        "vesak\t2024\t2024-05-23",
        "vesak\t2025\t2025-05-12",
        "june_solstice\t2025\t2025-06-21",
        "december_solstice\t2025\t2025-12-21",
    ] {
        assert!(lines.iter().any(|line| line.starts_with(known)), "{known}");
    }
}

#[test]
#[ignore = "writes the table"]
fn write() {
    let lines = computed();
    let feasts: BTreeSet<&str> = lines.iter().map(|line| feast(line)).collect();
    let text = std::fs::read_to_string(table()).unwrap();
    let (header, facts): (Vec<&str>, Vec<&str>) =
        text.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with('#'));
    let kept = facts.into_iter().filter(|line| !feasts.contains(feast(line)));
    let mut facts: Vec<&str> = kept.chain(lines.iter().map(String::as_str)).collect();
    facts.sort_unstable();
    std::fs::write(table(), header.into_iter().chain(facts).map(|line| format!("{line}\n")).collect::<String>())
        .unwrap();
}
