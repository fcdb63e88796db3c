//! `dateline export`: a store in the forms of other programs.

use super::{filter, kinds, open};
use crate::arguments::Export;
use crate::progress::say;
use anyhow::Context;
use dateline::corpus::export::{Format, write};
use dateline::corpus::store::{Filter, Store};
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::process::ExitCode;

/// Writes one form, or all.
pub(crate) fn run(own: &Export) -> anyhow::Result<ExitCode> {
    let store = open(&own.store)?;
    let mut filter = filter(&store, &own.filters)?;
    filter.kinds = kinds(&own.kind);
    match (own.format, &own.output) {
        (Some(format), None) => write(&store, &filter, format, &mut BufWriter::new(std::io::stdout()))?,
        (Some(format), Some(path)) => file(&store, &filter, format, path)?,
        (None, path) => {
            let named = own.store.with_extension("");
            let folder = path.as_deref().unwrap_or(&named);
            std::fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))?;
            for format in Format::all() {
                file(&store, &filter, format, &folder.join(format.file_name()))?;
            }
            say(&format!("{} files written to {}", Format::all().len(), folder.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn file(store: &dyn Store, filter: &Filter, format: Format, path: &Path) -> anyhow::Result<()> {
    let name = || format!("{} could not be written", path.display());
    let out = File::create(path).with_context(name)?;
    write(store, filter, format, &mut BufWriter::new(out)).with_context(name)
}
