//! `dateline timeline`: happenings of a store, day by day.

use super::{filter, lines, open, print};
use crate::arguments::{Colour, Timeline, View};
use crate::commands::look;
use crate::render::stored::timeline::render;
use dateline::corpus::happenings::{self, Happening};
use dateline::corpus::store::{Filter, Kind, Store};
use std::process::ExitCode;

/// Prints them.
pub(crate) fn run(own: &Timeline, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(&own.store)?;
    let happenings = happenings(&store, &filter(&own.filters))?;
    match own.format {
        View::Text => print(&render(&happenings, look(colour))),
        View::Jsonl => print(&lines(&happenings)?),
    }
}

/// The happenings of the events that a filter takes.
pub(super) fn happenings(store: &dyn Store, filter: &Filter) -> anyhow::Result<Vec<Happening>> {
    let mut events = Vec::new();
    store.records(&filter.kind(Kind::Event), &mut |stored| {
        events.push(stored);
        Ok(())
    })?;
    Ok(happenings::of(events))
}
