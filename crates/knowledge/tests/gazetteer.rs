//! The built-in names, and overlays on them: what they add, replace and take out, and what each mistake is told.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

use dateline_knowledge::gazetteer::{Covers, Gazetteer, Table, Tenure};
use dateline_knowledge::{Knowledge, TableError};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::fmt::Write;

fn with(files: &[(&str, &str)]) -> Knowledge {
    Knowledge::with_overlays(files).unwrap_or_else(|error| panic!("{error}"))
}

fn error(file: &str, text: &str) -> TableError {
    Knowledge::with_overlays(&[(file, text)]).expect_err(text)
}

fn ids<'k>(gazetteer: &'k Gazetteer, name: &str) -> Vec<&'k str> {
    gazetteer.named(name).into_iter().map(|posting| gazetteer.row(posting.row).id()).collect()
}

fn holders(gazetteer: &Gazetteer, office: &str, of: &str, day: Date) -> Vec<(String, Covers)> {
    let held: Vec<Tenure<'_>> = gazetteer.holders(office, of, day);
    held.into_iter().map(|t| (gazetteer.row(t.person).id().to_owned(), t.covers(day))).collect()
}

const NEW_PERSON: &str =
    "fra-jane-doe\tspecial-rapporteur\tFRA\t2027-05-14\t-\tJane Quillfeather\tJ. Quillfeather\tf\tours\n";

