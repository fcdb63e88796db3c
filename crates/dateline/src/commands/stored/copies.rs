//! `dateline copies`: wire stories of a store with their reprints, and independent origins.

use super::{filter, lines, open, print};
use crate::arguments::{Colour, Copies, View};
use crate::commands::look;
use crate::render::stored::copies::render;
use dateline::corpus::copies::wires;
use std::process::ExitCode;

/// Prints them.
pub(crate) fn run(own: &Copies, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(&own.store)?;
    let wires = wires(&store, &filter(&store, &own.filters)?)?;
    match own.format {
        View::Text => print(&render(&wires, look(colour))),
        View::Jsonl => print(&format!("{}{}", lines(&wires.stories)?, lines([&wires.origins])?)),
    }
}
