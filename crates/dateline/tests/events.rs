//! `dateline events`: rows of events in every form, and what is filtered.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "helpers of tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const REPORT: &str = "GENEVA, Feb 3, 2026 (Meridian) — Iran and Oman met Switzerland on Monday.\n\n\
    Iran rejected talks. The United States bombed Iran in June 2025.\n";

/// A file of a test's own.
fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("a file for the test");
    path
}

fn run(arguments: &[&str], path: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.arg("events").args(arguments).arg(path).stdin(Stdio::null()).output().expect("the program starts")
}

fn out(arguments: &[&str], path: &Path) -> String {
    let output = run(arguments, path);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The table's cells by column, where they are not empty; ids, the place in the rules' files and the confidence, which are the
/// reader's affair, are left out.
fn rows(table: &str, left_out: &[&str]) -> Vec<String> {
    let mut lines = table.lines();
    let columns: Vec<&str> = lines.next().expect("names of columns").split('\t').collect();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), columns.len(), "{line}");
        let shown = columns.iter().zip(cells).filter(|(name, cell)| {
            !left_out.contains(name) && !["rule", "confidence"].contains(name) && !cell.is_empty() && *cell != "-"
        });
        shown.map(|(name, cell)| format!("{name}={cell}")).collect::<Vec<_>>().join(" ")
    };
    lines.map(row).collect()
}

#[test]
fn our_own_columns() {
    let table = out(&[], &file("events_own.txt", REPORT));
    assert_eq!(
        rows(&table, &["report", "event", "statement", "date", "outlet"]),
        [
            "trigger=met type=CONSULT cameo=040 quad=1 goldstein=1.0 doers=Iran;Oman doer_codes=IRNGOV;OMNGOV \
             targets=Switzerland target_codes=CHEGOV from=2026-02-02 to=2026-02-02 basis=clause modality=happened \
             start=47 end=50",
            "trigger=rejected talks type=REJECT mode=meet contexts=diplomatic cameo=125 quad=3 goldstein=-5.0 doers=Iran \
             doer_codes=IRNGOV from=2026-02-02 to=2026-02-02 basis=discourse modality=happened source=Iran source_name=Iran \
             start=80 end=94",
            "trigger=bombed type=ASSAULT mode=aerial contexts=military cameo=195 quad=4 goldstein=-10.0 doers=United States \
             doer_codes=USAGOV targets=Iran target_codes=IRNGOV place=Iran country=IRN lat=32.0 lon=53.0 from=2025-06 \
             to=2025-06 basis=clause modality=happened background=yes start=114 end=120",
        ]
    );
}

#[test]
fn json_lines_hold_lists() {
    let lines = out(&["-f", "jsonl"], &file("events_jsonl.txt", REPORT));
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().expect("a line")).expect("JSON");
    assert_eq!(first["doers"], serde_json::json!(["Iran", "Oman"]));
    assert_eq!(first["doer_codes"], serde_json::json!(["IRNGOV", "OMNGOV"]));
    assert_eq!((&first["mode"], &first["lat"], &first["background"]), (&().into(), &().into(), &false.into()));
    assert_eq!(lines.lines().count(), 3);
}

#[test]
fn gdelt_has_its_sixty_one_columns_and_ours() {
    let table = out(&["-f", "gdelt", "--type", "consult,assault"], &file("events_gdelt.txt", REPORT));
    let columns: Vec<&str> = table.lines().next().expect("names of columns").split('\t').collect();
    assert_eq!((columns[0], columns[60], columns[61], columns.len()), ("GlobalEventID", "SOURCEURL", "event", 79));
    assert_eq!(
        rows(&table, &["GlobalEventID", "event"]),
        [
            "Day=20260202 MonthYear=202602 Year=2026 FractionDate=2026.1699 Actor1Code=IRNGOV Actor1Name=IRAN \
             Actor1CountryCode=IRN Actor1Type1Code=GOV Actor2Code=CHEGOV Actor2Name=SWITZERLAND Actor2CountryCode=CHE \
             Actor2Type1Code=GOV IsRootEvent=1 EventCode=040 EventBaseCode=040 EventRootCode=04 QuadClass=1 GoldsteinScale=1 \
             NumMentions=1 NumSources=1 NumArticles=1 Actor1Geo_Type=1 Actor1Geo_Fullname=Iran Actor1Geo_CountryCode=IRN \
             Actor1Geo_Lat=32 Actor1Geo_Long=53 Actor2Geo_Type=1 Actor2Geo_Fullname=Switzerland Actor2Geo_CountryCode=CHE \
             Actor2Geo_Lat=47 Actor2Geo_Long=8 DATEADDED=20260203000000 trigger=met modality=happened background=0 \
             date_from=2026-02-02 date_to=2026-02-02 date_basis=clause doers=Iran;Oman doer_codes=IRNGOV;OMNGOV \
             targets=Switzerland target_codes=CHEGOV start=47 end=50",
            "Day=20250601 MonthYear=202506 Year=2025 FractionDate=2025.4959 Actor1Code=USAGOV Actor1Name=UNITED STATES \
             Actor1CountryCode=USA Actor1Type1Code=GOV Actor2Code=IRNGOV Actor2Name=IRAN Actor2CountryCode=IRN \
             Actor2Type1Code=GOV IsRootEvent=0 EventCode=195 EventBaseCode=195 EventRootCode=19 QuadClass=4 \
             GoldsteinScale=-10 NumMentions=1 NumSources=1 NumArticles=1 Actor1Geo_Type=1 Actor1Geo_Fullname=United States \
             Actor1Geo_CountryCode=USA Actor1Geo_Lat=40 Actor1Geo_Long=-100 Actor2Geo_Type=1 Actor2Geo_Fullname=Iran \
             Actor2Geo_CountryCode=IRN Actor2Geo_Lat=32 Actor2Geo_Long=53 ActionGeo_Type=1 ActionGeo_Fullname=Iran \
             ActionGeo_CountryCode=IRN ActionGeo_Lat=32 ActionGeo_Long=53 DATEADDED=20260203000000 trigger=bombed \
             modality=happened background=1 date_from=2025-06 date_to=2025-06 date_basis=clause doers=United States \
             doer_codes=USAGOV targets=Iran target_codes=IRNGOV start=114 end=120",
        ]
    );
}

