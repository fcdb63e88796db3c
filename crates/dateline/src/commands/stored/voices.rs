//! `dateline voices`: speakers of a store with what they said.

use super::{filter, open, show};
use crate::arguments::{Colour, View, Voices};
use crate::commands::look;
use crate::render::stored::voices::render;
use dateline::corpus::voices;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

/// Prints them one by one: together they may be more than there is memory.
pub(crate) fn run(own: &Voices, colour: Colour) -> anyhow::Result<ExitCode> {
    let store = open(&own.store)?;
    let filter = filter(&store, &own.filters)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut gap = "";
    voices::each::<anyhow::Error>(&store, &filter, &mut |voice| {
        match own.format {
            View::Text => write!(out, "{gap}{}", render(&voice, look(colour)))?,
            View::Jsonl => writeln!(out, "{}", serde_json::to_string(&voice)?)?,
        }
        gap = "\n";
        Ok(())
    })?;
    out.flush()?;
    drop(out);
    if gap.is_empty() && matches!(own.format, View::Text) { show("") } else { Ok(ExitCode::SUCCESS) }
}