#[test]
fn countries_go_by_their_names() {
    let knowledge = Knowledge::built_in();
    let gazetteer = knowledge.gazetteer();
    for (name, code) in [
        ("US", "USA"),
        ("U.S.", "USA"),
        ("America", "USA"),
        ("Americans", "USA"),
        ("UK", "GBR"),
        ("Great Britain", "GBR"),
        ("Britons", "GBR"),
        ("UAE", "ARE"),
        ("DRC", "COD"),
        ("North Korea", "PRK"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("Türkiye", "TUR"),
        ("Turks", "TUR"),
        ("Holland", "NLD"),
        ("the Netherlands", "NLD"),
        ("Czechia", "CZE"),
        ("USSR", "SUN"),
        ("Soviet", "SUN"),
        ("Kosovo", "XKX"),
        ("Palestinians", "PSE"),
        ("Taiwanese", "TWN"),
        ("IRAN", "IRN"),
    ] {
        assert!(ids(gazetteer, name).contains(&code), "{name}: {:?}", ids(gazetteer, name));
    }
    assert!(!ids(gazetteer, "us").contains(&"USA"));
    assert!(!ids(gazetteer, "turkey").contains(&"TUR"));
    assert_eq!(gazetteer.country("IRN").unwrap().name(), "Iran");
}

#[test]
fn a_person_is_added_replaced_and_taken_out() {
    let knowledge = with(&[("people/mine.tsv", NEW_PERSON)]);
    let gazetteer = knowledge.gazetteer();
    assert_eq!(ids(gazetteer, "Jane Quillfeather"), ["fra-jane-doe"]);
    assert_eq!(ids(gazetteer, "Quillfeather"), ["fra-jane-doe"]);
    assert_eq!(holders(gazetteer, "special-rapporteur", "FRA", date(2027, 5, 13)), []);
    // Its file says no date, so it knows as far as the built-in table does.
    let day = date(2027, 5, 14);
    assert_eq!(holders(gazetteer, "special-rapporteur", "FRA", day), [("fra-jane-doe".into(), Covers::Unknown)]);
    let dated = with(&[("people.tsv", &format!("# date: 2027-06\n{NEW_PERSON}"))]);
    assert_eq!(holders(dated.gazetteer(), "special-rapporteur", "FRA", day), [("fra-jane-doe".into(), Covers::Yes)]);

    let more = "fra-jane-doe\tmayor\tFRA\t2020\t2026\t-\t-\t-\tours\n";
    let both = with(&[("a/people.tsv", NEW_PERSON), ("b/people.tsv", more)]);
    assert_eq!(both.gazetteer().tenures("fra-jane-doe").count(), 2);
    let one = "-fra-jane-doe\tmayor\tFRA\t2020\n";
    let less = with(&[("a/people.tsv", NEW_PERSON), ("b/people.tsv", more), ("c/people.tsv", one)]);
    let offices: Vec<&str> = less.gazetteer().tenures("fra-jane-doe").map(|tenure| tenure.office).collect();
    assert_eq!(offices, ["special-rapporteur"]);
    let none = with(&[("a/people.tsv", NEW_PERSON), ("b/people.tsv", "-fra-jane-doe\n")]);
    assert_eq!(none.hash(), Knowledge::built_in().hash());
    assert!(ids(none.gazetteer(), "Jane Quillfeather").is_empty());
}

#[test]
fn a_row_is_replaced_and_taken_out() {
    let usual = Knowledge::built_in();
    let afp = usual.gazetteer().by_key(Table::Outlets, "Reuters").unwrap();
    assert_eq!(usual.gazetteer().row(afp).kind(), "agency");
    let line = "Reuters\tWire of London\treuters.com\tsite\tGBR\t-\t-\n";
    let knowledge = with(&[("outlets.tsv", line)]);
    let gazetteer = knowledge.gazetteer();
    let row = gazetteer.row(gazetteer.by_key(Table::Outlets, "Reuters").unwrap());
    assert_eq!((row.kind(), row.place_in_file()), ("site", ("outlets.tsv", 1)));
    assert_eq!(ids(gazetteer, "Wire of London"), ["Reuters"]);
    assert!(!ids(gazetteer, "RTRS").contains(&"Reuters"));
    let gone = with(&[("outlets.tsv", "-Reuters\n")]);
    assert!(gone.gazetteer().by_key(Table::Outlets, "Reuters").is_none());
    assert!(!ids(gone.gazetteer(), "Reuters").contains(&"Reuters"));
    assert_ne!(gone.hash(), usual.hash());
}

#[test]
fn columns_may_stand_in_another_order() {
    let text = "# columns: name\tof\toffice\tfrom\tid\nJane Quillfeather\tFRA\tpresident\t2027\tfra-jane-doe\n";
    let knowledge = with(&[("people.tsv", text)]);
    assert_eq!(knowledge.gazetteer().tenures("fra-jane-doe").next().unwrap().office, "president");
    let text =
        "# columns: kind\tname\tcountry\taliases\tdomains\tday_order\tzone\nsite\tOurs\tFRA\tOurs Online\t-\t-\t-\n";
    let error = Knowledge::with_overlays(&[("outlets.tsv", text)]).expect_err("outlets keep to their columns");
    assert!(error.what.contains("columns differ"), "{error}");
    let text = "# columns: lat\tlon\tcountry\tname\tcode\n1\t2\tFRA\tOurland\tFRA.99\n";
    let knowledge = with(&[("regions.tsv", text)]);
    let row = knowledge.gazetteer().row(knowledge.gazetteer().by_key(Table::Regions, "FRA.99").unwrap());
    assert_eq!((row.name(), row.point(), row.region()), ("Ourland", Some((1.0, 2.0)), Some("FRA.99")));
}

#[test]
fn the_hash_covers_rows_and_nothing_else() {
    let other = "fra-joe-doe\tmayor\tFRA\t2020\t2026\tJoe Doe\t-\tm\tours\n";
    let ab = with(&[("people.tsv", &format!("{NEW_PERSON}{other}"))]);
    let ba = with(&[("people.tsv", &format!("# mine\n{other}\n{NEW_PERSON}"))]);
    assert_eq!(ab.hash(), ba.hash());
    assert_ne!(ab.hash(), Knowledge::built_in().hash());
    assert_eq!(with(&[("people.tsv", "# nothing\n")]).hash(), Knowledge::built_in().hash());
}

#[test]
fn every_mistake_says_where_and_what_to_do() {
    let line = |cells: &str| format!("x-y\t{cells}\tX Y\t-\tm\tours\n");
    for (file, text, place, what, remedy) in [
        ("villages.tsv", "x\n".into(), "villages.tsv: ", "no table of that name", "people/"),
        (
            "people.tsv",
            format!("{NEW_PERSON}{NEW_PERSON}"),
            "people.tsv:2: ",
            "second time, first on line 1",
            "keep one",
        ),
        (
            "people.tsv",
            line("president\tFRA\t2020-02-01\t2019"),
            "people.tsv:1:30: ",
            "ends, 2019, before it starts",
            "turn",
        ),
        ("people.tsv", line("president\tFRA\t2020-02-30\t-"), "people.tsv:1:19: ", "2020-02-30", "YYYY-MM-DD"),
        ("people.tsv", line("president\tFRA\tMay\t-"), "people.tsv:1:19: ", "“May” is not a date", "YYYY-MM-DD"),
        (
            "people.tsv",
            line("emperor\tFRA\t2020\t-"),
            "people.tsv:1:5: ",
            "unknown office “emperor”",
            "foreign-minister",
        ),
        ("people.tsv", line("president\tFRANCE\t2020\t-"), "people.tsv:1:15: ", "“FRANCE” is not a country", "alpha-3"),
        ("people.tsv", line("president\tQQQ\t2020\t-"), "people.tsv:1:15: ", "“QQQ” is not a country", "alpha-3"),
        ("people.tsv", line("head\tx-y\t2020\t-"), "people.tsv:1:10: ", "office of itself", "country or a body"),
        ("people.tsv", "x-y\tpresident\n".into(), "people.tsv:1: ", "2 cells", "one tab between"),
        (
            "people.tsv",
            "x-y\tmayor\tFRA\t2020\t-\t-\t-\t-\tours\n".into(),
            "people.tsv:1: ",
            "has no name",
            "first line",
        ),
        ("people.tsv", "# columns: id\tage\n".into(), "people.tsv:1: ", "unknown column “age”", "office"),
        ("people.tsv", "# columns: id\tname\n".into(), "people.tsv:1: ", "no column “office”", "key"),
        ("people.tsv", "# date: soon\n".into(), "people.tsv:1: ", "“soon” is not a date", "YYYY"),
        ("people.tsv", "-no-body\n".into(), "people.tsv:1: ", "“no-body” is not in people", "dateline knowledge show"),
        (
            "cities.tsv",
            "1\tA\tFRA\t1\t91\t0\t5\t-\n".into(),
            "cities.tsv:1:11: ",
            "“91” is not a latitude",
            "-90 to 90",
        ),
        ("cities.tsv", "1\tA\tFRA\t1\t9\t181\t5\t-\n".into(), "cities.tsv:1:13: ", "“181” is not a longitude", "-180"),
        ("cities.tsv", "1\tA\tFRA\t1\tNaN\t0\t5\t-\n".into(), "cities.tsv:1:11: ", "NaN", "degrees"),
        ("cities.tsv", "1\tA\tFRA\t1\t9\t-\t5\t-\n".into(), "cities.tsv:1:13: ", "one coordinate", "both"),
        ("cities.tsv", "1\tA\tFRA\t1\t9\t9\tmany\t-\n".into(), "cities.tsv:1:15: ", "“many” is not a number", "whole"),
        (
            "cities.tsv",
            "1\tA\tParis\t1\t9\t9\t5\t-\n".into(),
            "cities.tsv:1:5: ",
            "“Paris” is not a country",
            "alpha-3",
        ),
        ("cities.tsv", "1\t-\tFRA\t1\t9\t9\t5\t-\n".into(), "cities.tsv:1:3: ", "no name", "needs a name"),
        (
            "given_names.tsv",
            "# columns: name\tsex\nJo\tx\n".into(),
            "given_names.tsv:2:4: ",
            "neither m nor f",
            "write m",
        ),
    ] {
        let error = error(file, &text);
        let told = error.to_string();
        assert!(told.starts_with(place), "{told}, not at {place}");
        assert!(error.what.contains(what), "{told}, not saying {what}");
        assert!(error.remedy.contains(remedy), "{told}, not advising {remedy}");
    }
}

#[test]
fn two_hundred_thousand_rows_load_in_seconds() {
    let mut text = String::new();
    for n in 0..200_000 {
        let _ = writeln!(text, "{}\tPlace {n}\tFRA\t1\t45\t3\t{n}\tThe Place {n} | Lieu {n}", 100_000_000 + n);
    }
    let start = std::time::Instant::now();
    let knowledge = with(&[("cities.tsv", &text)]);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    let gazetteer = knowledge.gazetteer();
    assert_eq!(ids(gazetteer, "Lieu 199999"), ["100199999"]);
    assert_eq!(gazetteer.row(gazetteer.by_key(Table::Cities, "100000007").unwrap()).name(), "Place 7");
}

#[test]
fn a_lookup_takes_no_longer_for_long_texts() {
    let knowledge = Knowledge::built_in();
    let text = "Iran ".repeat(20_000);
    let (mut found, start) = (Vec::new(), std::time::Instant::now());
    for at in (0..text.len()).step_by(5) {
        knowledge.gazetteer().matches_at(&text, at, &mut found);
    }
    assert!(found.len() >= 20_000);
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

#[test]
fn loading_does_not_depend_on_size() {
    let start = std::time::Instant::now();
    for _ in 0..1000 {
        assert!(Gazetteer::built_in().size() > 0);
    }
    assert!(start.elapsed().as_millis() < 1000, "a load takes {:?}", start.elapsed() / 1000);
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in "(?s)(.|[A-Za-z.'’ \n-]|U\\.S\\.|Iran|é|\u{301}){0,40}", at in 0usize..80) {
        let knowledge = Knowledge::built_in();
        let mut found = Vec::new();
        knowledge.gazetteer().matches_at(&text, at, &mut found);
        for (end, posting) in found {
            prop_assert!(end > at && text.is_char_boundary(end));
            prop_assert!(!knowledge.gazetteer().row(posting.row).name().is_empty());
        }
        let _ = knowledge.gazetteer().named(&text);
    }

    #[test]
    fn no_overlay_breaks_it(
        text in "(?s)(.|\t|\n|-|#|# columns: |[0-9]{4}|USA|president|x-y){0,60}",
        table in prop::sample::select(vec!["people.tsv", "cities.tsv", "towns.tsv", "countries.tsv", "bodies.tsv", "surnames.list"]),
    ) {
        let _ = Knowledge::with_overlays(&[(table, text.as_str())]);
    }
}