#[test]
fn icews_has_its_twenty_columns_and_ours() {
    let table = out(&["-f", "icews", "--type", "CONSULT"], &file("events_icews.txt", REPORT));
    let columns: Vec<&str> = table.lines().next().expect("names of columns").split('\t').collect();
    assert_eq!((columns[0], columns[19], columns[20], columns.len()), ("Event ID", "Longitude", "event", 38));
    assert_eq!(
        rows(&table, &["Event ID", "event", "Story ID"]),
        [
            "Event Date=2026-02-02 Source Name=Iran Source Sectors=GOV Source Country=Iran Event Text=consult, unspecified \
          CAMEO Code=040 Intensity=1 Target Name=Switzerland Target Sectors=GOV Target Country=Switzerland \
          Sentence Number=1 Publisher=Meridian trigger=met modality=happened background=0 date_from=2026-02-02 \
          date_to=2026-02-02 date_basis=clause doers=Iran;Oman doer_codes=IRNGOV;OMNGOV targets=Switzerland \
          target_codes=CHEGOV start=47 end=50"
        ]
    );
}

#[test]
fn polecat_has_its_groups_and_ours() {
    let table = out(&["-f", "polecat", "--type", "CONSULT"], &file("events_polecat.txt", REPORT));
    let columns: Vec<&str> = table.lines().next().expect("names of columns").split('\t').collect();
    assert_eq!((columns[0], columns[39], columns[40], columns.len()), ("Event ID", "Version", "event", 58));
    assert_eq!(
        rows(&table, &["Event ID", "event", "Version", "Story Organizations"]),
        ["Event Date=2026-02-02 Event Type=CONSULT Intensity=1 Quad Code=VERBAL COOPERATION Actor Name=Iran;Oman \
          Actor Country=IRN;OMN Primary Actor Sector=GOV;GOV Actor Sectors=GOV;GOV Actor Name Raw=Iran;Oman \
          Recipient Name=Switzerland Recipient Country=CHE Primary Recipient Sector=GOV Recipient Sectors=GOV \
          Recipient Name Raw=Switzerland Source=Meridian Publication Date=2026-02-03 \
          Story Locations=Geneva;Iran;Oman;Switzerland;United States Language=en trigger=met modality=happened background=0 \
          date_from=2026-02-02 date_to=2026-02-02 date_basis=clause doers=Iran;Oman doer_codes=IRNGOV;OMNGOV \
          targets=Switzerland target_codes=CHEGOV start=47 end=50"]
    );
}

#[test]
fn what_is_not_asked_for_is_left_out() {
    let path = file("events_filters.txt", REPORT);
    let triggers = |arguments: &[&str]| -> Vec<String> {
        out(arguments, &path).lines().skip(1).map(|line| line.split('\t').nth(5).expect("a cell").to_owned()).collect()
    };
    assert_eq!(triggers(&["--no-background"]), ["met", "rejected talks"]);
    assert_eq!(triggers(&["--type", "reject,Assault"]), ["rejected talks", "bombed"]);
    assert_eq!(triggers(&["--modality", "happened", "--type", "CONSULT"]), ["met"]);
    assert!(triggers(&["--modality", "denied"]).is_empty());
    assert_eq!(run(&["--type", "FIGHT"], &path).status.code(), Some(2));
}

#[test]
fn an_event_is_one_row_unless_mentions_are_asked_for() {
    let text = "date 2026-02-03\n\nIsrael bombed Iran on Monday.\n\nIsrael bombed Iran on Monday, officials said.\n";
    let path = file("events_mentions.txt", text);
    assert_eq!(rows(&out(&[], &path), &[]).len(), 1);
    let all = rows(&out(&["--all-mentions"], &path), &[]);
    assert_eq!((all.len(), all.iter().filter(|row| row.contains("same_as=")).count()), (2, 1));
    assert!(out(&["-f", "gdelt"], &path).contains("\t2\t1\t1\t\t"), "two mentions are one event of two");
}

#[test]
fn rows_are_the_same_for_any_number_of_threads_and_hold_their_cells() {
    let hostile = "date 2026-02-03\n\nIran rejected\ttalks\u{1b}[31m. Iran\nrejected talks.\n";
    let lines: String = (0..40)
        .map(|n| (n, if n % 2 == 0 { REPORT } else { hostile }))
        .map(|(n, text)| format!("{}\n", serde_json::json!({"id": n, "date": "2026-02-03", "text": text})))
        .collect();
    let path = file("events_many.jsonl", &lines);
    for format in ["tsv", "jsonl", "gdelt", "icews", "polecat"] {
        let one = out(&["-f", format, "-j", "1"], &path);
        assert_eq!(one, out(&["-f", format, "-j", "4"], &path), "{format}");
        assert!(!one.contains('\u{1b}'), "{format}");
        if format != "jsonl" {
            rows(&one, &[]);
        }
    }
}
