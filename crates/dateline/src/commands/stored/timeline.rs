//! `dateline timeline`: happenings of a store, day by day.

use super::{filter, open, show};
use crate::arguments::{Colour, Timeline, View};
use crate::commands::look;
use crate::render::stored::timeline::Days;
use dateline::corpus::happenings;
use dateline::corpus::store::StoreError;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

/// Prints them.
pub(crate) fn run(own: &Timeline, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(&own.store)?;
    let filter = filter(&store, &own.filters)?;
    match own.format {
        View::Text => {
            let mut days = Days::new(look(colour));
            happenings::each::<StoreError>(&store, &filter, &mut |own| {
                days.add(&own);
                Ok(())
            })?;
            show(&days.end())
        }
        View::Jsonl => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            happenings::each::<anyhow::Error>(&store, &filter, &mut |own| {
                Ok(writeln!(out, "{}", serde_json::to_string(&own)?)?)
            })?;
            out.flush()?;
            Ok(ExitCode::SUCCESS)
        }
    }
}
