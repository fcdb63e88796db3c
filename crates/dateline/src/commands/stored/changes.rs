//! `dateline changes`: what came with the reports of a day and later.

use super::{filter, lines, open, print};
use crate::arguments::{self, Colour, View};
use crate::commands::look;
use crate::render::stored::changes::render;
use dateline::corpus::changes;
use std::process::ExitCode;

/// Prints it.
pub(crate) fn run(own: &arguments::Changes, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(&own.store)?;
    let changes = changes::since(&store, &filter(&store, &own.filters)?, &own.since)?;
    match own.format {
        View::Text => print(&render(&changes, look(colour))),
        View::Jsonl => print(&lines([&changes])?),
    }
}
