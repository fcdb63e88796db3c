//! Happenings or events as points of a map: one GeoJSON FeatureCollection, as RFC 7946 has it.
//!
//! Properties are the columns of the table of happenings or events, under the same names; what is not known is null. Records
//! without a point are left out and counted in the collection's member `left_out`.

use super::format::Points;
use super::table::{Cell, Column, Table, happening_cells, record_cells};
use super::write::{ExportError, records};
use crate::happenings;
use crate::rows::{Record, Spot};
use crate::store::{Filter, Kind, Store};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

pub(super) fn write(
    store: &dyn Store,
    filter: &Filter,
    points: Points,
    out: &mut (dyn Write + Send),
) -> Result<(), ExportError> {
    let mut map = Collection { out, features: 0, left_out: 0 };
    match points {
        Points::Happenings => {
            map.begin("happenings")?;
            let columns = Table::Happenings.columns();
            happenings::each::<ExportError>(store, filter, &mut |own| {
                Ok(map.add(&own.id, own.place.as_ref(), &columns, || happening_cells(&own))?)
            })?;
        }
        Points::Events => {
            map.begin("events")?;
            let columns = Table::Events.columns();
            records(store, &filter.kind(Kind::Event), &mut |stored| {
                let Record::Event(event) = &stored.record else { return Ok(()) };
                Ok(map.add(&event.id, event.place.as_ref(), &columns, || record_cells(&stored))?)
            })?;
        }
    }
    Ok(map.end()?)
}

/// A collection that is being written.
struct Collection<'o> {
    out: &'o mut (dyn Write + Send),
    features: usize,
    left_out: usize,
}

impl Collection<'_> {
    fn begin(&mut self, name: &str) -> io::Result<()> {
        write!(self.out, "{{\"type\":\"FeatureCollection\",\"name\":\"{name}\",\"features\":[")
    }

    fn add(
        &mut self,
        id: &str,
        place: Option<&Spot>,
        columns: &[&Column],
        cells: impl FnOnce() -> Vec<Cell>,
    ) -> io::Result<()> {
        let Some(point) = place.and_then(point) else {
            self.left_out += 1;
            return Ok(());
        };
        let properties: Map<String, Value> =
            columns.iter().zip(cells()).map(|(column, cell)| (column.name.to_owned(), cell.json())).collect();
        let feature = json!({
            "type": "Feature",
            "id": id,
            "geometry": { "type": "Point", "coordinates": point },
            "properties": properties,
        });
        self.out.write_all(if self.features == 0 { b"\n" } else { b",\n" })?;
        self.features += 1;
        Ok(serde_json::to_writer(&mut *self.out, &feature)?)
    }

    fn end(self) -> io::Result<()> {
        writeln!(self.out, "\n],\"left_out\":{}}}", self.left_out)
    }
}

/// Longitude and latitude, in this order; none where they are no point of the globe.
fn point(place: &Spot) -> Option<[f64; 2]> {
    let (lon, lat) = (place.lon?, place.lat?);
    ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)).then_some([lon, lat])
}
