//! `dateline positions` of a store: what each party held on each issue, over time.

use super::{filter, lines, open, print, show};
use crate::arguments::{Colour, Listing, Positions};
use crate::commands::{look, rows};
use crate::render::stored::positions::render;
use dateline::corpus::answers;
use dateline::corpus::positions::{COLUMNS, courses};
use dateline::corpus::store::Kind;
use std::path::Path;
use std::process::ExitCode;

/// Prints them.
pub(crate) fn run(own: &Positions, store: &Path, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(store)?;
    let courses = courses(answers::of(&store, &filter(&store, &own.filters)?.kind(Kind::Position))?);
    match own.format {
        None | Some(Listing::Text) => show(&render(&courses, look(colour))),
        Some(Listing::Jsonl) => print(&lines(&courses)?),
        Some(Listing::Tsv) => {
            let mut out = format!("{}\n", COLUMNS.join("\t"));
            for position in courses.iter().flat_map(|own| &own.steps).filter_map(|own| own.position()) {
                rows::add(&mut out, &COLUMNS, position, crate::arguments::Rows::Tsv)?;
            }
            print(&out)
        }
    }
}
