//! `dateline man`: manual pages, made from the command line's definition.

use crate::arguments::{Arguments, Man};
use clap::CommandFactory;
use std::io::Write;
use std::process::ExitCode;

/// Prints one page.
pub(crate) fn run(man: &Man) -> anyhow::Result<ExitCode> {
    let mut top = Arguments::command();
    top.build();
    let page = match man.command.as_deref() {
        None => top,
        Some(name) => match top.get_subcommands().find(|c| c.get_name() == name) {
            Some(found) => found.clone(),
            None => anyhow::bail!("there is no command “{name}”; `dateline help` lists them"),
        },
    };
    let mut roff = Vec::new();
    clap_mangen::Man::new(page).render(&mut roff)?;
    std::io::stdout().lock().write_all(&roff)?;
    Ok(ExitCode::SUCCESS)
}
