//! A ledger depends on its report alone: the program run under other clocks, zones and languages writes the same bytes.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn stories() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../stories")
}

/// `dateline read stories --format jsonl` with only these settings in its environment, started through `prefix`.
fn ledgers(prefix: &[&str], settings: &[(&str, &str)]) -> Output {
    let program = env!("CARGO_BIN_EXE_dateline");
    let mut words = prefix.iter().copied().chain([program]);
    let mut command = Command::new(words.next().unwrap());
    command.args(words).arg("read").arg(stories()).args(["--format", "jsonl"]);
    command.env_clear().envs(settings.iter().copied()).output().unwrap()
}

#[test]
fn zones_and_languages_change_nothing() {
    let plain = ledgers(&[], &[("TZ", "UTC"), ("LC_ALL", "C")]);
    assert!(plain.status.success(), "{}", String::from_utf8_lossy(&plain.stderr));
    assert!(plain.stdout.len() > 10_000, "the stories were read");
    for settings in [
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "fa_IR.UTF-8"), ("LANG", "fa_IR.UTF-8")][..],
        &[("TZ", "Pacific/Pago_Pago"), ("LC_ALL", "tr_TR.UTF-8"), ("LC_TIME", "de_DE.UTF-8")],
        &[("TZ", "Asia/Tehran"), ("LANG", "ar_SA.UTF-8"), ("LANGUAGE", "ar"), ("SOURCE_DATE_EPOCH", "0")],
        &[("TZ", ":nonsense"), ("LC_ALL", "nonsense")],
        &[],
    ] {
        let other = ledgers(&[], settings);
        assert!(other.status.success(), "{settings:?}");
        assert!(other.stdout == plain.stdout, "another ledger under {settings:?}");
    }
}

/// Runs under two faked clocks where `faketime` is installed, and says so where it is not. That no code below `corpus`
/// can ask for the time is kept by the house rules and by clippy's list of disallowed methods.
#[test]
fn the_clock_changes_nothing() {
    let plain = ledgers(&[], &[]);
    for clock in ["2001-01-01 00:00:00", "2038-01-19 03:14:08"] {
        match Command::new("faketime").args([clock, "true"]).output() {
            Ok(output) if output.status.success() => {}
            _ => {
                println!("skipped: faketime is not installed");
                return;
            }
        }
        let other = ledgers(&["/usr/bin/env", "faketime", clock], &[("PATH", "/usr/bin:/bin:/usr/local/bin")]);
        assert!(other.status.success(), "{}", String::from_utf8_lossy(&other.stderr));
        assert!(other.stdout == plain.stdout, "another ledger at {clock}");
    }
}
