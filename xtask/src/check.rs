//! What a change must pass before it is looked at: format, lints, house rules, generated files, licences.

use crate::{command, tidy, workspace};

/// Runs every check; the first that fails ends the run.
pub(crate) fn run() -> anyhow::Result<()> {
    command::cargo(&["fmt", "--all", "--check"])?;
    command::cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"])?;
    tidy::run()?;
    if command::has_cargo("deny") {
        command::cargo(&["deny", "--workspace", "check", "licenses", "bans", "sources"])?;
    } else {
        println!("deny: skipped, cargo-deny is not installed (licences, bans and sources went unchecked)");
    }
    println!("check: ok");
    Ok(())
}

/// Runs each fuzz target for a while.
pub(crate) fn fuzz(seconds: u32) -> anyhow::Result<()> {
    anyhow::ensure!(
        command::has_cargo("fuzz"),
        "cargo-fuzz is not installed; `cargo install cargo-fuzz` and a nightly toolchain bring it"
    );
    let folder = workspace::root().join("fuzz/fuzz_targets");
    let mut targets: Vec<String> = std::fs::read_dir(&folder)?
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_string_lossy().into_owned()))
        .collect();
    targets.sort();
    let limit = format!("-max_total_time={seconds}");
    for target in targets {
        command::program("cargo", &["+nightly", "fuzz", "run", &target, "--", &limit])?;
    }
    Ok(())
}
