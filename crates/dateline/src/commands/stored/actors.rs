//! `dateline actors` of a store: who acts on whom, how often.

use super::{filter, lines, open, print, show};
use crate::arguments::{Actors, Colour, Listing, Rows};
use crate::commands::{look, rows};
use crate::render::stored::actors::render;
use dateline::corpus::dyads::{Dyads, Level};
use dateline::corpus::happenings;
use dateline::corpus::store::StoreError;
use std::path::Path;
use std::process::ExitCode;

/// The columns of a row.
const COLUMNS: [&str; 12] = [
    "doer",
    "doer_name",
    "target",
    "target_name",
    "type",
    "done",
    "meant",
    "disputed",
    "reports",
    "stories",
    "from",
    "to",
];

/// Prints them.
pub(crate) fn run(own: &Actors, store: &Path, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(store)?;
    let level = if own.by_country { Level::Country } else { Level::Party };
    let mut dyads = Dyads::new(level);
    happenings::each::<StoreError>(&store, &filter(&store, &own.filters)?, &mut |own| {
        dyads.add(&own);
        Ok(())
    })?;
    let dyads = dyads.end();
    match own.format {
        None | Some(Listing::Text) => show(&render(&dyads, look(colour))),
        Some(Listing::Jsonl) => print(&lines(&dyads)?),
        Some(Listing::Tsv) => {
            let mut out = format!("{}\n", COLUMNS.join("\t"));
            for dyad in &dyads {
                rows::add(&mut out, &COLUMNS, dyad, Rows::Tsv)?;
            }
            print(&out)
        }
    }
}
