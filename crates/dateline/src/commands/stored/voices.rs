//! `dateline voices`: speakers of a store with what they said.

use super::{filter, lines, open, print};
use crate::arguments::{Colour, View, Voices};
use crate::commands::look;
use crate::render::stored::voices::render;
use dateline::corpus::store::{Filter, Kind};
use dateline::corpus::{answers, voices};
use std::process::ExitCode;

/// Prints them.
pub(crate) fn run(own: &Voices, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(&own.store)?;
    let statements = answers::of(&store, &filter(&own.filters).kind(Kind::Statement))?;
    let positions = Filter { reports: own.filters.report.clone(), ..Filter::of(Kind::Position) };
    let voices = voices::of(statements, &answers::of(&store, &positions)?);
    match own.format {
        View::Text => print(&render(&voices, look(colour))),
        View::Jsonl => print(&lines(&voices)?),
    }
}
