//! Writes a store out, in any of the forms that [`Format`] lists.

use super::format::Format;
use super::{codebook, comma, datasets, geojson, parquet, timeline, ucdp};
use crate::store::{Filter, Store, StoreError, Stored, Trouble};
use std::io::{self, Write};

/// Why an export ended early.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was to be written could not be; the kind of the error tells a closed pipe from a full disk.
    #[error("the export could not be written: {0}")]
    Write(#[from] io::Error),
    /// A Parquet file could not be made.
    #[error("the Parquet file could not be written: {0}; try another format")]
    Parquet(#[from] ::parquet::errors::ParquetError),
}

/// Writes what a filter takes of a store. The bytes are a function of what is in the store, of the filter and of the version.
///
/// Records are written as they come out of the store, and happenings some at a time. Hand over a buffered writer.
///
/// ```
/// use dateline_corpus::export::{Format, Table, write};
/// use dateline_corpus::store::{Filter, sqlite::Sqlite};
/// let store = Sqlite::in_memory()?;
/// let mut out = Vec::new();
/// write(&store, &Filter::default(), Format::Csv(Table::Reports), &mut out)?;
/// assert!(out.starts_with(b"report,external_id,report_day,"));
/// # Ok::<(), dateline_corpus::export::ExportError>(())
/// ```
///
/// # Errors
/// Where the store cannot be read and where `out` cannot be written.
pub fn write(
    store: &dyn Store,
    filter: &Filter,
    format: Format,
    out: &mut (dyn Write + Send),
) -> Result<(), ExportError> {
    match format {
        Format::Jsonl => jsonl(store, filter, out)?,
        Format::Csv(table) => comma::write(store, filter, table, out)?,
        Format::Parquet(table) => parquet::write(store, filter, table, out)?,
        Format::Codebook => codebook::write(out)?,
        Format::GeoJson(points) => geojson::write(store, filter, points, out)?,
        Format::TimelineJs => timeline::write(store, filter, out)?,
        Format::DataSet(set) => datasets::write(store, filter, set, out)?,
        Format::Ucdp => ucdp::write(store, filter, out)?,
    }
    Ok(out.flush()?)
}

/// Each record with its report, its sentence and what people made of it, an object a line.
fn jsonl(store: &dyn Store, filter: &Filter, out: &mut (dyn Write + Send)) -> Result<(), ExportError> {
    records(store, filter, &mut |stored| {
        serde_json::to_writer(&mut *out, &stored).map_err(io::Error::from)?;
        Ok(out.write_all(b"\n")?)
    })
}

/// Hands over the records that a filter takes; an error of `each` ends it and is given as it is.
pub(super) fn records(
    store: &dyn Store,
    filter: &Filter,
    each: &mut dyn FnMut(Stored) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let mut ended = None;
    let read = store.records(filter, &mut |stored| {
        each(stored).map_err(|error| {
            ended = Some(error);
            StoreError::new(Trouble::Other, "the store", "the export was ended", "see the error of the export")
        })
    });
    match ended {
        Some(error) => Err(error),
        None => Ok(read?),
    }
}
