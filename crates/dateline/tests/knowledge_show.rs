//! `dateline knowledge show`: what a name stood for on a day, and exit status where nothing goes by it.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "helpers of tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

const PEOPLE: &str = "\
# date: 2026-02
fra-jane-quillfeather\tmayor\tFRA\t2010-05-01\t2014-06-01\tJane Quillfeather\t-\tf\tours
fra-jane-quillfeather\tgovernor\tFRA\t2014-06-01\t-\t-\t-\t-\tours\tacting
";

/// A folder with a table of people of the tests' own, written once: they run side by side, and a file that is being
/// written again is empty for a moment.
static TABLES: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("knowledge_show");
    fs::create_dir_all(folder.join("people")).expect("a folder for the test");
    fs::write(folder.join("people/mine.tsv"), PEOPLE).expect("a file for the test");
    folder
});

/// Runs it over the table.
fn show(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["knowledge", "show", "--knowledge"])
        .arg(&*TABLES)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn out(arguments: &[&str]) -> String {
    let output = show(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn each_office_is_held_or_over_or_not_yet() {
    for (day, mayor, governor) in [
        ("2010-04-30", "not yet", "not yet"),
        ("2010-05-01", "held", "not yet"),
        ("2014-06-01", "not certain; the table is not precise to the day", "held"),
        ("2026-02-28", "ended before", "held"),
        ("2026-03-01", "ended before", "not certain; not known after 2026-02"),
    ] {
        let told = out(&["Quillfeather", "--on", day]);
        assert!(told.contains("by surname alone"), "{told}");
        assert!(told.contains(&format!("2010-05-01 to 2014-06-01: {mayor} [")), "{day}: {told}");
        assert!(told.contains(&format!("(acting), 2014-06-01 to now: {governor} [")), "{day}: {told}");
        assert!(told.contains("mine.tsv:3, ours]"), "{told}");
    }
}

#[test]
fn json_says_the_same() {
    let told: serde_json::Value =
        serde_json::from_str(&out(&["-f", "json", "jane quillfeather", "--on", "2012-01-01"])).expect("JSON");
    assert_eq!(told[0]["id"], "fra-jane-quillfeather");
    assert_eq!((&told[0]["tenures"][0]["on"], &told[0]["tenures"][1]["on"]), (&"held".into(), &"not-yet".into()));
}

#[test]
fn a_name_nothing_goes_by_is_status_1() {
    let output = show(&["Xyzzyq"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nothing in the tables goes by “Xyzzyq”"));
    assert!(output.stdout.is_empty());
}
