//! The shape of `explain`.

use super::{IntakeFlags, Tables};
use clap::Args;
use std::path::PathBuf;

/// Says which rule made what of a stretch of a report, or what was looked at where no rule made anything.
#[derive(Args, Debug)]
#[command(after_long_help = EXPLAIN_EXAMPLES)]
pub(crate) struct Explain {
    /// A file, or `-` for standard input.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The stretch, in code points as ledgers count them: from A up to, not including, B.
    #[arg(long, value_name = "A..B", value_parser = stretch, required_unless_present = "rule")]
    pub(crate) span: Option<(u32, u32)>,
    /// A rule: for every cue of it in the stretch, or in the report, which of its lines held, which failed and on which
    /// word. `all` shows every rule that was tried; a name's beginning (`said`) will do.
    #[arg(long, value_name = "NAME")]
    pub(crate) rule: Option<String>,
    /// Which report, counted from 1, where the file holds several.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) report: u64,
    #[command(flatten)]
    pub(crate) intake: IntakeFlags,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  dateline explain story.txt --span 441..447
  dateline explain wire.jsonl --report 12 --span 0..80
  dateline explain story.txt --rule said.clause            why it held, or did not, on every cue
  dateline explain story.txt --rule all --span 441..447    every rule tried on the words there";

/// `441..447` as two numbers.
fn stretch(text: &str) -> Result<(u32, u32), String> {
    let wrong = || format!("“{text}” is no stretch; write it as A..B, for example 441..447");
    let (from, to) = text.split_once("..").ok_or_else(wrong)?;
    let (from, to) = (from.trim().parse().map_err(|_| wrong())?, to.trim().parse().map_err(|_| wrong())?);
    if from > to {
        return Err(format!("“{text}” ends before it starts"));
    }
    Ok((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches() {
        assert_eq!(stretch("441..447"), Ok((441, 447)));
        for wrong in ["", "441", "..", "a..b", "5..2", "1..-2"] {
            assert!(stretch(wrong).is_err(), "{wrong}");
        }
    }
}
