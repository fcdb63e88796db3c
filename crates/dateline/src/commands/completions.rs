//! `dateline completions`: a completion script, made from the command line's definition.

use crate::arguments::{Arguments, Completions};
use clap::CommandFactory;
use std::io::Write;
use std::process::ExitCode;

/// Prints the script.
pub(crate) fn run(completions: &Completions) -> anyhow::Result<ExitCode> {
    // Generated into memory: the generator itself panics on a broken pipe.
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Arguments::command(), "dateline", &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}
