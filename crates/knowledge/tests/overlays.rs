//! Overlays: what they add, replace and take out, how the hash follows, and what each mistake is told.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests")]

use dateline_knowledge::{Knowledge, TableError};

fn with(name: &str, text: &str) -> Knowledge {
    Knowledge::with_overlays(&[(name, text)]).unwrap_or_else(|error| panic!("{error}"))
}

fn error(name: &str, text: &str) -> TableError {
    Knowledge::with_overlays(&[(name, text)]).expect_err("this overlay should be refused")
}

#[test]
fn a_line_is_added() {
    let knowledge = with("holidays.tsv", "founders-day\tfounders' day\t*\t10-03\n");
    let met = knowledge.holidays().named("Founders’ Day").unwrap();
    assert_eq!(knowledge.holidays().resolve(met.rows[0], 2026).unwrap().from.to_string(), "2026-10-03");
}

#[test]
fn a_line_is_replaced_by_its_key() {
    let knowledge = with("moving_feasts.tsv", "eid_al_fitr\t1447\t2026-03-21\t2026-03-22\texact\n");
    let holidays = knowledge.holidays();
    let eid = holidays.named("Eid al-Fitr").unwrap().rows[0];
    let days = holidays.resolve(eid, 2026).unwrap();
    assert_eq!((days.from.to_string().as_str(), days.approx), ("2026-03-21", false));
    assert_eq!(holidays.in_year(eid, 2026).len(), 1);
}

#[test]
fn a_line_is_taken_out() {
    let knowledge = with("outlets.tsv", "-Dawn\n");
    assert!(knowledge.outlets().by_name_or_domain("dawn.com").is_none());
    let knowledge = with("lists/calendar_given_names.list", "-April\nSeptember # September Jones\n");
    assert!(!knowledge.names_not_times().is_given_name("April"));
    assert!(knowledge.names_not_times().is_given_name("September"));
}

#[test]
fn later_overlays_stand_on_earlier_ones() {
    let files = [("a/zones.tsv", "xx\tXXT\t60\t-\t*\n"), ("b/zones.tsv", "xx\tXXT\t90\t-\t*\n")];
    let knowledge = Knowledge::with_overlays(&files).unwrap();
    assert_eq!(knowledge.zones().named("XXT").unwrap().rows[0].offset, Some(90));
}

#[test]
fn windows_line_ends_and_byte_order_marks_do_no_harm() {
    let plain = with("zones.tsv", "# mine\nxx\tXXT\t60\t-\t*\n");
    let windows = with("zones.tsv", "\u{feff}# mine\r\nxx\tXXT\t60\t-\t*\r\n");
    assert_eq!(plain.hash(), windows.hash());
}

#[test]
fn the_hash_covers_every_fact_and_nothing_else() {
    let built_in = Knowledge::built_in();
    let added = with("zones.tsv", "xx\tXXT\t60\t-\t*\n");
    assert_ne!(added.hash(), built_in.hash());
    let taken_out_again = Knowledge::with_overlays(&[("zones.tsv", "xx\tXXT\t60\t-\t*\n"), ("zones.tsv", "-xx\n")]);
    assert_eq!(taken_out_again.unwrap().hash(), built_in.hash());
    assert_eq!(with("zones.tsv", "# a comment\n\n").hash(), built_in.hash());
    let ab = with("zones.tsv", "xx\tXXT\t60\t-\t*\nyy\tYYT\t60\t-\t*\n");
    let ba = with("zones.tsv", "yy\tYYT\t60\t-\t*\nxx\tXXT\t60\t-\t*\n");
    assert_eq!(ab.hash(), ba.hash());
}

