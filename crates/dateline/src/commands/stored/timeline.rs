//! `dateline timeline`: happenings of a store, day by day.

use super::{filter, lines, open, print, show};
use crate::arguments::{Colour, Timeline, View};
use crate::commands::look;
use crate::render::stored::timeline::render;
use dateline::corpus::happenings::{self, Happening};
use dateline::corpus::store::{Filter, Kind, Store};
use std::process::ExitCode;

/// Prints them.
pub(crate) fn run(own: &Timeline, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(&own.store)?;
    let happenings = happenings(&store, &filter(&store, &own.filters)?)?;
    match own.format {
        View::Text => show(&render(&happenings, look(colour))),
        View::Jsonl => print(&lines(&happenings)?),
    }
}

/// The happenings of the events that a filter takes.
pub(super) fn happenings(store: &dyn Store, filter: &Filter) -> anyhow::Result<Vec<Happening>> {
    let events = store.all(&filter.kind(Kind::Event))?;
    Ok(happenings::of(events))
}
