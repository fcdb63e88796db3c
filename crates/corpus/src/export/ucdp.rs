//! The figures of a store as rows like UCDP's: low and high, each with whoever claims it. See [`crate::series::rows`].

use super::write::ExportError;
use crate::series::{COLUMNS, claims, rows, series};
use crate::store::{Filter, Store};
use csv::{Terminator, WriterBuilder};
use std::io::{self, Write};

pub(super) fn write(store: &dyn Store, filter: &Filter, out: &mut (dyn Write + Send)) -> Result<(), ExportError> {
    let claims = claims(store, filter)?;
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).has_headers(false).from_writer(out);
    table.write_record(COLUMNS).map_err(io::Error::from)?;
    for row in rows(&series(&claims)) {
        table.serialize(row).map_err(io::Error::from)?;
    }
    Ok(table.flush()?)
}