#[test]
fn every_mistake_says_where_and_what_to_do() {
    for (file, text, place, what, remedy) in [
        ("villages.tsv", "", "villages.tsv:", "no table of that name", "holidays.tsv"),
        ("holidays.tsv", "# fine\nx\tx day\n", "holidays.tsv:2:", "2 cells", "one tab between"),
        ("holidays.tsv", "x\tx day\t*\t12-25\ta note\tmore\n", "holidays.tsv:1:", "6 cells", "one tab between"),
        ("holidays.tsv", "x\tx day\t*\t13-40\n", "holidays.tsv:1:11:", "13-40", "12-25"),
        ("holidays.tsv", "x\tx day\tFrance\t12-25\n", "holidays.tsv:1:9:", "France", "alpha-3"),
        ("holidays.tsv", "x\t(x day\t*\t12-25\n", "holidays.tsv:1:3:", "“(” without “)”", "close"),
        ("holidays.tsv", "x\tx day\t*\ttable:saturnalia\n", "holidays.tsv:1:11:", "saturnalia", "add its days"),
        ("holidays.tsv", "x\ta day\t*\t12-25\nx\tb day\t*\t12-25\n", "holidays.tsv:2:", "second time", "keep one"),
        ("holidays.tsv", "-no-such-day\n", "holidays.tsv:1:", "no-such-day", "built-in table"),
        ("holidays.tsv", "# columns: key\trule\n", "holidays.tsv:1:", "columns differ", "surfaces"),
        ("holidays.tsv", "\tx day\t*\t12-25\n", "holidays.tsv:1:", "no key", "starts with its key"),
        (
            "moving_feasts.tsv",
            "holi\t2041\t2041-03-17\t2041-03-17\tapprox\n",
            "moving_feasts.tsv:1:22:",
            "not after",
            "day after",
        ),
        (
            "moving_feasts.tsv",
            "holi\t2041\tMarch\t2041-03-17\tapprox\n",
            "moving_feasts.tsv:1:11:",
            "March",
            "YYYY-MM-DD",
        ),
        (
            "moving_feasts.tsv",
            "holi\t2041\t2041-03-17\t2041-03-18\tyes\n",
            "moving_feasts.tsv:1:33:",
            "yes",
            "approx or exact",
        ),
        ("named_days.tsv", "x\tx day\t-\t*\t2001-9-11\n", "named_days.tsv:1:", "2001-9-11", "YYYY-MM-DD"),
        ("named_days.tsv", "x\t{13-40} coup\t-\t*\t2001-09-11\n", "named_days.tsv:1:3:", "no day in braces", "{10-07}"),
        ("zones.tsv", "x\tXXT\t99999\t-\t*\n", "zones.tsv:1:7:", "99999", "minutes east"),
        ("zones.tsv", "x\tXXT\t60\tmars\t*\n", "zones.tsv:1:10:", "mars", "america"),
        (
            "outlets.tsv",
            "Ours\tAFP\tours.example\tsite\tFRA\t-\t-\n",
            "outlets.tsv:1:6:",
            "already Agence France-Presse",
            "one outlet",
        ),
        ("outlets.tsv", "Ours\t-\tours.example\tblog\tFRA\t-\t-\n", "outlets.tsv:1:21:", "blog", "site"),
        ("outlets.tsv", "Ours\t-\tours.example\tsite\tFRA\txyz\t-\n", "outlets.tsv:1:30:", "xyz", "dmy"),
        ("outlets.tsv", "Ours\t-\tours.example\tsite\tFRA\t-\tParis\n", "outlets.tsv:1:32:", "Paris", "zones.tsv"),
        ("calendars.tsv", "XYZ\tNowhere\teast\t01-01 end\tdmy\n", "calendars.tsv:1:13:", "east", "north or south"),
        ("calendars.tsv", "XYZ\tNowhere\tnorth\tApril\tdmy\n", "calendars.tsv:1:19:", "April", "10-01 end"),
        ("names_not_times.tsv", "May Day Blues\tsong\n", "names_not_times.tsv:1:15:", "song", "work"),
    ] {
        let error = error(file, text);
        let told = error.to_string();
        assert!(told.starts_with(place), "{told}, not at {place}");
        assert!(error.what.contains(what), "{told}, not saying {what}");
        assert!(error.remedy.contains(remedy), "{told}, not advising {remedy}");
    }
}
