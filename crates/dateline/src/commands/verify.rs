//! `dateline verify`: whether a store is whole.

use super::INCOMPLETE;
use crate::arguments::Verify;
use crate::render::visible::one_line;
use crate::render::wording::number::many;
use dateline::corpus::store::Store;
use dateline::corpus::store::sqlite::Sqlite;
use std::io::Write;
use std::process::ExitCode;

/// Prints every fault, or that there is none.
pub(crate) fn run(verify: &Verify) -> anyhow::Result<ExitCode> {
    let store = Sqlite::open(&verify.store)?;
    let faults = store.faults()?;
    let mut out = std::io::stdout().lock();
    if faults.is_empty() {
        let counts = store.counts()?;
        let (reports, corrections) =
            (many(counts.reports as usize, "report"), many(counts.corrections as usize, "correction"));
        writeln!(out, "{}: {reports} and {corrections} are whole", verify.store.display())?;
        return Ok(ExitCode::SUCCESS);
    }
    for fault in &faults {
        writeln!(out, "{}", one_line(fault))?;
    }
    writeln!(out, "{} in {}", many(faults.len(), "fault"), verify.store.display())?;
    Ok(ExitCode::from(INCOMPLETE))
}
