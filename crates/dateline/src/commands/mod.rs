//! One file per command; each takes its arguments and gives the exit status.

pub(crate) mod bench;
pub(crate) mod completions;
pub(crate) mod explain;
pub(crate) mod man;
pub(crate) mod read;
pub(crate) mod schema;

use crate::arguments::{Colour, IntakeFlags};
use crate::render::text::Look;
use dateline::corpus::intake::IntakeOptions;
use std::io::{self, ErrorKind, IsTerminal};

/// Exit status where something could not be read.
pub(crate) const INCOMPLETE: u8 = 1;

/// Columns where no terminal says otherwise, and at most: longer lines are hard to read.
const COLUMNS: usize = 80;

/// Whether a command failed only because nobody reads its output any more.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe))
}

/// How to write to standard output.
fn look(colour: Colour) -> Look {
    let colour = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    };
    let width = match terminal_size::terminal_size() {
        Some((width, _)) if io::stdout().is_terminal() => usize::from(width.0).min(COLUMNS),
        _ => COLUMNS,
    };
    Look { width, colour }
}

/// The intake the flags ask for.
fn intake_options(flags: &IntakeFlags) -> IntakeOptions {
    IntakeOptions { date: flags.date, outlet: flags.outlet.clone(), ..IntakeOptions::default() }
}
