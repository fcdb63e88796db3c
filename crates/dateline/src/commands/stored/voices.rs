//! `dateline voices`: speakers of a store with what they said.

use super::{filter, lines, open, print, show};
use crate::arguments::{Colour, View, Voices};
use crate::commands::look;
use crate::render::stored::voices::render;
use dateline::corpus::voices;
use std::process::ExitCode;

/// Prints them.
pub(crate) fn run(own: &Voices, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(&own.store)?;
    let voices = voices::of_store(&store, &filter(&store, &own.filters)?)?;
    match own.format {
        View::Text => show(&render(&voices, look(colour))),
        View::Jsonl => print(&lines(&voices)?),
    }
}
