//! CSV and Parquet read back: the same cells, of the types that are promised.

use super::super::table::{Column, Holds, Table};
use super::super::{Format, comma, parquet as writer};
use super::{bytes, store};
use crate::store::Filter;
use crate::store::sqlite::Sqlite;
use bytes::Bytes;
use parquet::basic::{LogicalType, Type as Physical};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use std::collections::BTreeSet;

fn csv_rows(table: Table, store: &Sqlite) -> Vec<Vec<String>> {
    let bytes = bytes(store, Format::Csv(table));
    let mut lines = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
    lines.records().map(|own| own.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn opened(bytes: Vec<u8>) -> SerializedFileReader<Bytes> {
    SerializedFileReader::new(Bytes::from(bytes)).unwrap()
}

/// What Parquet has, in the words of CSV.
fn parquet_rows(file: &SerializedFileReader<Bytes>) -> Vec<Vec<String>> {
    let rows = file.get_row_iter(None).unwrap().map(|own| own.unwrap());
    rows.map(|row| row.get_column_iter().map(|(_, field)| comma::text(cell(field))).collect()).collect()
}

fn cell(field: &Field) -> super::super::table::Cell {
    use super::super::table::Cell;
    match field {
        Field::Null => Cell::Empty,
        Field::Str(text) => Cell::Text(text.clone()),
        Field::Long(number) => Cell::Whole(*number),
        Field::Double(number) => Cell::Number(*number),
        Field::Bool(is) => Cell::Flag(*is),
        Field::Date(days) => Cell::Day(jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(*days)),
        Field::ListInternal(list) => Cell::List(
            list.elements()
                .iter()
                .map(|own| match own {
                    Field::Str(text) => Some(text.clone()),
                    Field::Null => None,
                    other => panic!("{other}"),
                })
                .collect(),
        ),
        other => panic!("{other}"),
    }
}

#[test]
fn parquet_and_csv_hold_the_same() {
    let store = store();
    for table in Table::ALL {
        let mut csv = csv_rows(table, &store);
        let names: Vec<&str> = table.columns().iter().map(|own| own.name).collect();
        assert_eq!(csv.remove(0), names);
        assert!(!csv.is_empty(), "{} has no rows to compare", table.name());
        let file = opened(bytes(&store, Format::Parquet(table)));
        assert_eq!(parquet_rows(&file), csv, "{}", table.name());
    }
}

#[test]
fn groups_of_rows_are_one_table() {
    let store = store();
    for size in [1, 2, 1000] {
        let mut out = Vec::new();
        writer::grouped(&store, &Filter::default(), Table::Events, size, &mut out).unwrap();
        let file = opened(out);
        let rows = csv_rows(Table::Events, &store).len() - 1;
        assert_eq!(file.num_row_groups(), rows.div_ceil(size));
        assert_eq!(parquet_rows(&file), csv_rows(Table::Events, &store)[1..]);
    }
}

#[test]
fn parquet_has_the_types_of_the_codebook() {
    let store = Sqlite::in_memory().unwrap();
    for table in Table::ALL {
        let file = opened(bytes(&store, Format::Parquet(table)));
        assert_eq!(file.metadata().file_metadata().num_rows(), 0);
        assert_eq!(
            file.metadata().file_metadata().created_by(),
            Some(concat!("dateline version ", env!("CARGO_PKG_VERSION")))
        );
        let schema = file.metadata().file_metadata().schema_descr();
        for (at, Column { name, holds, may_be_empty, .. }) in table.columns().into_iter().enumerate() {
            let leaf = schema.column(at);
            assert_eq!(schema.get_column_root(at).name(), *name);
            let logical = leaf.logical_type_ref().cloned();
            let levels = (leaf.max_def_level(), leaf.max_rep_level());
            let plain = (i16::from(*may_be_empty), 0);
            let (physical, kind, expected) = match holds {
                Holds::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String), plain),
                Holds::List => (Physical::BYTE_ARRAY, Some(LogicalType::String), (2, 1)),
                Holds::Whole => (Physical::INT64, Some(LogicalType::integer(64, true)), plain),
                Holds::Number => (Physical::DOUBLE, None, plain),
                Holds::Flag => (Physical::BOOLEAN, None, plain),
                Holds::Day => (Physical::INT32, Some(LogicalType::Date), plain),
            };
            assert_eq!((leaf.physical_type(), logical, levels), (physical, kind, expected), "{name}");
        }
    }
}

#[test]
fn what_must_be_filled_is() {
    let store = store();
    for table in Table::ALL {
        let columns = table.columns();
        table
            .each(&store, &Filter::default(), &mut |cells| {
                assert_eq!(cells.len(), columns.len());
                for (column, cell) in columns.iter().zip(&cells) {
                    use super::super::table::Cell;
                    let fits = match cell {
                        Cell::Empty => column.may_be_empty,
                        Cell::Text(_) => column.holds == Holds::Text,
                        Cell::List(_) => column.holds == Holds::List,
                        Cell::Whole(_) => column.holds == Holds::Whole,
                        Cell::Number(_) => column.holds == Holds::Number,
                        Cell::Flag(_) => column.holds == Holds::Flag,
                        Cell::Day(_) => column.holds == Holds::Day,
                    };
                    assert!(fits, "{}.{}: {cell:?}", table.name(), column.name);
                }
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn an_empty_store_gives_a_header() {
    let store = Sqlite::in_memory().unwrap();
    for table in Table::ALL {
        assert_eq!(csv_rows(table, &store).len(), 1);
        let names: BTreeSet<&str> = table.columns().iter().map(|own| own.name).collect();
        assert_eq!(names.len(), table.columns().len(), "a column of {} is there twice", table.name());
    }
}

#[test]
fn csv_is_lines_that_end_as_they_should_and_harm_nobody() {
    let store = store();
    let reports = String::from_utf8(bytes(&store, Format::Csv(Table::Reports))).unwrap();
    assert!(reports.ends_with("\r\n"));
    assert!(reports.contains(",\"'=HYPERLINK(\"\"x\"\") <script>alert(1)</script>\","), "{reports}");
    assert!(reports.contains("\"Talks; and\na second line\""), "{reports}");
}
