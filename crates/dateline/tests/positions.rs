//! `dateline positions`: what parties want, for people and as rows.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "helpers of tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const REPORT: &str = "date 2026-02-03\n\nIran rejected talks on its missile programme.\n\n\
    “We will attack Israel if it strikes again,” said Foreign Minister Abbas Araghchi in an interview with CNN.\n\n\
    France demanded the release of the prisoners and offered medical aid to Lebanon.\n";

fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("a file for the test");
    path
}

fn out(arguments: &[&str], path: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.arg("positions").args(arguments).arg(path).stdin(Stdio::null());
    let output = command.output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn people_get_a_line_for_each_by_party() {
    let page = out(&["-f", "text"], &file("positions_text.txt", REPORT));
    assert_eq!(
        page,
        "France: offers  aid  “offered medical aid” (2026-02-03, to Lebanon)\n\
         France: demands  release persons or property: release  “demanded the release of the prisoners” (2026-02-03, to \
         prisoners)\n\
         \n\
         Iran: threatens  conventional attack  “We will attack Israel if it strikes again” (2026-02-03, to Israel; condition: \
         if it strikes again; by Abbas Araghchi; in an interview with CNN)\n\
         Iran: refuses  talks: missile programme  “rejected talks on its missile programme” (2026-02-03)\n"
    );
}

#[test]
fn a_pipe_gets_rows_with_the_whole_of_each() {
    let path = file("positions_tsv.txt", REPORT);
    let table = out(&[], &path);
    let columns: Vec<&str> = table.lines().next().expect("names of columns").split('\t').collect();
    let row: Vec<&str> = table.lines().nth(2).expect("a second row").split('\t').collect();
    let cell = |name: &str| row[columns.iter().position(|own| *own == name).expect("a column")];
    assert_eq!((cell("party"), cell("country"), cell("stance")), ("Iran", "IRN", "threatens"));
    assert_eq!((cell("toward"), cell("modality"), cell("hearsay")), ("Israel", "threatened", "-"));
    assert_eq!(
        (cell("words"), cell("condition")),
        ("“We will attack Israel if it strikes again,”", "if it strikes again")
    );
    assert_eq!((cell("source"), cell("channel")), ("Abbas Araghchi", "in an interview with CNN"));
    let (start, end) = (cell("start").parse().expect("a number"), cell("end").parse::<usize>().expect("a number"));
    let words: String = REPORT.chars().take(end).skip(start).collect();
    assert_eq!(words, cell("words"));
    assert_eq!(table.lines().count(), 5);
}

#[test]
fn json_lines_have_every_column() {
    let lines = out(&["-f", "jsonl"], &file("positions_jsonl.txt", REPORT));
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().expect("a line")).expect("JSON");
    assert_eq!((&first["party"], &first["stance"]), (&"Iran".into(), &"refuses".into()));
    assert_eq!(first["toward"], serde_json::json!([]));
    assert_eq!(first["words"], "rejected talks on its missile programme");
    assert_eq!(lines.lines().count(), 4);
}

#[test]
fn reports_stand_together_under_their_party() {
    let report =
        |id: u8, day: &str, text: &str| format!("{}\n", serde_json::json!({"id": id, "date": day, "text": text}));
    let lines = report(1, "2026-02-05", "Iran rejected talks.")
        + &report(2, "2026-02-04", "France rejected talks.")
        + &report(3, "2026-02-03", "Iran rejected talks.");
    let path = file("positions_many.jsonl", &lines);
    let page = out(&["-f", "text", "-j", "3"], &path);
    let days: Vec<&str> = page.lines().filter_map(|line| line.split_once('(').map(|(_, day)| day)).collect();
    assert_eq!(days, ["2026-02-03)", "2026-02-05)", "2026-02-04)"]);
    assert_eq!(page, out(&["-f", "text", "-j", "1"], &path));
}

#[test]
fn nothing_of_a_report_acts_on_a_terminal() {
    let path = file("positions_hostile.txt", "date 2026-02-03\n\nIran rejected talks on \u{1b}[31m\u{202e}missiles.\n");
    assert!(!out(&["-f", "text"], &path).contains(['\u{1b}', '\u{202e}']));
}
