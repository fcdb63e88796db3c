//! Runs the toolchain's programs from the repository's root, saying what is run.

use crate::workspace;
use anyhow::Context;
use std::process::{Command, Stdio};

/// Runs `cargo` with the arguments; an error where it fails.
pub(crate) fn cargo(arguments: &[&str]) -> anyhow::Result<()> {
    program("cargo", arguments)
}

/// Runs a program with the arguments; an error where it fails.
pub(crate) fn program(name: &str, arguments: &[&str]) -> anyhow::Result<()> {
    let line = format!("{name} {}", arguments.join(" "));
    println!("$ {line}");
    let status = Command::new(name).args(arguments).current_dir(workspace::root()).status();
    let status = status.with_context(|| format!("{name} could not be started"))?;
    anyhow::ensure!(status.success(), "`{line}` failed");
    Ok(())
}

/// Whether `cargo NAME` exists here.
pub(crate) fn has_cargo(name: &str) -> bool {
    let quiet = Command::new("cargo").args([name, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    quiet.is_ok_and(|status| status.success())
}
